// A rule's number stands in its article, dated and cited, never in code: five working days in a predicate would hold for
// every city and every year. What is looked for are small numbers beside the words in which rules count: days, months,
// years, shares, money, bidders, experts. Zero, one and two are grammar; twelve months a year is arithmetic, and a name
// that says so ("months_of_a_year") is let be.
#include "source.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

namespace tidy {

namespace {

constexpr std::int64_t grammar_up_to = 2;

bool counts_by_rule(std::string const& name) {
    static std::vector<std::string> const words{
        "days",    "months", "years",   "percent",   "fen",        "yuan",  "share",     "shares",
        "bidders", "bids",   "experts", "suppliers", "quotations", "users", "providers", "representatives"};
    if (name.find("_a_") != std::string::npos) {
        return false;  // seconds_a_day, months_of_a_year
    }
    std::string word;
    for (char const c : name + "_") {
        if (c != '_') {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else {
            if (std::find(words.begin(), words.end(), word) != words.end()) {
                return true;
            }
            word.clear();
        }
    }
    return false;
}

std::int64_t value_of(std::string digits) {
    digits.erase(std::remove(digits.begin(), digits.end(), '\''), digits.end());
    return std::stoll(digits.substr(0, 15));
}

// A line's number that belongs to a rule, in words; empty when there is none.
std::string found_in(std::string const& line) {
    static std::regex const constant(R"(\bconstexpr\b[^=;]*\b([a-z_0-9]+)\s*(?:=|\{)\s*-?([0-9][0-9']*))");
    static std::regex const compared(
        R"(\b([A-Za-z_]+)(?:\.size\(\)|\(\)|\))?\s*(?:<=|>=|==|!=|<|>)\s*([0-9][0-9']*)\b)");
    static std::regex const moved(
        R"(\b(plus_days|plus_working_days|plus_months|plus_years|Money::fen|Money::yuan)\(\s*-?([0-9][0-9']*)\s*\))");
    static std::regex const share(R"(\b(BasisPoints)\s*[{(]\s*([0-9][0-9']*)\s*[})])");
    for (auto const* shape : {&constant, &compared}) {
        for (std::sregex_iterator at(line.begin(), line.end(), *shape); at != std::sregex_iterator(); ++at) {
            if (counts_by_rule((*at)[1]) && value_of((*at)[2]) > grammar_up_to) {
                return (*at)[1].str() + " and " + (*at)[2].str();
            }
        }
    }
    for (auto const* shape : {&moved, &share}) {
        for (std::sregex_iterator at(line.begin(), line.end(), *shape); at != std::sregex_iterator(); ++at) {
            if (value_of((*at)[2]) > grammar_up_to) {
                return (*at)[0].str();
            }
        }
    }
    return {};
}

}  // namespace

Findings check_numbers(Tree const& tree) {
    Findings findings;
    for (auto const& file : tree.files) {
        bool const judged = file.under("src/modules") || file.under("src/law") || file.under("src/app");
        if (!judged || !file.is_cpp() || file.is_test()) {
            continue;
        }
        auto const source = take_apart(file);
        for (std::size_t i = 0; i < source.code.size(); ++i) {
            if (auto const found = found_in(source.code[i]); !found.empty()) {
                findings.push_back(
                    {file.path, i + 1, "a rule's number in code (" + found + "); its place is its article"});
            }
        }
    }
    return findings;
}

}  // namespace tidy
