#include "modules/workflow/store.hpp"

namespace qiyue::workflow::store {

namespace {

constexpr char const* select_answer =
    R"sql(
SELECT digest, answer FROM workflow_answer WHERE organisation = $1 AND person = $2 AND asking = $3 AND at >= $4)sql";

constexpr char const* insert_answer_row = R"sql(
INSERT INTO workflow_answer (organisation, person, asking, digest, answer, at) VALUES ($1, $2, $3, $4, $5, $6))sql";

constexpr char const* delete_answers = "DELETE FROM workflow_answer WHERE at < $1";

}  // namespace

std::optional<Answer> find_answer(db::Tx& tx, Caller const& caller, std::string const& key, Instant since) {
    auto const rows = tx.run(select_answer, {caller.organisation, caller.person, key, since.micros()});
    if (rows.empty()) {
        return std::nullopt;
    }
    return Answer{.digest = rows.front().text(0), .answer = rows.front().text(1)};
}

void insert_answer(db::Tx& tx, Caller const& caller, std::string const& key, Answer const& answer, Instant at) {
    tx.run(insert_answer_row, {caller.organisation, caller.person, key, answer.digest, answer.answer, at.micros()});
}

void forget_answers(db::Tx& tx, Instant before) {
    tx.run(delete_answers, {before.micros()});
}

}  // namespace qiyue::workflow::store
