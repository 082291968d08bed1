#include "base/context.hpp"

#include <algorithm>

namespace qiyue {

bool Caller::holds(std::string_view post) const {
    return std::ranges::find(posts, post) != posts.end();
}

}  // namespace qiyue
