#pragma once

#include "base/shape.hpp"

// What the steps of registration, exchange and directory ask for, and what their pages show.
namespace qiyue::provider {

Fields const& registration_fields();
Fields const& registration_shown();
Fields const& send_back_fields();
Fields const& inspect_fields();
Fields const& leave_fields();
Fields const& condition_fields();
Fields const& retire_fields();
Fields const& exchange_fields();
Fields const& lift_finding_fields();
Fields const& qualification_fields();
Fields const& qualification_shown();
Fields const& decline_fields();

}  // namespace qiyue::provider
