#pragma once

#include "platform/pdf/sheet.hpp"

namespace qiyue::pdf {

// Rows are kept whole where they fit on a page; a longer one is split between lines. The head is repeated.
void draw(Sheet& sheet, Facts const& facts);
void draw(Sheet& sheet, Table const& table);

}  // namespace qiyue::pdf
