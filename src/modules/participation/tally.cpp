#include "modules/participation/tally.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace qiyue::participation {

namespace {

std::vector<Value> items_of(Value const& list) {
    return list.is_list() ? list.items() : std::vector<Value>{};
}

}  // namespace

Value tally(Value const& questions, std::vector<Value> const& sheets) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counts;
    for (auto const& sheet : sheets) {
        for (auto const& answer : items_of(sheet)) {
            counts[{answer["question"].integer(), answer["option"].integer()}] += 1;
        }
    }
    Value result = Value::list();
    std::int64_t question = 0;
    for (auto const& asked : items_of(questions)) {
        question += 1;
        Value options = Value::list();
        std::int64_t option = 0;
        for (auto const& offered : items_of(asked["options"])) {
            option += 1;
            auto line = Value::object();
            line.set("option", offered["option"]).set("count", counts[{question, option}]);
            options.push(line);
        }
        auto line = Value::object();
        line.set("question", asked["question"]).set("options", options);
        result.push(line);
    }
    return result;
}

bool fits(Value const& questions, Value const& sheet) {
    auto const asked = items_of(questions);
    std::set<std::int64_t> seen;
    return std::ranges::all_of(items_of(sheet), [&](Value const& answer) {
        auto const question = answer["question"].integer_or(0);
        auto const option = answer["option"].integer_or(0);
        if (question < 1 || question > static_cast<std::int64_t>(asked.size()) || !seen.insert(question).second) {
            return false;
        }
        auto const& options = asked[static_cast<std::size_t>(question - 1)]["options"];
        return option >= 1 && options.is_list() && option <= static_cast<std::int64_t>(options.size());
    });
}

}  // namespace qiyue::participation
