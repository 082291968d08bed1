#include "modules/workflow/dossier.hpp"

#include "app/desk.hpp"
#include "modules/journal/api.hpp"
#include "support/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace qiyue;

namespace {

Value dossier_of(support::House& house, std::string const& login) {
    auto const project = house.objects("project").at(0).id;
    auto const answer = app::run(house.world(),
                                 {.operation = house.world().operation("workflow.dossier"),
                                  .caller = house.caller(login),
                                  .path = {{"id", std::to_string(project)}}});
    REQUIRE(answer.ok());
    return answer.value();
}

}  // namespace

TEST_CASE("workflow/dossier CD-37-1 whole, with a digest over all and a proof for each entry; a changed word shows") {
    support::House house(support::last_stage());
    auto const dossier = dossier_of(house, "auditor");
    CHECK(dossier["digest"].text() == workflow::dossier_digest(dossier));
    // One took the documents and never handed in a bid: that stays his own affair.
    auto const bids = house.objects("bid");
    auto const hidden = std::ranges::count(bids, "registered", &workflow::Object::state);
    CHECK(hidden == 1);
    CHECK(std::ssize(dossier["objects"].items()) + hidden == dossier["objects_in_all"].integer());
    CHECK(dossier["files"].size() > 0);
    for (auto const* kind : {"need", "tender", "bid", "contract", "payment", "acceptance"}) {
        CAPTURE(kind);
        auto const& objects = dossier["objects"].items();
        CHECK(std::ranges::any_of(objects, [&](Value const& one) { return one["kind"] == Value(kind); }));
    }
    auto const& trail = dossier["journal"];
    CHECK(trail["entries"].size() > 20);
    for (auto const& entry : trail["entries"].items()) {
        CHECK(journal::proves(trail, entry));
    }

    auto changed = dossier;
    changed.set("title", "另一项目");
    CHECK(changed["digest"].text() != workflow::dossier_digest(changed));
    auto forged = trail["entries"].items().front();
    forged.set("leaf_hash", std::string(64, '0'));
    CHECK_FALSE(journal::proves(trail, forged));
}
