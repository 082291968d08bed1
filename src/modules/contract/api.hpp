#pragma once

#include "modules/need/api.hpp"
#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <optional>
#include <string>
#include <vector>

// The contract 购买合同: drafted from the award, signed by both sides, published, filed and kept; what goes wrong with it
// (偏离, 违约) and how that is set right.
namespace qiyue::contract {

// What an instalment depends on: a round of assessment (考核评价) or the acceptance (履约验收).
enum class Condition { assessment, acceptance };

struct Instalment {
    int number = 0;  // 1, 2, … : what assessments and payments name
    std::string name;
    Money amount;  // due when the service was rendered as agreed
    Condition kind = Condition::assessment;
    std::string condition;    // in words
    int pay_within_days = 0;  // counted from the receipt of the provider's claim
};

// A service that is paid by quantity 计价单位: so much for each unit that is accepted.
struct PricedUnit {
    std::string item, unit;  // "上门照护", "人次"
    Money price;             // of one unit
    std::int64_t planned = 0;
    Money ceiling;  // never more is paid for it
};

enum class Stage { drafting, signed_by_both, ended };

struct Terms {
    std::int64_t contract = 0, project = 0;
    std::int64_t tender = 0, order = 0;  // the purchase, or its lot, that it was awarded in; or the order it came of
    std::string number;
    std::int64_t buyer = 0, provider = 0;
    int year = 0;              // the budget year that pays: the released table's row of the project
    std::int64_t account = 0;  // ledger: contract; 0 before it is signed by both
    Money price;               // with its supplements; the instalments add up to it
    std::vector<Instalment> instalments;
    std::vector<need::PaymentBand> bands;  // CD-28-1: from the frozen need
    bool by_quantity = false;              // paid for what is accepted; an instalment's amount is its ceiling
    std::vector<PricedUnit> units;
    Day from, to;                  // of the service
    std::optional<Day> accept_by;  // the end of the time agreed for the acceptance; nothing where none is
    bool procurement = true;       // government procurement, not another purchase of services
    bool public_service = true;
    bool continuing = true;  // assessed in rounds, by its need
    Money performance_bond;  // 履约保证金 as agreed; nothing: none
    std::string bond_form;   // "guarantee", "cheque", "draft", "note"; "" when any will do
    Stage stage = Stage::drafting;
};
std::optional<Terms> terms(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);
// Signed by both and not ended, the newest first.
std::vector<std::int64_t> running(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

// The clauses under which services are paid by quantity and quality: XN-1-a, PF-law-15, DG-2-2, LA-II.0; LP-001
// everywhere.
std::vector<Clause> const& rules_of_quantity();

// Was it filed with finance as it stands?
bool filed(db::Tx& tx, std::int64_t contract);

// CD-38-1: deviations that were found and are not yet verified as corrected.
std::int64_t open_deviations(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract);

// CD-38-3: what a settled breach entitles the buyer to and he has not got yet. Payments take off what they can; the rest
// stays a claim (应收) until it is collected.
struct Damages {
    std::int64_t breach = 0;
    Money amount;
    std::string reason;
};

std::vector<Damages> damages(db::Tx& tx, std::int64_t contract);
// By the payment that took so much of it off.
Result<void> note_offset(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t breach,
                         Money amount);
// …and when the money that it paid came back: they are owed again.
Result<void> undo_offset(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t breach,
                         Money amount);

// A contract's record, verified from it alone: each step, and the first thing that does not agree ("" when all does).
struct Checked {
    std::vector<std::string> told;
    std::string problem;
};
// `entries`: of the log, as their receipts prove them: {position, leaf}. By them the enrolment of each key is found in it.
Checked verify_record(Value const& record, std::vector<Value> const& entries);
// What `contract.record` gives: {format, number, buyer, provider, text_digest, text, signatures, standing}. For everybody
// once it is published; the text only where no part of it is withheld.
Result<Value> published_record(db::Tx& tx, workflow::Engine const& engine, Context const& context,
                               std::int64_t contract);

// ---- events ----
struct ContractSigned {  // by both
    std::int64_t contract = 0, project = 0, provider = 0;
    Money price;
};
struct ContractPublished {
    std::int64_t contract = 0, project = 0;
};
struct ContractFiled {
    std::int64_t contract = 0, project = 0;
};
// The next yearly contract is to follow `previous`: who knows the annual result refuses when it was not earned.
struct RenewalAsked {
    std::int64_t previous = 0, project = 0;
    law::RuleSet rules;
};
// Everything is said to be done: who accepts or pays refuses while it is not.
struct CompletionAsked {
    std::int64_t contract = 0, project = 0;
};
struct ContractEnded {
    std::int64_t contract = 0, project = 0;
    bool completed = false;  // otherwise terminated before its end
};
struct DamagesSettled {
    std::int64_t contract = 0, breach = 0;
    Money amount;
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::contract
