#pragma once

#include "modules/performance/steps.hpp"

namespace qiyue::performance {

std::vector<workflow::Step> round_steps();  // up to the closing of a round

}  // namespace qiyue::performance
