#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// SY-3.1.6-b 对项目实施进行全过程的跟踪监管: the milestones of the scheme in force, each with its day: 未完成 scheduled -> 已报完成
// reported -> 已达成 met, 部分达成 partially met or 未达成 not met (then reported again).
namespace qiyue::delivery {

namespace {

using workflow::Relation;
using workflow::StepRun;

std::string duty_of(Value const& milestone, std::string const& about = "milestone") {
    return "delivery." + about + "." + std::to_string(milestone["number"].integer());
}

// Changes the milestone that the form names; refuses when there is none, or it stands otherwise.
Result<Value> changed(StepRun& run, std::vector<std::string> const& from, Value const& given) {
    auto body = stored(run).body;
    auto const number = run.form.integer("number");
    Value list = Value::list();
    Value found;
    for (auto one : body["milestones"].is_list() ? body["milestones"].items() : Value::List{}) {
        if (one["number"] == Value(number)) {
            if (std::ranges::find(from, one["state"].text()) == from.end()) {
                return api::conflict(
                    "delivery.milestone_state",
                    {"该里程碑现不能这样办理", "this milestone does not stand so that this can be done"},
                    {"已达成的不再变更；未报完成的先由承接主体报告",
                     "what is met stays met; what was not reported is reported first"});
            }
            for (auto const& [name, value] : given.members()) {
                one.set(name, value);
            }
            found = one;
        }
        list.push(one);
    }
    if (found.is_null()) {
        return api::invalid("delivery.no_such_milestone", "number",
                            {"现行方案没有这个里程碑", "the scheme in force has no such milestone"},
                            {"请按现行方案的序号填写", "take the number from the scheme in force"});
    }
    store::update(run.tx, run.object.id, body.set("milestones", list));
    return found;
}

bool deviates(Value const& milestone, Day today) {
    auto const& state = milestone["state"].text();
    return state == "partially_met" || state == "not_met" ||
        (state != "met" && Day::parse(milestone["due"].text()).value() < today);
}

}  // namespace

Value milestones_from(Value const& scheme, Value const& before) {
    Value list = Value::list();
    std::int64_t number = 0;
    for (auto one : scheme["milestones"].items()) {
        one.set("number", ++number).set("state", "scheduled");
        // What was done under the version before stays done, where the same was asked for.
        for (auto const& earlier : before.is_list() ? before.items() : Value::List{}) {
            auto const same = earlier["name"] == one["name"] && earlier["deliverable"] == one["deliverable"];
            if (same && earlier["state"] != Value("scheduled")) {
                for (auto const* key : {"state", "done_on", "account", "evidence", "finding"}) {
                    if (earlier.has(key)) {
                        one.set(key, earlier[key]);
                    }
                }
            }
        }
        list.push(one);
    }
    return list;
}

void open_milestones(StepRun& run, workflow::Object const& delivery, Value const& milestones) {
    auto const rule = governing(run.judge, {clause::SY_3_1_6_b, clause::LP_228});
    for (auto const& one : milestones.items()) {
        run.engine.close_duty(run.tx, run.context, delivery.id, duty_of(one));
        if (rule.id.empty() || one["state"] == Value("met")) {
            continue;
        }
        auto const name = one["name"].text();
        run.engine.open_duty_until(run.tx, run.context, delivery,
                                   {.duty = duty_of(one),
                                    .title = {"达成里程碑“" + name + "”", "reach the milestone " + name},
                                    .deadline = {},
                                    .clause = rule,
                                    .holder = {"provider.manager", Relation::party}},
                                   Day::parse(one["due"].text()).value(), delivery.party);
    }
}

// CDP-11-5 发现偏离合同目标的要及时采取措施予以更正: who watches says what is done about it, and by when.
Result<void> take_measure(StepRun& run) {
    auto const body = stored(run).body;
    for (auto const& one : body["milestones"].is_list() ? body["milestones"].items() : Value::List{}) {
        if (one["number"] == Value(run.form.integer("number")) && !deviates(one, run.today())) {
            return api::conflict("delivery.no_deviation",
                                 {"该里程碑未到期，没有偏离", "this milestone is not behind its day"},
                                 {"对逾期、部分达成或未达成的里程碑采取措施", "name one that is late or was not met"});
        }
    }
    if (run.form.day("measure_by") < run.today()) {
        return api::invalid("delivery.measure_in_past", "measure_by",
                            {"更正期限不能早于今天", "the day can't lie in the past"},
                            {"请填写今天或以后的日期", "give today or a later day"});
    }
    auto given = run.form.value();
    given.erase("number");
    auto const one = TRY(changed(run, {"scheduled", "reported", "partially_met", "not_met"}, given));
    auto const name = one["name"].text();
    run.engine.close_duty(run.tx, run.context, run.object.id, duty_of(one, "measure"));
    run.engine.open_duty_until(run.tx, run.context, run.object,
                               {.duty = duty_of(one, "measure"),
                                .title = {"更正偏离：" + name, "set right what is behind: " + name},
                                .deadline = {},
                                .clause = clause::CDP_11_5,
                                .holder = {"provider.manager", Relation::party}},
                               run.form.day("measure_by"), run.object.party);
    return {};
}

std::int64_t left_as_they_are(Paper const& delivery, Day today) {
    auto const& all = delivery.body["milestones"];
    return all.is_list()
        ? std::ranges::count_if(all.items(),
                                [&](Value const& one) { return deviates(one, today) && !one.has("measure"); })
        : 0;
}

Result<void> report_milestone(StepRun& run) {
    auto given = run.form.value();
    given.erase("number");
    if (run.form.day("done_on") > run.today()) {
        return api::invalid("delivery.done_in_future", "done_on", {"完成日不能晚于今天", "it cannot lie in the future"},
                            {"请填写实际完成之日", "give the day on which it was done"});
    }
    TRY(changed(run, {"scheduled", "partially_met", "not_met"}, given.set("state", "reported")));
    return {};
}

Result<void> confirm_milestone(StepRun& run) {
    auto const outcome = run.form.text("outcome");
    auto const one =
        TRY(changed(run, {"reported"}, Value::object().set("state", outcome).set("finding", run.form.text("finding"))));
    if (outcome == "met") {
        run.engine.close_duty(run.tx, run.context, run.object.id, duty_of(one));
        run.engine.close_duty(run.tx, run.context, run.object.id, duty_of(one, "measure"));
    }
    return {};
}

}  // namespace qiyue::delivery
