#include "app/scenario/runner.hpp"

#include "modules/identity/api.hpp"
#include "platform/json/json.hpp"

#include "app/desk.hpp"

#include "base/failure.hpp"

namespace qiyue::app::scenario {

Troupe cast(Library& library, std::string const& name, World& world) {
    auto const& cast = library.cast(name);
    Troupe troupe;
    auto const made = world.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        auto const context = world.context({});
        for (auto const& row : cast.organisations) {
            auto judge = world.engine().judge(context, {.place = world.engine().place(), .pinned = context.today()});
            troupe.organisations[row.key] = TRY(identity::register_organisation(tx, context, world.ports(), judge,
                                                                                {.name = row.name,
                                                                                 .kind = row.kind,
                                                                                 .region = row.region,
                                                                                 .credit_code = row.credit_code,
                                                                                 .attributes = row.attributes}));
        }
        for (auto const& row : cast.people) {
            auto const person = TRY(identity::register_person(
                tx, context, world.ports(),
                {.name = row.name, .login = row.key, .password = "qiyue-demo-2026", .attributes = row.attributes}));
            troupe.people[row.key] = person;
            auto const organisation = troupe.organisations.at(row.organisation);
            for (auto const& post : row.posts) {
                TRY(identity::appoint(tx, context, world.ports(), person, organisation, post));
            }
            troupe.callers[row.key] = *identity::caller_of(tx, person, organisation);
        }
        return true;
    });
    if (!made.ok()) {
        throw Fault("the cast can't be made: " + json::write(problem(world.rules(), made.refusal())));
    }
    return troupe;
}

}  // namespace qiyue::app::scenario
