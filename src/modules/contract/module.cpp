#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

namespace qiyue::contract {

namespace {

// CD-18-7 应按照政府采购法律制度规定: LP-184 通知书发出之日起30日内按采购文件确定的事项签订
void listen(workflow::Engine& engine) {
    engine.ports().bus.on<review::ResultPublished>(
        [&engine](db::Tx& tx, Context const& context, review::ResultPublished const& published) -> Result<void> {
            auto const document = tender::document(tx, published.award.tender);
            auto const procurement = document && document->purchase_class == tender::PurchaseClass::procurement;
            if (procurement && !context.off(clause::CD_18_7)) {
                auto const project = TRY(engine.get(tx, published.award.project, "project"));
                engine.open_duty(tx, context, project,
                                 {.duty = "contract.sign",
                                  .title = {"签订合同", "sign the contract"},
                                  .deadline = "contract_sign_due",
                                  .clause = clause::LP_184,
                                  .holder = {"buyer.contract_signer", workflow::Relation::owner}},
                                 published.award.letter_day);
            }
            return {};
        });
    engine.ports().bus.on<ContractSigned>(
        [&engine](db::Tx& tx, Context const& context, ContractSigned const& done) -> Result<void> {
            engine.close_duty(tx, context, done.project, "contract.sign");
            return {};
        });
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    listen_to_remedies(engine);
    return {.name = "contract",
            .migrations = migrations(),
            .procedures = {contract_procedure(), deviation_procedure(), breach_procedure()},
            .operations = {}};
}

}  // namespace qiyue::contract
