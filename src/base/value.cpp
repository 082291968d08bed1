#include "base/value.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace qiyue {

namespace {

Value const nothing;

}  // namespace

Value Value::object() {
    Value v;
    v.data_ = Object{};
    return v;
}

Value Value::object(std::vector<Member> members) {
    Value v;
    v.data_ = std::move(members);
    return v;
}

bool Value::boolean() const {
    ENSURE(is_bool());
    return std::get<bool>(data_);
}

std::int64_t Value::integer() const {
    ENSURE(is_integer());
    return std::get<std::int64_t>(data_);
}

std::string const& Value::text() const& {
    ENSURE(is_text());
    return std::get<std::string>(data_);
}

std::string Value::text() && {
    ENSURE(is_text());
    return std::get<std::string>(std::move(data_));
}

Value::List const& Value::items() const& {
    ENSURE(is_list());
    return std::get<List>(data_);
}

Value::List Value::items() && {
    ENSURE(is_list());
    return std::get<List>(std::move(data_));
}

Value::Object const& Value::members() const& {
    ENSURE(is_object());
    return std::get<Object>(data_);
}

Value::Object Value::members() && {
    ENSURE(is_object());
    return std::get<Object>(std::move(data_));
}

Value const* Value::find(std::string_view key) const& {
    if (!is_object()) {
        return nullptr;
    }
    auto const& object = std::get<Object>(data_);
    auto const found = std::ranges::find(object, key, &Member::key);
    return found == object.end() ? nullptr : &found->value;
}

Value const& Value::operator[](std::string_view key) const& {
    auto const* found = find(key);
    return found == nullptr ? nothing : *found;
}

Value Value::operator[](std::string_view key) && {
    if (!is_object()) {
        return {};
    }
    auto& object = std::get<Object>(data_);
    auto const found = std::ranges::find(object, key, &Member::key);
    return found == object.end() ? Value{} : std::move(found->value);
}

Value Value::at_path(std::string_view path) && {
    return std::as_const(*this).at_path(path);
}

Value const& Value::at_path(std::string_view path) const& {
    Value const* here = this;
    while (!path.empty()) {
        auto const dot = path.find('.');
        auto const part = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
        if (here->is_list()) {
            std::size_t index = 0;
            auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
            if (error != std::errc{} || end != part.data() + part.size() || index >= here->size()) {
                return nothing;
            }
            here = &here->items()[index];
        } else {
            here = &(*here)[part];
        }
    }
    return *here;
}

Value& Value::set(std::string key, Value value) {
    if (is_null()) {
        data_ = Object{};
    }
    ENSURE(is_object());
    auto& object = std::get<Object>(data_);
    auto const found = std::ranges::find(object, key, &Member::key);
    if (found == object.end()) {
        // Most objects have a few members; to grow from one to two to four moves each of them three times.
        constexpr std::size_t few = 4;
        if (object.empty()) {
            object.reserve(few);
        }
        object.push_back(Member{std::move(key), std::move(value)});
    } else {
        found->value = std::move(value);
    }
    return *this;
}

void Value::erase(std::string_view key) {
    if (is_object()) {
        std::erase_if(std::get<Object>(data_), [&](Member const& member) { return member.key == key; });
    }
}

Value& Value::push(Value item) {
    if (is_null()) {
        data_ = List{};
    }
    ENSURE(is_list());
    std::get<List>(data_).push_back(std::move(item));
    return *this;
}

std::size_t Value::size() const {
    if (is_list()) {
        return std::get<List>(data_).size();
    }
    return is_object() ? std::get<Object>(data_).size() : 0;
}

bool operator==(Value const& a, Value const& b) {
    return a.data_ == b.data_;
}

}  // namespace qiyue
