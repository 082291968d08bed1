#include "platform/http/listen.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace qiyue::http {

namespace {

constexpr int backlog = 1024;

[[noreturn]] void fail(std::string const& address, int port, std::string const& why) {
    throw Fault("can't listen at " + address + " port " + std::to_string(port) + ": " + why);
}

}  // namespace

Listener::Listener(std::string const& address, int port) {
    sockaddr_storage where = {};
    socklen_t length = 0;
    auto* const v4 = reinterpret_cast<sockaddr_in*>(&where);
    auto* const v6 = reinterpret_cast<sockaddr_in6*>(&where);
    if (port < 0 || port > 65535) {
        fail(address, port, "a port lies between 0 and 65535");
    }
    auto const wanted_port = htons(static_cast<std::uint16_t>(port));
    if (::inet_pton(AF_INET, address.c_str(), &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = wanted_port;
        length = sizeof(sockaddr_in);
    } else if (::inet_pton(AF_INET6, address.c_str(), &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = wanted_port;
        length = sizeof(sockaddr_in6);
    } else {
        fail(address, port, "not an address");
    }
    socket_ = ::socket(where.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int const yes = 1;
    auto* const at = reinterpret_cast<sockaddr*>(&where);
    if (socket_ < 0 || ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        ::bind(socket_, at, length) != 0 || ::listen(socket_, backlog) != 0 ||
        ::getsockname(socket_, at, &length) != 0) {
        auto const reason = std::generic_category().message(errno);
        if (socket_ >= 0) {
            ::close(socket_);
        }
        fail(address, port, reason);
    }
    port_ = ntohs(where.ss_family == AF_INET ? v4->sin_port : v6->sin6_port);
}

Listener::~Listener() {
    if (socket_ >= 0) {
        ::close(socket_);
    }
}

int Listener::take() {
    ENSURE(socket_ >= 0);
    return std::exchange(socket_, -1);
}

}  // namespace qiyue::http
