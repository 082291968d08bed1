#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <optional>
#include <string>
#include <vector>

// Vouchers 凭单: issued to those who meet a scheme's conditions, used at a provider of their own choice, redeemed once.
namespace qiyue::voucher {

struct Choice {
    std::int64_t provider = 0;
    std::string name;
    Money unit_price;  // what one unit costs there at most
};

// A provider says that the holder was served, and the holder has not answered yet.
struct Waiting {
    std::int64_t use = 0;
    std::string provider_name;
    std::int64_t units = 0;
    Money amount;
    Day served_on;
};

// What its holder sees of a voucher. It names nobody: who finds a code learns no name by it.
struct Seen {
    std::int64_t voucher = 0;
    std::string programme, serial, unit;
    std::string state;
    Text state_label;
    std::int64_t units = 0;
    Money value;
    Day expires;
    std::int64_t chosen = 0;  // the provider that he chose beforehand; 0: any
    std::vector<Choice> choices;
    std::optional<Waiting> waiting;
};
// By the short code, with blanks and dashes as it may be typed; nothing when there is no such voucher.
std::optional<Seen> seen_by_code(db::Tx& tx, workflow::Engine const& engine, std::string_view typed, Day today);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::voucher
