#include "modules/performance/steps.hpp"

#include "base/money.hpp"

// What stands: read by payment, appraisal and the renewal of a contract.
namespace qiyue::performance {

namespace {

Outcome outcome_of(Assessment const& a, workflow::Object const& object) {
    auto const& bulletins = a.body["bulletins"];
    auto const issued = bulletins.is_list() && bulletins.size() > 0;
    return {.object = a.id,
            .acceptance = false,
            .score = a.score,
            .announced = issued,
            .objection_open = object.state == "objected",
            .final = object.state == "final",
            .passed = false,
            .digest = issued ? bulletins.items().back()["digest"].text_or({}) : std::string()};
}

std::optional<Outcome> of_acceptance(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract) {
    std::optional<Outcome> found;
    for (auto const& acceptance : engine.children(tx, contract, "acceptance")) {
        auto const outcome = store::paper(tx, acceptance.id)["outcome"];
        if (outcome.is_null()) {
            continue;
        }
        auto const passed = outcome == Value("passed");
        found =
            Outcome{.object = acceptance.id, .acceptance = true, .announced = true, .final = true, .passed = passed};
    }
    return found;
}

}  // namespace

std::optional<Outcome> result(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract, int instalment) {
    auto const terms = contract::terms(tx, engine, contract);
    if (!terms || instalment < 1 || static_cast<std::size_t>(instalment) > terms->instalments.size()) {
        return std::nullopt;
    }
    if (terms->instalments[static_cast<std::size_t>(instalment) - 1].kind == contract::Condition::acceptance) {
        return of_acceptance(tx, engine, contract);
    }
    for (auto const& a : store::assessments(tx, contract)) {
        auto const object = engine.find(tx, a.id);
        auto const closed =
            object && object->state != "planned" && object->state != "scored" && object->state != "cancelled";
        if (a.instalment == instalment && closed) {
            return outcome_of(a, *object);
        }
    }
    return std::nullopt;
}

std::vector<std::int64_t> assessed(db::Tx& tx) {
    return store::assessed(tx);
}

std::vector<Round> rounds(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract) {
    std::vector<Round> all;
    for (auto const& a : store::assessments(tx, contract)) {
        auto const object = engine.find(tx, a.id);
        if (a.score < 0 || !object || object->state == "cancelled") {
            continue;
        }
        std::int64_t sum = 0;
        auto const ratings = store::ratings(tx, a.id);
        for (auto const& rating : ratings) {
            sum += rating.score;
        }
        auto const count = static_cast<std::int64_t>(ratings.size());
        all.push_back({.assessment = a.id,
                       .instalment = a.instalment,
                       .form = a.body["form"].text_or({}),
                       .annual = a.annual,
                       .held = Day::parse(a.body["held"].text()).value(),
                       .score = a.score,
                       .final = object->state == "final",
                       .ratings = count,
                       .rating = count == 0 ? 0 : scale(sum, 1, count, Rounding::half_up)});
    }
    return all;
}

}  // namespace qiyue::performance
