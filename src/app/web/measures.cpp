#include "app/web/measures.hpp"

#include "modules/journal/api.hpp"
#include "modules/policy/api.hpp"
#include "modules/workflow/overdue.hpp"

namespace qiyue::app::web {

namespace {

using metrics::Type;

std::vector<metrics::Family> families() {
    constexpr std::int64_t millisecond = 1000;
    return {{"qiyue_requests_total", Type::counter, "Answers by operation (or part of the site) and class of status."},
            {"qiyue_request_seconds",
             Type::histogram,
             "Time from a request that was read whole to its answer.",
             {1 * millisecond, 5 * millisecond, 20 * millisecond, 100 * millisecond, 500 * millisecond,
              2000 * millisecond}},
            {"qiyue_refusals", Type::gauge, "How often each clause was cited by a refusal, of all processes."},
            {"qiyue_journal_entries", Type::gauge, "Entries of the journal."},
            {"qiyue_duties_overdue", Type::gauge, "Open duties whose day has passed."},
            {"process_resident_memory_bytes", Type::gauge, "Memory of this process in RAM."}};
}

}  // namespace

Measures::Measures() : registry_(families()) {}

void Measures::answered(std::string const& what, http::Request const& request, int status, std::int64_t microseconds) {
    constexpr int hundred = 100;
    auto const reads = request.method == http::Method::get || request.method == http::Method::head;
    registry_.add("qiyue_requests_total", {{"what", what}, {"status", std::to_string(status / hundred) + "xx"}});
    registry_.observe("qiyue_request_seconds", {{"kind", reads ? "read" : "write"}}, microseconds);
}

std::string Measures::text(World& world) {
    auto const today = world.context({}).today();
    world.database().read<bool>([&](db::Tx& tx) {
        registry_.set("qiyue_journal_entries", {}, journal::size(tx));
        registry_.set("qiyue_duties_overdue", {}, workflow::count_overdue(tx, today));
        for (auto const& [clause, times] : policy::refused(tx, today)) {
            registry_.set("qiyue_refusals", {{"clause", clause}}, times.times);
        }
        return true;
    });
    registry_.set("process_resident_memory_bytes", {}, metrics::resident_bytes());
    return registry_.text();
}

bool from_this_machine(http::Request const& request) {
    auto const near =
        request.remote == "::1" || request.remote.starts_with("127.") || request.remote.starts_with("::ffff:127.");
    for (auto const* passed_on : {"x-forwarded-for", "x-forwarded-proto", "x-real-ip", "forwarded", "via"}) {
        if (!request.header(passed_on).empty()) {
            return false;
        }
    }
    return near;
}

}  // namespace qiyue::app::web
