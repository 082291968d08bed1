#pragma once

#include <string>
#include <string_view>

// Strings as the C libraries want them.
namespace qiyue::crypto {

inline unsigned char const* raw(std::string_view bytes) {
    return reinterpret_cast<unsigned char const*>(bytes.data());
}
inline unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace qiyue::crypto
