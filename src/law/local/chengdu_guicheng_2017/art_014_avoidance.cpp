#include "law/local/chengdu_guicheng_2017/articles.hpp"
#include "law/national/reviewing.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-14-4 征求相关供应商、专家的意见
// The article gives no look-back of its own: the regulations' art. 9 and the experts' measures are judged. Who advised
// on the need may sit, but the record says so.
void expert_without_interest(Facts const& facts, Numbers const& numbers, Findings& findings) {
    national::expert_recusal(facts, numbers, findings);
    if (facts.yes("adviser")) {
        findings.warn("expert.adviser", "",
                      {"该专家曾就本项目服务需求提出意见", "this expert advised on the need of this project"},
                      {"已在评审记录中标注", "the record of the review says so"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
