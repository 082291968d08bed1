#pragma once

#include "platform/db/db.hpp"

namespace qiyue::db {

// A transaction that stands before another one and passes on what it is asked: it counts, or breaks off.
class PassingTx : public Tx {
public:
    virtual Tx const& inner() const = 0;
    Memory& memory() const final { return inner().memory(); }
};

// On which engine a transaction runs: for a port whose statements can't be the same on both.
Engine engine_of(Tx const& tx);

}  // namespace qiyue::db
