#pragma once

#include "modules/disclosure/api.hpp"

namespace qiyue::disclosure::store {

// One published figure. `field` is where it stood in the notice: what is withheld of it later is not counted (CD-34-2).
struct Figure {
    std::int64_t notice = 0;
    std::string
        kind;  // budget, tender, bids, award, compared_price, compared_ceiling, contract, contract_small, payment, evaluation
    std::int64_t project = 0, object = 0;
    std::string object_kind, field;
    int year = 0;
    std::int64_t buyer = 0;
    std::string region;
    int service_class = 0;
    std::int64_t item = 0;
    std::string method;         // of the published purchase; "" before there was one
    std::int64_t provider = 0;  // 0 before there was one
    std::int64_t value = 0;     // fen, a count, or hundredths of a point
};
void put(db::Tx& tx, Figure const& figure);
void forget(db::Tx& tx, std::string_view kind, std::int64_t object);
void forget_budget(db::Tx& tx, std::int64_t project, int year);
// What was published of the project before its method or its provider was known belongs to it all the same.
void fill_in_method(db::Tx& tx, std::int64_t project, std::string const& method);
void fill_in_provider(db::Tx& tx, std::int64_t project, std::int64_t provider);
bool any_figure(db::Tx& tx);

// What the project's latest published purchase says; "" where there is none.
std::string method_of(db::Tx& tx, std::int64_t project);
// What the notice of that purchase said; nothing where there is none, or no ceiling.
std::optional<std::int64_t> ceiling_of(db::Tx& tx, std::int64_t tender);
// Who had the award that fell, before that is forgotten; who has another lot of the purchase stays.
void forget_provider(db::Tx& tx, std::int64_t project, std::int64_t award);
// Of the project's latest published contract or award; 0 where there is none.
std::int64_t provider_of(db::Tx& tx, std::int64_t project);

// The next notices in the order in which they were published, whole.
std::vector<Notice> notices_after(db::Tx& tx, std::int64_t id);

// The latest published purchase of each project that has one, whose ceiling is not withheld; year 0: of all years.
struct Purchase {
    std::int64_t project = 0, tender = 0, notice = 0, amount = 0;
    std::string title, buyer_name;
};
std::vector<Purchase> purchases(db::Tx& tx, int year);

struct Sum {
    std::string key, kind;
    std::int64_t projects = 0, count = 0, sum = 0;
};
std::vector<Sum> sums(db::Tx& tx, SumFilter const& filter);

}  // namespace qiyue::disclosure::store
