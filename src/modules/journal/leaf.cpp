#include "modules/journal/leaf.hpp"

#include "base/ensure.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

namespace qiyue::journal {

std::string text_of(Leaf const& leaf) {
    auto text = Value::object();
    text.set("position", leaf.position)
        .set("at", leaf.at)
        .set("operation", leaf.operation)
        .set("kind", leaf.kind)
        .set("object", leaf.object)
        .set("project", leaf.project)
        .set("organisation", leaf.organisation)
        .set("body_digest", leaf.body_digest);
    return json::write(text);
}

std::string private_text(std::int64_t person, Value body) {
    auto text = Value::object();
    text.set("person", person).set("body", std::move(body));
    return json::write(text);
}

std::string private_text(std::int64_t person, Value body, Leaf const& hidden) {
    auto text = Value::object();
    text.set("person", person)
        .set("operation", hidden.operation)
        .set("kind", hidden.kind)
        .set("object", hidden.object)
        .set("project", hidden.project)
        .set("organisation", hidden.organisation)
        .set("body", std::move(body));
    return json::write(text);
}

std::string digest_of(std::string_view salt_hex, std::string_view private_text) {
    auto salted = crypto::from_hex(salt_hex);
    ENSURE(salted.has_value());
    return crypto::sha256_hex(salted->append(private_text));
}

}  // namespace qiyue::journal
