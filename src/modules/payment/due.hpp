#pragma once

#include "modules/payment/store.hpp"

// What is due to the provider of a contract, why so much, and what still stands in its way: one page for both sides.
namespace qiyue::payment {

// payment.due: the instalments of a contract, each with its figures, its deductions and what blocks it.
api::Operation due_operation(workflow::Engine& engine);

// payment.of_provider: what was asked for and paid to one provider.
api::Operation of_provider_operation(workflow::Engine& engine);

}  // namespace qiyue::payment
