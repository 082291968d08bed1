#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Bytes travel as std::string. Keys, nonces and public keys of a wrong length are a Bug; what comes from outside
// (signatures, sealed texts, encodings) may be anything and gets "no".
namespace qiyue::crypto {

// Call once before anything else; throws Fault when the library can't start.
void start();

std::string sha256(std::string_view bytes);      // 32 raw bytes
std::string sha256_hex(std::string_view bytes);  // 64 hex digits
// The same in pieces, for what should not be in memory at once.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();
    void add(std::string_view bytes);
    std::string digest();  // 32 raw bytes; once, at the end

private:
    struct State;
    std::unique_ptr<State> state_;
};
std::string hmac_sha256(std::string_view key, std::string_view bytes);
std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view hex);
std::string to_base64(std::string_view bytes);  // standard alphabet, padded
std::optional<std::string> from_base64(std::string_view text);
// Compares without telling by its time where the difference is.
bool equal_constant_time(std::string_view a, std::string_view b);

// Where unpredictable bytes come from; scenarios use a seeded one so that they repeat exactly.
class Random {
public:
    virtual ~Random() = default;
    virtual std::string bytes(std::size_t count) = 0;
};
class SystemRandom final : public Random {
public:
    std::string bytes(std::size_t count) override;
};
class SeededRandom final : public Random {  // never in a serving process
public:
    explicit SeededRandom(std::uint64_t seed) : seed_(seed) {}
    std::string bytes(std::size_t count) override;

private:
    std::uint64_t seed_;
    std::uint64_t drawn_ = 0;
};

// How dear a password is to guess: interactive takes 19 MiB and two passes, and at most two run at once, so that
// a rush of sign-ins can't eat the memory; `cheap` only in scenarios and tests.
enum class PasswordCost { interactive, cheap };
std::string hash_password(std::string_view password, PasswordCost cost);  // argon2id, encoded
bool verify_password(std::string_view encoded, std::string_view password);

// RFC 6238 with SHA-1, 6 digits, 30 seconds; accepts one step before and after. The secret is raw bytes.
bool verify_totp(std::string_view secret, std::string_view code, std::int64_t unix_seconds);
// The same, telling which step the code belongs to: keep it and refuse codes of that step or earlier, so that
// one code opens one door once.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, std::int64_t unix_seconds);
std::string totp_code(std::string_view secret, std::int64_t unix_seconds);
std::string to_base32(std::string_view bytes);  // RFC 4648, without padding (as authenticator apps read it)

// Ed25519.
struct SigningKey {
    std::string secret;      // 64 bytes
    std::string public_key;  // 32 bytes
};
SigningKey make_signing_key(Random& random);
SigningKey signing_key_of(std::string_view seed);  // 32 bytes: what has to be kept to have the pair again
std::string seed_of(SigningKey const& key);
std::string sign(SigningKey const& key, std::string_view message);
bool verify_signature(std::string_view public_key, std::string_view message, std::string_view signature);

// X25519 sealed box (libsodium's): anyone seals for the public key, only the secret key opens.
struct BoxKey {
    std::string secret;      // 32 bytes
    std::string public_key;  // 32 bytes
};
BoxKey make_box_key(Random& random);
BoxKey box_key_of(std::string_view secret);  // the pair of a known secret
std::string seal_box(std::string_view public_key, std::string_view message);
// With the one-time key drawn from `random`, so that a scenario repeats exactly.
std::string seal_box(std::string_view public_key, std::string_view message, Random& random);
std::optional<std::string> open_box(BoxKey const& key, std::string_view sealed);

// AES-256-GCM, 12-byte nonce, 16-byte tag appended to the ciphertext (as WebCrypto does).
std::string encrypt_aes_gcm(std::string_view key, std::string_view nonce, std::string_view message,
                            std::string_view additional);
std::optional<std::string> decrypt_aes_gcm(std::string_view key, std::string_view nonce, std::string_view sealed,
                                           std::string_view additional);

}  // namespace qiyue::crypto
