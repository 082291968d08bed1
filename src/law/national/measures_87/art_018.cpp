#include "law/national/documents.hpp"

#include <string>

namespace qiyue::law::national {

// LP-065 提供期限自公告发布之日起不少于5个工作日;期满获取文件者不足3家可顺延并公告
// 期满: the last day itself still belongs to the period.
void documents_offered_longer(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const until = facts.day("documents_until");
    auto const enough = numbers.get("document_period_extend_if_below");
    if (facts.day("today") <= until) {
        findings.refuse(
            "tender.documents_still_offered", "documents_until",
            {"购买文件提供期限 " + until.iso() + " 尚未届满", "the documents are offered until " + until.iso()},
            {"请在期满后办理", "come back when that day has passed"});
    }
    if (facts.integer("documents_taken_by") >= enough) {
        auto const n = std::to_string(enough);
        findings.refuse("tender.documents_taken_by_enough", "",
                        {"获取购买文件的供应商不少于 " + n + " 家，不得顺延",
                         "no fewer than " + n + " suppliers took the documents: the period is not extended"},
                        {"请按原定时间继续", "go on by the times that were announced"});
    }
}

}  // namespace qiyue::law::national
