#pragma once

#include <map>
#include <string>
#include <string_view>

// What reads text from outside, each as a function of any bytes that must hold whatever they are: it ends, it says yes or
// no, and what it said yes to is what it says it is. A broken promise throws Broken. The same targets are run by libFuzzer
// (`./do fuzz`) and, with seeded mutations of the corpus, among the unit tests.
namespace qiyue::fuzz {

struct Broken {
    std::string promise;
};

inline void promise(bool kept, char const* what) {
    if (!kept) {
        throw Broken{what};
    }
}

void json(std::string_view bytes);
void toml(std::string_view bytes);
void target(std::string_view bytes);
void envelope(std::string_view bytes);
void amounts(std::string_view bytes);

using Target = void (*)(std::string_view);
std::map<std::string, Target> const& targets();  // by name: that of its corpus

}  // namespace qiyue::fuzz
