#include "modules/treasury/compare.hpp"

#include <map>

namespace qiyue::treasury {

namespace {

std::string kind_of(PaidLine const& ours, PaidLine const& theirs) {
    if (ours.amount != theirs.amount) {
        return "amount";
    }
    if (ours.account != theirs.account) {
        return "account";
    }
    return ours.voucher != theirs.voucher || ours.day != theirs.day ? "details" : std::string();
}

Difference only(std::string kind, PaidLine const& line) {
    Difference one{.kind = std::move(kind), .instruction = line.instruction, .back = line.back};
    auto const mine = one.kind == "only_ours";
    (mine ? one.ours : one.theirs) = line.amount;
    (mine ? one.our_voucher : one.their_voucher) = line.voucher;
    return one;
}

// An instruction's payment and its return are two lines.
using Key = std::pair<std::int64_t, bool>;
Key key_of(PaidLine const& line) {
    return {line.instruction, line.back};
}

Money signed_amount(PaidLine const& line) {
    return line.back ? Money() - line.amount : line.amount;
}

}  // namespace

std::vector<Option> const& difference_kinds() {
    static std::vector<Option> const all{
        {"only_ours", {"我方有，国库无", "booked here, not in the statement"}},
        {"only_theirs", {"国库有，我方无", "in the statement, not booked here"}},
        {"amount", {"金额不一致", "the amounts differ"}},
        {"account", {"收款账号不一致", "another account was paid"}},
        {"details", {"凭证号或日期不一致", "voucher or day differ"}},
    };
    return all;
}

Compared compare(std::vector<PaidLine> const& ours, std::vector<PaidLine> const& theirs) {
    Compared found;
    std::map<Key, PaidLine> booked;
    for (auto const& line : ours) {
        booked.emplace(key_of(line), line);
        found.ours += signed_amount(line);
    }
    std::multimap<Key, Difference> differences;
    for (auto const& line : theirs) {
        found.theirs += signed_amount(line);
        auto const mine = booked.find(key_of(line));
        if (mine == booked.end()) {
            differences.emplace(key_of(line), only("only_theirs", line));
            continue;
        }
        if (auto kind = kind_of(mine->second, line); kind.empty()) {
            found.matched += 1;
            found.matched_amount += signed_amount(line);
        } else {
            differences.emplace(key_of(line),
                                Difference{.kind = std::move(kind),
                                           .instruction = line.instruction,
                                           .back = line.back,
                                           .ours = mine->second.amount,
                                           .theirs = line.amount,
                                           .our_voucher = mine->second.voucher,
                                           .their_voucher = line.voucher,
                                           .our_account = mine->second.account,
                                           .their_account = line.account});
        }
        booked.erase(mine);
    }
    for (auto const& [key, line] : booked) {
        differences.emplace(key, only("only_ours", line));
    }
    for (auto& [key, one] : differences) {
        found.differences.push_back(std::move(one));
    }
    return found;
}

}  // namespace qiyue::treasury
