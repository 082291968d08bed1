#include "modules/invitation/steps.hpp"

#include "modules/expert/api.hpp"

// The draw 随机抽取 of suppliers: as experts are drawn, by one list. It is fixed, and the platform has committed to its random
// text, when the list is sealed; another person of the buyer's house then adds words of his own. None of the three can
// steer the outcome, and anybody does it again with `qiyue verify draw`.
namespace qiyue::invitation {

namespace {

constexpr char const* one_list = "suppliers";

expert::Lot lot_of(Value const& body) {
    return expert::lots_in(body["lots"]).front();
}

}  // namespace

Value committed(workflow::StepRun& run, std::vector<std::int64_t> const& candidates, std::int64_t seats) {
    return expert::fixed(run, {.field = one_list, .seats = seats, .eligible = candidates})
        .set("drawn_from", std::ssize(candidates))
        .set("sealed_by", run.context.caller.person);
}

Result<void> draw(workflow::StepRun& run) {
    auto body = store::list(run.tx, run.object.id);
    if (body["sealed_by"] == Value(run.context.caller.person)) {
        return api::forbidden({"封存名单的人不能自己抽取", "who sealed the list does not draw from it"});
    }
    Value invited = Value::list();
    for (auto const one : expert::drawn_by(body, lot_of(body), run.form.text("contribution"))) {
        invited.push(Value::object().set("supplier", one).set("supplier_name", name_of(run.tx, one)));
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
