#include "modules/contract/signature.hpp"
#include "modules/contract/sources.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"

#include <algorithm>
#include <set>

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

// Which rule of the place or of the field has days of its own for the filing: LA-3.1.3, CDP-11-4b 购买合同报市财政局备案.
Clause filing_rule(law::Judge const& judge) {
    for (auto const rule : {clause::CDP_11_4b, clause::LA_3_1_3}) {
        if (judge.applies(rule)) {
            return rule;
        }
    }
    return {};
}

// CD-18-7 应按照政府采购法律制度规定: publication and filing have their days from the signing.
void open_duties(StepRun& run) {
    workflow::Actor const signer{"buyer.contract_signer", Relation::owner};
    auto const of_place = filing_rule(run.judge);
    workflow::Opens const duties[] = {
        {.duty = "contract.publish",
         .title = {"公告合同", "publish the contract"},
         .deadline = "contract_publish_due",
         .clause = clause::LP_187,
         .holder = signer},
        {.duty = "contract.file",
         .title = {"合同报同级财政部门备案", "file the contract with finance"},
         .deadline = of_place.id.empty() ? "contract_file_due" : "contract_filing",
         .clause = of_place.id.empty() ? clause::LP_188 : of_place,
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

// Every side that the text names has signed it; DG-8-5a: with a third party, three.
bool signed_by_all(Contract const& contract, std::set<std::string> const& signed_already) {
    std::set<std::string> named{"buyer", "provider"};
    if (!contract.body["third_signer"].is_null()) {
        named.insert("third");
    }
    return std::ranges::includes(signed_already, named);
}

// LP-189 政府采购合同应当采用书面形式: what is signed is the text as it is written here, and no other.
Result<void> judge_same_text(StepRun& run, Contract const& contract) {
    auto const same = run.form.text("text_digest") == contract.text_digest;
    Text const says{"所签文本不是当前待签的文本", "this is not the text that is to be signed"};
    Text const remedy{"当前文本摘要为 " + contract.text_digest, "its digest is " + contract.text_digest};
    if (contract.procurement) {
        run.judge.require(clause::LP_189,
                          law::Facts()
                              .with("text_signed", run.form.text("text_digest").substr(0, 16))
                              .with("text_written", contract.text_digest.substr(0, 16)),
                          same, "contract.other_text", "text_digest", says, remedy);
        return run.judge.verdict();
    }
    return same ? Result<void>() : api::conflict("contract.other_text", says, remedy);
}

// LP-051 第十一条项目合同须经法律顾问审定: public services are such projects.
void judge_counsel(StepRun& run, Contract const& contract) {
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
}

// LP-318 可靠电子签名与手写签名或盖章效力相同: who has a key in force signs with it, and its signature holds over this text.
// Without a key the signer's confirmation is kept, and said to be that. Gives what is kept of the signature.
Value judge_signature(StepRun& run, Contract const& contract, std::string const& side) {
    auto const& caller = run.context.caller;
    auto const key = key_in_force(run.tx, run.engine, caller.person, caller.organisation);
    auto const given = run.form.given("signature");
    auto const holds = key && given &&
        signature_holds(key->suite, key->public_key, run.form.text("signature"),
                        signed_message(contract.number, contract.text_digest, side));
    auto const facts = law::Facts()
                           .with("key_in_force", key.has_value())
                           .with("signature_given", given)
                           .with("signature_holds", holds);
    run.judge.require(clause::LP_318, facts, !key || given, "contract.no_signature", "signature",
                      {"您已登记签名密钥，须用它签署", "you have enrolled a signing key and sign with it"},
                      {"请在签订页载入私钥文件签署", "load your key file on the signing page"});
    run.judge.require(clause::LP_318, facts, !given || holds, "contract.signature_invalid", "signature",
                      {"签名不能通过核验：不是您的密钥对当前文本所签",
                       "the signature does not hold: it is not of your key over this text"},
                      {"请用使用中的密钥对页面所示文本重新签署", "sign the text shown with your key in force"});
    return key && given ? Value::object()
                              .set("suite", key->suite)
                              .set("public_key", key->public_key)
                              .set("key", key->id)
                              .set("signature", run.form.text("signature"))
                        : Value::object();
}

}  // namespace

std::string side_of(Contract const& contract, workflow::Object const& object, Caller const& caller) {
    if (caller.organisation == object.owner) {
        return "buyer";
    }
    if (caller.organisation == object.party) {
        return "provider";
    }
    // Who was named in an earlier draft takes part still, and signs nothing.
    auto const named = contract.body["third_party"] == Value(caller.organisation) &&
        contract.body["third_signer"] == Value(caller.person);
    return named ? "third" : "";
}

Result<void> sign(StepRun& run) {
    auto const contract = stored(run);
    TRY(judge_same_text(run, contract));
    auto const side = side_of(contract, run.object, run.context.caller);
    if (side.empty()) {
        return api::forbidden({"本合同文本没有写明由您签订", "this text does not name you as a signer"});
    }
    std::set<std::string> signed_already;
    for (auto const& signature : store::records(run.tx, contract.id, "signature")) {
        signed_already.insert(signature["side"].text());
    }
    if (!signed_already.insert(side).second) {
        return api::conflict("contract.signed_already", {"本方已经签订", "your side has signed already"},
                             {"请等待对方签订", "the other side has to sign"});
    }
    judge_remedies(run, contract);
    judge_provider(run, contract);
    judge_counsel(run, contract);
    auto signature = judge_signature(run, contract, side);
    TRY(run.judge.verdict());
    keep_record(run, "signature",
                signature.set("side", side)
                    .set("text_digest", contract.text_digest)
                    .set("organisation", run.context.caller.organisation)
                    .set("organisation_name", run.context.caller.organisation_name));
    if (!signed_by_all(contract, signed_already)) {
        run.to = "half_signed";
        return {};
    }
    run.to = "signed";
    return bind(run, contract);
}

}  // namespace qiyue::contract
