#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The pool of experts 评审专家库: who may be drawn into a committee, and for whom he must stand aside.
namespace qiyue::expert {

// A tie between the expert and an organisation, declared by himself or entered by the keeper.
struct Tie {
    std::int64_t organisation = 0;
    std::string kind;          // "employment", "adviser", "directorship", "holding", "kin", "other"
    std::optional<Day> until;  // nothing while it lasts
    bool found = false;        // by an authority, not declared: he cannot take it out again
};

struct Expert {
    std::int64_t id = 0;  // of the pool's entry
    std::int64_t person = 0;
    std::string name;
    std::vector<std::string> fields;  // "business", "finance", "management", "law"
    std::string employer, title;
    Day term_from, term_until;
    std::string title_rank;  // "senior", "middle", "junior"; blank: entered before it was asked for
    std::optional<Day> born, practising_since;
    std::optional<Day> recorded_on;  // the last day of bad conduct 不良行为
    bool barred = false;             // for good (LP-127)
    bool resting = false;            // also while he only applied, or is proposed to leave
    std::vector<Tie> ties;
    std::vector<std::string> regions;  // where he sits, GB/T 2260; none: everywhere
    std::vector<std::int64_t> items;   // of the catalogue, of which he knows; none: all of his field

    bool in_term(Day on) const { return term_from <= on && on <= term_until; }
};

std::vector<Option> const& field_options();  // 业务 财务 管理 法律
std::optional<Expert> find(db::Tx& tx, std::int64_t id);
std::optional<Expert> of_person(db::Tx& tx, std::int64_t person);
// In the pool and not resting, whatever his term; by id.
std::vector<Expert> in_pool(db::Tx& tx);
// May he be drawn for a purchase of that item in that region? GB/T 2260: a city stands for its districts.
bool serves_region(Expert const& expert, std::string_view region);
bool serves_item(Expert const& expert, std::int64_t item);
// A tie that was found of him stands in his entry from now on, so that he is not drawn for the same party again.
void found_tie(db::Tx& tx, std::int64_t person, Tie const& tie);
// What CD-14-4 and LP-119 look at: his ties with these organisations, and whether he advised on the need.
law::Facts interest(Expert const& expert, std::vector<std::int64_t> const& organisations, bool adviser, Day on);

// What LP-121, LP-123, LP-124 and LP-127 look at, for whoever enters him or is about to draw him; the particulars alone
// leave out what he did.
void judge_particulars(law::Judge& judge, db::Tx& tx, Expert const& expert, Day on);
void judge_fitness(law::Judge& judge, db::Tx& tx, Expert const& expert, Day on);

// ---- the record of his work and what he is paid ----
// One sitting as the buyer recorded it. `presence`: "full", "late", "left", "absent"; `rating`: "good", "fair", "poor".
struct Sitting {
    std::int64_t entry = 0, review = 0;
    std::string title;  // of the purchase
    Day on;
    std::string presence;
    std::int64_t minutes = 0;
    std::string rating, note;
    std::optional<Money> fee;  // nothing while no standard of fees is in force
    std::string fee_sum;       // "400.00 + 1 × 100.00 = 500.00(…)"
    std::string explanation;   // his own
};
// Replaces what was kept of the same review: an evaluation that is repeated is recorded again.
void keep_sitting(db::Tx& tx, Sitting const& sitting);
std::vector<Option> const& presence_options();
std::vector<Option> const& rating_options();

// The standard of fees 劳务报酬标准: so much for the first hours, so much for each begun hour beyond them.
struct Standard {
    std::int64_t id = 0;
    std::string document;
    Day from;
    Money base;
    std::int64_t base_hours = 0;
    Money hour;
};
struct Fee {
    Money amount;
    std::string sum;
};
std::optional<Standard> standard_on(db::Tx& tx, Day on);
// Pure. Who was absent or left before the end is paid nothing.
Fee fee_of(Standard const& standard, std::string const& presence, std::int64_t minutes);

// How often one may be drawn 抽取频次: dated, by a document of the finance department. Nothing while there is none.
struct Limit {
    std::int64_t id = 0;
    std::string document;
    Day from;
    std::int64_t sittings_a_year = 0;  // at most; 0: no limit
    std::int64_t rest_days = 0;        // between two sittings
};
std::optional<Limit> limit_on(db::Tx& tx, Day on);
// "expert.sat_often", "expert.sat_lately", or blank when he may be drawn that day. Pure.
std::string over_limit(Limit const& limit, std::vector<Day> const& sittings, Day on);
std::vector<Day> sitting_days(db::Tx& tx, std::int64_t entry);

// ---- the draw: pure, so that anybody can do it again ----
// The order in which the eligible are invited to the seats of one field. Anybody gets the same from the same seed:
// sort the ids upwards; then for i = n-1 … 1 swap item i with item draw(i+1), where draw(n) takes the next block
// HMAC-SHA256(key = seed, message = field + ":" + number of the block from 0 in decimal), reads its first eight bytes
// as a big-endian number v, takes the next block instead while v < 2^64 mod n, and gives v mod n.
std::vector<std::int64_t> order_of_invitation(std::string_view seed, std::string_view field,
                                              std::vector<std::int64_t> eligible);

struct Lot {
    std::string field;
    std::int64_t seats = 0;
    std::vector<std::int64_t> eligible;  // ids of entries
};
// As a draw's record has them: [{field, seats, eligible}].
Value as_value(std::vector<Lot> const& lots);
std::vector<Lot> lots_in(Value const& lots);
// "business 2:5,7,9\nlaw 1:8\n": what is committed to before the draw, as its SHA-256.
std::string canonical(std::vector<Lot> const& lots);
// The seed out of what was committed and revealed: SHA-256 over the lines "qiyue expert draw 1", digest of the lots,
// and the contributions of buyer, supervisor and platform, each ended by a line feed. 32 raw bytes.
std::string seed_of(std::string_view lots_digest_hex, std::string_view buyer, std::string_view supervisor,
                    std::string_view platform);
// One invitation after the other: `gone` are those who were invited before (in any field). Nothing when all were.
std::optional<std::int64_t> next_invited(std::string_view seed, Lot const& lot, std::vector<std::int64_t> const& gone);

// ---- a draw by one list within one house, by another person than fixed it (draw_in_house.cpp) ----
// The list is fixed and the platform commits to its text: the record's lots, digest, contribution of who fixed it, commitments,
// and `secret`, which nobody is shown before the draw.
Value fixed(workflow::StepRun& run, Lot const& lot);
// The other person's words make the seed: everything is revealed in the record. Gives as many as there are seats, in order; at
// least so many are eligible.
std::vector<std::int64_t> drawn_by(Value& record, Lot const& lot, std::string const& words);

// A draw done again from its published record alone (`expert_draw.record`): {lots, lots_digest, …_commitment,
// …_contribution of buyer, supervisor and platform, seed, drawn: [{field, expert}]}.
struct DrawChecked {
    std::vector<std::string> told;  // what was found right, in order, for a reader
    std::string problem;            // "" when all of it holds; else the first thing that does not
};
DrawChecked verify_draw(Value const& record);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::expert
