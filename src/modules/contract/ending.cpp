#include "law/clauses.gen.hpp"
#include "modules/contract/sources.hpp"
#include "modules/contract/steps.hpp"
#include "modules/identity/api.hpp"

// What interrupts or ends a contract before its time, and what each ground has to show.
namespace qiyue::contract {

namespace {

using workflow::StepRun;

// LP-191 不得擅自变更、中止或终止合同: both agree, in writing, or the law gives a ground.
Day judge_end(StepRun& run) {
    auto const& form = run.form;
    auto const agreed = form.text("ground") == "agreed";
    run.judge.require(clause::LP_191,
                      law::Facts().with("ground", form.text("ground")).with("ending_agreed", form.given("document")),
                      !agreed || form.given("document"), "contract.ended_alone", "document",
                      {"协商一致终止的，须附双方签订的协议", "an end by agreement needs the agreement of both"},
                      {"不得擅自终止合同；请上传协议", "nobody ends it alone; upload the agreement"});
    if (agreed) {
        return run.today();
    }
    auto facts = law::Facts().with("ground", form.text("ground")).with("today", run.today());
    for (auto const& [field, fact] :
         {std::pair{"demanded_on", "demanded_on"}, std::pair{"demanded_until", "demanded_until"},
          std::pair{"notice_arrived", "arrived_on"}}) {
        if (form.given(field)) {
            facts.with(fact, form.day(field).iso());
        }
    }
    run.judge.ask(clause::LP_205, facts);
    if (!facts.has("arrived_on")) {
        return run.today();
    }
    auto const ended = Day::parse(run.judge.compute(clause::LP_205, facts)["ended_on"].text_or({}));
    return ended.ok() ? ended.value() : run.today();
}

}  // namespace

Result<void> terminate(StepRun& run) {
    auto const contract = stored(run);
    auto const ended = judge_end(run);
    TRY(run.judge.verdict());
    auto body = run.form.value();
    keep_record(run, "end", body.set("ended_on", ended.iso()));
    run.answer.set("ended_on", ended.iso());
    run.raise(ContractEnded{.contract = contract.id, .project = contract.project, .completed = false});
    return sources::give_back(run.tx, run.context, run.ports(), "contract.terminate", contract);
}

// LP-191 继续履行将损害国家和社会公共利益的应当变更、中止或终止
Result<void> suspend(StepRun& run) {
    run.judge.require(clause::LP_191, law::Facts().with("public_interest", run.form.yes("public_interest")),
                      run.form.yes("public_interest"), "contract.suspended_alone", "public_interest",
                      {"不得擅自中止合同", "nobody suspends a contract alone"},
                      {"只有继续履行将损害国家和社会公共利益的才可中止；其他变更由双方协商",
                       "only where going on is against the public interest; agree on anything else"});
    keep_record(run, "suspension", run.form.value());
    return {};
}

Result<void> resume(StepRun& run) {
    judge_resumption(run);
    TRY(run.judge.verdict());
    keep_record(run, "resumption", run.form.value());
    return {};
}

// LP-208 不可抗力应及时通知并在合理期限内提供证明: by whichever side it hinders.
Result<void> report_force_majeure(StepRun& run) {
    if (run.form.day("since") > run.today()) {
        return api::invalid("contract.not_yet", "since", {"发生日不能晚于今天", "it cannot lie in the future"},
                            {"请填写实际发生之日", "give the day on which it happened"});
    }
    auto const buyer = run.context.caller.organisation == run.object.owner;
    keep_record(run, "force_majeure", run.form.value());
    run.afterwards.emplace_back([&run, buyer]() -> Result<void> {
        if (run.judge.applies(clause::LP_208)) {
            run.engine.open_duty(run.tx, run.context, run.object,
                                 {.duty = "contract.prove_force_majeure",
                                  .title = {"提供不可抗力的证明", "prove the force majeure"},
                                  .deadline = "force_majeure_proof",
                                  .clause = clause::LP_208,
                                  .holder = buyer ? workflow::Actor{"buyer.contract_signer", workflow::Relation::owner}
                                                  : workflow::Actor{"provider.manager", workflow::Relation::party}},
                                 run.today());
        }
        return {};
    });
    return {};
}

Result<void> prove_force_majeure(StepRun& run) {
    if (store::records(run.tx, run.object.id, "force_majeure").empty()) {
        return api::conflict("contract.no_force_majeure", {"尚未通知不可抗力", "no force majeure was reported"},
                             {"请先通知对方", "report it first"});
    }
    keep_record(run, "force_majeure_proof", run.form.value());
    return {};
}

// LP-200 承接主体可凭合同融资;购买主体不得提供任何形式担保
Result<void> confirm_financing(StepRun& run) {
    run.judge.require(clause::LP_200, law::Facts().with("buyer_guarantees", run.form.yes("guarantee")),
                      !run.form.yes("guarantee"), "contract.guarantee_for_financing", "guarantee",
                      {"购买主体不得为承接主体的融资提供任何形式的担保",
                       "a buyer gives no guarantee of any kind for the provider's financing"},
                      {"只确认合同和应收金额，不作担保", "confirm the contract and what is receivable, no more"});
    keep_record(run, "financing", run.form.value());
    return {};
}

// PF-law-19 明确社会组织承接政府购买服务项目免税
Result<void> certify_tax(StepRun& run) {
    auto const contract = stored(run);
    if (!run.judge.applies(clause::PF_law_19)) {
        return api::conflict("contract.no_tax_rule", {"本地规定没有该项免税", "no rule of this place exempts it"},
                             {"请按税务部门的规定办理", "go by the rules of the tax office"});
    }
    auto const provider = identity::organisation(run.tx, contract.provider);
    auto const type = provider ? provider->attributes["legal_type"].text_or({}) : std::string();
    run.judge.require(clause::PF_law_19, law::Facts().with("legal_type", type), type == "social_organisation",
                      "contract.not_tax_exempt", {},
                      {"承接主体不是社会组织，不能出具免税证明", "only a social organisation is exempt"},
                      {"企业等按规定纳税", "others are taxed by the rules"});
    keep_record(
        run, "tax_certificate",
        Value::object().set("ground", run.judge.book().citation(clause::PF_law_19)).set("number", contract.number));
    return {};
}

}  // namespace qiyue::contract
