#pragma once

#include "platform/http/http.hpp"

#include <functional>
#include <memory>
#include <string>

namespace qiyue::http {

// An address that is ours before anything else is begun: whoever finds it taken has made nothing yet. Peers that come
// early wait until somebody serves at it.
class Listener {
public:
    // Throws Fault when the address can't be had.
    Listener(std::string const& address, int port);
    ~Listener();
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;

    int port() const { return port_; }
    int take();  // the socket; the taker closes it

private:
    int socket_ = -1;
    int port_ = 0;
};

// As serve() of http.hpp, at an address that was taken before.
std::unique_ptr<Server> serve(Options options, Listener& at, std::function<Response(Request&)> handler);

}  // namespace qiyue::http
