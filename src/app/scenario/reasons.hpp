#pragma once

#include "base/value.hpp"

#include <string>

namespace qiyue::app::scenario {

// What an answer or a problem leaves without a reason that a person can follow: a finding that cites a clause and does
// not say why; a judgement, a figure or a deadline whose tree shows nothing that it rests on; a word of the program.
// Empty when nothing. Every story and the permission matrix ask it of all that they meet.
std::string unreasoned(Value const& answer);

}  // namespace qiyue::app::scenario
