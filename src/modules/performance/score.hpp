#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What is computed from marks and seeds; pure, so that anybody can do it again.
namespace qiyue::performance {

struct Mark {
    std::int64_t weight = 0;  // the marks that the indicator is worth, hundredths of a point
    std::int64_t given = 0;
};
// The marks given, out of a hundred points: exact, rounded half up once at the end.
std::int64_t score_of(std::vector<Mark> const& marks);

// CD-26-3: draws `size` of `population` by a seed. Each one's key is SHA-256 of "seed/place/name"; the smallest keys
// are drawn. Gives places (0, 1, …) in their order.
std::vector<std::size_t> draw(std::string_view seed, std::vector<std::string> const& population, std::size_t size);

}  // namespace qiyue::performance
