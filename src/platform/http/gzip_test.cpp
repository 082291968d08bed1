#include "platform/http/gzip.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

namespace http = qiyue::http;

TEST_CASE("http: what gzip makes unpacks to the same") {
    for (auto const& text : {std::string(), std::string("a"), std::string(100'000, 'x'), std::string("政府购买服务")}) {
        auto const packed = http::gzip(text);
        CHECK(packed == http::gzip(text));
        std::string plain(text.size() + 10, '\0');
        z_stream stream = {};
        REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(plain.data());
        stream.avail_out = static_cast<uInt>(plain.size());
        CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
        plain.resize(stream.total_out);
        inflateEnd(&stream);
        CHECK(plain == text);
    }
}

TEST_CASE("http: gzip only for who takes it and what shrinks") {
    for (auto const* yes : {"gzip", "deflate, gzip;q=0.5", "br,GZIP", "*", "identity;q=0, *;q=0.1", "gzip;q=1"}) {
        CAPTURE(yes);
        CHECK(http::takes_gzip(yes));
    }
    for (auto const* no : {"", "deflate", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "gzipx", "x-gzip"}) {
        CAPTURE(no);
        CHECK(!http::takes_gzip(no));
    }
    for (auto const* yes : {"text/html; charset=utf-8", "application/json", "application/problem+json", "image/svg+xml",
                            "text/javascript", "application/javascript", "text/css"}) {
        CHECK(http::compressible(yes));
    }
    for (auto const* no : {"image/png", "application/pdf", "application/zip", ""}) {
        CHECK(!http::compressible(no));
    }
}
