#include "support/commanded.hpp"

#include "app/commands/commands.hpp"

#include "base/failure.hpp"

#include <iostream>
#include <sstream>

namespace qiyue::support {

Told commanded(std::vector<std::string> const& words) {
    std::vector<char const*> all{"qiyue"};
    for (auto const& word : words) {
        all.push_back(word.c_str());
    }
    std::ostringstream told;
    auto* const error = std::cerr.rdbuf(told.rdbuf());
    auto* const output = std::cout.rdbuf(told.rdbuf());
    int code = -1;
    try {
        code = app::commands::dispatch(static_cast<int>(all.size()), all.data(), "test");
    } catch (Fault const& fault) {
        told << fault.what();
        code = 1;
    }
    std::cerr.rdbuf(error);
    std::cout.rdbuf(output);
    return {.code = code, .words = told.str()};
}

}  // namespace qiyue::support
