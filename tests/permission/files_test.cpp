#include "app/desk.hpp"
#include "permission/expected.hpp"
#include "support/house.hpp"

#include "modules/documents/store.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// Files and papers by everybody: files are found by digest and not by operation, so the matrix does not see them.
namespace qiyue::permission {

namespace {

struct Held {
    std::vector<documents::File> files;
    std::vector<workflow::Object> objects;
};

workflow::Procedure const* procedure_of(support::House& house, std::string const& kind) {
    auto const& all = house.world().engine().procedures();
    auto const found = std::ranges::find(all, kind, &workflow::Procedure::kind);
    return found == all.end() ? nullptr : &*found;
}

Held held(support::House& house) {
    Held all;
    for (auto const& procedure : house.world().engine().procedures()) {
        for (auto const& object : house.objects(procedure.kind)) {
            auto const files = house.world().database().read<std::vector<documents::File>>(
                [&](db::Tx& tx) { return documents::store::of_object(tx, object.id); });
            all.files.insert(all.files.end(), files.begin(), files.end());
            all.objects.push_back(object);
        }
    }
    return all;
}

bool has(support::House& house, Caller const& caller, std::string const& digest) {
    auto const context = house.world().context(caller);
    return house.world().database().read<bool>(
        [&](db::Tx& tx) { return documents::find(tx, house.world().engine(), context, digest).has_value(); });
}

Known known(support::House& house, workflow::Object const& object) {
    Known one{.object = object, .participants = {}};
    house.world().database().read<bool>([&](db::Tx& tx) {
        for (auto const& participant : house.world().engine().participants(tx, object.id)) {
            one.participants.insert(participant.person);
        }
        return true;
    });
    return one;
}

// Who sits on the committee reads what is attached to the bids of its purchase; in the last stage all have declared.
bool judges(support::House& house, Held const& all, workflow::Object const& bid, Caller const& caller) {
    return std::ranges::any_of(all.objects, [&](workflow::Object const& one) {
        return one.kind == "review" && one.parent == bid.parent &&
            known(house, one).participants.contains(caller.person);
    });
}

}  // namespace

TEST_CASE("permission: every file by everybody") {
    support::House house(support::last_stage());
    auto const all = held(house);
    REQUIRE(all.files.size() >= 4);
    std::size_t given = 0, kept_back = 0;
    for (auto const& file : all.files) {
        auto const object = *std::ranges::find(all.objects, file.object, &workflow::Object::id);
        auto const one = known(house, object);
        std::vector<Caller> people{Caller{}};
        for (auto const& member : house.cast()) {
            people.push_back(member.caller);
        }
        for (auto const& caller : people) {
            auto const context = house.world().context(caller);
            auto const got = has(house, caller, file.digest);
            given += got ? 1 : 0;
            kept_back += got ? 0 : 1;
            auto const sender = caller.person != 0 && caller.person == file.person;
            auto const reads = may_read(*procedure_of(house, file.kind), one, context);
            CAPTURE(file.kind);
            CAPTURE(file.field);
            CAPTURE(caller.organisation_name);
            CAPTURE(caller.person_name);
            if (sender) {
                CHECK(got);
            }
            // Nobody gets a file without reading the object that holds it, unless he judges that bid, or a notice shows
            // it to everybody.
            auto const judge = file.kind == "bid" && judges(house, all, object, caller);
            if (got && !sender && !reads && !judge) {
                CHECK(has(house, Caller{}, file.digest));
            }
        }
    }
    CHECK(given > 0);
    CHECK(kept_back > given);
}

TEST_CASE("permission: an unknown digest, and what is none, belong to nobody") {
    support::House house("chengdu/stages/10_plan@proposed");
    for (auto const& digest : {std::string(64, 'a'), std::string(), std::string("../../etc/passwd")}) {
        CHECK_FALSE(has(house, Caller{}, digest));
        CHECK_FALSE(has(house, house.caller("planner"), digest));
    }
}

TEST_CASE("papers: every template names kinds, states and fields that are there") {
    support::House house("chengdu/stages/10_plan@proposed");
    auto const& papers = house.world().library().papers();
    CHECK(papers.size() >= 11);
    for (auto const& paper : papers) {
        CAPTURE(paper.name);
        auto const* procedure = procedure_of(house, paper.kind);
        if (procedure == nullptr) {
            CHECK((paper.kind == "notice" || paper.kind == "public_project"));
            continue;
        }
        for (auto const& state : paper.states) {
            CAPTURE(state);
            CHECK(std::ranges::find(procedure->states, state, &workflow::State::name) != procedure->states.end());
        }
        auto const described = [&](std::string const& name) {
            // Beside the page: grounds and what was taken off.
            if (name == "grounds" || name == "taken_off") {
                return true;
            }
            return std::ranges::find(*procedure->shows, name, &Field::name) != procedure->shows->end();
        };
        for (auto const& section : paper.body["section"].items()) {
            for (auto const& field : section["fields"].is_list() ? section["fields"].items() : Value::List{}) {
                CAPTURE(field.text());
                CHECK(described(field.text()));
            }
            for (auto const& text : section["text"].is_list() ? section["text"].items() : Value::List{}) {
                for (auto open = text.text().find("{{"); open != std::string::npos;
                     open = text.text().find("{{", open + 2)) {
                    auto const name = text.text().substr(open + 2, text.text().find("}}", open) - open - 2);
                    auto const common = name == "owner" || name == "party" || name == "project" || name == "title" ||
                        name == "day" || name == "id";
                    CAPTURE(name);
                    CHECK((common || described(name)));
                }
            }
        }
    }
}

TEST_CASE("papers: each that is offered to a visitor or to the cast is made") {
    support::House house(support::last_stage());
    std::set<std::string> made;
    for (auto const& object : held(house).objects) {
        for (auto const& login : {std::string("nobody"), std::string("payer"), std::string("auditor")}) {
            app::Asked list;
            list.operation = house.world().operation("documents.of_object");
            list.caller = login == "nobody" ? Caller{} : house.caller(login);
            list.path = {{"id", std::to_string(object.id)}};
            auto const offered = app::run(house.world(), list);
            if (!offered.ok()) {
                continue;
            }
            for (auto const& paper : offered.value()["papers"].items()) {
                if (!made.insert(paper["name"].text() + "/" + login).second) {
                    continue;
                }
                app::Asked print = list;
                print.operation = house.world().operation("documents.paper");
                print.path["name"] = paper["name"].text();
                auto const printed = app::run(house.world(), print);
                REQUIRE(printed.ok());
                CHECK(printed.value()["download"]["bytes"].text().starts_with("%PDF"));
            }
        }
    }
    for (auto const* name :
         {"tender_notice", "purchase_document", "opening_record", "award_letter", "contract", "evaluation_report"}) {
        CAPTURE(name);
        CHECK(made.contains(std::string(name) + "/nobody"));
    }
    for (auto const* name : {"bulletin", "acceptance", "payment_sheet"}) {
        CAPTURE(name);
        CHECK(made.contains(std::string(name) + "/payer"));
        CHECK(made.contains(std::string(name) + "/auditor"));
    }
    CHECK_FALSE(made.contains("payment_sheet/nobody"));
    CHECK_FALSE(made.contains("bulletin/nobody"));
}

}  // namespace qiyue::permission
