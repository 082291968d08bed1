#pragma once

#include "modules/contract/api.hpp"

#include <string>
#include <vector>

namespace qiyue::contract {

// What is kept of a contract beside its procedure. `body` holds the fields of article 22 as entered; what follows from
// award, purchase document and need is taken from there and never typed.
struct Contract {
    std::int64_t id = 0, project = 0, tender = 0, provider = 0;
    std::int64_t order = 0;     // of a framework agreement, instead of a tender
    std::int64_t previous = 0;  // the yearly contract this one follows
    int ordinal = 1;            // of the series: 1, 2, 3
    int year = 0;               // the budget year that pays
    std::string number;
    Money award_price;  // of one year
    bool procurement = true, public_service = true, continuing = true;
    bool yearly = false;         // 一年一签
    Day series_from, series_to;  // of the whole term; the contract's own when it is not yearly
    std::string need_digest;
    Value bands = Value::list();
    Value draft = Value::object();  // the contract draft that was published with the purchase document
    Value body = Value::object();
    std::string text_digest;   // of what is to be signed; "" while it may change
    std::int64_t account = 0;  // ledger: contract
};

// The last day of a term as long as `from`..`to`, when it starts on `start` instead.
Day same_length(Day from, Day to, Day start);
// Months begun between the two days.
int months_begun(Day from, Day to);
// What the award comes to for a term: a year's price for up to a year, in proportion beyond.
Money price_for(Money of_a_year, int months);
// What was agreed for a contract over so many months: an order costs what it was placed for, however long it takes.
Money agreed_price(Contract const& contract, int months);
// The last day that was agreed for this contract, when it starts on `start`: of yearly ones a year, within the series.
Day agreed_end(Contract const& contract, Day start);
// Everything that is signed, as data: its JSON is the text that the signatures stand over.
Value signed_text(Contract const& contract);
// SHA-256 over it.
std::string digest_of(Contract const& contract);

// The instalments with the supplements after them (`supplements`: bodies of the steps).
std::vector<Instalment> instalments_of(Value const& body, std::vector<Value> const& supplements);
Money price_of(Value const& body, std::vector<Value> const& supplements);

// The services that are paid by quantity, as entered; a ceiling that was left out is all that is planned.
std::vector<PricedUnit> units_of(Value const& body);

// What differs from the draft that was published: [{field, published, contract}], substantive or not.
Value differences(Contract const& contract);

}  // namespace qiyue::contract
