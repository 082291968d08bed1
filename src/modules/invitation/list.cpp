#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"
#include "modules/expert/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>

// The list of suppliers 供应商名单 of a purchase: recommending 征集推荐中; committed 备选名单已封存, before the draw; found 待发邀请书 ->
// invited 已邀请 once each has its letter; or void.
namespace qiyue::invitation {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

std::int64_t witnesses_of(Form const& form) {
    return form.given("witnesses") ? std::ssize(form.list("witnesses")) : 0;
}

// LP-072 随机方式选择三家以上供应商; LP-073 后两种备选总数不少于抽取数两倍; LP-074 不少于2名采购人工作人员在场监督; of talks LP-075,
// LP-076 邀请不少于3家
void judge_list(StepRun& run, tender::Inviting const& asked, std::int64_t seats, std::int64_t candidates) {
    auto const facts = law::Facts()
                           .with("invited", seats)
                           .with("drawn_from", candidates)
                           .with("invited_from", asked.from)
                           .with("witnesses", witnesses_of(run.form))
                           .with("recommended_by_buyer", 0)
                           .with("recommended_by_experts", 0);
    if (asked.tendering) {
        run.judge.ask(clause::LP_072, facts);
        run.judge.ask(clause::LP_073, facts);
        run.judge.ask(clause::LP_074, facts);
    } else {
        run.judge.ask(asked.under, facts);
    }
}

Result<void> enough(std::int64_t seats, std::int64_t candidates) {
    if (candidates < seats) {
        return api::conflict("invitation.too_few_candidates",
                             {"备选供应商只有 " + std::to_string(candidates) + " 家，不足抽取",
                              "there are " + std::to_string(candidates) + " to draw from: too few"},
                             {"请减少邀请家数，或改用其他方式产生供应商", "draw fewer, or find them another way"});
    }
    return {};
}

Result<void> only_one(StepRun& run) {
    for (auto const& other : run.engine.children(run.tx, run.object.parent, "invitation")) {
        if (other.state != "void") {
            return api::conflict("invitation.already_one",
                                 {"本采购活动已有供应商名单", "this purchase has its list of suppliers"},
                                 {"确需重新产生的，先由负责人作废", "have the head void it first"});
        }
    }
    return {};
}

// Every registered provider whom the gate lets in; who is left out stands there with the reason.
std::vector<std::int64_t> pool(StepRun& run, Value& left_out) {
    std::vector<std::int64_t> all;
    auto const field = run.form.given("service_field") ? run.form.text("service_field") : std::string();
    std::vector<provider::Entry> listed;
    if (auto const years = provider::directory_years(run.tx); !field.empty() && !years.empty()) {
        listed = provider::narrowed(provider::directory(run.tx, years.front()), {.field = field});
    }
    for (auto const& one : identity::organisations(run.tx, "provider")) {
        if (!field.empty() && std::ranges::find(listed, one.id, &provider::Entry::provider) == listed.end()) {
            continue;
        }
        auto judge = run.engine.judge(run.context, run.object.rules);
        credit::judge_taking_part(run.tx, judge, one.id, run.today(), credit::Purchase::procurement);
        auto const verdict = judge.verdict();
        if (verdict.ok()) {
            all.push_back(one.id);
        } else {
            left_out.push(Value::object()
                              .set("supplier_name", one.name)
                              .set("says", verdict.refusal().findings().front().says.zh));
        }
    }
    return all;
}

Result<void> seal(StepRun& run, tender::Inviting const& asked, std::vector<std::int64_t> const& candidates,
                  Value body) {
    auto const seats = run.form.integer("invite");
    judge_list(run, asked, seats, std::ssize(candidates));
    TRY(run.judge.verdict());
    TRY(enough(seats, std::ssize(candidates)));
    for (auto const& [key, value] : run.form.value().members()) {
        body.set(key, value);
    }
    auto const draw = committed(run, candidates, seats);
    for (auto const& [key, value] : draw.members()) {
        body.set(key, value);
    }
    run.answer.set("lots_digest", body["lots_digest"])
        .set("platform_commitment", body["platform_commitment"])
        .set("drawn_from", body["drawn_from"]);
    if (store::list(run.tx, run.object.id).has("tender")) {
        store::update_list(run.tx, run.object.id, body);
    } else {
        store::insert_list(run.tx, run.object.id, run.object.parent, body);
    }
    return {};
}

Result<void> seal_from(StepRun& run, char const* way) {
    auto const asked = TRY(looking(run, run.object.parent, way));
    TRY(only_one(run));
    Value left_out = Value::list();
    auto const candidates =
        std::string_view(way) == "pool" ? pool(run, left_out) : qualified(run.tx, run.engine, run.object.parent);
    run.object.title = run.engine.find(run.tx, run.object.parent)->title + " · 供应商抽取";
    return seal(run, asked, candidates, Value::object().set("way", way).set("left_out", left_out));
}

Result<void> seal_qualified(StepRun& run) {
    return seal_from(run, "prequalification");
}

Result<void> seal_pool(StepRun& run) {
    return seal_from(run, "pool");
}

// 邀请招标: drawn from those recommended.
Result<void> seal_recommended(StepRun& run) {
    auto const asked = TRY(looking(run, run.object.parent, "recommendation"));
    if (!asked.tendering) {
        return api::conflict("invitation.not_drawn",
                             {"谈判、磋商的书面推荐不再抽取", "those recommended for talks are not drawn from"},
                             {"请由负责人确定推荐名单", "let the head settle the list"});
    }
    auto body = store::list(run.tx, run.object.id);
    return seal(run, asked, recommended(body).all, body);
}

Result<void> ask(StepRun& run) {
    TRY(only_one(run));
    return ask_recommendations(run);
}

// Talks: all who were recommended are invited.
Result<void> settle(StepRun& run) {
    auto const asked = TRY(looking(run, run.object.parent, "recommendation"));
    if (asked.tendering) {
        return api::conflict("invitation.drawn",
                             {"邀请招标从推荐的供应商中随机抽取", "an invited tender draws from them"},
                             {"请办理“封存推荐名单”", "seal the list first"});
    }
    auto body = store::list(run.tx, run.object.id);
    auto const found = recommended(body);
    run.judge.ask(asked.under,
                  law::Facts()
                      .with("invited_from", "recommendation")
                      .with("invited", std::ssize(found.all))
                      .with("recommended_by_buyer", std::ssize(found.by_buyer))
                      .with("recommended_by_experts", std::ssize(found.by_experts)));
    Value invited = Value::list();
    for (auto const one : found.all) {
        invited.push(Value::object().set("supplier", one).set("supplier_name", name_of(run.tx, one)));
    }
    store::update_list(run.tx, run.object.id, body.set("invited", invited));
    run.answer.set("invited", invited);
    return {};
}

Result<void> annul(StepRun& run) {
    auto body = store::list(run.tx, run.object.id);
    if (!store::letters(run.tx, run.object.id).empty()) {
        return api::conflict("invitation.letters_sent", {"邀请书已经发出，不能作废", "letters went out: it stands"},
                             {"请继续发出其余邀请书", "send the others"});
    }
    store::update_list(run.tx, run.object.id, body.set("void_reason", run.form.text("reason")));
    return {};
}

Value with_names(db::Tx& tx, Value const& list, std::int64_t only_of = 0) {
    Value all = Value::list();
    for (auto one : list.is_list() ? list.items() : Value::List{}) {
        if (only_of == 0 || one["person"] == Value(only_of)) {
            one.erase("person");
            all.push(one.set("supplier_name", name_of(tx, one["supplier"].integer())));
        }
    }
    return all;
}

// The two sides recommend apart: until the list is settled each reads its own alone.
void show_recommended(db::Tx& tx, workflow::Object const& object, Context const& context, Value const& kept,
                      Value& body) {
    std::vector<std::int64_t> answered;
    for (auto const& one : kept["by_experts"].is_list() ? kept["by_experts"].items() : Value::List{}) {
        auto const person = one["person"].integer();
        if (std::ranges::find(answered, person) == answered.end()) {
            answered.push_back(person);
        }
    }
    body.set("experts_answered", std::ssize(answered));
    auto const expert = context.caller.holds("experts.member");
    if (object.state == "recommending") {
        body.erase("by_experts");
        body.erase("by_buyer");
        if (expert) {
            body.set("own", with_names(tx, kept["by_experts"], context.caller.person));
        } else if (context.caller.organisation == object.owner) {
            body.set("own", with_names(tx, kept["by_buyer"]));
        }
        return;
    }
    body.set("by_buyer", with_names(tx, kept["by_buyer"])).set("by_experts", with_names(tx, kept["by_experts"]));
}

bool award_known(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object) {
    auto const about = engine.find(tx, object.parent);
    return about && about->state == "awarded";
}

Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const kept = store::list(tx, object.id);
    auto body = kept;
    for (auto const* key : {"secret", "sealed_by", "experts", "lots"}) {
        body.erase(key);
    }
    auto const inside = engine.concerned(tx, object, context) && !context.caller.holds("experts.member");
    if (kept["invited"].is_list()) {
        body.set("invited_count", std::ssize(kept["invited"].items()));
    }
    if (!inside && !award_known(engine, tx, object)) {
        // Whoever has what the seed is made of draws again, and knows who is invited.
        for (auto const* key : {"invited", "by_buyer", "by_experts", "left_out", "witnesses", "seed",
                                "buyer_contribution", "supervisor_contribution", "platform_contribution"}) {
            body.erase(key);
        }
        if (context.caller.holds("experts.member")) {
            show_recommended(tx, object, context, kept, body);
            body.erase("by_buyer");
            body.erase("by_experts");
        }
        return body;
    }
    if (kept["way"] == Value("recommendation")) {
        show_recommended(tx, object, context, kept, body);
    }
    if (kept["lots"].is_list()) {
        Value candidates = Value::list();
        for (auto const& id : kept["lots"].items().front()["eligible"].items()) {
            candidates.push(Value::object().set("supplier_name", name_of(tx, id.integer())));
        }
        body.set("candidates", candidates);
    }
    if (kept["seed"].is_text()) {
        body.set("agrees", draw_record(tx, kept)["repeats"]);
    }
    return body;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const drafter{{"buyer.document_drafter", Relation::owner}};
    std::vector<Clause> const rules{clause::LP_072, clause::LP_073, clause::LP_074, clause::LP_075, clause::LP_076};
    auto const making = [&](char const* name, Text title, Fields const& input, char const* to,
                            Result<void> (*apply)(StepRun&)) {
        return workflow::Step{.name = name,
                              .title = std::move(title),
                              .from = {},
                              .to = to,
                              .who = drafter,
                              .input = &input,
                              .clauses = rules,
                              .apply = apply,
                              .parent = "tender",
                              .parent_kind = "tender",
                              .shown_publicly = true,
                              .activity = tender::purchasing};
    };
    return {
        making("seal_qualified", {"封存资格预审合格名单", "seal the list of the qualified"}, draw_fields(), "committed",
               seal_qualified),
        making("seal_pool", {"封存供应商库名单", "seal the list of the pool"}, draw_fields(), "committed", seal_pool),
        making("ask_recommendations", {"征集书面推荐", "ask for recommendations"}, ask_fields(), "recommending", ask),
        {.name = "recommend",
         .title = {"采购人推荐", "recommend (buyer)"},
         .from = {"recommending"},
         .who = drafter,
         .input = &recommend_fields(),
         .clauses = {clause::LP_073, clause::LP_075, clause::LP_076},
         .apply = recommend,
         .activity = tender::purchasing},
        {.name = "recommend_as_expert",
         .title = {"评审专家推荐", "recommend (expert)"},
         .from = {"recommending"},
         .who = {{"experts.member", Relation::participant}},
         .input = &recommend_fields(),
         .clauses = {clause::LP_075, clause::LP_076},
         .apply = recommend_as_expert,
         .activity = tender::purchasing},
        {.name = "seal_recommended",
         .title = {"封存推荐名单", "seal the list of those recommended"},
         .from = {"recommending"},
         .to = "committed",
         .who = drafter,
         .input = &drawn_from_recommended_fields(),
         .clauses = {clause::LP_072, clause::LP_073, clause::LP_074},
         .apply = seal_recommended,
         .shown_publicly = true,
         .expected = false,
         .activity = tender::purchasing},
        {.name = "settle",
         .title = {"确定推荐名单", "settle the list"},
         .from = {"recommending"},
         .to = "found",
         .who = {{"buyer.head", Relation::owner}},
         .clauses = {clause::LP_075, clause::LP_076},
         .apply = settle,
         .shown_publicly = true,
         .activity = tender::purchasing},
        {.name = "draw",
         .title = {"随机抽取", "draw"},
         .from = {"committed"},
         .to = "found",
         .who = {{"buyer.supervisor", Relation::owner}, {"audit.supervisor", Relation::anyone}},
         .input = &contribution_fields(),
         .clauses = {clause::LP_072, clause::LP_074, clause::LP_075, clause::LP_076},
         .apply = draw,
         .shown_publicly = true,
         .activity = tender::purchasing},
        {.name = "annul",
         .title = {"作废名单", "void the list"},
         .from = {"recommending", "committed", "found"},
         .to = "void",
         .who = {{"buyer.head", Relation::owner}},
         .input = &reason_fields(),
         .apply = annul,
         .shown_publicly = true,
         .expected = false},
    };
}

}  // namespace

workflow::Procedure list_procedure(workflow::Engine& engine) {
    return {.kind = "invitation",
            .plural = "invitations",
            .title = {"供应商名单", "list of suppliers"},
            .states = {{"recommending", {"征集推荐中", "recommendations asked for"}},
                       {"committed", {"备选名单已封存", "list sealed"}},
                       {"found", {"待发邀请书", "letters to be sent"}},
                       {"invited", {"已邀请", "invited"}, /*final=*/true},
                       {"void", {"已作废", "void"}, /*final=*/true}},
            .steps = steps(),
            .shows = &list_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(engine, tx, object, context); },
            .public_in = {"committed", "found", "invited", "void"}};
}

}  // namespace qiyue::invitation
