#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/lots.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"
#include "modules/sealing/api.hpp"

#include <algorithm>

namespace qiyue::tender {

namespace {

using workflow::StepRun;

Value value_of(std::vector<TooFew> const& all, std::int64_t count) {
    Value list = Value::list();
    for (auto const& one : all) {
        list.push(Value::object().set("clause", one.clause.id).set("minimum", one.minimum).set("count", count));
    }
    return list;
}

// Counts under the method's row; tells what was too few, and what let fewer go on.
bool enough(StepRun& run, std::int64_t tender, Counting at, std::int64_t counted, std::optional<Money> lowest = {}) {
    auto const count = tender::count(run.tx, run.judge, tender, at, counted, lowest);
    run.answer.set("failed_under", value_of(count.failed_under, counted));
    if (!count.went_on_under.id.empty()) {
        run.answer.set("went_on_under", count.went_on_under.id);
    }
    return count.failed_under.empty();
}

Result<void> fail_for(StepRun& run, Tender const& t, std::string ground, std::string const& reason) {
    run.to = "failed";
    store::keep_end(run.tx, t.id, reason);
    sealing::erase_shares(run.tx, t.id);
    TRY(sources::set_free(run.tx, run.context, run.ports(), t.id, t.project, t.reservation));
    run.raise(TenderFailed{.tender = t.id, .project = t.project, .ground = std::move(ground)});
    return {};
}

// LP-149: a quote above the ceiling is none.
std::int64_t within_ceiling(Tender const& t, std::vector<OpeningLine> const& lines) {
    auto const ceiling = Money::fen(t.document["ceiling"].integer_or(0));
    return std::ranges::count_if(
        lines, [&](OpeningLine const& line) { return line.outcome == "opened" && line.price <= ceiling; });
}

std::optional<Money> lowest_of(std::vector<OpeningLine> const& lines) {
    std::optional<Money> lowest;
    for (auto const& line : lines) {
        if (line.outcome == "opened" && (!lowest || line.price < *lowest)) {
            lowest = line.price;
        }
    }
    return lowest;
}

}  // namespace

// LP-103 开标在投标截止的同一时间进行
std::optional<Instant> opening_moment(law::Judge judge, Instant deadline) {
    if (!judge.applies(clause::LP_103)) {
        return std::nullopt;
    }
    auto const computed = judge.compute(clause::LP_103, law::Facts().with("bid_deadline", deadline));
    return Instant::parse(computed["opening_at"].text()).value();
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

// The sealed bids are counted, none is opened. LP-102 decides on the instant of the deadline itself: a bid that comes at
// it is in time, so the tender closes only after it.
Result<void> close(StepRun& run) {
    auto const t = stored(run);
    auto const deadline = deadline_of(t);
    if (run.context.now <= deadline) {
        return api::conflict("tender.before_deadline", {"投标截止时间未到", "the bid deadline has not passed"},
                             {"请在 " + deadline.iso() + " 之后办理", "come back after " + deadline.iso()});
    }
    if (auto const lots = store::lots(run.tx, t.id); !lots.empty()) {
        return close_lots(run, lots);
    }
    auto const round = round_of(t);
    auto const bidders = static_cast<std::int64_t>(store::received(run.tx, t.id, round).size());
    run.answer.set("bidders", bidders);
    if (!enough(run, t.id, round == bids_round ? Counting::closing : Counting::quotes_received, bidders)) {
        TRY(fail_for(run, t, "too_few_bidders",
                     round == bids_round ? "投标人不足，不予开标，投标文件原封退回"
                                         : "提交最后报价的供应商不足，采购活动终止，报价原封退回"));
    }
    return {};
}

// The private key is put together from the shares for this step, and kept nowhere. Who keeps the envelopes opens them while the event is raised
// and writes the opening record; what could not be read is not a valid bid.
Result<void> open(StepRun& run) {
    auto const t = stored(run);
    auto const round = round_of(t);
    OpeningHeld held{
        .tender = t.id, .project = t.project, .key = TRY(sealing::combined_key(run, {t.id, round})), .round = round};
    if (auto const lots = store::lots(run.tx, t.id); !lots.empty()) {
        return open_lots(run, t, lots, held.key);
    }
    TRY(run.ports().bus.raise(run.tx, run.context, held));
    sealing::note_opened(run.tx, {t.id, round}, run.context.now);
    auto const lines = store::opening(run.tx, t.id, round);
    auto const readable = std::int64_t{std::ranges::count(lines, "opened", &OpeningLine::outcome)};
    run.answer.set("opening", lines_of(lines)).set("readable", readable);
    auto const goes_on = round == bids_round
        ? enough(run, t.id, Counting::opening, readable)
        : enough(run, t.id, Counting::quotes_opened, within_ceiling(t, lines), lowest_of(lines));
    if (!goes_on) {
        TRY(fail_for(run, t, "too_few_valid_bids",
                     round == bids_round ? "有效投标不足，采购活动失败" : "有效的最后报价不足，采购活动终止"));
    }
    return {};
}

Result<void> cancel(StepRun& run) {
    store::keep_end(run.tx, run.object.id, run.form.text("reason"));
    return end_lots(run, run.object.id, "cancelled", {}, {});
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
    TRY(end_lots(run, t.id, "failed", run.form.text("ground"), run.form.text("reason")));
    return fail_for(run, t, run.form.text("ground"), run.form.text("reason"));
}

}  // namespace qiyue::tender
