#include "modules/contract/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::contract::store {

namespace {

constexpr char const* insert_contract = R"sql(
INSERT INTO contract_contract (id, project, tender, provider, previous, ordinal, year, number, award_price, procurement,
                               public_service, continuing, yearly, series_from, series_to, need_digest, bands, draft,
                               body, text_digest, account, source_order)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22))sql";

constexpr char const* update_contract =
    "UPDATE contract_contract SET body = $2, text_digest = $3, account = $4 WHERE id = $1";

constexpr char const* select_contract = R"sql(
SELECT id, project, tender, provider, previous, ordinal, year, number, award_price, procurement, public_service,
       continuing, yearly, series_from, series_to, need_digest, bands, draft, body, text_digest, account,
       source_order
FROM contract_contract WHERE id = $1)sql";

constexpr char const* select_of_project = "SELECT id FROM contract_contract WHERE project = $1 ORDER BY id DESC";

constexpr char const* select_of_provider = "SELECT id FROM contract_contract WHERE provider = $1 ORDER BY id";

constexpr char const* insert_record_row =
    "INSERT INTO contract_record (id, contract, kind, body) VALUES ($1, $2, $3, $4)";

constexpr char const* select_records = "SELECT body FROM contract_record WHERE contract = $1 AND kind = $2 ORDER BY id";

constexpr char const* delete_signatures = "DELETE FROM contract_record WHERE contract = $1 AND kind = 'signature'";

constexpr char const* insert_breach_row = R"sql(
INSERT INTO contract_breach (id, contract, damages, settled, taken_off, recovered, body) VALUES ($1, $2, $3, $4, $5, $6, $7))sql";

constexpr char const* update_breach_row =
    "UPDATE contract_breach SET damages = $2, settled = $3, taken_off = $4, recovered = $5, body = $6 WHERE id = $1";

constexpr char const* select_breach =
    "SELECT id, contract, damages, settled, recovered, body FROM contract_breach WHERE id = $1";

constexpr char const* select_breaches =
    "SELECT id, contract, damages, settled, recovered, body FROM contract_breach WHERE contract = $1 ORDER BY id";

constexpr char const* insert_deviation_row = "INSERT INTO contract_deviation (id, contract, body) VALUES ($1, $2, $3)";

constexpr char const* update_deviation_row = "UPDATE contract_deviation SET body = $2 WHERE id = $1";

constexpr char const* select_deviation = "SELECT body FROM contract_deviation WHERE id = $1";

db::Cell or_null(std::int64_t id) {
    return id == 0 ? db::Cell() : db::Cell(id);
}

Value json_in(db::Row const& row, std::size_t column) {
    return json::parse(row.text(column)).value();
}

std::int64_t whole_recovered(Breach const& b) {
    return std::int64_t{b.settled && b.outstanding() <= Money()};
}

std::vector<std::int64_t> ids_of(db::Rows const& rows) {
    std::vector<std::int64_t> ids;
    for (auto const& row : rows) {
        ids.push_back(row.integer(0));
    }
    return ids;
}

Breach breach_of(db::Row const& row) {
    return {.id = row.integer(0),
            .contract = row.integer(1),
            .damages = Money::fen(row.integer(2)),
            .recovered = Money::fen(row.integer(4)),
            .settled = row.integer(3) != 0,
            .body = json_in(row, 5)};
}

}  // namespace

void insert(db::Tx& tx, Contract const& c) {
    tx.run(insert_contract,
           {c.id,
            c.project,
            c.tender,
            c.provider,
            or_null(c.previous),
            std::int64_t{c.ordinal},
            std::int64_t{c.year},
            c.number,
            c.award_price.in_fen(),
            std::int64_t{c.procurement},
            std::int64_t{c.public_service},
            std::int64_t{c.continuing},
            std::int64_t{c.yearly},
            c.series_from.iso(),
            c.series_to.iso(),
            c.need_digest,
            json::write(c.bands),
            json::write(c.draft),
            json::write(c.body),
            c.text_digest,
            or_null(c.account),
            c.order});
}

void update(db::Tx& tx, Contract const& c) {
    tx.run(update_contract, {c.id, json::write(c.body), c.text_digest, or_null(c.account)});
}

std::optional<Contract> find(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_contract, {id});
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    Contract c;
    c.id = row.integer(0);
    c.project = row.integer(1);
    c.tender = row.integer(2);
    c.provider = row.integer(3);
    c.previous = row.integer_or(4, 0);
    c.ordinal = static_cast<int>(row.integer(5));
    c.year = static_cast<int>(row.integer(6));
    c.number = row.text(7);
    c.award_price = Money::fen(row.integer(8));
    c.procurement = row.integer(9) != 0;
    c.public_service = row.integer(10) != 0;
    c.continuing = row.integer(11) != 0;
    c.yearly = row.integer(12) != 0;
    c.series_from = Day::parse(row.text(13)).value();
    c.series_to = Day::parse(row.text(14)).value();
    c.need_digest = row.text(15);
    c.bands = json_in(row, 16);
    c.draft = json_in(row, 17);
    c.body = json_in(row, 18);
    c.text_digest = row.text(19);
    c.account = row.integer_or(20, 0);
    c.order = row.integer(21);
    return c;
}

std::vector<std::int64_t> of_project(db::Tx& tx, std::int64_t project) {
    return ids_of(tx.run(select_of_project, {project}));
}

std::vector<std::int64_t> of_provider(db::Tx& tx, std::int64_t provider) {
    return ids_of(tx.run(select_of_provider, {provider}));
}

void insert_record(db::Tx& tx, std::int64_t id, std::int64_t contract, std::string const& kind, Value const& body) {
    tx.run(insert_record_row, {id, contract, kind, json::write(body)});
}

std::vector<Value> records(db::Tx& tx, std::int64_t contract, std::string const& kind) {
    std::vector<Value> all;
    for (auto const& row : tx.run(select_records, {contract, kind})) {
        all.push_back(json_in(row, 0));
    }
    return all;
}

void forget_signatures(db::Tx& tx, std::int64_t contract) {
    tx.run(delete_signatures, {contract});
}

void insert(db::Tx& tx, Breach const& b) {
    tx.run(insert_breach_row,
           {b.id, b.contract, b.damages.in_fen(), std::int64_t{b.settled}, whole_recovered(b), b.recovered.in_fen(),
            json::write(b.body)});
}

void update(db::Tx& tx, Breach const& b) {
    tx.run(update_breach_row,
           {b.id, b.damages.in_fen(), std::int64_t{b.settled}, whole_recovered(b), b.recovered.in_fen(),
            json::write(b.body)});
}

std::optional<Breach> breach(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_breach, {id});
    return rows.empty() ? std::nullopt : std::optional(breach_of(rows.front()));
}

std::vector<Breach> breaches(db::Tx& tx, std::int64_t contract) {
    std::vector<Breach> all;
    for (auto const& row : tx.run(select_breaches, {contract})) {
        all.push_back(breach_of(row));
    }
    return all;
}

void insert_deviation(db::Tx& tx, std::int64_t id, std::int64_t contract, Value const& body) {
    tx.run(insert_deviation_row, {id, contract, json::write(body)});
}

void update_deviation(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(update_deviation_row, {id, json::write(body)});
}

Value deviation(db::Tx& tx, std::int64_t id) {
    auto const rows = tx.run(select_deviation, {id});
    return rows.empty() ? Value::object() : json_in(rows.front(), 0);
}

}  // namespace qiyue::contract::store
