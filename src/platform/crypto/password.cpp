#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include "base/failure.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <cstring>
#include <semaphore>

namespace qiyue::crypto {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = std::size_t{19} << 20U;

constexpr std::ptrdiff_t hashing_at_once = 2;

class Turn {
public:
    Turn() { turns().acquire(); }
    ~Turn() { turns().release(); }
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;

private:
    static std::counting_semaphore<hashing_at_once>& turns() {
        static std::counting_semaphore<hashing_at_once> semaphore(hashing_at_once);
        return semaphore;
    }
};

constexpr std::int64_t step_seconds = 30;

std::string code_of_step(std::string_view secret, std::int64_t step) {
    std::string counter(8, '\0');
    for (unsigned i = 0; i < 8; ++i) {
        counter[7 - i] = static_cast<char>(static_cast<std::uint64_t>(step) >> (8 * i) & 0xFFU);
    }
    unsigned char mac[20] = {};
    unsigned length = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), raw(counter), counter.size(), mac, &length) ==
        nullptr) {
        throw Fault("the crypto library failed at HMAC");
    }
    auto const offset = mac[19] & 0x0FU;
    auto const number = (mac[offset] & 0x7FU) << 24U | static_cast<unsigned>(mac[offset + 1]) << 16U |
        static_cast<unsigned>(mac[offset + 2]) << 8U | static_cast<unsigned>(mac[offset + 3]);
    auto const digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

}  // namespace

std::string hash_password(std::string_view password, PasswordCost cost) {
    auto const cheap = cost == PasswordCost::cheap;
    char encoded[crypto_pwhash_STRBYTES] = {};
    Turn const turn;
    if (crypto_pwhash_str_alg(encoded, password.data(), password.size(), cheap ? crypto_pwhash_OPSLIMIT_MIN : passes,
                              cheap ? crypto_pwhash_MEMLIMIT_MIN : memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw Fault("not enough memory to hash a password");
    }
    return encoded;
}

bool verify_password(std::string_view encoded, std::string_view password) {
    // The library reads exactly this many bytes, up to the terminating zero.
    char padded[crypto_pwhash_STRBYTES] = {};
    if (encoded.size() >= sizeof padded) {
        return false;
    }
    std::memcpy(padded, encoded.data(), encoded.size());
    Turn const turn;
    return crypto_pwhash_str_verify(padded, password.data(), password.size()) == 0;
}

std::string totp_code(std::string_view secret, std::int64_t unix_seconds) {
    return code_of_step(secret, unix_seconds / step_seconds);
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, std::int64_t unix_seconds) {
    std::optional<std::int64_t> matched;
    auto const now = unix_seconds / step_seconds;
    for (auto step = now - 1; step <= now + 1; ++step) {
        if (equal_constant_time(code_of_step(secret, step), code)) {
            matched = step;
        }
    }
    return matched;
}

bool verify_totp(std::string_view secret, std::string_view code, std::int64_t unix_seconds) {
    return totp_step(secret, code, unix_seconds).has_value();
}

}  // namespace qiyue::crypto
