#pragma once

#include "base/money.hpp"
#include "base/value.hpp"

#include <string_view>

// How our words map to the codes of the Open Contracting Data Standard 1.1.5. Pure.
namespace qiyue::disclosure {

// {amount, currency}. OCDS counts in yuan; where fen are left over `amount` is rounded and `x_amountFen` is exact.
Value ocds_amount(Money money);
// Of a tender's method ("open", "invited", "single_source", …): open, selective, limited or direct.
std::string_view ocds_method(std::string_view method);
// Of a row of the publication table; empty where the standard has no code.
std::string_view ocds_document_type(std::string_view rule);
// Of a contract's state.
std::string_view ocds_contract_status(std::string_view state);

}  // namespace qiyue::disclosure
