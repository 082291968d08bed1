#include "platform/crypto/bytes.hpp"
#include "platform/crypto/crypto.hpp"

#include "base/failure.hpp"

#include <sodium.h>

namespace qiyue::crypto {

void start() {
    if (sodium_init() < 0) {
        throw Fault("the crypto library can't start");
    }
}

std::string SystemRandom::bytes(std::size_t count) {
    std::string drawn(count, '\0');
    randombytes_buf(drawn.data(), drawn.size());
    return drawn;
}

std::string SeededRandom::bytes(std::size_t count) {
    std::string drawn;
    while (drawn.size() < count) {
        drawn += sha256("qiyue seeded random " + std::to_string(seed_) + " " + std::to_string(drawn_++));
    }
    drawn.resize(count);
    return drawn;
}

}  // namespace qiyue::crypto
