#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/framework/fields.hpp"
#include "modules/sealing/api.hpp"
#include "platform/crypto/shares.hpp"
#include "platform/json/json.hpp"

// The offers of a round are counted, and then opened: the only place where one becomes readable.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

std::string name_of_fault(sealing::Unsealed::Fault fault) {
    switch (fault) {
    case sealing::Unsealed::Fault::none: return "";
    case sealing::Unsealed::Fault::no_envelope: return "no_envelope";
    case sealing::Unsealed::Fault::other_key: return "other_key";
    case sealing::Unsealed::Fault::damaged: return "damaged";
    }
    ENSURE(false);
}

// Its text in the offer, or why it could not be read.
std::string read(StepRun& run, crypto::BoxKey const& key, Offer& offer) {
    auto const kept = store::envelope(run.tx, offer.id);
    ENSURE(kept.has_value());
    auto const unsealed =
        sealing::open_envelope(key, {.object = offer.framework, .provider = offer.provider}, kept->envelope);
    if (auto fault = name_of_fault(unsealed.fault); !fault.empty()) {
        return fault;
    }
    auto const content = json::parse(unsealed.content);
    if (!content.ok()) {
        return "malformed";
    }
    auto const form = Form::read(offer_content(), content.value(), run.context);
    if (!form.ok()) {
        return "malformed";
    }
    offer.price = form.value().money("price");
    offer.body = form.value().value();
    return "";
}

}  // namespace

// LP-285 符合要求的供应商均不少于2家: where fewer handed in there is nothing to choose from, and nothing is opened.
Result<void> close(StepRun& run) {
    auto const f = stored(run);
    auto const deadline = deadline_of(f);
    if (run.context.now <= deadline) {
        return api::conflict(
            "framework.not_closed",
            {"提交截止时间 " + deadline.iso() + " 未到", "offers may be handed in until " + deadline.iso()},
            {"请在截止后办理", "come back afterwards"});
    }
    auto const offers = of_round(offers_in(run.tx, run.engine, f.id, "submitted"), f.round);
    auto const count = static_cast<std::int64_t>(offers.size());
    auto const enough = run.judge.compute(clause::LP_285, law::Facts().with("responsive", count));
    auto const minimum = std::to_string(enough["minimum"].integer_or(0));
    run.judge.require(clause::LP_285, law::Facts().with("responsive", count), enough["enough"].boolean_or(false),
                      "framework.too_few_offers", {},
                      {"提交响应文件的供应商不足 " + minimum + " 家，不予开启",
                       "fewer than " + minimum + " handed in: nothing is opened"},
                      {"请终止本次征集，响应文件原封退回", "end this call; what came in goes back sealed"});
    run.answer.set("offers", count);
    return {};
}

Result<void> open_offers(StepRun& run) {
    auto f = stored(run);
    sealing::Occasion const occasion{f.id, f.round};
    auto key = TRY(sealing::combined_key(run, occasion));
    std::int64_t readable = 0;
    Value lines = Value::list();
    for (auto& offer : of_round(offers_in(run.tx, run.engine, f.id, "submitted"), f.round)) {
        auto const fault = read(run, key, offer);
        auto const digest = store::envelope(run.tx, offer.id)->digest;
        if (!fault.empty()) {
            offer.body.set("fault", fault);
        }
        store::update(run.tx, offer);
        readable += fault.empty() ? 1 : 0;
        lines.push(Value::object()
                       .set("digest", digest)
                       .set("received_at", offer.received.iso())
                       .set("readable", fault.empty()));
        move_later(run, offer.id, fault.empty() ? "opened" : "unreadable");
    }
    crypto::wipe(key.secret);
    sealing::note_opened(run.tx, occasion, run.context.now);
    f.results.set("opening", lines);
    store::update(run.tx, f);
    run.answer.set("offers", static_cast<std::int64_t>(lines.size())).set("readable", readable);
    return {};
}

}  // namespace qiyue::framework
