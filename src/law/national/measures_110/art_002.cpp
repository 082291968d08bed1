#include "law/national/framework.hpp"

namespace qiyue::law::national {

// LP-276 封闭式(主要)和开放式;除另有规定应采用封闭式
void framework_closed_by_default(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.text("framework_kind") == "open_kind" && facts.text("open_ground").empty()) {
        findings.refuse(
            "framework.open_without_ground", "open_ground",
            {"没有规定的情形，应采用封闭式框架协议", "without a ground the agreement is of the closed kind"},
            {"请改为封闭式，或选择开放式的适用情形", "make it closed, or name the ground of the open kind"});
    }
}

}  // namespace qiyue::law::national
