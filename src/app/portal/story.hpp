#pragma once

#include "app/portal/render.hpp"
#include "law/rulebook.hpp"

#include "base/value.hpp"

namespace qiyue::app::portal {

// One purchase in sentences, from the need to what comes after: each rests on the notice it links to, so a reader can
// check it. It knows only what disclosure made public; of what is not public it says why.
//   [{id, heading, has_sentences, sentences: [{text, href, label}], table or false, has_whys, whys: [{title, tree}],
//     none: text or false}]
// `project` is disclosure::project_page; `closing` are its notices to which one may still answer, by bids or comments: each
// {href, label, date, rule, closes}, closes as Portal::closes_of tells it.
Value story_of(law::Rulebook const& book, Value const& project, Value const& closing, Language language);

}  // namespace qiyue::app::portal
