#include "modules/delivery/checks.hpp"
#include "modules/delivery/fields.hpp"
#include "modules/delivery/periods.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// The life of a check 检查: 已安排 planned -> 已通过 closed; or 整改中 correcting -> 已整改待复查 corrected -> closed (or correcting again);
// a mid-term check may end in 终止 stopped, which takes the contract to its end.
namespace qiyue::delivery {

namespace {

using workflow::Actor;
using workflow::Engine;
using workflow::Relation;
using workflow::StepRun;

// A complaint of the same contract that its buyer holds true or is still looking into.
bool fits(StepRun& run, std::int64_t complaint, std::int64_t contract) {
    auto const object = run.engine.find(run.tx, complaint);
    return object && object->kind == "public_report" && object->parent == contract && object->state != "unfounded";
}

Result<void> judge_plan(StepRun& run, Under const& under) {
    auto const form = run.form.text("form");
    if (form == "complaint" && !fits(run, run.form.integer("complaint"), under.terms.contract)) {
        return api::invalid(
            "check.no_complaint", "complaint",
            {"投诉核查须注明本合同的一件反映", "a check of a complaint names a report about this contract"},
            {"请选择本合同收到的反映", "choose one that was received about this contract"});
    }
    if (form == "third_party" && !run.form.given("assessor")) {
        return api::invalid("check.no_third_party", "assessor",
                            {"第三方检查须注明机构", "a check by a third party names it"},
                            {"请选择第三方机构", "choose the organisation"});
    }
    if ((form == "department") != (run.context.caller.organisation_kind == "line")) {
        return api::forbidden({"主管部门督查由主管部门安排，其他检查由购买主体安排",
                               "the department plans its own checks, the buyer all others"});
    }
    if (form == "random" &&
        (!run.form.given("size") || !run.form.given("population") ||
         run.form.integer("size") > std::ssize(run.form.list("population")))) {
        return api::invalid("check.nothing_to_draw", "population",
                            {"随机抽查须列出抽查范围和抽取数量，数量不多于范围",
                             "a random check lists what is drawn from, and how many of it"},
                            {"请填写抽查范围和数量", "list them, and say how many"});
    }
    return {};
}

Result<void> plan(StepRun& run) {
    auto const under = TRY(running_delivery(run));
    TRY(may_go_on(run.tx, run.engine, under.terms.contract));
    TRY(judge_plan(run, under));
    auto body = run.form.value();
    body.set("organiser", run.context.caller.organisation);
    if (run.form.text("form") == "random") {
        body.set("draw", commit(run, body));
        run.answer.set("lots_digest", body["draw"]["lots_digest"])
            .set("platform_commitment", body["draw"]["platform_commitment"]);
    }
    // The third party, or the department's own officer, takes part in this check and reads it.
    for (auto const& member : identity::holders(run.tx, run.form.integer("assessor"), "assessor.member")) {
        run.new_participants.push_back(
            {.person = member.id, .organisation = run.form.integer("assessor"), .role = "assessor"});
    }
    if (run.context.caller.organisation_kind == "line") {
        run.new_participants.push_back({.person = run.context.caller.person,
                                        .organisation = run.context.caller.organisation,
                                        .role = "department"});
    }
    keep(run, under, "check", run.form.text("title"), body);
    return {};
}

// Who planned it, or whom its plan names.
Result<void> admit(StepRun& run, Value const& body) {
    auto const own = run.context.caller.organisation;
    if (Value(own) == body["organiser"] || Value(own) == body["assessor"]) {
        return {};
    }
    return api::forbidden({"由安排检查的单位或其委托的第三方机构办理",
                           "it is for who planned the check, or the third party that it names"});
}

void judge_record(StepRun& run, std::string const& form) {
    // LA-5.3.1 对专业服务过程、任务完成和资金使用等进展情况实施跟踪
    require_given(run, {clause::LA_5_3_1}, "process", {"服务过程", "process of the service"});
    require_given(run, {clause::LA_5_3_1}, "tasks", {"任务完成", "tasks done"});
    require_given(run, {clause::LA_5_3_1}, "money", {"资金使用", "use of money"});
    if (form == "daily") {
        // PF-process-13 日常督导
        require_given(run, {clause::PF_process_13}, "held_at", {"检查时间", "time"});
        require_given(run, {clause::PF_process_13}, "place", {"地点", "place"});
        require_given(run, {clause::PF_process_13}, "advice", {"督导建议", "advice"});
        require_given(run, {clause::SY_1_2_4_b}, "score", {"评分", "score"});
    }
}

Result<void> ask_correction(StepRun& run, std::string const& field, Day by) {
    if (!run.form.given(field) || by < run.today()) {
        return api::invalid("check.no_day_to_correct", field,
                            {"责令整改须写明今天或以后的期限", "what has to be corrected has its day, today or later"},
                            {"请填写整改期限", "give the day"});
    }
    auto const rule = governing(run.judge, {clause::SY_3_1_6_i, clause::PF_process_15, clause::LP_203});
    run.afterwards.emplace_back([&run, rule, by]() -> Result<void> {
        if (!rule.id.empty()) {
            run.engine.open_duty_until(run.tx, run.context, run.object,
                                       {.duty = "check.correct",
                                        .title = {"整改：" + run.object.title, "correct: " + run.object.title},
                                        .deadline = {},
                                        .clause = rule,
                                        .holder = {"provider.manager", Relation::party}},
                                       by, run.object.party);
        }
        return {};
    });
    return {};
}

// 终止: nothing more is paid, and the buyer's head ends the contract within the days of the rule.
void stop(StepRun& run, Paper const& paper) {
    run.to = "stopped";
    run.afterwards.emplace_back([&run, paper]() -> Result<void> {
        run.engine.move(run.tx, run.context, paper.delivery, "stopped", "check.record");
        auto const contract = TRY(run.engine.get(run.tx, paper.contract, "contract"));
        run.engine.open_duty(
            run.tx, run.context, contract,
            {.duty = "delivery.terminate",
             .title = {"终止合同（中期检查结论为终止）", "end the contract: the mid-term check stopped it"},
             .deadline = "stopped_termination",
             .clause = clause::PF_process_15,
             .holder = {"buyer.head", Relation::owner}},
            run.today());
        return {};
    });
}

Result<void> record(StepRun& run) {
    auto const paper = stored(run);
    TRY(admit(run, paper.body));
    auto const form = paper.body["form"].text();
    if (form == "random" && !paper.body["draw"].has("seed")) {
        return api::conflict("check.not_drawn", {"随机抽查尚未抽取", "nothing was drawn yet"},
                             {"请先由内部监督岗抽取", "the internal supervisor draws first"});
    }
    judge_record(run, form);
    auto const outcome = run.form.text("outcome");
    if (outcome == "stop" && form != "mid_term") {
        return api::invalid("check.stops_only_half_way", "outcome",
                            {"只有中期检查可以作出终止的结论", "only the mid-term check can stop a project"},
                            {"请选“整改”，或安排中期检查", "have it corrected, or plan a mid-term check"});
    }
    auto body = extend(run, run.form.value());
    run.afterwards.emplace_back([&run, delivery = paper.delivery]() -> Result<void> {
        auto const object = TRY(run.engine.get(run.tx, delivery, "delivery"));
        if (auto const duty = open_period(run.tx, run.engine, object, "check")) {
            ask_check(run.tx, run.context, run.engine, object, duty->due);
        }
        return {};
    });
    if (outcome == "correct") {
        TRY(ask_correction(run, "correct_by", run.form.day("correct_by")));
        run.to = "correcting";
    } else if (outcome == "stop") {
        stop(run, paper);
    } else {
        run.to = "closed";
    }
    return {};
}

Result<void> correct(StepRun& run) {
    auto body = extend(run, run.form.value());
    auto line = run.form.value();
    line.set("by_day", body.has("again_by") ? body["again_by"] : body["correct_by"]);
    store::update(run.tx, run.object.id, with_line(run, body, "corrections", line));
    return {};
}

Result<void> recheck(StepRun& run) {
    auto body = extend(run, run.form.value());
    TRY(admit(run, body));
    Value corrections = body["corrections"];
    Value list = Value::list();
    for (std::size_t i = 0; i < corrections.size(); ++i) {
        auto line = corrections.items()[i];
        if (i + 1 == corrections.size()) {
            line.set("finding", run.form.text("finding")).set("corrected", run.form.yes("corrected"));
        }
        list.push(line);
    }
    store::update(run.tx, run.object.id, body.set("corrections", list));
    if (run.form.yes("corrected")) {
        run.to = "closed";
        return {};
    }
    run.to = "correcting";
    return ask_correction(run, "again_by", run.form.day("again_by"));
}

// PF-platform-9 中期检查: whoever checks half way has what was found before in front of him.
Value earlier(Engine const& engine, db::Tx& tx, workflow::Object const& object) {
    Value list = Value::list();
    for (auto const& other : engine.children(tx, object.parent, "check")) {
        auto const paper = other.id < object.id ? store::find(tx, other.id) : std::nullopt;
        if (paper && paper->body.has("facts")) {
            auto line = Value::object();
            for (auto const* key : {"form", "title", "on", "facts", "score"}) {
                if (paper->body.has(key)) {
                    line.set(key, paper->body[key]);
                }
            }
            list.push(line);
        }
    }
    return list;
}

Value view(Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto body = shown_paper(tx, object, context);
    if (body["form"] == Value("mid_term") && !context.off(clause::PF_platform_9)) {
        body.set("earlier", earlier(engine, tx, object));
    }
    if (object.state == "correcting") {
        auto const by = body.has("again_by") ? body["again_by"] : body["correct_by"];
        body.set("correction_overdue", Day::parse(by.text()).value() < context.today());
    }
    if (body["draw"].is_object()) {
        body.set("draw", shown_draw(body["draw"]));
    }
    return body;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const planners{
        {"buyer.acceptor", Relation::owner}, {"buyer.supervisor", Relation::owner}, {"line.officer", Relation::city}};
    std::vector<Actor> const holders{{"buyer.acceptor", Relation::owner},
                                     {"buyer.supervisor", Relation::owner},
                                     {"line.officer", Relation::participant},
                                     {"assessor.member", Relation::participant}};
    return {
        {.name = "plan",
         .title = {"安排检查", "plan a check"},
         .from = {},
         .to = "planned",
         .who = planners,
         .input = &plan_check_fields(),
         .clauses = {clause::PF_process_12, clause::PF_process_13, clause::PF_process_15},
         .apply = plan,
         .parent = "delivery",
         .parent_kind = "delivery"},
        {.name = "draw",
         .title = {"随机抽取", "draw"},
         .from = {"planned"},
         .who = {{"buyer.supervisor", Relation::owner}},
         .input = &draw_check_fields(),
         .apply = draw,
         .expected = false},
        {.name = "record",
         .title = {"登记检查结果", "record the check"},
         .from = {"planned"},
         .to = "closed",
         .who = holders,
         .input = &record_check_fields(),
         .clauses = {clause::LA_5_3_1, clause::PF_process_13, clause::PF_process_15, clause::SY_1_2_4_b,
                     clause::SY_3_1_6_i, clause::DG_8_6c},
         .apply = record},
        {.name = "correct",
         .title = {"报告整改", "report the correction"},
         .from = {"correcting"},
         .to = "corrected",
         .who = {{"provider.manager", Relation::party}},
         .input = &correct_fields(),
         .clauses = {clause::SY_3_1_6_i, clause::LP_203},
         .closes = {"check.correct"},
         .apply = correct},
        {.name = "recheck",
         .title = {"复查", "recheck"},
         .from = {"corrected"},
         .to = "closed",
         .who = holders,
         .input = &recheck_fields(),
         .clauses = {clause::PF_process_15, clause::SY_3_1_6_i},
         .apply = recheck},
    };
}

}  // namespace

MidTerm mid_term(db::Tx& tx, Engine const& engine, std::int64_t delivery) {
    auto found = MidTerm::none;
    // A stop is the last word: what is checked later does not undo it.
    for (auto const& one : engine.children(tx, delivery, "check")) {
        auto const paper = store::find(tx, one.id);
        if (found == MidTerm::stopped || paper->body["form"] != Value("mid_term") || one.state == "planned") {
            continue;
        }
        found = one.state == "closed" ? MidTerm::passed
            : one.state == "stopped"  ? MidTerm::stopped
                                      : MidTerm::correcting;
    }
    return found;
}

workflow::Procedure check_procedure(Engine const& engine) {
    return {.kind = "check",
            .plural = "checks",
            .title = {"履约检查", "check"},
            .states = {{"planned", {"已安排", "planned"}},
                       {"correcting", {"整改中", "to be corrected"}},
                       {"corrected", {"已整改待复查", "corrected, to be rechecked"}},
                       {"closed", {"已通过", "passed"}, /*final=*/true},
                       {"stopped", {"终止", "stopped"}, /*final=*/true}},
            .steps = steps(),
            .shows = &check_page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object, Context const& context) {
                return view(engine, tx, object, context);
            }};
}

}  // namespace qiyue::delivery
