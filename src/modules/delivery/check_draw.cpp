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

}  // namespace

Value commit(workflow::StepRun& run, Value const& body) {
    return expert::fixed(run, lot_of(body)).set("planned_by", run.context.caller.person);
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
    auto const lot = lot_of(body);
    Value drawn = Value::list();
    Value sample = Value::list();
    for (auto const one : expert::drawn_by(record, lot, run.form.text("contribution"))) {
        drawn.push(Value::object().set("field", lot.field).set("expert", one));
        sample.push(body["population"].items()[static_cast<std::size_t>(one - 1)]);
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
