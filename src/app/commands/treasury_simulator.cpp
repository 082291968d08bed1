#include "app/commands/commands.hpp"
#include "app/demo/treasury.hpp"
#include "platform/http/http.hpp"

#include "base/clock.hpp"
#include "base/failure.hpp"

#include <csignal>
#include <iostream>

namespace qiyue::app::commands {

namespace {

constexpr demo::Faults bad_line{
    .lost = 10, .unanswered = 10, .repeated = 20, .recalled = 5, .delayed = 40, .returned = 10};

// What the line loses is an answer that says nothing.
http::Response answer(demo::Treasury& treasury, http::Request const& request) {
    http::Response response;
    try {
        auto const given =
            treasury.answer(request.path, request.header("idempotency-key"), request.body, SystemClock().now().day());
        response.status = given.status;
        response.body = given.body;
        std::cout << request.path << " " << request.header("idempotency-key") << " " << given.status << std::endl;
    } catch (Fault const& fault) {
        response.status = 503;
        std::cout << request.path << " " << request.header("idempotency-key") << ": " << fault.what() << std::endl;
    }
    return response;
}

}  // namespace

int treasury_simulator(int port, std::uint64_t seed) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    demo::Treasury treasury(seed, bad_line);
    auto const server = http::serve({.port = port}, [&](http::Request& request) { return answer(treasury, request); });
    std::cout << "a treasury with a bad line, of seed " << seed << ": http://127.0.0.1:" << server->port() << "\n"
              << "serve --treasury REGION=http://127.0.0.1:" << server->port() << " sends its payments here"
              << std::endl;
    int told = 0;
    sigwait(&signals, &told);
    server->stop();
    return 0;
}

}  // namespace qiyue::app::commands
