#pragma once

#include "law/judge.hpp"
#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <optional>
#include <string>

// 添购: what is bought once more from the supplier of a contract, to fit what was bought before. All additions to one
// contract together stay within a share of its price.
namespace qiyue::tender {

struct Tender;

struct Original {
    std::string number;  // of the contract; "" where only its price was told
    Money price;         // as signed, without supplements
    Money added;         // by earlier purchases
    Money adding;        // by this one
    bool same_supplier = false;
};

// The contract that the form names on the ground of an addition; 0 when it names none.
std::int64_t original_named(workflow::StepRun& run);
// What is known of the contract that the purchase adds to; nothing when it adds to none. Refuses one that is not signed,
// or another buyer's.
Result<std::optional<Original>> original_of(workflow::StepRun& run, Tender const& tender);
// The same once the document says the most that will be paid.
Result<void> judge_addition(workflow::StepRun& run, Tender const& tender, Money ceiling);

// What LP-037 asks of an addition; nothing is added for another ground.
void add_facts(law::Facts& facts, std::string const& ground, std::optional<Original> const& original);
// For the page: the contract and what was added to it.
void keep_original(std::optional<Original> const& original, Value& choice);

}  // namespace qiyue::tender
