#pragma once

#include "base/shape.hpp"

namespace qiyue::expert {

Fields const& entry_fields();
Fields const& change_fields();
Fields const& tie_fields();
Fields const& conduct_fields();
Fields const& explain_fields();
Fields const& standard_fields();
Fields const& apply_fields();
Fields const& check_fields();
Fields const& training_fields();
Fields const& rate_fields();
Fields const& standing_fields();
Fields const& keep_fields();
Fields const& call_fields();
Fields const& limit_fields();
Fields const& shown_fields();

}  // namespace qiyue::expert
