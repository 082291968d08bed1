#include "modules/review/ranking.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"

#include <algorithm>

// What everybody reads of a published result, and what each bidder is told of its own.
namespace qiyue::review {

namespace {

Result<Review> published_review(workflow::Engine const& engine, api::Call& call) {
    auto const about = TRY(engine.get(call.tx, TRY(call.number("id")), "tender"));
    for (auto const& review : store::of_tender(call.tx, about.id)) {
        if (review.body["award"]["letter_day"].is_text()) {
            return review;
        }
    }
    return api::not_found({"结果尚未公告", "the result is not published yet"});
}

// CD-34-2 涉及国家秘密、商业秘密和个人隐私的信息除外: what the notice keeps back is not read here either.
Value without(Value result, std::set<std::string> const& withheld) {
    if (withheld.contains("winner_name")) {
        result.erase("provider");
        result.erase("provider_name");
    }
    if (withheld.contains("award_price")) {
        result.erase("price");
    }
    if (withheld.contains("committee")) {
        result.erase("experts");
    }
    return result;
}

Value own_marks(tender::Document const& document, std::vector<Mark> const& marks, Value const& bands,
                std::int64_t bid) {
    Value list = Value::list();
    for (auto const& factor : document.factors) {
        auto line = Value::object().set("factor", factor.id).set("name", factor.name).set("weight", factor.weight);
        if (scored_by_hand(factor)) {
            line.set("mean", mean(marks, bid, factor.id));
        }
        for (auto const& one : bands.items()) {
            if (one["bid"].integer() == bid && one["factor"].integer() == factor.id) {
                line.set("mean", one["score"]);
            }
        }
        list.push(line);
    }
    return list;
}

}  // namespace

Result<Value> read_result(workflow::Engine const& engine, api::Call& call) {
    auto const review = TRY(published_review(engine, call));
    auto const object = TRY(engine.get(call.tx, review.id, "review"));
    auto result = result_of(engine, call.tx, review, engine.judge(call.context, object.rules));
    auto const withheld = std::make_shared<std::set<std::string>>();
    TRY(engine.ports().bus.raise(call.tx, call.context, RecordAsked{.project = review.project, .withheld = withheld}));
    return without(std::move(result), *withheld);
}

// To each bidder: his own outcome with its reasons, nobody else's (LP-183 告知未通过资格审查原因;……告知未中标人本人得分与排序).
Result<Value> read_notice(workflow::Engine const& engine, api::Call& call) {
    auto const review = TRY(published_review(engine, call));
    auto const object = TRY(engine.get(call.tx, review.id, "review"));
    auto const judge = engine.judge(call.context, object.rules);
    auto const bids = store::bids(call.tx, review.id);
    auto const mine = std::ranges::find(bids, call.context.caller.organisation, &ReviewedBid::provider);
    if (mine == bids.end()) {
        return api::forbidden({"您的单位没有参加本项目", "your organisation took no part in this purchase"});
    }
    auto const& kept = review.body["award"];
    auto const until = Day::parse(kept["notice_until"].text()).value();
    auto notice = Value::object();
    notice.set("bid", mine->bid)
        .set("won", mine->bid == kept["bid"].integer())
        .set("winner_name", name_of_organisation(call.tx, kept["provider"].integer()))
        .set("award_price", kept["price"])
        .set("letter_day", kept["letter_day"])
        .set("query_until", judge.deadline("query_window", until).due.iso());
    if (judge.applies(clause::LP_183)) {
        notice = with_ground(notice.set("qualified", mine->qualified).set("reason", mine->reason), *mine);
        for (auto const& row : review.body["ranking"].items()) {
            if (row["bid"].integer() == mine->bid) {
                notice.set("own", row);
            }
        }
        if (mine->qualified) {
            notice.set("factors",
                       own_marks(document_of(call.tx, review.tender), store::marks(call.tx, review.id),
                                 review.body["bands"], mine->bid));
        }
    }
    return notice;
}

// LP-182 采购人、代理、项目、供应商、金额、主要标的名称规格数量单价服务要求、评审专家名单
Value result_of(workflow::Engine const& engine, db::Tx& tx, Review const& review, law::Judge const& judge) {
    auto const about = engine.find(tx, review.tender);
    ENSURE(about.has_value());
    auto const& kept = review.body["award"];
    auto result = Value::object();
    result.set("tender", review.tender)
        .set("project", review.project)
        .set("title", about->title)
        .set("provider", kept["provider"])
        .set("provider_name", name_of_organisation(tx, kept["provider"].integer()))
        .set("letter_day", kept["letter_day"])
        .set("notice_until", kept["notice_until"]);
    if (kept["record"].is_object()) {
        result.set("record_digest", kept["record_digest"]).set("record_address", record_address(review.id));
    }
    if (review.body["passed_over"].is_list()) {
        result.set("passed_over", review.body["passed_over"]);
    }
    auto const document = document_of(tx, review.tender);
    // LP-230, LP-231: until when a bidder may query the result.
    if (document.purchase_class == tender::PurchaseClass::procurement && judge.applies(clause::LP_230)) {
        auto const until = Day::parse(kept["notice_until"].text()).value();
        result.set("query_until", judge.deadline("query_window", until).due.iso());
    }
    // LP-272 ……结果公告随附声明函: what the winner declared of its size, published with the result.
    if (auto const bid = bidding::opened_bid(tx, kept["bid"].integer_or(0)); bid && judge.applies(clause::LP_272)) {
        auto const& declared = bid->content["enterprise_size"];
        if (declared.is_text()) {
            result.set("declared_size", declared);
        }
    }
    // …and the declaration by which a disabled-welfare unit counted as small.
    if (auto const bid = bidding::opened_bid(tx, kept["bid"].integer_or(0)); bid && judge.applies(clause::LP_273)) {
        auto const& declaration = bid->content["disabled_declaration"];
        if (bid->content["disabled_welfare"].boolean_or(false) && declaration.is_text()) {
            result.set("disabled_declaration", declaration);
        }
    }
    if (judge.applies(clause::LP_182)) {
        Value experts = Value::list();
        for (auto const& one : store::members(tx, review.id)) {
            experts.push(Value::object().set("name", one.name).set("role", one.role));
        }
        result.set("buyer_name", name_of_organisation(tx, about->owner))
            .set("price", kept["price"])
            .set("term", kept["term"])
            .set("subject", document.draft_contract["subject"])
            .set("scope", document.draft_contract["scope"])
            .set("quantity", document.draft_contract["quantity"])
            .set("quality", document.draft_contract["quality"])
            .set("experts", experts);
    }
    return result;
}

}  // namespace qiyue::review
