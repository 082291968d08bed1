#include "http/served.hpp"

#include "modules/policy/api.hpp"

#include "base/failure.hpp"

#include <algorithm>

// What a process tells of itself at /metrics, and to whom.
namespace qiyue::app::web {

namespace {

http::Response page(http::Request const& request, Context const&) {
    if (request.path == "/broken") {
        throw Fault("broken");
    }
    return {};
}

bool tells(std::string const& text, std::string const& line) {
    return text.find("\n" + line + "\n") != std::string::npos;
}

// An edge of its own, so that nobody else counts on it; as if asked from that address.
class Watched {
public:
    explicit Watched(std::vector<std::string> const& trusted = {}) : edge_(served().house.world(), home(), page) {
        edge_.trust(http::Proxies::parse(trusted).value());
    }

    http::Response ask(std::string const& path, std::string const& peer = "127.0.0.1",
                       std::map<std::string, std::string, std::less<>> const& headers = {}) {
        http::Request request;
        request.path = path;
        request.remote = peer;
        request.headers = headers;
        return edge_.answer(request);
    }

private:
    Edge edge_;
};

}  // namespace

TEST_CASE("metrics: requests by operation and status, never by path, and what the house is at") {
    Watched watched;
    (void)watched.ask("/somewhere/12345");
    (void)watched.ask("/api/nothing/67890");
    (void)watched.ask("/api/projects/1");
    (void)watched.ask("/api/public/notices?secret=1");
    CHECK_THROWS_AS((void)watched.ask("/broken"), Fault);
    auto const told = watched.ask("/metrics");
    CHECK(told.status == 200);
    CHECK(told.content_type == "text/plain; version=0.0.4; charset=utf-8");
    auto const& text = told.body;
    CHECK(tells(text, "qiyue_requests_total{operation=\"portal\",status=\"2xx\"} 1"));
    CHECK(tells(text, "qiyue_requests_total{operation=\"portal\",status=\"5xx\"} 1"));
    CHECK(tells(text, "qiyue_requests_total{operation=\"none\",status=\"4xx\"} 2"));
    CHECK(tells(text, "qiyue_requests_total{operation=\"project.read\",status=\"4xx\"} 1"));
    CHECK(tells(text, "qiyue_request_milliseconds_count{operation=\"portal\"} 2"));
    CHECK(tells(text, "qiyue_journal_entries " + std::to_string(served().journal_size())));
    CHECK(text.find("\nqiyue_duties_overdue ") != std::string::npos);
    CHECK(text.find("\nqiyue_resident_bytes ") != std::string::npos);
    for (auto const* never : {"12345", "67890", "somewhere", "secret"}) {
        CHECK(text.find(never) == std::string::npos);
    }
}

TEST_CASE("metrics: refusals by clause are the count of the database, whichever process is asked") {
    auto const planner = served().member("planner");
    auto const kept = [] {
        auto& world = served().house.world();
        return world.database().read<std::map<std::string, policy::Refused>>(
            [&](db::Tx& tx) { return policy::refused(tx, world.context({}).today()); });
    };
    CHECK(planner.post("/api/projects", Value::object()).status == 400);
    auto const counts = kept();
    REQUIRE(!counts.empty());
    // One that served the refusal, and one that has served nothing yet.
    Watched other;
    for (auto const& told : {planner.get("/metrics").body, other.ask("/metrics").body}) {
        CHECK(tells(told, "# TYPE qiyue_refusals_total counter"));
        for (auto const& [clause, refused] : counts) {
            CHECK(tells(told, "qiyue_refusals_total{clause=\"" + clause + "\"} " + std::to_string(refused.times)));
        }
    }
    CHECK(planner.post("/api/projects", Value::object()).status == 400);
    auto const again = other.ask("/metrics").body;
    for (auto const& [clause, refused] : kept()) {
        CHECK(tells(again, "qiyue_refusals_total{clause=\"" + clause + "\"} " + std::to_string(refused.times)));
    }
    CHECK(std::ranges::any_of(kept(), [&](auto const& one) {
        auto const before = counts.find(one.first);
        return before != counts.end() && one.second.times > before->second.times;
    }));
}

TEST_CASE("metrics: only from this machine itself; a proxy on it is not it") {
    Watched watched;
    CHECK(watched.ask("/metrics", "127.0.0.1").status == 200);
    CHECK(watched.ask("/metrics", "127.8.8.8").status == 200);
    CHECK(watched.ask("/metrics", "::1").status == 200);
    CHECK(watched.ask("/metrics", "::ffff:127.0.0.1").status == 200);
    for (auto const* other : {"10.0.0.1", "192.168.1.127", "::2", "fe80::1", "::ffff:10.0.0.1", "", "1.127.0.0"}) {
        CAPTURE(other);
        CHECK(watched.ask("/metrics", other).status == 404);
    }
    for (auto const* header : {"x-forwarded-for", "x-real-ip", "forwarded"}) {
        CAPTURE(header);
        CHECK(watched.ask("/metrics", "127.0.0.1", {{header, "127.0.0.1"}}).status == 404);
    }
    Watched behind({"127.0.0.1"});
    CHECK(behind.ask("/metrics", "127.0.0.1").status == 404);
    CHECK(behind.ask("/metrics", "127.0.0.1", {{"x-forwarded-for", "127.0.0.1"}}).status == 404);
    CHECK(behind.ask("/metrics", "127.0.0.2").status == 200);
    // What it answers to others tells nothing but that.
    CHECK(watched.ask("/metrics", "10.0.0.1").body.find("qiyue_") == std::string::npos);
}

}  // namespace qiyue::app::web
