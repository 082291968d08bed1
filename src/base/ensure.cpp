#include "base/ensure.hpp"

#include "base/failure.hpp"

#include <string>

namespace qiyue {

void ensure_failed(char const* condition, char const* file, int line) {
    throw Bug(std::string("ENSURE(") + condition + ") at " + file + ":" + std::to_string(line));
}

}  // namespace qiyue
