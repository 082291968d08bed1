#include "law/national/contracting.hpp"

namespace qiyue::law::national {

namespace {

// 中小企业: by the size that the provider registered.
bool small_or_medium(Facts const& facts) {
    auto const& size = facts.text("size");
    return size == "micro" || size == "small" || size == "medium";
}

}  // namespace

// LP-218 自交付之日起30日内支付;另有约定最长60日
Value payment_days(Facts const& facts, Numbers const& numbers, Steps&) {
    auto const days = small_or_medium(facts) ? numbers.get("payment_due") : 0;
    return Value::object().set("payment_days", days);
}

// LP-219 合同另有约定的付款期限最长不得超过60日
void payment_days_within(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!small_or_medium(facts)) {
        return;
    }
    auto const most = numbers.get("payment_due_max");
    std::size_t place = 0;
    for (auto const& instalment : facts.list("instalments")) {
        auto const field = "instalments." + std::to_string(place++) + ".pay_within_days";
        if (instalment.integer("payment_days") > most) {
            findings.refuse(
                "contract.paid_too_late", field,
                {"第 " + std::to_string(place) + " 期付款期限超过 " + std::to_string(most) + " 日",
                 "instalment " + std::to_string(place) + " is paid later than " + std::to_string(most) + " days"},
                {"承接主体为中小企业的，付款期限最长 " + std::to_string(most) + " 日",
                 "a small or medium enterprise is paid within " + std::to_string(most) + " days"});
        }
    }
}

}  // namespace qiyue::law::national
