#pragma once

#include <string>

namespace qiyue::qr {

// An SVG picture of the text, with the quiet zone that readers need; scales to whatever size it is shown in. A Bug when
// the text is longer than a code can hold (some 2,000 bytes) or empty.
std::string svg(std::string const& text);

}  // namespace qiyue::qr
