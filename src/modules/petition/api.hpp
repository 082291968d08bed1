#pragma once

#include "modules/workflow/api.hpp"

// Petitions and complaints about a purchase 信访、投诉案件: received, accepted or not, inquired into, decided, answered, each within its days.
namespace qiyue::petition {

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::petition
