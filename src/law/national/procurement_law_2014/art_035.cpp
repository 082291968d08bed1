#include "law/national/bid_time.hpp"

namespace qiyue::law::national {

// LP-066 自招标文件发出至投标截止不得少于20日
// The day of issue is not counted: issued on the 1st, the deadline may stand on the 21st.
void bid_time_at_least(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("bid_time_min");
    auto const earliest = facts.day("issued").plus_days(days);
    if (facts.day("bid_deadline") < earliest) {
        auto const n = std::to_string(days);
        findings.refuse("tender.bid_time_too_short", "bid_deadline",
                        {"自招标文件发出至投标截止少于 " + n + " 日", "bidders have fewer than " + n + " days"},
                        {"投标截止不早于 " + earliest.iso(), "set the deadline to " + earliest.iso() + " or later"});
    }
}

}  // namespace qiyue::law::national
