#pragma once

#include "app/world.hpp"
#include "platform/http/http.hpp"
#include "platform/metrics/metrics.hpp"

#include <string>

namespace qiyue::app::web {

// What is counted of a serving process, for whoever runs it.
class Measures {
public:
    Measures();
    // `what` is an operation id, or which part of the edge answered ("page", "static", "file").
    void answered(std::string const& what, http::Request const& request, int status, std::int64_t microseconds);
    // Beside what was counted: journal, overdue duties, refusals by clause, memory, as they are now.
    std::string text(World& world);

private:
    metrics::Registry registry_;
};

// Counts are for whoever sits at the machine, and not for a proxy that passes a visitor's request on.
bool from_this_machine(http::Request const& request);

}  // namespace qiyue::app::web
