#include "base/both.hpp"
#include "base/shape.hpp"

#include "base/ensure.hpp"
#include "base/lexical.hpp"
#include "base/limits.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace qiyue {

namespace {

// The least that is taken. Negative amounts are asked for explicitly with between(); an id begins at 1.
std::int64_t least(Field const& field) {
    return field.minimum != INT64_MIN   ? field.minimum
        : field.kind == Kind::money     ? 0
        : field.kind == Kind::reference ? 1
                                        : INT64_MIN;
}

// A bound as people write it; what is kept as hundredths has two decimals.
Text in_its_unit(Kind kind, std::int64_t bound) {
    auto const with = [&](char const* zh, char const* en) {
        auto const figure = Money::fen(bound).in_yuan();
        return Text{figure + zh, figure + en};
    };
    return kind == Kind::money ? with(" 元", " yuan")
        : kind == Kind::share  ? with("%", "%")
        : kind == Kind::score  ? with(" 分", " points")
                               : Text{std::to_string(bound), std::to_string(bound)};
}

constexpr std::int64_t money_bound = (std::int64_t{1} << 53) - 1;

// Reads one level of fields; findings of all levels gather in one list.
class Reader {
public:
    Reader(Context const& context, Form::Completeness completeness) : context_(context), completeness_(completeness) {}

    Value read(Fields const& fields, Value const& input, std::string const& path) {
        Value kept = Value::object();
        if (!input.is_object() && !input.is_null()) {
            fault(path, "form.not_an_object", {}, {"此处应为一组字段", "a group of fields is expected here"},
                  {"请按字段逐项填写", "give its fields one by one, as {\"name\": value}"});
            return kept;
        }
        for (auto const& field : fields) {
            if (suspended(field)) {
                continue;
            }
            auto const where = path.empty() ? field.name : path + "." + field.name;
            auto const& given = input[field.name];
            if (!is_asked(field, input)) {
                if (!missing(field, given)) {
                    auto const when = asked_when(field, fields);
                    fault(where, "form.not_asked", {},
                          {"“" + field.label.zh + "”不应填写：" + when.zh,
                           field.label.en + " is not asked for: " + when.en},
                          {"请删去该项，或更正所依据的答复", "leave it out, or correct the answer it depends on"});
                }
                continue;
            }
            if (missing(field, given)) {
                if (!field.optional && completeness_ == Form::Completeness::whole) {
                    fault(where, "form.required", field.required_by,
                          {"“" + field.label.zh + "”未填写", "not filled in: " + field.label.en},
                          {"请填写“" + field.label.zh + "”", "fill in: " + field.label.en},
                          Value::object()
                              .set("form_field", both(field.label))
                              .set("form_given", both({"未填写", "nothing"})));
                }
                continue;
            }
            kept.set(field.name, read_one(field, given, where));
        }
        if (input.is_object()) {
            for (auto const& [key, value] : input.members()) {
                if (std::ranges::find(fields, key, &Field::name) == fields.end()) {
                    fault(path.empty() ? key : path + "." + key, "form.unknown_field", {},
                          {"没有名为“" + key + "”的字段", "there is no field " + key}, known_names(fields));
                }
            }
        }
        return kept;
    }

    std::vector<Finding> findings;

private:
    bool suspended(Field const& field) const {
        return std::ranges::any_of(field.required_by, [&](Clause clause) { return context_.off(clause); });
    }

    static bool missing(Field const& field, Value const& given) {
        if (given.is_null() || (given.is_text() && says_nothing(given.text()))) {
            return true;
        }
        return field.kind == Kind::list && given.is_list() && given.size() == 0;
    }

    Value read_one(Field const& field, Value const& given, std::string const& where) {
        switch (field.kind) {
        case Kind::group: return read(field.fields, given, where);
        case Kind::list: return read_list(field, given, where);
        case Kind::yes_no:
            return given.is_bool() ? given : wrong(field, where, {"应为是或否", "expected yes or no (true or false)"});
        case Kind::integer:
        case Kind::share:
        case Kind::score:
        case Kind::reference: return read_number(field, given, where);
        case Kind::money: return read_money(field, given, where);
        case Kind::day: return read_parsed(field, given, where, [](std::string_view t) { return Day::parse(t); });
        case Kind::instant:
            return read_parsed(field, given, where, [](std::string_view t) { return Instant::parse(t); });
        case Kind::text:
        case Kind::prose:
        case Kind::choice:
        case Kind::digest:
        case Kind::sealed:
        case Kind::secret: return read_text(field, given, where);
        }
        ENSURE(false);
    }

    Value read_list(Field const& field, Value const& given, std::string const& where) {
        Value kept = Value::list();
        if (!given.is_list()) {
            return wrong(field, where, {"应为列表", "expected a list"});
        }
        auto const count = static_cast<std::int64_t>(given.size());
        if (count > most_of(field)) {
            return wrong(field, where, {"条目过多", "too many items"});
        }
        if (count < field.minimum && completeness_ == Form::Completeness::whole) {
            fault(where, "form.too_few", field.required_by,
                  {"“" + field.label.zh + "”至少 " + std::to_string(field.minimum) + " 项",
                   field.label.en + ": at least " + std::to_string(field.minimum)},
                  {"请补足所缺的项", "add what is missing"},
                  Value::object()
                      .set("form_field", both(field.label))
                      .set("form_items", count)
                      .set("form_least", field.minimum));
        }
        for (std::size_t i = 0; i < given.size(); ++i) {
            kept.push(read(field.fields, given.items()[i], where + "." + std::to_string(i)));
        }
        return kept;
    }

    Value read_number(Field const& field, Value const& given, std::string const& where) {
        if (!given.is_integer()) {
            return wrong(field, where, {"应为整数", "expected a whole number"});
        }
        auto const number = given.integer();
        if (number < least(field) || number > field.maximum) {
            return out_of_range(field, where);
        }
        return given;
    }

    Value read_money(Field const& field, Value const& given, std::string const& where) {
        std::int64_t fen = 0;
        if (given.is_integer() && given.integer() >= -money_bound && given.integer() <= money_bound) {
            fen = given.integer();
        } else if (given.is_text()) {
            auto const parsed = Money::parse(given.text());
            if (!parsed.ok()) {
                return wrong(field, where, parsed.refusal().findings().front().says);
            }
            fen = parsed.value().in_fen();
        } else {
            return wrong(field, where, {"金额应为整数分，或以元书写的文本", "an amount is whole fen, or text in yuan"});
        }
        if (fen < least(field) || fen > field.maximum) {
            return out_of_range(field, where);
        }
        return fen;
    }

    template <class Parse>
    Value read_parsed(Field const& field, Value const& given, std::string const& where, Parse parse) {
        if (!given.is_text()) {
            return wrong(field, where, {"应为文本", "expected text"});
        }
        auto const parsed = parse(given.text());
        if (!parsed.ok()) {
            return wrong(field, where, parsed.refusal().findings().front().says);
        }
        return parsed.value().iso();
    }

    Value read_text(Field const& field, Value const& given, std::string const& where) {
        if (!given.is_text() || !readable(given.text())) {
            return wrong(field, where, {"应为文本", "expected text"});
        }
        auto const& text = given.text();
        if (field.kind == Kind::choice) {
            if (std::ranges::find(field.options, text, &Option::value) == field.options.end()) {
                return wrong(field, where, {"不是可选项之一", "not one of the options"});
            }
        } else if (field.kind == Kind::digest) {
            if (!is_hex_digest(text)) {
                return wrong(field, where, {"应为文件的 SHA-256 摘要", "expected the SHA-256 digest of a file"});
            }
        } else if (field.kind == Kind::sealed) {
            if (!is_base64(text) || std::ssize(text) > most_of(field)) {
                return wrong(field, where, {"应为 Base64 密文", "expected ciphertext in base64"});
            }
        } else {
            if (field.kind == Kind::text && text.find_first_of("\r\n\t") != std::string::npos) {
                return wrong(field, where, {"应为一行，不含制表符", "expected one line without tabs"});
            }
            auto const most = most_of(field);
            auto const count = characters(text);
            if (count > most) {
                return wrong(
                    field, where,
                    {"最多 " + std::to_string(most) + " 字", "at most " + std::to_string(most) + " characters"});
            }
            if (field.minimum > 0 && count < field.minimum) {
                return wrong(field, where,
                             {"至少 " + std::to_string(field.minimum) + " 字",
                              "at least " + std::to_string(field.minimum) + " characters"});
            }
        }
        return given;
    }

    Value wrong(Field const& field, std::string const& where, Text says) {
        fault(where, "form.malformed", {}, std::move(says), asked_for(field));
        return {};
    }

    Value out_of_range(Field const& field, std::string const& where) {
        Text says{"“" + field.label.zh + "”应", field.label.en + " must be "};
        auto const add = [&](char const* zh, char const* en, std::int64_t bound) {
            auto const figure = in_its_unit(field.kind, bound);
            says = {says.zh + zh + figure.zh, says.en + en + figure.en};
        };
        auto const from = least(field) != INT64_MIN;
        if (from) {
            add("不小于 ", "at least ", least(field));
        }
        if (field.maximum != INT64_MAX) {
            add(from ? "、不大于 " : "不大于 ", from ? " and at most " : "at most ", field.maximum);
        }
        fault(where, "form.out_of_range", {}, std::move(says),
              {"请填写此范围内的数值", "give a number within these bounds"});
        return {};
    }

    // What a clause asks for says its facts; who knows the rulebook puts the clause's words to them.
    void fault(std::string where, std::string code, std::vector<Clause> cites, Text says, Text remedy,
               Value facts = {}) {
        auto why = cites.empty() || facts.is_null() ? Value() : Value::object().set("facts", std::move(facts));
        findings.push_back(Finding{.code = std::move(code),
                                   .field = std::move(where),
                                   .cites = std::move(cites),
                                   .says = std::move(says),
                                   .remedy = std::move(remedy),
                                   .why = std::move(why)});
    }

    Context const& context_;
    Form::Completeness completeness_;
};

std::string const no_text;

}  // namespace

Result<Form> Form::read(Fields const& fields, Value const& input, Context const& context, Completeness completeness) {
    Reader reader(context, completeness);
    auto kept = reader.read(fields, input, {});
    if (reader.findings.empty()) {
        return Form(&fields, std::move(kept));
    }
    // A missing field that a clause asks for is unlawful; anything else can't be read.
    auto const lawful = std::ranges::all_of(reader.findings, [](Finding const& f) { return !f.cites.empty(); });
    return Refusal(lawful ? Reason::unlawful : Reason::invalid, std::move(reader.findings));
}

Field const& Form::described(std::string_view name) const {
    ENSURE(fields_ != nullptr);
    auto const found = std::ranges::find(*fields_, name, &Field::name);
    ENSURE(found != fields_->end());
    return *found;
}

bool Form::given(std::string_view name) const {
    described(name);
    return !value_[name].is_null();
}

std::string const& Form::text(std::string_view name) const {
    auto const kind = described(name).kind;
    ENSURE(kind == Kind::text || kind == Kind::prose || kind == Kind::choice || kind == Kind::digest ||
           kind == Kind::sealed || kind == Kind::secret);
    auto const& value = value_[name];
    return value.is_null() ? no_text : value.text();
}

Text const& Form::chosen(std::string_view name) const {
    static Text const nothing{"未选择", "nothing chosen"};
    auto const& field = described(name);
    ENSURE(field.kind == Kind::choice);
    auto const found = std::ranges::find(field.options, value_[name].text_or({}), &Option::value);
    return found == field.options.end() ? nothing : found->label;
}

std::int64_t Form::integer(std::string_view name) const {
    auto const kind = described(name).kind;
    ENSURE(kind == Kind::integer || kind == Kind::share || kind == Kind::score || kind == Kind::reference);
    return value_[name].integer_or(0);
}

Money Form::money(std::string_view name) const {
    ENSURE(described(name).kind == Kind::money);
    return Money::fen(value_[name].integer_or(0));
}

Day Form::day(std::string_view name) const {
    ENSURE(described(name).kind == Kind::day);
    auto const& value = value_[name];
    return value.is_null() ? Day{} : Day::parse(value.text()).value();
}

Instant Form::instant(std::string_view name) const {
    ENSURE(described(name).kind == Kind::instant);
    auto const& value = value_[name];
    return value.is_null() ? Instant{} : Instant::parse(value.text()).value();
}

bool Form::yes(std::string_view name) const {
    ENSURE(described(name).kind == Kind::yes_no);
    return value_[name].boolean_or(false);
}

Form Form::group(std::string_view name) const {
    auto const& field = described(name);
    ENSURE(field.kind == Kind::group);
    return Form(&field.fields, value_[name].is_null() ? Value::object() : value_[name]);
}

std::vector<Form> Form::list(std::string_view name) const {
    auto const& field = described(name);
    ENSURE(field.kind == Kind::list);
    std::vector<Form> forms;
    if (value_[name].is_list()) {
        for (auto const& item : value_[name].items()) {
            forms.push_back(Form(&field.fields, item));
        }
    }
    return forms;
}

Value without_secrets(Fields const& fields, Value value) {
    if (!value.is_object()) {
        return value;
    }
    for (auto const& field : fields) {
        auto const* inside = value.find(field.name);
        if (inside == nullptr) {
            continue;
        }
        if (field.kind == Kind::secret) {
            value.erase(field.name);
        } else if (field.kind == Kind::group) {
            value.set(field.name, without_secrets(field.fields, *inside));
        } else if (field.kind == Kind::list) {
            Value items = Value::list();
            for (auto const& item : inside->is_list() ? inside->items() : std::vector<Value>()) {
                items.push(without_secrets(field.fields, item));
            }
            value.set(field.name, std::move(items));
        }
    }
    return value;
}

Value Form::value() const {
    return fields_ == nullptr ? value_ : without_secrets(*fields_, value_);
}

}  // namespace qiyue
