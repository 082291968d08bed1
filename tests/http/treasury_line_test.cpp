#include "app/commands/treasury_line.hpp"
#include "app/demo/treasury.hpp"
#include "platform/http/http.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

// The adapter over a real line: what is sent, and what a silent, late or unwilling treasury comes to.
namespace qiyue::app {

namespace {

treasury::Instruction one() {
    return {.id = 7,
            .object = 5,
            .contract = 3,
            .payee = "安馨(演示)",
            .bank = "演示银行",
            .account = "6200",
            .amount = Money::fen(100)};
}

std::unique_ptr<treasury::Link> to(int port) {
    return treasury::link_by(treasury::over_http("http://127.0.0.1:" + std::to_string(port), "secret"));
}

}  // namespace

TEST_CASE("treasury line: an instruction and its result go over HTTP, under its key and the installation's token") {
    demo::Treasury treasury(1, {});
    std::string token;
    auto const server = http::serve({.port = 0}, [&](http::Request& request) {
        token = request.header("authorization");
        auto const given =
            treasury.answer(request.path, request.header("idempotency-key"), request.body, Day(2026, 7, 14));
        http::Response response;
        response.status = given.status;
        response.body = given.body;
        return response;
    });
    auto const link = to(server->port());
    link->send(one());
    link->send(one());
    CHECK(token == "Bearer secret");
    REQUIRE(treasury.book().size() == 1);
    CHECK(treasury.book().at(7).heard == 2);
    auto const answers = link->ask({7, 8}).answers;
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].instruction == 7);
    CHECK(answers[0].paid);
    CHECK(answers[0].amount == Money::fen(100));
    auto other = one();
    other.amount = Money::fen(101);
    CHECK_THROWS_AS(link->send(other), Fault);  // 409: known, and for another sum
    server->stop();
}

TEST_CASE("treasury line: who does not answer, answers late or says no is a fault, not a result") {
    int asked = 0;
    auto const server = http::serve({.port = 0}, [&](http::Request&) {
        http::Response response;
        response.status = 503;
        if (++asked == 2) {
            std::this_thread::sleep_for(std::chrono::seconds(7));
            response.status = 200;
        }
        return response;
    });
    auto const link = to(server->port());
    CHECK_THROWS_AS(link->send(one()), Fault);
    CHECK_THROWS_AS(link->send(one()), Fault);
    CHECK_THROWS_AS(link->ask({7}), Fault);
    auto const port = server->port();
    server->stop();
    CHECK_THROWS_AS(to(port)->send(one()), Fault);
}

TEST_CASE("treasury line: off unless named, and named by region and address") {
    CHECK_NOTHROW(commands::TreasuryLines({}, ""));
    CHECK_NOTHROW(commands::TreasuryLines({"510104=https://treasury.example.gov.cn/qiyue"}, ""));
    for (auto const* wrong : {"", "510104", "5101=https://a", "510104=ftp://a", "jinjiang=https://a"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(commands::TreasuryLines({wrong}, ""), Fault);
    }
    CHECK_THROWS_AS(commands::TreasuryLines({}, "/no/such/file"), Fault);
}

}  // namespace qiyue::app
