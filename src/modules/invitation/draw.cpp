#include "modules/invitation/steps.hpp"

#include "modules/expert/api.hpp"
#include "platform/crypto/crypto.hpp"

// The draw 随机抽取 of suppliers: as experts are drawn, by one list. It is fixed, and the platform has committed to its random
// text, when the list is sealed; another person of the buyer's house then adds words of his own. None of the three can
// steer the outcome, and anybody does it again with `qiyue verify draw`.
namespace qiyue::invitation {

namespace {

constexpr char const* one_list = "suppliers";

expert::Lot lot_of(Value const& body) {
    auto const& line = body["lots"].items().front();
    expert::Lot lot{.field = line["field"].text(), .seats = line["seats"].integer(), .eligible = {}};
    for (auto const& id : line["eligible"].items()) {
        lot.eligible.push_back(id.integer());
    }
    return lot;
}

}  // namespace

Value committed(workflow::StepRun& run, std::vector<std::int64_t> const& candidates, std::int64_t seats) {
    constexpr std::size_t random_bytes = 32;
    expert::Lot const lot{.field = one_list, .seats = seats, .eligible = candidates};
    auto const secret = crypto::to_hex(run.ports().random.bytes(random_bytes));
    auto at = run.context.now.iso();
    at.replace(at.find('T'), 1, " ");  // people read it on the page of the draw
    auto const buyer = run.context.caller.person_name + " " + at;
    Value ids = Value::list();
    for (auto const id : candidates) {
        ids.push(id);
    }
    auto const lots =
        Value::list().push(Value::object().set("field", lot.field).set("seats", seats).set("eligible", ids));
    return Value::object()
        .set("lots", lots)
        .set("lots_digest", crypto::sha256_hex(expert::canonical({lot})))
        .set("drawn_from", std::ssize(candidates))
        .set("buyer_contribution", buyer)
        .set("buyer_commitment", crypto::sha256_hex(buyer))
        .set("platform_commitment", crypto::sha256_hex(secret))
        .set("secret", secret)
        .set("sealed_by", run.context.caller.person);
}

Result<void> draw(workflow::StepRun& run) {
    auto body = store::list(run.tx, run.object.id);
    if (body["sealed_by"] == Value(run.context.caller.person)) {
        return api::forbidden({"封存名单的人不能自己抽取", "who sealed the list does not draw from it"});
    }
    auto const words = run.form.text("contribution");
    auto const secret = body["secret"].text();
    auto const lot = lot_of(body);
    auto const seed = expert::seed_of(body["lots_digest"].text(), body["buyer_contribution"].text(), words, secret);
    body.erase("secret");
    body.set("supervisor_contribution", words)
        .set("supervisor_commitment", crypto::sha256_hex(words))
        .set("platform_contribution", secret)
        .set("seed", crypto::to_hex(seed));
    Value invited = Value::list();
    std::vector<std::int64_t> gone;
    while (std::ssize(gone) < lot.seats) {
        gone.push_back(*expert::next_invited(seed, lot, gone));
        invited.push(Value::object().set("supplier", gone.back()).set("supplier_name", name_of(run.tx, gone.back())));
    }
    store::update_list(run.tx, run.object.id, body.set("invited", invited));
    run.answer.set("seed", body["seed"]).set("invited", invited);
    return {};
}

Value draw_record(db::Tx& tx, Value const& body) {
    auto record = Value::object().set("algorithm", "qiyue expert draw 1").set("lots", body["lots"]);
    for (auto const* key : {"lots_digest", "buyer_commitment", "supervisor_commitment", "platform_commitment",
                            "buyer_contribution", "supervisor_contribution", "platform_contribution", "seed"}) {
        record.set(key, body[key]);
    }
    Value drawn = Value::list();
    for (auto const& one : body["invited"].items()) {
        drawn.push(Value::object()
                       .set("field", one_list)
                       .set("expert", one["supplier"])
                       .set("supplier_name", name_of(tx, one["supplier"].integer())));
    }
    record.set("canonical", expert::canonical({lot_of(body)})).set("drawn", drawn);
    return record.set("repeats", expert::verify_draw(record).problem.empty());
}

}  // namespace qiyue::invitation
