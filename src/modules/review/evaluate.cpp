#include "modules/review/evaluating.hpp"
#include "modules/review/preferences.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// From signed sheets and prices to the order of the bids. All figures are computed.
namespace qiyue::review {

namespace {

Value const& row_of(Value const& list, std::int64_t id) {
    static Value const none = Value::object();
    auto const found = std::ranges::find_if(list.items(), [&](Value const& row) { return row["id"] == Value(id); });
    return found == list.items().end() ? none : *found;
}

// CD-21-5: the bid's value in the published band. A bid that offers no value for it scores nothing there.
std::vector<Computed> by_bands(StepRun& run, Scoring const& scoring) {
    std::vector<Computed> all;
    for (auto const& factor : scoring.document.factors) {
        if (!factor.interval || factor.category == "price") {
            continue;
        }
        Value bands = Value::list();
        for (auto const& band : factor.bands) {
            bands.push(Value::object().set("from", band.from).set("to", band.to).set("score", band.score));
        }
        for (auto const& bid : scoring.bids) {
            auto const value = offered(scoring.opened, bid.bid, factor.id);
            if (bid.valid() && value) {
                auto const computed =
                    run.judge.compute(clause::CD_21_5, law::Facts().with("value", *value).with("bands", bands));
                all.push_back({.bid = bid.bid, .factor = factor.id, .score = computed["score"].integer()});
            }
        }
    }
    return all;
}

// LP-139 评标总得分=F1×A1+…+Fn×An: the members' points are factor scores times their weights already.
Value parts_of(std::int64_t id, std::int64_t technical, std::int64_t price) {
    return Value::object().set("id", id).set(
        "parts",
        Value::list()
            .push(Value::object().set("part", "technical").set("points", technical))
            .push(Value::object().set("part", "price").set("points", price)));
}

// LP-139 of tenders; elsewhere both parts are simply added.
Value summed(StepRun& run, tender::Document const& document, Value parts) {
    if (document.by_tender_rules()) {
        return run.judge.compute(clause::LP_139, law::Facts().with("bids", std::move(parts)))["totals"];
    }
    Value totals = Value::list();
    for (auto const& bid : parts.items()) {
        std::int64_t total = 0;
        for (auto const& part : bid["parts"].items()) {
            total += part["points"].integer();
        }
        totals.push(Value::object().set("id", bid["id"]).set("total", total));
    }
    return totals;
}

// By the rule of the method, then by what the document announced beyond it.
Value ordered(StepRun& run, tender::Document const& document, law::Facts const& facts, Value bids) {
    return run.judge.compute(
        document.ordered_under,
        law::Facts().with("tie_rule", facts.value()["tie_rule"]).with("bids", std::move(bids)))["ranking"];
}

// By the formulas of the method's row. `local`: the ranking of CD-21-8, whose means of the members' points hold here too.
Value scored_by_method(StepRun& run, tender::Document const& document, law::Facts const& facts, Value const& local) {
    Value prices = Value::list();
    for (auto bid : facts.value()["bids"].items()) {
        bid.erase("scores");
        prices.push(std::move(bid));
    }
    auto const priced = run.judge.compute(
        document.scored_under,
        law::Facts().with("price_weight", facts.integer("price_weight")).with("bids", std::move(prices)));
    Value parts = Value::list();
    for (auto const& bid : facts.value()["bids"].items()) {
        auto const id = bid["id"].integer();
        parts.push(parts_of(id, row_of(local, id)["technical"].integer_or(0),
                            row_of(priced["scores"], id)["price_score"].integer_or(0)));
    }
    auto const totals = summed(run, document, std::move(parts));
    Value rows = Value::list();
    for (auto const& bid : facts.value()["bids"].items()) {
        auto const id = bid["id"].integer();
        auto const& score = row_of(priced["scores"], id);
        auto row = Value::object()
                       .set("id", id)
                       .set("price", score["price"].integer_or(0))
                       .set("price_score", score["price_score"].integer_or(0))
                       .set("technical", row_of(local, id)["technical"].integer_or(0))
                       .set("total", row_of(totals, id)["total"].integer_or(0));
        carry_preferences(bid, row);
        rows.push(std::move(row));
    }
    return ordered(run, document, facts, std::move(rows));
}

// The prices that CD-21-7 compared, as the rule of the method orders them: who is out for a minimum requirement stands in
// no order.
Value ordered_by_method(StepRun& run, tender::Document const& document, law::Facts const& facts, Value const& local) {
    Value prices = Value::list();
    if (document.by_tender_rules()) {
        prices = run.judge.compute(clause::LP_135, law::Facts().with("bids", facts.value()["bids"]))["compared"];
    } else {
        for (auto const& row : local.items()) {
            prices.push(Value::object().set("id", row["id"]).set("price", row["price"]));
        }
    }
    Value rows = Value::list();
    for (auto row : prices.items()) {
        carry_preferences(row_of(facts.value()["bids"], row["id"].integer()), row);
        rows.push(std::move(row));
    }
    Value ranking = Value::list();
    auto const in_order = ordered(run, document, facts, std::move(rows));
    for (auto const& row : in_order.items()) {
        if (row_of(local, row["id"].integer()).has("id")) {
            ranking.push(row);
        }
    }
    return ranking;
}

}  // namespace

Evaluated evaluate(StepRun& run, Scoring const& scoring) {
    auto const& document = scoring.document;
    auto const by_method = !document.ordered_under.id.empty();
    if (document.evaluation == tender::Evaluation::lowest_price) {
        auto const facts = lowest_price_facts(scoring);
        // CD-21-7 采用最低价为成交原则的; SH-2.4-8 最低评标价法确定承接主体
        auto const under = run.judge.applies(clause::SH_2_4_8) ? clause::SH_2_4_8 : clause::CD_21_7;
        auto const local = run.judge.compute(under, facts)["ranking"];
        return {.ranking = by_method ? ordered_by_method(run, document, facts, local) : local, .bands = Value::list()};
    }
    auto const computed = by_bands(run, scoring);
    Value bands = Value::list();
    for (auto const& one : computed) {
        bands.push(Value::object().set("bid", one.bid).set("factor", one.factor).set("score", one.score));
    }
    auto const facts = comprehensive_facts(scoring, computed);
    auto const local = run.judge.compute(clause::CD_21_8, facts)["ranking"];
    return {.ranking = by_method ? scored_by_method(run, document, facts, local) : local, .bands = std::move(bands)};
}

}  // namespace qiyue::review
