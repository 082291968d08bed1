#include "http/served.hpp"

#include "platform/json/json.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <mutex>
#include <thread>

// Bad and hostile input as it comes over the wire: each has its code, and none leaves a trace.
namespace qiyue::app::web {

namespace {

// Sends exactly these bytes and gives all that comes until the connection ends.
std::string answer_raw(int port, std::string const& bytes) {
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
        for (ssize_t count = 0; (count = ::recv(wire, part, sizeof part, 0)) > 0;) {
            answer.append(part, static_cast<std::size_t>(count));
        }
    }
    ::close(wire);
    return answer;
}

// The status of the first answer; 0 when none came.
int status_of_raw(int port, std::string const& bytes) {
    auto const answer = answer_raw(port, bytes);
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
        for (auto const* path : {"/", "/nothing", "/workbench/", "/api/openapi.json"}) {
            CAPTURE(path);
            auto const page = planner.ask(method, path);
            check_problem(page, 405, "method_not_allowed");
            CHECK(page.header("allow") == "GET, HEAD");
        }
    }
    check_problem(planner.ask("POST", "/nothing", "x"), 405, "method_not_allowed");
    auto const digest = std::string(64, 'a');
    for (auto const& row :
         std::vector<std::array<std::string, 3>>{{"OPTIONS", "/api/session", "DELETE, GET, HEAD, POST"},
                                                 {"PUT", "/api/session", "DELETE, GET, HEAD, POST"},
                                                 {"PUT", "/api/session/organisation", "POST"},
                                                 {"GET", "/api/session/organisation", "POST"},
                                                 {"OPTIONS", "/api/session/organisation", "POST"},
                                                 {"DELETE", "/api/files/" + digest, "GET, HEAD"},
                                                 {"PUT", "/api/files/" + digest, "GET, HEAD"},
                                                 {"POST", "/api/files", "PUT"},
                                                 {"GET", "/api/files", "PUT"}}) {
        auto const& method = row[0];
        auto const& path = row[1];
        CAPTURE(method);
        CAPTURE(path);
        auto const page = planner.ask(method, path, method == "GET" ? "" : "{}");
        check_problem(page, 405, "method_not_allowed");
        CHECK(page.header("allow") == row[2]);
    }
    CHECK(status_of_raw(served().port(), lines("GET /" + std::string(40'000, 'x') + " HTTP/1.1", "")) == 414);
    CHECK(status_of_raw(served().port(), lines("GET /api/projects?q=%00 HTTP/1.1", "")) == 400);
    CHECK(status_of_raw(served().port(), lines("GET /api/projects?q=%C0%AF HTTP/1.1", "")) == 400);
}

TEST_CASE("hostile: a query that can't be meant is refused and named, not passed over") {
    auto const planner = served().member("planner");
    auto const nobody = served().nobody();
    auto const admin = served().member("admin");
    auto const refused = [](support::Page const& page, std::string const& field) {
        check_problem(page, 400, {});
        bool named = false;
        auto const problem = page.json();
        for (auto const& finding : problem["findings"].items()) {
            named = named || finding["field"].text() == field;
            CHECK_FALSE(finding.at_path("remedy.zh").text_or({}).empty());
            CHECK_FALSE(finding.at_path("remedy.en").text_or({}).empty());
        }
        CHECK(named);
    };
    for (auto const& row : std::vector<std::pair<std::string, std::string>>{{"project=abc", "project"},
                                                                            {"project=-1", "project"},
                                                                            {"project=1junk", "project"},
                                                                            {"cursor=abc", "cursor"},
                                                                            {"cursor=99999999999999999999", "cursor"},
                                                                            {"cursor=0", "cursor"},
                                                                            {"state=nowhere", "state"},
                                                                            {"parent=1.5", "parent"},
                                                                            {"q=" + std::string(2000, 'x'), "q"},
                                                                            {"no_such=1", "no_such"},
                                                                            {"Project=1", "Project"}}) {
        auto const& query = row.first;
        CAPTURE(query);
        refused(planner.get("/api/projects?" + query), row.second);
    }
    for (auto const& row :
         std::vector<std::pair<std::string, std::string>>{{"/api/public/notices?limit=abc", "limit"},
                                                          {"/api/public/notices?limit=0", "limit"},
                                                          {"/api/public/notices?limit=201", "limit"},
                                                          {"/api/public/notices?from=2026-02-30", "from"},
                                                          {"/api/public/projects?year=20x6", "year"},
                                                          {"/api/public/sums?by=nothing", "by"},
                                                          {"/api/public/checklist?owed=never", "owed"},
                                                          {"/api/public/search?words=%E5%85%BB&before=x", "before"},
                                                          {"/api/rule-numbers/plan_first?on=tomorrow", "on"},
                                                          {"/api/meta?verbose=1", "verbose"},
                                                          {"/api/openapi.json?pretty=1", "pretty"}}) {
        auto const& path = row.first;
        CAPTURE(path);
        refused(nobody.get(path), row.second);
    }
    refused(admin.get("/api/persons?limit=many"), "limit");
    refused(admin.get("/api/organisations?after=x"), "after");
    refused(planner.get("/api/session?who=me"), "who");
    // All of them at once, and a stranger learns nothing of what could be asked.
    CHECK(planner.get("/api/projects?project=abc&cursor=abc&x=1").json()["findings"].size() == 3);
    check_problem(nobody.get("/api/inbox?x=1"), 401, "unauthenticated");
    // What is left empty is not asked for.
    CHECK(planner.get("/api/projects?project=&cursor=&q=").status == 200);
}

TEST_CASE("hostile: half a number names nobody, and a condition that can't be kept is refused") {
    auto const admin = served().member("admin");
    auto const before = served().journal_size();
    std::int64_t person = 0;
    auto const found = admin.get("/api/persons?name=planner").json();
    for (auto const& one : found["items"].items()) {
        person = one["login"] == Value("planner") ? one["id"].integer() : person;
    }
    REQUIRE(person != 0);
    auto const id = std::to_string(person);
    auto const password = Value::object().set("password", "anders-anders-anders");
    for (auto const& junk :
         {id + "junk", id + ".0", "+" + id, std::string("0x1"), std::string("-1"), std::string("0")}) {
        CAPTURE(junk);
        check_problem(admin.post("/api/persons/" + junk + "/password", password), 404, "not_found");
        check_problem(admin.ask("PATCH", "/api/persons/" + junk, "{\"title\":\"x\"}"), 404, "not_found");
    }
    auto const appointment = Value::object().set("person", person).set("organisation", 1).set("post", "buyer.planner");
    for (auto const* condition : {"\"99\"", "abc", "\"abc\"", "1"}) {
        CAPTURE(condition);
        check_problem(admin.post("/api/posts/appoint", appointment, {{"If-Match", condition}}), 400,
                      "request.no_revision");
        check_problem(admin.post("/api/persons/" + id + "/password", password, {{"If-Match", condition}}), 400,
                      "request.no_revision");
        check_problem(admin.ask("DELETE", "/api/session", {}, {{"If-Match", condition}}), 400, "request.no_revision");
        check_problem(served().member("planner").post("/api/projects", plan(), {{"If-Match", condition}}), 400,
                      "request.no_revision");
        check_problem(admin.ask("PATCH", "/api/persons/" + id, "{\"title\":\"x\"}", {{"If-Match", "\"99\""}}), 412, {});
    }
    CHECK(served().journal_size() == before);
    CHECK(served().member("planner").get("/api/inbox").status == 200);
}

TEST_CASE("hostile: what is too large is told as a problem, in chunks too") {
    auto const whole = answer_raw(served().port(),
                                  lines("POST /api/projects HTTP/1.1", "Transfer-Encoding: chunked\r\n") +
                                      "200000\r\n" + std::string(2 << 20, 'x') + "\r\n0\r\n\r\n");
    CHECK(whole.starts_with("HTTP/1.1 413"));
    CHECK(whole.find("application/problem+json") != std::string::npos);
    CHECK(whole.find("\"status\":413") != std::string::npos);
    CHECK(whole.find("\"remedy\"") != std::string::npos);
    for (auto const& row : std::vector<std::pair<std::string, int>>{
             {lines("GET /%zz HTTP/1.1", ""), 400},
             {lines("GET /api/projects/%00 HTTP/1.1", ""), 400},
             {lines("POST /api/projects HTTP/1.1", "Content-Length: 999999999999\r\n"), 413},
             {lines("GET / HTTP/1.1", "X-Long: " + std::string(40'000, 'x') + "\r\n"), 431},
             {lines("GET /" + std::string(40'000, 'x') + " HTTP/1.1", ""), 414}}) {
        auto const& request = row.first;
        CAPTURE(request.substr(0, 60));
        auto const answer = answer_raw(served().port(), request);
        CHECK(answer.starts_with("HTTP/1.1 " + std::to_string(row.second)));
        CHECK(answer.find("application/problem+json") != std::string::npos);
        CHECK(answer.find("Content-Security-Policy: default-src 'none'") != std::string::npos);
        CHECK(answer.find("X-Content-Type-Options: nosniff") != std::string::npos);
        CHECK(answer.find("Referrer-Policy: same-origin") != std::string::npos);
        CHECK(answer.find("\"status\":" + std::to_string(row.second)) != std::string::npos);
    }
}

}  // namespace qiyue::app::web
