#pragma once

#include "modules/workflow/api.hpp"
#include "platform/crypto/shares.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The purchase activity 采购活动: from the choice of the method over the purchase document and its publication to the
// opening of the bids.
namespace qiyue::tender {

// The activity that a suspension stays, of all modules from the notice to the signed contract. What bidders do for
// themselves goes on, and so does what sets the purchase right or ends it.
inline constexpr char const* purchasing = "purchase";

enum class PurchaseClass { procurement, other };        // CD-41-1 政府采购项目 · 其他政府购买服务项目
enum class Evaluation { comprehensive, lowest_price };  // 综合评分法 · 最低价

struct Band {
    std::int64_t from = 0, to = 0;  // [from, to) in the factor's unit
    std::int64_t score = 0;         // hundredths of a point
};

struct Factor {
    std::int64_t id = 0;  // 1, 2, … in the document's order
    std::string name;
    std::string category;     // "price", "service", "capability"
    std::int64_t weight = 0;  // hundredths of a point, all together 10,000
    bool interval = false;    // its indicator is an interval: the score follows from the bid's value and `bands`
    std::int64_t from = 0, to = 0;
    std::string unit;
    std::vector<Band> bands;
};

struct Quality {
    std::int64_t id = 0;  // 1, 2, …
    std::string text;
};

// The purchase document 购买文件 as it stands; frozen once the tender is published.
struct Document {
    std::int64_t tender = 0, project = 0, need = 0;
    std::string need_digest;
    PurchaseClass purchase_class = PurchaseClass::procurement;
    std::string method;           // "open": a row of methods.cpp
    bool tendering = true;        // 招标: evaluated by the tender rules
    bool drawn_committee = true;  // evaluated by a committee of the procurement law…
    std::string panel;            // …composed as CD-18-4 asks of "tender", "consultation", "negotiation"
    std::vector<Clause> committee_under;
    bool talks = false;              // talks with each supplier and final quotes come before the evaluation
    Clause met_under, talked_under;  // see methods.hpp; blank: nothing is asked
    Clause changeable_under;
    Clause scored_under, ordered_under;   // of procurement by talks: see methods.hpp
    std::vector<std::string> changeable;  // what the talks may change: CD-20-5
    Evaluation evaluation = Evaluation::comprehensive;
    Money ceiling;                         // 最高限价 of one year
    Money budget;                          // released for the project when the document was drafted
    std::vector<Quality> qualifications;   // 资格条件
    std::vector<Quality> minimum_quality;  // 最低质量要求, each substantive
    std::vector<Factor> factors;
    std::vector<std::string> tie_rule;  // "price", "technical", …: as the ranking of CD-21-8 reads them
    Value draft_contract;               // the fields of article 22
    bool reserved = false;              // for small and medium enterprises alone
    BasisPoints small_deduction;        // off the prices of small and micro enterprises; none: it says nothing
    BasisPoints consortium_deduction;   // off those of consortiums and subcontractors with enough of them
    bool domestic_preference = false;   // goods belong to the service
    bool to_others = false;             // 新增项目另授: who serves the same item already comes after all others
    Value raised_ratios =
        Value::object();  // {average?, second?, ceiling?}: tests of low prices that it raised (LP-147)
    // Evaluated by the rules for tenders of the procurement law (87号令).
    bool by_tender_rules() const { return tendering && purchase_class == PurchaseClass::procurement; }
    Value body;  // everything, as entered
};
std::optional<Document> document(db::Tx& tx, std::int64_t tender);

// The round of final quotes 最后报价: sealed for a key of its own, since the first one's private half was given.
struct Quoting {
    std::string opening_key;  // raw bytes; their shape tells the suite
    Instant deadline;
};

// What a bidder has to know of the running tender.
struct Terms {
    std::int64_t tender = 0;
    PurchaseClass purchase_class = PurchaseClass::procurement;
    std::string opening_key;             // raw bytes; their shape tells the suite
    std::vector<std::int64_t> invited;   // the suppliers it turns to; empty: all
    std::vector<std::int64_t> involved;  // who served the project before, and takes no part (LP-090)
    bool consortium_allowed = false;
    std::string remedy_body;  // of other purchases: who takes suppliers' claims in, and at which post (CD-39-3)
    std::string remedy_post;
    bool one_query_at_once = false;  // the document asks suppliers to query each stage once (LP-234)
    Day notice_until, documents_until;
    Instant bid_deadline;  // with the moves that clarifications made
    std::optional<Quoting> quoting;
};
std::optional<Terms> terms(db::Tx& tx, std::int64_t tender);  // nothing before it is published
// When the bids were opened; nothing before.
std::optional<Instant> opened_at(db::Tx& tx, std::int64_t tender);

// A lot 采购包: from its publication on a purchase of its own, with bids, review, award, contract and remedies. Method, document,
// days, key and opening session stand with the whole that it is a part of (ADR 32).
struct Lot {
    std::int64_t tender = 0, whole = 0;
    std::int64_t number = 0;  // as the document counts them; awards are made in this order
    std::string name;
    Money ceiling;
};
// Of a whole purchase, in their order; none: it is bought as one.
std::vector<Lot> lots(db::Tx& tx, std::int64_t whole);
std::optional<Lot> lot(db::Tx& tx, std::int64_t tender);
// How many lots one supplier may bid for, and how many it may win, as the document says; nothing: all of them.
struct LotLimits {
    std::optional<std::int64_t> bid_for, won;
};
LotLimits lot_limits(db::Tx& tx, std::int64_t whole);
// Bids for it are taken: a purchase, or one of its lots.
bool open_for_bids(workflow::Object const& purchase);
// Its bids were opened in the session of a purchase with lots, each of which is reviewed by itself.
bool opened_in_lots(workflow::Object const& purchase);
// The purchase that the object belongs to, as its parents say; 0: to none.
std::int64_t purchase_of(db::Tx& tx, workflow::Engine const& engine, workflow::Object object);

// Whether suppliers compete for it, and where they do not, the reason that its choice states.
struct Competition {
    bool competitive = true;
    std::string method;
    Text label;
    std::string reason;
};
std::optional<Competition> competition(db::Tx& tx, std::int64_t tender);

// Its suppliers are found after the choice of the method: by which way, and the clause that asks for so many.
struct Inviting {
    std::string from;  // "prequalification", "pool", "recommendation"
    Clause under;
    bool tendering = false;  // 招标: drawn before witnesses
    bool settled = false;    // they are found
};
// Nothing where it turns to all, or the choice itself names them.
std::optional<Inviting> inviting(db::Tx& tx, std::int64_t tender);
// These are invited from now on, as the invitation found them; lots included.
void invite(db::Tx& tx, std::int64_t tender, std::int64_t invitation, std::vector<std::int64_t> const& suppliers);
// A condition that suppliers are to meet before they are invited: shuts it nobody out?
void judge_condition(db::Tx& tx, law::Judge& judge, std::int64_t tender, std::string const& text,
                     std::string const& field);

// The ledger's reservation of the ceiling, made at publication: posted by the contract, voided when the purchase fails.
std::int64_t reservation(db::Tx& tx, std::int64_t tender);

// The rounds of sealed envelopes: the bids, and after talks the final quotes.
inline constexpr std::int64_t bids_round = 1, quotes_round = 2;
std::int64_t round_of(db::Tx& tx, std::int64_t tender);

// The register of sealed bids, kept for the upper module that receives them: who and when, never what.
struct Received {
    std::int64_t bid = 0, tender = 0, provider = 0;
    Instant at;
    std::string digest;  // sha-256 of the envelope
    std::int64_t round = bids_round;
};
void receive(db::Tx& tx, Received const& received);  // replaces an earlier one of the same bid
void take_back(db::Tx& tx, std::int64_t bid);
std::vector<Received> received(db::Tx& tx, std::int64_t tender, std::int64_t round = bids_round);

// A line of the opening record 开标记录.
struct OpeningLine {
    std::int64_t bid = 0, tender = 0, provider = 0;
    Instant received_at;
    std::string digest;
    std::string outcome;  // "opened", "unreadable"
    Money price;
    std::string term;  // as the bidder wrote it
    std::int64_t round = bids_round;
};
void record_opening(db::Tx& tx, OpeningLine const& line);

// Whether so many are enough at one moment of the purchase, under the clauses of its method's row. `lowest` is the lowest
// quote, where one could be read.
enum class Counting { closing, opening, review, quotes_received, quotes_opened };
struct TooFew {
    Clause clause;
    std::int64_t minimum = 0;
};
struct Count {
    std::vector<TooFew> failed_under;  // empty: enough
    Clause went_on_under;              // fewer than usual, and this clause lets them go on
};
Count count(db::Tx& tx, law::Judge& judge, std::int64_t tender, Counting at, std::int64_t counted,
            std::optional<Money> lowest = {});

// After the talks: asks these bids for their final quotes. The tender stands in "quoting" until they are counted and
// opened like bids. Refuses while their key was not split, and a deadline that has passed.
Result<void> ask_quotes(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                        Instant deadline, std::vector<std::int64_t> bids);

// The talks begin: the tender stands in "talking" until the final quotes are asked for, and their key is made meanwhile.
Result<void> begin_talks(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender);

// What the talks changed of the document: told to everybody at once, on the tender's page.
Result<void> tell_change(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                         std::string const& text);

// Its result was found void: the purchase stands where its bids are open and nothing is awarded.
void unaward(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender);

// Ends the purchase without an award (too few qualified bids, all prices above the budget …) and frees its money.
// `ground` is one of those of TenderFailed.
Result<void> fail(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                  std::string ground, std::string const& reason);

// A supplier's question about the document: kept without who asked, answered by a clarification to all. Gives its number.
std::int64_t ask_question(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t tender,
                          std::string const& question);

// ---- events ----
// The document divides the purchase into lots ("split"), or gives a new project to others ("to_others"): who keeps the form
// and way of purchases says whether that measure and the reason for it are published (SY-3.1.4(3)-c).
struct MeasureAsked {
    std::int64_t project = 0;
    std::string measure;
    std::shared_ptr<bool> reasoned;
};
// Who organises the purchase of this project for its buyer: who keeps entrustments says so now; 0: the buyer himself.
struct OrganiserAsked {
    std::int64_t project = 0;
    std::shared_ptr<std::int64_t> organiser;
};
// How many took the documents: who keeps the register of bidders says so now.
struct DocumentsTakenAsked {
    std::int64_t tender = 0;
    std::shared_ptr<std::int64_t> taken;
};
struct TenderPublished {
    std::int64_t tender = 0, project = 0;
    Day notice_until;
    Instant bid_deadline;
};
struct Clarified {
    std::int64_t tender = 0, project = 0;
    Instant bid_deadline;  // after the clarification
};
// Enough shares of the private key were given after the deadline and put together: who keeps the envelopes opens them now, within the same step.
struct OpeningHeld {
    std::int64_t tender = 0, project = 0;
    crypto::BoxKey key;  // the opening key; its secret is to be kept nowhere, and each copy of this is wiped
    std::int64_t round = bids_round;

    ~OpeningHeld() { crypto::wipe(key.secret); }
};
// These bids are asked for their final quotes.
struct QuotesAsked {
    std::int64_t tender = 0, project = 0;
    std::vector<std::int64_t> bids;
};

// The head wants to end the purchase on a ground: who holds the facts that it rests on adds them now.
struct FailureFacts {
    std::optional<std::int64_t> valid_bids;  // of the bids that were opened
    std::vector<Money> prices;
    bool remedy_upheld = false;
};

struct FailureAsked {
    std::int64_t tender = 0;
    std::shared_ptr<FailureFacts> facts;
};

// An addition 添购 names the contract that it adds to: who keeps contracts says now what it is.
struct OriginalContract {
    bool in_force = false;  // signed by both: there is something to add to
    std::string number;
    std::int64_t buyer = 0, provider = 0;
    Money price;                           // as signed, without supplements
    std::map<std::int64_t, Money> agreed;  // of the purchases asked about: the price of the contract that came of it
};

struct OriginalAsked {
    std::int64_t contract = 0;
    std::vector<std::int64_t> additions;  // purchases that added to it before
    std::shared_ptr<OriginalContract> answer;
};

struct TenderFailed {
    std::int64_t tender = 0, project = 0;
    std::string ground;  // "too_few_bidders", "too_few_valid_bids", "unlawful", "over_budget", "cancelled"
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::tender
