#pragma once

#include <string>

namespace qiyue::support {

// What a program reads out of a PDF, page after page with a form feed between.
std::string text_of_paper(std::string const& bytes);

}  // namespace qiyue::support
