#include "platform/http/http.hpp"

namespace qiyue::http {

std::string_view name_of(Method method) {
    switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::del: return "DELETE";
    case Method::head: return "HEAD";
    case Method::other: return "OTHER";
    }
    return "OTHER";
}

std::string Request::header(std::string_view name) const {
    auto const found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

}  // namespace qiyue::http
