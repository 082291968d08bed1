#include "app/commands/worlds.hpp"
#include "app/scenario/runner.hpp"
#include "support/databases.hpp"

#include "law/clauses.gen.hpp"

#include "modules/disclosure/store.hpp"
#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"
#include "modules/workflow/store.hpp"

#include "platform/json/json.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// Goal: a deadline that reaches a year without a notice is provisional; when the year is loaded it is counted again, its
// holder is told, and nothing else is touched.
// Method: duties are opened at the end of 2026 in a city that has no calendar of 2027; the same database is then opened
// with an invented one.
namespace qiyue::app {

namespace {

using db::testing::Place;

struct Open {
    std::string name;
    Day start;
};

class City {
public:
    City(Place const& place, bool with_2027) {
        static auto const loaded = commands::load_shared();
        auto calendar = std::make_shared<WorkCalendar>(*loaded.calendar);
        loaded_notices = notices();
        if (with_2027) {
            loaded_notices.push_back(read_notice(home() + "/tests/calendar/2027_invented.toml"));
            calendar->load(loaded_notices.back().year);
        }
        auto clock = std::make_unique<ManualClock>(Instant::parse("2020-01-01T09:00:00+08:00").value());
        hands = clock.get();
        world = std::make_unique<World>(World::Parts{.rules = loaded.rules,
                                                     .calendar = calendar,
                                                     .clock = std::move(clock),
                                                     .random = std::make_unique<crypto::SeededRandom>(3),
                                                     .files = files::open_memory(),
                                                     .database = place.open({"", 1, 4096, 100}),
                                                     .password_cost = crypto::PasswordCost::cheap,
                                                     .suspended = {},
                                                     .notices = &loaded_notices});
    }

    void tell(std::string const& story) {
        scenario::Library library(home() + "/tests/scenarios");
        scenario::perform(library, {story}, *world, *hands, [](std::string const&, std::int64_t) {});
    }

    void at(Day day) { hands->set(Instant::at(day, 10)); }

    workflow::Object project() {
        return world->database().read<workflow::Object>([](db::Tx& tx) {
            return workflow::store::list(tx, {.kind = "project", .state = {}, .text = {}, .limit = 1}).at(0);
        });
    }

    // Five working days, 成都规程 27.
    void open(std::string const& name, Day start) {
        auto const about = project();
        at(start);
        REQUIRE(world->database()
                    .write<bool>([&](db::Tx& tx) -> Result<bool> {
                        workflow::Opens const opens{.duty = name,
                                                    .title = {"答复" + name, "answer " + name},
                                                    .deadline = "objection_reply",
                                                    .clause = clause::CD_27_4,
                                                    .holder = {"buyer.planner", workflow::Relation::owner}};
                        world->engine().open_duty(tx, world->context({}), about, opens, start);
                        return true;
                    })
                    .ok());
    }

    void close(std::string const& name) {
        auto const about = project();
        REQUIRE(world->database()
                    .write<bool>([&](db::Tx& tx) -> Result<bool> {
                        world->engine().close_duty(tx, world->context({}), about.id, name);
                        return true;
                    })
                    .ok());
    }

    workflow::Recount count_again() {
        return world->database()
            .write<workflow::Recount>([&](db::Tx& tx) { return world->apply_calendars(tx); })
            .value();
    }

    workflow::Duty duty(std::string const& name) {
        auto const about = project();
        return world->database().read<workflow::Duty>([&](db::Tx& tx) {
            auto const all = workflow::store::duties_of_object(tx, about.id);
            auto const found = std::ranges::find(all, name, &workflow::Duty::name);
            REQUIRE(found != all.end());
            return *found;
        });
    }

    // The project's page, as its planner sees it.
    Value page() {
        auto const about = project();
        return world->database().read<Value>([&](db::Tx& tx) {
            auto const planner = identity::person_by_login(tx, "planner");
            auto const caller = identity::caller_of(tx, planner->id, about.owner);
            return world->engine().page(tx, about, world->context(*caller));
        });
    }

    std::int64_t journal_size() {
        return world->database().read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
    }

    std::vector<workflow::Notice> loaded_notices;
    ManualClock* hands = nullptr;
    std::unique_ptr<World> world;
};

std::vector<std::string> told_in(Value const& page) {
    std::vector<std::string> lines;
    for (auto const& line : page["timeline"].items()) {
        if (line["step"] == Value("deadline_recounted")) {
            lines.push_back(line.at_path("why.0.duty").text() + " " + line.at_path("why.0.from").text() + " " +
                            line.at_path("why.0.to").text());
        }
    }
    return lines;
}

}  // namespace

TEST_CASE(
    "calendar: a deadline that reached a year without a notice is counted again when the year is loaded, and told") {
    for (auto const& engine : db::testing::engines({"file", "postgresql"})) {
        CAPTURE(engine);
        Place const place(engine);
        {
            City city(place, false);
            city.tell("chengdu/stages/10_plan@proposed");
            city.count_again();
            // Friday 25 December: within 2026, the fifth working day is Friday 1 January by weekends alone.
            city.open("reaches", Day(2026, 12, 25));
            city.open("within", Day(2026, 12, 23));
            city.open("before", Day(2026, 12, 14));
            city.open("answered", Day(2026, 12, 25));
            city.close("answered");
            CHECK(city.duty("reaches").due == Day(2027, 1, 1));
            CHECK(city.duty("reaches").provisional);
            CHECK(city.duty("within").due == Day(2026, 12, 30));
            CHECK_FALSE(city.duty("within").provisional);
            auto const again = city.count_again();  // nothing new: nothing happens
            CHECK(again.years.empty());
            CHECK(told_in(city.page()).empty());
        }
        City city(place, true);
        city.at(Day(2026, 12, 26));
        auto const before = city.journal_size();
        auto const recount = city.count_again();
        CHECK(recount.years == std::vector<int>{2027});
        CHECK(recount.moved == 2);
        CHECK(recount.settled == 0);
        // 27 (made up), 28, 29, 30 December, then 5 January: 31 December to 4 January are off.
        auto const reaches = city.duty("reaches");
        CHECK(reaches.due == Day(2027, 1, 5));
        CHECK_FALSE(reaches.provisional);
        CHECK(reaches.sum["due"] == Value("2027-01-05"));
        // A day of the December before moved too: Sunday 27 is worked.
        CHECK(city.duty("within").due == Day(2026, 12, 29));
        CHECK(city.duty("before").due == Day(2026, 12, 21));
        // What was done is done.
        CHECK(city.duty("answered").due == Day(2027, 1, 1));
        // Told where the holder looks: at the duty and in the timeline, with the notice that moved it.
        auto const told = reaches.sum["recounted"];
        REQUIRE(told.size() == 1);
        CHECK(told.at_path("0.from") == Value("2027-01-01"));
        CHECK(told.at_path("0.to") == Value("2027-01-05"));
        CHECK(told.at_path("0.notices.0.year") == Value(2027));
        CHECK(told.at_path("0.notices.0.notice") == Value("虚构〔2026〕1号"));
        auto lines = told_in(city.page());
        std::ranges::sort(lines);
        CHECK(lines == std::vector<std::string>{"reaches 2027-01-01 2027-01-05", "within 2026-12-30 2026-12-29"});
        CHECK(city.journal_size() == before + 3);  // the calendar, and each of the two
        CHECK_FALSE(
            city.world->database()
                .read<journal::Verified>([&](db::Tx& tx) { return journal::verify_own(tx, 0, journal::size(tx)); })
                .first);
        // Once.
        CHECK(city.count_again().years.empty());
        CHECK(city.duty("reaches").sum["recounted"].size() == 1);
    }
}

TEST_CASE("calendar: a provisional day that the notice leaves where it is stands for good") {
    Place const place("file");
    {
        City city(place, false);
        city.tell("chengdu/stages/10_plan@proposed");
        city.count_again();
        city.open("settles", Day(2027, 3, 1));
        CHECK(city.duty("settles").due == Day(2027, 3, 8));
        CHECK(city.duty("settles").provisional);
    }
    City city(place, true);
    city.at(Day(2027, 3, 2));
    auto const recount = city.count_again();
    CHECK(recount.moved == 0);
    CHECK(recount.settled == 1);
    CHECK(city.duty("settles").due == Day(2027, 3, 8));
    CHECK_FALSE(city.duty("settles").provisional);
    CHECK(told_in(city.page()) == std::vector<std::string>{"settles 2027-03-08 2027-03-08"});
}

TEST_CASE("calendar: what is still owed to the public follows the calendar too") {
    for (auto const& engine : db::testing::engines({"file", "postgresql"})) {
        CAPTURE(engine);
        Place const place(engine);
        auto const due = [](City& city) {
            return city.world->database().read<Day>([](db::Tx& tx) {
                auto const all = disclosure::store::open_with_day(tx);
                REQUIRE(all.size() == 1);
                return *all.at(0).due.due;
            });
        };
        {
            City city(place, false);
            city.tell("chengdu/stages/10_plan@proposed");
            city.count_again();
            auto const about = city.project();
            REQUIRE(city.world->database()
                        .write<bool>([&](db::Tx& tx) -> Result<bool> {
                            disclosure::store::DueRow row;
                            row.due.id = city.world->ports().ids.next();
                            row.due.rule = "contract_notice";
                            row.due.project = about.id;
                            row.due.object = about.id;
                            row.due.holder = about.owner;
                            row.due.opened = Day(2026, 12, 30);
                            row.due.due = Day(2027, 1, 1);  // two working days, by weekends alone
                            row.due.clause = "LP-188";
                            disclosure::store::insert(tx, row);
                            return true;
                        })
                        .ok());
            CHECK(due(city) == Day(2027, 1, 1));
        }
        City city(place, true);
        city.at(Day(2026, 12, 31));
        city.count_again();
        CHECK(due(city) == Day(2027, 1, 6));
    }
}

}  // namespace qiyue::app
