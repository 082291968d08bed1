#include "modules/journal/leaf.hpp"

#include "base/ensure.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

namespace qiyue::journal {

std::string text_of(Leaf const& leaf) {
    return json::write(Value::object({
        {"position", leaf.position},
        {"at", leaf.at},
        {"operation", leaf.operation},
        {"kind", leaf.kind},
        {"object", leaf.object},
        {"project", leaf.project},
        {"organisation", leaf.organisation},
        {"body_digest", leaf.body_digest},
    }));
}

std::string private_text(std::int64_t person, Value const& body) {
    return json::write(Value::object({{"person", person}, {"body", body}}));
}

std::string private_text(std::int64_t person, Value const& body, Leaf const& hidden) {
    return json::write(Value::object({
        {"person", person},
        {"operation", hidden.operation},
        {"kind", hidden.kind},
        {"object", hidden.object},
        {"project", hidden.project},
        {"organisation", hidden.organisation},
        {"body", body},
    }));
}

std::string digest_of(std::string_view salt_hex, std::string_view private_text) {
    auto const salt = crypto::from_hex(salt_hex);
    ENSURE(salt.has_value());
    return crypto::sha256_hex(*salt + std::string(private_text));
}

}  // namespace qiyue::journal
