#include "app/portal/form.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/http/target.hpp"

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

}  // namespace qiyue::app::portal
