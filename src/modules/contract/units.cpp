#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"

#include <set>

// 计价项目: what a contract by quantity pays for each unit, and that all of it together fits the price.
namespace qiyue::contract {

namespace {

// A ceiling is no more than what is planned, and all that is planned no more than the price: so no sum of a contract can
// grow beyond it.
Result<void> fits(Form const& text) {
    auto left = text.money("price").in_fen();
    std::set<std::string> named;
    for (auto const& line : text.list("priced_units")) {
        auto const item = line.text("item");
        if (!named.insert(item).second) {
            return api::invalid("contract.unit_twice", "priced_units",
                                {"“" + item + "”列了两次", "this service stands twice: " + item},
                                {"同一服务项目只列一行", "one line a service"});
        }
        auto const price = line.money("unit_price").in_fen();
        auto const planned = line.integer("planned");
        if (price > left / planned) {
            return api::invalid(
                "contract.units_over_price", "priced_units",
                {"各项单价 × 计划数量合计超过合同价 " + text.money("price").in_yuan() + " 元",
                 "unit prices × planned quantities exceed the price of " + text.money("price").in_yuan() + " yuan"},
                {"请核对单价和计划数量", "look at the unit prices and quantities"});
        }
        left -= price * planned;
        if (line.given("ceiling") && line.money("ceiling").in_fen() > price * planned) {
            return api::invalid("contract.unit_ceiling", "priced_units",
                                {"“" + item + "”的金额上限高于单价 × 计划数量",
                                 "its ceiling is above unit price × planned quantity: " + item},
                                {"请降低上限，或不填", "lower the ceiling, or leave it out"});
        }
    }
    return {};
}

}  // namespace

std::vector<Clause> const& rules_of_quantity() {
    static std::vector<Clause> const all{clause::XN_1_a,  clause::PF_law_15, clause::DG_2_2,
                                         clause::LA_II_0, clause::CDP_11_6b, clause::LP_001};
    return all;
}

std::vector<PricedUnit> units_of(Value const& body) {
    std::vector<PricedUnit> all;
    for (auto const& line : body["priced_units"].is_list() ? body["priced_units"].items() : Value::List{}) {
        auto const price = Money::fen(line["unit_price"].integer_or(0));
        auto const planned = line["planned"].integer_or(0);
        all.push_back(
            {.item = line["item"].text_or({}),
             .unit = line["unit"].text_or({}),
             .price = price,
             .planned = planned,
             .ceiling = line["ceiling"].is_integer() ? Money::fen(line["ceiling"].integer()) : price * planned});
    }
    return all;
}

// PF-law-15 由政府根据服务数量和质量支付费用: who is paid by quantity has a unit and a price for each.
Result<void> judge_units(workflow::StepRun& run, Form const& text) {
    auto const by_quantity = text.text("settlement") == "quantity";
    auto const priced = text.given("priced_units") ? std::ssize(text.list("priced_units")) : 0;
    for (auto const rule : rules_of_quantity()) {
        run.judge.require(rule,
                          law::Facts().with("by_quantity", by_quantity).with("units_priced", std::int64_t{priced}),
                          !by_quantity || priced > 0, "contract.no_priced_units", "priced_units",
                          {"按数量和质量结算的合同没有计价单位和单价",
                           "a contract that is settled by quantity has no unit and no unit price"},
                          {"请列明服务项目、计价单位、单价和计划数量", "give service, unit, unit price and quantity"});
    }
    return priced > 0 ? fits(text) : Result<void>();
}

}  // namespace qiyue::contract
