#include "support/stand.hpp"

#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// Goal: what happens in identity stands in the journal, and each reader sees what he may.
namespace qiyue::journal {
namespace {

std::vector<db::Migration> both() {
    auto all = identity::migrations();
    for (auto const& migration : migrations()) {
        all.push_back(migration);
    }
    return all;
}

class Office : public support::Stand {
public:
    explicit Office(std::string const& engine) : Stand(engine, both()) {
        listen(ports());
        write<void>([&](db::Tx& tx) -> Result<void> {
            auto const now = context();
            law::Judge judge(*book, calendar, now, {.place = "成都", .pinned = now.today()});
            organisation = TRY(identity::register_organisation(tx, context(), ports(), judge,
                                                               {"某机构（演示）", "audit", "510100", "", {}}));
            person = TRY(identity::register_person(tx, context(), ports(), {"王例", "wang.li", "a long password", {}}));
            return identity::appoint(tx, context(), ports(), person, organisation, "audit.auditor");
        });
    }

    // Commands of two buyers on one project.
    void two_steps() {
        write<void>([&](db::Tx& tx) -> Result<void> {
            for (std::int64_t const buyer : {501, 502}) {
                auto now = context();
                now.caller.person = person;
                now.caller.organisation = buyer;
                append(
                    tx, now, ports(),
                    {.operation = "need.submit", .kind = "need", .object = 9, .project = 3, .body = Value::object()});
            }
            return {};
        });
    }

    Value ask(std::string const& id, Caller const& caller, std::map<std::string, std::string> const& query = {}) {
        auto const all = operations();
        auto const operation = std::ranges::find(all, id, &api::Operation::id);
        REQUIRE(operation != all.end());
        auto now = context();
        now.caller = caller;
        Form const form;
        Value const body;
        std::map<std::string, std::string> const path;
        return read<Value>([&](db::Tx& tx) {
            auto const asked = api::read_query(*operation, query, now).value();
            api::Call call{.context = now, .tx = tx, .form = form, .body = body, .path = path, .query = asked};
            return operation->run(call).value();
        });
    }

    static Caller holding(std::string const& post, std::int64_t organisation) {
        Caller caller;
        caller.person = 1;
        caller.organisation = organisation;
        caller.posts = {post};
        return caller;
    }

    std::shared_ptr<law::Rulebook const> book = law::Rulebook::build({});
    WorkCalendar calendar;
    std::int64_t organisation = 0;
    std::int64_t person = 0;
};

}  // namespace

TEST_CASE("journal/operations: registrations and appointments stand in the record, passwords never") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Office office(engine);
        auto const page = office.ask("journal.list", Office::holding("audit.auditor", 1));
        std::vector<std::string> done;
        for (auto const& item : page["items"].items()) {
            done.push_back(item["operation"].text());
            CHECK_FALSE(item["body"].has("password"));
        }
        CHECK(done == std::vector<std::string>{"organisation.register", "person.register", "post.appoint"});
        CHECK(page["items"].items()[2]["body"]["post"].text() == "audit.auditor");
        CHECK(page["next"].is_null());
    }
}

TEST_CASE("journal/operations: audit sees the whole trail, a buyer's supervisor the own house") {
    Office office("sqlite");
    office.two_steps();
    auto const count = [&](Caller const& caller) {
        return office.ask("journal.list", caller, {{"project", "3"}})["items"].size();
    };
    CHECK(count(Office::holding("audit.supervisor", 1)) == 2);
    CHECK(count(Office::holding("buyer.supervisor", 502)) == 1);
    CHECK(count(Office::holding("buyer.supervisor", 503)) == 0);
    auto const item =
        office.ask("journal.list", Office::holding("buyer.supervisor", 502), {{"project", "3"}})["items"].items()[0];
    CHECK(item["organisation"].integer() == 502);
    CHECK(item["person_name"].text() == "王例");
}

TEST_CASE("journal/operations: pages follow one another to the end") {
    Office office("sqlite");
    office.two_steps();
    std::map<std::string, std::string> query{{"limit", "2"}};
    std::vector<std::int64_t> positions;
    for (int pages = 0; pages < 9; ++pages) {
        auto const page = office.ask("journal.list", Office::holding("audit.auditor", 1), query);
        for (auto const& item : page["items"].items()) {
            positions.push_back(item["position"].integer());
        }
        if (page["next"].is_null()) {
            break;
        }
        query["after"] = std::to_string(page["next"].integer());
    }
    CHECK(positions == std::vector<std::int64_t>{0, 1, 2, 3, 4});
}

TEST_CASE("journal/operations: verification reports a sound range") {
    Office office("sqlite");
    office.two_steps();
    auto const answer = office.ask("journal.verify_own", Office::holding("audit.auditor", 1), {{"from", "1"}});
    CHECK(answer["from"].integer() == 1);
    CHECK(answer["to"].integer() == 5);
    CHECK(answer["sound"].boolean());
    CHECK(answer["first"].is_null());
    CHECK(answer["root"].text() == office.read<std::string>([](db::Tx& tx) { return root(tx); }));
}

}  // namespace qiyue::journal
