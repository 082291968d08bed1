#include "law/national/bid_time.hpp"

namespace qiyue::law::national {

// LP-064 招标文件提供期限自开始发出之日起不得少于5个工作日
// `document_working_days`: the working days after the day of issue, up to and with the last day of the offer.
void documents_available_at_least(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const days = numbers.count("document_period_min");
    if (facts.integer("document_working_days") < days) {
        auto const n = std::to_string(days);
        findings.refuse("tender.documents_too_briefly", "documents_until",
                        {"招标文件提供期限少于 " + n + " 个工作日",
                         "the documents are offered for fewer than " + n + " working days"},
                        {"请延长提供期限", "offer them longer"});
    }
}

}  // namespace qiyue::law::national
