#include "http/served.hpp"

#include "platform/json/json.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <mutex>
#include <thread>

// Bad and hostile input as it comes over the wire: each has its code, and none leaves a trace.
namespace qiyue::app::web {

namespace {

// Sends exactly these bytes and gives the status of the first answer; 0 when none came.
int status_of_raw(int port, std::string const& bytes) {
    auto const wire = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in where = {};
    where.sin_family = AF_INET;
    where.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, "127.0.0.1", &where.sin_addr);
    timeval const patience{20, 0};
    ::setsockopt(wire, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string answer;
    if (::connect(wire, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0) {
        (void)::send(wire, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        char part[4096];
        for (ssize_t count = 0; answer.size() < 12 && (count = ::recv(wire, part, sizeof part, 0)) > 0;) {
            answer.append(part, static_cast<std::size_t>(count));
        }
    }
    ::close(wire);
    return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
}

std::string lines(std::string const& first, std::string const& more) {
    return first + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + more + "\r\n";
}

Value plan() {
    return Value::object().set("name", "居家养老上门照护服务").set("fiscal_year", 2025).set("nature", "public_service");
}

}  // namespace

TEST_CASE("hostile: an If-Match that names no revision of ours is never passed over") {
    auto const planner = served().member("planner");
    auto const path = served().project() + "/record_survey";
    auto const before = served().journal_size();
    for (auto const* condition :
         {"abc", "\"abc\"", "\"1\", \"2\"", "-1", "\"0\"", "99999999999999999999", "1.0", "\"1", "W/\"99\""}) {
        CAPTURE(condition);
        check_problem(planner.post(path, survey(), {{"If-Match", condition}}), 412, "workflow.stale");
    }
    CHECK(served().journal_size() == before);
    auto const revision = std::to_string(planner.get(served().project()).json()["revision"].integer());
    CHECK(planner.post(path, survey(), {{"If-Match", "W/\"" + revision + "\""}}).status == 200);
    CHECK(planner.post(path, survey(), {{"If-Match", "*"}}).status == 200);
}

TEST_CASE("hostile: of many who change one revision at once, one does") {
    auto const planner = served().member("planner");
    auto const path = served().project() + "/record_survey";
    auto const revision = std::to_string(planner.get(served().project()).json()["revision"].integer());
    std::mutex mutex;
    std::map<int, int> answers;
    std::vector<std::thread> crowd;
    for (int i = 0; i < 8; ++i) {
        crowd.emplace_back([&] {
            auto const status = planner.post(path, survey(), {{"If-Match", "\"" + revision + "\""}}).status;
            std::scoped_lock const lock(mutex);
            answers[status] += 1;
        });
    }
    for (auto& one : crowd) {
        one.join();
    }
    CHECK(answers[200] == 1);
    CHECK(answers[412] == 7);
}

TEST_CASE("hostile: what arrives eight times at once under one key is done once, and all are told the same") {
    auto const planner = served().member("planner");
    auto const path = served().project() + "/record_survey";
    auto const before = served().journal_size();
    std::mutex mutex;
    std::map<std::string, int> answers;
    std::vector<std::thread> crowd;
    for (int i = 0; i < 8; ++i) {
        crowd.emplace_back([&] {
            auto const page = planner.post(path, survey(), {{"Idempotency-Key", "crowd-1"}});
            std::scoped_lock const lock(mutex);
            answers[page.body] += page.status == 200 ? 1 : 100;
        });
    }
    for (auto& one : crowd) {
        one.join();
    }
    CHECK(answers.size() == 1);
    CHECK(answers.begin()->second == 8);
    CHECK(served().journal_size() == before + 1);
}

TEST_CASE("hostile: administration under one key is done once, and a replay with another body is a conflict") {
    auto const admin = served().member("admin");
    auto const given =
        Value::object().set("name", "重放(演示)居民小组").set("kind", "residents").set("region", "510104");
    auto const before = served().journal_size();
    auto const first = admin.post("/api/organisations", given, {{"Idempotency-Key", "organisation-1"}});
    CAPTURE(first.body);
    REQUIRE(first.status == 200);
    auto const again = admin.post("/api/organisations", given, {{"Idempotency-Key", "organisation-1"}});
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(served().journal_size() == before + 1);
    auto other = given;
    check_problem(
        admin.post("/api/organisations", other.set("name", "别的(演示)"), {{"Idempotency-Key", "organisation-1"}}), 409,
        "idempotency.other_request");
}

TEST_CASE("hostile: a secret is given once, whatever the key") {
    auto const admin = served().member("admin");
    auto const first = admin.post("/api/me/totp", Value::object(), {{"Idempotency-Key", "totp-1"}});
    auto const again = admin.post("/api/me/totp", Value::object(), {{"Idempotency-Key", "totp-1"}});
    CAPTURE(again.body);
    REQUIRE(first.status == 200);
    CHECK(again.json()["secret"] != first.json()["secret"]);
}

TEST_CASE("hostile: a visitor's key is one that nobody guesses") {
    auto const remark =
        Value::object().set("project", 1).set("notice", 1).set("kind", "comment").set("content", "意见。");
    check_problem(served().nobody().post("/api/remarks", remark, {{"Idempotency-Key", "1"}}), 400,
                  "idempotency.key_short");
    check_problem(
        served().nobody().post("/api/remarks", remark, {{"Idempotency-Key", "0f8fad5b-d9cb-469f-a165-70867728950e"}}),
        404, {});
}

TEST_CASE("hostile: wrong types are told field by field") {
    auto const planner = served().member("planner");
    auto const before = served().journal_size();

    struct Wrong {
        char const* field;
        Value value;
    };

    Value too_many = Value::list();
    for (int i = 0; i < 10'000; ++i) {
        too_many.push(Value::object().set("name", "x").set("target", 1).set("unit", "x"));
    }
    for (auto const& wrong : {Wrong{"name", 5},
                              Wrong{"name", Value::list()},
                              Wrong{"name", true},
                              Wrong{"fiscal_year", "2025"},
                              Wrong{"fiscal_year", INT64_MAX},
                              Wrong{"fiscal_year", INT64_MIN},
                              Wrong{"nature", "neither"},
                              Wrong{"nature", 1},
                              Wrong{"catalogue_item", -1},
                              Wrong{"catalogue_item", "1"},
                              Wrong{"objectives", Value::object()},
                              Wrong{"objectives", too_many},
                              Wrong{"objectives", "x"},
                              Wrong{"name", std::string(100'000, 'x')},
                              Wrong{"name", "two\nlines"},
                              Wrong{"name", "bell\a"},
                              Wrong{"offset_amount", -1},
                              Wrong{"offset_amount", "-0.01"},
                              Wrong{"offset_amount", "0.001"},
                              Wrong{"offset_amount", "1e3"},
                              Wrong{"offset_amount", "99,999,999,999,999,999,999.99"},
                              Wrong{"offset_amount", INT64_MAX},
                              Wrong{"done_in_house_before", "true"}}) {
        CAPTURE(wrong.field);
        auto const page = planner.post("/api/projects", plan().set(wrong.field, wrong.value));
        check_problem(page, 400, {});
        bool told = false;
        auto const problem = page.json();
        for (auto const& finding : problem["findings"].items()) {
            told = told || finding["field"].text() == wrong.field;
        }
        CHECK(told);
    }
    CHECK(served().journal_size() == before);
}

TEST_CASE("hostile: bodies that only look like JSON") {
    auto const planner = served().member("planner");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "[";
    }
    for (auto const& body :
         {deep, std::string("{\"name\":\"\xFF\xFE\"}"), std::string("{\"name\":\"\xC0\xAF\"}"),
          std::string("{\"name\":\"\xED\xA0\x80\"}"), std::string("{\"name\":\"\\ud800\"}"),
          std::string("{\"a\":99999999999999999999}"), std::string("{\"a\":1e400}"), std::string("{\"a\":-0.5}"),
          std::string("{\"a\":NaN}"), std::string("{\"a\":1,}"), std::string("{'a':1}"), std::string("\xEF\xBB\xBF{}"),
          std::string("{}{}"), std::string("{\"name\":\"a\0b\"}", 14)}) {
        CAPTURE(body.substr(0, 40));
        check_problem(planner.ask("POST", "/api/projects", body), 400, "json.malformed");
    }
}

TEST_CASE("hostile: nothing outside of its folder is ever served") {
    auto const browser = served().nobody();
    for (auto const* path :
         {"/static/../../etc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2fetc/passwd",
          "/static/..%5c..%5cetc/passwd", "/static/%00", "/workbench/../../../etc/passwd",
          "/workbench/%2e%2e/%2e%2e/package.json", "/static/./portal.css"}) {
        CAPTURE(path);
        auto const page = browser.get(path);
        CHECK(page.status == 400);
        CHECK(page.body.find("root:") == std::string::npos);
    }
    for (auto const* path : {"/static/....//....//etc/passwd", "/static//etc/passwd", "/static/"}) {
        CAPTURE(path);
        check_problem(browser.get(path), 404, {});
    }
    CHECK(browser.get("/workbench//etc/passwd").body.find("root:") == std::string::npos);
}

TEST_CASE("hostile: headers that a proxy and we could read differently") {
    auto const port = served().port();
    auto const before = served().journal_size();
    for (auto const& request : {
             lines("GET /health HTTP/1.1", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
             lines("GET /health HTTP/1.1", "Content-Length: 1\r\nContent-Length: 2\r\n") + "xx",
             lines("GET /health HTTP/1.1", "Content-Length: +1\r\n") + "x",
             lines("GET /health HTTP/1.1", "Content-Length: 0x1\r\n") + "x",
             lines("GET /health HTTP/1.1", "Transfer-Encoding: xchunked\r\n"),
             lines("GET /health HTTP/1.1", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n") +
                 "0\r\n\r\n",
             lines("GET /health HTTP/1.1", "Host: elsewhere\r\n"),
             lines("GET /health HTTP/1.1", "Content-Length : 1\r\n") + "x",
             lines("GET /health HTTP/1.1", "No-Colon\r\n"),
         }) {
        CAPTURE(request);
        CHECK(status_of_raw(port, request) == 400);
    }
    CHECK(status_of_raw(port, lines("GET /health HTTP/1.1", "")) == 200);
    CHECK(served().journal_size() == before);
}

TEST_CASE("hostile: methods, and addresses too long to be any") {
    auto const planner = served().member("planner");
    for (auto const* method : {"PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"}) {
        CAPTURE(method);
        check_problem(planner.ask(method, "/api/projects"), 405, "method_not_allowed");
        CHECK(planner.ask(method, "/api/projects").header("allow") == "GET, HEAD, POST");
        auto const page = planner.ask(method, "/");
        CHECK(page.status == 405);
        CHECK(page.header("allow") == "GET, HEAD");
    }
    CHECK(status_of_raw(served().port(), lines("GET /" + std::string(40'000, 'x') + " HTTP/1.1", "")) == 414);
    CHECK(status_of_raw(served().port(), lines("GET /api/projects?q=%00 HTTP/1.1", "")) == 400);
    CHECK(status_of_raw(served().port(), lines("GET /api/projects?q=%C0%AF HTTP/1.1", "")) == 400);
    CHECK(planner.get("/api/projects?q=" + std::string(2000, 'x')).status == 200);
    CHECK(planner.get("/api/projects?cursor=99999999999999999999&project=-1").status == 200);
}

}  // namespace qiyue::app::web
