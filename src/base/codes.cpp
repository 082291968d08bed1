#include "base/codes.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue {

namespace {

// 0-9 and the capitals without I, O, S, V, Z, which are easily misread.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t body_length = 17;

bool digit(char c) {
    return c >= '0' && c <= '9';
}

// Is it made of the characters that may stand at each place?
bool well_formed(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const in_region = i >= 2 && i < 8;
        if (in_region ? !digit(text[i]) : alphabet.find(text[i]) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

// C18 = 31 - (sum of value times 3^i mod 31) mod 31, and 31 counts as 0.
char check_of(std::string_view body) {
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (char const c : body) {
        sum += alphabet.find(c) * weight;
        weight = weight * 3 % alphabet.size();
    }
    return alphabet[(alphabet.size() - sum % alphabet.size()) % alphabet.size()];
}

Refusal refused(char const* code, Text says, Text remedy) {
    return {Reason::invalid, Finding{.code = code, .says = std::move(says), .remedy = std::move(remedy)}};
}

}  // namespace

Result<CreditCode> CreditCode::parse(std::string_view text) {
    std::string capitals(text);
    std::ranges::transform(capitals, capitals.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (capitals.size() != body_length + 1 || !well_formed(capitals)) {
        return refused("credit_code.malformed",
                       {"统一社会信用代码应为 18 位数字或大写字母，不含 I、O、S、V、Z",
                        "a unified social credit code has 18 digits or capitals, without I, O, S, V and Z"},
                       {"请对照登记证书填写", "copy it from the certificate"});
    }
    if (check_of(std::string_view(capitals).substr(0, body_length)) != capitals.back()) {
        return refused("credit_code.check",
                       {"统一社会信用代码校验不符，可能有一位写错",
                        "the check character of the credit code does not agree: one character may be wrong"},
                       {"请对照登记证书逐位核对", "compare it with the certificate, character by character"});
    }
    return CreditCode(std::move(capitals));
}

CreditCode CreditCode::complete(std::string_view first_17) {
    ENSURE(first_17.size() == body_length && well_formed(first_17));
    return CreditCode(std::string(first_17) + check_of(first_17));
}

bool valid_region(std::string_view text) {
    if (text.size() != 6 || !std::ranges::all_of(text, digit)) {
        return false;
    }
    auto const part = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    auto const province = part(0);
    auto const county_without_city = part(2) == 0 && part(4) != 0;
    return province >= 11 && province <= 82 && !county_without_city;
}

}  // namespace qiyue
