#include "law/national/inviting.hpp"

namespace qiyue::law::national {

// LP-076 公告、供应商库抽取或书面推荐邀请不少于3家;采购人推荐不高于50%
void found_for_consultation(Facts const& facts, Numbers const& numbers, Findings& findings) {
    suppliers_found(facts, numbers,
                    {.least = "consultation_invite_min", .buyer_share = "consultation_recommend_share_max"}, findings);
}

}  // namespace qiyue::law::national
