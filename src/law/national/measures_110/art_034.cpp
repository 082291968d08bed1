#include "law/national/framework.hpp"

namespace qiyue::law::national {

// LP-289 按征集文件确定的顺序授予,每家在一个轮候期内只有一次机会
// `turns`: those whose turn it may be, in the order of the document, with the turns each has `taken`. A round is over when
// all of them have had theirs. Gives the place in that order, from 1, and the round that the turn belongs to.
Value framework_next_turn(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const a_round = numbers.get("rotation_turns_per_round");
    auto const turns = facts.list("turns");
    std::int64_t next = 0, fewest = 0;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        auto const rounds = turns[i].integer("taken") / a_round;
        if (i == 0 || rounds < fewest) {
            fewest = rounds;
            next = static_cast<std::int64_t>(i) + 1;
        }
    }
    steps.note("rounds_done", fewest);
    return Value::object().set("turn", next).set("round", fewest + 1);
}

}  // namespace qiyue::law::national
