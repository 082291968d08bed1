#include "modules/payment/grant.hpp"

#include "law/clauses.gen.hpp"
#include "law/words.hpp"
#include "modules/budget/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/fields.hpp"

#include <algorithm>

// The life of an award or subsidy: 待审定 proposed -> 已审定 decided, public from then on -> 已支付 paid; or 不予给予 rejected. Its money
// comes out of what the year's table leaves the project, never out of the contract's account.
namespace qiyue::payment {

namespace {

using workflow::Engine;
using workflow::Relation;
using workflow::StepRun;

store::Grant stored(StepRun& run) {
    auto found = store::grant(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

// The mean of the rounds whose result stands; -1 where none does.
std::int64_t work_score(db::Tx& tx, Engine const& engine, std::int64_t contract) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (auto const& round : performance::rounds(tx, engine, contract)) {
        sum += round.final ? round.score : 0;
        count += round.final ? 1 : 0;
    }
    return count == 0 ? -1 : scale(sum, 1, count, Rounding::half_up);
}

// DGF-3-2c 根据其工作业绩: this buyer's contracts whose results would be awarded, the best first.
Value candidates(StepRun& run) {
    struct Candidate {
        contract::Terms terms;
        std::int64_t score = 0;
    };
    std::vector<Candidate> found;
    for (auto const id : performance::assessed(run.tx)) {
        auto const terms = contract::terms(run.tx, run.engine, id);
        auto const score = work_score(run.tx, run.engine, id);
        auto judge = run.engine.judge(run.context, run.object.rules);
        judge.ask(clause::DGF_3_2c, law::Facts().with("work_score", score));
        if (terms && terms->buyer == run.object.owner && score >= 0 && judge.verdict().ok()) {
            found.push_back({*terms, score});
        }
    }
    std::ranges::stable_sort(found, std::greater{}, &Candidate::score);
    Value list = Value::list();
    for (auto const& one : found) {
        auto const provider = identity::organisation(run.tx, one.terms.provider);
        list.push(Value::object()
                      .set("rank", static_cast<std::int64_t>(list.size()) + 1)
                      .set("number", one.terms.number)
                      .set("provider_name", provider ? provider->name : std::string())
                      .set("score", one.score));
    }
    return list;
}

void judge_ground(StepRun& run, std::string const& sort) {
    auto const given = run.form.given("ground") && (sort == "award" || run.form.given("criteria"));
    // PF-project-22 奖励; DGF-3-2b 政府要给予一定的补助: nothing is given without saying what for.
    for (auto const rule : {clause::PF_project_22, clause::DGF_3_2b}) {
        run.judge.require(rule, law::Facts().with("matter", run.form.text("matter")).with("ground_given", given), given,
                          "grant.no_ground", run.form.given("ground") ? "criteria" : "ground",
                          {"没有写明给予的依据或标准", "its ground or its criteria are not given"},
                          {"请写明依据；补助还须写明标准", "give the ground, and the criteria of a subsidy"});
    }
}

std::int64_t subsidised_before(StepRun& run, std::int64_t provider, int year) {
    return std::ranges::count_if(store::grants_of_provider(run.tx, provider, year), [&](store::Grant const& one) {
        return one.stage != "rejected" && one.body["sort"] == Value("subsidy") &&
            law::plain(one.body["matter"].text()) == law::plain(run.form.text("matter"));
    });
}

Result<void> propose(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    if (!terms || terms->stage == contract::Stage::drafting) {
        return api::conflict("payment.contract_not_signed",
                             {"合同尚未由双方签订", "the contract is not signed by both sides"},
                             {"请待双方签订合同后再办理", "come back when both sides have signed"});
    }
    auto const sort = run.form.text("sort");
    auto const year = static_cast<int>(run.form.integer("year"));
    auto const score = work_score(run.tx, run.engine, terms->contract);
    judge_ground(run, sort);
    if (sort == "subsidy") {
        run.judge.ask(clause::DGF_3_2b,
                      law::Facts()
                          .with("matter", run.form.text("matter"))
                          .with("subsidised_before", subsidised_before(run, terms->provider, year)));
    } else {
        run.judge.ask(clause::DGF_3_2c, law::Facts().with("work_score", score));
    }
    auto body = run.form.value();
    if (score >= 0) {
        body.set("work_score", score);
    }
    if (sort == "award") {
        body.set("candidates", candidates(run));
    }
    run.object.party = terms->provider;
    run.object.title = run.form.chosen("sort").zh + " · " + run.form.text("matter");
    store::insert(run.tx,
                  store::Grant{.id = run.object.id,
                               .contract = terms->contract,
                               .provider = terms->provider,
                               .year = year,
                               .amount = run.form.money("amount"),
                               .body = body});
    return {};
}

// Set aside out of what the released table leaves the project in the year: a contract's own money stays untouched.
Result<void> decide(StepRun& run) {
    auto grant = stored(run);
    auto const row = budget::released(run.tx, run.object.project, grant.year);
    if (!row || row->left < grant.amount) {
        auto const left = row ? row->left : Money();
        return api::conflict("grant.no_budget",
                             {"本年度购买服务项目表中本项目可用 " + left.in_yuan() + " 元，不足以支付",
                              "the year's table leaves the project " + left.in_yuan() + " yuan, which is not enough"},
                             {"请先办理预算调整", "have the budget adjusted first"});
    }
    auto const paid = ledger::account(run.tx, run.context, run.ports(),
                                      {ledger::Kind::paid, run.object.owner, run.object.project, grant.id});
    grant.reservation =
        TRY(ledger::reserve(run.tx, run.context, run.ports(), {"grant.decide", grant.id, run.object.project},
                            row->account, paid.id, grant.amount));
    grant.stage = "decided";
    grant.body.set("opinion", run.form.text("opinion")).set("decided_on", run.today().iso());
    grant.body.erase("returned_because");
    store::update(run.tx, grant);
    // To the account of its contract; where none is agreed on yet, on paper.
    run.raise(ledger::OrderGiven{.order = {.use = ledger::Use::grant,
                                           .object = grant.id,
                                           .contract = grant.contract,
                                           .project = run.object.project,
                                           .region = run.object.region,
                                           .buyer = run.object.owner,
                                           .provider = grant.provider,
                                           .bank = {},
                                           .account = {},
                                           .amount = grant.amount}});
    return {};
}

Result<void> reject_grant(StepRun& run) {
    auto grant = stored(run);
    grant.stage = "rejected";
    grant.body.set("opinion", run.form.text("opinion"));
    store::update(run.tx, grant);
    return {};
}

Result<void> book_paid(db::Tx& tx, Context const& context, Engine const& engine, workflow::Object const& object,
                       std::string step, std::string const& voucher, Day day) {
    auto grant = store::grant(tx, object.id);
    ENSURE(grant.has_value());
    TRY(ledger::post_reserved(tx, context, engine.ports(), {std::move(step), grant->id, object.project},
                              grant->reservation, grant->amount));
    grant->stage = "paid";
    grant->body.set("voucher", voucher).set("paid_on", day.iso());
    store::update(tx, *grant);
    return {};
}

Result<void> pay(StepRun& run) {
    auto const grant = stored(run);
    auto const voucher = run.form.text("voucher");
    TRY(run.ports().bus.raise(run.tx, run.context,
                              ledger::EnteredByHand{.judge = run.judge,
                                                    .use = ledger::Use::grant,
                                                    .object = grant.id,
                                                    .contract = grant.contract,
                                                    .paid = true,
                                                    .voucher = voucher}));
    return book_paid(run.tx, run.context, run.engine, run.object, "grant.pay", voucher, run.today());
}

// Not paid, or not any more: it is decided on anew, once what was wrong is mended.
Result<void> to_be_decided(db::Tx& tx, Context const& context, Engine const& engine, store::Grant grant,
                           std::string const& because, std::string const& step) {
    grant.stage = "proposed";
    grant.reservation = 0;
    for (auto const* gone : {"voucher", "paid_on", "decided_on"}) {
        grant.body.erase(gone);
    }
    grant.body.set("returned_because", because);
    store::update(tx, grant);
    engine.move(tx, context, grant.id, "proposed", step);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const found = store::grant(tx, object.id);
    return found ? found->body : Value::object();
}

std::vector<workflow::Step> steps() {
    std::vector<workflow::Actor> const head{{"buyer.head", Relation::owner}};
    return {
        {.name = "propose",
         .title = {"提出奖励或补助", "propose an award or subsidy"},
         .from = {},
         .to = "proposed",
         .who = {{"buyer.payer", Relation::owner}},
         .input = &grant_fields(),
         .clauses = {clause::PF_project_22, clause::DGF_3_2b, clause::DGF_3_2c},
         .apply = propose,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "decide",
         .title = {"审定", "decide"},
         .from = {"proposed"},
         .to = "decided",
         .who = head,
         .input = &opinion_fields(),
         .clauses = {clause::PF_project_22, clause::DGF_3_2c},
         .apply = decide,
         .shown_publicly = true},
        {.name = "reject",
         .title = {"不予给予", "reject"},
         .from = {"proposed"},
         .to = "rejected",
         .who = head,
         .input = &opinion_fields(),
         .apply = reject_grant,
         .expected = false},
        {.name = "pay",
         .title = {"登记已支付", "record as paid"},
         .from = {"decided"},
         .to = "paid",
         .who = {{"finance.treasury", Relation::finance}},
         .input = &receipt_fields(),
         .clauses = {clause::PF_project_22},
         .apply = pay,
         .shown_publicly = true},
    };
}

}  // namespace

Result<void> book_grant_answer(db::Tx& tx, Context const& context, Engine const& engine,
                               ledger::OrderAnswered const& answer) {
    auto const object = engine.find(tx, answer.object);
    auto const grant = store::grant(tx, answer.object);
    ENSURE(object && object->state == "decided" && grant);
    if (answer.paid) {
        TRY(book_paid(tx, context, engine, *object, "grant.book_paid", answer.voucher, answer.day));
        engine.move(tx, context, object->id, "paid", "book_paid");
        return {};
    }
    TRY(ledger::void_reserved(tx, context, engine.ports(), {"grant.book_returned", grant->id, object->project},
                              grant->reservation));
    return to_be_decided(tx, context, engine, *grant, answer.reason, "book_returned");
}

Result<void> undo_grant(db::Tx& tx, Context const& context, Engine const& engine, ledger::MoneyCameBack const& back) {
    auto const object = engine.find(tx, back.object);
    auto const grant = store::grant(tx, back.object);
    ENSURE(object && object->state == "paid" && grant);
    auto const room =
        ledger::account(tx, context, engine.ports(), {ledger::Kind::paid, object->owner, object->project, grant->id});
    TRY(ledger::reverse_last(tx, context, engine.ports(), {"grant.came_back", grant->id, object->project}, room.id));
    return to_be_decided(tx, context, engine, *grant, back.reason, "came_back");
}

Value grants_beside(db::Tx& tx, Engine const& engine, std::int64_t contract) {
    Value list = Value::list();
    for (auto const& grant : store::grants_of_contract(tx, contract)) {
        auto const sort = std::ranges::find(grant_sorts(), grant.body["sort"].text(), &Option::value);
        list.push(Value::object()
                      .set("grant", grant.id)
                      .set("sort", law::words(sort->label))
                      .set("matter", grant.body["matter"])
                      .set("amount", grant.amount.in_fen())
                      .set("state_label", law::words(engine.state_of(*engine.find(tx, grant.id)))));
    }
    return list;
}

workflow::Procedure grant_procedure() {
    return {.kind = "grant",
            .plural = "grants",
            .title = {"奖励与补助", "award or subsidy"},
            .states = {{"proposed", {"待审定", "to be decided"}},
                       {"decided", {"已审定", "decided"}},
                       {"paid", {"已支付", "paid"}, /*final=*/true},
                       {"rejected", {"不予给予", "rejected"}, /*final=*/true}},
            .steps = steps(),
            .shows = &grant_page_fields(),
            .view = view,
            .public_in = {"decided", "paid"}};
}

}  // namespace qiyue::payment
