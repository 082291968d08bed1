#include "modules/delivery/periods.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// What of the follow-up stands in the way of paying, accepting and completing.
namespace qiyue::delivery {

namespace {

using workflow::Engine;

// Reports that cover this period, from its first day to its last: one of them, or several without a gap.
bool reported(std::vector<Paper> const& reports, Day begin, Day end) {
    auto open = begin;
    for (bool further = true; further && open <= end;) {
        further = false;
        for (auto const& one : reports) {
            auto const from = Day::parse(one.body["from"].text()).value();
            auto const to = Day::parse(one.body["to"].text()).value();
            if (from <= open && to >= open) {
                open = to.plus_days(1);
                further = true;
            }
        }
    }
    return open > end;
}

// SY-4.5-e 健全财务报告制度: a period whose report was due and is missing stops the next payment.
void judge_reports(law::Judge& judge, db::Tx& tx, std::optional<Paper> const& delivery, contract::Terms const& terms,
                   Day today) {
    if (!judge.applies(clause::SY_4_5_e)) {
        return;
    }
    auto const reports = delivery ? store::papers(tx, delivery->id, "finance_report") : std::vector<Paper>{};
    auto begin = terms.from;
    for (auto const end : period_ends(terms.from, terms.to, months_of(judge, {}, "finance"), today)) {
        auto const due = judge.deadline("finance_report", end).due;
        auto const there = reported(reports, begin, end);
        begin = end.plus_days(1);
        judge.require(clause::SY_4_5_e,
                      law::Facts().with("period_end", end).with("due", due).with("report_filed", there),
                      there || due >= today, "delivery.finance_report_missing", {},
                      {"截至 " + end.iso() + " 的财务报告应于 " + due.iso() + " 前报送，尚未报送",
                       "the financial report to " + end.iso() + " was due on " + due.iso() + " and is missing"},
                      {"请承接主体补报后再申请付款", "the provider files it first"});
    }
}

// SY-4.5-f 由具有合法资质的注册会计师对财务报告进行审计
void judge_audit(law::Judge& judge, db::Tx& tx, Engine const& engine, std::optional<Paper> const& delivery) {
    auto audited = false;
    for (auto const& one : delivery ? store::papers(tx, delivery->id, "finance_report") : std::vector<Paper>{}) {
        auto const opinion = one.body["opinion"].text_or({});
        auto const looked_into = one.body.has("finance_note");
        auto const sound = (opinion != "adverse" && opinion != "disclaimer") || looked_into;
        audited =
            audited || (one.body["final"].boolean_or(false) && sound && engine.find(tx, one.id)->state == "audited");
    }
    judge.require(
        clause::SY_4_5_f, law::Facts().with("final_report_audited", audited), audited, "delivery.no_cpa_audit", {},
        {"最后一期结算须有经注册会计师审计的项目决算报告；否定或无法表示意见的，须先经财政部门处理",
         "the final settlement needs the final report with a certified accountant's audit; an adverse opinion is "
         "looked into by finance first"},
        {"请承接主体报送决算报告并登记审计", "the provider files it and records the audit"});
}

void judge_overruns(law::Judge& judge, db::Tx& tx, Paper const& delivery) {
    std::int64_t open = 0;
    for (auto const& one : store::entries(tx, delivery.id)) {
        open += one.body["over"].boolean_or(false) && !one.body.has("consent") ? 1 : 0;
    }
    judge.require(clause::PF_process_20, law::Facts().with("overruns_open", open), open == 0,
                  "delivery.overrun_not_consented", {},
                  {"有 " + std::to_string(open) + " 笔超预算支出未经购买主体同意",
                   "costs beyond their budget that the buyer did not consent to: " + std::to_string(open)},
                  {"请先同意，或由承接主体调整", "consent to them first, or have them put right"});
}

}  // namespace

Result<void> may_go_on(db::Tx& tx, Engine const& engine, std::int64_t contract) {
    auto const delivery = store::of_contract(tx, contract);
    if (delivery && engine.find(tx, delivery->id)->state == "stopped") {
        return api::conflict("delivery.stopped", {"中期检查结论为终止", "the mid-term check stopped the project"},
                             {"请终止合同", "end the contract"});
    }
    return {};
}

void judge_payment(law::Judge& judge, db::Tx& tx, Engine const& engine, Context const& context,
                   Request const& request) {
    auto const terms = contract::terms(tx, engine, request.contract);
    ENSURE(terms.has_value());
    auto const delivery = store::of_contract(tx, request.contract);
    auto const half_way = delivery ? mid_term(tx, engine, delivery->id) : MidTerm::none;
    judge.ask(clause::PF_process_15,
              law::Facts()
                  .with("asked_before", request.before)
                  .with("request", request.amount)
                  .with("price", terms->price)
                  .with("mid_term_passed", half_way == MidTerm::passed));
    // CDP-11-5 发现偏离合同目标的要及时采取措施予以更正: nothing is paid over a deviation that nobody does anything about.
    auto const unmended = delivery ? left_as_they_are(*delivery, context.today()) : 0;
    judge.require(
        clause::CDP_11_5, law::Facts().with("deviations_unmended", unmended), unmended == 0, "delivery.no_measure", {},
        {"有 " + std::to_string(unmended) + " 个里程碑逾期或未达成，尚未采取更正措施",
         "milestones that are late or were not met, and nothing is done about it: " + std::to_string(unmended)},
        {"请在项目实施页“采取更正措施”后再申请", "say on the follow-up's page what is done, and by when"});
    // DGF-5-3-1 策划具体的项目规划,制定项目资金预算
    auto const planned = delivery && scheme_in_force(tx, engine, delivery->id).has("version");
    judge.require(clause::DGF_5_3_1, law::Facts().with("scheme_in_force", planned), planned, "delivery.no_scheme", {},
                  {"承接主体尚无经审定的实施方案和预算", "the provider has no approved scheme and budget"},
                  {"请先报送并审定实施方案", "file and approve the scheme first"});
    judge_reports(judge, tx, delivery, *terms, context.today());
    if (request.last) {
        judge_audit(judge, tx, engine, delivery);
    }
    if (delivery) {
        judge_overruns(judge, tx, *delivery);
        // LP-228 开展绩效执行监控,按合同约定付款: told, and left to who pays.
        for (auto const rule : {clause::SY_3_1_6_c, clause::LP_228}) {
            judge.ask(rule,
                      law::Facts()
                          .with("paid", request.before + request.amount)
                          .with("price", terms->price)
                          .with("done_share", done_share(tx, engine, *delivery)));
        }
    }
}

Value still_asked(db::Tx& tx, Engine const& engine, std::int64_t contract, Day today) {
    Value list = Value::list();
    auto const object = engine.find(tx, contract);
    if (!store::of_contract(tx, contract)) {
        return list;
    }
    auto duties = engine.duties(tx, object->project, /*only_open=*/true);
    std::ranges::stable_sort(duties, {}, &workflow::Duty::due);
    for (auto const& duty : duties) {
        auto const paper = store::find(tx, duty.object);
        if (paper && paper->contract == contract) {
            list.push(Value::object()
                          .set("says", law::words(duty.title))
                          .set("due", duty.due.iso())
                          .set("overdue", duty.due < today)
                          .set("clause", duty.clause)
                          .set("object", duty.object)
                          .set("kind", duty.kind));
        }
    }
    return list;
}

void judge_acceptance(law::Judge& judge, db::Tx& tx, Engine const& engine, std::int64_t contract) {
    auto const delivery = store::of_contract(tx, contract);
    std::int64_t open = 0;
    for (auto const& one :
         delivery ? engine.children(tx, delivery->id, "investigation") : std::vector<workflow::Object>{}) {
        open += one.state == "open" ? 1 : 0;
    }
    // SY-3.1.6-d 开展相关调查
    judge.require(clause::SY_3_1_6_d, law::Facts().with("investigations_open", open), open == 0,
                  "acceptance.investigation_open", {}, {"履约调查尚未结案", "an investigation is not concluded yet"},
                  {"请先结案", "conclude it first"});
}

namespace {

// PF-process-17 ……专项审计: the second step of closing, with nothing questioned left open.
Result<void> on_completion(Engine& engine, db::Tx& tx, Context const& context, contract::CompletionAsked const& asked) {
    auto const object = TRY(engine.get(tx, asked.contract, "contract"));
    auto const delivery = store::of_contract(tx, asked.contract);
    auto const audits = delivery ? engine.children(tx, delivery->id, "special_audit") : std::vector<workflow::Object>{};
    auto const open = std::ranges::count_if(audits, [](workflow::Object const& one) { return one.state != "settled"; });
    auto judge = engine.judge(context, object.rules);
    judge.require(clause::PF_process_17,
                  law::Facts()
                      .with("special_audits", static_cast<std::int64_t>(audits.size()))
                      .with("audits_open", static_cast<std::int64_t>(open)),
                  !audits.empty() && open == 0, "delivery.special_audit_open", {},
                  {audits.empty() ? "结项须有专项审计报告" : "专项审计提出的问题金额尚未处理",
                   audits.empty() ? "closing needs the report of the special audit"
                                  : "money that the special audit questioned is not settled"},
                  {"请登记专项审计及其处理情况", "record the audit, and how it was settled"});
    TRY(judge.verdict());
    return may_go_on(tx, engine, asked.contract);
}

Result<void> on_end(Engine& engine, db::Tx& tx, Context const& context, contract::ContractEnded const& ended) {
    engine.close_duty(tx, context, ended.contract, "delivery.terminate");
    if (auto const delivery = store::of_contract(tx, ended.contract)) {
        engine.move(tx, context, delivery->id, "closed", ended.completed ? "contract.complete" : "contract.terminate");
    }
    return {};
}

// LA-I.3-a 所有的管理责任仍然集于政府一身: nobody leaves the house while he answers for a contract.
Result<void> leaves(Engine& engine, db::Tx& tx, Context const& context, std::int64_t person) {
    for (auto const& one : store::all_of_kind(tx, "delivery")) {
        auto const object = engine.find(tx, one.id);
        if (one.body["responsible"]["person"] != Value(person) || object->state == "closed" ||
            identity::caller_of(tx, person, object->owner)) {
            continue;
        }
        auto judge = engine.judge(context, object->rules);
        judge.require(clause::LA_I_3_a, law::Facts().with("contract_number", object->title).with("handed_over", false),
                      false, "delivery.not_handed_over", {},
                      {"此人仍是合同“" + object->title + "”的责任人", "this person still answers for " + object->title},
                      {"请先移交责任", "hand the responsibility over first"});
        TRY(judge.verdict());
    }
    return {};
}

}  // namespace

void listen(Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<contract::CompletionAsked>(
        [&engine](db::Tx& tx, Context const& context, contract::CompletionAsked const& asked) {
            return on_completion(engine, tx, context, asked);
        });
    bus.on<contract::ContractEnded>(
        [&engine](db::Tx& tx, Context const& context, contract::ContractEnded const& ended) {
            return on_end(engine, tx, context, ended);
        });
    bus.on<identity::Dismissed>([&engine](db::Tx& tx, Context const& context, identity::Dismissed const& done) {
        return leaves(engine, tx, context, done.person);
    });
    bus.on<identity::PersonChanged>(
        [&engine](db::Tx& tx, Context const& context, identity::PersonChanged const& done) -> Result<void> {
            return done.after.active ? Result<void>() : leaves(engine, tx, context, done.after.id);
        });
}

}  // namespace qiyue::delivery
