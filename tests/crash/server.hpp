#pragma once

#include "app/commands/worlds.hpp"

#include <sys/types.h>

#include <string>

namespace qiyue::crash {

// Where a server keeps what must outlive it.
struct Place {
    std::string engine, data, url;
};

// A child of this process that serves over HTTP as `qiyue serve` does, until it is killed.
class Server {
public:
    Server(app::commands::Shared const& shared, Place const& place);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    // Waits until it serves; 0 when it ended before.
    int port() const;
    // Gives how it ended: the signal, or 0 when it ended by itself.
    int kill();

private:
    pid_t process_ = 0;
    int from_ = 0;
};

}  // namespace qiyue::crash
