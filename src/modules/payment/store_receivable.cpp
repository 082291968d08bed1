#include "modules/payment/store.hpp"

#include "platform/db/bodies.hpp"
#include "platform/json/json.hpp"

namespace qiyue::payment::store {

namespace {

constexpr char const* keep_one = R"sql(
INSERT INTO payment_receivable (id, body) VALUES ($1, $2)
ON CONFLICT (id) DO UPDATE SET body = excluded.body)sql";

constexpr char const* select_one = "SELECT body FROM payment_receivable WHERE id = $1";

}  // namespace

void keep_receivable(db::Tx& tx, std::int64_t id, Value const& body) {
    tx.run(keep_one, {id, json::write(body)});
}

Value receivable(db::Tx& tx, std::int64_t id) {
    return db::body_in(tx.run(select_one, {id}));
}

}  // namespace qiyue::payment::store
