#include "modules/contract/sources.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// What is done with a contract once both have signed.
namespace qiyue::contract {

using workflow::StepRun;

// LP-187 自签订之日起2个工作日内在省级以上指定媒体公告合同(国家秘密、商业秘密除外)
Result<void> publish(StepRun& run) {
    auto const contract = stored(run);
    keep_record(run, "publication", run.form.value());
    run.afterwards.emplace_back([&run, contract]() -> Result<void> {
        project::reach(run.tx, run.context, run.engine, contract.project, project::Stage::performing);
        return run.ports().bus.raise(run.tx, run.context,
                                     ContractPublished{.contract = contract.id, .project = contract.project});
    });
    return {};
}

namespace {

std::size_t supplements_of(StepRun& run) {
    return store::records(run.tx, run.object.id, "supplement").size();
}

}  // namespace

bool filed(db::Tx& tx, std::int64_t contract) {
    auto const filings = store::records(tx, contract, "filing");
    return !filings.empty() &&
        filings.back()["supplements"].integer_or(0) == std::ssize(store::records(tx, contract, "supplement"));
}

// LA-3.1.5: what is filed is the contract as it stands: with a supplement it is filed again.
Result<void> file(StepRun& run) {
    auto const filings = store::records(run.tx, run.object.id, "filing");
    auto const supplements = static_cast<std::int64_t>(supplements_of(run));
    if (!filings.empty() && filings.back()["supplements"].integer_or(0) == supplements) {
        return api::conflict("contract.filed_already", {"合同已报备案", "the contract was filed already"},
                             {"无需重复备案", "nothing is left to do"});
    }
    // LA-3.1.4 报同级政府采购监督管理部门和有关部门备案
    auto const departments = run.form.given("departments") ? run.form.list("departments").size() : 0;
    run.judge.require(clause::LA_3_1_4, law::Facts().with("departments", static_cast<std::int64_t>(departments)),
                      departments > 0, "contract.filed_to_one", "departments",
                      {"合同副本须报政府采购监督管理部门和有关部门两处备案",
                       "a copy goes to the procurement supervision and to the departments concerned"},
                      {"请写明报送的有关部门", "name the departments concerned"});
    auto body = run.form.value();
    keep_record(run, "filing", body.set("supplements", supplements).set("text_digest", stored(run).text_digest));
    run.raise(ContractFiled{.contract = run.object.id, .project = run.object.project});
    return {};
}

// Each of the addressees for itself.
Result<void> acknowledge_filing(StepRun& run) {
    auto const filings = store::records(run.tx, run.object.id, "filing");
    if (filings.empty()) {
        return api::conflict("contract.not_filed", {"购买主体尚未报送备案", "the buyer has not filed it yet"},
                             {"请待购买主体报送合同副本", "wait for the copy"});
    }
    auto const caller = run.context.caller.organisation;
    auto const& departments = filings.back()["departments"];
    auto const addressed = run.context.caller.organisation_kind == "finance" ||
        (departments.is_list() && std::ranges::any_of(departments.items(), [&](Value const& one) {
                               return one["department"] == Value(caller);
                           }));
    if (!addressed) {
        return api::forbidden({"该合同没有报送本部门", "it was not filed with your department"});
    }
    auto body = run.form.value();
    keep_record(run, "acknowledgement",
                body.set("organisation", caller)
                    .set("organisation_name", run.context.caller.organisation_name)
                    .set("filing", static_cast<std::int64_t>(filings.size())));
    return {};
}

// LP-190 追加相同标的,补充合同累计不得超过原合同金额10%,不改变其他条款
Result<void> supplement(StepRun& run) {
    auto const contract = stored(run);
    judge_provider(run, contract);
    auto const before = store::records(run.tx, contract.id, "supplement");
    auto const price = price_of(contract.body, {});
    auto const amount = run.form.money("amount");
    run.judge.ask(clause::LP_190,
                  law::Facts()
                      .with("price", price)
                      .with("supplemented", price_of(contract.body, before) - price)
                      .with("amount", amount)
                      .with("same_subject", run.form.yes("same_subject")));
    TRY(run.judge.verdict());
    auto const account = TRY(sources::take_up(run, contract, amount));
    ENSURE(account == contract.account);
    keep_record(run, "supplement", run.form.value());
    run.afterwards.emplace_back([&run]() -> Result<void> {
        if (run.judge.applies(clause::LA_3_1_5)) {
            run.engine.open_duty(run.tx, run.context, run.object,
                                 {.duty = "contract.file_again",
                                  .title = {"补充合同重新报备案", "file the contract with its supplement"},
                                  .deadline = "contract_filing",
                                  .clause = clause::LA_3_1_5,
                                  .holder = {"buyer.contract_signer", workflow::Relation::owner}},
                                 run.today());
        }
        return {};
    });
    return {};
}

// Whoever accepts and pays hears of it, and refuses while something is undone.
Result<void> complete(StepRun& run) {
    auto const contract = stored(run);
    // LP-203 应当全面履行: not while something that was not done as agreed is still open.
    auto const open = open_deviations(run.tx, run.engine, contract.id);
    run.judge.require(clause::LP_203, law::Facts().with("open_deviations", open), open == 0, "contract.not_in_full", {},
                      {"还有 " + std::to_string(open) + " 项履约偏离没有纠正",
                       std::to_string(open) + " deviations are not mended yet"},
                      {"请先纠正并复核", "let them be mended and verified first"});
    // SH-2.5-13: not while the provider leaves and nothing is settled or handed over.
    if (open_duty(run, "contract.settle_exit") || open_duty(run, "contract.hand_over")) {
        return api::conflict("contract.exit_not_settled",
                             {"承接主体退出尚未处理或移交完毕", "the provider's leaving is not settled or handed over"},
                             {"请先作出决定并确认移交", "settle it and confirm the hand-over first"});
    }
    keep_record(run, "end", run.form.value());
    run.raise(CompletionAsked{.contract = contract.id, .project = contract.project});
    run.raise(ContractEnded{.contract = contract.id, .project = contract.project, .completed = true});
    return sources::give_back(run.tx, run.context, run.ports(), "contract.complete", contract);
}

}  // namespace qiyue::contract
