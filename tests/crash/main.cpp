// Kills the server at any moment, fifty times and more, while several hands write, and looks at what is left: every
// acknowledged command is there, nothing is half done, and what was asked again under its key was done once.
//
//   qiyue-crash [--kills N] [--seed N] [--seconds N] [--database postgresql://…]
//
// With --database the same is done once more on that engine; there it is our process that is killed, PostgreSQL goes
// on and has to undo what its lost client had begun. The seconds are those of one engine. Each server is a child of this process that serves the same folder over HTTP as `qiyue serve` does; the rules are
// read once, before the first. SIGKILL takes the process, not the machine: what it proves is that an answer comes after
// its commit, and that a commit is whole.
#include "crash/server.hpp"
#include "support/browser.hpp"

#include "app/commands/worlds.hpp"
#include "app/scenario/runner.hpp"
#include "modules/journal/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/workflow/store.hpp"
#include "platform/db/scratch.hpp"

#include "base/failure.hpp"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <thread>

namespace qiyue::crash {

namespace {

using support::Browser;
using namespace std::chrono_literals;

struct Options {
    int kills = 60;
    int seconds = 60;  // no new server after that, but for the fiftieth kill
    std::uint64_t seed = 20170901;
    std::string database;  // a PostgreSQL to do it on as well
};
constexpr int kills_least = 50;
constexpr int hands = 4;

struct Acknowledged {
    std::string name;
    std::int64_t object = 0, position = 0;
};

Value plan(std::string const& name, std::int64_t item, int year) {
    return Value::object()
        .set("name", name)
        .set("fiscal_year", year)
        .set("nature", "public_service")
        .set("catalogue_item", item)
        .set("beneficiaries", "区内 60 周岁以上的居家老年人")
        .set("duty", "组织实施居家社区养老服务")
        .set("deployment", "区政府民生实事")
        .set("objectives",
             Value::list().push(Value::object().set("name", "服务人次").set("target", 100).set("unit", "人次")))
        .set("done_in_house_before", false);
}

class Trial {
public:
    Trial(Options const& options, app::commands::Shared const& shared, Place place)
        : options_(options), shared_(shared), place_(std::move(place)), chance_(options.seed) {}

    int passed() const { return passed_; }
    int failed() const { return failed_; }

    void run() {
        make_city();
        auto const began = std::chrono::steady_clock::now();
        auto const late = [&] {
            return std::chrono::steady_clock::now() - began > std::chrono::seconds(options_.seconds);
        };
        while (kills_ < options_.kills && !(late() && kills_ >= kills_least)) {
            one_life();
        }
        last_look();
        auto const seconds =
            std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began).count();
        check(kills_ >= kills_least, "at least 50 kills");
        std::cout << place_.engine << ": " << kills_ << " kills in " << seconds << " s (seed " << options_.seed
                  << "): " << acknowledged_.size() << " commands acknowledged, " << repeated_
                  << " asked again after a kill, " << found_done_ << " of them had been done" << std::endl;
    }

private:
    void make_city() {
        auto clock = std::make_unique<ManualClock>(Instant::parse("2020-01-01T09:00:00+08:00").value());
        auto& hands_of_clock = *clock;
        app::World world(app::World::Parts{.rules = shared_.rules,
                                           .calendar = shared_.calendar,
                                           .clock = std::move(clock),
                                           .random = std::make_unique<crypto::SystemRandom>(),
                                           .files = files::open_folder(place_.data + "/files"),
                                           .database = db::open({.url = place_.url}),
                                           .password_cost = crypto::PasswordCost::cheap,
                                           .suspended = {}});
        app::scenario::Library library(app::home() + "/tests/scenarios");
        app::scenario::perform(library, {"chengdu/stages/05_catalogue"}, world, hands_of_clock,
                               [](std::string const&, std::int64_t) {});
        item_ = world.database().read<std::int64_t>([](db::Tx& tx) {
            return workflow::store::list(tx, {.kind = "catalogue_item", .state = {}, .text = "居家养老", .limit = 1})
                .at(0)
                .id;
        });
        year_ = static_cast<int>(SystemClock().now().day().plus_days(366).year());
        before_ = world.database().read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
    }

    // From a start to a kill. One in six is killed while it starts.
    void one_life() {
        Server server(shared_, place_);
        if (below(6) == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(below(60)));
            end(server);
            return;
        }
        auto const port = server.port();
        check(port != 0, "the server starts again after kill " + std::to_string(kills_));
        if (port == 0) {
            end(server);
            return;
        }
        sign_in(port);
        std::vector<std::thread> writers;
        writers.reserve(hands);
        for (int hand = 0; hand < hands; ++hand) {
            writers.emplace_back([this, port, hand] { write(port, hand); });
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20 + below(400)));
        end(server);
        for (auto& writer : writers) {
            writer.join();
        }
    }

    void end(Server& server) {
        check(server.kill() == SIGKILL, "it ended by the kill and not by itself");
        kills_ += 1;
    }

    // The session outlives the server.
    void sign_in(int port) {
        Browser browser(port);
        browser.headers = headers_;
        if (browser.get("/api/session").status != 200) {
            check(headers_.empty(), "the session is still there");
            check(browser.sign_in("planner").status == 200, "the planner signs in");
            headers_ = browser.headers;
        }
    }

    // Writes until the server is gone. What got no answer is asked again first, under its key.
    void write(int port, int hand) {
        Browser browser(port);
        browser.headers = headers_;
        auto& open = unanswered_[hand];
        for (;;) {
            auto const again = !open.empty();
            if (!again) {
                open = "项目 " + std::to_string(hand) + "-" + std::to_string(++written_[hand]);
            }
            auto const key = "crash-" + std::to_string(hand) + "-" + std::to_string(written_[hand]);
            auto const page = browser.post("/api/projects", plan(open, item_, year_), {{"Idempotency-Key", key}});
            auto const answer = page.json();
            // An answer cut off in its middle is no answer.
            if (page.status == 0 || (page.status == 200 && !answer["journal_position"].is_integer()) ||
                page.status == 503) {
                return;
            }
            std::lock_guard const lock(mutex_);
            if (page.status != 200) {
                check(false, "it is answered: " + std::to_string(page.status) + " " + page.body.substr(0, 600));
                return;
            }
            auto const position = answer["journal_position"].integer();
            repeated_ += again ? 1 : 0;
            found_done_ += again && position < highest_ ? 1 : 0;
            highest_ = std::max(highest_, position);
            acknowledged_.push_back({.name = open, .object = answer["id"].integer(), .position = position});
            open.clear();
        }
    }

    void last_look() {
        auto const world = app::commands::served_world(shared_, place_.data, place_.url);
        world->database().read<bool>([&](db::Tx& tx) {
            look_at_whole(tx);
            for (auto const& command : acknowledged_) {
                look_at(tx, command);
            }
            look_for_halves(tx);
            return true;
        });
    }

    void look_at_whole(db::Tx& tx) {
        check(!journal::verify_own(tx, 0, journal::size(tx)).first.has_value(), "the journal is sound");
        check(ledger::trial_balance(tx).balanced(), "the ledger balances");
        if (place_.engine == "sqlite") {
            check(tx.run("PRAGMA integrity_check").at(0).text(0) == "ok", "the database file is whole");
            check(tx.run("PRAGMA foreign_key_check").empty(), "no row points nowhere");
        }
        check(acknowledged_.size() > static_cast<std::size_t>(kills_), "there was more than one command for each kill");
    }

    // What was acknowledged is there: the object with its name, and the journal entry at its place.
    void look_at(db::Tx& tx, Acknowledged const& command) {
        auto const object = workflow::store::find(tx, command.object);
        auto const entries =
            tx.run("SELECT operation, object FROM journal_entry WHERE position = $1", {command.position});
        check(object && object->title == command.name && entries.size() == 1 &&
                  entries.at(0).text(0) == "project.propose" && entries.at(0).integer(1) == command.object,
              command.name + " was acknowledged and is there");
    }

    // Each project has one event, one entry, one row of its module; and there is nothing besides.
    void look_for_halves(db::Tx& tx) {
        auto const count = [&](std::string const& sql) { return tx.run(sql).at(0).integer(0); };
        auto const projects = count("SELECT COUNT(*) FROM workflow_object WHERE kind = 'project'");
        check(projects >= static_cast<std::int64_t>(acknowledged_.size()), "no acknowledged project is missing");
        check(projects <= static_cast<std::int64_t>(acknowledged_.size()) + hands,
              "at most the last of each hand came besides");
        check(count("SELECT COUNT(DISTINCT title) FROM workflow_object WHERE kind = 'project'") == projects,
              "each was made once");
        check(count("SELECT COUNT(DISTINCT number) FROM project_project") == projects, "each has a number of its own");
        check(count("SELECT COUNT(*) FROM project_project p JOIN workflow_object o ON o.id = p.id") == projects,
              "each has its row");
        check(
            count(
                "SELECT COUNT(*) FROM workflow_event e JOIN workflow_object o ON o.id = e.object WHERE o.kind = 'project'") ==
                projects,
            "each has one line in its timeline");
        check(count("SELECT COUNT(DISTINCT object) FROM journal_entry WHERE operation = 'project.propose'") == projects,
              "each has its journal entry");
        check(count("SELECT COUNT(*) FROM journal_entry") == journal::size(tx), "the journal has no gap");
        check(journal::size(tx) >= before_ + projects, "what stood before the first kill still stands");
        check(count("SELECT COUNT(*) FROM workflow_answer") == projects, "each has its kept answer");
    }

    std::uint64_t below(std::uint64_t count) { return chance_() % count; }

    void check(bool holds, std::string const& what) {
        (holds ? passed_ : failed_) += 1;
        if (!holds && failed_ <= 20) {
            std::cout << "not ok: " << what << std::endl;
        }
    }

    Options options_;
    app::commands::Shared const& shared_;
    Place place_;
    std::mt19937_64 chance_;
    std::int64_t item_ = 0, before_ = 0, highest_ = -1;
    int year_ = 0, kills_ = 0, passed_ = 0, failed_ = 0, repeated_ = 0, found_done_ = 0;
    std::map<std::string, std::string> headers_;
    std::string unanswered_[hands];
    int written_[hands] = {};
    std::mutex mutex_;
    std::vector<Acknowledged> acknowledged_;
};

Options read(int count, char** words) {
    Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        std::string const word = words[i];
        if (word == "--kills") {
            options.kills = std::stoi(words[i + 1]);
        } else if (word == "--seed") {
            options.seed = std::stoull(words[i + 1]);
        } else if (word == "--seconds") {
            options.seconds = std::stoi(words[i + 1]);
        } else if (word == "--database") {
            options.database = words[i + 1];
        } else {
            throw Fault("no such option: " + word);
        }
    }
    return options;
}

// Both engines, the second one where there is one.
int run(Options const& options, std::string const& folder) {
    auto const shared = app::commands::load_shared();
    Trial on_file(options, shared,
                  {.engine = "sqlite", .data = folder + "/sqlite", .url = "sqlite:" + folder + "/sqlite/qiyue.sqlite"});
    std::filesystem::create_directories(folder + "/sqlite");
    on_file.run();
    int passed = on_file.passed();
    int failed = on_file.failed();
    if (!options.database.empty()) {
        db::Scratch const schema(options.database, "qiyue_crash_" + std::to_string(::getpid()));
        Trial on_server(options, shared, {.engine = "postgresql", .data = folder + "/postgresql", .url = schema.url()});
        std::filesystem::create_directories(folder + "/postgresql");
        on_server.run();
        passed += on_server.passed();
        failed += on_server.failed();
    }
    std::cout << passed << " passed, " << failed << " failed\n";
    return failed == 0 ? 0 : 1;
}

}  // namespace

}  // namespace qiyue::crash

int main(int count, char** words) {
    auto name = (std::filesystem::temp_directory_path() / "qiyue_crash_XXXXXX").string();
    std::string const folder = ::mkdtemp(name.data());
    int code = 1;
    try {
        std::signal(SIGPIPE, SIG_IGN);
        qiyue::crypto::start();
        code = qiyue::crash::run(qiyue::crash::read(count, words), folder);
    } catch (std::exception const& failed) {
        std::cout << failed.what() << "\n0 passed, 1 failed\n";
    }
    std::filesystem::remove_all(folder);
    return code;
}
