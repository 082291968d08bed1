#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

// The life of a follow-up 项目实施: 实施中 running -> 已结束 closed with its contract; or 已中止 stopped by the mid-term check, until
// the contract is ended.
namespace qiyue::delivery {

namespace {

using workflow::Actor;
using workflow::Engine;
using workflow::Relation;
using workflow::StepRun;

Result<Value> official(StepRun& run, std::string const& field) {
    auto const person = run.form.integer(field);
    auto const there = identity::caller_of(run.tx, person, run.object.owner);
    if (!there) {
        return api::invalid("delivery.not_of_the_house", field,
                            {"责任人须是购买主体在岗人员", "the responsible official holds a post of the buyer"},
                            {"请从本单位人员中选择", "choose somebody of your own organisation"});
    }
    return Value::object().set("person", person).set("name", there->person_name).set("since", run.today().iso());
}

Result<void> open(StepRun& run) {
    auto const terms = contract::terms(run.tx, run.engine, run.object.parent);
    ENSURE(terms.has_value());
    auto const signed_by_both = terms->stage == contract::Stage::signed_by_both;
    // SY-3.1.6-a 购买服务合同一经签订,责任双方即可组织实施
    run.judge.require(clause::SY_3_1_6_a, law::Facts().with("contract_signed", signed_by_both), signed_by_both,
                      "delivery.not_signed", "contract",
                      {"合同尚未由双方签订，不能组织实施", "work begins once both sides have signed"},
                      {"请待双方签订合同后再办理", "come back when both sides have signed"});
    TRY(run.judge.verdict());
    if (!signed_by_both) {
        return api::conflict("delivery.contract_not_in_force",
                             {"合同尚未签订或已经结束", "the contract is not signed, or has ended"},
                             {"请待双方签订合同后再办理", "come back when both sides have signed"});
    }
    if (store::of_contract(run.tx, terms->contract)) {
        return api::conflict("delivery.exists", {"本合同已建立项目实施跟踪", "this contract is followed up already"},
                             {"请在原记录上办理", "go on with that record"});
    }
    auto const responsible = TRY(official(run, "responsible"));
    run.object.party = terms->provider;
    run.object.title = terms->number;
    store::insert(run.tx,
                  Paper{.id = run.object.id,
                        .delivery = run.object.id,
                        .contract = terms->contract,
                        .kind = "delivery",
                        .body = Value::object()
                                    .set("contract", terms->contract)
                                    .set("contract_number", terms->number)
                                    .set("responsible", responsible)});
    return {};
}

// LA-I.3-a 政府不是“一购了之”: there is always somebody who answers for it, and it says who did before.
Result<void> hand_over(StepRun& run) {
    auto body = stored(run).body;
    auto const next = TRY(official(run, "to"));
    if (next["person"] == body["responsible"]["person"]) {
        return api::invalid("delivery.same_official", "to", {"接任人就是现任责任人", "this one is responsible already"},
                            {"请选择其他人员", "choose somebody else"});
    }
    auto line = run.form.value();
    line.set("from_name", body["responsible"]["name"]).set("to_name", next["name"]);
    body = with_line(run, body, "hand_overs", line);
    store::update(run.tx, run.object.id, body.set("responsible", next));
    return {};
}

Result<void> supervise(StepRun& run) {
    extend(run, run.form.value());
    return {};
}

// LA-V.2.3-c 对服务过程、任务完成和资金使用情况实施全过程跟踪: finance looks at the same page, and may say so; DG-9-7
// 指导并监督购买方进行项目的考核评估和验收: so does the department.
Result<void> remark(StepRun& run) {
    store::update(run.tx, run.object.id, with_line(run, stored(run).body, "remarks", run.form.value()));
    return {};
}

Value entries_of(db::Tx& tx, std::int64_t delivery) {
    Value list = Value::list();
    std::int64_t number = 0;
    for (auto const& one : store::entries(tx, delivery)) {
        auto line = one.body;
        line.set("entry", ++number)
            .set("direction", one.income ? "income" : "expenditure")
            .set("amount", one.effect().in_fen())
            .set("day", one.day.iso())
            .set("voucher", one.voucher);
        if (!one.income) {
            line.set("cost", one.cost);
        }
        list.push(line);
    }
    return list;
}

Value milestones_of(Value const& body, Day today) {
    Value list = Value::list();
    for (auto one : body["milestones"].is_list() ? body["milestones"].items() : Value::List{}) {
        auto const late = one["state"] != Value("met") && Day::parse(one["due"].text()).value() < today;
        list.push(one.set("overdue", late));
    }
    return list;
}

// What until when, and how it stands: not what was handed in for it, nor what the buyer found.
Value milestones_for_all(Value const& body, Day today) {
    Value list = Value::list();
    for (auto const& one : milestones_of(body, today).items()) {
        auto line = Value::object();
        for (auto const* key : {"number", "name", "due", "state", "overdue"}) {
            if (one.has(key)) {
                line.set(key, one[key]);
            }
        }
        list.push(line);
    }
    return list;
}

// For those concerned all of it; for anybody else who did what until when, once the contract is public.
Value view(Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const paper = store::find(tx, object.id);
    if (!paper) {
        return Value::object();
    }
    auto value = Value::object().set("contract_number", paper->body["contract_number"]);
    auto const contract = engine.find(tx, paper->contract);
    auto const inside = engine.concerned(tx, object, context);
    if (!inside && !(contract && contract->state != "signed" && engine.readable(tx, *contract, context))) {
        return value;
    }
    value.set("milestones",
              inside ? milestones_of(paper->body, context.today()) : milestones_for_all(paper->body, context.today()));
    auto const figures = tracking(tx, engine, context, *paper);
    if (!inside) {
        return value.set("tracking",
                         Value::object()
                             .set("done_share", figures["done_share"])
                             .set("milestones_met", figures["milestones_met"])
                             .set("milestones_total", figures["milestones_total"])
                             .set("milestones_share", figures["milestones_share"]));
    }
    for (auto const* key : {"contract", "responsible", "hand_overs", "remarks"}) {
        if (paper->body.has(key)) {
            value.set(key, paper->body[key]);
        }
    }
    auto const scheme = scheme_in_force(tx, engine, paper->id);
    if (scheme.has("version")) {
        value.set("scheme_version", scheme["version"]);
    }
    return value.set("entries", entries_of(tx, paper->id)).set("tracking", figures);
}

std::vector<workflow::Step> kept_by_the_buyer() {
    return {
        {.name = "open",
         .title = {"建立项目实施跟踪", "begin the follow-up"},
         .from = {},
         .to = "running",
         .who = {{"buyer.contract_signer", Relation::owner}, {"buyer.acceptor", Relation::owner}},
         .input = &open_fields(),
         .clauses = {clause::SY_3_1_6_a, clause::LA_I_3_a, clause::LP_228},
         .apply = open,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "hand_over",
         .title = {"移交责任", "hand over the responsibility"},
         .from = {"running", "stopped"},
         .who = {{"buyer.head", Relation::owner}, {"buyer.acceptor", Relation::owner}},
         .input = &hand_over_fields(),
         .clauses = {clause::LA_I_3_a},
         .apply = hand_over,
         .expected = false},
        {.name = "supervise",
         .title = {"制定监管计划", "plan the supervision"},
         .from = {"running"},
         .who = {{"buyer.acceptor", Relation::owner}, {"buyer.supervisor", Relation::owner}},
         .input = &supervise_fields(),
         .clauses = {clause::PF_process_12},
         .apply = supervise,
         .expected = false},
        {.name = "confirm_milestone",
         .title = {"认定里程碑", "confirm a milestone"},
         .from = {"running"},
         .who = watchers(),
         .input = &confirm_milestone_fields(),
         .clauses = {clause::SY_3_1_6_b},
         .apply = confirm_milestone,
         .shown_publicly = true,
         .expected = false},
        {.name = "take_measure",
         .title = {"采取更正措施", "set a deviation right"},
         .from = {"running", "stopped"},
         .who = watchers(),
         .input = &measure_fields(),
         .clauses = {clause::CDP_11_5},
         .apply = take_measure,
         .expected = false},
        {.name = "consent",
         .title = {"同意超预算支出", "consent to a cost over its budget"},
         .from = {"running", "stopped"},
         .who = {{"buyer.payer", Relation::owner}, {"buyer.head", Relation::owner}},
         .input = &consent_fields(),
         .clauses = {clause::PF_process_20},
         .apply = consent,
         .expected = false},
    };
}

std::vector<workflow::Step> kept_by_others() {
    Actor const provider{"provider.manager", Relation::party};
    return {
        {.name = "report_milestone",
         .title = {"报告里程碑完成", "report a milestone"},
         .from = {"running"},
         .who = {provider},
         .input = &report_milestone_fields(),
         .clauses = {clause::SY_3_1_6_b},
         .apply = report_milestone,
         .expected = false},
        {.name = "enter",
         .title = {"登记项目账目", "enter into the project account"},
         .from = {"running", "stopped"},
         .who = {provider},
         .input = &entry_fields(),
         .clauses = {clause::LP_199, clause::SY_4_5_d, clause::PF_process_20, clause::PF_law_17, clause::DG_11_2,
                     clause::DGF_5_3_2, clause::CDP_20b},
         .apply = enter,
         .expected = false},
        {.name = "reverse",
         .title = {"冲销账目", "take a line of the account back"},
         .from = {"running", "stopped"},
         .who = {provider},
         .input = &reverse_fields(),
         .clauses = {clause::LP_199},
         .apply = reverse,
         .expected = false},
        {.name = "remark",
         .title = {"登记跟踪意见", "remark on the tracking"},
         .from = {"running", "stopped"},
         .who = {{"finance.procurement", Relation::finance, clause::LA_V_2_3_c},
                 {"finance.treasury", Relation::finance, clause::LA_V_2_3_c},
                 {"line.officer", Relation::city}},
         .input = &remark_fields(),
         .clauses = {clause::LA_V_2_3_c, clause::DG_9_7, clause::DG_10_4},
         .apply = remark,
         .expected = false},
    };
}

}  // namespace

workflow::Procedure delivery_procedure(Engine const& engine) {
    auto steps = kept_by_the_buyer();
    for (auto& step : kept_by_others()) {
        steps.push_back(std::move(step));
    }
    return {.kind = "delivery",
            .plural = "deliveries",
            .title = {"项目实施", "follow-up"},
            .states = {{"running", {"实施中", "running"}},
                       {"stopped", {"已中止", "stopped"}},
                       {"closed", {"已结束", "closed"}, /*final=*/true}},
            .steps = std::move(steps),
            .shows = &delivery_page_fields(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .public_in = {"running", "stopped", "closed"}};
}

}  // namespace qiyue::delivery
