#pragma once

#include "platform/db/db.hpp"
#include "platform/metrics/metrics.hpp"

namespace qiyue::db {

// How the writer of a database is getting on, for `metrics`.
struct QueueFigures {
    std::function<std::int64_t()> waiting;            // commands that nobody has taken yet
    metrics::Histogram const* group_sizes = nullptr;  // commands committed together
};
// Both live as long as the database. Nothing where there is no queue: in memory everybody writes in turn.
QueueFigures queue_figures(Database& database);

}  // namespace qiyue::db
