#pragma once

#include "base/clause.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <string>
#include <vector>

namespace qiyue::need {

// A word that makes a need unclear, or shuts suppliers out. Inside one of `harmless` it is another word (等 in 等级).
struct Word {
    std::string word;
    std::string clause;  // "CD-12-1" vague, "CD-11-2" restricting
    std::vector<std::string> harmless;
    Text advice;
};

struct Warning {
    std::string field;  // "indicators.2.rule"
    std::string word;
    std::string excerpt;  // the words around it
    std::string clause;
    Text says;
};

// Reads every text of the need, in order; each word is told once a field.
std::vector<Warning> lint(Value const& body, std::vector<Word> const& words);

// [{number, field, word, excerpt, clause, says}], numbered from 1.
Value as_value(std::vector<Warning> const& warnings);

}  // namespace qiyue::need
