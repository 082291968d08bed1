#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <optional>
#include <string>
#include <vector>

// Framework agreements 框架协议采购 (order 110): suppliers are admitted at a price first, and chosen for each order later.
namespace qiyue::framework {

// One whose agreement is signed, and what he is paid for a unit at most.
struct Admitted {
    std::int64_t provider = 0;
    Money unit_price;
};

struct InForce {
    std::int64_t catalogue_item = 0;
    std::string name;
    std::vector<Admitted> admitted;
};

// The framework agreement as it is in force on that day; nothing before it is concluded and outside of its term.
std::optional<InForce> in_force(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework, Day day);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::framework
