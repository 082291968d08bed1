#include "app/scenario/runner.hpp"

#include "app/desk.hpp"
#include "app/scenario/reasons.hpp"
#include "app/scenario/values.hpp"
#include "modules/journal/api.hpp"
#include "platform/json/json.hpp"

#include "base/failure.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <set>

namespace qiyue::app::scenario {

namespace {

// What a step expected did not come.
class Unexpected : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Performance {
public:
    Performance(Library& library, World& world, ManualClock& clock) : library_(library), world_(world), clock_(clock) {}

    void cast(std::string const& name) {
        auto made = scenario::cast(library_, name, world_);
        memory.people = std::move(made.people);
        memory.organisations = std::move(made.organisations);
        callers_ = std::move(made.callers);
    }

    // Made `ready` under the rules of another place, a story shows nothing of its own: what it saw refused there may be
    // allowed here, its days are others, and what only those rules asked for is left out.
    void play(Story const& story, std::string const& until, bool ready = false) {
        // What was played to its end is not played twice: the next story goes on from what it left.
        if (played_.contains(story.name) || !playing_.insert(story.name).second) {
            return;
        }
        between_.insert(story.between.begin(), story.between.end());
        for (auto const& [operation, members] : story.given.is_null() ? Value::Object{} : story.given.members()) {
            given_.emplace(operation, members);
        }
        if (!story.after.empty()) {
            play(library_.story(story.after), story.until, ready || !story.place.empty());
        } else if (!story.start.empty()) {
            clock_.set(Instant::parse(story.start).value());
        }
        bool marked = until.empty();
        for (std::size_t i = 0; i < story.steps.size(); ++i) {
            auto const& step = story.steps[i];
            if (ready && step.expects_refusal()) {
                continue;
            }
            auto const where = story.name + " step " + std::to_string(i + 1);
            try {
                perform(step, ready);
            } catch (Unexpected const& unexpected) {
                throw Unexpected(where + " (" + step.as + " " + step.action + "): " + unexpected.what() + last_steps());
            } catch (Bug const& bug) {
                throw Unexpected(where + " (" + step.as + " " + step.action + "): " + bug.what() + last_steps());
            } catch (Fault const& fault) {
                throw Unexpected(where + " (" + step.as + " " + step.action + "): " + fault.what() + last_steps());
            }
            steps += 1;
            if (!step.mark.empty()) {
                play_between(story.name + "@" + step.mark);
            }
            if (!until.empty() && step.mark == until) {
                marked = true;
                break;
            }
        }
        if (!marked) {
            throw Unexpected(story.name + " has no step marked " + until);
        }
        playing_.erase(story.name);
        if (until.empty()) {
            played_.insert(story.name);
            play_between(story.name);
        }
    }

    Memory memory;
    std::int64_t steps = 0;
    Watch watched;

private:
    // What this place wants done before the preparation goes on: a story of its own, played as it is written.
    void play_between(std::string const& after) {
        if (auto const next = between_.find(after); next != between_.end()) {
            play(library_.story(next->second), {});
        }
    }

    void perform(Step const& step, bool ready) {
        if (!step.wait.empty()) {
            clock_.set(later(clock_.now(), step.wait, world_.calendar()));
        }
        if (!step.until_time.empty()) {
            auto const to = resolve(step.until_time, memory, world_);
            auto const moment = Instant::parse(to.text_or({}));
            if (!moment.ok()) {
                throw Unexpected("until_time should be a moment, \"2026-03-02T09:00:00+08:00\", and it is " +
                                 json::write(to));
            }
            clock_.set(moment.value());
        }
        if (step.action.empty()) {
            return;
        }
        Asked asked;
        asked.operation = world_.operation(step.action);
        if (asked.operation == nullptr) {
            throw Unexpected("there is no operation " + step.action);
        }
        if (!step.as.empty()) {
            auto const caller = callers_.find(actor(step.as));
            if (caller == callers_.end()) {
                throw Unexpected("nobody in the cast is called " + step.as);
            }
            asked.caller = caller->second;
        }
        memory.sender = asked.caller;
        if (!step.on.empty()) {
            auto const id = resolve("$" + step.on, memory, world_);
            asked.path["id"] = id.is_integer() ? std::to_string(id.integer()) : id.text();
        }
        fill(asked.path, step.path);
        fill(asked.query, step.query);
        if (!step.with.is_null()) {
            asked.body = resolve(step.with, memory, world_);
        }
        if (auto const more = given_.find(step.action); ready && more != given_.end()) {
            auto const made = resolve(more->second, memory, world_);
            for (auto const& [name, value] : made.members()) {
                asked.body.set(name, value);
            }
        }
        remember(step);
        auto const answer = run(world_, asked);
        if (!answer.ok()) {
            if (ready) {
                left_out(step, answer.refusal());
                return;
            }
            check_refusal(step, answer.refusal());
            return;
        }
        if (step.expects_refusal()) {
            throw Unexpected("expected a refusal, but it was done: " + json::write(answer.value()).substr(0, 600));
        }
        if (watched) {
            watched(asked);
        }
        if (!ready) {
            check_seen(step, answer.value());
        }
        if (!step.save.empty()) {
            memory.saved[step.save] = answer.value();
        }
    }

    // A key of the cast; or "$saved.path" that holds a person's number, for whom chance chose.
    std::string actor(std::string const& as) {
        if (!as.starts_with('$')) {
            return as;
        }
        auto const person = resolve(as, memory, world_);
        for (auto const& [key, id] : memory.people) {
            if (Value(id) == person) {
                return key;
            }
        }
        throw Unexpected("nobody in the cast is " + as);
    }

    void fill(std::map<std::string, std::string>& segments, Value const& given) {
        if (given.is_object()) {
            auto const made = resolve(given, memory, world_);
            for (auto const& [key, value] : made.members()) {
                segments[key] = value.is_integer() ? std::to_string(value.integer()) : value.text();
            }
        }
    }

    void check_refusal(Step const& step, Refusal const& refusal) {
        auto const told = problem(world_, refusal);
        auto const came = json::write_pretty(told);
        if (!step.expects_refusal()) {
            throw Unexpected("refused: " + came);
        }
        auto const& findings = refusal.findings();
        for (auto const& finding : findings) {
            if (finding.remedy.zh.empty() || finding.remedy.en.empty()) {
                throw Unexpected("the refusal " + finding.code + " does not say in both languages what to do: " + came);
            }
        }
        for (auto const& wanted : step.refused_by) {
            auto const cited = std::ranges::any_of(findings, [&](Finding const& finding) {
                return std::ranges::any_of(finding.cites, [&](Clause clause) { return clause.id == wanted; });
            });
            if (!cited) {
                throw Unexpected("expected a refusal by " + wanted + ", came: " + came);
            }
        }
        if (!step.refused.empty() && std::ranges::find(findings, step.refused, &Finding::code) == findings.end()) {
            throw Unexpected("expected the code " + step.refused + ", came: " + came);
        }
        if (!step.field.empty() && std::ranges::find(findings, step.field, &Finding::field) == findings.end()) {
            throw Unexpected("expected a finding about " + step.field + ", came: " + came);
        }
        if (!step.refused_as.empty() && name_of(refusal.reason()) != step.refused_as) {
            throw Unexpected("expected a refusal as " + step.refused_as + ", came: " + came);
        }
        check_seen(step, told);
    }

    void check_seen(Step const& step, Value const& answer) {
        if (auto const fault = unreasoned(answer); !fault.empty()) {
            throw Unexpected("a reason is lacking, or not told in people's words: " + fault);
        }
        if (!step.see.is_object()) {
            return;
        }
        for (auto const& [path, expected] : step.see.members()) {
            auto const found = look(answer, path, &memory);
            if (expected == Value("absent")) {
                if (!found.is_null()) {
                    throw Unexpected("expected no " + path + ", found " + json::write(found));
                }
            } else if (expected == Value("present")) {
                if (found.is_null()) {
                    throw Unexpected("expected " + path + " in " + json::write_pretty(answer).substr(0, 4000));
                }
            } else if (auto const wanted = resolve(expected, memory, world_); !(found == wanted)) {
                throw Unexpected("expected " + path + " = " + json::write(wanted) + ", found " +
                                 (found.is_null() ? "nothing in " + json::write_pretty(answer).substr(0, 4000)
                                                  : json::write(found)));
            }
        }
    }

    void left_out(Step const& step, Refusal const& refusal) {
        for (auto const& finding : refusal.findings()) {
            left_out_.push_back(step.as + " " + step.action + ": " + finding.code + " " + finding.says.zh);
        }
    }

    void remember(Step const& step) {
        last_.push_back(clock_.now().iso() + " " + step.as + " " + step.action +
                        (step.on.empty() ? "" : " on " + step.on));
        if (last_.size() > 5) {
            last_.pop_front();
        }
    }

    std::string last_steps() const {
        std::string text = "\n  last steps:";
        for (auto const& line : last_) {
            text += "\n    " + line;
        }
        for (auto const& line : left_out_) {
            text += "\n  left out under the rules of this place: " + line;
        }
        return text;
    }

    Library& library_;
    World& world_;
    ManualClock& clock_;
    std::map<std::string, Caller> callers_;
    std::set<std::string> played_;
    std::set<std::string> playing_;  // begun and not at their end: one played in between goes on from there
    std::map<std::string, std::string> between_;  // after which story which one is played
    std::map<std::string, Value> given_;          // to which operation what more is given
    std::deque<std::string> last_;
    std::vector<std::string> left_out_;
};

Story const& first_of(Library& library, std::string const& name) {
    auto const& story = library.story(name);
    return story.after.empty() ? story : first_of(library, story.after);
}

std::string world_of(Library& library, std::string const& name) {
    return first_of(library, name).world;
}

// Of the last story on the way to this one that names it; else of the world.
std::string place_of(Library& library, std::string const& name) {
    auto const& story = library.story(name);
    if (!story.place.empty()) {
        return story.place;
    }
    if (!story.after.empty()) {
        return place_of(library, story.after);
    }
    return story.world.empty() ? std::string() : library.cast(story.world).place;
}

// The cast is registered before anything happens.
Instant before(Story const& first) {
    auto const usual = Instant::parse("2020-01-01T09:00:00+08:00").value();
    auto const start = Instant::parse(first.start);
    return start.ok() ? std::min(usual, start.value()) : usual;
}

}  // namespace

Story const& Library::story(std::string const& name) {
    auto found = stories_.find(name);
    if (found == stories_.end()) {
        found = stories_.emplace(name, read_story(folder_, name)).first;
    }
    return found->second;
}

Cast const& Library::cast(std::string const& world) {
    auto found = casts_.find(world);
    if (found == casts_.end()) {
        found = casts_.emplace(world, read_cast(folder_, world)).first;
    }
    return found->second;
}

Setting setting_of(Library& library, std::string const& name) {
    return {.place = place_of(library, name), .before = before(first_of(library, name))};
}

Outcome run(Library& library, std::string const& name, MakeWorld const& make_world) {
    Outcome outcome;
    outcome.name = name;
    auto const began = std::chrono::steady_clock::now();
    try {
        auto const& story = library.story(name);
        auto const cast = world_of(library, name);
        auto const setting = setting_of(library, name);
        auto clock = std::make_unique<ManualClock>(setting.before);
        auto& hands = *clock;
        auto const world = make_world(std::move(clock), setting.place);
        Performance performance(library, *world, hands);
        if (!cast.empty()) {
            performance.cast(cast);
        }
        performance.play(story, {});
        outcome.steps = performance.steps;
        outcome.journal_root = world->database().read<std::string>([](db::Tx& tx) { return journal::root(tx); });
        outcome.passed = true;
    } catch (std::exception const& failed) {
        outcome.failure = failed.what();
    }
    outcome.micros =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began).count();
    return outcome;
}

void perform(Library& library, std::vector<Turn> const& turns, World& world, ManualClock& clock,
             std::function<void(std::string const&, std::int64_t)> const& told, Watch const& watched) {
    Performance performance(library, world, clock);
    performance.watched = watched;
    ENSURE(!turns.empty());
    auto const story_in = [](std::string const& name) { return name.substr(0, name.find('@')); };
    performance.cast(world_of(library, story_in(turns.front().story)));
    for (auto const& turn : turns) {
        auto const& name = turn.story;
        auto const story = story_in(name);
        // Never back: what was recorded would stand after what follows from it.
        if (turn.from && clock.now() < *turn.from) {
            clock.set(*turn.from);
        }
        try {
            performance.play(library.story(story), name.substr(std::min(name.size(), story.size() + 1)));
        } catch (std::exception const& failed) {
            throw Fault(name + ": " + failed.what());
        }
        told(name, performance.steps);
    }
}

}  // namespace qiyue::app::scenario
