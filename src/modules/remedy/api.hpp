#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// What a supplier may do who thinks himself wronged: 询问 enquiry, 质疑 query, 投诉 complaint (article 39).
namespace qiyue::remedy {

// Something that keeps the contract from being signed.
struct Block {
    std::int64_t object = 0;
    Clause clause;                 // that it stands under
    std::string kind;              // "query": not answered yet; "complaint": the purchase is suspended
    std::optional<Day> until;      // of a suspension; a query blocks until it is answered
    Text says;
};
// LP-236 质疑事项可能影响结果的,应暂停签订合同, and LP-246 for what finance suspended; empty when nothing stands against signing on that day.
std::vector<Block> signing_blocks(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender, Day on);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::remedy
