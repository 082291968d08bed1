#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/conditions.hpp"
#include "modules/tender/fields.hpp"
#include "modules/tender/methods.hpp"

#include <algorithm>

// Whom a purchase turns to that is not announced to all: by which way they are found is a part of the choice; found they
// are above, by who keeps prequalifications, draws and recommendations, before the notice goes out.
namespace qiyue::tender {

namespace {

using workflow::StepRun;

bool stated(Tender const& t) {
    return t.choice["invited_from"].is_text();
}

}  // namespace

void judge_way(StepRun& run, Tender const& t) {
    auto const& method = *find_method(t.method);
    auto const way = way_of(method, t.choice);
    if (method.invited_from.empty()) {
        return;
    }
    if (method.talks) {
        run.judge.ask(method.invited_under, law::Facts().with("invited_from", way));
        return;
    }
    auto const own = std::ranges::find(method.invited_from, way) != method.invited_from.end();
    // LP-073 名单来源:资格预审公告征集、省级以上供应商库、采购人书面推荐
    run.judge.require(clause::LP_073, law::Facts().with("invitation_way_given", stated(t)).with("invited_from", way),
                      stated(t) && own, "method.no_invitation_way", "invited_from",
                      {"邀请招标的供应商名单须来自资格预审公告、供应商库或书面推荐",
                       "an invited tender finds its suppliers by prequalification, from a pool or by recommendations"},
                      {"请选择名单的产生方式", "choose by which way"});
}

void judge_invited_yet(StepRun& run, Tender const& t) {
    auto const& method = *find_method(t.method);
    auto const way = way_of(method, t.choice);
    if (way.empty() || way == by_notice) {
        return;
    }
    auto const found = t.choice["suppliers"].is_list() && t.choice["suppliers"].size() > 0;
    run.judge.require(method.invited_under, law::Facts().with("invited_from", way).with("suppliers_found", found),
                      found, "tender.nobody_invited", {},
                      {"尚未产生受邀供应商，不能发出", "nobody is invited yet: it can't go out"},
                      {"请先产生供应商名单并发出邀请书", "find the suppliers and send their letters first"});
}

std::optional<Inviting> inviting(db::Tx& tx, std::int64_t tender) {
    auto const t = store::find(tx, tender);
    auto const* method = t ? find_method(t->method) : nullptr;
    auto const way = method == nullptr ? std::string() : way_of(*method, t->choice);
    if (way.empty() || way == by_notice) {
        return std::nullopt;
    }
    return Inviting{.from = way,
                    .under = method->invited_under,
                    .tendering = method->tendering,
                    .settled = t->choice["suppliers"].is_list()};
}

std::optional<Competition> competition(db::Tx& tx, std::int64_t tender) {
    auto const t = store::find(tx, tender);
    auto const* method = t ? find_method(t->method) : nullptr;
    if (method == nullptr) {
        return std::nullopt;
    }
    auto reason = t->choice["reason"].text_or(t->choice["emergency"].text_or({}));
    if (auto const ground = t->choice["ground"].text_or({}); reason.empty() && !ground.empty()) {
        auto const found = std::ranges::find(grounds(), ground, &Option::value);
        reason = found == grounds().end() ? std::string() : found->label.zh;
    }
    return Competition{
        .competitive = method->competitive, .method = method->name, .label = method->label, .reason = reason};
}

void invite(db::Tx& tx, std::int64_t tender, std::int64_t invitation, std::vector<std::int64_t> const& suppliers) {
    Value all = Value::list();
    for (auto const supplier : suppliers) {
        all.push(Value::object().set("supplier", supplier));
    }
    auto const keep = [&](std::int64_t one) {
        auto t = store::find(tx, one);
        ENSURE(t.has_value());
        store::keep_choice(tx, one, t->choice.set("suppliers", all).set("invitation", invitation));
    };
    keep(tender);
    for (auto const& lot : store::lots(tx, tender)) {
        keep(lot.tender);
    }
}

void judge_condition(db::Tx& tx, law::Judge& judge, std::int64_t tender, std::string const& text,
                     std::string const& field) {
    auto const t = store::find(tx, tender);
    ENSURE(t.has_value());
    judge_condition_text(tx, judge, *t, text, field);
}

}  // namespace qiyue::tender
