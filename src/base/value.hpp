#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace qiyue {

struct Member;

// Plain data as it travels in JSON, TOML and the journal. Numbers are exact 64-bit integers: there is no
// floating point in the product (money is fen, shares are basis points). Objects keep their order.
class Value {
public:
    using List = std::vector<Value>;
    using Object = std::vector<Member>;

    Value();
    Value(std::nullptr_t);
    Value(bool b);
    Value(int n);
    Value(std::int64_t n);
    Value(char const* s);
    Value(std::string s);
    Value(std::string_view s);
    Value(List l);

    static Value object();
    static Value object(std::vector<Member> members);
    static Value list();

    bool is_null() const;
    bool is_bool() const;
    bool is_integer() const;
    bool is_text() const;
    bool is_list() const;
    bool is_object() const;

    // A part of a named value is given by reference. A part of a temporary is moved out of it, so that
    // `for (auto const& row : answer()["rows"].items())` reads what still lives.

    // Each ENSUREs the kind: ask is_…() first where the value comes from outside.
    bool boolean() const;
    std::int64_t integer() const;
    std::string const& text() const&;
    std::string text() &&;
    List const& items() const&;
    List items() &&;
    Object const& members() const&;
    Object members() &&;

    // The member's value, or null when this is not an object or has no such member.
    Value const& operator[](std::string_view key) const&;
    Value operator[](std::string_view key) &&;
    Value const* find(std::string_view key) const&;
    Value const* find(std::string_view key) && = delete;
    bool has(std::string_view key) const { return find(key) != nullptr; }
    // "a.b.0.c": members by name, list items by index; null when the path leads nowhere.
    Value const& at_path(std::string_view path) const&;
    Value at_path(std::string_view path) &&;

    // Adds or replaces a member; turns null into an object first.
    Value& set(std::string key, Value value);
    void erase(std::string_view key);
    // Adds an item; turns null into a list first.
    Value& push(Value item);
    std::size_t size() const;

    std::int64_t integer_or(std::int64_t otherwise) const;
    std::string text_or(std::string_view otherwise) const;
    bool boolean_or(bool otherwise) const;

    friend bool operator==(Value const&, Value const&);

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, List, Object> data_;
};

struct Member {
    std::string key;
    Value value;
    friend bool operator==(Member const&, Member const&) = default;
};

// Below a complete Member, which the alternatives need.
inline Value::Value() = default;
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool b) : data_(b) {}
inline Value::Value(int n) : data_(std::int64_t{n}) {}
inline Value::Value(std::int64_t n) : data_(n) {}
inline Value::Value(char const* s) : data_(std::string(s)) {}
inline Value::Value(std::string s) : data_(std::move(s)) {}
inline Value::Value(std::string_view s) : data_(std::string(s)) {}
inline Value::Value(List l) : data_(std::move(l)) {}
inline Value Value::list() {
    return {List{}};
}
inline bool Value::is_null() const {
    return std::holds_alternative<std::monostate>(data_);
}
inline bool Value::is_bool() const {
    return std::holds_alternative<bool>(data_);
}
inline bool Value::is_integer() const {
    return std::holds_alternative<std::int64_t>(data_);
}
inline bool Value::is_text() const {
    return std::holds_alternative<std::string>(data_);
}
inline bool Value::is_list() const {
    return std::holds_alternative<List>(data_);
}
inline bool Value::is_object() const {
    return std::holds_alternative<Object>(data_);
}
inline std::int64_t Value::integer_or(std::int64_t otherwise) const {
    return is_integer() ? integer() : otherwise;
}
inline std::string Value::text_or(std::string_view otherwise) const {
    return is_text() ? text() : std::string(otherwise);
}
inline bool Value::boolean_or(bool otherwise) const {
    return is_bool() ? boolean() : otherwise;
}

}  // namespace qiyue
