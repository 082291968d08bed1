#include "support/schema.hpp"

#include <algorithm>

namespace qiyue::support {

namespace {

bool is_of(std::string const& type, Value const& value) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_list()) ||
        (type == "string" && value.is_text()) || (type == "integer" && value.is_integer()) ||
        (type == "boolean" && value.is_bool()) || (type == "null" && value.is_null());
}

bool typed(Value const& type, Value const& value) {
    return type.is_list()
        ? std::ranges::any_of(type.items(), [&](Value const& one) { return is_of(one.text(), value); })
        : is_of(type.text(), value);
}

std::string members(Value const& document, Value const& schema, Value const& value, std::string const& at) {
    if (schema["required"].is_list()) {
        for (auto const& name : schema["required"].items()) {
            if (!value.has(name.text())) {
                return at + "." + name.text() + " is missing";
            }
        }
    }
    for (auto const& [name, inside] : value.members()) {
        auto const& properties = schema["properties"];
        if (properties.is_object() && properties.has(name)) {
            if (auto wrong = against(document, properties[name], inside, at + "." + name); !wrong.empty()) {
                return wrong;
            }
        } else if (schema["additionalProperties"] == Value(false)) {
            return at + "." + name + " is not described";
        }
    }
    return {};
}

std::string items(Value const& document, Value const& schema, Value const& value, std::string const& at) {
    if (static_cast<std::int64_t>(value.size()) < schema["minItems"].integer_or(0)) {
        return at + " has too few items";
    }
    for (std::size_t i = 0; i < value.size() && !schema["items"].is_null(); ++i) {
        auto wrong = against(document, schema["items"], value.items()[i], at + "." + std::to_string(i));
        if (!wrong.empty()) {
            return wrong;
        }
    }
    return {};
}

}  // namespace

Value const& resolved(Value const& document, Value const& value) {
    auto const* found = &value;
    while (found->is_object() && found->has("$ref")) {
        auto rest = (*found)["$ref"].text().substr(2);
        found = &document;
        while (!rest.empty()) {
            auto const slash = std::min(rest.find('/'), rest.size());
            found = &(*found)[rest.substr(0, slash)];
            rest = rest.substr(std::min(slash + 1, rest.size()));
        }
    }
    return *found;
}

std::string against(Value const& document, Value const& given, Value const& value, std::string const& at) {
    auto const& schema = resolved(document, given);
    if (!schema["type"].is_null() && !typed(schema["type"], value)) {
        return at + " has another type";
    }
    if (value.is_integer() && value.integer() < schema["minimum"].integer_or(INT64_MIN)) {
        return at + " is below its minimum";
    }
    auto const& options = schema["enum"];
    if (options.is_list() && std::ranges::find(options.items(), value) == options.items().end()) {
        return at + " is none of its options";
    }
    if (value.is_object()) {
        return members(document, schema, value, at);
    }
    return value.is_list() ? items(document, schema, value, at) : std::string();
}

}  // namespace qiyue::support
