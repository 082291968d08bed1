#pragma once

#include "modules/payment/store.hpp"

// Why an instalment is not paid yet: what is missing, under which article, whose turn it is, and where it is done.
namespace qiyue::payment {

struct Blocking {
    workflow::Engine const& engine;
    db::Tx& tx;
    Context const& context;
    workflow::Object const& contract;
    Basis const& basis;
    store::Payment const* payment;  // nullptr: nothing was asked for yet
    Sum const& sum;

    // [{says, who, clause?, object?, kind?}]; nothing of what was paid.
    Value all() const;
};

}  // namespace qiyue::payment
