#pragma once

#include "modules/participation/api.hpp"

#include <optional>
#include <vector>

namespace qiyue::participation {

std::vector<db::Migration> migrations();

namespace store {

struct Consultation {
    std::int64_t id = 0, about = 0;
    Day opened, closes;
    Value body;   // as entered
    Value draft;  // the need as it was put to the public
    std::string draft_digest;
    Value tally;          // null until closed
    std::string summary;  // empty until published
};

void insert(db::Tx& tx, Consultation const& consultation);
std::optional<Consultation> consultation(db::Tx& tx, std::int64_t id);
std::vector<Consultation> consultations_about(db::Tx& tx, std::int64_t about);
void close(db::Tx& tx, std::int64_t id, Value const& tally);
void publish(db::Tx& tx, std::int64_t id, std::string const& summary);

struct Evidence {
    std::string channel;
    Value body;
};
void insert_evidence(db::Tx& tx, std::int64_t id, std::int64_t consultation, Evidence const& evidence);
std::vector<Evidence> evidence_of(db::Tx& tx, std::int64_t consultation);

// What is to be shown on the provincial site. `receipt` is null until the site took it.
struct Outgoing {
    std::int64_t consultation = 0;
    std::string site, payload, payload_digest, last_failure;
    std::int64_t failures = 0;
    Value receipt;
};
void insert(db::Tx& tx, Outgoing const& outgoing);
std::optional<Outgoing> outgoing(db::Tx& tx, std::int64_t consultation);
void record_receipt(db::Tx& tx, std::int64_t consultation, Value const& receipt);
void record_failure(db::Tx& tx, std::int64_t consultation, std::string const& reason);

struct Comment {
    std::int64_t id = 0, consultation = 0;
    std::string receipt, opinion;
    Value body;               // as entered, with name and contact: never shown to the public
    std::string disposition;  // empty until disposed of
    Value answer;             // reason, withheld
};
void insert(db::Tx& tx, Comment const& comment);
std::optional<Comment> comment(db::Tx& tx, std::int64_t id);
std::optional<Comment> comment_by_receipt(db::Tx& tx, std::string const& receipt);
std::vector<Comment> comments_of(db::Tx& tx, std::int64_t consultation);
void dispose(db::Tx& tx, std::int64_t comment, std::string const& disposition, Value const& answer);

struct Advice {
    std::int64_t id = 0, about = 0;
    Value body;
};
void insert(db::Tx& tx, Advice const& advice);
std::optional<Advice> advice(db::Tx& tx, std::int64_t id);
std::vector<Advice> advice_about(db::Tx& tx, std::int64_t about);

struct Opinion {
    std::int64_t id = 0, advice = 0, number = 0, person = 0;
    Value body;
    std::string disposition, reason;
};
void insert(db::Tx& tx, Opinion const& opinion);
std::vector<Opinion> opinions_of(db::Tx& tx, std::int64_t advice);
void answer(db::Tx& tx, Opinion const& opinion);

}  // namespace store

}  // namespace qiyue::participation
