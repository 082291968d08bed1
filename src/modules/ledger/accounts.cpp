#include "modules/ledger/store.hpp"

namespace qiyue::ledger {

Account account(db::Tx& tx, Context const& context, api::Ports& ports, Key const& key) {
    if (auto found = store::find(tx, key)) {
        return *found;
    }
    Account const opened{ports.ids.next(), key, funded(key.kind)};
    store::insert(tx, opened, context.now);
    return opened;
}

std::optional<Account> find(db::Tx& tx, Key const& key) {
    return store::find(tx, key);
}

Balance balance(db::Tx& tx, std::int64_t account) {
    return store::standing(tx, account).balance;
}

std::vector<Line> statement(db::Tx& tx, std::int64_t account) {
    return store::statement(tx, account);
}

std::vector<Account> accounts_of(db::Tx& tx, std::int64_t project) {
    return store::accounts_of(tx, project);
}

std::vector<Account> all_accounts(db::Tx& tx) {
    return store::accounts(tx);
}

TrialBalance trial_balance(db::Tx& tx) {
    return store::trial_balance(tx);
}

}  // namespace qiyue::ledger
