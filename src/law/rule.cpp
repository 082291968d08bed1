#include "law/rule.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue::law {

Facts& Facts::with(std::string name, Value value) & {
    value_.set(std::move(name), std::move(value));
    return *this;
}

Facts&& Facts::with(std::string name, Value value) && {
    value_.set(std::move(name), std::move(value));
    return std::move(*this);
}

Facts&& Facts::with(std::string name, Money money) && {
    return std::move(*this).with(std::move(name), Value(money.in_fen()));
}

Facts&& Facts::with(std::string name, Day day) && {
    return std::move(*this).with(std::move(name), Value(day.iso()));
}

Facts&& Facts::with(std::string name, Instant instant) && {
    return std::move(*this).with(std::move(name), Value(instant.iso()));
}

Value words(Text const& text) {
    auto both = Value::object();
    both.set("zh", text.zh).set("en", text.en.empty() ? text.zh : text.en);
    return both;
}

bool Facts::has(std::string_view name) const {
    return value_.has(name);
}

bool Facts::given(std::string_view name) const {
    auto const& value = value_[name];
    if (value.is_text()) {
        return value.text().find_first_not_of(" \t\r\n") != std::string::npos;
    }
    return !value.is_null() && !(value.is_list() && value.size() == 0);
}

std::int64_t Facts::integer(std::string_view name) const {
    return value_[name].integer();
}

std::string const& Facts::text(std::string_view name) const {
    return value_[name].text();
}

bool Facts::yes(std::string_view name) const {
    return value_[name].boolean();
}

Money Facts::money(std::string_view name) const {
    auto const& value = value_[name];
    return value.is_text() ? Money::parse(value.text()).value() : Money::fen(value.integer());
}

Day Facts::day(std::string_view name) const {
    return Day::parse(text(name)).value();
}

Instant Facts::instant(std::string_view name) const {
    return Instant::parse(text(name)).value();
}

std::vector<Facts> Facts::list(std::string_view name) const {
    std::vector<Facts> all;
    for (auto const& item : value_[name].items()) {
        ENSURE(item.is_object());
        all.emplace_back(item);
    }
    return all;
}

Unanswerable::Unanswerable(std::string key, Day on)
    : key_(std::move(key)), on_(on), what_("the rules hold no '" + key_ + "' on " + on.iso()) {}

Finding Unanswerable::finding() const {
    return Finding{.code = "law.unanswerable",
                   .says = {"所适用的规则在 " + on_.iso() + " 没有数值“" + key_ + "”，不予推测", what_},
                   .remedy = {"请管理员录入该数值及其依据", "an administrator enters the number with its source"},
                   .why = Value::object().set("key", key_).set("on", on_.iso())};
}

std::int64_t Numbers::get(std::string_view key) const {
    if (auto const* number = book_.number(key, rules_, on_); number != nullptr) {
        remember(key, number->value, number->unit, number->clause, number->status);
        return number->value;
    }
    if (auto const* rule = book_.deadline(key, rules_, on_); rule != nullptr) {
        remember(key, rule->value, rule->working_days ? "working_days" : "days", rule->clause, rule->status);
        return rule->value;
    }
    throw Unanswerable(std::string(key), on_);
}

void Numbers::remember(std::string_view key, std::int64_t value, std::string_view unit, std::string_view clause,
                       std::string_view status) const {
    auto const known = std::ranges::any_of(used_.items(), [&](Value const& one) { return one["key"].text() == key; });
    if (!known) {
        used_.push(Value::object()
                       .set("key", key)
                       .set("value", value)
                       .set("unit", unit)
                       .set("clause", clause)
                       .set("status", status));
    }
}

namespace {

Finding found(std::string code, std::string field, Text says, Text remedy) {
    return Finding{
        .code = std::move(code), .field = std::move(field), .says = std::move(says), .remedy = std::move(remedy)};
}

}  // namespace

void Findings::refuse(std::string code, std::string field, Text says, Text remedy) {
    refusals.push_back(found(std::move(code), std::move(field), std::move(says), std::move(remedy)));
}

void Findings::warn(std::string code, std::string field, Text says, Text remedy) {
    warnings.push_back(found(std::move(code), std::move(field), std::move(says), std::move(remedy)));
}

void Steps::note(std::string what, Value value) {
    list.push(Value::object().set("what", std::move(what)).set("value", std::move(value)));
}

}  // namespace qiyue::law
