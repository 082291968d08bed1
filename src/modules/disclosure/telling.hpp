#pragma once

#include "modules/disclosure/api.hpp"

namespace qiyue::disclosure {

// What a notice says, in sentences for everybody, and why its figures are what they are; from its section alone, so that
// nothing is told that was not published. The page of the notice, the story of the project and the paper all tell this.
//   {sentences: [{zh,en}], whys: [{title:{zh,en}, tree: a node of law/telling.hpp}]}
Value told(law::Rulebook const& book, Notice const& notice);

}  // namespace qiyue::disclosure
