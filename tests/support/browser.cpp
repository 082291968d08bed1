#include "support/browser.hpp"

#include "platform/json/json.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

namespace qiyue::support {

namespace {

class Wire {
public:
    explicit Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in where = {};
        where.sin_family = AF_INET;
        where.sin_port = htons(static_cast<std::uint16_t>(port));
        ::inet_pton(AF_INET, "127.0.0.1", &where.sin_addr);
        timeval const patience{30, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        (void)::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where);
    }
    ~Wire() { ::close(socket_); }
    Wire(Wire const&) = delete;
    Wire& operator=(Wire const&) = delete;

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto const count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) {
                return;
            }
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    std::string rest() const {
        std::string all;
        char part[16'384];
        for (ssize_t count = 0; (count = ::recv(socket_, part, sizeof part, 0)) > 0;) {
            all.append(part, static_cast<std::size_t>(count));
        }
        return all;
    }

private:
    int socket_;
};

Page page_of(std::string const& bytes) {
    Page page;
    auto const end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) {
        return page;
    }
    page.status = std::stoi(bytes.substr(9, 3));
    page.body = bytes.substr(end + 4);
    for (auto at = bytes.find("\r\n") + 2; at < end + 2;) {
        auto const line_end = bytes.find("\r\n", at);
        auto const line = bytes.substr(at, line_end - at);
        auto const colon = line.find(": ");
        auto name = line.substr(0, colon);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (colon != std::string::npos) {
            auto& kept = page.headers[name];  // of several cookies each on a line of its own
            kept += (kept.empty() ? "" : "\n") + line.substr(colon + 2);
        }
        at = line_end + 2;
    }
    return page;
}

}  // namespace

Value Page::json() const {
    auto const parsed = json::parse(body);
    return parsed.ok() ? parsed.value() : Value();
}

Page Browser::ask(std::string const& method, std::string const& path, std::string const& body,
                  std::map<std::string, std::string> const& more) const {
    auto sent = headers;
    for (auto const& [name, value] : more) {
        sent[name] = value;
    }
    sent.try_emplace("Content-Type", "application/json");
    auto text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    for (auto const& [name, value] : sent) {
        text += name + ": " + value + "\r\n";
    }
    if (!body.empty() || method == "POST") {
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    Wire const wire(port_);
    wire.send(text + "\r\n" + body);
    return page_of(wire.rest());
}

Page Browser::post(std::string const& path, Value const& body, std::map<std::string, std::string> const& more) const {
    return ask("POST", path, json::write(body), more);
}

Page Browser::sign_in(std::string const& login) {
    auto page = post("/api/session", Value::object().set("login", login).set("password", "qiyue-demo-2026"));
    auto const cookie = page.header("set-cookie");
    headers["Cookie"] = cookie.substr(0, cookie.find(';'));
    headers["X-CSRF-Token"] = page.json()["csrf"].text_or({});
    return page;
}

}  // namespace qiyue::support
