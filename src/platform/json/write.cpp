#include "platform/json/json.hpp"

#include "base/utf8.hpp"

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

void write_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t good = 0;  // so much may be written as it stands, in one piece
    while (good < text.size()) {
        auto const c = text[good];
        auto const code = static_cast<unsigned char>(c);
        auto const control = code < 0x20U || c == '"' || c == '\\';
        auto const length = control ? 0 : code < 0x80U ? 1 : utf8_length(text.substr(good));
        if (length > 0) {
            good += length;
            continue;
        }
        out += text.substr(0, good);
        if (control) {
            escape(out, c);
        } else {
            out += "\xEF\xBF\xBD";
        }
        text.remove_prefix(good + 1);
        good = 0;
    }
    out += text;
    out += '"';
}

enum class Layout { compact, pretty };

class Writer {
public:
    explicit Writer(Layout layout) : layout_(layout) {}

    void value(Value const& v) {
        if (v.is_null()) {
            out += "null";
        } else if (v.is_bool()) {
            out += v.boolean() ? "true" : "false";
        } else if (v.is_integer()) {
            out += std::to_string(v.integer());
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
