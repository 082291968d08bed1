#pragma once

#include "modules/voucher/store.hpp"

#include <string>
#include <vector>

// Who may be chosen: those with a contract in force that the scheme names, of whichever purchase.
namespace qiyue::voucher {

struct Contracted {
    std::int64_t provider = 0;
    std::string method;  // how he was chosen: "open", "framework", …
    Money unit_price;    // at most; the scheme's cap where the contract knows no unit price
};

// By name of nobody: in the order in which their contracts came about. Each once.
std::vector<Contracted> contracted(db::Tx& tx, workflow::Engine const& engine, Programme const& programme, Day day);
Contracted const* find(std::vector<Contracted> const& all, std::int64_t provider);
// In an order of the voucher's own, so that nobody always stands first.
std::vector<Contracted> in_neutral_order(std::vector<Contracted> all, std::int64_t voucher);

// CD-19-2: enough of them, each chosen by a competitive method.
void judge_providers(workflow::StepRun& run, Programme const& programme);

}  // namespace qiyue::voucher
