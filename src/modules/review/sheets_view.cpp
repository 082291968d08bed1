#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>
#include <array>

// What the members read while they score: the bids, their own sheet, and each other's when all have signed.
namespace qiyue::review {

namespace {

bool all_signed(std::vector<Member> const& members) {
    return !members.empty() && std::ranges::all_of(members, &Member::signed_sheet);
}

// CD-33-3, SY-3.2-k, LA-II.5-f ……选择承接主体的重要参考依据: shown to the panel where the document announced it.
bool shows_past(law::Judge const& judge, tender::Document const& document) {
    static constexpr std::array under{clause::CD_33_3, clause::SY_3_2_k, clause::LA_II_5_f};
    return document.body["past_results"].boolean_or(false) &&
        std::ranges::any_of(under, [&](Clause one) { return judge.applies(one); });
}

Value past_of(workflow::Engine const& engine, api::Call& call, std::int64_t provider) {
    auto const found = std::make_shared<std::vector<PastEvaluation>>();
    auto const told =
        engine.ports().bus.raise(call.tx, call.context, PastEvaluationsAsked{.provider = provider, .found = found});
    ENSURE(told.ok());
    Value all = Value::list();
    for (auto const& one : *found) {
        auto const about = project::find(call.tx, one.project);
        all.push(Value::object()
                     .set("project_name", about ? about->name : std::string())
                     .set("year", one.year)
                     .set("score", one.score)
                     .set("grade", one.grade)
                     .set("day", one.day.iso()));
    }
    return all;
}

}  // namespace

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
                  {"全体评委签署前，不得查看他人的评分", "nobody reads another's marks before all have signed"},
                  {"请待全体评委签署后查看", "come back when all have signed"});
    // PF-process-7 专家评审: each marks by himself.
    judge.require(clause::PF_process_7, law::Facts().with("own_sheet", own).with("all_signed", all_signed(members)),
                  own || all_signed(members), "review.marks_blind", {},
                  {"全体评委提交前，不得查看他人的评分", "nobody reads another's marks before all are in"},
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
    auto const document = document_of(call.tx, review->tender);
    auto const past = shows_past(engine.judge(call.context, object.rules), document);
    Value list = Value::list();
    for (auto const& opened : bidding::opened_bids(call.tx, review->tender)) {
        auto const bid = std::ranges::find(bids, opened.id, &ReviewedBid::bid);
        if (bid != bids.end() && bid->valid()) {
            auto line = Value::object()
                            .set("bid", opened.id)
                            .set("provider_name", name_of_organisation(call.tx, opened.provider))
                            .set("price", opened.price.in_fen())
                            .set("content", opened.content);
            list.push(past ? line.set("past", past_of(engine, call, opened.provider)) : line);
        }
    }
    Value factors = Value::list();
    for (auto const& factor : document.factors) {
        factors.push(Value::object()
                         .set("id", factor.id)
                         .set("name", factor.name)
                         .set("weight", factor.weight)
                         .set("by_hand", scored_by_hand(factor)));
    }
    return Value::object().set("items", list).set("factors", factors);
}

}  // namespace qiyue::review
