#pragma once

#include "base/clause.hpp"
#include "base/context.hpp"
#include "base/day.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace qiyue {

// What an input field holds. The same description checks input, makes the form in the browser, the OpenAPI
// schema and the permission to leave it out.
enum class Kind {
    text,   // one line
    prose,  // several lines
    integer,
    money,    // integer fen, or text in yuan ("1,234.50"); kept as integer fen
    share,    // basis points (integer)
    score,    // hundredths of a point (integer)
    day,      // "2026-09-30"
    instant,  // "2026-09-30T18:00:00+08:00"; kept as that text
    yes_no,
    choice,     // one of `options`
    reference,  // id of another object (integer); `of` names its kind
    digest,     // sha-256 of an uploaded file, 64 hex digits
    sealed,     // ciphertext or key as base64
    secret,     // password or code: never logged, journaled or shown
    group,      // `fields`
    list,       // items of `fields`
};

struct Option {
    std::string value;
    Text label;
};

struct Field;
using Fields = std::vector<Field>;

struct Field {
    std::string name;
    Kind kind = Kind::text;
    Text label;
    Text hint;
    bool optional = false;
    // The clauses for whose sake the field is asked for. A missing mandatory field is refused citing them; with
    // one of them suspended the field is neither asked for nor kept.
    std::vector<Clause> required_by;
    std::vector<Option> options;  // choice
    std::string of;               // reference: kind of object, or "organisation", "person"
    Fields fields;                // group, list
    // Rows that the form offers to start with, under a name; whoever takes them over may change them. Of a list.
    Text offer;
    Value offered;
    std::int64_t minimum = INT64_MIN;  // of a number, or least count of a list's items, of a text's characters
    std::int64_t maximum = INT64_MAX;  // 0..; text defaults to 200 characters, prose to 20,000, list to 500 items
    // Asked for only where the choice or the yes-or-no of this name, in the same group, has one of these answers; of a
    // yes-or-no they are "yes" and "no". Given in another case, it is refused. An empty name: always asked for.
    std::string depends_on;
    std::vector<std::string> answers;
    // Not for everybody who may read the record of what was done: the journal keeps its salted digest only.
    bool is_confidential = false;

    // Chainable refinements, so that a table of fields reads as one line a field.
    Field by(std::vector<Clause> clauses) &&;
    Field maybe() &&;
    Field between(std::int64_t low, std::int64_t high) &&;
    Field at_least(std::int64_t low) &&;
    Field says(Text hint) &&;
    Field offers(Text name, Value rows) &&;
    Field when(std::string other, std::vector<std::string> answers) &&;
    Field confidential() &&;
};

namespace field {
Field text(std::string name, Text label);
Field prose(std::string name, Text label);
Field integer(std::string name, Text label);
Field money(std::string name, Text label);
Field share(std::string name, Text label);
Field score(std::string name, Text label);
Field day(std::string name, Text label);
Field instant(std::string name, Text label);
Field yes_no(std::string name, Text label);
Field choice(std::string name, Text label, std::vector<Option> options);
Field reference(std::string name, Text label, std::string of);
Field digest(std::string name, Text label);
Field sealed(std::string name, Text label);
Field secret(std::string name, Text label);
Field group(std::string name, Text label, Fields fields);
Field list(std::string name, Text label, Fields fields);
}  // namespace field

// Input that has passed its description. The getters ENSURE that the field is described with that kind; a
// field that was left out gives its zero (or use given()).
class Form {
public:
    Form() = default;
    // All faults at once, each with its field path ("items.2.price") and clauses. `draft` asks for nothing, so
    // that half-filled work can be kept; kinds and limits are still checked.
    enum class Completeness { whole, draft };
    static Result<Form> read(Fields const& fields, Value const& input, Context const& context,
                             Completeness completeness = Completeness::whole);

    bool given(std::string_view name) const;
    std::string const& text(std::string_view name) const;  // text, prose, choice, digest, sealed, secret
    Text const& chosen(std::string_view name) const;       // of a choice: the label of its option
    std::int64_t integer(std::string_view name) const;     // integer, share, score, reference
    Money money(std::string_view name) const;
    Day day(std::string_view name) const;
    Instant instant(std::string_view name) const;
    bool yes(std::string_view name) const;
    Form group(std::string_view name) const;
    std::vector<Form> list(std::string_view name) const;
    // All of it as plain data: what is kept, shown and journaled. Secrets are left out.
    Value value() const;

private:
    Form(Fields const* fields, Value value) : fields_(fields), value_(std::move(value)) {}
    Field const& described(std::string_view name) const;
    Fields const* fields_ = nullptr;  // the table lives as long as the program
    Value value_ = Value::object();
};

// Whether the field is asked for, `beside` being the object that it stands in.
bool is_asked(Field const& field, Value const& beside);

// When the field is asked for, in words: "“身份依据”为“统一社会信用代码”时填写". Empty where always. `fields`: its group.
Text asked_when(Field const& field, Fields const& fields);

// The most characters, or items of a list, that a form takes for the field; INT64_MAX where nothing is counted.
std::int64_t most_of(Field const& field);

// Input as it came, without what its description calls secret.
Value without_secrets(Fields const& fields, Value value);

// The description as plain data, for the browser: [{name, kind, label:{zh,en}, …}].
Value describe(Fields const& fields);

std::string_view name_of(Kind kind);

}  // namespace qiyue
