#include "app/web/router.hpp"

#include <algorithm>
#include <set>

namespace qiyue::app::web {

namespace {

bool named(std::string_view segment) {
    return segment.starts_with('{');
}

}  // namespace

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        if (path.front() == '/') {
            path.remove_prefix(1);
            continue;
        }
        auto const end = path.find('/');
        parts.push_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
    }
    return parts;
}

void Router::add(api::Operation const& operation) {
    auto const parts = segments(operation.path);
    by_length_[parts.size()].push_back({{parts.begin(), parts.end()}, &operation});
}

Router::Router(std::vector<api::Operation> const& operations, std::vector<api::Operation> const& own) {
    for (auto const& operation : operations) {
        add(operation);
    }
    for (auto const& operation : own) {
        add(operation);
    }
    for (auto& [length, routes] : by_length_) {
        std::ranges::stable_sort(routes, {},
                                 [](Route const& route) { return std::ranges::count_if(route.pattern, named); });
    }
}

Router::Match Router::find(http::Method method, std::string_view path) const {
    Match match;
    auto const parts = segments(path);
    auto const routes = by_length_.find(parts.size());
    if (routes == by_length_.end()) {
        return match;
    }
    auto const asked = method == http::Method::head ? http::Method::get : method;
    std::set<std::string> allowed;
    for (auto const& route : routes->second) {
        auto const fits = std::ranges::equal(route.pattern, parts, [](std::string_view pattern, std::string_view part) {
            return named(pattern) || pattern == part;
        });
        if (!fits) {
            continue;
        }
        if (route.operation->method != asked) {
            allowed.insert(std::string(http::name_of(route.operation->method)));
            continue;
        }
        match.operation = route.operation;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (named(route.pattern[i])) {
                match.path[route.pattern[i].substr(1, route.pattern[i].size() - 2)] = std::string(parts[i]);
            }
        }
        return match;
    }
    if (allowed.contains("GET")) {
        allowed.insert("HEAD");
    }
    for (auto const& name : allowed) {
        match.allowed += (match.allowed.empty() ? "" : ", ") + name;
    }
    return match;
}

}  // namespace qiyue::app::web
