#include "law/local/shenyang_2015/articles.hpp"

#include <algorithm>

namespace qiyue::law::shenyang_2015 {

// 项目结束后,要对绩效目标的实现程度、资金使用、服务质量、协作状况等实行严格绩效考核
void four_aspects_marked(Facts const& facts, Numbers const&, Findings& findings) {
    auto const aspects = facts.list("aspects");
    for (auto const& [name, label] :
         {std::pair{"goals", Text{"绩效目标实现程度", "goals reached"}},
          std::pair{"fund_use", Text{"资金使用", "use of money"}}, std::pair{"quality", Text{"服务质量", "quality"}},
          std::pair{"cooperation", Text{"协作状况", "co-operation"}}}) {
        auto const marked =
            std::ranges::any_of(aspects, [&](Facts const& one) { return one.text("aspect") == std::string(name); });
        if (!marked) {
            findings.refuse("evaluation.final_aspect_unmarked", "aspects",
                            {"结项考核缺少“" + label.zh + "”", "the final assessment lacks: " + label.en},
                            {"请在购买主体评价中补充", "the buyer's evaluation adds it"});
        }
    }
}

}  // namespace qiyue::law::shenyang_2015
