#include "platform/json/json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace qiyue::json {

namespace {

using boost::json::error_code;

constexpr std::size_t depth_max = 32;

struct Complaint {
    std::string zh;
    std::string en;
};

// Builds a Value from the parser's events. Keys are compared one by one in small objects and through a set in
// large ones, so that a hostile object costs no more than its length.
class Builder {
public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) {
        open_.emplace_back(true);
        return true;
    }
    bool on_object_end(std::size_t, error_code&) {
        auto members = std::move(open_.back().members);
        open_.pop_back();
        place(Value::object(std::move(members)));
        return true;
    }
    bool on_array_begin(error_code&) {
        open_.emplace_back(false);
        return true;
    }
    bool on_array_end(std::size_t, error_code&) {
        auto items = std::move(open_.back().items);
        open_.pop_back();
        place(Value(std::move(items)));
        return true;
    }
    bool on_key_part(boost::json::string_view part, std::size_t, error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_key(boost::json::string_view part, std::size_t, error_code& error) {
        text_.append(part.data(), part.size());
        if (!text_allowed(error)) {
            return false;
        }
        auto name = std::move(text_);
        text_.clear();
        return open_.back().name_next(std::move(name)) ||
            refuse(error, {"同一对象中有重复的名称", "an object has the same name twice"});
    }
    bool on_string_part(boost::json::string_view part, std::size_t, error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_string(boost::json::string_view part, std::size_t, error_code& error) {
        text_.append(part.data(), part.size());
        if (!text_allowed(error)) {
            return false;
        }
        place(Value(std::move(text_)));
        text_.clear();
        return true;
    }
    bool on_number_part(boost::json::string_view, error_code&) { return true; }
    bool on_int64(std::int64_t number, boost::json::string_view, error_code&) {
        place(Value(number));
        return true;
    }
    bool on_uint64(std::uint64_t, boost::json::string_view, error_code& error) {
        return refuse(error, {"数字超出 64 位整数的范围", "a number is beyond the 64-bit integers"});
    }
    bool on_double(double, boost::json::string_view, error_code& error) {
        return refuse(error, {"数字不是 64 位整数", "a number is not a 64-bit integer"});
    }
    bool on_bool(bool yes, error_code&) {
        place(Value(yes));
        return true;
    }
    bool on_null(error_code&) {
        place(Value());
        return true;
    }
    bool on_comment_part(boost::json::string_view, error_code&) { return true; }
    bool on_comment(boost::json::string_view, error_code&) { return true; }

    Value root;
    Complaint complaint;

private:
    struct Container {
        explicit Container(bool is_object) : object(is_object) {}

        // Notes the name of the next member; false when the object has it already.
        bool name_next(std::string name) {
            constexpr std::size_t few = 16;
            if (members.size() < few) {
                if (std::ranges::find(members, name, &Member::key) != members.end()) {
                    return false;
                }
            } else {
                if (names.empty()) {
                    for (auto const& member : members) {
                        names.insert(member.key);
                    }
                }
                if (!names.insert(name).second) {
                    return false;
                }
            }
            members.push_back(Member{std::move(name), Value()});
            return true;
        }

        bool object;
        std::vector<Member> members;
        Value::List items;
        std::unordered_set<std::string> names;
    };

    void place(Value value) {
        if (open_.empty()) {
            root = std::move(value);
        } else if (open_.back().object) {
            open_.back().members.back().value = std::move(value);
        } else {
            open_.back().items.push_back(std::move(value));
        }
    }
    bool refuse(error_code& error, Complaint why) {
        if (complaint.zh.empty()) {
            complaint = std::move(why);
        }
        error = boost::json::error::syntax;
        return false;
    }
    bool text_allowed(error_code& error) {
        return text_.find('\0') == std::string::npos ||
            refuse(error, {"文字中含有空字符 U+0000", "a text contains the character U+0000"});
    }

    std::vector<Container> open_;
    std::string text_;
};

Refusal malformed(std::string_view text, std::size_t offset, Complaint const& complaint) {
    auto const before = text.substr(0, offset);
    auto const line = 1 + std::ranges::count(before, '\n');
    auto const newline = before.rfind('\n');
    auto const column = 1 + (newline == std::string_view::npos ? before.size() : before.size() - newline - 1);
    auto why = Value::object();
    why.set("line", static_cast<std::int64_t>(line));
    why.set("column", static_cast<std::int64_t>(column));
    auto const line_text = std::to_string(line);
    auto const column_text = std::to_string(column);
    return Refusal(Reason::invalid,
                   Finding{.code = "json.malformed",
                           .field = "",
                           .says = {"JSON 第 " + line_text + " 行第 " + column_text + " 列有误：" + complaint.zh + "。",
                                    "JSON, line " + line_text + ", column " + column_text + ": " + complaint.en + "."},
                           .remedy = {"请按 RFC 8259 书写，数字只用整数，名称不重复。",
                                      "Write it after RFC 8259, with integers only and no name twice."},
                           .why = std::move(why)});
}

}  // namespace

Result<Value> parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = depth_max;
    boost::json::basic_parser<Builder> parser(options);
    error_code error;
    auto const read = parser.write_some(false, text.data(), text.size(), error);
    auto& builder = parser.handler();
    if (error) {
        return malformed(text, read,
                         builder.complaint.zh.empty() ? (error == boost::json::error::too_deep
                                                             ? Complaint{"嵌套超过 32 层", "it nests deeper than 32"}
                                                             : Complaint{"格式错误", error.message()})
                                                      : builder.complaint);
    }
    if (read != text.size()) {
        return malformed(text, read, {"末尾有多余内容", "something follows the end"});
    }
    return std::move(builder.root);
}

}  // namespace qiyue::json
