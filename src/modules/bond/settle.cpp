#include "modules/bond/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>

// What the buyer does: check what came, give it back, or keep it. What is money stands in the ledger from the check to
// the end: 交纳人 depositor -> 保证金 deposit -> back again, or on to the treasury.
namespace qiyue::bond {

namespace {

using workflow::StepRun;

Bond stored(StepRun& run) {
    auto bond = store::find(run.tx, run.object.id);
    ENSURE(bond.has_value());
    return *std::move(bond);
}

char const* fault_of(Asked const& asked, Form const& form) {
    auto const received = form.money("received");
    if (received == Money()) {
        return "not_received";
    }
    if (received < asked.amount) {
        return "short";
    }
    if (form.instant("received_at") > asked.deadline) {
        return "late";
    }
    return form.yes("genuine") ? "" : "not_genuine";
}

std::int64_t account_of(StepRun& run, Bond const& bond, ledger::Kind kind) {
    auto const owner = kind == ledger::Kind::depositor ? bond.provider : run.object.owner;
    return ledger::account(run.tx, run.context, run.ports(), {kind, owner, run.object.project, bond.id}).id;
}

Result<void> book(StepRun& run, Bond const& bond, std::int64_t from, std::int64_t to) {
    if (bond.is_money() && bond.received() > Money()) {
        TRY(ledger::move(run.tx, run.context, run.ports(), {"bond." + run.step.name, run.object.id, run.object.project},
                         from, to, bond.received()));
    }
    return {};
}

// What is not given back is the treasury's of the buyer's own level.
Result<void> to_treasury(StepRun& run, Bond const& bond) {
    auto const treasury = ledger::account(
        run.tx, run.context, run.ports(),
        {ledger::Kind::treasury, identity::finance_of(run.tx, run.object.region), 0, run.today().year()});
    return book(run, bond, account_of(run, bond, ledger::Kind::deposit), treasury.id);
}

// The day by which it is to be given back, with what a new calendar made of it.
std::optional<Day> due_day(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object) {
    for (auto const& duty : engine.duties(tx, object.project, /*only_open=*/true)) {
        if (duty.object == object.id && duty.name == "bond.give_back") {
            return duty.due;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<void> check(StepRun& run) {
    auto bond = stored(run);
    auto const wanted = asked(run.tx, bond.tender);
    ENSURE(wanted.has_value());
    auto const came = run.form.money("received") > Money();
    if (came && !run.form.given("received_at")) {
        return api::invalid("bond.no_time", "received_at", {"请填写收到时间", "say when it was received"},
                            {"按到账或收件记录填写", "as the bank's or the registry's record says"});
    }
    for (auto const& [name, value] : run.form.value().members()) {
        bond.body.set(name, value);
    }
    auto const fault = std::string(fault_of(*wanted, run.form));
    bond.body.set("in_order", fault.empty());
    if (!fault.empty()) {
        bond.body.set("fault", fault);
    }
    store::update(run.tx, bond);
    if (!came) {
        run.to = "missing";
        return {};
    }
    return book(run, bond, account_of(run, bond, ledger::Kind::depositor),
                account_of(run, bond, ledger::Kind::deposit));
}

// To the account that it came from; where that was not a transfer, to the one agreed on with this buyer.
Result<void> send(StepRun& run) {
    auto const bond = stored(run);
    return send_refund(run, ledger::Use::bond, 0, bond.provider, bond.is_money() ? bond.received() : Money(),
                       bond.body["issuer"].text_or({}), bond.body["from_account"].text_or({}));
}

Result<void> give_back(StepRun& run) {
    auto bond = stored(run);
    // LA-3.2.4 没收投标保证金: what was forfeited is nobody's to give back.
    auto const forfeited = run.object.state == "forfeited";
    run.judge.require(clause::LA_3_2_4,
                      law::Facts().with("forfeited", forfeited).with("decision_number", bond.body["decision_number"]),
                      !forfeited, "bond.forfeited", {},
                      {"该保证金已由财政部门决定没收，不能退还", "the finance department forfeited this bond"},
                      {"不服的，对处罚决定申请行政复议", "who objects asks for a review of that decision"});
    TRY(run.judge.verdict());
    TRY(refund_by_hand(run, ledger::Use::bond, 0));
    note_fee(run.tx, run.engine, run.judge, run.object, bond, run.today());
    if (bond.body.has("fee")) {
        run.answer.set("days_late", bond.body["days_late"]).set("fee", bond.body["fee"]);
    }
    for (auto const& [name, value] : run.form.value().members()) {
        bond.body.set(name, value);
    }
    store::update(run.tx, bond);
    return book(run, bond, account_of(run, bond, ledger::Kind::deposit),
                account_of(run, bond, ledger::Kind::depositor));
}

// LP-098: the fee of each day after the last one. A guarantee is not the bidder's money: nobody had the use of it.
void note_fee(db::Tx& tx, workflow::Engine const& engine, law::Judge& judge, workflow::Object const& object, Bond& bond,
              Day returned) {
    if (auto const due = due_day(tx, engine, object); due && bond.in_hand() > Money()) {
        auto const late = judge.compute(
            clause::LP_098, law::Facts().with("bond", bond.in_hand()).with("due", *due).with("returned", returned));
        bond.body.set("days_late", late["days"]).set("fee", late["fee"]);
    }
}

Result<void> keep(StepRun& run) {
    auto bond = stored(run);
    for (auto const& [name, value] : run.form.value().members()) {
        bond.body.set(name, value);
    }
    store::update(run.tx, bond);
    return to_treasury(run, bond);
}

// LA-3.2.4: a sanction of the department that supervises procurement, by a decision with its number.
Result<void> forfeit(StepRun& run) {
    if (!run.judge.applies(clause::LA_3_2_4)) {
        return api::conflict("bond.no_such_sanction",
                             {"本地规则没有规定没收投标保证金", "no rule of this place forfeits a bid bond"},
                             {"购买主体可依法决定不予退还", "the buyer may decide to keep it on the law's grounds"});
    }
    auto bond = stored(run);
    for (auto const& [name, value] : run.form.value().members()) {
        bond.body.set(name, value);
    }
    bond.body.set("forfeited_on", run.today().iso());
    store::update(run.tx, bond);
    run.engine.close_duty(run.tx, run.context, run.object.id, "bond.give_back");
    return to_treasury(run, bond);
}

}  // namespace qiyue::bond
