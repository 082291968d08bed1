#pragma once

#include "base/shape.hpp"

#include <string_view>

// What the steps of a sanction ask for, and what its page shows.
namespace qiyue::credit {

std::vector<Option> const& grounds();
std::vector<Option> const& measures();
std::vector<Option> const& grades();
std::vector<Option> const& standings();  // of a decided sanction, on a day
Text label_in(std::vector<Option> const& options, std::string_view value);

Fields const& propose_fields();
Fields const& notify_fields();
Fields const& state_fields();
Fields const& hearing_fields();
Fields const& decide_fields();
Fields const& ask_repair_fields();
Fields const& decide_repair_fields();
Fields const& revoke_fields();
Fields const& withdraw_fields();
Fields const& shown_fields();

}  // namespace qiyue::credit
