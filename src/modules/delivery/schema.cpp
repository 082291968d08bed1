#include "modules/delivery/store.hpp"

namespace qiyue::delivery {

std::vector<db::Migration> migrations() {
    return {{.module = "delivery", .number = 1, .name = "follow_up", .sql = R"sql(
CREATE TABLE delivery_paper (
    id BIGINT PRIMARY KEY,
    delivery BIGINT NOT NULL,
    contract BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX delivery_paper_delivery ON delivery_paper (delivery, kind);
CREATE INDEX delivery_paper_contract ON delivery_paper (contract, kind);
CREATE TABLE delivery_entry (
    id BIGINT PRIMARY KEY,
    delivery BIGINT NOT NULL REFERENCES delivery_paper (id),
    provider BIGINT NOT NULL,
    income BIGINT NOT NULL CHECK (income IN (0, 1)),
    cost TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    day TEXT NOT NULL,
    voucher TEXT NOT NULL,
    split BIGINT NOT NULL CHECK (split IN (0, 1)),
    body TEXT NOT NULL
);
CREATE INDEX delivery_entry_delivery ON delivery_entry (delivery);
CREATE INDEX delivery_entry_voucher ON delivery_entry (provider, voucher);
)sql"}};
}

}  // namespace qiyue::delivery
