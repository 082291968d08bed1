#include "modules/review/ranking.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"

#include <algorithm>

// Who may see what of a review, and when.
namespace qiyue::review {

namespace {

bool all_signed(std::vector<Member> const& members) {
    return !members.empty() && std::ranges::all_of(members, &Member::signed_sheet);
}

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

Value with_ground(Value told, ReviewedBid const& bid) {
    if (!bid.ground.empty()) {
        told.set("ground", bid.ground);
    }
    return told;
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

Value sheet_of(std::vector<Mark> const& marks, std::int64_t person) {
    Value list = Value::list();
    for (auto const& mark : marks) {
        if (mark.person == person) {
            list.push(Value::object()
                          .set("bid", mark.bid)
                          .set("factor", mark.factor)
                          .set("score", mark.score)
                          .set("reason", mark.reason));
        }
    }
    return list;
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

// One member's sheet. CD-18-4: before all have signed nobody reads another's. LP-115: who does not know the names gets
// the same answer for a member's number as for anybody's, so that asking tells nothing.
Result<Value> read_sheet(workflow::Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "review"));
    auto const person = TRY(call.number("person"));
    if (!engine.concerned(call.tx, object, call.context)) {
        return api::forbidden({"您无权查看评分表", "the sheets are not yours to see"});
    }
    auto const members = store::members(call.tx, object.id);
    auto const own = person == call.context.caller.person;
    auto judge = engine.judge(call.context, object.rules);
    auto const knows =
        own || member(members, call.context.caller.person) || names_shown(judge, object.state, call.context);
    judge.require(clause::CD_18_4, law::Facts().with("own_sheet", own).with("all_signed", all_signed(members)),
                  own || all_signed(members), "review.sheet_sealed", {},
                  {"全体评委签署前,不得查看他人的评分", "nobody reads another's marks before all have signed"},
                  {"请待全体评委签署后查看", "come back when all have signed"});
    judge.require(clause::LP_115, law::Facts().with("own_sheet", own).with("knows_names", knows), knows,
                  "review.names_secret", {},
                  {"评审委员会名单在结果公告前保密", "the committee's names are secret until the result notice"},
                  {"请待结果公告后查看", "come back after the result notice"});
    TRY(judge.verdict());
    auto const whose = member(members, person);
    if (!whose) {
        return api::not_found({"没有这位评委", "there is no such member"});
    }
    return Value::object()
        .set("signed", whose->signed_sheet())
        .set("sheet_digest", whose->signature)
        .set("salt", whose->salt)
        .set("scores", sheet_of(store::marks(call.tx, object.id), person));
}

// What the members score: the contents of the qualified bids and the published factors.
Result<Value> read_bids(workflow::Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "review"));
    auto const& caller = call.context.caller;
    auto const mine = member(store::members(call.tx, object.id), caller.person);
    if (!(mine && mine->declared) && caller.organisation != object.owner && caller.organisation_kind != "audit") {
        return api::forbidden({"已申明无利害关系的评委方可查看投标内容",
                               "members who declared that they have no interest may read the bids"});
    }
    auto const review = store::review(call.tx, object.id);
    ENSURE(review.has_value());
    auto const bids = store::bids(call.tx, object.id);
    Value list = Value::list();
    for (auto const& opened : bidding::opened_bids(call.tx, review->tender)) {
        auto const bid = std::ranges::find(bids, opened.id, &ReviewedBid::bid);
        if (bid != bids.end() && bid->valid()) {
            list.push(Value::object()
                          .set("bid", opened.id)
                          .set("provider_name", name_of_organisation(call.tx, opened.provider))
                          .set("price", opened.price.in_fen())
                          .set("content", opened.content));
        }
    }
    Value factors = Value::list();
    for (auto const& factor : document_of(call.tx, review->tender).factors) {
        factors.push(Value::object()
                         .set("id", factor.id)
                         .set("name", factor.name)
                         .set("weight", factor.weight)
                         .set("by_hand", scored_by_hand(factor)));
    }
    return Value::object().set("items", list).set("factors", factors);
}

Result<Review> published_review(workflow::Engine const& engine, api::Call& call) {
    auto const about = TRY(engine.get(call.tx, TRY(call.number("id")), "tender"));
    for (auto const& review : store::of_tender(call.tx, about.id)) {
        if (review.body["award"]["letter_day"].is_text()) {
            return review;
        }
    }
    return api::not_found({"结果尚未公告", "the result is not published yet"});
}

Result<Value> read_result(workflow::Engine const& engine, api::Call& call) {
    auto const review = TRY(published_review(engine, call));
    auto const object = TRY(engine.get(call.tx, review.id, "review"));
    return result_of(engine, call.tx, review, engine.judge(call.context, object.rules));
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

}  // namespace

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
    if (judge.applies(clause::LP_182)) {
        auto const document = document_of(tx, review.tender);
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
    value.set("bids", qualification(tx, store::bids(tx, object.id)))
        .set("members", static_cast<std::int64_t>(members.size()))
        .set("sheets_in", std::int64_t{std::ranges::count_if(members, &Member::signed_sheet)});
    add_talks(tx, *review, value);
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
    if (review->body["report"].is_object()) {
        value.set("summary", review->body["report"]["summary"]);
    }
    add_award(tx, *review, value);
    return value;
}

std::vector<api::Operation> operations(workflow::Engine& engine) {
    return {
        api::reading("review.sheet", "/api/reviews/{id}/sheets/{person}", {"评分表", "a sheet of marks"},
                     api::Access::signed_in, {clause::CD_18_4, clause::LP_115},
                     [&engine](api::Call& call) { return read_sheet(engine, call); }),
        api::reading("review.bids", "/api/reviews/{id}/bids", {"投标内容", "the bids under review"},
                     api::Access::signed_in, {}, [&engine](api::Call& call) { return read_bids(engine, call); }),
        api::reading("review.result", "/api/tenders/{id}/result", {"中标结果公告", "the result notice"},
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
