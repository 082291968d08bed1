#include "law/national/remedies.hpp"

#include <string>

namespace qiyue::law::national {

// LP-247 投诉事项不得超出已质疑事项范围. What the answer itself gave rise to is not beyond it; `of_matter` is the number of
// the matter in the query, 0 for none.
void complaint_within_query(Facts const& facts, Numbers const&, Findings& findings) {
    auto row = 0;
    for (auto const& matter : facts.list("matters")) {
        auto const number = matter.integer("of_matter");
        auto const queried = number > 0 && number <= facts.integer("matters_queried");
        auto const from_answer = matter.yes("from_answer") && facts.yes("answered");
        if (!queried && !from_answer) {
            findings.refuse("remedy.beyond_the_query", "matters." + std::to_string(row) + ".of_matter",
                            {"投诉事项不在已质疑事项的范围内", "this was not a matter of your query"},
                            {"请写明对应的质疑事项序号；基于质疑答复内容的，请勾选",
                             "name the number of the matter in your query, or say that the answer gave rise to it"});
        }
        ++row;
    }
}

}  // namespace qiyue::law::national
