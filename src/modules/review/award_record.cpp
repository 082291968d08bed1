#include "modules/review/award_record.hpp"

#include "modules/review/preferences.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "law/scoring.hpp"

#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::review {

namespace {

std::string scored_by(tender::Factor const& factor) {
    return factor.category == "price" ? "price" : factor.interval ? "bands" : "members";
}

Value factors_of(tender::Document const& document) {
    Value all = Value::list();
    for (auto const& factor : document.factors) {
        auto one = Value::object()
                       .set("factor", factor.id)
                       .set("name", factor.name)
                       .set("weight", factor.weight)
                       .set("scored_by", scored_by(factor));
        if (factor.interval) {
            Value bands = Value::list();
            for (auto const& band : factor.bands) {
                bands.push(Value::object().set("from", band.from).set("to", band.to).set("score", band.score));
            }
            one.set("from", factor.from).set("to", factor.to).set("unit", factor.unit).set("bands", bands);
        }
        all.push(std::move(one));
    }
    return all;
}

// The words that tell equal totals apart: those of the rules of tenders and consultations, then the document's own.
Value order_of(tender::Document const& document) {
    std::vector<std::string> first;
    if (document.ordered_under == clause::LP_169) {
        first = {"price", "technical"};
    } else if (!document.ordered_under.id.empty()) {
        first = {"price"};
    }
    Value announced = Value::list();
    for (auto const& word : document.tie_rule) {
        announced.push(word);
    }
    Value words = Value::list();
    for (auto const& word : law::tie_words(first, announced)) {
        words.push(word);
    }
    return words;
}

// What of it holds for a bid; of the lot the digest of its envelope, from which anybody draws it again.
Value preferences_of(Review const& review, std::int64_t bid) {
    auto none = Value::object();
    if (review.body["preferences"].is_list()) {
        for (auto one : review.body["preferences"].items()) {
            if (one["bid"] == Value(bid)) {
                one.erase("bid");
                one.erase("lot");
                return one;
            }
        }
    }
    return none;
}

Value deductions_of(Review const& review, std::int64_t bid) {
    auto none = Value::object().set("small", 0).set("consortium", 0).set("domestic", 0);
    if (review.body["deductions"].is_list()) {
        for (auto one : review.body["deductions"].items()) {
            if (one["bid"] == Value(bid)) {
                one.erase("bid");
                one.erase("rate");
                return one;
            }
        }
    }
    return none;
}

Value bids_of(Review const& review, Scoring const& scoring) {
    Value all = Value::list();
    for (auto const& bid : scoring.bids) {
        if (!bid.valid()) {
            continue;  // why it is invalid is told to its bidder
        }
        Value values = Value::list();
        for (auto const& factor : scoring.document.factors) {
            auto const value = factor.interval ? offered(scoring.opened, bid.bid, factor.id) : std::nullopt;
            if (value) {
                values.push(Value::object().set("factor", factor.id).set("value", *value));
            }
        }
        auto one = Value::object()
                       .set("bid", bid.bid)
                       .set("price", bid.price.in_fen())
                       .set("deductions", deductions_of(review, bid.bid))
                       .set("values", std::move(values));
        if (auto preferred = preferences_of(review, bid.bid); !preferred.members().empty()) {
            one.set("preferences", std::move(preferred));
        }
        all.push(std::move(one));
    }
    return all;
}

// By seat, in the order in which the ranking counted the members.
Value marks_of(Scoring const& scoring) {
    Value all = Value::list();
    std::int64_t seat = 0;
    for (auto const& member : scoring.members) {
        seat += 1;
        for (auto const& mark : scoring.marks) {
            auto const bid = std::ranges::find(scoring.bids, mark.bid, &ReviewedBid::bid);
            if (mark.person == member.person && bid != scoring.bids.end() && bid->valid()) {
                all.push(Value::object()
                             .set("seat", seat)
                             .set("bid", mark.bid)
                             .set("factor", mark.factor)
                             .set("score", mark.score));
            }
        }
    }
    return all;
}

Value result_row(Review const& review, Scoring const& scoring, Value const& ranked) {
    auto const bid = ranked["bid"].integer();
    auto row = Value::object();
    for (auto const* key : {"bid", "rank", "compared", "price_score", "technical", "total", "tied", "told_by"}) {
        if (ranked.has(key)) {
            row.set(key, ranked[key]);
        }
    }
    if (scoring.document.evaluation == tender::Evaluation::lowest_price) {
        return row;
    }
    std::vector<Computed> computed;
    Value bands = Value::list();
    for (auto const& one : review.body["bands"].items()) {
        if (one["bid"].integer() == bid) {
            computed.push_back({.bid = bid, .factor = one["factor"].integer(), .score = one["score"].integer()});
            bands.push(Value::object().set("factor", one["factor"]).set("score", one["score"]));
        }
    }
    Value members = Value::list();
    std::int64_t seat = 0;
    for (auto const& member : scoring.members) {
        members.push(Value::object().set("seat", ++seat).set("points", points(scoring, computed, member.person, bid)));
    }
    return row.set("bands", std::move(bands)).set("members", std::move(members));
}

// Won as many of the lots before as the document allows: no candidate of this one.
bool passed_over(Review const& review, std::int64_t bid) {
    auto const& all = review.body["passed_over"];
    return all.is_list() &&
        std::ranges::any_of(all.items(), [&](Value const& one) { return one["bid"] == Value(bid); });
}

Value sorted(Value const& value) {
    if (value.is_list()) {
        Value list = Value::list();
        for (auto const& item : value.items()) {
            list.push(sorted(item));
        }
        return list;
    }
    if (!value.is_object()) {
        return value;
    }
    auto members = value.members();
    std::ranges::sort(members, {}, &qiyue::Member::key);
    for (auto& member : members) {
        member.value = sorted(member.value);
    }
    return Value::object(std::move(members));
}

}  // namespace

Value award_record(Review const& review, Scoring const& scoring) {
    auto const& ranking = review.body["ranking"];
    Value rows = Value::list();
    Value dropped = Value::list();
    std::int64_t lowest = 0;
    for (auto const& ranked : ranking.items()) {
        auto const compared = ranked["compared"].integer_or(0);
        lowest = compared > 0 && (lowest == 0 || compared < lowest) ? compared : lowest;
        rows.push(result_row(review, scoring, ranked));
        auto const bid = std::ranges::find(scoring.bids, ranked["bid"].integer(), &ReviewedBid::bid);
        if (bid != scoring.bids.end() && (!bid->standing || passed_over(review, bid->bid))) {
            dropped.push(bid->bid);
        }
    }
    auto const& award = review.body["award"];
    auto const comprehensive = scoring.document.evaluation == tender::Evaluation::comprehensive;
    auto const order = order_of(scoring.document);
    auto record = Value::object();
    if (by_lot(order)) {
        Value opened = Value::list();
        for (auto const& digest : opened_envelopes(scoring)) {
            opened.push(digest);
        }
        record.set("envelopes", std::move(opened));
    }
    return record.set("algorithm", award_algorithm)
        .set("tender", review.tender)
        .set("project", review.project)
        .set("review", review.id)
        .set("evaluation", comprehensive ? "comprehensive" : "lowest_price")
        .set("order", order)
        .set("factors", comprehensive ? factors_of(scoring.document) : Value::list())
        .set("seats", static_cast<std::int64_t>(scoring.members.size()))
        .set("bids", bids_of(review, scoring))
        .set("marks", comprehensive ? marks_of(scoring) : Value::list())
        .set("result", Value::object().set("lowest", lowest).set("ranking", std::move(rows)))
        .set("dropped", std::move(dropped))
        .set("award",
             Value::object()
                 .set("bid", award["bid"])
                 .set("price", award["price"])
                 .set("awarded_on", award["awarded_on"])
                 .set("letter_day", award["letter_day"]));
}

std::string canonical(Value const& record) {
    return json::write(sorted(record));
}

}  // namespace qiyue::review
