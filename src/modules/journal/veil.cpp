#include "modules/journal/veil.hpp"

#include "modules/journal/leaf.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

namespace qiyue::journal {

namespace {

Value veiled_list(Field const& field, Value const& items, std::string_view salt_hex) {
    auto kept = Value::list();
    for (auto const& item : items.items()) {
        kept.push(veiled(field.fields, item, salt_hex));
    }
    return kept;
}

}  // namespace

Value veiled(Fields const& fields, Value input, std::string_view salt_hex) {
    for (auto const& field : fields) {
        auto const* inside = input.find(field.name);
        if (inside == nullptr || inside->is_null()) {
            continue;
        }
        if (field.is_confidential) {
            input.set(field.name, Value::object().set("digest", digest_of(salt_hex, json::write(*inside))));
        } else if (field.kind == Kind::sealed) {
            input.set(field.name, Value::object().set("sha256", crypto::sha256_hex(inside->text())));
        } else if (field.kind == Kind::group) {
            input.set(field.name, veiled(field.fields, *inside, salt_hex));
        } else if (field.kind == Kind::list) {
            input.set(field.name, veiled_list(field, *inside, salt_hex));
        }
    }
    return input;
}

}  // namespace qiyue::journal
