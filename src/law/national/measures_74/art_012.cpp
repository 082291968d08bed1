#include "law/national/inviting.hpp"

namespace qiyue::law::national {

// LP-075 公告、供应商库随机抽取或采购人和评审专家分别书面推荐,邀请不少于3家;采购人推荐比例不高于总数50%
void found_for_negotiation(Facts const& facts, Numbers const& numbers, Findings& findings) {
    suppliers_found(facts, numbers, {.least = "negotiation_invite_min", .buyer_share = "buyer_recommend_share_max"},
                    findings);
}

}  // namespace qiyue::law::national
