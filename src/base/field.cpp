#include "base/both.hpp"
#include "base/shape.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>
#include <utility>

// How a field is written down, and what its description says to a browser. Reading input by it: shape.cpp.
namespace qiyue {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 16> kind_names{{
    {Kind::text, "text"},
    {Kind::prose, "prose"},
    {Kind::integer, "integer"},
    {Kind::money, "money"},
    {Kind::share, "share"},
    {Kind::score, "score"},
    {Kind::day, "day"},
    {Kind::instant, "instant"},
    {Kind::yes_no, "yes_no"},
    {Kind::choice, "choice"},
    {Kind::reference, "reference"},
    {Kind::digest, "digest"},
    {Kind::sealed, "sealed"},
    {Kind::secret, "secret"},
    {Kind::group, "group"},
    {Kind::list, "list"},
}};

Field make(std::string name, Kind kind, Text label) {
    Field made;
    made.name = std::move(name);
    made.kind = kind;
    made.label = std::move(label);
    return made;
}

}  // namespace

Field Field::by(std::vector<Clause> clauses) && {
    required_by = std::move(clauses);
    return std::move(*this);
}

Field Field::maybe() && {
    optional = true;
    return std::move(*this);
}

Field Field::between(std::int64_t low, std::int64_t high) && {
    minimum = low;
    maximum = high;
    return std::move(*this);
}

Field Field::at_least(std::int64_t low) && {
    minimum = low;
    return std::move(*this);
}

Field Field::offers(Text named, Value rows) && {
    ENSURE(kind == Kind::list && rows.is_list());
    offer = std::move(named);
    offered = std::move(rows);
    return std::move(*this);
}

Field Field::when(std::string other, std::vector<std::string> wanted) && {
    depends_on = std::move(other);
    answers = std::move(wanted);
    return std::move(*this);
}

Field Field::says(Text said) && {
    hint = std::move(said);
    return std::move(*this);
}

Field Field::confidential() && {
    is_confidential = true;
    return std::move(*this);
}

namespace field {

Field text(std::string name, Text label) {
    return make(std::move(name), Kind::text, std::move(label));
}
Field prose(std::string name, Text label) {
    return make(std::move(name), Kind::prose, std::move(label));
}
Field integer(std::string name, Text label) {
    return make(std::move(name), Kind::integer, std::move(label));
}
Field money(std::string name, Text label) {
    return make(std::move(name), Kind::money, std::move(label));
}
Field share(std::string name, Text label) {
    return make(std::move(name), Kind::share, std::move(label));
}
Field score(std::string name, Text label) {
    return make(std::move(name), Kind::score, std::move(label));
}
Field day(std::string name, Text label) {
    return make(std::move(name), Kind::day, std::move(label));
}
Field instant(std::string name, Text label) {
    return make(std::move(name), Kind::instant, std::move(label));
}
Field yes_no(std::string name, Text label) {
    return make(std::move(name), Kind::yes_no, std::move(label));
}
Field digest(std::string name, Text label) {
    return make(std::move(name), Kind::digest, std::move(label));
}
Field sealed(std::string name, Text label) {
    return make(std::move(name), Kind::sealed, std::move(label));
}
Field secret(std::string name, Text label) {
    return make(std::move(name), Kind::secret, std::move(label));
}

Field choice(std::string name, Text label, std::vector<Option> options) {
    auto made = make(std::move(name), Kind::choice, std::move(label));
    made.options = std::move(options);
    return made;
}

Field reference(std::string name, Text label, std::string of) {
    auto made = make(std::move(name), Kind::reference, std::move(label));
    made.of = std::move(of);
    return made;
}

Field group(std::string name, Text label, Fields fields) {
    auto made = make(std::move(name), Kind::group, std::move(label));
    made.fields = std::move(fields);
    return made;
}

Field list(std::string name, Text label, Fields fields) {
    auto made = make(std::move(name), Kind::list, std::move(label));
    made.fields = std::move(fields);
    return made;
}

}  // namespace field

bool is_asked(Field const& field, Value const& beside) {
    if (field.depends_on.empty()) {
        return true;
    }
    auto const& answer = beside[field.depends_on];
    auto const said = answer.is_bool() ? (answer.boolean() ? "yes" : "no") : answer.text_or({});
    return std::ranges::find(field.answers, said) != field.answers.end();
}

Text asked_when(Field const& field, Fields const& fields) {
    if (field.depends_on.empty()) {
        return {};
    }
    auto const other = std::ranges::find(fields, field.depends_on, &Field::name);
    ENSURE(other != fields.end() && (other->kind == Kind::choice || other->kind == Kind::yes_no));
    Text all;
    for (auto const& answer : field.answers) {
        auto const option = std::ranges::find(other->options, answer, &Option::value);
        ENSURE(other->kind == Kind::yes_no ? answer == "yes" || answer == "no" : option != other->options.end());
        auto const label = other->kind == Kind::choice ? option->label
            : answer == "yes"                          ? Text{"是", "yes"}
                                                       : Text{"否", "no"};
        all = {all.zh + (all.zh.empty() ? "" : "、") + "“" + label.zh + "”",
               all.en + (all.en.empty() ? "" : " or ") + label.en};
    }
    return {"“" + other->label.zh + "”为" + all.zh + "时填写", "when " + other->label.en + " is " + all.en};
}

std::string_view name_of(Kind kind) {
    auto const found = std::ranges::find(kind_names, kind, &std::pair<Kind, std::string_view>::first);
    ENSURE(found != kind_names.end());
    return found->second;
}

Value describe(Fields const& fields) {
    Value all = Value::list();
    for (auto const& field : fields) {
        Value one = Value::object();
        one.set("name", field.name).set("kind", name_of(field.kind)).set("label", both(field.label));
        if (!field.hint.zh.empty()) {
            one.set("hint", both(field.hint));
        }
        if (!field.offer.zh.empty()) {
            one.set("offers", Value::object().set("label", both(field.offer)).set("rows", field.offered));
        }
        if (field.optional) {
            one.set("optional", true);
        }
        if (!field.depends_on.empty()) {
            ENSURE(!asked_when(field, fields).zh.empty());  // what it depends on is there
            Value answers = Value::list();
            for (auto const& answer : field.answers) {
                answers.push(answer);
            }
            one.set("asked_when", Value::object().set("field", field.depends_on).set("answers", answers));
        }
        if (field.is_confidential) {
            one.set("confidential", true);
        }
        if (!field.of.empty()) {
            one.set("of", field.of);
        }
        if (field.minimum != INT64_MIN) {
            one.set("minimum", field.minimum);
        }
        if (field.maximum != INT64_MAX) {
            one.set("maximum", field.maximum);
        }
        for (auto const& clause : field.required_by) {
            Value cited = one["clauses"];
            one.set("clauses", cited.push(clause.id));
        }
        if (!field.options.empty()) {
            Value options = Value::list();
            for (auto const& option : field.options) {
                options.push(Value::object().set("value", option.value).set("label", both(option.label)));
            }
            one.set("options", options);
        }
        if (!field.fields.empty()) {
            one.set("fields", describe(field.fields));
        }
        all.push(one);
    }
    return all;
}

}  // namespace qiyue
