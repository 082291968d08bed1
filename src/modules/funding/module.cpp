#include "law/clauses.gen.hpp"
#include "modules/funding/steps.hpp"
#include "modules/identity/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/performance/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>
#include <string>

namespace qiyue::funding {

namespace {

using workflow::Engine;

// 中小企业, by the size that it registered.
bool small_or_medium(db::Tx& tx, std::int64_t provider) {
    auto const size = provider::size(tx, provider);
    return size == "micro" || size == "small" || size == "medium";
}

// CDP-15d 按照购买合同约定和有关规定及时向购买主体拨付资金: what the buyer owes the provider on a day, finance owes the buyer by it.
Result<void> ask(Engine const& engine, db::Tx& tx, Context const& context, std::int64_t contract) {
    auto const object = engine.find(tx, contract);
    auto const terms = contract::terms(tx, engine, contract);
    ENSURE(object && terms);
    auto const rule = rule_of(engine.judge(context, object->rules));
    auto const small = small_or_medium(tx, terms->provider);
    auto const duties = engine.duties(tx, terms->project, /*only_open=*/false);
    auto const asked = [&](std::string const& name) {
        return std::ranges::any_of(
            duties, [&](workflow::Duty const& duty) { return duty.object == contract && duty.name == name; });
    };
    for (auto const& duty : duties) {
        constexpr std::string_view pays = "payment.pay.";
        if (duty.object != contract || duty.closed || !duty.name.starts_with(pays)) {
            continue;
        }
        auto const number = std::stoi(duty.name.substr(pays.size()));
        if (small) {
            store::note(tx,
                        {.contract = contract,
                         .instalment = number,
                         .buyer = object->owner,
                         .amount = terms->instalments[static_cast<std::size_t>(number - 1)].amount,
                         .due = duty.due});
        }
        if (rule.id.empty() || asked(duty_of(number))) {
            continue;
        }
        open_duty(tx, context, engine, *object, number, rule, duty.due);
    }
    return {};
}

}  // namespace

workflow::Module module(Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<performance::AssessmentFinal>(
        [&engine](db::Tx& tx, Context const& context, performance::AssessmentFinal const& event) {
            return ask(engine, tx, context, event.contract);
        });
    bus.on<performance::AcceptanceDone>(
        [&engine](db::Tx& tx, Context const& context, performance::AcceptanceDone const& event) {
            return ask(engine, tx, context, event.contract);
        });
    return {.name = "funding",
            .migrations = migrations(),
            .procedures = {disbursement_procedure(engine)},
            .operations = {of_contract_operation(engine), arrears_operation(engine)}};
}

}  // namespace qiyue::funding
