#include "app/web/static_files.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"

#include <array>
#include <filesystem>
#include <utility>

namespace qiyue::app::web {

namespace {

std::string_view type_of(std::string_view path) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> types{{
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".txt", "text/plain; charset=utf-8"},
        {".webmanifest", "application/manifest+json"},
        {".woff2", "font/woff2"},
    }};
    for (auto const& [ending, type] : types) {
        if (path.ends_with(ending)) {
            return type;
        }
    }
    return "application/octet-stream";
}

}  // namespace

std::optional<http::Response> static_file(std::string const& folder, std::string_view path,
                                          http::Request const& request) {
    auto const full = folder + std::string(path);
    std::error_code ignored;
    if (path.find("..") != std::string_view::npos || !std::filesystem::is_regular_file(full, ignored)) {
        return std::nullopt;
    }
    auto body = files::read(full);
    if (!body) {
        return std::nullopt;
    }
    http::Response response;
    response.content_type = type_of(path);
    auto const tag = "\"" + crypto::sha256_hex(*body).substr(0, 20) + "\"";
    response.with("ETag", tag);
    auto const hashed = path.find("/assets/") != std::string_view::npos;
    response.with("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (request.header("if-none-match") == tag) {
        response.status = 304;
        return response;
    }
    response.body = std::move(*body);
    return response;
}

}  // namespace qiyue::app::web
