#include "platform/json/json.hpp"

#include "base/utf8.hpp"

#include <array>
#include <charconv>

namespace qiyue::json {

namespace {

void escape(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    auto const code = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[code >> 4U];
    out += digits[code & 0xFU];
}

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// How many bytes of the text stand as they are: letters that need no escape, and whole characters beyond ASCII.
std::size_t plain_length(std::string_view text) {
    std::size_t good = 0;
    while (good < text.size()) {
        auto const code = static_cast<unsigned char>(text[good]);
        // Nearly all Chinese: three bytes, of which only has to be seen that they belong together.
        if (code >= 0xE1U && code <= 0xECU && text.size() - good > 2 && continues(text[good + 1]) &&
            continues(text[good + 2])) {
            good += 3;
            continue;
        }
        if (code < 0x20U || code == '"' || code == '\\') {
            break;
        }
        auto const length = code < 0x80U ? 1 : utf8_length(text.substr(good));
        if (length == 0) {
            break;
        }
        good += length;
    }
    return good;
}

void write_text(std::string& out, std::string_view text) {
    out += '"';
    for (auto good = plain_length(text);; good = plain_length(text)) {
        out += text.substr(0, good);
        if (good == text.size()) {
            break;
        }
        if (static_cast<unsigned char>(text[good]) < 0x80U) {
            escape(out, text[good]);
        } else {
            out += "\xEF\xBF\xBD";
        }
        text.remove_prefix(good + 1);
    }
    out += '"';
}

void write_integer(std::string& out, std::int64_t number) {
    std::array<char, 20> digits{};  // the least of them has nineteen and a sign
    auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end);
}

enum class Layout { compact, pretty };

class Writer {
public:
    explicit Writer(Layout layout) : layout_(layout) {
        constexpr std::size_t most_are_shorter = 512;
        out.reserve(most_are_shorter);
    }

    void value(Value const& v) {
        if (v.is_null()) {
            out += "null";
        } else if (v.is_bool()) {
            out += v.boolean() ? "true" : "false";
        } else if (v.is_integer()) {
            write_integer(out, v.integer());
        } else if (v.is_text()) {
            write_text(out, v.text());
        } else if (v.is_list()) {
            group('[', ']', v.items(), [this](Value const& item) { value(item); });
        } else {
            group('{', '}', v.members(), [this](Member const& member) {
                write_text(out, member.key);
                out += layout_ == Layout::pretty ? ": " : ":";
                value(member.value);
            });
        }
    }

    std::string out;

private:
    template <class Parts, class WritePart>
    void group(char opening, char closing, Parts const& parts, WritePart write_part) {
        out += opening;
        ++depth_;
        bool first = true;
        for (auto const& part : parts) {
            if (!first) {
                out += ',';
            }
            first = false;
            new_line();
            write_part(part);
        }
        --depth_;
        if (!first) {
            new_line();
        }
        out += closing;
    }
    void new_line() {
        if (layout_ == Layout::pretty) {
            out += '\n';
            out.append(2 * depth_, ' ');
        }
    }

    Layout layout_;
    std::size_t depth_ = 0;
};

std::string written(Value const& value, Layout layout) {
    Writer writer(layout);
    writer.value(value);
    return std::move(writer.out);
}

}  // namespace

std::string write(Value const& value) {
    return written(value, Layout::compact);
}

std::string write_pretty(Value const& value) {
    return written(value, Layout::pretty);
}

}  // namespace qiyue::json
