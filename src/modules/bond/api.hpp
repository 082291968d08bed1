#pragma once

#include "modules/workflow/api.hpp"

// Bid bonds 投标保证金: handed over with the bid, checked after the opening, given back in time or kept.
namespace qiyue::bond {

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::bond
