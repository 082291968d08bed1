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

// What is to be sent now: what waits, and what may not have arrived.
std::vector<Instruction> claim(db::Database& database, Engine const& engine, std::string const& region) {
    return database
        .write<std::vector<Instruction>>([&](db::Tx& tx) -> Result<std::vector<Instruction>> {
            auto to_send = store::in_stage(tx, region, "sent");
            std::erase_if(to_send, [](Instruction const& one) { return one.acknowledged; });
            // What does not go this time has not left: it may still be stopped.
            for (auto& one : ready(tx, engine, region)) {
                if (to_send.size() >= at_once) {
                    break;
                }
                one.stage = "sent";
                store::update(tx, one);
                to_send.push_back(std::move(one));
            }
            to_send.resize(std::min(to_send.size(), at_once));
            return to_send;
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
            if (done_.failure.empty()) {
                done_.failure = fault.what();
            }
            return false;
        }
    }

    bool down() const { return failed_ >= failures_in_a_row_max; }

private:
    Exchanged& done_;
    int failed_ = 0;
};

int booked_of(db::Database& database, Context const& context, Engine const& engine, std::string const& region,
              std::vector<Answer> const& answers) {
    auto const outcomes =
        database.write<std::vector<Outcome>>([&](db::Tx& tx) { return hear(tx, context, engine, region, answers); });
    return static_cast<int>(std::ranges::count(outcomes.value(), Outcome::booked));
}

}  // namespace

Exchanged exchange(db::Database& database, Context const& context, Engine const& engine, std::string const& region,
                   Link& link) {
    Exchanged done;
    Line line(done);
    std::vector<std::int64_t> arrived;
    for (auto const& one : claim(database, engine, region)) {
        if (!line.down() && line.works([&] { link.send(one); })) {
            arrived.push_back(one.id);
        }
    }
    acknowledge(database, arrived);
    done.sent = static_cast<int>(arrived.size());
    auto const awaited =
        ids(database.read<std::vector<Instruction>>([&](db::Tx& tx) { return store::in_stage(tx, region, "sent"); }));
    for (std::size_t from = 0; from < awaited.size() && !line.down(); from += at_once) {
        auto const first = awaited.begin() + static_cast<std::ptrdiff_t>(from);
        auto const count = std::min(at_once, awaited.size() - from);
        std::vector<Answer> answers;
        if (line.works([&] { answers = link.ask({first, first + static_cast<std::ptrdiff_t>(count)}); })) {
            done.heard += static_cast<int>(answers.size());
            done.booked += booked_of(database, context, engine, region, answers);
        }
    }
    return done;
}

}  // namespace qiyue::treasury
