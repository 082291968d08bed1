#include "modules/review/collusion.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// Who may see what of a review, and when.
namespace qiyue::review {

namespace {

Value committee(std::vector<Member> const& members, Value const& chair) {
    Value list = Value::list();
    for (auto const& one : members) {
        list.push(Value::object()
                      .set("name", one.name)
                      .set("role", one.role)
                      .set("chair", chair == Value(one.person))
                      .set("declared", one.declared)
                      .set("signed", one.signed_sheet()));
    }
    return list;
}

Value qualification(db::Tx& tx, std::vector<ReviewedBid> const& bids) {
    Value list = Value::list();
    for (auto const& bid : bids) {
        auto line = Value::object()
                        .set("bid", bid.bid)
                        .set("provider_name", name_of_organisation(tx, bid.provider))
                        .set("price", bid.price.in_fen())
                        .set("qualified", bid.qualified)
                        .set("standing", bid.standing)
                        .set("reason", bid.reason);
        list.push(with_ground(std::move(line), bid));
    }
    return list;
}

void add_talks(db::Tx& tx, Review const& review, Value& value) {
    auto const bids = store::bids(tx, review.id);
    Value talks = Value::list();
    for (auto one : review.body["talks"].is_list() ? review.body["talks"].items() : Value::List{}) {
        auto const bid = std::ranges::find(bids, one["bid"].integer(), &ReviewedBid::bid);
        talks.push(one.set("provider_name", name_of_organisation(tx, bid->provider)));
    }
    if (talks.size() > 0) {
        value.set("talks", talks);
    }
    if (review.body["changes"].is_list()) {
        value.set("changes", review.body["changes"]);
    }
}

// The price compared beside the price as bid only where policy took something off one of them.
Value shown_ranking(Value const& ranking) {
    auto const& rows = ranking.items();
    auto const deducted = std::ranges::any_of(rows, [](Value const& row) { return row.has("deduction"); });
    Value all = Value::list();
    for (auto row : rows) {
        if (!deducted) {
            row.erase("compared");
        }
        all.push(std::move(row));
    }
    return all;
}

void add_award(db::Tx& tx, Review const& review, Value& value) {
    auto const& kept = review.body["award"];
    if (kept.is_object()) {
        value.set("winner_name", name_of_organisation(tx, kept["provider"].integer()))
            .set("winner", kept["provider"])
            .set("award_price", kept["price"])
            .set("awarded_on", kept["awarded_on"]);
        if (kept["letter_day"].is_text()) {
            value.set("letter_day", kept["letter_day"]).set("notice_until", kept["notice_until"]);
        }
    }
}

// Not for the buyer, of whom they speak: for who supervises it, without the names.
void add_buyer_ratings(Review const& review, Context const& context, Value& value) {
    auto const overseer = context.caller.organisation_kind == "finance" || context.caller.organisation_kind == "audit";
    if (!overseer || !review.body["buyer_ratings"].is_list()) {
        return;
    }
    Value all = Value::list();
    for (auto line : review.body["buyer_ratings"].items()) {
        line.erase("person");
        all.push(std::move(line));
    }
    value.set("buyer_ratings", all);
}

}  // namespace

Value with_ground(Value told, ReviewedBid const& bid) {
    if (!bid.ground.empty()) {
        told.set("ground", bid.ground);
    }
    return told;
}

Value review_view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const review = store::review(tx, object.id);
    auto value = Value::object();
    if (!review) {
        return value;
    }
    auto const judge = engine.judge(context, object.rules);
    if (!engine.concerned(tx, object, context)) {
        add_award(tx, *review, value);
        return value;
    }
    auto const members = store::members(tx, object.id);
    auto const inside = member(members, context.caller.person).has_value();
    if (auto const lots = reviews_of_lots(tx, *review, context.caller); lots.size() > 0) {
        value.set("lots", lots);
    }
    value.set("bids", qualification(tx, store::bids(tx, object.id)))
        .set("members", static_cast<std::int64_t>(members.size()))
        .set("sheets_in", std::int64_t{std::ranges::count_if(members, &Member::signed_sheet)});
    add_talks(tx, *review, value);
    if (auto const signs = shown_signs(tx, *review); signs.size() > 0) {
        value.set("signs", signs);
    }
    auto const shown = inside || names_shown(judge, object.state, context);
    if (shown) {
        value.set("committee", committee(members, review->body["chair"]));
    }
    if (inside) {
        value.set("my_sheet", sheet_of(store::marks(tx, object.id), context.caller.person));
    }
    if (review->body["ranking"].is_list()) {
        auto outlying = Value::list();
        for (auto line : review->body["outlying"].items()) {
            if (!shown) {
                line.erase("name");
                line.erase("person");
            }
            outlying.push(std::move(line));
        }
        value.set("ranking", shown_ranking(review->body["ranking"])).set("outlying", outlying);
    }
    if (review->body["voided"].is_list()) {
        auto voided = Value::list();
        for (auto line : review->body["voided"].items()) {
            line.erase("person");
            if (!shown) {
                line.erase("name");
            }
            voided.push(std::move(line));
        }
        value.set("voided", voided);
    }
    if (review->body["assistants"].is_list()) {
        value.set("assistance", assistance_of(tx, *review));
    }
    if (review->body["dissents"].is_list()) {
        value.set("dissents", review->body["dissents"]);
    }
    if (review->body["duties"].is_list()) {
        value.set("duties", review->body["duties"]).set("fees", review->body["fees"]);
    }
    add_buyer_ratings(*review, context, value);
    if (review->body["report"].is_object()) {
        value.set("summary", review->body["report"]["summary"]);
    }
    if (review->body["passed_over"].is_list()) {
        value.set("passed_over", review->body["passed_over"]);
    }
    add_award(tx, *review, value);
    return value;
}

std::vector<api::Operation> operations(workflow::Engine& engine) {
    return {
        api::reading("review.sheet", "/api/reviews/{id}/sheets/{person}", {"评分表", "a sheet of marks"},
                     api::Access::signed_in, {clause::CD_18_4, clause::LP_115, clause::PF_process_7},
                     [&engine](api::Call& call) { return read_sheet(engine, call); }),
        api::reading("review.evidence", "/api/reviews/{id}/evidence/{digest}",
                     {"核对申报和评审材料", "check a paper of the review"}, api::Access::signed_in,
                     {clause::PF_process_32}, [&engine](api::Call& call) { return check_evidence(engine, call); })
            .by_words({"digest"}),
        api::reading("review.bids", "/api/reviews/{id}/bids", {"投标内容", "the bids under review"},
                     api::Access::signed_in, {}, [&engine](api::Call& call) { return read_bids(engine, call); }),
        api::reading("review.result", "/api/tenders/{id}/result", {"中标(成交)结果公告", "the result notice"},
                     api::Access::everyone, {clause::LP_180, clause::LP_182},
                     [&engine](api::Call& call) { return read_result(engine, call); }),
        api::reading("review.notice", "/api/tenders/{id}/notice", {"结果通知", "the notice to a bidder"},
                     api::Access::signed_in, {clause::LP_183},
                     [&engine](api::Call& call) { return read_notice(engine, call); }),
        api::reading("review.record", "/api/reviews/{id}/record", {"评审记录", "the record of an award"},
                     api::Access::everyone,
                     {clause::CD_21_8, clause::CD_34_2, clause::LP_135, clause::LP_138, clause::LP_139, clause::LP_142},
                     [&engine](api::Call& call) { return read_record(engine, call); }),
        api::reading("expert_draw.record", "/api/expert_draws/{id}/record", {"抽取记录", "the record of a draw"},
                     api::Access::everyone, {clause::CD_18_4, clause::LP_115},
                     [&engine](api::Call& call) { return draw_record(engine, call); }),
    };
}

}  // namespace qiyue::review
