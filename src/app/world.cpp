#include "app/world.hpp"

#include "modules/disclosure/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"

#include "base/failure.hpp"

namespace qiyue::app {

World::World(Parts parts)
    : parts_(std::move(parts)),
      ids_(*parts_.clock, parts_.node),
      ports_{.ids = ids_,
             .random = *parts_.random,
             .files = *parts_.files,
             .bus = bus_,
             .password_cost = parts_.password_cost},
      engine_(*parts_.rules, *parts_.calendar, ports_, parts_.place),
      library_(home() + "/src/modules/documents/papers", parts_.address) {
    auto migrations = identity::migrations();
    auto const append = [&](std::vector<db::Migration> const& more) {
        migrations.insert(migrations.end(), more.begin(), more.end());
    };
    append(journal::migrations());
    append(workflow::migrations());
    std::vector<api::Operation> beyond;
    for (auto& module : modules(engine_, library_)) {
        append(module.migrations);
        for (auto& procedure : module.procedures) {
            engine_.add(std::move(procedure));
        }
        for (auto& pair : module.incompatible) {
            engine_.add(std::move(pair));
        }
        beyond.insert(beyond.end(), module.operations.begin(), module.operations.end());
    }
    parts_.database->migrate(migrations);

    journal::listen(ports_);
    operations_ =
        identity::operations(ports_, {.book = *parts_.rules, .calendar = *parts_.calendar, .place = parts_.place});
    operations_.push_back(identity::region_operation(regions()));
    operations_.push_back(workflow::calendars_operation(notices_of_world()));
    auto const trail = journal::operations();
    operations_.insert(operations_.end(), trail.begin(), trail.end());
    auto const steps = engine_.operations();
    operations_.insert(operations_.end(), steps.begin(), steps.end());
    operations_.insert(operations_.end(), beyond.begin(), beyond.end());
    for (std::size_t i = 0; i < operations_.size(); ++i) {
        if (!by_id_.emplace(operations_[i].id, i).second) {
            throw Bug("two operations are called " + operations_[i].id);
        }
    }
}

World::~World() = default;

std::vector<workflow::Notice> const& World::notices_of_world() const {
    return parts_.notices == nullptr ? notices() : *parts_.notices;
}

Result<workflow::Recount> World::apply_calendars(db::Tx& tx) {
    auto const now = context({});
    auto recount = TRY(workflow::apply_calendars(tx, now, engine_, notices_of_world()));
    if (!recount.years.empty()) {
        disclosure::count_again(tx, engine_, now);
    }
    return recount;
}

api::Operation const* World::operation(std::string_view id) const {
    auto const found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &operations_[found->second];
}

Context World::context(Caller caller) {
    return {.caller = std::move(caller), .now = parts_.clock->now(), .request = 0, .suspended = &parts_.suspended};
}

}  // namespace qiyue::app
