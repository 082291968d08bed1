#pragma once

#include "base/ensure.hpp"
#include "base/refusal.hpp"

#include <utility>
#include <variant>

namespace qiyue {

// A value, or the refusal to make one.
template <class T> class [[nodiscard]] Result {
public:
    using value_type = T;
    Result(T value) : data_(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : data_(std::in_place_index<1>, std::move(refusal)) {}

    bool ok() const { return data_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() & {
        ENSURE(ok());
        return std::get<0>(data_);
    }
    T const& value() const& {
        ENSURE(ok());
        return std::get<0>(data_);
    }
    // By value, not by reference into what is about to end: a loop over `list(…).value()` reads what lives.
    T value() && {
        ENSURE(ok());
        return std::get<0>(std::move(data_));
    }
    Refusal const& refusal() const {
        ENSURE(!ok());
        return std::get<1>(data_);
    }

private:
    std::variant<T, Refusal> data_;
};

template <> class [[nodiscard]] Result<void> {
public:
    using value_type = void;
    Result() = default;
    Result(Refusal refusal) : refusal_(std::in_place_index<1>, std::move(refusal)) {}

    bool ok() const { return refusal_.index() == 0; }
    explicit operator bool() const { return ok(); }
    void value() const { ENSURE(ok()); }
    Refusal const& refusal() const {
        ENSURE(!ok());
        return std::get<1>(refusal_);
    }

private:
    std::variant<std::monostate, Refusal> refusal_;
};

}  // namespace qiyue

// Gives the value of a Result, or passes its refusal up to the caller.
// NOLINTBEGIN(bugprone-macro-parentheses): a name that is declared can't stand in parentheses.
#define QIYUE_TRY_NAMED(name, expression)                                                                              \
    __extension__({                                                                                                    \
        auto name = (expression);                                                                                      \
        if (!name.ok()) {                                                                                              \
            return ::qiyue::Refusal(name.refusal());                                                                   \
        }                                                                                                              \
        std::move(name).value();                                                                                       \
    })
#define QIYUE_TRY_JOINED(a, b) a##b
#define QIYUE_TRY_JOIN(a, b) QIYUE_TRY_JOINED(a, b)
#define TRY(expression) QIYUE_TRY_NAMED(QIYUE_TRY_JOIN(try_result_, __COUNTER__), expression)
// NOLINTEND(bugprone-macro-parentheses)
