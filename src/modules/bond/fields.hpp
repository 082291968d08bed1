#pragma once

#include "base/shape.hpp"

// What the steps of a bond are given, and what its page shows.
namespace qiyue::bond {

Fields const& lodge_fields();
Fields const& replace_fields();
Fields const& check_fields();
Fields const& give_back_fields();
Fields const& keep_fields();
Fields const& forfeit_fields();
Fields const& shown_fields();

Fields const& performance_fields();
Fields const& performance_check_fields();
Fields const& performance_keep_fields();
Fields const& performance_page_fields();

}  // namespace qiyue::bond
