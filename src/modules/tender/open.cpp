#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"
#include "modules/tender/store_key.hpp"
#include "platform/crypto/shares.hpp"

#include <algorithm>

namespace qiyue::tender {

namespace {

using workflow::StepRun;

// Asks one clause whether so many are enough; adds it to `failed_under` when they are not.
void count_under(StepRun& run, Clause clause, law::Facts const& facts, std::int64_t count, Value& failed_under) {
    auto const computed = run.judge.compute(clause, facts);
    if (!computed["enough"].boolean_or(true)) {
        failed_under.push(
            Value::object().set("clause", clause.id).set("minimum", computed["minimum"]).set("count", count));
    }
}

Result<void> fail_for(StepRun& run, Tender const& t, std::string ground, std::string const& reason) {
    run.to = "failed";
    store::keep_end(run.tx, t.id, reason);
    store::erase_shares(run.tx, t.id);
    TRY(sources::set_free(run.tx, run.context, run.ports(), t.id, t.project, t.reservation));
    run.raise(TenderFailed{.tender = t.id, .project = t.project, .ground = std::move(ground)});
    return {};
}

Value lines_of(std::vector<OpeningLine> const& lines) {
    Value all = Value::list();
    for (auto const& line : lines) {
        auto one = Value::object().set("bid", line.bid).set("provider", line.provider).set("outcome", line.outcome);
        if (line.outcome == "opened") {
            one.set("price", line.price.in_fen());
        }
        all.push(one);
    }
    return all;
}

}  // namespace

// The sealed bids are counted, none is opened. LP-102 decides on the instant of the deadline itself: a bid that comes at
// it is in time, so the tender closes only after it.
Result<void> close(StepRun& run) {
    auto const t = stored(run);
    if (run.context.now <= *t.bid_deadline) {
        return api::conflict(
            "tender.before_deadline", {"投标截止时间未到", "the bid deadline has not passed"},
            {"请在 " + t.bid_deadline->iso() + " 之后办理", "come back after " + t.bid_deadline->iso()});
    }
    auto const bidders = static_cast<std::int64_t>(store::received(run.tx, t.id).size());
    Value failed_under = Value::list();
    auto const& method = *find_method(t.method);
    if (t.purchase_class == PurchaseClass::procurement && method.tendering) {
        // LP-104 投标人不足3家的,不得开标
        count_under(run, clause::LP_104, law::Facts().with("bidders", bidders), bidders, failed_under);
    }
    count_under(run, clause::CD_18_8, law::Facts().with("valid_bids", bidders).with("least", method.least_bids),
                bidders, failed_under);
    run.answer.set("bidders", bidders).set("failed_under", failed_under);
    if (failed_under.size() > 0) {
        TRY(fail_for(run, t, "too_few_bidders", "投标人不足,不予开标,投标文件原封退回"));
    }
    return {};
}

// The private key is put together from the shares for this step, and kept nowhere. Who keeps the envelopes opens them while the event is raised
// and writes the opening record; what could not be read is not a valid bid.
Result<void> open(StepRun& run) {
    auto const t = stored(run);
    OpeningHeld held{.tender = t.id, .project = t.project, .private_key = TRY(combined_key(run))};
    auto const opened = run.ports().bus.raise(run.tx, run.context, held);
    crypto::wipe(held.private_key);
    TRY(opened);
    store::erase_shares(run.tx, t.id);
    store::keep_opened(run.tx, t.id, run.context.now);
    auto const lines = store::opening(run.tx, t.id);
    auto const readable = std::ranges::count(lines, "opened", &OpeningLine::outcome);
    Value failed_under = Value::list();
    count_under(
        run, clause::CD_18_8,
        law::Facts().with("valid_bids", std::int64_t{readable}).with("least", find_method(t.method)->least_bids),
        readable, failed_under);
    run.answer.set("opening", lines_of(lines))
        .set("readable", std::int64_t{readable})
        .set("failed_under", failed_under);
    if (failed_under.size() > 0) {
        TRY(fail_for(run, t, "too_few_valid_bids", "有效投标不足,采购活动失败"));
    }
    return {};
}

Result<void> cancel(StepRun& run) {
    store::keep_end(run.tx, run.object.id, run.form.text("reason"));
    return {};
}

// LP-106 符合条件或实质响应供应商不足三家、违法违规影响公正、报价均超预算、采购任务取消应废标
Result<void> fail_on_ground(StepRun& run) {
    auto const t = stored(run);
    auto const document = tender::document(run.tx, t.id);
    ENSURE(document.has_value());
    auto const known = std::make_shared<FailureFacts>();
    TRY(run.ports().bus.raise(run.tx, run.context, FailureAsked{.tender = t.id, .facts = known}));
    Value prices = Value::list();
    for (auto const price : known->prices) {
        prices.push(Value::object().set("price", price.in_fen()));
    }
    auto const decided = run.form.given("authority") && run.form.given("decision_number") && run.form.given("decision");
    auto facts = law::Facts()
                     .with("ground", run.form.text("ground"))
                     .with("budget", document->budget)
                     .with("prices", prices)
                     .with("remedy_upheld", known->remedy_upheld)
                     .with("decided", decided);
    if (known->valid_bids) {
        facts.with("valid_bids", *known->valid_bids);
    }
    run.judge.ask(clause::LP_106, facts);
    TRY(run.judge.verdict());
    return fail_for(run, t, run.form.text("ground"), run.form.text("reason"));
}

}  // namespace qiyue::tender
