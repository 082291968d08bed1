#include "modules/participation/kinds.hpp"

#include <set>

namespace qiyue::participation {

Heard heard(db::Tx& tx, workflow::Engine const& engine, std::int64_t about) {
    Heard result;
    for (auto const& consultation : engine.children(tx, about, "consultation")) {
        result.consultations_held += consultation.state == "open" ? 0 : 1;
        result.consultations_unpublished += consultation.state == "closed" ? 1 : 0;
        for (auto const& comment : undisposed(tx, consultation.id)) {
            result.undisposed.push_back(comment.receipt);
        }
    }
    for (auto const& advice : store::advice_about(tx, about)) {
        for (auto const& opinion : store::opinions_of(tx, advice.id)) {
            result.advice_undisposed += opinion.disposition.empty() ? 1 : 0;
        }
    }
    return result;
}

Value record(db::Tx& tx, workflow::Engine const& engine, std::int64_t about) {
    Value consultations = Value::list();
    for (auto const& object : engine.children(tx, about, "consultation")) {
        auto page = consultation_page(tx, object.id);
        page.erase("draft");  // the page of the need holds what became of it
        page.set("id", object.id).set("state", object.state);
        consultations.push(page);
    }
    Value advice = Value::list();
    for (auto const& kept : store::advice_about(tx, about)) {
        advice.push(advice_page(tx, kept.id));
    }
    return Value::object().set("consultations", consultations).set("advice", advice);
}

std::vector<std::int64_t> advisers(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    std::set<std::int64_t> people;
    for (auto const& need : engine.of_project(tx, project, "need")) {
        for (auto const& participant : engine.participants(tx, need.id, adviser)) {
            people.insert(participant.person);
        }
    }
    return {people.begin(), people.end()};
}

std::optional<Day> closing_day(db::Tx& tx, std::int64_t consultation) {
    auto const found = store::consultation(tx, consultation);
    return found ? std::optional(found->closes) : std::nullopt;
}

workflow::Module module(workflow::Engine&) {
    return {.name = "participation",
            .migrations = migrations(),
            .procedures = {consultation_procedure(), comment_procedure(), advice_procedure()},
            .operations = {comment_lookup(), consultation_export()}};
}

}  // namespace qiyue::participation
