#include "modules/identity/password.hpp"

#include "platform/api/operation.hpp"

#include <algorithm>
#include <set>

namespace qiyue::identity {

namespace {

constexpr std::size_t login_least = 3;
constexpr std::size_t login_most = 64;
constexpr std::ptrdiff_t password_least = 10;
constexpr std::size_t distinct_least = 5;

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::ptrdiff_t characters(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

std::size_t distinct(std::string_view text) {
    return std::set<char>(text.begin(), text.end()).size();
}

}  // namespace

std::string folded_login(std::string_view login) {
    auto const first = login.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    std::string folded(login.substr(first, login.find_last_not_of(" \t") - first + 1));
    std::ranges::transform(folded, folded.begin(), small);
    return folded;
}

bool good_login(std::string_view folded) {
    return folded.size() >= login_least && folded.size() <= login_most && std::ranges::all_of(folded, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                   std::string_view("._@-").find(c) != std::string_view::npos;
           });
}

Result<void> check_password(std::string_view password, std::string_view login, std::string_view field) {
    if (folded_login(password) == folded_login(login)) {
        return api::invalid("identity.password_is_login", std::string(field),
                            {"密码不能与登录名相同", "the password must not be the login"},
                            {"请换一个密码", "choose another password"});
    }
    if (characters(password) < password_least) {
        return api::invalid("identity.password_too_short", std::string(field),
                            {"密码至少要有 10 个字符", "the password needs at least 10 characters"},
                            {"可以用一句容易记住的话", "a sentence you can remember will do"});
    }
    // The longest list of forbidden passwords misses these; a repeated character or a run is guessed first.
    if (distinct(password) < distinct_least) {
        return api::invalid("identity.password_too_plain", std::string(field),
                            {"密码里不同的字符太少", "the password has too few different characters"},
                            {"请换一个不容易猜到的密码", "choose one that is harder to guess"});
    }
    return {};
}

}  // namespace qiyue::identity
