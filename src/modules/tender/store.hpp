#pragma once

#include "modules/tender/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::tender {

std::vector<db::Migration> migrations();

struct Tender {
    std::int64_t id = 0, project = 0;
    PurchaseClass purchase_class = PurchaseClass::procurement;
    std::string method;
    bool complex = false;
    std::int64_t repeats = 0;  // the failed purchase this one repeats
    std::int64_t adds_to = 0;  // 添购: the contract it adds to
    Money budget;              // released when the method was chosen; again when the document was drafted
    Value choice;              // what was entered when the method was chosen
    Value document;            // null before it is drafted
    Value published;           // what was entered at publication; null before
    std::optional<Day> published_on, documents_until;
    std::optional<Instant> bid_deadline;
    std::int64_t reservation = 0;  // of the ceiling in the ledger, from publication on
    std::string end_reason;
    Value quotes;  // {deadline} of the final quotes; null before they are asked for
};

struct Question {
    std::int64_t number = 0;  // 1, 2, … in the order they came
    std::string question;
    Instant asked_at;
};

struct LotRow {
    std::int64_t tender = 0, whole = 0, number = 0;
    Value body;  // as entered: lot_name, ceiling, lot_quantity …
};

// Of the round that runs: the bids, or the final quotes.
std::int64_t round_of(Tender const& tender);
Instant deadline_of(Tender const& tender);
// Does it follow a tender 招标 that failed?
bool repeats_tender(db::Tx& tx, Tender const& tender);

namespace store {

void insert(db::Tx& tx, Tender const& tender);
std::optional<Tender> find(db::Tx& tx, std::int64_t id);
// The purchases that added to the contract, whatever became of them; the oldest first.
std::vector<std::int64_t> additions(db::Tx& tx, std::int64_t contract);
void keep_choice(db::Tx& tx, std::int64_t id, Value const& choice);
void keep_document(db::Tx& tx, std::int64_t id, Value const& document, Money budget);
void keep_publication(db::Tx& tx, Tender const& tender);
void move_deadline(db::Tx& tx, std::int64_t id, Instant bid_deadline);
void keep_end(db::Tx& tx, std::int64_t id, std::string const& reason);
void keep_quotes(db::Tx& tx, std::int64_t id, Value const& quotes);

// False when the number is taken.
bool insert_lot(db::Tx& tx, std::int64_t tender, std::int64_t whole, std::int64_t number, Value const& body);
void update_lot(db::Tx& tx, std::int64_t tender, Value const& body);
void remove_lot(db::Tx& tx, std::int64_t tender);
std::vector<LotRow> lots(db::Tx& tx, std::int64_t whole);  // by their numbers
std::optional<LotRow> lot(db::Tx& tx, std::int64_t tender);

void insert_clarification(db::Tx& tx, std::int64_t id, std::int64_t tender, Value const& body);
std::vector<Value> clarifications(db::Tx& tx, std::int64_t tender);

// What suppliers asked, in order; who asked is kept nowhere here.
void insert_question(db::Tx& tx, std::int64_t id, std::int64_t tender, std::string const& question, Instant asked_at);
std::vector<Question> questions(db::Tx& tx, std::int64_t tender);

void insert_exception(db::Tx& tx, std::int64_t id, Value const& body);
void update_exception(db::Tx& tx, std::int64_t id, Value const& body);
Value exception(db::Tx& tx, std::int64_t id);

void keep_received(db::Tx& tx, Received const& received);
void remove_received(db::Tx& tx, std::int64_t bid);
std::vector<Received> received(db::Tx& tx, std::int64_t tender, std::int64_t round);

void insert_opening(db::Tx& tx, OpeningLine const& line);
std::vector<OpeningLine> opening(db::Tx& tx, std::int64_t tender, std::int64_t round);

}  // namespace store

}  // namespace qiyue::tender
