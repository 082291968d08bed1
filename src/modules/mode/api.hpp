#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>

// In which form a service is bought 购买形式 and by which way its provider is found 选择途径: two things, declared and published
// apart from the method of the purchase itself.
namespace qiyue::mode {

// Who organises the purchase of the project for its buyer, once he took the commission; nothing: the buyer himself.
struct Organiser {
    std::int64_t id = 0;
    std::string name, kind;  // "central", "agency"
};
std::optional<Organiser> organiser(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

// How the project is initiated as published: "direct_purchase", "application"; blank: nothing is published.
std::string initiation(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::mode
