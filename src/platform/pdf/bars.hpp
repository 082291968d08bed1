#pragma once

#include "platform/pdf/sheet.hpp"

namespace qiyue::pdf {

// A bar and its label stay on one page; the caption stays with the first bar.
void draw(Sheet& sheet, Bars const& bars);

}  // namespace qiyue::pdf
