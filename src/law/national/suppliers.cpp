#include "law/national/suppliers.hpp"

#include <algorithm>
#include <array>

namespace qiyue::law::national {

// LP-006 依法成立的企业、社会组织、公益二类和从事生产经营的事业单位、农村集体经济组织、基层群众性自治组织、具备条件的个人
// CDP-6a, SH-2.2-1: the same but for the last three, which those documents do not name and do not shut out.
void form_may_provide(Facts const& facts, Numbers const&, Findings& findings) {
    static constexpr std::array<std::string_view, 8> allowed{
        "enterprise",           "social_organisation", "agency",         "institution_class_2",
        "institution_business", "collective",          "self_governing", "individual",
    };
    if (std::ranges::find(allowed, facts.text("legal_type")) == allowed.end()) {
        findings.refuse(
            "provider.form_not_allowed", "legal_type",
            {"这一类单位不能作为承接主体", "an organisation of this form cannot be a provider"},
            {"可以承接的是：企业、社会组织、机构、公益二类和从事生产经营的事业单位等；已经改制的，请填写改制后的类型和日期",
             "enterprises, social organisations, licensed agencies, institutions of class II or in business may; "
             "one that was converted gives its new form and the day"});
    }
}

// LP-087 三年内经营活动无重大违法记录; CDP-7-5a 前三年内无重大违法记录. The day of the decision is not counted.
void no_major_violation(Facts const& facts, Numbers const& numbers, Findings& findings) {
    for (auto const& one : facts.list("violations")) {
        auto const until = one.day("decided_on").plus_years(numbers.count("no_major_violation_years"));
        if (one.day("decided_on") <= facts.day("today") && facts.day("today") <= until) {
            findings.refuse(
                "provider.major_violation", "",
                {"参加前三年内有重大违法记录（" + one.text("decided_on") + " 作出）",
                 "a major violation stands on record (decided on " + one.text("decided_on") + ")"},
                {"自 " + until.plus_days(1).iso() + " 起不再计入；记录有误的，请向作出机关提出",
                 "it counts no more from " + until.plus_days(1).iso() + " on; who holds it wrong asks the authority"});
        }
    }
}

// CDP-7-1 依法设立,具有独立承担民事责任的能力; SY-2.2.1 应能够独立承担民事责任: the last day of the certificate still counts.
void certificate_in_force(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.given("certificate_until") && facts.day("certificate_until") < facts.day("today")) {
        findings.refuse("provider.certificate_expired", "certificate_until",
                        {"登记证书已于 " + facts.text("certificate_until") + " 到期，不能证明独立承担民事责任的能力",
                         "the certificate of registration expired on " + facts.text("certificate_until")},
                        {"请先换证并办理续期", "renew the certificate and have it checked"});
    }
}

// CDP-7-5b 通过年检或按要求履行报告公示义务; SY-4.2.3-b: what the authority sent back last decides. Who was never inspected
// has nothing to show, and nothing against it.
void latest_inspection_passed(Facts const& facts, Numbers const&, Findings& findings) {
    std::int64_t year = 0;
    std::string result;
    for (auto const& one : facts.list("inspections")) {
        if (one.integer("year") >= year) {
            year = one.integer("year");
            result = one.text("inspection_result");
        }
    }
    if (year != 0 && result != "passed") {
        auto const of = std::to_string(year);
        findings.refuse("provider.inspection_failed", "",
                        {of + " 年度年检（年报）未通过或未履行", "the annual inspection of " + of + " was not passed"},
                        {"整改并由登记管理机关登记复检结果后可以参加",
                         "once put right and found so by its authority it may take part"});
    }
}

// SY-1.2.1-d 推动公办事业单位与主管部门理顺关系和去行政化
void supervised_by_its_buyer(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.yes("supervised_by_buyer")) {
        findings.warn(
            "provider.supervised_by_buyer", "",
            {"“" + facts.text("supplier_name") + "”的业务主管单位就是购买主体，请核实是否公平竞争",
             "“" + facts.text("supplier_name") + "” is supervised by the buyer itself; see that it competes fairly"},
            {"隶属关系不能作为选择理由", "to belong to the buyer is no ground for choosing it"});
    }
}

// SH-2.2-5 推动行业协会商会与行政机构脱钩
void association_tied_to_its_organ(Facts const& facts, Numbers const&, Findings& findings) {
    if (facts.yes("supervised_by_buyer") && facts.yes("not_decoupled")) {
        findings.warn("provider.not_decoupled", "",
                      {"“" + facts.text("supplier_name") + "”尚未与作为购买主体的行政机关脱钩，存在利益冲突",
                       "“" + facts.text("supplier_name") +
                           "” is not cut loose from the organ that buys: a conflict of interests"},
                      {"请作出是否准予参加的决定并说明理由", "decide whether it may take part, and say why"});
    }
}

// LA-II.4-f 企业:主要是服务业
void enterprise_of_services(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("scope_serves")) {
        findings.warn("provider.scope_without_services", "business_scope",
                      {"企业的经营范围中没有服务", "the scope of the enterprise names no service"},
                      {"请核实其是否具备承接能力", "see whether it is able to provide the service"});
    }
}

// SH-2.5-7 建立政府购买服务信用制度; LA-V.2.6-b 形成优胜劣汰的激励约束机制. Every act counts with its weight until its time is
// over; the sum starts from a base.
Value credit_score(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const today = facts.day("today");
    auto score = numbers.get("credit_score_base");
    auto acts = Value::list();
    steps.note("credit_score_base", score);
    for (auto const& one : facts.list("acts")) {
        auto const until = one.day("from").plus_months(numbers.count("credit_act_validity"));
        auto const counts = one.day("from") <= today && today <= until;
        auto const weight = numbers.get("credit_weight_" + one.text("credit_act"));
        score += counts ? weight : 0;
        acts.push(Value::object()
                      .set("credit_act", one.text("credit_act"))
                      .set("from", one.text("from"))
                      .set("act_until", until.iso())
                      .set("act_weight", weight)
                      .set("act_counts", counts));
    }
    steps.note("acts", acts);
    auto const* const level = score >= numbers.get("credit_level_a_from") ? "A"
        : score >= numbers.get("credit_level_b_from")                     ? "B"
        : score >= numbers.get("credit_level_c_from")                     ? "C"
                                                                          : "D";
    steps.note("credit_score", score);
    return Value::object().set("credit_score", score).set("credit_level", level).set("acts", acts);
}

// SH-3.2-7 不断健全守信激励和失信惩戒机制: each level with its own numbers, so that a place can change what it ties to it.
Value effects_of_level(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const& level = facts.text("credit_level");
    auto const key = level == "A" ? "a" : level == "B" ? "b" : level == "C" ? "c" : "d";
    auto const share = numbers.get("credit_bond_share_" + std::string(key));
    steps.note("bond_share", share);
    return Value::object()
        .set("credit_level", level)
        .set("bond_share", share)
        .set("refused", numbers.get("credit_refused_" + std::string(key)) != 0);
}

// SH-1.2-3b 建立优胜劣汰的动态调整和信息公开机制; LA-III.4-b 建立健全社会力量优胜劣汰机制: so many failures in a row lower a
// standing by one, so many excellent results in a row raise it by one.
Value standing_of_results(Facts const& facts, Numbers const& numbers, Steps& steps) {
    static constexpr std::array<std::string_view, 3> ladder{"demoted", "ordinary", "promoted"};
    std::size_t at = 1;
    std::int64_t fails = 0, praises = 0;
    auto changes = Value::list();
    auto const change = [&](Facts const& because, std::size_t to) {
        if (to != at) {
            changes.push(Value::object()
                             .set("on", because.text("on"))
                             .set("standing_before", std::string(ladder.at(at)))
                             .set("standing", std::string(ladder.at(to))));
        }
        at = to;
        fails = praises = 0;
    };
    for (auto const& one : facts.list("results")) {
        fails = one.yes("passed") ? 0 : fails + 1;
        praises = one.yes("excellent") ? praises + 1 : 0;
        if (fails == numbers.get("standing_fails")) {
            change(one, at == 0 ? 0 : at - 1);
        } else if (praises == numbers.get("standing_praises")) {
            change(one, std::min(at + 1, ladder.size() - 1));
        }
    }
    steps.note("changes", changes);
    return Value::object().set("standing", std::string(ladder.at(at))).set("changes", changes);
}

}  // namespace qiyue::law::national
