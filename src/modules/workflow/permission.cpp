#include "modules/workflow/permission.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/workflow/store.hpp"

#include <algorithm>

namespace qiyue::workflow {

namespace {

bool city_level(std::string_view region) {
    return region.ends_with("00");
}

// As whom one acts by this relation: behind the name of the post.
Text as_whom(Relation relation) {
    switch (relation) {
    case Relation::owner: return {"(办理对象所属单位)", " (of the organisation it belongs to)"};
    case Relation::party: return {"(合同或投标的另一方)", " (of the other side)"};
    case Relation::finance: return {"(同级财政部门)", " (of the finance department of its own tier)"};
    case Relation::participant: return {"(经指定参加的人)", " (who was named to take part)"};
    case Relation::anyone: return {};
    case Relation::city: return {"(市级单位)", " (of the city level)"};
    }
    ENSURE(false);
}

// How a caller stands who holds the post and does not fit.
Text stands_elsewhere(Relation relation) {
    switch (relation) {
    case Relation::owner: return {"不属于您的单位", "it is not your organisation's"};
    case Relation::party: return {"您的单位不是另一方", "your organisation is not the other side"};
    case Relation::finance: return {"不属于您所在的同级财政部门", "it is not of your department's own tier"};
    case Relation::participant: return {"您未被指定参加", "you were not named to take part"};
    case Relation::anyone: return {"任何单位", "anybody's"};
    case Relation::city: return {"您的单位不是市级单位", "your organisation is not of the city level"};
    }
    ENSURE(false);
}

void push_once(Value& list, Text const& text) {
    auto const told = law::words(text);
    if (std::ranges::find(list.items(), told) == list.items().end()) {
        list.push(told);
    }
}

law::Facts facts_of_labels(Value needed, Caller const& caller) {
    Value held = Value::list();
    for (auto const& post : caller.posts) {
        push_once(held, post_label(post));
    }
    auto facts = law::Facts().with("posts_needed", std::move(needed)).with("posts_held", std::move(held));
    if (!oversight(caller).id.empty()) {
        facts.with("oversees", law::words({"监督：可以查看，不作改动", "oversight: it reads and changes nothing"}));
    }
    return facts;
}

bool fits(db::Tx& tx, Actor const& actor, Object const& object, Caller const& caller) {
    if (actor.post == "public") {
        return true;
    }
    return caller.holds(actor.post) && stands(tx, actor, object, caller);
}

}  // namespace

bool stands(db::Tx& tx, Actor const& actor, Object const& object, Caller const& caller) {
    switch (actor.relation) {
    case Relation::owner: return caller.organisation == object.owner;
    case Relation::party: return object.party != 0 && caller.organisation == object.party;
    case Relation::finance: return caller.organisation_kind == "finance" && caller.region == object.region;
    case Relation::participant: return store::participates(tx, object.id, caller.person);
    case Relation::anyone: return true;
    case Relation::city: return city_level(caller.region);
    }
    ENSURE(false);
}

// CD-36-1 监察部门应当监督职能部门对政府购买服务工作履行监管责任
// CD-37-1 审计部门应当对政府购买服务程序及资金使用情况进行审计监督
Clause oversight(Caller const& caller) {
    if (caller.organisation_kind != "audit") {
        return {};
    }
    return caller.holds("audit.supervisor") ? clause::CD_36_1 : clause::CD_37_1;
}

bool oversight_off(Context const& context) {
    auto const by = oversight(context.caller);
    return !by.id.empty() && context.off(by);
}

bool may(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller) {
    return std::ranges::any_of(who, [&](Actor const& actor) { return fits(tx, actor, object, caller); });
}

Text post_label(std::string_view post) {
    if (post == "public") {
        return {"任何人", "anyone"};
    }
    auto const& all = identity::posts();
    auto const found = std::ranges::find(all, post, &identity::Post::name);
    return found == all.end() ? Text{std::string(post), std::string(post)} : found->label;
}

law::Facts facts_of(std::vector<std::string> const& posts, Caller const& caller) {
    Value needed = Value::list();
    for (auto const& post : posts) {
        push_once(needed, post_label(post));
    }
    return facts_of_labels(std::move(needed), caller);
}

law::Facts facts_of(Step const& step, Caller const& caller) {
    Value needed = Value::list(), stands = Value::list();
    for (auto const& actor : step.who) {
        auto const label = post_label(actor.post);
        auto const whom = as_whom(actor.relation);
        push_once(needed, {label.zh + whom.zh, label.en + whom.en});
        if (caller.holds(actor.post)) {
            push_once(stands, stands_elsewhere(actor.relation));
        }
    }
    auto facts = facts_of_labels(std::move(needed), caller);
    if (stands.size() > 0) {
        facts.with("whose_object", std::move(stands));
    }
    return facts;
}

std::string acting_post(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller) {
    auto const found = std::ranges::find_if(who, [&](Actor const& actor) { return fits(tx, actor, object, caller); });
    return found == who.end() ? std::string() : found->post;
}

}  // namespace qiyue::workflow
