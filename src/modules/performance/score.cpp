#include "modules/performance/score.hpp"

#include "platform/crypto/crypto.hpp"

#include "base/ensure.hpp"
#include "base/money.hpp"

#include <algorithm>

namespace qiyue::performance {

std::int64_t score_of(std::vector<Mark> const& marks) {
    constexpr std::int64_t full = 10'000;  // a hundred points
    std::int64_t weights = 0;
    std::int64_t given = 0;
    for (auto const& mark : marks) {
        weights += mark.weight;
        given += mark.given;
    }
    ENSURE(weights > 0);
    return scale(given, full, weights, Rounding::half_up);
}

std::vector<std::size_t> draw(std::string_view seed, std::vector<std::string> const& population, std::size_t size) {
    ENSURE(size <= population.size());
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t place = 0; place < population.size(); ++place) {
        keys.emplace_back(crypto::sha256_hex(std::string(seed) + "/" + std::to_string(place) + "/" + population[place]),
                          place);
    }
    std::ranges::sort(keys);
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < size; ++i) {
        drawn.push_back(keys[i].second);
    }
    std::ranges::sort(drawn);
    return drawn;
}

}  // namespace qiyue::performance
