#include "law/national/reviewing.hpp"

namespace qiyue::law::national {

// LP-186 中标人拒签的,按候选排序确定下一候选或重新采购. A winner refuses by his word, or by letting the days to the signing pass.
void winner_refused(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("refused_in_writing") && facts.day("today") <= facts.day("sign_by")) {
        findings.refuse("award.not_refused", {},
                        {"中标人没有声明拒签，签订期限至 " + facts.day("sign_by").iso() + " 也未届满",
                         "the winner has not refused in writing, and may sign until " + facts.day("sign_by").iso()},
                        {"请待其声明或期满后办理", "wait for its word or for the end of the days"});
    }
}

}  // namespace qiyue::law::national
