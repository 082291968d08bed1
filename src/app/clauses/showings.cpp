#include "app/clauses/showings.hpp"

#include "app/clauses/matrix.hpp"

#include <algorithm>
#include <filesystem>

namespace qiyue::app::clauses {

Way way_of(scenario::Story const& story, std::string_view clause) {
    auto const refuses = [&](scenario::Step const& step) {
        return std::ranges::find(step.refused_by, clause) != step.refused_by.end();
    };
    if (std::ranges::none_of(story.steps, refuses)) {
        return Way::done;
    }
    // The same done in the way that the clause allows.
    auto const allowed = std::ranges::any_of(story.steps, [&](scenario::Step const& step) {
        return !step.expects_refusal() && std::ranges::any_of(story.steps, [&](scenario::Step const& refused) {
            return refuses(refused) && refused.action == step.action;
        });
    });
    return allowed ? Way::both : Way::refused;
}

Showings::Showings(law::Rulebook const& rules, std::string const& home)
    : rules_(rules), folder_(home + "/tests/scenarios") {}

void Showings::fill() const {
    for (auto const& one : rules_.cases()) {
        all_[one.clause].cases.push_back(&one);
    }
    if (!std::filesystem::is_directory(folder_)) {
        return;
    }
    scenario::Library library(folder_);
    for (auto const& [clause, carriers] : shown_by(rules_, library)) {
        for (auto const& name : carriers.stories) {
            auto const& story = library.story(name);
            all_[clause].stories.push_back({.name = name, .title = story.title, .way = way_of(story, clause)});
        }
    }
}

Showing const& Showings::of(std::string_view clause) const {
    static Showing const nothing;
    std::call_once(once_, [this] { fill(); });
    auto const found = all_.find(clause);
    return found == all_.end() ? nothing : found->second;
}

}  // namespace qiyue::app::clauses
