#include "modules/ledger/api.hpp"

#include <algorithm>
#include <set>

// What is ordered of a treasury, and the way back of what was paid.
namespace qiyue::ledger {

namespace {

struct Named {
    Use use;
    Option option;
};

std::vector<Named> const& all_uses() {
    static std::vector<Named> const all{
        {Use::payment, {"payment", {"合同款", "an instalment of a contract"}}},
        {Use::interest, {"interest", {"逾期利息", "interest for paying late"}}},
        {Use::grant, {"grant", {"奖励与补助", "an award or subsidy"}}},
        {Use::voucher_claim, {"voucher_claim", {"凭单兑现", "a claim of vouchers"}}},
        {Use::bond, {"bond", {"退还投标保证金", "a bid bond given back"}}},
        {Use::performance_bond, {"performance_bond", {"退还履约保证金", "a performance bond given back"}}},
    };
    return all;
}

}  // namespace

std::string_view name_of(Use use) {
    auto const found = std::ranges::find(all_uses(), use, &Named::use);
    ENSURE(found != all_uses().end());
    return found->option.value;
}

std::vector<Option> const& uses() {
    static std::vector<Option> const options = [] {
        std::vector<Option> all;
        for (auto const& one : all_uses()) {
            all.push_back(one.option);
        }
        return all;
    }();
    return options;
}

Use use_named(std::string_view name) {
    auto const found = std::ranges::find(all_uses(), name, [](Named const& one) { return one.option.value; });
    ENSURE(found != all_uses().end());
    return found->use;
}

Result<std::int64_t> reverse_last(db::Tx& tx, Context const& context, api::Ports& ports, Cause const& cause,
                                  std::int64_t account) {
    std::int64_t last = 0;
    std::set<std::int64_t> reversed;
    auto const lines = statement(tx, account);
    for (auto const& line : lines) {
        if (line.kind == "reversal") {
            reversed.insert(line.about);
        }
    }
    for (auto const& line : lines) {
        auto const brought = line.side == Side::credit && line.object == cause.object && line.posted > Money() &&
            line.kind != "reversal";
        if (brought && !reversed.contains(line.entry)) {
            last = line.entry;
        }
    }
    if (last == 0) {
        return api::conflict("ledger.nothing_to_reverse",
                             {"账上没有可冲回的入账", "nothing is booked that could be reversed"},
                             {"请核对是否已经冲回", "see whether it was reversed already"});
    }
    return reverse(tx, context, ports, cause, last);
}

}  // namespace qiyue::ledger
