#include "law/clauses.gen.hpp"
#include "modules/disclosure/papers.hpp"
#include "modules/disclosure/procedures.hpp"

namespace qiyue::disclosure {

namespace {

// Who works on the object sees all of it; for everybody else what is withheld is absent, with its ground.
bool inside(workflow::Object const& object, Caller const& caller) {
    auto const oversees = caller.organisation_kind == "audit" || caller.organisation_kind == "finance";
    return caller.signed_in() &&
        (caller.organisation == object.owner || caller.organisation == object.party || oversees);
}

}  // namespace

workflow::Module module(workflow::Engine& engine, documents::Library const& library) {
    listen(engine);
    show_files(engine);
    auto asked = operations(engine);
    asked.push_back(search_operation(engine));
    auto const printed = papers(engine, library);
    asked.insert(asked.end(), printed.begin(), printed.end());
    engine.veil([](db::Tx& tx, workflow::Object const& object, Context const& context, Value& body) {
        if (object.project != 0 && !inside(object, context.caller)) {
            mask_body(body, object.kind, store::exemptions(tx, object.project, "approved"));
        }
    });
    return {.name = "disclosure",
            .migrations = migrations(),
            .procedures = {exemption_procedure(), publication_procedure(), remark_procedure()},
            .operations = std::move(asked)};
}

}  // namespace qiyue::disclosure
