#pragma once

#include "modules/ledger/api.hpp"

namespace qiyue::ledger {

// What one posting does to its account. A reservation adds to pending; its end takes the same off again.
struct Change {
    Side side = Side::debit;
    Money pending, posted;
};

Balance after(Balance before, Change const& change);

// A funded account is overdrawn when more was taken or reserved than was given. Money that is only on its way in
// (credits pending) cannot be spent.
bool overdrawn(Account const& account, Balance const& balance);

bool funded(Kind kind);
Kind kind_named(std::string_view name);

}  // namespace qiyue::ledger
