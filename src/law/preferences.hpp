#pragma once

#include "law/rule.hpp"

// Who goes first among equal bids, as the rules of several places say it. A preference orders what is equal already; it adds
// no points, shuts nobody out, and is used only where the purchase document announced it.
namespace qiyue::law::preferences {

// {service_field, tie_rule}: in the fields that the sentence names the order of equal bids puts social organisations first;
// in another field it may not.
void social_organisation_announced(Facts const& facts, Numbers const& numbers, Findings& findings);
// {service_field, legal_type} -> {preferred}
Value social_organisation_first(Facts const& facts, Numbers const& numbers, Steps& steps);

// {evaluations: [{same_item, grade, on}], today} -> {preferred}: excellent in a project of the same catalogue item, and not
// longer ago than the rule counts it.
Value excellent_first(Facts const& facts, Numbers const& numbers, Steps& steps);

// {conditions: [{text, field}]}: a grade is asked of nobody as a condition to take part.
void grade_is_no_condition(Facts const& facts, Numbers const& numbers, Findings& findings);
// {legal_type, grade} -> {preferred}: a social organisation graded so high.
Value graded_first(Facts const& facts, Numbers const& numbers, Steps& steps);

Value nobody();  // the blank of the three

}  // namespace qiyue::law::preferences
