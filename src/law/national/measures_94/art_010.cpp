#include "law/national/remedies.hpp"

namespace qiyue::law::national {

// LP-234 采购文件可要求在法定质疑期内一次性提出同一环节的质疑
void one_query_for_each_step(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.yes("asked_at_once") && facts.integer("queries_before") > 0) {
        findings.refuse("remedy.queried_already", "about",
                        {"购买文件要求对同一环节一次性提出质疑，本单位已经提出过",
                         "the document asks for one query about each stage, and you have filed yours"},
                        {"新的理由可以在质疑答复后的投诉中、于已质疑事项范围内提出",
                         "new grounds may stand in a complaint, within what was queried"});
    }
}

}  // namespace qiyue::law::national
