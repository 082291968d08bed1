#include "modules/identity/token.hpp"

#include <algorithm>

namespace qiyue::identity {

std::string new_token(crypto::Random& random) {
    constexpr std::size_t size = 32;
    auto text = crypto::to_base64(random.bytes(size));
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.erase(text.find('='));
    return text;
}

std::string digest_of_token(std::string_view token) {
    return crypto::sha256_hex(token);
}

}  // namespace qiyue::identity
