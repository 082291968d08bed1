#include "platform/http/proxies.hpp"

#include <doctest/doctest.h>

namespace qiyue::http {

TEST_CASE("http/proxies: what is no address or network is refused") {
    CHECK(Proxies::parse({"127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"}).has_value());
    CHECK(Proxies::parse({}).has_value());
    for (auto const* wrong :
         {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::1/129", "1.2.3"}) {
        CAPTURE(wrong);
        CHECK_FALSE(Proxies::parse({wrong}).has_value());
    }
}

TEST_CASE("http/proxies: a network holds its addresses and no others") {
    auto const proxies = Proxies::parse({"10.1.0.0/16", "2001:db8:5::/48"}).value();
    CHECK(proxies.trust("10.1.255.7"));
    CHECK(proxies.trust("::ffff:10.1.0.9"));
    CHECK_FALSE(proxies.trust("10.2.0.1"));
    CHECK(proxies.trust("2001:db8:5:ffff::1"));
    CHECK_FALSE(proxies.trust("2001:db8:6::1"));
    CHECK_FALSE(proxies.trust("nonsense"));
    CHECK_FALSE(Proxies().trust("127.0.0.1"));
}

TEST_CASE("http/proxies: only what our own proxy appended is believed") {
    auto const proxies = Proxies::parse({"127.0.0.1", "10.0.0.0/8"}).value();
    // A visitor who comes directly may claim what he likes.
    CHECK(proxies.visitor("203.0.113.7", "198.51.100.1") == "203.0.113.7");
    CHECK(Proxies().visitor("127.0.0.1", "198.51.100.1") == "127.0.0.1");
    // Through the proxy: its own addition, not what the visitor had written before it.
    CHECK(proxies.visitor("127.0.0.1", "198.51.100.1") == "198.51.100.1");
    CHECK(proxies.visitor("127.0.0.1", "1.1.1.1, 127.0.0.1, 198.51.100.1") == "198.51.100.1");
    // Two of our proxies in a row.
    CHECK(proxies.visitor("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.5") == "198.51.100.1");
    CHECK(proxies.visitor("127.0.0.1", "") == "127.0.0.1");
    CHECK(proxies.visitor("127.0.0.1", "unknown") == "127.0.0.1");
    CHECK(proxies.visitor("127.0.0.1", "6.6.6.6, garbage, 10.0.0.5") == "10.0.0.5");
    CHECK(proxies.visitor("127.0.0.1", "198.51.100.1:5123") == "198.51.100.1");
    CHECK(proxies.visitor("127.0.0.1", "[2001:db8::7]:443") == "2001:db8::7");
    CHECK(proxies.visitor("127.0.0.1", " , ") == "127.0.0.1");
}

}  // namespace qiyue::http
