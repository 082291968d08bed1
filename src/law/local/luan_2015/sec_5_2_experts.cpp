#include "law/local/luan_2015/experts.hpp"

#include <string>

namespace qiyue::law::luan_2015 {

// LA-V.2.2-c 加强购买服务专家库建设: who was rated poor so often is proposed to leave.
void poor_experts_leave(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const most = numbers.count("poor_ratings_before_leaving");
    if (facts.yes("stays") && facts.integer("poor_ratings") >= most) {
        auto const n = std::to_string(most);
        findings.refuse("expert.poor_too_often", "result",
                        {"评价为“差”已达 " + n + " 次，应当提出退库", "was rated poor " + n + " times"},
                        {"请选“提出退库”", "propose that he leaves the pool"});
    }
}

}  // namespace qiyue::law::luan_2015
