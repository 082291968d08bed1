#include "platform/crypto/bytes.hpp"
#include "platform/crypto/sm.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <openssl/asn1.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <memory>

namespace qiyue::crypto {

namespace {

constexpr std::size_t number_bytes = 32;
constexpr std::size_t point_bytes = 1 + 2 * number_bytes;
constexpr std::size_t tag_bytes = 32;

template <auto free> struct Free {
    template <class Held> void operator()(Held* held) const { free(held); }
};
using Number = std::unique_ptr<BIGNUM, Free<BN_clear_free>>;
using Point = std::unique_ptr<EC_POINT, Free<EC_POINT_clear_free>>;

void must(bool held) {
    if (!held) {
        throw Fault("the crypto library failed at SM2");
    }
}

EC_GROUP const* curve() {
    static std::unique_ptr<EC_GROUP, Free<EC_GROUP_free>> const group(EC_GROUP_new_by_curve_name(NID_sm2));
    must(group != nullptr);
    return group.get();
}

Number number(std::string_view bytes) {
    Number made(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), BN_secure_new()));
    must(made != nullptr);
    return made;
}

// From 1 to the order less 2: the standard leaves out the last, whose inverse of one more does not exist.
bool is_secret(BIGNUM const* secret) {
    Number const limit(BN_dup(EC_GROUP_get0_order(curve())));
    must(limit != nullptr && BN_sub_word(limit.get(), 1) == 1);
    return BN_is_zero(secret) == 0 && BN_cmp(secret, limit.get()) < 0;
}

std::string bytes_of(EC_POINT const* point) {
    std::string bytes(point_bytes, '\0');
    must(EC_POINT_point2oct(curve(), point, POINT_CONVERSION_UNCOMPRESSED, raw(bytes), bytes.size(), nullptr) ==
         point_bytes);
    return bytes;
}

// A point of the curve and not its neutral one; nothing otherwise.
Point point_of(std::string_view bytes) {
    if (bytes.size() != point_bytes || bytes.front() != 4) {
        return nullptr;
    }
    Point point(EC_POINT_new(curve()));
    must(point != nullptr);
    auto const on_curve = EC_POINT_oct2point(curve(), point.get(), raw(bytes), bytes.size(), nullptr) == 1;
    return on_curve ? std::move(point) : nullptr;
}

// GB/T 32918.4, 5.4.3: as many bytes as the message has.
std::string derive(std::string_view shared, std::size_t size) {
    std::string key;
    for (std::uint32_t counter = 1; key.size() < size; ++counter) {
        std::string block(shared);
        for (auto shift = 24U;; shift -= 8U) {
            block += static_cast<char>(counter >> shift & 0xFFU);
            if (shift == 0) {
                break;
            }
        }
        key += sm3(block);
    }
    key.resize(size);
    return key;
}

void append_integer(std::string& der, std::string_view bytes) {
    std::unique_ptr<ASN1_INTEGER, Free<ASN1_INTEGER_free>> const made(BN_to_ASN1_INTEGER(number(bytes).get(), nullptr));
    must(made != nullptr);
    std::string text(static_cast<std::size_t>(i2d_ASN1_INTEGER(made.get(), nullptr)), '\0');
    auto* out = raw(text);
    must(i2d_ASN1_INTEGER(made.get(), &out) > 0);
    der += text;
}

void append_tagged(std::string& der, int tag, bool constructed, std::string_view bytes) {
    auto const size = static_cast<int>(bytes.size());
    std::string head(static_cast<std::size_t>(ASN1_object_size(constructed ? 1 : 0, size, tag)) - bytes.size(), '\0');
    auto* out = raw(head);
    ASN1_put_object(&out, constructed ? 1 : 0, size, tag, V_ASN1_UNIVERSAL);
    der += head;
    der += bytes;
}

// What the library decrypts is the DER of GM/T 0009: the point's two numbers, C3, C2.
std::string der_of(std::string_view sealed) {
    std::string inside;
    append_integer(inside, sealed.substr(1, number_bytes));
    append_integer(inside, sealed.substr(1 + number_bytes, number_bytes));
    append_tagged(inside, V_ASN1_OCTET_STRING, false, sealed.substr(point_bytes, tag_bytes));
    append_tagged(inside, V_ASN1_OCTET_STRING, false, sealed.substr(point_bytes + tag_bytes));
    std::string der;
    append_tagged(der, V_ASN1_SEQUENCE, true, inside);
    return der;
}

using Pair = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Asking = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;

Pair library_key(BoxKey const& key) {
    std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>> const build(OSSL_PARAM_BLD_new());
    auto const secret = number(key.secret);
    must(build != nullptr && OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_sm2, 0) == 1 &&
         OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, key.public_key.data(),
                                          key.public_key.size()) == 1 &&
         OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get()) == 1);
    std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>> const given(OSSL_PARAM_BLD_to_param(build.get()));
    Asking const asking(EVP_PKEY_CTX_new_from_name(nullptr, SN_sm2, nullptr));
    EVP_PKEY* made = nullptr;
    must(asking != nullptr && EVP_PKEY_fromdata_init(asking.get()) == 1 &&
         EVP_PKEY_fromdata(asking.get(), &made, EVP_PKEY_KEYPAIR, given.get()) == 1);
    return Pair(made);
}

}  // namespace

std::optional<BoxKey> sm2_key_of(std::string_view secret) {
    ENSURE(secret.size() == number_bytes);
    auto const scalar = number(secret);
    if (!is_secret(scalar.get())) {
        return std::nullopt;
    }
    Point const point(EC_POINT_new(curve()));
    must(point != nullptr && EC_POINT_mul(curve(), point.get(), scalar.get(), nullptr, nullptr, nullptr) == 1);
    return BoxKey{.secret = std::string(secret), .public_key = bytes_of(point.get())};
}

bool is_sm2_point(std::string_view bytes) {
    return point_of(bytes) != nullptr;
}

// Written out because the library draws its passing number from the system only, and a scenario has to repeat exactly. What
// comes from it is opened by the library's own decryption; the tests hold the two against each other.
std::string sm2_encrypt(std::string_view public_key, std::string_view message, Random& random) {
    auto const recipient = point_of(public_key);
    ENSURE(recipient != nullptr && !message.empty());
    std::optional<BoxKey> once;
    while (!once) {
        once = sm2_key_of(random.bytes(number_bytes));
    }
    Point const shared(EC_POINT_new(curve()));
    auto const scalar = number(once->secret);
    must(shared != nullptr &&
         EC_POINT_mul(curve(), shared.get(), nullptr, recipient.get(), scalar.get(), nullptr) == 1);
    auto const both = bytes_of(shared.get()).substr(1);
    auto hidden = derive(both, message.size());
    for (std::size_t at = 0; at < hidden.size(); ++at) {
        hidden[at] = static_cast<char>(hidden[at] ^ message[at]);
    }
    auto const x = both.substr(0, number_bytes), y = both.substr(number_bytes);
    return once->public_key + sm3(x + std::string(message) + y) + hidden;
}

std::optional<std::string> sm2_decrypt(BoxKey const& key, std::string_view sealed) {
    if (sealed.size() <= point_bytes + tag_bytes || !is_sm2_point(sealed.substr(0, point_bytes))) {
        return std::nullopt;
    }
    auto const pair = library_key(key);
    auto const der = der_of(sealed);
    Asking const asking(EVP_PKEY_CTX_new(pair.get(), nullptr));
    must(asking != nullptr && EVP_PKEY_decrypt_init(asking.get()) == 1);
    std::string message(der.size(), '\0');
    auto size = message.size();
    if (EVP_PKEY_decrypt(asking.get(), raw(message), &size, raw(der), der.size()) != 1) {
        return std::nullopt;
    }
    message.resize(size);
    return message;
}

}  // namespace qiyue::crypto
