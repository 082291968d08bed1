#include "modules/site/store.hpp"

#include "platform/json/json.hpp"

namespace qiyue::site {

namespace {

constexpr char const* select_setting = "SELECT entered, revision FROM site_setting";

constexpr char const* upsert_setting = R"sql(
INSERT INTO site_setting (only_one, entered, revision, changed) VALUES (1, $1, $2, $3)
ON CONFLICT (only_one) DO UPDATE SET entered = excluded.entered, revision = excluded.revision, changed = excluded.changed)sql";

}  // namespace

Settings settings(db::Tx& tx) {
    auto const rows = tx.run(select_setting);
    if (rows.empty()) {
        return {};
    }
    return {.entered = json::parse(rows.front().text(0)).value(), .revision = rows.front().integer(1)};
}

namespace store {

void put(db::Tx& tx, Settings const& settings, Instant now) {
    tx.run(upsert_setting, {json::write(settings.entered), settings.revision, now.micros()});
}

}  // namespace store

}  // namespace qiyue::site
