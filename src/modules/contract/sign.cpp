#include "modules/contract/sources.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

namespace qiyue::contract {

namespace {

using workflow::Relation;
using workflow::StepRun;

bool reviewed_by_counsel(StepRun& run, Contract const& contract) {
    auto const reviews = store::records(run.tx, contract.id, "counsel");
    return std::ranges::any_of(reviews, [&](Value const& review) {
        return review["passed"].boolean_or(false) && review["text_digest"] == Value(contract.text_digest);
    });
}

// CD-18-7 应按照政府采购法律制度规定: publication and filing have their days from the signing.
void open_duties(StepRun& run) {
    workflow::Actor const signer{"buyer.contract_signer", Relation::owner};
    workflow::Opens const duties[] = {
        {.duty = "contract.publish",
         .title = {"公告合同", "publish the contract"},
         .deadline = "contract_publish_due",
         .clause = clause::LP_187,
         .holder = signer},
        {.duty = "contract.file",
         .title = {"合同报同级财政部门备案", "file the contract with finance"},
         .deadline = "contract_file_due",
         .clause = clause::LP_188,
         .holder = signer},
    };
    for (auto const& duty : duties) {
        if (!run.context.off(clause::CD_18_7)) {
            run.engine.open_duty(run.tx, run.context, run.object, duty, run.today());
        }
    }
}

// Both have signed: the money is bound, the duties begin, and the others are told.
Result<void> bind(StepRun& run, Contract contract) {
    auto const price = price_of(contract.body, {});
    judge_budget(run, contract);
    TRY(run.judge.verdict());
    contract.account = TRY(sources::take_up(run, contract, price));
    store::update(run.tx, contract);
    run.afterwards.emplace_back([&run, contract, price]() -> Result<void> {
        if (contract.procurement) {
            open_duties(run);
        }
        project::reach(run.tx, run.context, run.engine, contract.project, project::Stage::contracted);
        return run.ports().bus.raise(
            run.tx, run.context,
            ContractSigned{
                .contract = contract.id, .project = contract.project, .provider = contract.provider, .price = price});
    });
    return {};
}

}  // namespace

Result<void> sign(StepRun& run) {
    auto const contract = stored(run);
    if (run.form.text("text_digest") != contract.text_digest) {
        return api::conflict("contract.other_text",
                             {"所签文本不是当前待签的文本", "this is not the text that is to be signed"},
                             {"当前文本摘要为 " + contract.text_digest, "its digest is " + contract.text_digest});
    }
    auto const buyer = run.context.caller.organisation == run.object.owner;
    auto const side = buyer ? "buyer" : "provider";
    auto const signatures = store::records(run.tx, contract.id, "signature");
    if (std::ranges::any_of(signatures, [&](Value const& s) { return s["side"] == Value(side); })) {
        return api::conflict("contract.signed_already", {"本方已经签订", "your side has signed already"},
                             {"请等待对方签订", "the other side has to sign"});
    }
    judge_remedies(run, contract);
    judge_provider(run, contract);
    // LP-051 第十一条项目合同须经法律顾问审定: public services are such projects.
    auto const needs_counsel = contract.procurement && contract.public_service;
    run.judge.require(clause::LP_051,
                      law::Facts()
                          .with("procurement", contract.procurement)
                          .with("public_service", contract.public_service)
                          .with("counsel_reviewed", reviewed_by_counsel(run, contract)),
                      !needs_counsel || reviewed_by_counsel(run, contract), "contract.no_counsel", {},
                      {"向社会公众提供的公共服务项目，合同须经法律顾问审定",
                       "the contract of a public service needs the review of legal counsel"},
                      {"请先登记法律顾问对当前文本的审定意见", "record counsel's review of this text first"});
    TRY(run.judge.verdict());
    keep_record(run, "signature",
                Value::object()
                    .set("side", side)
                    .set("text_digest", contract.text_digest)
                    .set("organisation", run.context.caller.organisation));
    if (signatures.empty()) {
        run.to = "half_signed";
        return {};
    }
    run.to = "signed";
    return bind(run, contract);
}

}  // namespace qiyue::contract
