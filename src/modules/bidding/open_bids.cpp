#include "modules/bidding/steps.hpp"

#include "modules/bidding/fields.hpp"
#include "modules/sealing/api.hpp"
#include "platform/crypto/shares.hpp"
#include "platform/json/json.hpp"

// The only place where a bid becomes readable. Late bids never come here: they were refused at the door. What comes here
// and can't be read is damaged or sealed for another key, and the record says which.
namespace qiyue::bidding {

namespace {

using sealing::Unsealed;

char const* name_of(Unsealed::Fault fault) {
    switch (fault) {
    case Unsealed::Fault::none: return "";
    case Unsealed::Fault::no_envelope: return "no_envelope";
    case Unsealed::Fault::other_key: return "other_key";
    case Unsealed::Fault::damaged: return "damaged";
    }
    ENSURE(false);
}

Opened read(Context const& context, crypto::BoxKey const& key, Bid const& bid, Envelope const& envelope) {
    Opened opened;
    opened.bid.id = bid.id;
    opened.bid.tender = bid.tender;
    opened.bid.provider = bid.provider;
    opened.bid.received_at = envelope.received_at;
    opened.bid.digest = envelope.digest;
    opened.round = envelope.round;
    auto const unsealed =
        sealing::open_envelope(key, {.object = bid.tender, .provider = bid.provider}, envelope.envelope);
    opened.fault = name_of(unsealed.fault);
    if (!opened.fault.empty()) {
        return opened;
    }
    auto const content = json::parse(unsealed.content);
    auto const form =
        content.ok() ? Form::read(content_fields(), content.value(), context) : Result<Form>(content.refusal());
    if (!form.ok()) {
        opened.fault = "malformed";
        return opened;
    }
    opened.bid.price = form.value().money("price");
    opened.bid.content = form.value().value();
    return opened;
}

}  // namespace

Result<void> open_all(db::Tx& tx, Context const& context, workflow::Engine& engine, tender::OpeningHeld const& held) {
    auto key = held.key;
    for (auto const& received : tender::received(tx, held.tender, held.round)) {
        auto const bid = store::find(tx, received.bid);
        auto const envelope = store::live(tx, received.bid, held.round);
        ENSURE(bid.has_value() && envelope.has_value());
        auto const opened = read(context, key, *bid, *envelope);
        auto const readable = opened.fault.empty();
        store::insert_opened(tx, opened);
        engine.move(tx, context, bid->id, readable ? "opened" : "unreadable", "open");
        tender::record_opening(tx,
                               {.bid = bid->id,
                                .tender = bid->tender,
                                .provider = bid->provider,
                                .received_at = envelope->received_at,
                                .digest = envelope->digest,
                                .outcome = readable ? "opened" : "unreadable",
                                .price = opened.bid.price,
                                .term = opened.bid.content["term"].text_or({}),
                                .round = held.round});
    }
    crypto::wipe(key.secret);
    // Who was asked for a final quote and gave none has left the talks.
    for (auto const& bid : engine.children(tx, held.tender, "bid")) {
        if (bid.state == "quoting") {
            engine.move(tx, context, bid.id, "not_quoted", "open");
        }
    }
    return {};
}

Result<void> ask_quotes(db::Tx& tx, Context const& context, workflow::Engine& engine,
                        tender::QuotesAsked const& asked) {
    for (auto const bid : asked.bids) {
        engine.move(tx, context, bid, "quoting", "ask_quotes");
    }
    return {};
}

Result<void> return_unopened(db::Tx& tx, Context const& context, workflow::Engine& engine, std::int64_t tender) {
    for (auto const& bid : engine.children(tx, tender, "bid")) {
        if (bid.state == "submitted" || bid.state == "quoting") {
            engine.move(tx, context, bid.id, "returned", "return_unopened");
        }
    }
    return {};
}

}  // namespace qiyue::bidding
