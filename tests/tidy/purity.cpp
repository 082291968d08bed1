// Money and rules are whole numbers, and time and chance are handed in: no float or double in base, law and modules;
// no clock of the machine and no rand() outside platform/ and base/clock.cpp.
#include "source.hpp"

namespace tidy {

Findings check_purity(Tree const& tree) {
    static constexpr std::string_view floating[] = {"float", "double"};
    static constexpr std::string_view ambient[] = {"system_clock::now", "time(nullptr)", "time(NULL)",
                                                   "time(0)",           "rand(",         "srand("};
    Findings findings;
    for (auto const& file : tree.files) {
        if (!file.under("src") || !file.is_cpp()) {
            continue;
        }
        bool const whole = file.under("src/base") || file.under("src/law") || file.under("src/modules");
        bool const handed_in = !file.under("src/platform") && file.path != "src/base/clock.cpp";
        auto const code = take_apart(file).code;
        for (std::size_t i = 0; i < code.size(); ++i) {
            for (auto const& word : floating) {
                if (whole && find_word(code[i], word) != std::string::npos) {
                    findings.push_back(
                        {file.path, i + 1, std::string(word) + ": use Money, BasisPoints or a whole number"});
                }
            }
            for (auto const& word : ambient) {
                if (handed_in && find_word(code[i], word) != std::string::npos) {
                    findings.push_back({file.path, i + 1, std::string(word) + ": take it from the Context or a port"});
                }
            }
        }
    }
    return findings;
}

}  // namespace tidy
