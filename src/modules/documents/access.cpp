#include "modules/documents/claim.hpp"
#include "modules/documents/store.hpp"

#include <algorithm>

namespace qiyue::documents {

namespace {

// What the page shows to this reader decides: a view leaves out what is not his to see, and what is withheld.
bool page_shows(db::Tx& tx, workflow::Engine const& engine, Context const& context, workflow::Object const& object,
                std::string const& digest) {
    auto const* shows = engine.procedure(object.kind).shows;
    if (shows == nullptr || !engine.readable(tx, object, context)) {
        return false;
    }
    auto const body = engine.page(tx, object, context)["body"];
    return std::ranges::any_of(digests_in(*shows, body), [&](Digest const& one) { return one.digest == digest; });
}

bool published(db::Tx& tx, workflow::Engine const& engine, Context const& context, File const& file) {
    bool shown = false;
    auto const asked = engine.ports().bus.raise(tx, context, WhoShows{.file = file, .shown = shown});
    return asked.ok() && shown;
}

}  // namespace

bool may_have(db::Tx& tx, workflow::Engine const& engine, Context const& context, File const& file) {
    auto const object = engine.find(tx, file.object);
    if (!object) {
        return false;
    }
    auto const& caller = context.caller;
    // Experts stand in one organisation, too, and one must not read what another handed in: owner and party alone.
    auto const of_theirs = caller.organisation == file.organisation &&
        (caller.organisation == object->owner || caller.organisation == object->party);
    if (caller.signed_in() && (of_theirs || caller.organisation_kind == "audit") &&
        engine.concerned(tx, *object, context)) {
        return true;
    }
    return page_shows(tx, engine, context, *object, file.digest) || published(tx, engine, context, file);
}

std::optional<Found> find(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::string_view digest) {
    auto const& caller = context.caller;
    if (caller.signed_in()) {
        // For whom the person acts now does not matter: it is his own file.
        if (auto const sent = store::sent_by(tx, digest, caller.person)) {
            return Found{.name = sent->name, .type = sent->type, .size = sent->size};
        }
    }
    for (auto const& file : store::holding(tx, digest)) {
        if (may_have(tx, engine, context, file)) {
            return Found{.name = file.name, .type = file.type, .size = file.size};
        }
    }
    return std::nullopt;
}

}  // namespace qiyue::documents
