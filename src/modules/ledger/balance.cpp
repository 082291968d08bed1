#include "modules/ledger/balance.hpp"

#include <algorithm>
#include <array>

namespace qiyue::ledger {

namespace {

struct Row {
    Kind kind;
    std::string_view name;
    char const* zh;
    char const* en;
};

constexpr std::array<Row, 16> chart{{
    {Kind::treasury, "treasury", "财政安排", "treasury"},
    {Kind::budget_line, "budget_line", "预算项", "budget line"},
    {Kind::released, "released", "批复下达", "released"},
    {Kind::commitment, "commitment", "采购承诺", "commitment"},
    {Kind::contract, "contract", "合同", "contract"},
    {Kind::advance, "advance", "预付", "advance"},
    {Kind::retention, "retention", "保留", "retention"},
    {Kind::payable, "payable", "应付", "payable"},
    {Kind::paid, "paid", "已付", "paid"},
    {Kind::voucher, "voucher", "凭单", "voucher"},
    {Kind::remittance, "remittance", "上解", "remittance"},
    {Kind::liability, "liability", "承接主体责任", "provider's liability"},
    {Kind::receivable, "receivable", "应收违约金", "damages receivable"},
    {Kind::depositor, "depositor", "保证金交纳人", "depositor of a bond"},
    {Kind::deposit, "deposit", "保证金", "bond held"},
    {Kind::interest, "interest", "逾期利息", "interest for paying late"},
}};

Row const& row_of(Kind kind) {
    auto const found = std::ranges::find(chart, kind, &Row::kind);
    ENSURE(found != chart.end());
    return *found;
}

}  // namespace

Balance after(Balance before, Change const& change) {
    if (change.side == Side::debit) {
        before.debits_pending += change.pending;
        before.debits_posted += change.posted;
    } else {
        before.credits_pending += change.pending;
        before.credits_posted += change.posted;
    }
    return before;
}

bool overdrawn(Account const& account, Balance const& balance) {
    return account.funded && balance.free() < Money{};
}

bool funded(Kind kind) {
    return kind != Kind::treasury && kind != Kind::liability && kind != Kind::depositor && kind != Kind::interest;
}

std::string_view name_of(Kind kind) {
    return row_of(kind).name;
}

Text label_of(Kind kind) {
    return {row_of(kind).zh, row_of(kind).en};
}

Kind kind_named(std::string_view name) {
    auto const found = std::ranges::find(chart, name, &Row::name);
    ENSURE(found != chart.end());
    return found->kind;
}

}  // namespace qiyue::ledger
