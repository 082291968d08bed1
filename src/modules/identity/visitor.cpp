#include "modules/identity/entrance.hpp"
#include "modules/identity/store.hpp"
#include "modules/identity/throttle.hpp"

namespace qiyue::identity {

Result<void> admit_visitor(db::Database& database, Context const& context, api::Ports& ports,
                           std::string const& remote) {
    auto const place = place_of(remote);
    auto const wait = TRY(database.write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
        auto const start = throttle_window_start(context.now);
        // Where comments came from is nobody's business once it does not count any more.
        store::delete_visits_before(tx, start);
        auto const left = wait_seconds(store::visits_of(tx, place, start, visits_max), visits_max, context.now);
        if (left == 0) {
            store::insert_visit(tx, ports.ids.next(), place, context.now);
        }
        return left;
    }));
    if (wait > 0) {
        return throttled(wait, {"如为集中征求意见，请使用登记的账号提交", "a signed-in account has no such limit"});
    }
    return {};
}

}  // namespace qiyue::identity
