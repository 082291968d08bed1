#pragma once

#include "base/day.hpp"

namespace qiyue {

// Where "now" comes from. Read once per command, at the edge; nobody below asks again.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// A clock that stands still until it is told to move: for scenarios and tests.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : now_(start) {}
    Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }

private:
    Instant now_;
};

}  // namespace qiyue
