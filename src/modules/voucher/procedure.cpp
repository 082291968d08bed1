#include "modules/voucher/providers.hpp"
#include "modules/voucher/register.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/framework/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/voucher/fields.hpp"

#include <algorithm>
#include <map>

// The life of a scheme: 拟订中 draft -> 执行中 open -> 已结束 closed.
namespace qiyue::voucher {

namespace {

using workflow::Relation;
using workflow::Step;

std::vector<Step> steps() {
    std::vector<workflow::Actor> const buyer{{"buyer.document_drafter", Relation::owner}};
    return {
        {.name = "set_up",
         .title = {"拟订凭单方案", "set up a voucher scheme"},
         .from = {},
         .to = "draft",
         .who = buyer,
         .input = &programme_fields(),
         .clauses = {clause::CD_19_1, clause::CD_19_4, clause::CD_30_1},
         .apply = set_up,
         .parent = "project",
         .parent_kind = "project",
         .expected = false},
        {.name = "change",
         .title = {"修改方案", "change the scheme"},
         .from = {"draft"},
         .who = buyer,
         .input = &programme_fields(),
         .clauses = {clause::CD_19_1, clause::CD_19_4, clause::CD_30_1},
         .apply = change,
         .expected = false},
        {.name = "import_register",
         .title = {"登记服务对象名册", "enter service objects in the register"},
         .from = {"draft", "open"},
         .who = buyer,
         .input = &register_fields(),
         .clauses = {clause::CD_19_6},
         .apply = import_register,
         .expected = false},
        {.name = "open",
         .title = {"开始执行", "open the scheme"},
         .from = {"draft"},
         .to = "open",
         .who = {{"buyer.head", Relation::owner}},
         .clauses = {clause::CD_19_2},
         .apply = open,
         .shown_publicly = true},
        {.name = "issue_to_register",
         .title = {"按名册批量发放", "issue to all of the register"},
         .from = {"open"},
         .who = buyer,
         .input = &issue_many_fields(),
         .clauses = {clause::CD_9_3, clause::CD_19_2, clause::CD_19_4},
         .apply = issue_to_register,
         .expected = false},
        {.name = "return_expired",
         .title = {"退回过期凭单", "take expired vouchers back"},
         .from = {"open"},
         .who = buyer,
         .clauses = {clause::CD_19_4},
         .apply = return_expired,
         .expected = false},
        {.name = "close",
         .title = {"结束方案", "close the scheme"},
         .from = {"open"},
         .to = "closed",
         .who = {{"buyer.head", Relation::owner}},
         .apply = close,
         .shown_publicly = true,
         .expected = false},
    };
}

Value providers(db::Tx& tx, workflow::Engine const& engine, Programme const& programme, Day today) {
    Value all = Value::list();
    for (auto const& one : in_neutral_order(contracted(tx, engine, programme, today), programme.id)) {
        all.push(
            Value::object().set("provider_name", name_of(tx, one.provider)).set("unit_price", one.unit_price.in_fen()));
    }
    return all;
}

// CD-19-6: whole names for who keeps the register; masked for whoever else may look into it; nothing for the rest.
Value people(db::Tx& tx, Programme const& programme, std::vector<Voucher> const& vouchers, bool whole) {
    std::map<std::int64_t, std::int64_t> given;
    for (auto const& voucher : vouchers) {
        ++given[voucher.person];
    }
    Value all = Value::list();
    for (auto const& person : store::people(tx, programme.id)) {
        all.push(Value::object()
                     .set("number", person.number)
                     .set("name", whole ? person.name : masked(person.name))
                     .set("meets", person.meets)
                     .set("proof", person.proof)
                     .set("vouchers", given[person.id]));
    }
    return all;
}

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const programme = store::programme(tx, object.id);
    if (!programme) {
        return Value::object();
    }
    auto body = programme->body;
    auto const counts = store::counts(tx, programme->id);
    auto const project = engine.find(tx, object.project);
    body.set("project_name", project ? project->title : std::string())
        .set("providers", providers(tx, engine, *programme, context.today()))
        .set("issued", counts.issued)
        .set("used", counts.used)
        .set("persons", static_cast<std::int64_t>(store::people(tx, programme->id).size()));
    if (auto const f = framework::in_force(tx, engine, programme->number("framework"), context.today())) {
        body.set("framework_name", f->name);
    }
    if (auto const account = ledger::find(tx, {ledger::Kind::voucher, object.owner, object.project, object.id})) {
        body.set("held", ledger::balance(tx, account->id).held().in_fen());
    }
    auto const keeps = context.caller.organisation == object.owner && context.caller.holds("buyer.document_drafter");
    if (keeps || engine.concerned(tx, object, context)) {
        body.set("register", people(tx, *programme, store::vouchers(tx, programme->id), keeps));
    }
    return body;
}

}  // namespace

workflow::Procedure programme_procedure(workflow::Engine const& engine) {
    return {.kind = "voucher_programme",
            .plural = "voucher-programmes",
            .title = {"凭单方案", "voucher scheme"},
            .states = {{"draft", {"拟订中", "being drafted"}},
                       {"open", {"执行中", "open"}},
                       {"closed", {"已结束", "closed"}, /*final=*/true}},
            .steps = steps(),
            .shows = &programme_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(tx, engine, object, context); },
            .public_reading = true};
}

}  // namespace qiyue::voucher
