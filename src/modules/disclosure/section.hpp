#pragma once

#include "modules/disclosure/store.hpp"
#include "modules/disclosure/table.hpp"

#include "base/shape.hpp"

namespace qiyue::disclosure {

// {fields, values, withheld: []}: of `described` those that `names` allows (all when empty) and that have a value.
Value section(Fields const& described, Value const& values, std::vector<std::string> const& names);

// Takes out what is withheld of this kind of object, and says so with the ground (CD-34-2).
Value masked(Value const& section, std::string_view object_kind, std::vector<store::Exemption> const& approved);

// Does it keep back this field of a notice about that kind of object?
bool keeps_back(store::Exemption const& exemption, std::string_view object_kind, std::string_view field);

// The same for an object's page: `body` without the fields, and a list `withheld`.
void mask_body(Value& body, std::string_view object_kind, std::vector<store::Exemption> const& approved);

}  // namespace qiyue::disclosure
