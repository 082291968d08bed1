#include "modules/contract/sources.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"

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

Result<void> file(StepRun& run) {
    if (!store::records(run.tx, run.object.id, "filing").empty()) {
        return api::conflict("contract.filed_already", {"合同已报备案", "the contract was filed already"},
                             {"无需重复备案", "nothing is left to do"});
    }
    keep_record(run, "filing", run.form.value());
    run.raise(ContractFiled{.contract = run.object.id, .project = run.object.project});
    return {};
}

Result<void> acknowledge_filing(StepRun& run) {
    if (store::records(run.tx, run.object.id, "filing").empty()) {
        return api::conflict("contract.not_filed", {"购买主体尚未报送备案", "the buyer has not filed it yet"},
                             {"请待购买主体报送合同副本", "wait for the copy"});
    }
    keep_record(run, "acknowledgement", run.form.value());
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
    return {};
}

// Whoever accepts and pays hears of it, and refuses while something is undone.
Result<void> complete(StepRun& run) {
    auto const contract = stored(run);
    keep_record(run, "end", run.form.value());
    run.raise(CompletionAsked{.contract = contract.id, .project = contract.project});
    run.raise(ContractEnded{.contract = contract.id, .project = contract.project, .completed = true});
    return sources::give_back(run.tx, run.context, run.ports(), "contract.complete", contract);
}

Result<void> terminate(StepRun& run) {
    auto const contract = stored(run);
    keep_record(run, "end", run.form.value());
    run.raise(ContractEnded{.contract = contract.id, .project = contract.project, .completed = false});
    return sources::give_back(run.tx, run.context, run.ports(), "contract.terminate", contract);
}

}  // namespace qiyue::contract
