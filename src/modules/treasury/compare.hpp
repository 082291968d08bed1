#pragma once

#include "base/day.hpp"
#include "base/money.hpp"
#include "base/shape.hpp"

#include <optional>
#include <string>
#include <vector>

// 对账: what we booked as paid, and as come back, in a time against what the treasury says of it. Pure.
namespace qiyue::treasury {

struct PaidLine {
    std::int64_t instruction = 0;
    bool back = false;  // it came back: the other way
    Money amount;
    std::string account;  // that it was paid to
    std::string voucher;
    Day day;
};

struct Difference {
    std::string kind;  // an option of difference_kinds()
    std::int64_t instruction = 0;
    bool back = false;
    std::optional<Money> ours, theirs;
    std::string our_voucher, their_voucher;
    std::string our_account, their_account;  // of a line that both have
};
std::vector<Option> const& difference_kinds();

struct Compared {
    std::int64_t matched = 0;
    Money matched_amount, ours, theirs;   // both sums with what differs; what came back is taken off
    std::vector<Difference> differences;  // in the order of the instructions' numbers
};
// The same instruction twice in the statement is matched once; the second line is theirs alone.
Compared compare(std::vector<PaidLine> const& ours, std::vector<PaidLine> const& theirs);

}  // namespace qiyue::treasury
