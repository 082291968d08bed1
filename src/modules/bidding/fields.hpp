#pragma once

#include "base/shape.hpp"

namespace qiyue::bidding {

Fields const& register_fields();
Fields const& ask_fields();
Fields const& submit_fields();
Fields const& quote_fields();
Fields const& withdraw_fields();
Fields const& renounce_fields();
Fields const& content_fields();  // what is inside an envelope
Fields const& shown_fields();    // what the page shows

}  // namespace qiyue::bidding
