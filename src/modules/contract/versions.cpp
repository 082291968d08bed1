#include "modules/contract/steps.hpp"

// What supplements made of a contract: each change with the text before and after it, side by side.
namespace qiyue::contract {

namespace {

std::string count_of(Value const& instalments) {
    return std::to_string(instalments.is_list() ? instalments.size() : 0);
}

}  // namespace

Value changes_by_supplements(Contract const& contract, std::vector<Value> const& supplements) {
    Value list = Value::list();
    auto price = price_of(contract.body, {});
    auto quantity = contract.body["quantity"].text_or({});
    auto instalments = count_of(contract.body["instalments"]);
    for (auto const& supplement : supplements) {
        auto const change = [&](char const* field, std::string before, std::string after) {
            list.push(Value::object()
                          .set("supplement", supplement["name"])
                          .set("day", supplement["day"])
                          .set("field", field)
                          .set("before", std::move(before))
                          .set("after", std::move(after)));
        };
        auto const amount = Money::fen(supplement["amount"].integer_or(0));
        change("price", price.in_yuan(), (price + amount).in_yuan());
        price += amount;
        auto const more = quantity + " + " + supplement["quantity"].text_or({});
        change("quantity", quantity, more);
        quantity = more;
        auto const plan = instalments + " + 1: " + amount.in_yuan() + ", " + supplement["condition"].text_or({});
        change("instalments", instalments, plan);
        instalments = std::to_string(std::stoi(instalments) + 1);
    }
    return list;
}

}  // namespace qiyue::contract
