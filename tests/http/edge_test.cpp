#include "http/served.hpp"

#include "platform/json/json.hpp"

#include "base/number.hpp"

// What comes over the wire for each way in which an asking can go wrong, and for the good way.
namespace qiyue::app::web {

TEST_CASE("edge: a refusal gives all findings with the articles' words") {
    auto const page = served().member("planner").post("/api/projects", Value::object());
    check_problem(page, page.status, {});
    CHECK((page.status == 400 || page.status == 422));
    int quoted = 0;
    auto const problem = page.json();
    for (auto const& finding : problem["findings"].items()) {
        for (auto const& cite : finding["cites"].items()) {
            CHECK_FALSE(cite["clause"].text_or({}).empty());
            CHECK_FALSE(cite["quote"].text_or({}).empty());
            quoted += 1;
        }
    }
    CHECK(quoted > 0);
    CHECK(problem["findings"].size() > 1);
}

TEST_CASE("edge: 401 without a session, 403 without the post") {
    auto const before = served().journal_size();
    check_problem(served().nobody().post("/api/projects", Value::object()), 401, "unauthenticated");
    check_problem(served().nobody().get("/api/inbox"), 401, "unauthenticated");
    check_problem(served().nobody().get("/api/session"), 401, "unauthenticated");
    check_problem(served().member("anxin").post("/api/projects", Value::object()), 403, {});
    auto stranger = served().nobody();
    stranger.headers["Cookie"] = "qiyue_session=" + std::string(43, 'A');
    check_problem(stranger.get("/api/inbox"), 401, "unauthenticated");
    // What anybody may read is not shown to a page that takes itself for signed in when it no longer is.
    CHECK(stranger.get("/api/public/notices").status == 200);
    stranger.headers["X-CSRF-Token"] = "of a session that is over";
    check_problem(stranger.get("/api/public/notices"), 401, "unauthenticated");
    CHECK(served().journal_size() == before);
}

TEST_CASE("edge: a wrong password is refused without a cookie") {
    auto const page = served().nobody().post("/api/session",
                                             Value::object().set("login", "reviewer").set("password", "falsch-falsch"));
    check_problem(page, 401, {});
    CHECK(page.header("set-cookie").empty());
}

TEST_CASE("edge: a change without the anti-forgery token is refused") {
    auto browser = served().member("planner");
    browser.headers.erase("X-CSRF-Token");
    auto const before = served().journal_size();
    check_problem(browser.post(served().project() + "/record_survey", survey()), 403, {});
    browser.headers["X-CSRF-Token"] = "wrong";
    check_problem(browser.post(served().project() + "/record_survey", survey()), 403, {});
    CHECK(browser.ask("DELETE", "/api/session").status == 403);
    CHECK(served().journal_size() == before);
    CHECK(browser.get("/api/inbox").status == 200);
}

TEST_CASE("edge: what a page of another site sends is not done, signing in included") {
    auto const form = Value::object().set("login", "planner").set("password", "qiyue-demo-2026");
    auto const nobody = served().nobody();
    check_problem(nobody.post("/api/session", form, {{"Origin", "https://elsewhere.example"}}), 403, {});
    check_problem(nobody.post("/api/session", form, {{"Origin", "null"}}), 403, {});
    check_problem(nobody.post("/api/session", form, {{"Sec-Fetch-Site", "cross-site"}}), 403, {});
    check_problem(nobody.post("/api/session", form, {{"Sec-Fetch-Site", "same-site"}}), 403, {});
    CHECK(nobody.post("/api/session", form, {{"Sec-Fetch-Site", "same-origin"}}).status == 200);
    CHECK(nobody.post("/api/session", form, {{"Origin", "http://127.0.0.1:8443"}}).status == 200);
    CHECK(nobody.ask("GET", "/api/meta", {}, {{"Origin", "https://elsewhere.example"}}).status == 200);
}

TEST_CASE("edge: whoever signs in anew leaves no session behind, and takes none over") {
    auto browser = served().member("planner");
    auto const before = browser.headers["Cookie"];
    CHECK(browser.get("/api/inbox").status == 200);
    // A cookie planted by somebody else becomes nobody's session.
    browser.headers["Cookie"] = before + "; qiyue_device=planted";
    auto const again = browser.sign_in("planner");
    CHECK(again.status == 200);
    CHECK(browser.headers["Cookie"] != before);
    auto old = served().nobody();
    old.headers["Cookie"] = before;
    CHECK(old.get("/api/inbox").status == 401);
    // The second cookie makes this browser known; scripts can't read either.
    auto const cookies = again.header("set-cookie");
    CHECK(cookies.find("\nqiyue_device=") != std::string::npos);
    CHECK(cookies.find("Path=/api/session; HttpOnly; SameSite=Strict") != std::string::npos);
}

TEST_CASE("edge: visitors behind the trusted proxy are told apart, and nobody else may say who he is") {
    auto& world = served().house.world();
    auto const portal = [](http::Request const& request, Context const&) {
        http::Response page;
        page.body = json::write(
            Value::object().set("remote", request.remote).set("proto", request.header("x-forwarded-proto")));
        return page;
    };
    auto const seen = [&](std::vector<std::string> const& trusted, std::string const& forwarded) {
        Edge edge(world, home(), portal);
        edge.trust(http::Proxies::parse(trusted).value());
        auto const server = http::serve({.port = 0}, [&](http::Request& request) { return edge.answer(request); });
        return Browser(server->port())
            .ask("GET", "/", {}, {{"X-Forwarded-For", forwarded}, {"X-Forwarded-Proto", "https"}})
            .json();
    };
    CHECK(seen({"127.0.0.0/8"}, "6.6.6.6, 198.51.100.1")["remote"] == Value("198.51.100.1"));
    CHECK(seen({"127.0.0.0/8"}, "198.51.100.1")["proto"] == Value("https"));
    CHECK(seen({"10.0.0.1"}, "198.51.100.1")["remote"] == Value("127.0.0.1"));
    CHECK(seen({"10.0.0.1"}, "198.51.100.1")["proto"] == Value(""));
    CHECK(seen({}, "198.51.100.1")["remote"] == Value("127.0.0.1"));
}

TEST_CASE("edge: visitors who write without an account are throttled by their address, who signed in is not") {
    auto const nobody = served().nobody();
    int answered = 0;
    support::Page last;
    for (int i = 0; i < 31 && last.status != 429; ++i) {
        last = nobody.post("/api/remarks", Value::object());
        answered += last.status != 429 ? 1 : 0;
    }
    CHECK(answered == 30);
    check_problem(last, 429, "identity.throttled");
    auto const wait = whole_number(last.header("retry-after"));
    REQUIRE(wait);
    CHECK(*wait > 0);
    CHECK(*wait == last.json()["findings"].items().front().at_path("why.wait_seconds").integer());
    check_problem(nobody.post("/api/first-administrator", Value::object()), 429, "identity.throttled");
    CHECK(served().member("planner").post("/api/remarks", Value::object()).status != 429);
    CHECK(nobody.get("/api/public/notices").status == 200);
}

TEST_CASE("edge: unknown paths and objects, other methods") {
    auto const browser = served().member("planner");
    check_problem(browser.get("/api/nothing/of/this/kind"), 404, {});
    check_problem(browser.get("/api/projects/1"), 404, {});
    check_problem(browser.get("/api/projects/abc"), 404, {});
    check_problem(browser.get("/api/projects/99999999999999999999"), 404, {});
    check_problem(browser.get("/static/nothing.css"), 404, {});
    check_problem(browser.ask("DELETE", "/api/projects"), 405, "method_not_allowed");
    check_problem(browser.ask("PUT", "/api/inbox"), 405, "method_not_allowed");
    CHECK(browser.ask("DELETE", "/api/projects").header("allow") == "GET, HEAD, POST");
}

TEST_CASE("edge: 409 in another state, 412 for an older revision") {
    check_problem(
        served().member("head").post(served().project() + "/approve_plan", Value::object().set("opinion", "同意。")),
        409, "workflow.wrong_state");
    auto const planner = served().member("planner");
    auto const revision = planner.get(served().project()).json()["revision"].integer();
    check_problem(planner.post(served().project() + "/record_survey", survey(),
                               {{"If-Match", "\"" + std::to_string(revision + 1) + "\""}}),
                  412, "workflow.stale");
    auto const done = planner.post(served().project() + "/record_survey", survey(),
                                   {{"If-Match", "\"" + std::to_string(revision) + "\""}});
    CAPTURE(done.body);
    CHECK(done.status == 200);
    CHECK(done.header("etag") == "\"" + std::to_string(revision + 1) + "\"");
}

TEST_CASE("edge: bodies that can't be read") {
    auto const browser = served().member("planner");
    for (auto const* body : {"{", "{\"a\":1.5}", "{\"a\":1,\"a\":2}", "nonsense", "{\"a\":\"\\u0000\"}"}) {
        CAPTURE(body);
        check_problem(browser.ask("POST", "/api/projects", body), 400, "json.malformed");
    }
    for (auto const* body : {"[]", "1", "\"text\"", "null", "{\"no_such_field\":1}"}) {
        CAPTURE(body);
        auto const page = browser.ask("POST", "/api/projects", body);
        CHECK((page.status == 400 || page.status == 422));
    }
    check_problem(browser.ask("POST", "/api/projects", "\"" + std::string((1 << 20) + 1, 'x') + "\""), 413,
                  "body_too_large");
}

TEST_CASE("edge: HEAD answers as GET does, without the body") {
    auto const browser = served().member("planner");
    auto const head = browser.ask("HEAD", served().project());
    CHECK(head.status == 200);
    CHECK(head.body.empty());
    CHECK(head.header("etag") == browser.get(served().project()).header("etag"));
    CHECK(browser.ask("HEAD", "/api/projects/1").status == 404);
}

TEST_CASE("edge: every answer carries the security headers") {
    auto const browser = served().member("planner");
    for (auto const* path : {"/", "/api/inbox", "/api/projects/1", "/static/nothing.css", "/health", "/workbench/"}) {
        CAPTURE(path);
        auto const page = browser.get(path);
        CHECK(page.header("content-security-policy").starts_with("default-src 'none'"));
        CHECK(page.header("content-security-policy").find("frame-ancestors 'none'") != std::string::npos);
        CHECK(page.header("x-content-type-options") == "nosniff");
        CHECK(page.header("referrer-policy") == "same-origin");
        CHECK(page.header("cross-origin-opener-policy") == "same-origin");
    }
    CHECK(browser.get("/api/inbox").header("cache-control") == "no-store");
    CHECK(browser.get("/").header("content-security-policy").find("unsafe-inline") == std::string::npos);
}

TEST_CASE("edge: the session's cookie is for the browser alone, and ends with the session") {
    Browser browser(served().port());
    auto const cookie = browser.sign_in("checker").header("set-cookie");
    CHECK(cookie.find("; HttpOnly") != std::string::npos);
    CHECK(cookie.find("; SameSite=Strict") != std::string::npos);
    CHECK(cookie.find("; Path=/") != std::string::npos);
    auto const secure = served().nobody().post(
        "/api/session", Value::object().set("login", "checker").set("password", "qiyue-demo-2026"),
        {{"X-Forwarded-Proto", "https"}});
    CHECK(secure.header("set-cookie").find("; Secure") != std::string::npos);
    auto const out = browser.ask("DELETE", "/api/session");
    CHECK(out.status == 200);
    CHECK(out.header("set-cookie").find("Max-Age=0") != std::string::npos);
    CHECK(browser.get("/api/inbox").status == 401);
}

TEST_CASE("edge: what is asked twice under one Idempotency-Key is done once") {
    auto const planner = served().member("planner");
    auto const path = served().project() + "/record_survey";
    auto const before = served().journal_size();
    auto const first = planner.post(path, survey(), {{"Idempotency-Key", "k-1"}});
    CAPTURE(first.body);
    REQUIRE(first.status == 200);
    auto const again = planner.post(path, survey(), {{"Idempotency-Key", "k-1"}});
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(again.header("etag") == first.header("etag"));
    CHECK(served().journal_size() == before + 1);

    SUBCASE("the key of another asking is a conflict") {
        check_problem(planner.post(path, survey().set("respondents", 11), {{"Idempotency-Key", "k-1"}}), 409,
                      "idempotency.other_request");
        check_problem(planner.post(served().project() + "/submit_plan", survey(), {{"Idempotency-Key", "k-1"}}), 409,
                      "idempotency.other_request");
        CHECK(served().journal_size() == before + 1);
    }
    SUBCASE("another person's key is another key") {
        auto const other = served().member("planner_qy").post(path, survey(), {{"Idempotency-Key", "k-1"}});
        CHECK(other.status == 403);
    }
    SUBCASE("what was refused may be asked again under its key") {
        check_problem(planner.post("/api/projects", Value::object(), {{"Idempotency-Key", "k-2"}}), 400, {});
        CHECK(planner.post(path, survey(), {{"Idempotency-Key", "k-2"}}).status == 200);
    }
    SUBCASE("a key is short and printable") {
        check_problem(planner.post(path, survey(), {{"Idempotency-Key", std::string(201, 'k')}}), 400,
                      "idempotency.key");
        check_problem(planner.post(path, survey(), {{"Idempotency-Key", "a b"}}), 400, "idempotency.key");
    }
    // The next subcase begins with a key that is forgotten.
    served().house.clock().set(served().house.clock().now().plus_seconds(3 * 86'400));
}

TEST_CASE("edge: a file is kept under its name, and given to its sender alone while no object holds it") {
    auto const planner = served().member("planner");
    auto const sent = planner.ask("PUT", "/api/files", "调研报告正文",
                                  {{"X-File-Name", "%E8%B0%83%E7%A0%94%22%E6%8A%A5%E5%91%8A%0D%0A.txt"}});
    REQUIRE(sent.status == 200);
    auto const path = "/api/files/" + sent.json()["digest"].text();
    auto const got = planner.get(path);
    CHECK(got.status == 200);
    CHECK(got.body == "调研报告正文");
    CHECK(got.header("content-type") == "text/plain");
    CHECK(got.header("x-content-type-options") == "nosniff");
    CHECK(got.header("content-disposition") ==
          "attachment; filename=\"____.txt\"; filename*=UTF-8''%E8%B0%83%E7%A0%94%E6%8A%A5%E5%91%8A.txt");
    CHECK(got.header("cache-control") == "private, no-cache");
    check_problem(served().nobody().get(path), 404, "not_found");
    check_problem(served().member("anxin").get(path), 404, "not_found");
    check_problem(served().member("head").get(path), 404, "not_found");
    auto given = survey();
    given.set("report", sent.json()["digest"]);
    REQUIRE(planner.post(served().project() + "/record_survey", given).status == 200);
    CHECK(served().member("head").get(path).status == 200);
    check_problem(served().member("anxin").get(path), 404, "not_found");
    check_problem(served().nobody().get(path), 404, "not_found");
}

TEST_CASE("edge: no upload without a session, and no other way to files") {
    check_problem(served().nobody().ask("PUT", "/api/files", "x"), 401, "unauthenticated");
    check_problem(served().member("planner").get("/api/files/" + std::string(64, 'a')), 404, "not_found");
    check_problem(served().member("planner").get("/api/files/abc"), 404, "not_found");
    CHECK(served().member("planner").get("/api/files/..%2f..%2fetc").status == 400);
}

}  // namespace qiyue::app::web
