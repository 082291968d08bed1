#pragma once

#include "modules/ledger/api.hpp"
#include "modules/workflow/api.hpp"
#include "platform/client/client.hpp"

#include "base/money.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The way of money to the treasury and back 国库: instructions 支付指令 leave in batches or over the line, their results are read
// back and booked exactly once, and a statement 对账单 is held against what was booked.
namespace qiyue::treasury {

// One order to pay. Its id is the key under which the treasury does it once, however often it hears of it.
struct Instruction {
    std::int64_t id = 0;
    ledger::Use use = ledger::Use::payment;
    std::int64_t object = 0;  // what it pays: a payment, a grant, a claim …
    std::int64_t contract = 0, project = 0;
    std::string region;  // whose treasury pays
    std::string payee, bank, account;
    Money amount;
    Day made_on;
    // "waiting": has not left; "sent": may have left, and only the treasury knows; "paid", "returned"; "recalled": never left;
    // "came_back": paid, and given back later by the payee's bank.
    std::string stage = "waiting";
    std::int64_t batch = 0;     // 0: over the line, or on paper
    bool acknowledged = false;  // the treasury said that it has it
    std::string voucher, reason;
    std::optional<Day> answered_on;
    std::string back_voucher;
    std::optional<Day> back_on;
};

// As people, files and the wire name it: "ZL2186663480524808". Read back: nothing when it is no such number.
std::string number_of(std::int64_t instruction);
std::optional<std::int64_t> instruction_named(std::string_view number);

// What the treasury says of one instruction.
struct Answer {
    std::int64_t instruction = 0;
    bool paid = false;  // otherwise returned
    Money amount;
    std::string account, voucher;
    Day day;             // on which it paid or returned
    std::string reason;  // why it returned
};

// What became of an answer. One alone books; a repetition is passed over; all others are refused and stay to be looked into.
enum class Outcome {
    booked,
    repeated,  // the same was heard and booked before
    unknown,   // no such instruction of this treasury
    other_amount,
    other_payee,
    wrong_day,      // in the future, or before there was an instruction
    incomplete,     // paid without a voucher number, or returned without a reason
    never_left,     // we have not sent it
    recalled,       // it was taken back before it left, or ended by hand
    time_closed,    // paid on a day of a time that is reconciled and closed: it waits until that is opened again
    contradictory,  // something else was booked on an earlier answer
};
std::string_view name_of(Outcome outcome);
std::vector<Option> const& outcomes();

// The rule alone: what an answer means for an instruction as it stands.
Outcome outcome_of(Answer const& answer, std::optional<Instruction> const& instruction, Day today, bool time_closed);
// Hears answers of one region's treasury, in any order and any number of times, and books what is to be booked.
Result<std::vector<Outcome>> hear(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                                  std::string const& region, std::vector<Answer> const& answers);
// What would become of them, in their order. Nothing is booked.
std::vector<Outcome> foresee(db::Tx& tx, Context const& context, std::string const& region,
                             std::vector<Answer> const& answers);

// ---- over the line ----
// What came back on a question: each line is read by itself.
struct Told {
    std::vector<Answer> answers;
    std::string unreadable;  // what was wrong with the first line that can't be read; "" when all can
};
// A treasury that can be asked. Each call may fail (Fault), come late, or be done although its answer was lost.
class Link {
public:
    virtual ~Link() = default;
    virtual void send(Instruction const& instruction) = 0;  // returns when it is acknowledged
    virtual Told ask(std::vector<std::int64_t> const& instructions) = 0;
};

// How a call reaches a treasury: gives what it answered, or throws Fault when nothing came back.
using Carry = std::function<client::Answer(std::string const& path, std::string const& key, std::string const& body)>;
// docs/guide/treasury_files.md tells the wire.
std::unique_ptr<Link> link_by(Carry carry);
Carry over_http(std::string address, std::string token);  // token: "" for none

// Everything of one region's treasury, in the order in which it was made.
std::vector<Instruction> instructions(db::Tx& tx, std::string const& region);

struct Exchanged {
    int sent = 0, heard = 0, booked = 0;
    std::string failure;  // the first thing that went wrong: what is left waits for the next time
};
// Sends what waits, again what was not acknowledged, and asks for the results of what was sent. An instruction is marked as
// sent just before it leaves, so that no loss makes a second one, and nothing leaves, or leaves again, while its contract
// stands still. A line that can't be read and a booking that is refused leave the others alone.
Exchanged exchange(db::Database& database, Context const& context, workflow::Engine const& engine,
                   std::string const& region, Link& link);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::treasury
