#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/forms.hpp"
#include "modules/provider/registry.hpp"

#include <algorithm>

// Whether a provider is qualified: by its form, its papers and what authorities found of it. Asked by the gate of `credit`
// wherever a provider takes part, and before it is confirmed for a year. Who has not registered shows his papers with
// his bid: registering is no condition of taking part (SH-2.2-6), unless the rule of the field asks for an answer.
namespace qiyue::provider {

namespace {

Value rows_of(std::vector<Noted> const& all, std::string_view kind, Day day,
              std::initializer_list<std::pair<char const*, char const*>> names) {
    Value rows = Value::list();
    for (auto const& one : all) {
        if (one.kind == kind && one.on <= day && (!one.lifted_on || day < *one.lifted_on)) {
            auto row = Value::object();
            for (auto const& [from, to] : names) {
                row.set(to, one.body[from]);
            }
            rows.push(row);
        }
    }
    return rows;
}

void judge_findings(law::Judge& judge, std::vector<Noted> const& all, Day day) {
    auto const violations = law::Facts()
                                .with("violations", rows_of(all, "major_violation", day, {{"on", "decided_on"}}))
                                .with("today", day);
    judge.ask(clause::LP_087, violations);
    judge.ask(clause::CDP_7_5a, violations);
    auto const inspections = law::Facts().with(
        "inspections", rows_of(all, "annual_inspection", day, {{"year", "year"}, {"result", "inspection_result"}}));
    judge.ask(clause::CDP_7_5b, inspections);
    judge.ask(clause::SY_4_2_3_b, inspections);
    // CDP-7-5c 未被列入经营异常名录或者严重违法企业名单
    auto const listed = std::ranges::find_if(all, [&](Noted const& one) {
        return (one.kind == "abnormal_list" || one.kind == "serious_list") && one.holds(day);
    });
    auto const found = listed != all.end();
    auto const label = found ? label_in(finding_kinds(), listed->kind) : Text{};
    auto const since = found ? listed->on.iso() : std::string();
    judge.require(clause::CDP_7_5c,
                  law::Facts().with("on_authority_list", found).with("on_list_since", found ? Value(since) : Value()),
                  !found, "provider.on_authority_list", {},
                  {"自 " + since + " 起列入" + label.zh, "on the " + label.en + " since " + since},
                  {"移出名录后可以参加", "it may take part once it is off the list"});
}

}  // namespace

void judge_qualified(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day) {
    auto const registration = store::registration_of(tx, provider);
    auto const organisation = identity::organisation(tx, provider);
    auto const checked = registration && registration->checked();
    auto const type = checked ? legal_type_on(registration->body, day)
        : organisation        ? organisation->attributes["legal_type"].text_or({})
                              : std::string();
    if (!type.empty()) {
        for (auto const clause : {clause::LP_006, clause::CDP_6a, clause::SH_2_2_1}) {
            judge.ask(clause, law::Facts().with("legal_type", type));
        }
    }
    if (checked) {
        auto const paper =
            law::Facts().with("certificate_until", registration->body["certificate_until"]).with("today", day);
        judge.ask(clause::SY_2_2_1, paper);
        judge.ask(clause::CDP_7_1, paper);
    }
    // CDP-6c 若为政府融资平台: the question is answered before it takes part.
    auto const platform = checked ? registration->body["financing_platform"].text_or({}) : std::string();
    judge.require(clause::CDP_6c, law::Facts().with("platform_answered", !platform.empty()), !platform.empty(),
                  "provider.platform_unanswered", {},
                  {"尚未答复是否为政府融资平台", "it has not answered whether it is a financing platform"},
                  {"请在承接主体登记中答复", "answer it in the registration"});
    // LA-5.2.1 对社会力量参与政府的资格进行监督和检查
    auto const lost = registration && registration->standing == "unqualified";
    judge.require(clause::LA_5_2_1, law::Facts().with("found_unqualified", lost), !lost, "provider.unqualified", {},
                  {"登记管理机关检查结论为不符合资格", "its authority found it not qualified"},
                  {"整改并变更登记、经核验后恢复", "put it right, change the registration and have it checked"});
    judge_findings(judge, store::findings(tx, provider), day);
}

namespace {

// Whether the latest assessment was passed, as buyers or authorities told it; nothing for who never was assessed.
std::optional<bool> latest_result(db::Tx& tx, std::int64_t provider, std::vector<Noted> const& findings) {
    std::optional<Day> on;
    std::optional<bool> passed;
    for (auto const& one : results(tx, provider)) {
        on = one.on;
        passed = one.passed;
    }
    for (auto const& one : findings) {
        if (one.kind == "assessment" && !one.lifted_on && (!on || *on <= one.on)) {
            on = one.on;
            passed = one.body["result"].text_or({}) == "passed";
        }
    }
    return passed;
}

// DG-7-1a, DG-7-1b, DG-7-3b, DG-7-4a, DG-7-4b: who may provide social work.
void judge_social_work(db::Tx& tx, law::Judge& judge, std::int64_t provider, Value const& body, Day day) {
    auto const social = body["legal_type"].text_or({}) == "social_organisation" && body["subtype"].is_text();
    judge.require(clause::DG_7_1a,
                  law::Facts()
                      .with("legal_type", body["legal_type"].text_or({}))
                      .with("subtype_given", body["subtype"].is_text()),
                  social, "provider.not_of_the_three_forms", "legal_type",
                  {"社会工作服务由依法登记的社会团体、民办非企业单位或基金会提供",
                   "social work is provided by associations, non-enterprise units and foundations"},
                  {"请由符合条件的社会组织申请", "let such an organisation apply"});
    auto const findings = store::findings(tx, provider);
    Value grade, by, until;
    std::string bad;
    for (auto const& one : findings) {
        if (one.kind == "grade" && !one.lifted_on) {
            grade = one.body["grade"];
            by = one.body["graded_by"];
            until = one.body["until"];
        }
        auto const result = one.body["result"].text_or({});
        auto const against =
            one.kind == "penalty" || (one.kind == "annual_inspection" && (result == "failed" || result == "refused"));
        if (against && one.holds(day)) {
            bad += (bad.empty() ? "" : "、") + label_in(finding_kinds(), one.kind).zh + " " +
                one.body["document"].text_or({});
        }
    }
    if (body["established_on"].is_text()) {
        judge.ask(clause::DG_7_1b,
                  law::Facts()
                      .with("established_on", body["established_on"])
                      .with("today", day)
                      .with("grade", grade)
                      .with("grade_by", by)
                      .with("grade_until", until));
    }
    std::int64_t staff = 0, workers = 0;
    if (body["staff"].is_list()) {
        for (auto const& one : body["staff"].items()) {
            staff += one["count"].integer_or(0);
            workers += one["role"].text_or({}) == "social_worker" ? one["count"].integer_or(0) : 0;
        }
    }
    judge.ask(clause::DG_7_3b, law::Facts().with("staff", staff).with("social_workers", workers));
    judge.require(clause::DG_7_4a, law::Facts().with("bad_records", bad), bad.empty(), "provider.bad_record", {},
                  {"有不良记录：" + bad, "a bad record stands against it: " + bad},
                  {"记录更正或移出后可以申请", "apply once it is lifted"});
    auto const latest = latest_result(tx, provider, findings);
    auto const failed = latest && !*latest;
    judge.require(clause::DG_7_4b,
                  law::Facts().with("assessed_before", latest.has_value()).with("latest_passed", !failed), !failed,
                  "provider.latest_failed", {}, {"最近一次考核评估未达合格", "its latest assessment was not passed"},
                  {"最近一次考核评估合格后可以申请", "apply once the latest one was passed"});
}

// LA-II.4-f 企业:主要是服务业: nothing is refused; who decides sees it.
void warn_of_scope(law::Judge& judge, Value const& body) {
    auto const scope = body["business_scope"].text_or({});
    auto const serves = scope.find("服务") != std::string::npos;
    if (body["legal_type"].text_or({}) == "enterprise") {
        judge.ask(clause::LA_II_4_f, law::Facts().with("business_scope", scope).with("scope_serves", serves));
    }
}

}  // namespace

void judge_scope(db::Tx& tx, law::Judge& judge, std::int64_t provider, std::string const& scope, Day day) {
    auto const registration = store::registration_of(tx, provider);
    if (!registration || !registration->checked()) {
        return;
    }
    judge_registration(tx, judge, registration->body, day);
    judge_qualified(tx, judge, provider, day);
    if (scope == "social_work") {
        judge_social_work(tx, judge, provider, registration->body, day);
    }
    warn_of_scope(judge, registration->body);
}

}  // namespace qiyue::provider
