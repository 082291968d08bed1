#include "app/scenario/reasons.hpp"

#include "law/telling.hpp"

namespace qiyue::app::scenario {

namespace {

// A clause with its words, or its id alone.
std::string named(Value const& cite) {
    return cite.is_text() ? cite.text() : cite["clause"].text_or("?");
}

std::string fault_of_finding(Value const& finding) {
    auto const cites = finding["cites"].is_list() && finding["cites"].size() > 0;
    return cites && !finding["why"]["told"].is_object()
        ? "cites " + named(finding["cites"].items().front()) + " and says not why"
        : std::string();
}

// `holder` has the tree beside what programs read.
std::string fault_of_told(Value const& holder) {
    auto const& told = holder["told"];
    if (!told.has("label")) {
        return {};  // what people are told of something else, such as a line of the journal
    }
    auto fault = law::not_told(told);
    auto const rests_on_something = holder.has("outcome") || holder.has("due") || holder.has("facts");
    return fault.empty() && rests_on_something ? law::not_reasoned(told) : fault;
}

std::string fault_of(Value const& object) {
    if (object.has("due") && object["why"].has("label")) {
        auto fault = law::not_told(object["why"]);
        return fault.empty() ? law::not_reasoned(object["why"]) : fault;
    }
    if (object.has("cites") && object.has("code")) {
        if (auto fault = fault_of_finding(object); !fault.empty()) {
            return object["code"].text_or("?") + ": " + fault;
        }
    }
    // A deadline that was counted comes with its sum, and so with its tree.
    if (object.has("due") && object["sum"].is_object() && !object.has("told")) {
        return "a deadline without its tree: " + object["due"].text_or("?");
    }
    return object.has("told") ? fault_of_told(object) : std::string();
}

}  // namespace

std::string unreasoned(Value const& answer) {
    std::string fault;
    if (answer.is_object()) {
        fault = fault_of(answer);
        for (auto const& [key, value] : answer.members()) {
            fault = fault.empty() ? unreasoned(value) : fault;
        }
    } else if (answer.is_list()) {
        for (auto const& item : answer.items()) {
            fault = fault.empty() ? unreasoned(item) : fault;
        }
    }
    return fault;
}

}  // namespace qiyue::app::scenario
