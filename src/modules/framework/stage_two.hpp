#pragma once

#include "modules/framework/fields.hpp"
#include "modules/framework/steps.hpp"

// What the ways of stage two share: order.cpp, competition.cpp, delivery.cpp.
namespace qiyue::framework {

Money amount_of(Order const& order);
Order own_order(workflow::StepRun& run);
// An order under the agreement that the form names: in force, about the project's item, in the way that its call allows.
Result<Framework> begin(workflow::StepRun& run, std::string const& way);
// The admitted supplier behind this offer, whose agreement is in force.
Result<Offer> signed_offer(workflow::StepRun& run, std::int64_t framework, std::int64_t id);
void judge_price(workflow::StepRun& run, Money price, Money agreed, std::string const& field);
// Takes up the project's money for the order: judged by the threshold, where the scope asks for it, and by the budget.
Result<void> set_aside(workflow::StepRun& run, Framework const& framework, Order& order);
// The highest price agreed with anybody admitted; refuses where nobody is.
Result<Money> highest_agreed(workflow::StepRun& run, std::int64_t framework);
void give_to(workflow::StepRun& run, Order& order, Offer const& offer);

}  // namespace qiyue::framework
