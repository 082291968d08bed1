#include "modules/need/fields.hpp"
#include "modules/need/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>
#include <array>

// A buyer's internal control (内部控制): 执行中 in force -> 已更新 replaced. It names who holds which act; what is
// incompatible by article 17 can't be given to one person even here.
namespace qiyue::need {

namespace {

using workflow::Relation;
using workflow::StepRun;

struct Pair {
    Clause clause;
    char const* earlier;
    char const* later;
};

constexpr std::array<Pair, 3> pairs{{{clause::CD_17_2, "need.draft", "need.review"},
                                     {clause::CD_17_3, "document.draft", "document.check"},
                                     {clause::CD_17_4, "contract.sign", "contract.accept"}}};

std::vector<std::int64_t> holders(Value const& chain, std::string_view act) {
    std::vector<std::int64_t> people;
    for (std::size_t i = 0; chain.is_list() && i < chain.size(); ++i) {
        if (chain.items()[i]["act"] == Value(act)) {
            people.push_back(chain.items()[i]["person"].integer());
        }
    }
    return people;
}

Result<void> set_up(StepRun& run) {
    auto const body = run.form.value();
    auto const& chain = body["chain"];
    for (std::size_t i = 0; chain.is_list() && i < chain.size(); ++i) {
        auto const person = chain.items()[i]["person"].integer();
        if (!identity::caller_of(run.tx, person, run.object.owner)) {
            return api::invalid("need.not_of_this_organisation", "chain." + std::to_string(i) + ".person",
                                {"该人员在本单位没有岗位", "this person holds no post in the organisation"},
                                {"请选择本单位有岗位的人员", "choose somebody who does"});
        }
    }
    // CD-17-2 to CD-17-4 不相容岗位分设
    for (auto const& pair : pairs) {
        auto const earlier = holders(chain, pair.earlier);
        auto const later = holders(chain, pair.later);
        auto const same = std::ranges::any_of(
            later, [&](std::int64_t person) { return std::ranges::find(earlier, person) != earlier.end(); });
        run.judge.ask(pair.clause,
                      law::Facts()
                          .with("earlier_act", std::string(pair.earlier))
                          .with("act", std::string(pair.later))
                          .with("done_by_same_person", same));
    }
    run.object.title = run.form.text("title");
    auto const replaced = store::replace(run.tx, {.id = run.object.id, .organisation = run.object.owner, .body = body});
    if (replaced != 0) {
        run.afterwards.emplace_back([&run, replaced]() -> Result<void> {
            run.engine.move(run.tx, run.context, replaced, "replaced", "set_up");
            return {};
        });
    }
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto const control = store::control(tx, object.id);
    if (!control) {
        return Value::object();
    }
    auto value = control->body;
    Value chain = Value::list();
    for (std::size_t i = 0; value["chain"].is_list() && i < value["chain"].size(); ++i) {
        auto line = value["chain"].items()[i];
        auto const person = identity::person(tx, line["person"].integer());
        line.set("name", person ? person->name : std::string());
        chain.push(line);
    }
    value.set("chain", chain);
    return value;
}

}  // namespace

std::vector<std::int64_t> holders_in_chain(db::Tx& tx, std::int64_t organisation, std::string_view act) {
    auto const control = store::control_of(tx, organisation);
    return control ? holders(control->body["chain"], act) : std::vector<std::int64_t>{};
}

bool has_internal_control(db::Tx& tx, std::int64_t organisation) {
    return store::control_of(tx, organisation).has_value();
}

workflow::Procedure control_procedure() {
    return {.kind = "internal_control",
            .plural = "internal-controls",
            .title = {"内部控制", "internal control"},
            .states = {{"in_force", {"执行中", "in force"}}, {"replaced", {"已更新", "replaced"}, /*final=*/true}},
            .steps = {{.name = "set_up",
                       .title = {"设立内部控制", "set up internal control"},
                       .from = {},
                       .to = "in_force",
                       .who = {{"buyer.head", Relation::anyone}},
                       .input = &control_fields(),
                       .clauses = {clause::CD_17_1, clause::CD_17_2, clause::CD_17_3, clause::CD_17_4},
                       .apply = set_up}},
            .shows = &control_fields(),
            .view = view,
            .public_reading = false};
}

}  // namespace qiyue::need
