#pragma once

#include "law/rule.hpp"

// Payment by quantity and quality: several places ask for it in the same words and mean the same sum. The rules.cpp of each
// document hangs it on its clause.
namespace qiyue::law::national {

// fee_lines: [{service, measure, accepted_quantity, unit_price, line_ceiling, quality_ratio}], fee_ceiling, settled_before,
// deductions: [{amount}] -> {counted, earned, payable, deducted, unrecovered}, in fen.
// A line counts its quantity times its unit price, exactly, and never above its ceiling. What lines of one quality ratio
// count together is multiplied by it and rounded once, half a fen up. The sum never goes above `fee_ceiling`; what was
// settled before is taken off, then the deductions; nobody pays a negative sum.
Value fee_by_quantity(Facts const& facts, Numbers const& numbers, Steps& steps);
// What it gives while it is suspended.
Value no_fee();

}  // namespace qiyue::law::national
