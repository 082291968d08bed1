#include "modules/disclosure/section.hpp"

#include "base/both.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace qiyue::disclosure {

namespace {

Value withheld_line(store::Exemption const& exemption, Value const& field_label) {
    return Value::object()
        .set("field", exemption.field)
        .set("label", field_label)
        .set("ground", exemption.ground)
        .set("ground_label", both(label_of_ground(exemption.ground)))
        .set("approved", exemption.approved_by);
}

// What a review's page calls by one name, the notices of its award call by another.
std::string_view in_notice(std::string_view object_kind, std::string_view field) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> names{
        {{"winner_name", "provider_name"}, {"award_price", "price"}, {"committee", "experts"}}};
    auto const found = std::ranges::find(names, field, &std::pair<std::string_view, std::string_view>::first);
    return object_kind != "review" || found == names.end() ? field : found->second;
}

// Secrets and ciphertext are of no use to anybody and never leave.
bool may_be_public(Field const& field) {
    return field.kind != Kind::secret && field.kind != Kind::sealed;
}

}  // namespace

Value section(Fields const& described, Value const& values, std::vector<std::string> const& names) {
    Fields fields;
    auto kept = Value::object();
    for (auto const& field : described) {
        auto const wanted = names.empty() || std::ranges::find(names, field.name) != names.end();
        auto const* value = values.find(field.name);
        if (wanted && may_be_public(field) && value != nullptr && !value->is_null()) {
            fields.push_back(field);
            kept.set(field.name, *value);
        }
    }
    return Value::object().set("fields", describe(fields)).set("values", kept).set("withheld", Value::list());
}

Value masked(Value const& section, std::string_view object_kind, std::vector<store::Exemption> const& approved) {
    auto values = section["values"];
    auto withheld = Value::list();
    auto fields = Value::list();
    for (auto const& field : section["fields"].items()) {
        auto const hidden = std::ranges::find_if(
            approved, [&](store::Exemption const& e) { return keeps_back(e, object_kind, field["name"].text()); });
        if (hidden == approved.end()) {
            fields.push(field);
        } else {
            values.erase(field["name"].text());
            withheld.push(withheld_line(*hidden, field["label"]));
        }
    }
    return Value::object().set("fields", fields).set("values", values).set("withheld", withheld);
}

bool keeps_back(store::Exemption const& exemption, std::string_view object_kind, std::string_view field) {
    return exemption.object_kind == object_kind &&
        (exemption.field == field || in_notice(object_kind, exemption.field) == field);
}

void mask_body(Value& body, std::string_view object_kind, std::vector<store::Exemption> const& approved) {
    auto withheld = Value::list();
    for (auto const& exemption : approved) {
        if (exemption.object_kind == object_kind && body.has(exemption.field)) {
            body.erase(exemption.field);
            withheld.push(withheld_line(exemption, both({exemption.field, exemption.field})));
        }
    }
    if (withheld.size() > 0) {
        body.set("withheld", withheld);
    }
}

}  // namespace qiyue::disclosure
