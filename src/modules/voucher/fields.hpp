#pragma once

#include "base/shape.hpp"

namespace qiyue::voucher {

// The scheme.
Fields const& programme_fields();
Fields const& register_fields();
Fields const& programme_shown();

// A voucher.
Fields const& issue_fields();
Fields const& issue_many_fields();
Fields const& choose_fields();
Fields const& sign_fields();
Fields const& reason_fields();
Fields const& voucher_shown();

// Its use.
Fields const& present_fields();
Fields const& settle_fields();
Fields const& confirm_fields();
Fields const& decline_fields();
Fields const& use_shown();

// A claim.
Fields const& claim_fields();
Fields const& paid_fields();
Fields const& claim_shown();

}  // namespace qiyue::voucher
