// A stage for the browser: serves a fresh city over HTTP, as `qiyue serve` does, with a clock that the test moves. The
// product itself has no way to move time. Asked by lines on its standard input, it answers each with a line of JSON:
//
//   {"port": N}                    said by itself, when it serves
//   story NAME                     the story's steps with all its predecessors', as the runner would do them
//   start NAME                     makes the story's cast and sets its first day; {people, organisations, names, now}
//   at INSTANT, wait SPAN          sets the clock; {now}
//   later SPAN                     the instant that far on, the clock untouched; {now}
//   journal                        what stands in this city's journal, in order: [[operation, kind, who, when], …]
//   recorded NAME                  the same of a city of its own in which the runner has just played that story
//
// It ends with its input.
#include "app/commands/worlds.hpp"
#include "app/portal/portal.hpp"
#include "app/scenario/runner.hpp"
#include "app/scenario/values.hpp"
#include "app/web/edge.hpp"
#include "modules/identity/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"
#include "platform/http/http.hpp"
#include "platform/json/json.hpp"

#include "base/failure.hpp"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <iostream>

namespace qiyue::stage {

namespace {

// Read by the server's threads, moved by the one that reads the input.
class StageClock final : public Clock {
public:
    Instant now() const override { return Instant::from_micros(micros_); }
    void set(Instant now) { micros_ = now.micros(); }

private:
    std::atomic<std::int64_t> micros_ = Instant::parse("2020-01-01T09:00:00+08:00").value().micros();
};

Value texts(std::vector<std::string> const& all) {
    Value list = Value::list();
    for (auto const& one : all) {
        list.push(one);
    }
    return list;
}

Value told(app::scenario::Story const& story, app::scenario::Step const& step) {
    return Value::object()
        .set("story", story.name)
        .set("as", step.as)
        .set("do", step.action)
        .set("on", step.on)
        .set("save", step.save)
        .set("mark", step.mark)
        .set("wait", step.wait)
        .set("until_time", step.until_time)
        .set("path", step.path)
        .set("query", step.query)
        .set("with", step.with)
        .set("refused_by", texts(step.refused_by))
        .set("refused", step.refused)
        .set("refused_as", step.refused_as)
        .set("field", step.field)
        .set("see", step.see);
}

Value numbers(std::map<std::string, std::int64_t> const& named) {
    Value all = Value::object();
    for (auto const& [key, id] : named) {
        all.set(key, id);
    }
    return all;
}

Value names(app::scenario::Cast const& cast) {
    Value all = Value::object();
    for (auto const& person : cast.people) {
        all.set(person.key, person.name);
    }
    return all;
}

Value journal_of(app::World& world) {
    return world.database().read<Value>([](db::Tx& tx) {
        Value all = Value::list();
        for (auto const& row : tx.run("SELECT e.operation, e.kind, COALESCE(p.name, ''), e.at FROM journal_entry e "
                                      "LEFT JOIN identity_person p ON p.id = e.person ORDER BY e.position")) {
            all.push(Value::list()
                         .push(row.text(0))
                         .push(row.text(1))
                         .push(row.text(2))
                         .push(Instant::from_micros(row.integer(3)).iso()));
        }
        return all;
    });
}

class Stage {
public:
    explicit Stage(std::string data) : data_(std::move(data)) {
        auto clock = std::make_unique<StageClock>();
        clock_ = clock.get();
        world_ = std::make_unique<app::World>(
            app::World::Parts{.rules = shared_.rules,
                              .calendar = shared_.calendar,
                              .clock = std::move(clock),
                              .random = std::make_unique<crypto::SystemRandom>(),
                              .files = files::open_folder(data_ + "/files"),
                              .database = db::open({.url = "sqlite:" + data_ + "/qiyue.sqlite"}),
                              .password_cost = crypto::PasswordCost::cheap,
                              .suspended = {}});
    }

    void serve_and_answer() {
        auto const home = app::home();
        app::portal::Portal portal(*world_, home, app::portal::Site::demonstration);
        app::web::Edge edge(*world_, home, [&](http::Request const& request, Context const& context) {
            return portal.answer(request, context);
        });
        std::filesystem::create_directories(data_ + "/spool");
        auto const server = http::serve({.port = 0, .spool_folder = data_ + "/spool"},
                                        [&](http::Request& request) { return edge.answer(request); });
        say(Value::object().set("port", server->port()));
        for (std::string line; std::getline(std::cin, line);) {
            try {
                auto const space = line.find(' ');
                say(answer(line.substr(0, space), space == std::string::npos ? std::string() : line.substr(space + 1)));
            } catch (std::exception const& failed) {
                say(Value::object().set("failed", failed.what()));
            }
        }
        server->stop();
    }

private:
    static void say(Value const& value) { std::cout << json::write(value) << std::endl; }

    Value answer(std::string const& word, std::string const& rest) {
        if (word == "story") {
            Value steps = Value::list();
            tell(rest, {}, steps);
            return steps;
        }
        if (word == "start") {
            return start(rest);
        }
        if (word == "at") {
            return moved(Instant::parse(rest).value());
        }
        if (word == "wait") {
            return moved(app::scenario::later(clock_->now(), rest, *shared_.calendar));
        }
        if (word == "later") {
            return Value::object().set("now", app::scenario::later(clock_->now(), rest, *shared_.calendar).iso());
        }
        if (word == "journal") {
            return journal_of(*world_);
        }
        if (word == "recorded") {
            return recorded(rest);
        }
        throw Fault("unknown word " + word);
    }

    Value moved(Instant to) {
        clock_->set(to);
        return Value::object().set("now", to.iso());
    }

    void tell(std::string const& name, std::string const& until, Value& steps) {
        auto const& story = library_.story(name);
        if (!story.after.empty()) {
            tell(story.after, story.until, steps);
        }
        for (auto const& step : story.steps) {
            steps.push(told(story, step));
            if (!until.empty() && step.mark == until) {
                return;
            }
        }
    }

    app::scenario::Story const& first_of(std::string const& name) {
        auto const& story = library_.story(name);
        return story.after.empty() ? story : first_of(story.after);
    }

    Value start(std::string const& name) {
        auto const& first = first_of(name);
        auto const made = app::scenario::cast(library_, first.world, *world_);
        clock_->set(Instant::parse(first.start).value());
        return Value::object()
            .set("people", numbers(made.people))
            .set("organisations", numbers(made.organisations))
            .set("names", names(library_.cast(first.world)))
            .set("now", clock_->now().iso());
    }

    Value recorded(std::string const& name) {
        auto clock = std::make_unique<ManualClock>(Instant::parse("2020-01-01T09:00:00+08:00").value());
        auto& hands = *clock;
        auto const world = app::commands::story_world(shared_, std::move(clock), {}, "sqlite::memory:");
        app::scenario::perform(library_, {name}, *world, hands, [](std::string const&, std::int64_t) {});
        return journal_of(*world);
    }

    std::string data_;
    app::commands::Shared shared_ = app::commands::load_shared();
    app::scenario::Library library_{app::home() + "/tests/scenarios"};
    StageClock* clock_ = nullptr;
    std::unique_ptr<app::World> world_;
};

}  // namespace

}  // namespace qiyue::stage

int main(int count, char** words) {
    try {
        if (count != 2) {
            throw qiyue::Fault("qiyue-stage FOLDER");
        }
        std::filesystem::create_directories(words[1]);
        std::signal(SIGPIPE, SIG_IGN);
        qiyue::crypto::start();
        qiyue::stage::Stage(words[1]).serve_and_answer();
        return 0;
    } catch (std::exception const& failed) {
        std::cerr << failed.what() << "\n";
        return 1;
    }
}
