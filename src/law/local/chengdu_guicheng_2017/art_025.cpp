#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include <algorithm>

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-25-3 采购人和实际使用人或者受益者分离的采购项目,验收方应当通知3人以上实际使用人或者受益者对履约验收情况进行监督。
// 以上 includes the number. The same person counts once.
void users_notified(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.yes("users_separate")) {
        return;
    }
    std::vector<Value> persons;
    for (auto const& row : facts.list("notified")) {
        auto const& person = row.value()["person"];
        if (std::ranges::find(persons, person) == persons.end()) {
            persons.push_back(person);
        }
    }
    auto const least = numbers.get("user_witnesses_min");
    if (static_cast<std::int64_t>(persons.size()) < least) {
        auto const has = std::to_string(persons.size());
        auto const needs = std::to_string(least);
        findings.refuse("acceptance.too_few_users_notified", "notified",
                        {"只通知了 " + has + " 名实际使用人或受益者，应为 " + needs + " 人以上",
                         "only " + has + " actual users were notified; " + needs + " or more are needed"},
                        {"请补充通知后再验收", "notify more of them before the acceptance"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
