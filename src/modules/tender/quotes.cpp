#include "modules/tender/steps.hpp"

#include "modules/tender/methods.hpp"
#include "modules/sealing/api.hpp"

// After the talks: the document as it was changed, and the second round of sealed envelopes. It goes through the same
// closing and opening as the bids, under a key of its own.
namespace qiyue::tender {

std::int64_t round_of(Tender const& t) {
    return t.quotes.is_null() ? bids_round : quotes_round;
}

Instant deadline_of(Tender const& t) {
    return t.quotes.is_null() ? *t.bid_deadline : Instant::parse(t.quotes["deadline"].text()).value();
}

std::int64_t round_of(db::Tx& tx, std::int64_t tender) {
    auto const t = store::find(tx, tender);
    return t ? round_of(*t) : bids_round;
}

Result<void> ask_quotes(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                        Instant deadline, std::vector<std::int64_t> bids) {
    auto const t = store::find(tx, tender);
    ENSURE(t.has_value());
    if (!sealing::opening_key(tx, {tender, quotes_round})) {
        return api::conflict(
            "tender.key_not_split",
            {"最后报价的密钥尚未生成并分存", "the key of the final quotes has not been made and split yet"},
            {"请开标人在采购活动页办理“生成并分存开标密钥”",
             "the opener makes and splits it on the page of the purchase"});
    }
    if (deadline <= context.now) {
        return api::invalid("tender.deadline_passed", "quote_deadline",
                            {"最后报价截止时间已过", "the deadline of the quotes lies in the past"},
                            {"请另定截止时间", "set a later deadline"});
    }
    store::keep_quotes(tx, tender, Value::object().set("deadline", deadline.iso()));
    engine.move(tx, context, tender, "quoting", "ask_quotes");
    return engine.ports().bus.raise(tx, context,
                                    QuotesAsked{.tender = tender, .project = t->project, .bids = std::move(bids)});
}

Result<void> begin_talks(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender) {
    auto const object = TRY(engine.get(tx, tender, "tender"));
    if (object.state == "opened") {
        engine.move(tx, context, tender, "talking", "begin_talks");
    }
    return {};
}

Result<void> tell_change(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                         std::string const& text) {
    auto const t = store::find(tx, tender);
    ENSURE(t.has_value());
    auto const deadline = t->bid_deadline->iso();
    store::insert_clarification(tx, engine.ports().ids.next(), tender,
                                Value::object()
                                    .set("text", text)
                                    .set("affects_bids", true)
                                    .set("at", context.now.iso())
                                    .set("bid_deadline_before", deadline)
                                    .set("bid_deadline_after", deadline));
    return engine.ports().bus.raise(
        tx, context, Clarified{.tender = tender, .project = t->project, .bid_deadline = *t->bid_deadline});
}

}  // namespace qiyue::tender
