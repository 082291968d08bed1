#pragma once

#include "modules/workflow/api.hpp"

#include "base/money.hpp"

#include <optional>
#include <string>
#include <vector>

// Framework agreements 框架协议采购 (order 110): suppliers are admitted at a price first, and chosen for each order later.
namespace qiyue::framework {

// One whose agreement is signed, and what he is paid for a unit at most.
struct Admitted {
    std::int64_t provider = 0;
    Money unit_price;
};

struct InForce {
    std::int64_t catalogue_item = 0;
    std::string name;
    std::vector<Admitted> admitted;
};

// The framework agreement as it is in force on that day; nothing before it is concluded and outside of its term.
std::optional<InForce> in_force(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework, Day day);

// What leads from the offers to agreements in force: a remedy may stay it.
inline constexpr char const* admitting = "admission";

// What a supplier who thinks himself wronged may look at.
struct Called {
    Day notice_until;
    std::optional<Day> announced;         // of the last round
    std::vector<std::int64_t> took_part;  // whose offers were opened, of all rounds
};
std::optional<Called> called(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework);
// The round whose offers are assessed, for a committee that is drawn from the pool (ADR 37).
struct Round {
    std::int64_t catalogue_item = 0;
    bool opened = false;                          // its offers may be assessed now
    bool by_quality = false;                      // 质量优先法: marks for quality
    std::vector<std::int64_t> offers, suppliers;  // those that were opened, each with whose it is
};
std::optional<Round> round_of(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework);
// A committee was formed: from now on it assesses this round, not whoever runs the agreement.
void committee_formed(db::Tx& tx, std::int64_t framework);
// …and was given up before it found anything.
void committee_gone(db::Tx& tx, std::int64_t framework);
// What it found of each offer. One above the cap meets nothing, whatever was found.
struct Assessed {
    std::int64_t offer = 0;
    bool responsive = false;
    std::optional<std::int64_t> quality_score;  // hundredths of a point
    std::string reason;
};
void assess_by_committee(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                         std::vector<Assessed> const& found);

// How far the result of the last round has come: what a remedy may do about it hangs on that (LP-313).
enum class Reached { nothing, announced, agreed, performed };
Reached reached(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework);
// A remedy found the result unlawful. The round ends: its offers go back, its agreements fall, orders under them that nobody
// took on are called off and their money is free. What was agreed in earlier rounds stays.
Result<void> undo_round(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t framework,
                        std::string const& because);
// Who runs an agreement, in either kind of house; and the post of the house that runs this one.
std::vector<workflow::Actor> agents(workflow::Relation relation);
std::string agent_post(db::Tx& tx, std::int64_t owner);

// An order that its supplier took on: what a contract about it says.
struct TakenOn {
    std::int64_t order = 0, project = 0, provider = 0;
    std::string subject, quantity, quality;  // "律师驻点咨询", "40 场"
    Money amount;                            // set aside for it until a contract takes it up
    std::int64_t reservation = 0;
};
// Nothing before it was taken on, and once it was settled without a contract.
std::optional<TakenOn> taken_on(db::Tx& tx, workflow::Engine const& engine, std::int64_t order);
// ---- by whoever makes the contract: from then on the order goes no way of its own ----
void order_contracted(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t order);
// Signed by both at that price: what the summary of the agreement counts.
void order_agreed(db::Tx& tx, std::int64_t order, Money price);
// The contract that was drafted will never be signed. Without it the order may go its own way as before, or it ends with it
// and what was set aside is free again.
enum class GivenUp { contract_alone, by_supplier, by_buyer };
Result<void> order_given_up(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t order,
                            GivenUp how);
// The contract is over, done or not.
void order_ended(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t order);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::framework
