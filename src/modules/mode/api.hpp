#pragma once

#include "modules/workflow/api.hpp"

// In which form a service is bought 购买形式 and by which way its provider is found 选择途径: two things, declared and published
// apart from the method of the purchase itself.
namespace qiyue::mode {

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::mode
