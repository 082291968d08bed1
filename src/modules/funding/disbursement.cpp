#include "law/clauses.gen.hpp"
#include "modules/funding/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/api.hpp"

#include <algorithm>

// The life of a disbursement 拨付: made 已拨付, by finance to the buyer, for one instalment of a contract; 已收回 taken_back where it was
// wrong.
namespace qiyue::funding {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

constexpr std::int64_t most_instalments = 200;

Fields const& record_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::integer("instalment", {"期次", "instalment"}).between(1, most_instalments),
        field::money("amount", {"拨付金额", "amount"}).at_least(1),
        field::day("day", {"拨付日", "on"}),
        field::text("voucher", {"拨款凭证号", "voucher"}),
        field::digest("paper", {"拨款凭证", "voucher file"}).maybe(),
    };
    return fields;
}

Fields const& reason_fields() {
    static Fields const fields{field::prose("reason", {"收回原因", "why"})};
    return fields;
}

Fields const& page_fields() {
    static Fields const fields = [] {
        auto all = record_fields();
        all.push_back(field::prose("reason", {"收回原因", "why it was taken back"}));
        return all;
    }();
    return fields;
}

Result<contract::Instalment> instalment_of(contract::Terms const& terms, std::int64_t number) {
    auto const found = std::ranges::find(terms.instalments, number, &contract::Instalment::number);
    if (found == terms.instalments.end()) {
        return api::invalid("disbursement.no_such_instalment", "instalment",
                            {"合同没有第 " + std::to_string(number) + " 期",
                             "the contract has no instalment " + std::to_string(number)},
                            {"合同共 " + std::to_string(terms.instalments.size()) + " 期",
                             "it has " + std::to_string(terms.instalments.size())});
    }
    return *found;
}

Result<void> record(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    if (!terms || terms->stage == contract::Stage::drafting) {
        return api::conflict("disbursement.contract_not_signed",
                             {"合同尚未由双方签订", "the contract is not signed by both sides"},
                             {"请待双方签订合同后再办理", "come back when both sides have signed"});
    }
    auto const instalment = TRY(instalment_of(*terms, run.form.integer("instalment")));
    if (run.form.day("day") > run.today()) {
        return api::invalid("disbursement.in_future", "day", {"拨付日不能晚于今天", "the day can't lie in the future"},
                            {"请填写实际拨付之日", "give the day on which it was made"});
    }
    auto const before = disbursed(run.tx, terms->contract, instalment.number);
    auto const left = instalment.amount - before;
    if (run.form.money("amount") > left) {
        return api::invalid("disbursement.above_instalment", "amount",
                            {"本期约定 " + instalment.amount.in_yuan() + " 元，已拨付 " + before.in_yuan() + " 元",
                             instalment.amount.in_yuan() + " yuan agreed, " + before.in_yuan() + " disbursed before"},
                            {"最多还可拨付 " + left.in_yuan() + " 元", "at most " + left.in_yuan() + " yuan"});
    }
    store::insert(run.tx,
                  {.id = run.object.id,
                   .contract = terms->contract,
                   .instalment = instalment.number,
                   .amount = run.form.money("amount"),
                   .body = run.form.value()});
    run.object.party = terms->provider;
    run.object.title = terms->number + " · 第" + std::to_string(instalment.number) + "期拨付";
    if (before + run.form.money("amount") >= wanted(run.tx, *terms, instalment)) {
        run.engine.close_duty(run.tx, run.context, terms->contract, duty_of(instalment.number));
    }
    return {};
}

// What was taken back is owed again, by the day by which it was owed before.
void ask_again(StepRun& run, store::Disbursement const& made) {
    auto const terms = contract::terms(run.tx, run.engine, made.contract);
    auto const object = run.engine.find(run.tx, made.contract);
    ENSURE(terms && object);
    auto const& instalment = terms->instalments[static_cast<std::size_t>(made.instalment - 1)];
    auto const rule = rule_of(run.judge);
    if (rule.id.empty() || disbursed(run.tx, made.contract, made.instalment) >= wanted(run.tx, *terms, instalment)) {
        return;
    }
    auto const duties = run.engine.duties(run.tx, terms->project, /*only_open=*/false);
    auto const is_its = [&](workflow::Duty const& one) {
        return one.object == made.contract && one.name == duty_of(made.instalment);
    };
    auto const before = std::ranges::find_if(duties, is_its);
    auto const open =
        std::ranges::any_of(duties, [&](workflow::Duty const& one) { return is_its(one) && !one.closed; });
    if (before != duties.end() && !open) {
        open_duty(run.tx, run.context, run.engine, *object, made.instalment, rule, before->due);
    }
}

Result<void> take_back(StepRun& run) {
    auto made = store::find(run.tx, run.object.id);
    ENSURE(made.has_value());
    made->stage = "taken_back";
    made->body.set("reason", run.form.text("reason"));
    store::update(run.tx, *made);
    ask_again(run, *made);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const made = store::find(tx, object.id);
    return made ? made->body : Value::object();
}

}  // namespace

Clause rule_of(law::Judge const& judge) {
    for (auto const rule : {clause::CDP_15d, clause::DG_10_4}) {
        if (judge.applies(rule)) {
            return rule;
        }
    }
    return {};
}

std::string duty_of(int instalment) {
    return "funding.disburse." + std::to_string(instalment);
}

void open_duty(db::Tx& tx, Context const& context, workflow::Engine const& engine, workflow::Object const& contract,
               int instalment, Clause rule, Day due) {
    auto const number = std::to_string(instalment);
    engine.open_duty_until(
        tx, context, contract,
        {.duty = duty_of(instalment),
         .title = {"向购买主体拨付第" + number + "期资金", "disburse instalment " + number + " to the buyer"},
         .deadline = {},
         .clause = rule,
         .holder = {"finance.treasury", workflow::Relation::finance}},
        due, identity::finance_of(tx, contract.region));
}

Money wanted(db::Tx& tx, contract::Terms const& terms, contract::Instalment const& instalment) {
    for (auto const& paid : payment::paid(tx, terms.contract)) {
        if (paid.instalment == instalment.number) {
            return paid.amount;
        }
    }
    return instalment.amount;
}

Money disbursed(db::Tx& tx, std::int64_t contract, int instalment) {
    Money sum;
    for (auto const& one : store::of_contract(tx, contract)) {
        sum += one.stage == "made" && one.instalment == instalment ? one.amount : Money();
    }
    return sum;
}

workflow::Procedure disbursement_procedure(workflow::Engine const&) {
    std::vector<Actor> const treasury{{"finance.treasury", Relation::finance}};
    return {.kind = "disbursement",
            .plural = "disbursements",
            .title = {"资金拨付", "disbursement"},
            .states = {{"made", {"已拨付", "disbursed"}}, {"taken_back", {"已收回", "taken back"}, /*final=*/true}},
            .steps = {{.name = "record",
                       .title = {"登记拨付", "record a disbursement"},
                       .from = {},
                       .to = "made",
                       .who = treasury,
                       .input = &record_fields(),
                       .clauses = {clause::CDP_15d, clause::DG_10_4},
                       .apply = record,
                       .parent = "contract",
                       .parent_kind = "contract"},
                      {.name = "take_back",
                       .title = {"收回", "take back"},
                       .from = {"made"},
                       .to = "taken_back",
                       .who = treasury,
                       .input = &reason_fields(),
                       .apply = take_back,
                       .expected = false}},
            .shows = &page_fields(),
            .view = view};
}

}  // namespace qiyue::funding
