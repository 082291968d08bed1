#include "law/national/sanctions.hpp"

namespace qiyue::law::national {

// LP-307 列入不良行为记录,1至3年禁止参加. Of a ban that is ended early, too: it lasts no less than the shortest.
void ban_within_limits(Facts const& facts, Numbers const& numbers, Findings& findings) {
    refuse_ban_outside({.least = "supplier_ban_min", .most = "supplier_ban_max"}, facts, numbers, findings);
}

}  // namespace qiyue::law::national
