#pragma once

#include "law/rule.hpp"

// What the payment of small and medium enterprises asks. Each in the file of its article.
namespace qiyue::law::national {

Value payment_clock(Facts const& facts, Numbers const& numbers, Steps& steps);  // LP-220
Value late_interest(Facts const& facts, Numbers const& numbers, Steps& steps);  // LP-221

}  // namespace qiyue::law::national
