#include "modules/expert/api.hpp"

#include "platform/crypto/crypto.hpp"

// A draw by one list within one house: who fixes the list, another person's words, the platform's text. None of the three can
// steer the outcome, and anybody does it again by verify_draw().
namespace qiyue::expert {

Value as_value(std::vector<Lot> const& lots) {
    Value all = Value::list();
    for (auto const& lot : lots) {
        Value ids = Value::list();
        for (auto const id : lot.eligible) {
            ids.push(id);
        }
        all.push(Value::object().set("field", lot.field).set("seats", lot.seats).set("eligible", ids));
    }
    return all;
}

std::vector<Lot> lots_in(Value const& lots) {
    std::vector<Lot> all;
    for (auto const& line : lots.items()) {
        Lot lot{.field = line["field"].text(), .seats = line["seats"].integer(), .eligible = {}};
        for (auto const& id : line["eligible"].items()) {
            lot.eligible.push_back(id.integer());
        }
        all.push_back(std::move(lot));
    }
    return all;
}

Value fixed(workflow::StepRun& run, Lot const& lot) {
    constexpr std::size_t random_bytes = 32;
    auto const secret = crypto::to_hex(run.ports().random.bytes(random_bytes));
    auto at = run.context.now.iso();
    at.replace(at.find('T'), 1, " ");  // people read it on the page of the draw
    auto const buyer = run.context.caller.person_name + " " + at;
    return Value::object()
        .set("lots", as_value({lot}))
        .set("lots_digest", crypto::sha256_hex(canonical({lot})))
        .set("buyer_contribution", buyer)
        .set("buyer_commitment", crypto::sha256_hex(buyer))
        .set("platform_commitment", crypto::sha256_hex(secret))
        .set("secret", secret);
}

std::vector<std::int64_t> drawn_by(Value& record, Lot const& lot, std::string const& words) {
    auto const secret = record["secret"].text();
    auto const seed = seed_of(record["lots_digest"].text(), record["buyer_contribution"].text(), words, secret);
    record.erase("secret");
    record.set("supervisor_contribution", words)
        .set("supervisor_commitment", crypto::sha256_hex(words))
        .set("platform_contribution", secret)
        .set("seed", crypto::to_hex(seed));
    std::vector<std::int64_t> drawn;
    while (std::ssize(drawn) < lot.seats) {
        drawn.push_back(*next_invited(seed, lot, drawn));
    }
    return drawn;
}

}  // namespace qiyue::expert
