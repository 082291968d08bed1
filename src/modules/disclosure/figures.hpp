#pragma once

#include "modules/disclosure/api.hpp"

namespace qiyue::disclosure {

// Takes out of a notice that was just published the figures that statistics add up. A notice that replaces an earlier one
// (a new version of the budget, a supplement, a result evaluated again) replaces its figures too.
void count_figures(db::Tx& tx, workflow::Engine const& engine, Notice const& notice);

}  // namespace qiyue::disclosure
