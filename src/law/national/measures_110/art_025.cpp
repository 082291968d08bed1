#include "law/national/framework.hpp"

namespace qiyue::law::national {

// LP-284 价格优先法和质量优先法;除政府定价/指导价及有特别质量要求的仪器外应采用价格优先法
void framework_stage_one_method(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.text("stage_one") == "quality_first" && !facts.yes("government_priced") &&
        !facts.yes("special_instruments")) {
        findings.refuse(
            "framework.quality_first_unfounded", "stage_one",
            {"既不执行政府定价、政府指导价，也不是有特别质量要求的仪器，不能采用质量优先法",
             "neither priced by government nor an instrument of special quality: quality-first is not open to it"},
            {"请采用价格优先法", "use price-first"});
    }
}

}  // namespace qiyue::law::national
