#include "law/national/methods.hpp"

#include <string>

namespace qiyue::law::national {

// LP-072 随机方式选择三家以上供应商并发出投标邀请书
void enough_invited(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const least = numbers.get("invited_min");
    if (facts.integer("invited") < least) {
        auto const n = std::to_string(least);
        findings.refuse("method.too_few_invited", "invite",
                        {"邀请招标应随机邀请不少于 " + n + " 家供应商", "an invited tender invites at least " + n},
                        {"请增加邀请数量，或改用公开招标", "invite more, or choose the open tender"});
    }
}

}  // namespace qiyue::law::national
