#include "crash/server.hpp"

#include "app/web/edge.hpp"

#include "base/failure.hpp"

#include "platform/http/http.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace qiyue::crash {

namespace {

[[noreturn]] void serve(app::commands::Shared const& shared, Place const& place, int to) {
    try {
        auto const world = app::commands::served_world(shared, place.data, place.url);
        app::web::Edge edge(*world, app::home(), [](http::Request const&, Context const&) { return http::Response{}; });
        auto const server = http::serve({.port = 0, .spool_folder = place.data + "/spool"},
                                        [&](http::Request& request) { return edge.answer(request); });
        int const port = server->port();
        if (::write(to, &port, sizeof port) == sizeof port) {
            for (;;) {
                ::pause();
            }
        }
    } catch (std::exception const& failed) {
        std::fprintf(stderr, "the server can't start: %s\n", failed.what());
    }
    ::_exit(1);
}

}  // namespace

Server::Server(app::commands::Shared const& shared, Place const& place) {
    int ends[2] = {};
    if (::pipe(ends) != 0) {
        throw Fault("no pipe");
    }
    process_ = ::fork();
    if (process_ == 0) {
        ::close(ends[0]);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // none outlives a test that was stopped
        serve(shared, place, ends[1]);
    }
    ::close(ends[1]);
    from_ = ends[0];
}

Server::~Server() {
    kill();
    ::close(from_);
}

int Server::port() const {
    int port = 0;
    return ::read(from_, &port, sizeof port) == sizeof port ? port : 0;
}

int Server::kill() {
    if (process_ <= 0) {
        return 0;
    }
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace qiyue::crash
