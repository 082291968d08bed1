#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include <algorithm>
#include <array>

namespace qiyue::law::chengdu_guicheng_2017 {

// CD-19-2 在依法确定多个承接主体的前提下……通过公开招标、邀请招标、竞争性谈判、竞争性磋商等方式择优确定
// The first stage of a framework agreement is such a way too (等方式). `chosen_by` names the way of each provider.
void several_providers_chosen(Facts const& facts, Numbers const& numbers, Findings& findings) {
    static std::array<std::string_view, 5> const competitive{"open", "invited", "negotiation", "consultation",
                                                             "framework"};
    auto const chosen = facts.list("chosen_by");
    auto const fit = [](Facts const& one) {
        return std::ranges::find(competitive, one.text("method")) != competitive.end();
    };
    if (!std::ranges::all_of(chosen, fit)) {
        findings.refuse("voucher.not_competitive", "contracts",
                        {"有承接主体不是经竞争性方式择优确定的", "a provider was not chosen by a competitive method"},
                        {"请只列经公开招标、邀请招标、竞争性谈判、竞争性磋商或框架协议确定的承接主体",
                         "name only providers chosen by a tender, talks or a framework agreement"});
    }
    auto const has = std::to_string(chosen.size());
    auto const least = numbers.count("voucher_providers_min");
    if (static_cast<int>(chosen.size()) < least) {
        auto const needs = std::to_string(least);
        findings.refuse("voucher.too_few_providers", "contracts",
                        {"已签约的承接主体只有 " + has + " 家，凭单制应有 " + needs + " 家以上",
                         has + " providers have a contract; vouchers need " + needs + " or more"},
                        {"请待确定并签订更多承接主体后办理", "choose and contract more of them first"});
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
