#include "modules/bidding/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/fields.hpp"
#include "modules/bidding/lots.hpp"

#include <algorithm>

// The life of a bid: 已获取文件 registered -> 已投标 submitted (replaced and taken back as often as its bidder likes, until
// the deadline) -> 已开标 opened, or 无法读取 unreadable, or 原封退回 returned; then as the review decides. After talks it
// is asked for its final quote, 待最后报价 quoting, and opened again.
namespace qiyue::bidding {

namespace {

using workflow::Actor;
using workflow::Relation;

std::vector<workflow::State> states() {
    return {{"registered", {"已获取购买文件", "registered"}, /*final=*/false, /*hidden=*/true},
            {"submitted", {"已投标", "submitted"}, /*final=*/false, /*hidden=*/true},
            {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/false, /*hidden=*/true},
            {"opened", {"已开标", "opened"}},
            {"quoting", {"待最后报价", "asked for the final quote"}, /*final=*/false, /*hidden=*/true},
            {"not_quoted", {"未提交最后报价", "gave no final quote"}, /*final=*/true},
            {"unreadable", {"无法读取", "unreadable"}, /*final=*/true},
            {"returned", {"原封退回", "returned unopened"}, /*final=*/true},
            {"excluded", {"无效投标", "excluded"}, /*final=*/true},
            {"awarded", {"中标", "awarded"}, /*final=*/true},
            {"not_awarded", {"未中标", "not awarded"}, /*final=*/true}};
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const bidder{{"provider.manager", Relation::party}};
    return {
        {.name = "register",
         .title = {"获取购买文件", "take part"},
         .from = {},
         .to = "registered",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &register_fields(),
         .clauses = {clause::LP_090, clause::LP_091, clause::LP_092, clause::LP_093, clause::LP_309, clause::SH_2_2_2,
                     clause::SH_2_5_11, clause::SY_4_5_l},
         .apply = register_bidder,
         .parent = "tender",
         .parent_kind = "tender"},
        {.name = "ask",
         .title = {"对购买文件提出疑问", "ask about the document"},
         .from = {"registered", "submitted", "withdrawn"},
         .who = bidder,
         .input = &ask_fields(),
         .clauses = {clause::SH_1_2_3a, clause::XN_2_1_5_b},
         .apply = ask,
         .expected = false},
        {.name = "submit",
         .title = {"提交密封投标(响应)文件", "hand in the sealed bid"},
         .from = {"registered", "withdrawn"},
         .to = "submitted",
         .who = bidder,
         .input = &submit_fields(),
         .clauses = {clause::LP_089, clause::LP_091, clause::LP_102, clause::LP_309, clause::SH_2_2_2,
                     clause::SH_2_5_11, clause::SY_3_1_4_3_a, clause::SY_4_5_l},
         .apply = submit},
        {.name = "replace",
         .title = {"重新提交密封投标(响应)文件", "hand in another sealed bid"},
         .from = {"submitted"},
         .who = bidder,
         .input = &submit_fields(),
         .clauses = {clause::LP_089, clause::LP_091, clause::LP_102},
         .apply = submit,
         .expected = false},
        {.name = "withdraw",
         .title = {"撤回投标(响应)文件", "take the bid back"},
         .from = {"submitted"},
         .to = "withdrawn",
         .who = bidder,
         .input = &withdraw_fields(),
         .apply = withdraw,
         .expected = false},
        {.name = "quote",
         .title = {"提交密封的最后报价", "hand in the sealed final quote"},
         .from = {"quoting"},
         .who = bidder,
         .input = &quote_fields(),
         .clauses = {clause::CD_11_3, clause::LP_091, clause::LP_102},
         .apply = quote,
         .closed_by = clause::CD_11_3},
        {.name = "renounce",
         .title = {"声明放弃中标(成交)资格", "give up the candidacy"},
         .from = {"opened"},
         .who = bidder,
         .input = &renounce_fields(),
         .clauses = {clause::CD_18_6},
         .apply = renounce,
         .expected = false},
    };
}

// What its bidder has to know of the purchase while he works on it: the hour until which he may, and the bond asked for.
void set_terms(db::Tx& tx, workflow::Object const& object, Value& body) {
    auto const terms = tender::terms(tx, object.parent);
    auto const document = tender::document(tx, object.parent);
    auto const handing_in = object.state == "registered" || object.state == "submitted" || object.state == "withdrawn";
    if (terms && handing_in) {
        body.set("open_until", terms->bid_deadline.iso());
    } else if (terms && terms->quoting && object.state == "quoting") {
        body.set("open_until", terms->quoting->deadline.iso());
    }
    if (document && document->body["bid_bond"].integer_or(0) > 0) {
        body.set("bond_asked", document->body["bid_bond"]).set("bond_account", document->body["bond_account"]);
    }
}

// Nobody hands in a bid and forgets the bond: its own page says so until the deadline.
void remind_of_bond(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context,
                    Value& body) {
    auto const bonds = engine.children(tx, object.id, "bond");
    auto const there = std::ranges::any_of(bonds, [](workflow::Object const& one) { return one.state != "returned"; });
    auto const until = Instant::parse(body["open_until"].text_or({}));
    if (body.has("bond_asked") && until.ok() && until.value() >= context.now && !there) {
        body.set("bond_missing", true);
    }
}

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto body = Value::object();
    if (auto const bid = store::find(tx, object.id)) {
        body.set("contact", bid->contact);
        for (auto const& [key, value] : bid->consortium.members()) {
            body.set(key, value);
        }
    }
    set_terms(tx, object, body);
    remind_of_bond(tx, engine, object, context, body);
    if (auto const envelope = store::live(tx, object.id, tender::bids_round)) {
        body.set("received_at", envelope->received_at.iso()).set("digest", envelope->digest);
    }
    if (auto const envelope = store::live(tx, object.id, tender::quotes_round)) {
        body.set("quote_received_at", envelope->received_at.iso()).set("quote_digest", envelope->digest);
    }
    for (auto const round : {tender::bids_round, tender::quotes_round}) {
        auto const one = store::opened_one(tx, object.id, round);
        if (one && !one->fault.empty()) {
            body.set("fault", one->fault);
        }
    }
    auto const opened = opened_bid(tx, object.id);
    if (!opened) {
        return body;
    }
    for (auto const& [key, value] : opened->content.members()) {
        body.set(key, value);
    }
    if (auto const given_up = store::renounced(tx, object.id)) {
        body.set("renounced", given_up->ground).set("renounced_because", given_up->body["statement"]);
    }
    auto const document = tender::document(tx, opened->tender);
    return body.set("over_ceiling", document && opened->price > document->ceiling);
}

// What the final quote says stands in the place of what the bid said; what it does not speak of stays.
OpenedBid with_quote(OpenedBid bid, std::optional<Opened> const& quote) {
    if (!quote || !quote->fault.empty()) {
        return bid;
    }
    bid.quoted = true;
    bid.price = quote->bid.price;
    bid.content.set("price", quote->bid.price.in_fen());
    if (quote->bid.content["term"].is_text()) {
        bid.content.set("term", quote->bid.content["term"]);
    }
    if (quote->bid.content["answers"].is_list()) {
        bid.content.set("answers", quote->bid.content["answers"]);
        bid.answers = quote->bid.answers;
    }
    return bid;
}

void listen(workflow::Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<tender::OpeningHeld>([&engine](db::Tx& tx, Context const& context, tender::OpeningHeld const& held) {
        return open_all(tx, context, engine, held);
    });
    bus.on<tender::QuotesAsked>([&engine](db::Tx& tx, Context const& context, tender::QuotesAsked const& asked) {
        return ask_quotes(tx, context, engine, asked);
    });
    bus.on<tender::DocumentsTakenAsked>(
        [](db::Tx& tx, Context const&, tender::DocumentsTakenAsked const& asked) -> Result<void> {
            *asked.taken = took_documents(tx, asked.tender);
            return {};
        });
    bus.on<tender::FailureAsked>([](db::Tx& tx, Context const&, tender::FailureAsked const& asked) -> Result<void> {
        auto const all = store::opened(tx, asked.tender, tender::bids_round);
        if (!all.empty()) {
            asked.facts->valid_bids = 0;
            for (auto const& opened : opened_bids(tx, asked.tender)) {
                asked.facts->valid_bids = *asked.facts->valid_bids + 1;
                asked.facts->prices.push_back(opened.price);
            }
        }
        return {};
    });
    bus.on<tender::TenderFailed>([&engine](db::Tx& tx, Context const& context, tender::TenderFailed const& failed) {
        return return_unopened(tx, context, engine, failed.tender);
    });
    // Told once the tender itself stands as opened, so that the review finds it so.
    bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            auto const in_lots = tender::opened_in_lots(done.object);
            if (done.object.kind != "tender" || done.step != "open" || (done.object.state != "opened" && !in_lots)) {
                return {};
            }
            return engine.ports().bus.raise(tx, context,
                                            BidsOpened{.tender = done.object.id,
                                                       .project = done.object.project,
                                                       .readable = readable_of(tx, done.object.id),
                                                       .round = tender::round_of(tx, done.object.id),
                                                       .in_public = !tender::document(tx, done.object.id)->talks});
        });
}

}  // namespace

std::vector<OpenedBid> opened_bids(db::Tx& tx, std::int64_t tender) {
    std::vector<OpenedBid> all;
    for (auto& first : store::opened(tx, tender, tender::bids_round)) {
        if (first.fault.empty()) {
            all.push_back(with_quote(std::move(first.bid), store::opened_one(tx, first.bid.id, tender::quotes_round)));
        }
    }
    return all;
}

std::optional<OpenedBid> opened_bid(db::Tx& tx, std::int64_t bid) {
    auto first = store::opened_one(tx, bid, tender::bids_round);
    if (!first || !first->fault.empty()) {
        return std::nullopt;
    }
    return with_quote(std::move(first->bid), store::opened_one(tx, bid, tender::quotes_round));
}

std::vector<std::int64_t> consortium_members(db::Tx& tx, std::int64_t bid) {
    auto const found = store::find(tx, bid);
    return found ? found->members() : std::vector<std::int64_t>();
}

Handling handling(db::Tx& tx, std::int64_t bid) {
    auto const found = store::find(tx, bid);
    auto const envelope = store::live(tx, bid, tender::bids_round);
    return {.contact = found ? found->contact : std::string(), .person = envelope ? envelope->person : 0};
}

std::string renounced(db::Tx& tx, std::int64_t bid) {
    auto const found = store::renounced(tx, bid);
    return found ? found->ground : std::string();
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "bidding",
            .migrations = migrations(),
            .procedures = {{.kind = "bid",
                            .plural = "bids",
                            .title = {"投标(响应)", "bid"},
                            .states = states(),
                            .steps = steps(),
                            .shows = &shown_fields(),
                            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                                              Context const& context) { return view(tx, engine, object, context); }}},
            .operations = {}};
}

}  // namespace qiyue::bidding
