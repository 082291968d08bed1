#include "modules/framework/api.hpp"
#include "modules/framework/steps.hpp"

// What other modules may know of a framework agreement: whom it admitted, at which price; its days and who took part.
namespace qiyue::framework {

std::optional<InForce> in_force(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework, Day day) {
    auto const object = engine.find(tx, framework);
    auto const f = store::look(tx, framework);
    if (!object || !f || !f->concluded || object->state == "expired" || object->state == "summarised" ||
        day < f->day("term_from") || day > f->day("term_to")) {
        return std::nullopt;
    }
    InForce found{
        .catalogue_item = f->plan["catalogue_item"].integer_or(0), .name = f->plan["name"].text_or({}), .admitted = {}};
    for (auto const& offer : offers_in(tx, engine, framework, "signed")) {
        found.admitted.push_back({.provider = offer.provider, .unit_price = offer.price});
    }
    return found;
}

std::optional<Called> called(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework) {
    auto const f = store::find(tx, framework);
    if (!f || !f->call.has("notice_until")) {
        return std::nullopt;
    }
    Called told{.notice_until = f->day("notice_until"), .announced = f->announced, .took_part = {}};
    for (auto const& offer : store::offers(tx, framework)) {
        auto const object = engine.find(tx, offer.id);
        if (object && object->state != "submitted" && object->state != "withdrawn" && object->state != "returned") {
            told.took_part.push_back(offer.provider);
        }
    }
    return told;
}

}  // namespace qiyue::framework
