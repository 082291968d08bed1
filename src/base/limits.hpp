#pragma once

#include "base/shape.hpp"

namespace qiyue {

// What a field asks for, said to who wrote something else. How much it takes stands in most_of() of shape.hpp.
Text asked_for(Field const& field);

// To who named a field that is none: which there are.
Text known_names(Fields const& fields);

}  // namespace qiyue
