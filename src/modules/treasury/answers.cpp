#include "modules/treasury/store.hpp"

#include <algorithm>
#include <array>
#include <map>

// 回执: what an answer means, and its booking. The treasury may answer late, twice, in any order; it books once.
namespace qiyue::treasury {

namespace {

struct Row {
    Outcome outcome;
    std::string_view name;
    char const* zh;
    char const* en;
};

constexpr std::array<Row, 11> rows{{
    {Outcome::booked, "booked", "已入账", "booked"},
    {Outcome::repeated, "repeated", "重复回执，不再入账", "heard before, passed over"},
    {Outcome::unknown, "unknown", "没有这笔指令", "no such instruction"},
    {Outcome::other_amount, "other_amount", "金额与指令不符", "another amount than instructed"},
    {Outcome::other_payee, "other_payee", "收款账号与指令不符", "another account than instructed"},
    {Outcome::wrong_day, "wrong_day", "日期在指令之前或晚于今天", "a day before the instruction, or in the future"},
    {Outcome::incomplete, "incomplete", "缺少凭证号或退回原因", "no voucher number, or no reason"},
    {Outcome::never_left, "never_left", "指令尚未送出", "the instruction has not left"},
    {Outcome::recalled, "recalled", "指令已撤回", "the instruction was taken back"},
    {Outcome::time_closed, "time_closed", "该期间已结账，重开后再导入", "its time is closed: open it again first"},
    {Outcome::contradictory, "contradictory", "与已入账的回执矛盾", "contradicts what was booked"},
}};

bool same_as_booked(Answer const& answer, Instruction const& instruction) {
    auto const paid = instruction.stage == "paid" || instruction.stage == "came_back";
    return answer.paid == paid && answer.voucher == instruction.voucher && answer.day == *instruction.answered_on;
}

Instruction answered(Instruction instruction, Answer const& answer) {
    instruction.stage = answer.paid ? "paid" : "returned";
    instruction.acknowledged = true;
    instruction.voucher = answer.voucher;
    instruction.reason = answer.reason;
    instruction.answered_on = answer.day;
    return instruction;
}

// Of this region's treasury: of another's it knows nothing.
std::optional<Instruction> instructed(db::Tx& tx, std::string const& region, Answer const& answer) {
    auto found = store::find(tx, answer.instruction);
    return found && found->region == region ? found : std::nullopt;
}

Outcome outcome_now(db::Tx& tx, Context const& context, Answer const& answer,
                    std::optional<Instruction> const& instruction) {
    auto const closed = instruction && store::closed_within(tx, instruction->region, answer.day, answer.day);
    return outcome_of(answer, instruction, context.today(), closed);
}

Result<void> book(db::Tx& tx, Context const& context, workflow::Engine const& engine, Instruction const& before,
                  Answer const& answer) {
    auto const instruction = answered(before, answer);
    store::update(tx, instruction);
    TRY(engine.ports().bus.raise(tx, context,
                                 ledger::OrderAnswered{.use = instruction.use,
                                                       .object = instruction.object,
                                                       .paid = answer.paid,
                                                       .voucher = answer.voucher,
                                                       .reason = answer.reason,
                                                       .day = answer.day}));
    // The batch is done with when its last instruction is answered.
    auto const batch = instruction.batch == 0 ? std::nullopt : engine.find(tx, instruction.batch);
    if (batch && batch->state == "open") {
        auto const all = store::of_batch(tx, instruction.batch);
        if (std::ranges::none_of(all, [](Instruction const& one) { return one.stage == "sent"; })) {
            engine.move(tx, context, instruction.batch, "answered", "answered");
        }
    }
    return {};
}

}  // namespace

std::string_view name_of(Outcome outcome) {
    auto const found = std::ranges::find(rows, outcome, &Row::outcome);
    ENSURE(found != rows.end());
    return found->name;
}

std::vector<Option> const& outcomes() {
    static std::vector<Option> const all = [] {
        std::vector<Option> options;
        for (auto const& row : rows) {
            options.push_back({std::string(row.name), {row.zh, row.en}});
        }
        return options;
    }();
    return all;
}

Outcome outcome_of(Answer const& answer, std::optional<Instruction> const& instruction, Day today, bool time_closed) {
    if (!instruction) {
        return Outcome::unknown;
    }
    if (answer.amount != instruction->amount) {
        return Outcome::other_amount;
    }
    if (answer.account != instruction->account) {
        return Outcome::other_payee;
    }
    if (answer.day > today || answer.day < instruction->made_on) {
        return Outcome::wrong_day;
    }
    if (answer.paid ? answer.voucher.empty() : answer.reason.empty()) {
        return Outcome::incomplete;
    }
    if (instruction->stage == "waiting") {
        return Outcome::never_left;
    }
    if (instruction->stage == "recalled") {
        return Outcome::recalled;
    }
    if (instruction->stage != "sent") {
        return same_as_booked(answer, *instruction) ? Outcome::repeated : Outcome::contradictory;
    }
    // What was paid is compared with the treasury's statement of its day; what was returned stands in none.
    return time_closed && answer.paid ? Outcome::time_closed : Outcome::booked;
}

Result<std::vector<Outcome>> hear(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                                  std::string const& region, std::vector<Answer> const& answers) {
    std::vector<Outcome> outcomes;
    for (auto const& answer : answers) {
        auto const instruction = instructed(tx, region, answer);
        auto const outcome = outcome_now(tx, context, answer, instruction);
        if (outcome == Outcome::booked) {
            TRY(book(tx, context, engine, *instruction, answer));
        }
        store::note(tx, answer, outcome, context.now);
        outcomes.push_back(outcome);
    }
    return outcomes;
}

std::vector<Outcome> foresee(db::Tx& tx, Context const& context, std::string const& region,
                             std::vector<Answer> const& answers) {
    std::vector<Outcome> outcomes;
    std::map<std::int64_t, Instruction> heard;
    for (auto const& answer : answers) {
        auto const before = heard.find(answer.instruction);
        auto const instruction = before == heard.end() ? instructed(tx, region, answer) : before->second;
        outcomes.push_back(outcome_now(tx, context, answer, instruction));
        if (outcomes.back() == Outcome::booked) {
            heard[answer.instruction] = answered(*instruction, answer);
        }
    }
    return outcomes;
}

}  // namespace qiyue::treasury
