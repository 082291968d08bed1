#include "modules/delivery/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/performance/fields.hpp"
#include "modules/performance/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// The life of an acceptance 验收: 已安排 planned -> 验收中 started -> 已记录 recorded -> 合格 passed -> 已公告 published,
// or 不合格 failed (then another one is planned).
namespace qiyue::performance {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Value stored_body(StepRun& run) {
    return store::paper(run.tx, run.object.id);
}

contract::Terms terms_of(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    ENSURE(terms.has_value());
    return *terms;
}

Result<void> plan(StepRun& run) {
    auto const terms = TRY(contract_in_force(run));
    judge_organiser(run, terms.contract);
    auto const one_off = run.form.text("basis") == "deliverables";
    // CD-26-1 ……对具有延续性特点的公共服务项目承接主体的服务履约过程采用考核评价的方式进行履约验收。
    run.judge.require(clause::CD_26_1,
                      law::Facts()
                          .with("acceptance_basis", law::words(run.form.chosen("basis")))
                          .with("public_service", terms.public_service)
                          .with("continuous", terms.continuing),
                      !one_off || !terms.public_service || !terms.continuing, "acceptance.needs_rounds", "basis",
                      {"具有延续性的公共服务应采用考核评价方式验收，不能一次性验收",
                       "a continuing public service is accepted through rounds of assessment, not at once"},
                      {"请选“考核评价”，并先完成各次考核", "choose rounds of assessment and finish them first"});
    // CD-24-1 政府采购服务项目的履约验收按照四川省政府采购项目履约验收管理相关制度执行
    run.judge.require(
        clause::CD_24_1,
        law::Facts().with("procurement", terms.procurement).with("flow", law::words(run.form.chosen("flow"))),
        !terms.procurement || run.form.text("flow") == "full", "acceptance.flow", "flow",
        {"政府采购项目应按政府采购履约验收程序办理", "government procurement follows the full procedure"},
        {"请选“政府采购履约验收程序”", "choose the full procedure"});
    auto body = run.form.value();
    if (run.form.text("flow") == "simplified") {
        auto const flow = store::flow_of(run.tx, run.object.owner);
        // CD-24-2 其他政府购买服务项目可以参照执行: the same procedure, or the simplified one that the buyer has set.
        run.judge.require(
            clause::CD_24_2,
            law::Facts().with("flow", law::words(run.form.chosen("flow"))).with("flow_set", flow.has_value()),
            flow.has_value(), "acceptance.flow_not_set", "flow",
            {"本单位尚未设定简易验收程序", "no simplified acceptance has been set here"},
            {"请先由负责人设定，或按政府采购履约验收程序办理", "have the head set one, or follow the full procedure"});
        body.set("configured", flow ? flow->id : 0);
    }
    store::insert_paper(run.tx, run.object.id, terms.contract, "acceptance", body);
    run.object.party = terms.provider;
    run.object.title = terms.number;
    return {};
}

Result<void> name_panel(StepRun& run) {
    auto const signers = run.engine.actors_of(run.tx, run.object.project, "contract.sign");
    Value members = Value::list();
    for (auto const& member : run.form.list("members")) {
        auto const person = identity::person(run.tx, member.integer("person"));
        if (!person) {
            return api::invalid("acceptance.nobody", "members", {"没有这个人员", "there is no such person"},
                                {"请从人员列表中选择", "choose somebody of the list"});
        }
        auto const signed_it = std::ranges::find(signers, person->id) != signers.end();
        // CD-17-4 确保……合同签订与验收等不相容岗位分设
        run.judge.ask(clause::CD_17_4,
                      law::Facts()
                          .with("earlier_act", "contract.sign")
                          .with("act", "contract.accept")
                          .with("done_by_same_person", signed_it));
        members.push(
            Value::object().set("person", person->id).set("name", person->name).set("role", member.text("role")));
        run.new_participants.push_back({.person = person->id, .organisation = 0, .role = "panel"});
    }
    store::update_paper(run.tx, run.object.id, stored_body(run).set("members", members));
    return {};
}

bool resident(StepRun& run, std::int64_t person) {
    auto const groups = identity::organisations(run.tx, "residents");
    return std::ranges::any_of(groups, [&](identity::Organisation const& group) {
        return identity::caller_of(run.tx, person, group.id).has_value();
    });
}

Result<void> notify(StepRun& run) {
    auto body = stored_body(run);
    auto notified = body["notified"].is_list() ? body["notified"] : Value::list();
    for (auto const& user : run.form.list("users")) {
        auto const person = identity::person(run.tx, user.integer("person"));
        if (!person || !resident(run, person->id)) {
            return api::invalid("acceptance.not_a_user", "users",
                                {"被通知人不是登记的服务对象", "this person is not a registered user of the service"},
                                {"请通知实际使用人或受益者", "notify actual users or beneficiaries"});
        }
        notified.push(Value::object()
                          .set("person", person->id)
                          .set("name", person->name)
                          .set("at", run.context.now.iso())
                          .set("notice", run.form.text("notice")));
        run.new_participants.push_back({.person = person->id, .organisation = 0, .role = "user"});
    }
    store::update_paper(run.tx, run.object.id, body.set("notified", notified));
    return {};
}

// The user opened the notice.
Result<void> acknowledge(StepRun& run) {
    auto body = stored_body(run);
    Value notified = Value::list();
    for (auto one : body["notified"].is_list() ? body["notified"].items() : Value::List{}) {
        if (one["person"] == Value(run.context.caller.person)) {
            one.set("read_at", run.context.now.iso());
        }
        notified.push(one);
    }
    store::update_paper(run.tx, run.object.id, body.set("notified", notified));
    return {};
}

Result<void> witness(StepRun& run) {
    auto body = stored_body(run);
    auto opinions = body["opinions"].is_list() ? body["opinions"] : Value::list();
    auto opinion = run.form.value();
    opinion.set("person", run.context.caller.person)
        .set("name", run.context.caller.person_name)
        .set("at", run.context.now.iso());
    opinions.push(opinion);
    store::update_paper(run.tx, run.object.id, body.set("opinions", opinions));
    return {};
}

Result<void> start(StepRun& run) {
    auto body = stored_body(run);
    judge_organiser(run, run.object.parent);
    Value notified = Value::list();
    for (auto const& one : body["notified"].is_list() ? body["notified"].items() : Value::List{}) {
        notified.push(Value::object().set("person", one["person"]));
    }
    // CD-25-3 验收方应当通知3人以上实际使用人或者受益者对履约验收情况进行监督
    run.judge.ask(
        clause::CD_25_3,
        law::Facts().with("users_separate", body["user_separate"].boolean_or(false)).with("notified", notified));
    store::update_paper(run.tx, run.object.id, body.set("started_at", run.context.now.iso()));
    return {};
}

Result<void> record(StepRun& run) {
    store::update_paper(run.tx, run.object.id, extended(stored_body(run), run.form.value()));
    return {};
}

// CD-26-1: all rounds that the contract's instalments depend on have a result that stands.
void judge_rounds(StepRun& run, contract::Terms const& terms) {
    for (auto const& instalment : terms.instalments) {
        if (instalment.kind != contract::Condition::assessment) {
            continue;
        }
        auto const outcome = result(run.tx, run.engine, terms.contract, instalment.number);
        // LP-214 服务类项目可……分期考核,结合考核情况和服务效果验收
        for (auto const one : {clause::CD_26_1, clause::LP_214}) {
            run.judge.require(one,
                              law::Facts()
                                  .with("instalment_number", instalment.number)
                                  .with("result_known", outcome.has_value())
                                  .with("result_final", outcome && outcome->final),
                              outcome && outcome->final, "acceptance.round_open", {},
                              {"第 " + std::to_string(instalment.number) + " 期的考核结果尚未生效",
                               "the assessment of instalment " + std::to_string(instalment.number) + " is not final"},
                              {"请先完成该次考核", "finish it first"});
        }
    }
}

// SY-3.1.7-a 购买主体应及时组织对合同履行情况和服务成果进行检查验收: both are judged.
void judge_both_parts(StepRun& run) {
    for (auto const& [part, label] :
         {std::pair{"contract_performed", Text{"合同履行情况", "the performance of the contract"}},
          std::pair{"service_results", Text{"服务成果", "the results of the service"}}}) {
        run.judge.require(clause::SY_3_1_7_a,
                          law::Facts().with("aspect", law::words(label)).with("aspect_written", run.form.given(part)),
                          run.form.given(part), "acceptance.part_missing", part,
                          {"验收没有写明“" + label.zh + "”", "the acceptance says nothing of " + label.en},
                          {"请补充", "add it"});
    }
}

Result<void> conclude(StepRun& run) {
    auto const terms = terms_of(run);
    auto const body = stored_body(run);
    judge_organiser(run, terms.contract);
    auto const passed = run.form.text("outcome") == "passed";
    // CD-24-1 政府采购服务项目……按照四川省政府采购项目履约验收管理相关制度执行: a panel, and its record.
    run.judge.require(clause::CD_24_1,
                      law::Facts()
                          .with("procurement", terms.procurement)
                          .with("panel_named", body.has("members"))
                          .with("record_written", body.has("checks")),
                      !terms.procurement || (body.has("members") && body.has("checks")), "acceptance.no_panel_record",
                      {},
                      {"政府采购项目验收须有验收小组及其验收记录",
                       "the acceptance of government procurement needs a panel and its record"},
                      {"请先组成验收小组并登记验收记录", "name the panel and write its record first"});
    // CD-24-2 其他政府购买服务项目可以参照执行: a record and an opinion, at least.
    run.judge.require(clause::CD_24_2,
                      law::Facts().with("procurement", terms.procurement).with("record_written", body.has("checks")),
                      terms.procurement || body.has("checks"), "acceptance.no_record", {},
                      {"验收须有验收记录", "an acceptance needs its record"}, {"请先登记验收记录", "write it first"});
    judge_simplified(run, body);
    judge_both_parts(run);
    // CDP-11-6a 由验收部门出具评价验收报告
    run.judge.require(clause::CDP_11_6a,
                      law::Facts()
                          .with("conclusion", law::words(run.form.chosen("outcome")))
                          .with("report_enclosed", body.has("record")),
                      !passed || body.has("record"), "acceptance.no_report", "record",
                      {"验收部门尚未出具评价验收报告", "the department that accepts has issued no report yet"},
                      {"请在验收记录中附上评价验收报告", "enclose it with the record of the acceptance"});
    auto const heard = body["opinions"].is_list() && body["opinions"].size() > 0;
    // LP-211 公共服务项目验收应邀请服务对象参与并出具意见
    run.judge.require(clause::LP_211,
                      law::Facts()
                          .with("public_service", terms.public_service)
                          .with("conclusion", law::words(run.form.chosen("outcome")))
                          .with("opinions_heard", heard),
                      !passed || !terms.public_service || !terms.procurement || heard, "acceptance.users_unheard", {},
                      {"公共服务项目的验收还没有服务对象的意见", "nobody for whom the service is has given an opinion"},
                      {"请先由服务对象“提出监督意见”", "let one of them give it first"});
    auto const open = contract::open_deviations(run.tx, run.engine, terms.contract);
    // CD-38-1 ……应当及时予以纠正: nothing is accepted over what still has to be corrected.
    run.judge.require(
        clause::CD_38_1,
        law::Facts().with("conclusion", law::words(run.form.chosen("outcome"))).with("deviations_open", open),
        !passed || open == 0, "acceptance.deviation_open", {},
        {"尚有未纠正的履约偏离", "a deviation from the contract is not corrected yet"},
        {"请先责令纠正并复核", "have it corrected and verified first"});
    if (passed) {
        delivery::judge_acceptance(run.judge, run.tx, run.engine, terms.contract);
    }
    if (passed && terms.public_service && terms.continuing) {
        judge_rounds(run, terms);
    }
    store::update_paper(run.tx, run.object.id, extended(body, run.form.value()));
    run.to = passed ? "passed" : "failed";
    run.afterwards.emplace_back([&run, terms, passed]() -> Result<void> {
        run.engine.close_duty(run.tx, run.context, terms.contract, "contract.accept");
        if (passed) {
            project::reach(run.tx, run.context, run.engine, terms.project, project::Stage::accepted);
        }
        if (terms.public_service) {
            run.engine.open_duty(run.tx, run.context, run.object,
                                 {.duty = "acceptance.publish",
                                  .title = {"公告验收结果", "publish the result"},
                                  .deadline = "acceptance_publish_due",
                                  .clause = clause::LP_212,
                                  .holder = {"buyer.acceptor", Relation::owner}},
                                 run.today());
        }
        return run.ports().bus.raise(
            run.tx, run.context,
            AcceptanceDone{
                .acceptance = run.object.id, .contract = terms.contract, .project = terms.project, .passed = passed});
    });
    return {};
}

// LP-212 公共服务项目验收结果于验收结束之日起2个工作日内公告
Result<void> publish(StepRun& run) {
    store::update_paper(run.tx, run.object.id, stored_body(run).set("published_on", run.today().iso()));
    return {};
}

// Names of users and their words stay with the buyer, the provider and those who watch.
Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto body = store::paper(tx, object.id);
    auto const& caller = context.caller;
    auto const public_eye = !caller.signed_in() ||
        (caller.organisation != object.owner && caller.organisation != object.party &&
         caller.organisation_kind != "audit" && caller.organisation_kind != "finance");
    if (public_eye) {
        for (auto const* list : {"notified", "opinions", "members"}) {
            body.set(std::string(list) + "_count",
                     static_cast<std::int64_t>(body[list].is_list() ? body[list].size() : 0));
            body.erase(list);
        }
        return body;
    }
    // SY-1.2.4-b 强化日常监管考核: whoever accepts looks back on what was found before.
    if (auto const before = delivery::looked_back(tx, engine, object.parent, context.today());
        before.is_object() && !context.off(clause::SY_1_2_4_b)) {
        body.set("looked_back", before);
    }
    return body;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const holders{{"buyer.acceptor", Relation::owner}, {"assessor.member", Relation::anyone}};
    std::vector<Actor> const users{{"residents.member", Relation::participant}};
    return {
        {.name = "plan",
         .title = {"安排验收", "plan the acceptance"},
         .from = {},
         .to = "planned",
         .who = holders,
         .input = &acceptance_fields(),
         .clauses = {clause::CD_24_1, clause::CD_24_2, clause::CD_25_1, clause::CD_25_2, clause::CD_26_1},
         .apply = plan,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "panel",
         .title = {"组成验收小组", "name the panel"},
         .from = {"planned"},
         .who = holders,
         .input = &panel_fields(),
         .clauses = {clause::CD_17_4, clause::CD_24_1},
         .apply = name_panel},
        {.name = "notify",
         .title = {"通知实际使用人", "notify users"},
         .from = {"planned"},
         .who = holders,
         .input = &notify_fields(),
         .clauses = {clause::CD_25_3},
         .apply = notify},
        {.name = "acknowledge",
         .title = {"签收验收通知", "acknowledge the notice"},
         .from = {"planned", "started"},
         .who = users,
         .clauses = {clause::CD_25_3},
         .apply = acknowledge,
         .expected = false},
        {.name = "start",
         .title = {"开始验收", "start"},
         .from = {"planned"},
         .to = "started",
         .who = holders,
         .act = "contract.accept",
         .clauses = {clause::CD_17_4, clause::CD_25_3},
         .apply = start},
        {.name = "witness",
         .title = {"提出监督意见", "give an opinion"},
         .from = {"started", "recorded"},
         .who = users,
         .input = &witness_fields(),
         .clauses = {clause::CD_25_3},
         .apply = witness},
        {.name = "record",
         .title = {"登记验收记录", "record the checks"},
         .from = {"started", "recorded"},
         .to = "recorded",
         .who = holders,
         .input = &record_fields(),
         .clauses = {clause::CD_24_1, clause::CD_24_2},
         .apply = record},
        {.name = "conclude",
         .title = {"作出验收结论", "conclude"},
         .from = {"started", "recorded"},
         .who = {{"buyer.acceptor", Relation::owner}},
         .act = "contract.accept",
         .input = &conclude_fields(),
         .clauses = {clause::CD_17_4, clause::CD_24_1, clause::CD_24_2, clause::CD_26_1, clause::CD_38_1,
                     clause::LP_211, clause::LP_212, clause::LP_214, clause::SY_3_1_6_d, clause::SY_1_2_4_b,
                     clause::SY_3_1_7_a, clause::CDP_11_6a},
         .apply = conclude},
        {.name = "publish",
         .title = {"公告验收结果", "publish the result"},
         .from = {"passed", "failed"},
         .to = "published",
         .who = {{"buyer.acceptor", Relation::owner}},
         .clauses = {clause::LP_212},
         .closes = {"acceptance.publish"},
         .apply = publish,
         .shown_publicly = true},
    };
}

}  // namespace

workflow::Procedure acceptance_procedure(workflow::Engine const& engine) {
    return {.kind = "acceptance",
            .plural = "acceptances",
            .title = {"履约验收", "acceptance"},
            .states = {{"planned", {"已安排", "planned"}},
                       {"started", {"验收中", "started"}},
                       {"recorded", {"已记录", "recorded"}},
                       {"passed", {"验收合格", "passed"}},
                       {"failed", {"验收不合格", "failed"}},
                       {"published", {"已公告", "published"}, /*final=*/true}},
            .steps = steps(),
            .shows = &acceptance_page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .public_in = {"published"}};
}

}  // namespace qiyue::performance
