#pragma once

#include "base/value.hpp"

#include <map>
#include <string>

// A client of bare sockets: what a browser or a program sends, and what comes back.
namespace qiyue::support {

struct Page {
    int status = 0;                              // 0: no whole answer came
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;

    std::string header(std::string const& name) const {
        auto const found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
    Value json() const;
};

class Browser {
public:
    explicit Browser(int port) : port_(port) {}

    std::map<std::string, std::string> headers;  // sent with everything: cookie, token

    Page ask(std::string const& method, std::string const& path, std::string const& body = {},
             std::map<std::string, std::string> const& more = {}) const;
    Page get(std::string const& path) const { return ask("GET", path); }
    Page post(std::string const& path, Value const& body, std::map<std::string, std::string> const& more = {}) const;
    // Keeps cookie and token for what follows.
    Page sign_in(std::string const& login);

private:
    int port_;
};

}  // namespace qiyue::support
