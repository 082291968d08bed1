#pragma once

#include "app/portal/portal.hpp"

#include <span>
#include <string>
#include <string_view>

// How the platform carries a clause, in a word and in a sentence.
namespace qiyue::app::portal {

struct EffectWords {
    char const* name;  // of law::Effect
    Text label;
    Text means;
};
std::span<EffectWords const> effect_words();
EffectWords const& words_of_effect(std::string_view name);

}  // namespace qiyue::app::portal
