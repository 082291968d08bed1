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
    Difference one{.kind = std::move(kind), .instruction = line.instruction};
    auto const mine = one.kind == "only_ours";
    (mine ? one.ours : one.theirs) = line.amount;
    (mine ? one.our_voucher : one.their_voucher) = line.voucher;
    return one;
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
    std::map<std::int64_t, PaidLine> booked;
    for (auto const& line : ours) {
        booked.emplace(line.instruction, line);
        found.ours += line.amount;
    }
    std::multimap<std::int64_t, Difference> differences;
    for (auto const& line : theirs) {
        found.theirs += line.amount;
        auto const mine = booked.find(line.instruction);
        if (mine == booked.end()) {
            differences.emplace(line.instruction, only("only_theirs", line));
            continue;
        }
        if (auto kind = kind_of(mine->second, line); kind.empty()) {
            found.matched += 1;
            found.matched_amount += line.amount;
        } else {
            differences.emplace(line.instruction,
                                Difference{.kind = std::move(kind),
                                           .instruction = line.instruction,
                                           .ours = mine->second.amount,
                                           .theirs = line.amount,
                                           .our_voucher = mine->second.voucher,
                                           .their_voucher = line.voucher,
                                           .our_account = mine->second.account,
                                           .their_account = line.account});
        }
        booked.erase(mine);
    }
    for (auto const& [instruction, line] : booked) {
        differences.emplace(instruction, only("only_ours", line));
    }
    for (auto& [instruction, one] : differences) {
        found.differences.push_back(std::move(one));
    }
    return found;
}

}  // namespace qiyue::treasury
