#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"
#include "modules/expert/api.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// LP-075 采购人和评审专家分别书面推荐: each side writes down whom it recommends and why, and reads nothing of the other's until
// the list is settled.
namespace qiyue::invitation {

namespace {

using workflow::StepRun;

bool in(std::vector<std::int64_t> const& all, std::int64_t one) {
    return std::ranges::find(all, one) != all.end();
}

// Registered providers whom the gate lets in, each once.
Result<Value> named(StepRun& run) {
    Value all = Value::list();
    std::vector<std::int64_t> seen;
    std::size_t place = 0;
    for (auto const& line : run.form.list("suppliers")) {
        auto const at = "suppliers." + std::to_string(place++) + ".supplier";
        auto const supplier = identity::organisation(run.tx, line.integer("supplier"));
        if (!supplier || supplier->kind != "provider" || in(seen, supplier->id)) {
            return api::invalid("tender.not_a_supplier", at,
                                {"不是登记的承接主体，或重复填写", "no registered provider, or named twice"},
                                {"请从登记的承接主体中选择，每家一次", "choose registered providers, each once"});
        }
        seen.push_back(supplier->id);
        credit::judge_taking_part(run.tx, run.judge, supplier->id, run.today(), credit::Purchase::procurement);
        all.push(Value::object().set("supplier", supplier->id).set("reason", line.text("reason")));
    }
    return all;
}

}  // namespace

Recommended recommended(Value const& body) {
    Recommended found;
    auto const take = [&](Value const& list, std::vector<std::int64_t>& side) {
        for (auto const& one : list.is_list() ? list.items() : Value::List{}) {
            auto const supplier = one["supplier"].integer();
            if (!in(side, supplier)) {
                side.push_back(supplier);
            }
            if (!in(found.all, supplier)) {
                found.all.push_back(supplier);
            }
        }
    };
    take(body["by_buyer"], found.by_buyer);
    take(body["by_experts"], found.by_experts);
    return found;
}

Result<void> ask_recommendations(StepRun& run) {
    auto const asked = TRY(looking(run, run.object.parent, "recommendation"));
    Value experts = Value::list();
    std::size_t place = 0;
    for (auto const& line : run.form.given("experts") ? run.form.list("experts") : std::vector<Form>()) {
        auto const one = expert::of_person(run.tx, line.integer("expert"));
        if (!one || one->resting || !one->in_term(run.today())) {
            return api::invalid("invitation.not_an_expert", "experts." + std::to_string(place) + ".expert",
                                {"不是在库且在聘期内的专家", "no expert of the pool within his term"},
                                {"请另选专家", "choose another"});
        }
        run.new_participants.push_back({.person = one->person, .organisation = 0, .role = "recommender"});
        experts.push(one->person);
        ++place;
    }
    // LP-075, LP-076: 采购人和评审专家分别书面推荐
    if (!asked.tendering) {
        run.judge.require(
            asked.under, law::Facts().with("invited_from", "recommendation").with("experts_asked", std::ssize(experts)),
            experts.size() > 0, "invitation.experts_not_asked", "experts",
            {"书面推荐由采购人和评审专家分别作出，尚未请专家推荐",
             "buyer and experts recommend apart: no expert is asked"},
            {"请选择评审专家", "name experts"});
    }
    auto const about = run.engine.find(run.tx, run.object.parent);
    run.object.title = about->title + " · 供应商推荐";
    store::insert_list(run.tx, run.object.id, run.object.parent,
                       Value::object()
                           .set("tender", run.object.parent)
                           .set("way", "recommendation")
                           .set("experts", experts)
                           .set("experts_asked", std::ssize(experts)));
    return {};
}

Result<void> recommend(StepRun& run) {
    auto body = store::list(run.tx, run.object.id);
    auto const all = TRY(named(run));
    store::update_list(run.tx, run.object.id, body.set("by_buyer", all));
    run.answer.set("recommended", std::ssize(all.items()));
    return {};
}

// His own, which a second one replaces; who was not asked is none of the recommenders.
Result<void> recommend_as_expert(StepRun& run) {
    auto body = store::list(run.tx, run.object.id);
    auto const person = run.context.caller.person;
    auto const own = TRY(named(run));
    Value all = Value::list();
    for (auto const& one : body["by_experts"].is_list() ? body["by_experts"].items() : Value::List{}) {
        if (one["person"] != Value(person)) {
            all.push(one);
        }
    }
    for (auto one : own.items()) {
        all.push(one.set("person", person));
    }
    store::update_list(run.tx, run.object.id, body.set("by_experts", all));
    run.answer.set("recommended", std::ssize(own.items()));
    return {};
}

}  // namespace qiyue::invitation
