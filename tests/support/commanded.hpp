#pragma once

#include <string>
#include <vector>

// The program's words as somebody types them, run in this process.
namespace qiyue::support {

struct Told {
    int code = 0;
    std::string words;  // what came on standard error and output
    bool tells(std::string const& part) const { return words.find(part) != std::string::npos; }
};

// `words` without the program's own name.
Told commanded(std::vector<std::string> const& words);

}  // namespace qiyue::support
