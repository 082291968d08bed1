#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include <algorithm>

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-38-3 购买合同的履行、违约责任和解决争议的方式等适用《中华人民共和国合同法》。
// Damages as the contract liquidates them: so much of the amount concerned for each day of delay, and no more than its
// cap, which is the contract's price where it names none.
Value liquidated_damages(Facts const& facts, Numbers const&, Steps& steps) {
    auto const base = facts.money("base");
    auto const a_day = base.share(BasisPoints{facts.integer("rate")}, Rounding::half_up);
    steps.note("damages_of_a_day", a_day.in_fen());
    auto const damages = base.times(facts.integer("rate") * facts.integer("days"), 10'000, Rounding::half_up);
    steps.note("damages_of_all_days", damages.in_fen());
    auto const cap = facts.money("cap");
    steps.note("cap", cap.in_fen());
    return Value::object().set("damages", std::min(damages, cap).in_fen());
}

}  // namespace qiyue::law::chengdu_guicheng_2017
