#include "platform/http/target.hpp"

#include <doctest/doctest.h>

namespace http = qiyue::http;

TEST_CASE("http: a target is decoded once") {
    auto const read = http::read_target("/api/needs/%E5%B1%85+a?q=%E5%85%BB+%2B&page=2&q=last&flag&&=x&e=a=b");
    REQUIRE(read);
    CHECK(read->path == "/api/needs/居+a");
    CHECK(read->query ==
          std::map<std::string, std::string>{{"q", "last"}, {"page", "2"}, {"flag", ""}, {"", "x"}, {"e", "a=b"}});
    CHECK(http::read_target("/")->path == "/");
    CHECK(http::read_target("/a/")->path == "/a/");
    CHECK(http::read_target("/a//b")->path == "/a//b");
    CHECK(http::read_target("/%2541")->path == "/%41");
    CHECK(http::read_target("/..a/b..")->path == "/..a/b..");
    CHECK(http::read_target("/?q=%0A..%2F")->query.at("q") == "\n../");
}

TEST_CASE("http: a target that could mean two things is refused") {
    for (auto const* bad : {"",        "*",          "api",    "http://host/", "/%",      "/%4",     "/%4g",
                            "/%zz",    "/%00",       "/a%0ab", "/%7f",         "/..",     "/../etc", "/a/%2e%2e/b",
                            "/a/.%2E", "/./a",       "/a/.",   "/a%2fb",       "/a%5Cb",  "/a\\b",   "/%ff",
                            "/%c0%af", "/%ed%a0%80", "/?q=%",  "/?q=%ff",      "/?%00=1", "/?q=%00", "/#a"}) {
        CAPTURE(bad);
        CHECK(!http::read_target(bad));
    }
}

TEST_CASE("http: cookies") {
    auto const cookies = http::read_cookies("  sid=abc==; lang=\"zh\" ;; bad; =x; sid=second; e=");
    CHECK(cookies == std::map<std::string, std::string>{{"sid", "abc=="}, {"lang", "zh"}, {"e", ""}});
    CHECK(http::read_cookies("").empty());
}

TEST_CASE("http: an escaped text is read back as it was") {
    for (std::string const text : {"居家 养老", "a&b=c#d+e%20", "\"<'>", "", "-_.~", "🙂"}) {
        CAPTURE(text);
        CHECK(http::read_target("/?q=" + http::escaped(text))->query.at("q") == text);
    }
    CHECK(http::escaped("养 a") == "%E5%85%BB%20a");
}
