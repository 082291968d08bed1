#include "law/national/caiku_2021_22/articles.hpp"

#include <set>

namespace qiyue::law::caiku_2021_22 {

// LP-054 重点审查:非歧视性、竞争性、采购政策、履约风险及其他
void key_items_reviewed(Facts const& facts, Numbers const& numbers, Findings& findings) {
    std::set<std::string> reviewed;
    for (auto const& line : facts.list("items")) {
        reviewed.insert(line.text("item"));
    }
    auto const all = numbers.get("key_review_items");
    if (static_cast<std::int64_t>(reviewed.size()) < all) {
        findings.refuse("need.key_review_incomplete", "key_items",
                        {"重点审查须逐项覆盖非歧视性、竞争性、采购政策、履约风险及其他 " + std::to_string(all) + " 项",
                         "the key review has to cover non-discrimination, competition, policy, risk and the rest"},
                        {"请补充未审查的事项", "add the items that are missing"});
    }
}

}  // namespace qiyue::law::caiku_2021_22
