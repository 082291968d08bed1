#include "platform/http/gzip.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <zlib.h>

#include <algorithm>
#include <climits>

namespace qiyue::http {

namespace {

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

bool equal_ignoring_case(std::string_view a, std::string_view lower) {
    return std::ranges::equal(a, lower, [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x) == y; });
}

// "q=0", "q=0.0", … mean "not this one".
bool is_unwanted(std::string_view parameter) {
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) {
        return false;
    }
    return parameter.find_first_not_of("0.", 2) == std::string_view::npos;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
    bool star = false;
    while (!accept_encoding.empty()) {
        auto const comma = std::min(accept_encoding.find(','), accept_encoding.size());
        auto const part = accept_encoding.substr(0, comma);
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
        auto const semicolon = std::min(part.find(';'), part.size());
        auto const coding = trimmed(part.substr(0, semicolon));
        auto const wanted = semicolon == part.size() || !is_unwanted(trimmed(part.substr(semicolon + 1)));
        if (equal_ignoring_case(coding, "gzip")) {
            return wanted;
        }
        star = star || (coding == "*" && wanted);
    }
    return star;
}

bool compressible(std::string_view content_type) {
    auto const type = trimmed(content_type.substr(0, content_type.find(';')));
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
        type == "application/json" || type == "application/javascript" || type == "application/xml" ||
        type == "application/x-ndjson";
}

std::string gzip(std::string_view text) {
    ENSURE(text.size() < UINT_MAX);
    z_stream stream = {};
    constexpr int window_bits_gzip = 15 + 16;
    constexpr int memory_level = 8;
    constexpr int quick = 5;
    if (deflateInit2(&stream, quick, Z_DEFLATED, window_bits_gzip, memory_level, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw Fault("not enough memory to compress");
    }
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    auto const outcome = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    ENSURE(outcome == Z_STREAM_END);
    return out;
}

}  // namespace qiyue::http
