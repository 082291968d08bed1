#include "law/national/methods.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace qiyue::law::national {

namespace {

template <std::size_t N>
void named_and_grounded(Facts const& facts, std::array<std::string_view, N> const& named, Findings& findings) {
    auto const& method = facts.text("method");
    if (std::ranges::find(named, method) == named.end()) {
        findings.refuse("method.not_of_the_law", "method",
                        {"政府采购项目不能采用法律未规定的方式", "a procurement goes by a method that the law names"},
                        {"请选择公开招标，或有法定情形的其他方式", "choose the open tender, or another on its ground"});
    } else if (!facts.yes("open_to_all") && !facts.given("ground")) {
        findings.refuse("method.main_is_open", "ground",
                        {"公开招标是主要方式，其他方式须有法定情形",
                         "the open tender is the main method; every other needs its ground"},
                        {"请选择法定情形，或改用公开招标", "give the ground, or choose the open tender"});
    }
}

}  // namespace

// LP-027 公开招标、邀请招标、竞争性谈判、单一来源、询价、其他认定方式;公开招标为主要方式
// Recognised since: the consultation (财库〔2014〕214号), the framework agreement (110号令), 合作创新采购.
void method_of_the_law(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 8> named{
        "open",    "invited",      "negotiation", "single_source",
        "inquiry", "consultation", "framework",   "cooperative_innovation"};
    named_and_grounded(facts, named, findings);
}

// SH-2.4-2 公开招标、邀请招标、竞争性谈判、竞争性磋商、单一来源采购等方式确定承接主体; CDP-11-3a names the same
void method_of_the_five(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 5> named{"open", "invited", "negotiation", "consultation",
                                                           "single_source"};
    named_and_grounded(facts, named, findings);
}

}  // namespace qiyue::law::national
