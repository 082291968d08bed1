#include "law/national/caiku_2021_22/articles.hpp"

#include <set>

namespace qiyue::law::caiku_2021_22 {

// LP-055 审查成员含采购、财务、业务、监督内部机构;参与编制的专家和第三方不得参与审查
// `members`: [{unit, took_part}]; took_part: drafted the need or advised on it.
void reviewers_of_all_units(Facts const& facts, Numbers const&, Findings& findings) {
    struct Unit {
        char const* name;
        Text label;
    };
    static Unit const units[] = {{"procurement", {"采购", "procurement"}},
                                 {"finance", {"财务", "finance"}},
                                 {"business", {"业务", "business"}},
                                 {"supervision", {"监督", "supervision"}}};
    std::set<std::string> present;
    std::size_t place = 0;
    for (auto const& member : facts.list("members")) {
        present.insert(member.text("unit"));
        auto const field = "members." + std::to_string(place++) + ".person";
        if (member.yes("took_part")) {
            findings.refuse(
                "need.reviewer_took_part", field,
                {"参与编制或论证的人员不得参与审查", "who drafted the need or advised on it may not review it"},
                {"请另派人员审查", "name somebody else"});
        }
    }
    for (auto const& unit : units) {
        if (!present.contains(unit.name)) {
            findings.refuse(
                "need.unit_missing", "members",
                {"审查成员缺少“" + unit.label.zh + "”机构的人员", "nobody of the " + unit.label.en + " unit reviewed"},
                {"请补充该机构的审查人员", "add somebody of that unit"});
        }
    }
}

}  // namespace qiyue::law::caiku_2021_22
