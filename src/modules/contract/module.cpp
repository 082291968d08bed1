#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/framework/api.hpp"
#include "modules/remedy/api.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

namespace qiyue::contract {

namespace {

Money price_without_supplements(db::Tx& tx, std::int64_t contract) {
    return price_of(store::find(tx, contract)->body, {});
}

// 原合同采购金额, and what the purchases that added to it before were agreed for.
void tell_original(db::Tx& tx, workflow::Engine const& engine, tender::OriginalAsked const& asked) {
    auto const contract = terms(tx, engine, asked.contract);
    if (!contract || contract->stage == Stage::drafting) {
        return;
    }
    auto& told = *asked.answer;
    told.in_force = true;
    told.number = contract->number;
    told.buyer = contract->buyer;
    told.provider = contract->provider;
    told.price = price_without_supplements(tx, asked.contract);
    for (auto const addition : asked.additions) {
        auto const object = engine.find(tx, addition);
        for (auto const id : object ? store::of_project(tx, object->project) : std::vector<std::int64_t>()) {
            auto const agreed = terms(tx, engine, id);
            if (agreed && agreed->tender == addition && agreed->stage != Stage::drafting) {
                told.agreed[addition] = price_without_supplements(tx, id);
            }
        }
    }
}

// By when it is to be signed: 及时 as the place says (SY-3.1.5-a, LA-3.1.1), else in the days of the procurement law.
struct SignBy {
    char const* deadline;
    Clause clause;
};

std::optional<SignBy> sign_by(law::Judge const& judge, bool procurement) {
    for (auto const clause : {clause::SY_3_1_5_a, clause::LA_3_1_1}) {
        if (judge.applies(clause)) {
            return SignBy{"contract_signing", clause};
        }
    }
    // CD-18-7 应按照政府采购法律制度规定: LP-184 通知书发出之日起30日内按采购文件确定的事项签订
    return procurement ? std::optional(SignBy{"contract_sign_due", clause::LP_184}) : std::nullopt;
}

void listen(workflow::Engine& engine) {
    engine.ports().bus.on<remedy::PurchaseAsked>(
        [](db::Tx& tx, Context const&, remedy::PurchaseAsked const& asked) -> Result<void> {
            if (auto const contract = store::find(tx, asked.object)) {
                *asked.tender = contract->tender;
            }
            return {};
        });
    engine.ports().bus.on<review::ResultPublished>(
        [&engine](db::Tx& tx, Context const& context, review::ResultPublished const& published) -> Result<void> {
            auto const document = tender::document(tx, published.award.tender);
            auto const procurement = document && document->purchase_class == tender::PurchaseClass::procurement;
            auto const owing = engine.find(tx, owes_signing(tx, published.award.project, published.award.tender));
            ENSURE(owing.has_value());
            auto const by = sign_by(engine.judge(context, owing->rules), procurement);
            if (by && !context.off(clause::CD_18_7)) {
                engine.open_duty(tx, context, *owing,
                                 {.duty = "contract.sign",
                                  .title = {"签订合同", "sign the contract"},
                                  .deadline = by->deadline,
                                  .clause = by->clause,
                                  .holder = {"buyer.contract_signer", workflow::Relation::owner}},
                                 published.award.letter_day);
            }
            return {};
        });
    engine.ports().bus.on<tender::OriginalAsked>(
        [&engine](db::Tx& tx, Context const&, tender::OriginalAsked const& asked) -> Result<void> {
            tell_original(tx, engine, asked);
            return {};
        });
    engine.ports().bus.on<ContractSigned>(
        [&engine](db::Tx& tx, Context const& context, ContractSigned const& done) -> Result<void> {
            auto const agreed = store::find(tx, done.contract);
            engine.close_duty(tx, context, owes_signing(tx, done.project, agreed->tender), "contract.sign");
            if (agreed->order != 0) {
                framework::order_agreed(tx, agreed->order, done.price);
            }
            return {};
        });
    engine.ports().bus.on<ContractEnded>(
        [&engine](db::Tx& tx, Context const& context, ContractEnded const& over) -> Result<void> {
            if (auto const order = store::find(tx, over.contract)->order; order != 0) {
                framework::order_ended(tx, context, engine, order);
            }
            return {};
        });
}

}  // namespace

std::int64_t owes_signing(db::Tx& tx, std::int64_t project, std::int64_t tender) {
    return tender::lot(tx, tender) ? tender : project;
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    listen_to_remedies(engine);
    listen_to_queries(engine);
    listen_to_bans(engine);
    listen_to_records(engine);
    return {.name = "contract",
            .migrations = migrations(),
            .procedures = {contract_procedure(engine), template_procedure(), key_procedure(), subcontract_procedure(),
                           deviation_procedure(), breach_procedure()},
            .operations = {
                api::reading("contract.record", "/api/contracts/{id}/record", {"合同记录", "the record of a contract"},
                             api::Access::everyone, {clause::LP_318},
                             [&engine](api::Call& call) -> Result<Value> {
                                 return published_record(call.tx, engine, call.context, TRY(call.number("id")));
                             }),
                // What a signer's browser hashes by itself before it signs.
                api::reading("contract.text", "/api/contracts/{id}/text", {"合同待签文本", "the text of a contract"},
                             api::Access::signed_in, {clause::LP_318}, [&engine](api::Call& call) -> Result<Value> {
                                 return text_to_sign(call.tx, engine, call.context, TRY(call.number("id")));
                             })}};
}

}  // namespace qiyue::contract
