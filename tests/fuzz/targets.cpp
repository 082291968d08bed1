#include "fuzz/targets.hpp"

namespace qiyue::fuzz {

std::map<std::string, Target> const& targets() {
    static std::map<std::string, Target> const all{
        {"json", json}, {"toml", toml}, {"target", target}, {"envelope", envelope}, {"amounts", amounts},
    };
    return all;
}

}  // namespace qiyue::fuzz
