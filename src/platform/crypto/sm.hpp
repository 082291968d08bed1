#pragma once

#include "platform/crypto/crypto.hpp"

// The national algorithms by themselves; suite.hpp joins them to what seals a bid.
namespace qiyue::crypto {

std::string sm3(std::string_view bytes);  // 32 raw bytes
std::string hmac_sm3(std::string_view key, std::string_view bytes);
// Counter mode encrypts and decrypts alike. Key and first counter block: 16 bytes.
std::string sm4_ctr(std::string_view key, std::string_view counter, std::string_view bytes);

// SM2 (GB/T 32918.4). A public key is 65 bytes: 4 and the point; a secret 32, from 1 to the order less 2.
std::optional<BoxKey> sm2_key_of(std::string_view secret);
bool is_sm2_point(std::string_view bytes);
// C1‖C3‖C2, 97 bytes longer than the message, which is not empty.
std::string sm2_encrypt(std::string_view public_key, std::string_view message, Random& random);
std::optional<std::string> sm2_decrypt(BoxKey const& key, std::string_view sealed);

}  // namespace qiyue::crypto
