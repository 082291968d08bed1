#pragma once

#include <string>

namespace qiyue {

// One sentence or label in both languages of the product; Chinese is never empty.
struct Text {
    std::string zh;
    std::string en;
};

}  // namespace qiyue
