#pragma once

#include "base/said.hpp"
#include "base/value.hpp"

namespace qiyue::app::portal {

// The arithmetic of an award (review::published_record) as sections of the notice template: the ranking, what each bid
// got for each factor, and what each seat gave.
Value award_sections(Value const& published, Language language);

}  // namespace qiyue::app::portal
