#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-171 达公开招标数额标准且只能从唯一供应商采购的,公示不少于5个工作日
Value publicity_of_only_supplier(Facts const& facts, Numbers const&, Steps& steps) {
    auto const reached = facts.money("budget") >= facts.money("threshold");
    steps.note("reaches_threshold", reached);
    return Value::object().set("publicity", reached && facts.text("ground") == "only_supplier");
}

// `publicity_working_days`: the working days after the day it begins, up to and with its last.
void publicity_long_enough(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("single_source_publicity_min");
    if (facts.integer("publicity_working_days") < days) {
        auto const n = std::to_string(days);
        findings.refuse("method.publicity_too_short", "publicity_until",
                        {"单一来源公示少于 " + n + " 个工作日", "the publicity runs fewer than " + n + " working days"},
                        {"请延长公示期", "let it run longer"});
    }
}

}  // namespace qiyue::law::national
