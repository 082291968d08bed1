#pragma once

#include "modules/workflow/api.hpp"

#include <memory>
#include <string>
#include <vector>

// What a supplier may do who thinks himself wronged: 询问 enquiry, 质疑 query, 投诉 complaint (article 39), and what follows
// when he is right.
namespace qiyue::remedy {

// A query that is not answered yet: it keeps the contract from being signed.
struct Block {
    std::int64_t object = 0;
    Clause clause;  // that it stands under
    Text says;
    law::Facts facts;
};

// LP-236 质疑事项可能影响结果的,应暂停签订合同; empty when nothing stands against signing. A suspension by the finance department
// (LP-246) stays the whole purchase: the engine asks it of every step.
std::vector<Block> signing_blocks(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender);

// ---- events ----
// Something is stayed by a complaint about one lot alone: whoever keeps it says which purchase it came of (a contract).
struct PurchaseAsked {
    std::int64_t object = 0;
    std::shared_ptr<std::int64_t> tender;
};
// A complaint was made up (LP-250), or the third within twelve months that nothing was found in (LP-249).
struct Misconduct {
    std::int64_t complaint = 0, provider = 0;
    Clause clause;
    int ban_years = 0;  // 0: a bad record alone
    std::string grounds;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::remedy
