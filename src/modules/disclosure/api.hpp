#pragma once

#include "modules/documents/api.hpp"
#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// What the public sees: notices made from the steps of the modules below, the checklist of what is still owed, what is
// withheld and why, and the channel by which anybody may speak up. It only listens: no module knows disclosure.
namespace qiyue::disclosure {

// ---- data for pages. A `section` is described public data, so that a page labels it without knowing its kind:
//   {fields: [{name, kind, label:{zh,en}, …}], values: {…}, withheld: [{field, label:{zh,en}, ground, ground_label:{zh,en}, approved}]}
// Kinds of fields are those of base/shape.hpp (money is fen, score hundredths of a point, share basis points).

// The eight stages of a purchase, in their order.
struct Stage {
    std::string name;
    Text label;
};
std::vector<Stage> const& stages();

// One published notice.
struct Notice {
    std::int64_t id = 0;
    std::string rule;          // "tender_notice": the row of the publication table
    Text kind;                 // "采购公告"
    std::string stage;         // plan, need, tender, award, contract, performance, payment, evaluation
    std::int64_t project = 0;  // 0: about no single project (a catalogue item, a released package)
    std::int64_t object = 0;
    std::string object_kind;
    std::string title;              // "居家养老上门照护服务 采购公告"
    std::int64_t organisation = 0;  // who publishes
    std::string organisation_name;
    std::string region;
    Instant at;
    Value section;                     // with what is withheld already taken out
    std::vector<std::string> clauses;  // ids under which it is published
};

struct Filter {
    std::int64_t project = 0;
    std::int64_t organisation = 0;
    std::string stage;
    std::string rule;
    std::string region;  // a city's ("…00") takes its districts with it
    std::string text;    // part of the title
    std::optional<Day> from, to;
    std::int64_t before = 0;  // of the answer's last notice: pages downward
    int limit = 50;
};

// Newest first.
std::vector<Notice> notices(db::Tx& tx, Filter const& filter);
std::optional<Notice> notice(db::Tx& tx, std::int64_t id);
// Its title is of what it is about, which has the name that somebody gave it, and of its kind, which has both languages.
Text title_of(Notice const& notice);
// {id, rule, kind:{zh,en}, stage, stage_label:{zh,en}, project, title, title_label:{zh,en}, organisation:{id,name}, region,
//  at}, and when whole {clauses:[cite], section, told: {sentences, whys} (telling.hpp)}
enum class Part { head, whole };
Value notice_value(workflow::Engine const& engine, Notice const& notice, Part part);

// A project as the public may know it; nothing while nothing of it was made public.
//   {id, number, name, year, state, state_label, buyer:{id,name}, region, rules:{place,pinned},
//    stages: [{name, label:{zh,en}, notices:[whole notice_value]}]   in the order of the eight stages, empty ones too
//    timeline: [{at, kind, kind_title, step, title:{zh,en}, organisation, to_label, notice?}]
//    owed: [checklist items that are due and not published], duties: [{title, holder, due, overdue, why, clause}]
//    money: {budget, price, paid} as far as published (fen), provider: {id, name} once the result is, item: {code, name}}
std::optional<Value> project_page(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, Day today);

// Puts notices into the index of words that are not in it as this version makes it: those published before there was one,
// or before words were cut this way. Some hundreds at a time; gives how many, 0 when all are there.
int index_missing(db::Tx& tx);

struct ProjectFilter {
    std::string text, region, state;
    std::int64_t buyer = 0;
    std::int64_t provider = 0;  // who was chosen, as far as published
    std::int64_t item = 0;      // of the catalogue
    int year = 0;
    std::int64_t before = 0;
    int limit = 50;
};
// [{id, number, name, year, state, state_label, buyer:{id,name}, region, notices (count), changed}], newest first.
Value projects(db::Tx& tx, workflow::Engine const& engine, ProjectFilter const& filter);

// ---- statistics: added up by the database over published figures that are not withheld ----
struct SumFilter {
    std::string by;  // year, region, class, method, provider, buyer, item; anything else: one row of all
    std::int64_t buyer = 0, provider = 0, item = 0;
    int year = 0;
};
// One line for each key, {key, label:{zh,en}, …} with what was published of it: projects (count), budget, contract, paid (fen),
// contracts, payments, tenders, openings, bids (counts), compared_price and compared_ceiling (fen: awards beside the
// ceiling of the same tender), small (fen of contracts with small and medium enterprises), evaluations (count), score
// (sum of their hundredths).
Value sums(db::Tx& tx, workflow::Engine const& engine, SumFilter const& filter);
// How much of what was published went by competition (XN-2.1.2-a): {procedures, competed (counts), share, amount_share (basis
// points), amount, competitive_amount (fen), others: [{project, title, buyer_name, notice, method, method_label, reason, amount}]}:
// each project once, with its latest published purchase. Year 0: of all.
Value competition(db::Tx& tx, workflow::Engine const& engine, Context const& context, int year);
// The four pillars of a purchase (SH-2.4-1), as far as they are public: [{pillar, label, passed, says?}], what is missing said.
Value pillars(db::Tx& tx, Context const& context, std::int64_t project);
// Counts what was published before figures were kept; does nothing once there are any.
void count_published(db::Tx& tx, workflow::Engine const& engine);

// ---- the checklist (CD-34-1, CD-34-4) ----
struct Due {
    std::int64_t id = 0;
    std::string rule;
    Text kind;
    std::string stage;
    std::int64_t project = 0, object = 0;
    std::int64_t holder = 0;  // the organisation that owes it
    Day opened;
    std::optional<Day> due;  // nothing: at once, no day is counted
    std::string clause;
    std::int64_t notice = 0;  // 0 while it is owed
    bool overdue(Day today) const { return notice == 0 && due && *due < today; }
};
enum class Owed { all, open, overdue };
std::vector<Due> checklist(db::Tx& tx, std::int64_t project, Owed owed, Day today);  // project 0: of all
// {id, rule, kind, stage, project, object, holder:{id,name}, opened, due, clause: cite, notice, overdue}
Value due_value(db::Tx& tx, workflow::Engine const& engine, Due const& due, Day today);

// A year's calendar was loaded: what is still owed is owed by the day that the notices now give.
void count_again(db::Tx& tx, workflow::Engine const& engine, Context const& context);

// ---- the supervision channel (CD-34-3) ----
// {receipt, state, state_label, kind, notice, project, received, assigned?, answered?, answer?}; nothing for an unknown one.
std::optional<Value> remark(db::Tx& tx, workflow::Engine const& engine, std::string_view receipt);

// OCDS 1.1.5: one compiled release package of the project.
std::optional<Value> ocds(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, Instant now);

// Operations, all for everyone: public.search, public.notices, public.notice, public.projects, public.project, public.ocds,
// public.sums, public.checklist, public.remark, and as PDF public.notice_paper, public.project_paper; kinds: exemption (CD-34-2), publication (CD-34-1), remark (CD-34-3).
workflow::Module module(workflow::Engine& engine, documents::Library const& library);

}  // namespace qiyue::disclosure
