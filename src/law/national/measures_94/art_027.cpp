#include "law/national/remedies.hpp"

namespace qiyue::law::national {

// LP-245 检验、检测、鉴定、专家评审、补正所需时间不计入. `pauses`: the working days of each, from the day the paper was sent to
// the day the answer came.
Value excluded_time(Facts const& facts, Numbers const&, Steps& steps) {
    std::int64_t days = 0;
    for (auto const& pause : facts.list("pauses")) {
        days += pause.integer("working_days");
    }
    steps.note("excluded_working_days", days);
    return Value::object().set("excluded", days);
}

}  // namespace qiyue::law::national
