#pragma once

#include "modules/workflow/api.hpp"

// Framework agreements 框架协议采购 (order 110): suppliers are admitted at a price first, and chosen for each order later.
namespace qiyue::framework {

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::framework
