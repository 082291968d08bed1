#include "modules/remedy/fields.hpp"
#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// The finance department's part in a complaint: the suspension of the purchase, and the decision with its effects.
namespace qiyue::remedy {

namespace {

using workflow::Relation;

// LP-243 被投诉人收到副本5个工作日内书面说明: nobody is found against unheard.
void judge_heard(StepRun& run, Case const& one) {
    auto const sent = Day::parse(one.body["copies_sent_on"].text_or({}));
    auto const explained = one.body["explanations"].is_list() && !one.body["explanations"].items().empty();
    auto const due = sent.ok() ? run.judge.deadline("respondent_reply_due", sent.value()).due : Day{};
    auto const heard = explained || (sent.ok() && run.today() > due);
    auto facts = law::Facts().with("copies_sent", sent.ok()).with("explained", explained);
    if (sent.ok()) {
        facts.with("last_day", due.iso());
    }
    run.judge.require(
        clause::LP_243, facts, heard, "remedy.respondent_not_heard", {},
        {sent.ok() ? "被投诉人的说明期限至 " + due.iso() + "，尚未说明" : std::string("尚未向被投诉人发出投诉书副本"),
         sent.ok() ? "the respondent may explain until " + due.iso() : std::string("no copy was sent yet")},
        {"请待说明或期满后决定", "decide when it was explained, or when the days are over"});
}

// LP-313 影响结果的:终止、另定、撤销合同、赔偿
Result<void> judge_way(StepRun& run, Subject const& about, Case const& one, std::string const& way) {
    auto const facts = TRY(about.situation(run, one));
    auto const due = run.judge.compute(clause::LP_313, facts);
    auto const name = due["way"].text_or({});
    auto const label = label_of_way(name);
    run.judge.require(clause::LP_313, facts, way == name, "remedy.another_way", "way",
                      {"按现有情形应当“" + label.zh + "”", "as things stand the rule asks to: " + label.en},
                      {"请改选该处理方式，或核对无效投标", "choose that way, or look again at the invalid bids"});
    run.answer.set("award_void", due["award_void"]).set("contract_revoked", due["contract_revoked"]);
    return {};
}

// A complaint about a framework agreement speaks of no bids.
bool names_bids(Form const& form) {
    return form.value()["invalid_bids"].is_list() && form.value()["invalid_bids"].size() > 0;
}

// LP-249: how many of the supplier's complaints nothing was found in, this one among them.
bool too_many_unfounded(StepRun& run, Case const& one) {
    Value days = Value::list();
    for (auto const id : store::of_provider(run.tx, one.provider, "complaint")) {
        auto const other = store::find(run.tx, id);
        if (id != one.id && other->body["decision"] == Value("unfounded")) {
            days.push(Value::object().set("on", other->body["decided_on"]));
        }
    }
    days.push(Value::object().set("on", run.today().iso()));
    auto const counted =
        run.judge.compute(clause::LP_249, law::Facts().with("unfounded_on", days).with("today", run.today().iso()));
    run.answer.set("unfounded_complaints", counted["count"]);
    return counted["bad_record"].boolean_or(false);
}

// LP-252 开始之日不计入: the years count from the day after the decision.
void to_be_listed(StepRun& run, Clause clause, int years) {
    auto const from = run.today();
    auto const until = years == 0 ? std::string() : from.plus_years(years).iso();
    run.afterwards.emplace_back([&run, clause, until, from]() -> Result<void> {
        auto const span_zh = until.empty() ? std::string() : "，自 " + from.iso() + " 至 " + until + " 禁止参加";
        auto const span_en = until.empty() ? std::string() : ", barred from " + from.iso() + " to " + until;
        run.engine.open_duty_until(run.tx, run.context, run.object,
                                   {.duty = "complaint.list",
                                    .title = {"将投诉人列入不良行为记录名单" + span_zh,
                                              "enter the complainant on the list of bad conduct" + span_en},
                                    .deadline = {},
                                    .clause = clause,
                                    .holder = {"finance.procurement", Relation::finance}},
                                   from, run.context.caller.organisation);
        return {};
    });
    run.raise(Misconduct{.complaint = run.object.id,
                         .provider = run.object.party,
                         .clause = clause,
                         .ban_years = years,
                         .grounds = run.form.text("answer")});
}

// LP-251 60日内申请复议;六个月内起诉: the decision tells both days.
void tell_further_remedy(StepRun& run, Case& one) {
    if (!run.judge.applies(clause::LP_251)) {
        return;
    }
    auto const review = run.judge.deadline("review_days", run.today()).due;
    auto const suit = run.today().plus_months(static_cast<int>(run.judge.number("litigation_months")));
    one.body.set("review_until", review.iso()).set("suit_until", suit.iso());
    run.answer.set("review_until", review.iso()).set("suit_until", suit.iso());
}

}  // namespace

// LP-246 暂停采购活动最长不得超过30日
Result<void> suspend(StepRun& run) {
    auto one = stored(run);
    // Thirty days in all: they count from the first suspension, not from each prolongation.
    if (!one.body["suspended_on"].is_text()) {
        one.body.set("suspended_on", run.today().iso());
    }
    auto const last = run.judge.deadline("suspension_max", Day::parse(one.body["suspended_on"].text()).value());
    if (run.form.day("until") < run.today()) {
        return api::invalid("remedy.suspension_past", "until",
                            {"暂停期限不能早于今天", "a suspension cannot end before today"},
                            {"请填写今天或以后的日期", "choose today or a later day"});
    }
    run.judge.require(clause::LP_246,
                      law::Facts()
                          .with("suspended_on", one.body["suspended_on"])
                          .with("suspended_until", run.form.day("until"))
                          .with("last_day", last.due),
                      run.form.day("until") <= last.due, "remedy.suspension_too_long", "until",
                      {"暂停采购活动不得超过 " + last.due.iso(), "a suspension may not last beyond " + last.due.iso()},
                      {"请缩短暂停期限", "choose an earlier day"});
    one.body.set("suspended_until", run.form.day("until").iso()).set("suspension_reason", run.form.text("reason"));
    store::update(run.tx, one);
    return {};
}

Result<void> let_go_on(StepRun& run) {
    auto one = stored(run);
    if (!one.body["suspended_until"].is_text()) {
        return api::conflict("remedy.not_suspended", {"采购活动没有暂停", "the purchase is not suspended"},
                             {"无需办理", "nothing is left to do"});
    }
    one.body.erase("suspended_until");
    one.body.set("went_on_at", run.context.now.iso());
    store::update(run.tx, one);
    return {};
}

Result<void> decide(StepRun& run, workflow::Engine& engine, Subject const& about) {
    auto one = stored(run);
    auto const& decision = run.form.text("decision");
    auto const way = run.form.given("way") ? run.form.text("way") : std::string();
    auto const years = run.form.given("ban_years") ? run.form.integer("ban_years") : 0;
    judge_heard(run, one);
    if (decision == "upheld") {
        TRY(judge_way(run, about, one, way));
    } else if (!way.empty() || names_bids(run.form)) {
        return api::invalid(
            "remedy.nothing_to_set_right", "way",
            {"投诉不成立或不影响结果的，采购活动继续，不选处理方式，也不认定无效投标",
             "where a complaint fails or does not bear on the result nothing is set right, and no bid is "
             "found invalid"},
            {"请留空", "leave it empty"});
    }
    if (decision != "false" && years > 0) {
        return api::invalid("remedy.no_ban", "ban_years",
                            {"只有虚假、恶意投诉的才禁止参加", "only who made a complaint up is barred"},
                            {"请留空", "leave it empty"});
    }
    if (decision == "false") {
        run.judge.ask(clause::LP_250, law::Facts().with("ban_years", years));
    }
    auto const bad_record = decision == "unfounded" && too_many_unfounded(run, one);
    TRY(run.judge.verdict());
    tell_further_remedy(run, one);
    add_given(run, one);
    one.body.set("decided_on", run.today().iso());
    store::update(run.tx, one);
    if (decision == "upheld") {
        about.carry_out(run, engine, way);
    }
    if (decision == "false" && run.judge.applies(clause::LP_250)) {
        to_be_listed(run, clause::LP_250, static_cast<int>(years));
    } else if (bad_record) {
        to_be_listed(run, clause::LP_249, 0);
    }
    return {};
}

}  // namespace qiyue::remedy
