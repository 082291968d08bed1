#include "platform/toml/toml.hpp"

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
// The library asserts that a key begins as one where a malformed text may not; without that it says so as an error.
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace qiyue::toml {

namespace {

namespace lib = ::toml;

std::string padded(std::int64_t number, std::size_t width) {
    auto const digits = std::to_string(number);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

std::string text_of(lib::date const& date) {
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string text_of(lib::time const& time) {
    auto text = padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2);
    if (time.nanosecond != 0) {
        text += "." + padded(time.nanosecond, 9);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

std::string text_of(lib::date_time const& instant) {
    auto text = text_of(instant.date) + "T" + text_of(instant.time);
    if (instant.offset) {
        auto const minutes = std::abs(instant.offset->minutes);
        text += instant.offset->minutes < 0 ? '-' : '+';
        text += padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2);
    }
    return text;
}

Refusal malformed(std::string_view name, lib::source_position where, std::string const& zh, std::string const& en) {
    auto why = Value::object();
    why.set("name", name);
    why.set("line", static_cast<std::int64_t>(where.line));
    why.set("column", static_cast<std::int64_t>(where.column));
    auto const place = std::string(name) + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
    return Refusal(
        Reason::invalid,
        Finding{.code = "toml.malformed",
                .field = "",
                .says = {place + "：" + zh, place + ": " + en},
                .remedy = {"请按 TOML 1.0 书写，数字只用整数。", "Write it after TOML 1.0, with integers only."},
                .why = std::move(why)});
}

class Converter {
public:
    explicit Converter(std::string_view name) : name_(name) {}

    Result<Value> table(lib::table const& from) {
        // The library sorts names; where they stand in the text brings their order back.
        struct Entry {
            lib::source_position where;
            std::string_view key;
            lib::node const* node;
        };
        std::vector<Entry> entries;
        for (auto const& [key, node] : from) {
            entries.push_back({key.source().begin, key.str(), &node});
        }
        std::ranges::sort(entries, [](Entry const& a, Entry const& b) {
            return a.where.line != b.where.line ? a.where.line < b.where.line : a.where.column < b.where.column;
        });
        std::vector<Member> members;
        members.reserve(entries.size());
        for (auto const& entry : entries) {
            auto value = TRY(node(*entry.node));  // not inside of the braces: a return from there leaves the key behind
            members.push_back(Member{std::string(entry.key), std::move(value)});
        }
        return Value::object(std::move(members));
    }

private:
    Result<Value> node(lib::node const& from) {
        if (auto const* inner = from.as_table()) {
            return table(*inner);
        }
        if (auto const* array = from.as_array()) {
            Value::List items;
            items.reserve(array->size());
            for (auto const& item : *array) {
                items.push_back(TRY(node(item)));
            }
            return Value(std::move(items));
        }
        if (auto const* text = from.as_string()) {
            return Value(text->get());
        }
        if (auto const* number = from.as_integer()) {
            return Value(std::int64_t{number->get()});
        }
        if (auto const* yes = from.as_boolean()) {
            return Value(yes->get());
        }
        if (auto const* day = from.as_date()) {
            return Value(text_of(day->get()));
        }
        if (auto const* time = from.as_time()) {
            return Value(text_of(time->get()));
        }
        if (auto const* instant = from.as_date_time()) {
            return Value(text_of(instant->get()));
        }
        return malformed(name_, from.source().begin, "不接受小数。", "floating-point numbers are refused.");
    }

    std::string_view name_;
};

}  // namespace

Result<Value> parse(std::string_view text, std::string_view name) {
    auto const parsed = lib::parse(text);
    if (!parsed) {
        auto const& error = parsed.error();
        return malformed(name, error.source().begin, "格式错误（" + std::string(error.description()) + "）。",
                         std::string(error.description()) + ".");
    }
    return Converter(name).table(parsed.table());
}

}  // namespace qiyue::toml
