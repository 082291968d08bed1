#include "law/clauses.gen.hpp"
#include "modules/payment/steps.hpp"

// 应收账款确权: a provider asks the buyer to confirm what it is owed under a contract, so that it may borrow on it. The life:
// 待确认 asked -> 已确认 confirmed, or 不予确认 refused.
namespace qiyue::payment {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Fields const& ask_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::money("amount", {"请求确认的金额", "amount to be confirmed"}).at_least(1),
        field::prose("note", {"说明", "note"}).maybe(),
    };
    return fields;
}

Fields const& confirm_fields() {
    static Fields const fields{
        field::money("confirmed", {"确认的金额", "amount confirmed"}).at_least(1),
        field::prose("opinion", {"说明", "opinion"}).maybe(),
    };
    return fields;
}

Fields const& refuse_fields() {
    static Fields const fields{field::prose("refused_because", {"不予确认的理由", "why it is not confirmed"})};
    return fields;
}

Fields const& shown() {
    static Fields const fields{
        field::money("amount", {"请求确认的金额", "amount to be confirmed"}),
        field::prose("note", {"说明", "note"}),
        field::money("confirmed", {"确认的金额", "amount confirmed"}),
        field::prose("opinion", {"购买主体说明", "opinion of the buyer"}),
        field::prose("refused_because", {"不予确认的理由", "why it is not confirmed"}),
    };
    return fields;
}

// What the contract may still pay, less what was confirmed of it before: nobody confirms more.
Result<void> check_amount(StepRun& run, std::int64_t contract, char const* field) {
    auto const terms = contract::terms(run.tx, run.engine, contract);
    if (!terms || terms->stage == contract::Stage::drafting) {
        return api::conflict("payment.contract_not_signed",
                             {"合同尚未由双方签订", "the contract is not signed by both sides"},
                             {"请待双方签订合同后再办理", "come back when both sides have signed"});
    }
    auto left = terms->price - total_paid(run.tx, contract);
    for (auto const& other : run.engine.children(run.tx, contract, "receivable")) {
        if (other.id != run.object.id && other.state == "confirmed") {
            left -= Money::fen(store::receivable(run.tx, other.id)["confirmed"].integer());
        }
    }
    if (run.form.money(field) > left) {
        return api::invalid(
            "receivable.beyond_price", field,
            {"超过合同价减去已付和已确权后的余额", "it is more than the price less what was paid or confirmed before"},
            {"不超过 " + left.in_yuan() + " 元", "take " + left.in_yuan() + " yuan or less"});
    }
    return {};
}

void keep(StepRun& run) {
    auto body = store::receivable(run.tx, run.object.id);
    for (auto const& [name, value] : run.form.value().members()) {
        body.set(name, value);
    }
    store::keep_receivable(run.tx, run.object.id, body);
}

Result<void> ask(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    TRY(check_amount(run, run.object.parent, "amount"));
    if (terms->provider != run.context.caller.organisation) {
        return api::forbidden({"由合同的承接主体提出", "it is for the contract's own provider to ask"});
    }
    keep(run);
    run.object.party = terms->provider;
    run.object.title = "应收账款确权 " + run.form.money("amount").in_yuan() + " 元";
    // LP-223 自中小企业提出确权请求之日起30日内确认债权债务关系
    if (small_or_medium(run.tx, terms->provider)) {
        run.afterwards.emplace_back([&run]() -> Result<void> {
            run.engine.open_duty(run.tx, run.context, run.object,
                                 {.duty = "receivable.confirm",
                                  .title = {"确认应收账款", "confirm the receivable"},
                                  .deadline = "receivable_confirm_due",
                                  .clause = clause::LP_223,
                                  .holder = {"buyer.payer", Relation::owner}},
                                 run.today());
            return {};
        });
    }
    return {};
}

Result<void> confirm(StepRun& run) {
    TRY(check_amount(run, run.object.parent, "confirmed"));
    keep(run);
    return {};
}

Result<void> refuse(StepRun& run) {
    keep(run);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::receivable(tx, object.id);
}

}  // namespace

workflow::Procedure receivable_procedure() {
    std::vector<Actor> const payer{{"buyer.payer", Relation::owner}};
    return {.kind = "receivable",
            .plural = "receivables",
            .title = {"应收账款确权", "receivable"},
            .states = {{"asked", {"待确认", "asked"}},
                       {"confirmed", {"已确认", "confirmed"}, /*final=*/true},
                       {"refused", {"不予确认", "not confirmed"}, /*final=*/true}},
            .steps = {{.name = "ask",
                       .title = {"请求确认应收账款", "ask for confirmation"},
                       .from = {},
                       .to = "asked",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &ask_fields(),
                       .clauses = {clause::LP_223},
                       .apply = ask,
                       .parent = "contract",
                       .parent_kind = "contract"},
                      {.name = "confirm",
                       .title = {"确认应收账款", "confirm"},
                       .from = {"asked"},
                       .to = "confirmed",
                       .who = payer,
                       .input = &confirm_fields(),
                       .clauses = {clause::LP_223},
                       .closes = {"receivable.confirm"},
                       .apply = confirm},
                      {.name = "refuse",
                       .title = {"不予确认", "refuse"},
                       .from = {"asked"},
                       .to = "refused",
                       .who = payer,
                       .input = &refuse_fields(),
                       .closes = {"receivable.confirm"},
                       .apply = refuse,
                       .expected = false}},
            .shows = &shown(),
            .view = view};
}

}  // namespace qiyue::payment
