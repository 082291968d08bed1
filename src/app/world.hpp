#pragma once

#include "law/rulebook.hpp"
#include "modules/documents/api.hpp"
#include "modules/identity/entrance.hpp"
#include "modules/workflow/api.hpp"
#include "modules/workflow/calendars.hpp"
#include "platform/api/operation.hpp"
#include "platform/api/ports.hpp"
#include "platform/db/db.hpp"

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/work_calendar.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace qiyue::app {

// Where the house finds what it reads at start: articles, calendars, templates.
std::string home();

std::shared_ptr<law::Rulebook const> load_rules(std::string const& home);
// The regions of data/regions.toml, read once.
std::vector<identity::Region> const& regions();
std::shared_ptr<WorkCalendar const> load_calendar(std::string const& home);
workflow::Notice read_notice(std::string const& path);
// The yearly notices of data/calendar, read once; load_calendar counts by the same.
std::vector<workflow::Notice> const& notices();

// One whole platform: database, ports, rules, modules, operations. A serving process has one; every scenario makes
// its own.
class World {
public:
    struct Parts {
        std::shared_ptr<law::Rulebook const> rules;
        std::shared_ptr<WorkCalendar const> calendar;
        std::unique_ptr<Clock> clock;
        std::unique_ptr<crypto::Random> random;
        std::unique_ptr<files::Store> files;
        std::unique_ptr<db::Database> database;
        crypto::PasswordCost password_cost = crypto::PasswordCost::interactive;
        std::string place = "成都";
        int node = 0;
        Suspended suspended;
        std::string address = "http://127.0.0.1:8080";  // where the public reaches it: stands on papers
        documents::Limits file_limits = {};
        std::vector<workflow::Notice> const* notices =
            nullptr;  // what the calendar was loaded from; none: of the home folder
    };
    // Wires the modules and brings the database to the newest schema.
    explicit World(Parts parts);
    ~World();
    World(World const&) = delete;
    World& operator=(World const&) = delete;

    Clock const& clock() const { return *parts_.clock; }
    db::Database& database() { return *parts_.database; }
    files::Store& files() { return *parts_.files; }
    api::Ports& ports() { return ports_; }
    workflow::Engine& engine() { return engine_; }
    documents::Library const& library() const { return library_; }
    documents::Limits const& file_limits() const { return parts_.file_limits; }
    // Where the public reaches it, without a slash at its end.
    std::string const& address() const { return parts_.address; }
    law::Rulebook const& rules() const { return *parts_.rules; }
    WorkCalendar const& calendar() const { return *parts_.calendar; }
    // Deadlines follow the calendar that this world has: theirs and what is owed to the public. Done at every start.
    Result<workflow::Recount> apply_calendars(db::Tx& tx);
    std::vector<api::Operation> const& operations() const { return operations_; }
    api::Operation const* operation(std::string_view id) const;
    // A context for this moment.
    Context context(Caller caller);

private:
    std::vector<workflow::Notice> const& notices_of_world() const;

    Parts parts_;
    IdSource ids_;
    events::Bus bus_;
    api::Ports ports_;
    workflow::Engine engine_;
    documents::Library library_;
    std::vector<api::Operation> operations_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

// All modules, lower floors first.
std::vector<workflow::Module> modules(workflow::Engine& engine, documents::Library const& library);

}  // namespace qiyue::app
