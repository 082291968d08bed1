#include "law/national/reviewing.hpp"

namespace qiyue::law::national {

// LP-148 给供应商的合理时间一般不少于30分钟
// `asked` and `now`: an instant each; `asked` may be missing, when nobody asked for an explanation yet.
void reply_time_given(Facts const& facts, Numbers const& numbers, Findings& findings) {
    constexpr std::int64_t seconds_a_minute = 60;
    auto const minutes = numbers.get("alp_reply_min");
    auto const given =
        facts.given("asked") && facts.instant("now") >= facts.instant("asked").plus_seconds(minutes * seconds_a_minute);
    if (!given) {
        auto const least = std::to_string(minutes);
        findings.refuse("review.low_price_too_soon", "accepted",
                        {"要求说明后不足 " + least + " 分钟，不得认定投标无效",
                         "less than " + least + " minutes have passed since the bidder was asked"},
                        {"请先办理“要求说明报价”，并给足时间", "ask the bidder for an explanation and give the time"});
    }
}

}  // namespace qiyue::law::national
