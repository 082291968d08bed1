#pragma once

#include "modules/workflow/api.hpp"

#include <string>
#include <vector>

// Conditions and factors that shut suppliers out without a reason: by their seat, their size, their years, their owners,
// their legal form, one award, one brand. What they look like is a list that everybody may see and the platform's
// administrator keeps; which rule forbids which kind stands in conditions.cpp.
namespace qiyue::tender {

struct Tender;

// A condition is of this kind when it holds one of `words` and, where there are any, one of `together`. Inside one of
// `harmless` a word is another word.
struct Pattern {
    std::string name;  // unique: "region_seat"
    std::string kind;  // "region", "size", …: see pattern_kinds()
    std::vector<std::string> words, together, harmless;
};

struct Hit {
    std::string field;  // "qualifications.2"
    std::string text;   // the condition
    std::string word;   // as it stands there
    std::string kind;
};

std::vector<Option> const& pattern_kinds();
// What a condition may be about, as its drafter declares it: what the law leaves free, and the kinds above.
std::vector<Option> const& condition_subjects();
// What the patterns find in one text: every word of theirs that stands in it, each once.
std::vector<Hit> hits_in(std::string const& text, std::string const& field, std::vector<Pattern> const& patterns);
// …in the qualification conditions, the factors with their items, and the minimum of quality of a document.
std::vector<Hit> hits_of(Value const& document, std::vector<Pattern> const& patterns);

// Each hit must be dropped, or justified with the ground that the law gives for it where it gives any. Judged when the
// document is drafted, and again when it is published.
void judge_conditions(workflow::StepRun& run, Tender const& tender, Value const& document);
// One condition that is no part of a document: of a prequalification. It names no ground, so every hit must go.
void judge_condition_text(db::Tx& tx, law::Judge& judge, Tender const& tender, std::string const& text,
                          std::string const& field);
// 公平竞争审查: who checks the document decides on each condition that its drafter justified.
void judge_fair_review(workflow::StepRun& run, Tender const& tender);
// [{text, word, kind, ground?}]: for who drafts and who checks.
Value value_of(std::vector<Hit> const& hits, Value const& document);

// A list of words as a text parted by blanks, and back: no word holds one.
std::vector<std::string> parted(std::string const& text);
std::string joined(std::vector<std::string> const& words);

std::vector<api::Operation> pattern_operations(api::Ports& ports);

namespace store {
std::vector<Pattern> patterns(db::Tx& tx);
void put(db::Tx& tx, Pattern const& pattern);
void remove_pattern(db::Tx& tx, std::string const& name);
}  // namespace store

}  // namespace qiyue::tender
