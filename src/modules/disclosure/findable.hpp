#pragma once

#include "modules/disclosure/store.hpp"

// By which words a notice is found. Only what the public may read is indexed: what is withheld has been taken out before
// the words are cut, and is cut again whenever that changes, in the same transaction (CD-34-2).
namespace qiyue::disclosure {

// The words of a section, field by field: texts, labels of choices, names; no amounts, days and digests.
std::string words_of(Value const& section);    // to be found, in both languages, a line each
std::string reading_of(Value const& section);  // the same to be read in an excerpt

// Puts the notice into the index, as it is shown now. `notice` as stored.
void index(db::Tx& tx, Notice const& notice);
// All notices of one project, of which something else is withheld now.
void index_again(db::Tx& tx, std::int64_t project);

// The marks by which an answer is narrowed. Of a region: as far as it goes ("510100" takes in all "5101..").
std::string stage_mark(std::string_view stage);
std::string region_mark(std::string_view region);

}  // namespace qiyue::disclosure
