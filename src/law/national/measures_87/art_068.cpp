#include "law/national/reviewing.hpp"

namespace qiyue::law::national {

// LP-179 5个工作日内未按顺序确定又不能说明合法理由的,视同确定排名第一候选人
// `candidates`: [{id, rank, out}]. Gives the first of those that stand; 0 where none does, or where the first place is
// shared: then the buyer has to decide by the way that the document names.
Value silent_confirmation(Facts const& facts, Numbers const&, Steps&) {
    std::int64_t first = 0;
    std::int64_t rank = 0;
    bool shared = false;
    for (auto const& one : facts.list("candidates")) {
        if (one.yes("out")) {
            continue;
        }
        if (first == 0 || one.integer("rank") < rank) {
            first = one.integer("id");
            rank = one.integer("rank");
            shared = false;
        } else if (one.integer("rank") == rank) {
            shared = true;
        }
    }
    return Value::object().set("confirmed", shared ? 0 : first);
}

}  // namespace qiyue::law::national
