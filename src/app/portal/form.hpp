#pragma once

#include "app/portal/portal.hpp"

#include <map>
#include <string>
#include <string_view>

// Forms of the portal work without a script and without an account. Against forms that another site sends, the page gives
// a random token twice, in a cookie that other sites can't set and in the form; only who has both is served.
namespace qiyue::app::portal {

// application/x-www-form-urlencoded; none when it can't be decoded.
std::map<std::string, std::string> form_fields(std::string_view body);

// The visitor's token: the one he has, or a new one.
std::string token_of(http::Request const& request, crypto::Random& random);
void keep_token(http::Response& response, std::string const& token);
bool has_token(http::Request const& request, std::map<std::string, std::string> const& fields);

// What was typed into a field; empty where it was not sent.
std::string sent_value(Sent const& sent, std::string const& name);

// A short code as it was given out, however it was typed: nothing but letters, digits and its dash can stand in an address.
std::string short_code_in(std::string const& typed);

// What is wrong with what was sent: all of it as {text, remedy, href}, each leading to its field (the first one named where it
// is about none); and of one field, its sentence or false.
Value wrong_of(Visit const& visit, Sent const& sent, std::vector<std::string_view> const& fields);
Value wrong_at(Visit const& visit, Sent const& sent, std::string_view field);
// The token of the page was not that of the visitor.
Finding stale_form();

}  // namespace qiyue::app::portal
