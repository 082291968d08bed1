#include "modules/credit/fields.hpp"
#include "modules/credit/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

#include "base/both.hpp"

// What everybody reads: who is on the list today, who was, and the whole record of one provider.
namespace qiyue::credit {

namespace {

Entry entry_of(db::Tx& tx, Sanction const& one, Day day) {
    auto const now = identity::organisation(tx, one.provider);
    auto const changed = now && now->name != one.provider_name;
    return {.id = one.id,
            .provider = one.provider,
            .name = one.provider_name,
            .code = one.credit_code,
            .name_now = changed ? now->name : std::string(),
            .ground = label_in(grounds(), one.ground),
            .measure = label_in(measures(), one.measure),
            .grade = label_in(grades(), one.body["grade"].text_or({})),
            .decision_number = one.body["decision_number"].text_or({}),
            .legal_basis = one.body["legal_basis"].text_or({}),
            .reasons = one.body["reasons"].text_or({}),
            .bars = one.bars(),
            .from = *one.from,
            .until = *one.until,
            .ended_on = one.ended_on,
            .standing = label_in(standings(), standing(one, day)),
            .active = one.active(day)};
}

// A name is found by its part, then and now; a credit code only whole, whatever its owner is called today.
bool found_by(Entry const& entry, std::string const& words) {
    return words.empty() || entry.code == words || entry.name.find(words) != std::string::npos ||
        entry.name_now.find(words) != std::string::npos;
}

Value told(Entry const& entry) {
    return Value::object()
        .set("id", entry.id)
        .set("provider", entry.provider)
        .set("provider_name", entry.name)
        .set("name_now", entry.name_now)
        .set("credit_code", entry.code)
        .set("ground", both(entry.ground))
        .set("measure", both(entry.measure))
        .set("grade", both(entry.grade))
        .set("decision_number", entry.decision_number)
        .set("legal_basis", entry.legal_basis)
        .set("in_force_from", entry.from.iso())
        .set("in_force_until", entry.until.iso())
        .set("bars", entry.bars)
        .set("ended_on", entry.ended_on ? Value(entry.ended_on->iso()) : Value())
        .set("standing", both(entry.standing))
        .set("active", entry.active);
}

Value told(std::vector<Entry> const& all, bool active) {
    Value items = Value::list();
    for (auto const& one : all) {
        if (one.active == active) {
            items.push(told(one));
        }
    }
    return items;
}

Fields const query{field::text("q", {"名称或统一社会信用代码", "name or credit code"}).maybe()};

}  // namespace

std::string standing(Sanction const& sanction, Day day) {
    if (sanction.ended_on && *sanction.ended_on <= day) {
        return sanction.body["revoked"].boolean_or(false) ? "revoked" : "repaired";
    }
    return sanction.active(day) ? "in_force" : "expired";
}

std::vector<Entry> entries(db::Tx& tx, Search const& search, Day day) {
    std::vector<Entry> all;
    for (auto const& one : search.provider == 0 ? store::decided(tx) : store::of_provider(tx, search.provider)) {
        auto entry = entry_of(tx, one, day);
        if (found_by(entry, search.words)) {
            all.push_back(std::move(entry));
        }
    }
    return all;
}

void listen_to_records(workflow::Engine& engine) {
    engine.ports().bus.on<provider::ViolationsAsked>(
        [](db::Tx& tx, Context const& context, provider::ViolationsAsked const& asked) -> Result<void> {
            for (auto const& one : entries(tx, {.provider = asked.provider}, context.today())) {
                asked.found->push_back({.sanction = one.id,
                                        .ground = one.ground,
                                        .measure = one.measure,
                                        .decision = one.decision_number,
                                        .from = one.from,
                                        .until = one.until,
                                        .active = one.active});
            }
            return {};
        });
}

std::vector<api::Operation> operations(workflow::Engine& engine) {
    std::vector<Clause> const clauses{clause::CD_38_2, clause::SH_2_5_12, clause::SY_4_5_k};
    return {
        api::reading("credit.list", "/api/credit-list", {"信用处理名单", "list of sanctions"}, api::Access::everyone,
                     clauses,
                     [](api::Call& call) -> Result<Value> {
                         // SY-4.5-k 列入政府购买服务黑名单: in addition to any penalty, and for everybody to find
                         auto const words = call.query_or("q", {});
                         auto const all = entries(call.tx, {.words = words}, call.context.today());
                         auto answer = Value::object();
                         if (!call.context.off(clause::SY_4_5_k)) {
                             answer.set("in_force", told(all, true));
                         }
                         // SH-2.5-12: what has ended leaves the list and stays in the history
                         if (!call.context.off(clause::SH_2_5_12)) {
                             answer.set("ended", told(all, false));
                         }
                         return answer;
                     })
            .asks(query),
        api::reading("credit.of_provider", "/api/providers/{id}/credit", {"承接主体信用记录", "a provider's record"},
                     api::Access::everyone, clauses,
                     [&engine](api::Call& call) -> Result<Value> {
                         auto const id = TRY(call.number("id"));
                         auto const day = call.context.today();
                         auto const all = entries(call.tx, {.provider = id}, day);
                         auto judge = engine.judge(call.context, {.place = engine.place(), .pinned = day});
                         return Value::object()
                             .set("barred", barred(call.tx, id, day))
                             .set("in_force", told(all, true))
                             .set("ended", told(all, false))
                             .set("score", score(call.tx, judge, id, day));
                     }),
    };
}

Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const sanction = store::find(tx, object.id);
    if (!sanction) {
        return Value::object();
    }
    auto const& caller = context.caller;
    auto const inside = caller.signed_in() &&
        (caller.organisation == object.owner || caller.organisation == object.party ||
         caller.organisation_kind == "audit" ||
         (caller.organisation_kind == "finance" && caller.region == object.region));
    Value page = Value::object();
    if (inside) {
        page = sanction->body;
    } else {
        for (auto const* name : {"grade", "decision_number", "legal_basis", "reasons"}) {
            if (sanction->body.has(name)) {
                page.set(name, sanction->body[name]);
            }
        }
    }
    page.set("provider_name", sanction->provider_name)
        .set("credit_code", sanction->credit_code)
        .set("ground", sanction->ground);
    if (sanction->decided_on) {
        page.set("measure", sanction->measure).set("decided_on", sanction->decided_on->iso());
    }
    if (sanction->from) {
        page.set("in_force_from", sanction->from->iso())
            .set("in_force_until", sanction->until->iso())
            .set("standing", standing(*sanction, context.today()));
    }
    if (sanction->ended_on) {
        page.set("ended_on", sanction->ended_on->iso());
    }
    return page;
}

}  // namespace qiyue::credit
