#include "app/web/measures.hpp"

#include "modules/journal/api.hpp"
#include "modules/policy/api.hpp"
#include "modules/workflow/store.hpp"
#include "platform/db/figures.hpp"

namespace qiyue::app::web {

namespace {

// Milliseconds: from what a page takes from memory to what somebody notices, and beyond.
std::vector<std::int64_t> const times{1, 2, 5, 10, 25, 50, 100, 250, 500, 1'000, 2'500, 10'000};

std::string status_class(int status) {
    return std::to_string(status / 100) + "xx";
}

}  // namespace

Measures::Measures(World& world) {
    registry_.gauge("qiyue_duties_overdue", "Open duties whose day has passed.", [&world] {
        auto const today = world.context({}).today();
        return world.database().read<std::int64_t>(
            [&](db::Tx& tx) { return workflow::store::count_overdue(tx, today); });
    });
    registry_.gauge("qiyue_journal_entries", "Entries of the journal.", [&world] {
        return world.database().read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
    });
    // The count that the portal's pages tell, not a second one.
    registry_.counts("qiyue_refusals_total", "Refused commands that cite the clause, of the whole installation.",
                     "clause", [&world] {
                         auto const today = world.context({}).today();
                         return world.database().read<metrics::Registry::Counts>([&](db::Tx& tx) {
                             metrics::Registry::Counts counts;
                             for (auto const& [clause, refused] : policy::refused(tx, today)) {
                                 counts.emplace(clause, refused.times);
                             }
                             return counts;
                         });
                     });
    registry_.gauge("qiyue_resident_bytes", "Memory that this process has.", metrics::resident_bytes);
    auto const queue = db::queue_figures(world.database());
    if (queue.group_sizes != nullptr) {
        registry_.gauge("qiyue_write_queue_waiting", "Commands waiting for the writer.", queue.waiting);
        registry_.show("qiyue_write_group_commands", "Commands committed together.", *queue.group_sizes);
    }
}

void Measures::answered(std::string const& what, int status, std::int64_t milliseconds) {
    registry_
        .counter("qiyue_requests_total", "Requests answered.", {{"operation", what}, {"status", status_class(status)}})
        .add();
    registry_.histogram("qiyue_request_milliseconds", "How long an answer took.", times, {{"operation", what}})
        .observe(milliseconds);
}

http::Response Measures::answer() const {
    http::Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = registry_.text();
    return response.with("Cache-Control", "no-store");
}

bool Measures::may_read(std::string_view peer, http::Request const& request) {
    auto const here = peer.starts_with("127.") || peer.starts_with("::ffff:127.") || peer == "::1";
    return here && request.header("x-forwarded-for").empty() && request.header("forwarded").empty() &&
        request.header("x-real-ip").empty();
}

}  // namespace qiyue::app::web
