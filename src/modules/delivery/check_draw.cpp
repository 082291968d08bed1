#include "modules/delivery/checks.hpp"

#include "modules/expert/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

// The draw of a random check 随机抽查. The list is fixed, and the platform has committed to its random text, when the check is
// planned; another person of the buyer's house then adds words of his own. Neither of the three can steer the outcome.
namespace qiyue::delivery {

namespace {

expert::Lot lot_of(Value const& body) {
    Value names = Value::list();
    expert::Lot lot;
    for (auto const& site : body["population"].items()) {
        names.push(site["name"]);
        lot.eligible.push_back(static_cast<std::int64_t>(names.size()));
    }
    lot.field = "sites:" + crypto::sha256_hex(json::write(names));
    lot.seats = body["size"].integer();
    return lot;
}

Value as_value(expert::Lot const& lot) {
    Value ids = Value::list();
    for (auto const id : lot.eligible) {
        ids.push(id);
    }
    return Value::list().push(Value::object().set("field", lot.field).set("seats", lot.seats).set("eligible", ids));
}

}  // namespace

Value commit(workflow::StepRun& run, Value const& body) {
    constexpr std::size_t random_bytes = 32;
    auto const lot = lot_of(body);
    auto const secret = crypto::to_hex(run.ports().random.bytes(random_bytes));
    auto const buyer = run.context.caller.person_name + " " + run.context.now.iso();
    return Value::object()
        .set("lots", as_value(lot))
        .set("lots_digest", crypto::sha256_hex(expert::canonical({lot})))
        .set("buyer_contribution", buyer)
        .set("buyer_commitment", crypto::sha256_hex(buyer))
        .set("platform_commitment", crypto::sha256_hex(secret))
        .set("secret", secret)
        .set("planned_by", run.context.caller.person);
}

Result<void> draw(workflow::StepRun& run) {
    auto body = stored(run).body;
    auto record = body["draw"];
    if (!record.is_object()) {
        return api::conflict("check.not_random", {"只有随机抽查需要抽取", "only a random check draws"},
                             {"请直接登记检查结果", "record the result without a draw"});
    }
    if (record.has("seed")) {
        return api::conflict("check.drawn_already", {"已经抽取，不得重抽", "it was drawn; there is no second draw"},
                             {"请按已抽取的名单检查", "check those who were drawn"});
    }
    if (record["planned_by"] == Value(run.context.caller.person)) {
        return api::forbidden({"安排检查的人不能自己抽取", "who listed the sites does not draw among them"});
    }
    auto const words = run.form.text("contribution");
    auto const secret = record["secret"].text();
    auto const lot = lot_of(body);
    auto const seed = expert::seed_of(record["lots_digest"].text(), record["buyer_contribution"].text(), words, secret);
    record.erase("secret");
    record.set("supervisor_contribution", words)
        .set("supervisor_commitment", crypto::sha256_hex(words))
        .set("platform_contribution", secret)
        .set("seed", crypto::to_hex(seed));
    Value drawn = Value::list();
    Value sample = Value::list();
    std::vector<std::int64_t> gone;
    while (std::ssize(gone) < lot.seats) {
        gone.push_back(*expert::next_invited(seed, lot, gone));
        drawn.push(Value::object().set("field", lot.field).set("expert", gone.back()));
        sample.push(body["population"].items()[static_cast<std::size_t>(gone.back() - 1)]);
    }
    record.set("drawn", drawn).set("sample", sample);
    store::update(run.tx, run.object.id, body.set("draw", record));
    run.answer.set("seed", record["seed"]).set("sample", sample);
    return {};
}

Value shown_draw(Value const& kept) {
    auto shown = kept;
    shown.erase("secret");
    shown.erase("planned_by");
    if (kept.has("seed")) {
        shown.set("agrees", expert::verify_draw(kept).problem.empty());
    }
    return shown;
}

}  // namespace qiyue::delivery
