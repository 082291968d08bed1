#pragma once

#include "law/rule.hpp"

#include <span>
#include <string_view>

namespace qiyue::law::national {

// Refuses a choice whose {ground} is none of those that the law names for the method, or that names none.
void on_ground(Facts const& facts, std::span<std::string_view const> grounds, Findings& findings);

}  // namespace qiyue::law::national
