#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-27-3 承接主体对通报的考核结果有异议的,应及时书面向购买主体提出异议并提供相应证据。
// `due` is the last day of filing: the deadline "objection_filing" after the result was received.
void objection_evidenced(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.yes("party")) {
        findings.refuse("objection.not_a_party", "",
                        {"异议应由该合同的承接主体提出", "only the contract's provider may object"},
                        {"请由该合同的承接主体提出", "have the provider of this contract file it"});
    }
    if (facts.integer("evidence") < numbers.get("objection_evidence_min")) {
        findings.refuse("objection.no_evidence", "evidence", {"没有提供证据", "no evidence is given"},
                        {"请至少附一份证据", "attach at least one piece of evidence"});
    }
    auto const due = facts.day("due");
    if (facts.day("filed") > due) {
        findings.refuse(
            "objection.too_late", "filed",
            {"提出异议的期限已于 " + due.iso() + " 届满", "objections could be filed until " + due.iso()},
            {"结果已生效；对决定不服的，可循其他救济渠道", "the result stands; other remedies remain open"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
