#include "law/bands.hpp"
#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-13-8 核心需求应当列明并细化或量化
void core_needs_broken_down(Facts const& facts, Numbers const& numbers, Findings& findings) {
    int core = 0;
    std::size_t place = 0;
    for (auto const& requirement : facts.list("requirements")) {
        auto const field = "requirements." + std::to_string(place++);
        if (!requirement.yes("core")) {
            continue;
        }
        core += 1;
        if (requirement.integer("parts") == 0 && !requirement.yes("quantified")) {
            auto const& name = requirement.text("name");
            findings.refuse("need.core_not_broken_down", field,
                            {"核心需求“" + name + "”既未细化也未量化",
                             "the core requirement “" + name + "” is neither broken down nor quantified"},
                            {"请列出细项，或给出量化指标", "list its parts, or give an indicator with a value"});
        }
    }
    if (core < numbers.count("core_requirements_min")) {
        findings.refuse("need.core_missing", "requirements", {"没有列明核心需求", "no requirement is marked as core"},
                        {"请标明核心需求", "mark the core requirements"});
    }
}

// CD-13-9 考核管理结果应与资金支付相衔接。
void assessment_linked_to_payment(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.given("bands")) {
        findings.refuse("need.payment_bands_missing", "bands",
                        {"没有规定考核结果如何影响资金支付", "nothing says how the assessment changes the payment"},
                        {"请按考核分数分档，写明各档支付比例", "give a share of payment for each band of marks"});
        return;
    }
    check_cover(read_bands(facts, "bands", "ratio"), 0, full_marks, "need.payment_bands", "bands", findings);
}

}  // namespace qiyue::law::chengdu_guicheng_2017
