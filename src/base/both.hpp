#pragma once

#include "base/text.hpp"
#include "base/value.hpp"

namespace qiyue {

// A text as plain data: {zh, en}.
inline Value both(Text const& text) {
    return Value::object().set("zh", text.zh).set("en", text.en);
}

}  // namespace qiyue
