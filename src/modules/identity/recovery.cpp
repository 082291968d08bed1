#include "modules/identity/recovery.hpp"

#include "modules/identity/store.hpp"
#include "modules/identity/token.hpp"

#include <algorithm>

namespace qiyue::identity {

namespace {

constexpr std::size_t code_bytes = 10;
constexpr std::size_t code_letters = 16;
constexpr std::size_t group_letters = 4;
constexpr int codes_given = 10;

bool of_the_alphabet(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

}  // namespace

std::string new_code(crypto::Random& random) {
    auto const letters = crypto::to_base32(random.bytes(code_bytes));
    std::string code;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        code += (i > 0 && i % group_letters == 0 ? "-" : "") + std::string(1, letters[i]);
    }
    return code;
}

std::string plain_code(std::string_view typed) {
    std::string plain;
    for (char const c : typed) {
        if (c != ' ' && c != '-' && c != '\t') {
            plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return plain;
}

std::string recovery_digest(std::string_view typed) {
    auto const plain = plain_code(typed);
    if (plain.size() != code_letters || !std::ranges::all_of(plain, of_the_alphabet)) {
        return {};
    }
    return digest_of_token(plain);
}

std::vector<std::string> give_recovery_codes(db::Tx& tx, api::Ports& ports, std::int64_t person) {
    store::delete_recovery(tx, person);
    std::vector<std::string> codes;
    for (int i = 0; i < codes_given; ++i) {
        codes.push_back(new_code(ports.random));
        store::insert_recovery(tx, person, recovery_digest(codes.back()));
    }
    return codes;
}

}  // namespace qiyue::identity
