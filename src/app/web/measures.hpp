#pragma once

#include "app/world.hpp"
#include "platform/http/http.hpp"
#include "platform/metrics/metrics.hpp"

#include <string>

namespace qiyue::app::web {

// What a serving process tells whoever watches over it, at /metrics.
class Measures {
public:
    explicit Measures(World& world);

    // `what` is an operation's id or the name of a part of the edge ("portal", "static"): never a path.
    void answered(std::string const& what, int status, std::int64_t milliseconds);
    http::Response answer() const;

    // Only to who asks from this machine itself. Who comes through a proxy does not, wherever the proxy stands.
    static bool may_read(std::string_view peer, http::Request const& request);

private:
    metrics::Registry registry_;
};

}  // namespace qiyue::app::web
