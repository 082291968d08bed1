#include "modules/treasury/steps.hpp"

#include "base/failure.hpp"

#include <algorithm>

// Over the line: at least once out, exactly once booked. An instruction is marked as sent before it leaves and is sent again
// until it is acknowledged; its result is asked for until it has come.
namespace qiyue::treasury {

namespace {

using workflow::Engine;

constexpr std::size_t at_once = 200;
constexpr int failures_in_a_row_max = 3;  // then the line is down, and the rest waits for the next time

std::vector<std::int64_t> ids(std::vector<Instruction> const& all) {
    std::vector<std::int64_t> found;
    std::ranges::transform(all, std::back_inserter(found), &Instruction::id);
    return found;
}

// What is to be sent now: what may not have arrived, and what waits. Of a contract that stands still neither leaves; the
// answer to what may have arrived is asked for all the same.
std::vector<std::int64_t> to_send(db::Database& database, Engine const& engine, std::string const& region) {
    return database.read<std::vector<std::int64_t>>([&](db::Tx& tx) {
        auto all = store::in_stage(tx, region, "sent");
        std::erase_if(all, [&](Instruction const& one) { return one.acknowledged || !may_leave(tx, engine, one); });
        std::ranges::copy(ready(tx, engine, region), std::back_inserter(all));
        all.resize(std::min(all.size(), at_once));
        return ids(all);
    });
}

// Marked as sent just before it leaves: what was never tried has not left, and may still be stopped. Nothing when it was
// stopped, recalled or answered meanwhile.
std::optional<Instruction> claim(db::Database& database, Engine const& engine, std::int64_t id) {
    return database
        .write<std::optional<Instruction>>([&](db::Tx& tx) -> Result<std::optional<Instruction>> {
            auto one = store::find(tx, id);
            auto const open = one && (one->stage == "waiting" || (one->stage == "sent" && !one->acknowledged));
            if (!open || !may_leave(tx, engine, *one)) {
                return std::optional<Instruction>();
            }
            one->stage = "sent";
            store::update(tx, *one);
            return one;
        })
        .value();
}

void acknowledge(db::Database& database, std::vector<std::int64_t> const& arrived) {
    database
        .write<void>([&](db::Tx& tx) -> Result<void> {
            for (auto const id : arrived) {
                auto one = store::find(tx, id);  // its answer may have come meanwhile
                one->acknowledged = true;
                store::update(tx, *one);
            }
            return {};
        })
        .value();
}

// Calls until the line is down; gives whether it is.
class Line {
public:
    explicit Line(Exchanged& done) : done_(done) {}

    template <class Call> bool works(Call const& call) {
        try {
            call();
            failed_ = 0;
            return true;
        } catch (Fault const& fault) {
            failed_ += 1;
            note(fault.what());
            return false;
        }
    }

    // The first thing that went wrong is told.
    void note(std::string const& wrong) {
        if (done_.failure.empty()) {
            done_.failure = wrong;
        }
    }

    bool down() const { return failed_ >= failures_in_a_row_max; }

private:
    Exchanged& done_;
    int failed_ = 0;
};

// All in one go; where one of them is refused, each by itself, so that it does not undo the others.
int booked_of(db::Database& database, Context const& context, Engine const& engine, std::string const& region,
              std::vector<Answer> const& answers, Line& line) {
    using Outcomes = std::vector<Outcome>;
    auto const booked = [](Outcomes const& outcomes) {
        return static_cast<int>(std::ranges::count(outcomes, Outcome::booked));
    };
    auto const all = database.write<Outcomes>([&](db::Tx& tx) { return hear(tx, context, engine, region, answers); });
    if (all.ok()) {
        return booked(all.value());
    }
    int count = 0;
    for (auto const& answer : answers) {
        auto const one =
            database.write<Outcomes>([&](db::Tx& tx) { return hear(tx, context, engine, region, {answer}); });
        if (one.ok()) {
            count += booked(one.value());
        } else {
            line.note(number_of(answer.instruction) + " can't be booked: " + one.refusal().findings().front().code);
        }
    }
    return count;
}

}  // namespace

Exchanged exchange(db::Database& database, Context const& context, Engine const& engine, std::string const& region,
                   Link& link) {
    Exchanged done;
    Line line(done);
    std::vector<std::int64_t> arrived;
    for (auto const id : to_send(database, engine, region)) {
        if (line.down()) {
            break;
        }
        auto const one = claim(database, engine, id);
        if (one && line.works([&] { link.send(*one); })) {
            arrived.push_back(id);
        }
    }
    acknowledge(database, arrived);
    done.sent = static_cast<int>(arrived.size());
    auto const awaited =
        ids(database.read<std::vector<Instruction>>([&](db::Tx& tx) { return store::in_stage(tx, region, "sent"); }));
    for (std::size_t from = 0; from < awaited.size() && !line.down(); from += at_once) {
        auto const first = awaited.begin() + static_cast<std::ptrdiff_t>(from);
        auto const count = std::min(at_once, awaited.size() - from);
        Told told;
        if (line.works([&] { told = link.ask({first, first + static_cast<std::ptrdiff_t>(count)}); })) {
            line.note(told.unreadable);
            done.heard += static_cast<int>(told.answers.size());
            done.booked += booked_of(database, context, engine, region, told.answers, line);
        }
    }
    return done;
}

}  // namespace qiyue::treasury
