#pragma once

#include "platform/api/operation.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qiyue::app::web {

std::vector<std::string_view> segments(std::string_view path);

// Finds the operation for a method and path. A fixed segment goes before a `{name}`.
class Router {
public:
    // Both outlive it.
    Router(std::vector<api::Operation> const& operations, std::vector<api::Operation> const& own);

    struct Match {
        api::Operation const* operation = nullptr;  // null: nothing has this path
        std::map<std::string, std::string> path;
        std::string allowed;  // "GET, HEAD, POST" when the path is there for these
    };
    Match find(http::Method method, std::string_view path) const;

private:
    void add(api::Operation const& operation);

    struct Route {
        std::vector<std::string> pattern;
        api::Operation const* operation;
    };
    std::map<std::size_t, std::vector<Route>> by_length_;
};

}  // namespace qiyue::app::web
