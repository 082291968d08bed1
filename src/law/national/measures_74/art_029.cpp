#include "law/national/bid_time.hpp"
#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-077 谈判文件发出至首次响应截止不少于3个工作日
// `response_working_days`: the working days after the day of issue, up to and with the day of the deadline.
void negotiation_response_time(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("negotiation_response_min");
    if (facts.integer("response_working_days") < days) {
        auto const n = std::to_string(days);
        findings.refuse("tender.response_time_too_short", "bid_deadline",
                        {"自谈判文件发出至首次响应截止少于 " + n + " 个工作日",
                         "suppliers have fewer than " + n + " working days to respond"},
                        {"请推迟首次响应截止时间", "set a later deadline"});
    }
}

// LP-078 影响响应的澄清修改应在截止3个工作日前通知,不足顺延
// `earliest`: the day that the calendar gives for those working days.
Value deadline_after_negotiation_clarification(Facts const& facts, Numbers const&, Steps& steps) {
    return deadline_no_sooner(facts, facts.day("earliest"), steps);
}

}  // namespace qiyue::law::national
