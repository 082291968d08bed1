#include "app/portal/form.hpp"

#include "app/portal/words.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/target.hpp"

#include <algorithm>
#include <cctype>

namespace qiyue::app::portal {

namespace {

constexpr char const* token_cookie = "qiyue_form";
constexpr std::size_t token_bytes = 20;

std::string token_in(http::Request const& request) {
    auto const found = request.cookies.find(token_cookie);
    return found == request.cookies.end() ? std::string() : found->second;
}

}  // namespace

std::map<std::string, std::string> form_fields(std::string_view body) {
    // A form is written as a query is.
    auto const read = http::read_target("/?" + std::string(body));
    return read ? read->query : std::map<std::string, std::string>{};
}

std::string token_of(http::Request const& request, crypto::Random& random) {
    auto const known = token_in(request);
    return known.size() == token_bytes * 8 / 5 ? known : crypto::to_base32(random.bytes(token_bytes));
}

void keep_token(http::Response& response, std::string const& token) {
    response.with("Set-Cookie", std::string(token_cookie) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict");
}

bool has_token(http::Request const& request, std::map<std::string, std::string> const& fields) {
    auto const kept = token_in(request);
    auto const given = fields.find("token");
    return !kept.empty() && given != fields.end() && crypto::equal_constant_time(kept, given->second);
}

std::string sent_value(Sent const& sent, std::string const& name) {
    auto const found = sent.fields.find(name);
    return found == sent.fields.end() ? std::string() : found->second;
}

std::string short_code_in(std::string const& typed) {
    constexpr std::size_t letters = 10, half = 5;
    std::string code;
    for (char const c : typed) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return code.size() == letters ? code.substr(0, half) + "-" + code.substr(half) : code;
}

Value wrong_of(Visit const& visit, Sent const& sent, std::vector<std::string_view> const& fields) {
    Value all = Value::list();
    for (auto const& finding : sent.wrong) {
        auto const known = std::ranges::find(fields, finding.field) != fields.end();
        all.push(
            Value::object()
                .set("text", in(visit.language, finding.says))
                .set("remedy", finding.remedy.zh.empty() ? Value(false) : Value(in(visit.language, finding.remedy)))
                .set("href", "#c-" + (known ? finding.field : std::string(fields.front()))));
    }
    return all;
}

Value wrong_at(Visit const& visit, Sent const& sent, std::string_view field) {
    auto const found = std::ranges::find(sent.wrong, field, &Finding::field);
    return found == sent.wrong.end() ? Value(false) : Value(in(visit.language, found->says));
}

Finding stale_form() {
    return {.code = "form",
            .says = {"页面已过期，意见尚未提交", "the page is too old; nothing was sent yet"},
            .remedy = {"内容已为您保留，请再提交一次", "what you wrote is kept: please send it again"}};
}

}  // namespace qiyue::app::portal
