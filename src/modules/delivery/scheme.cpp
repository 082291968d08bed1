#include "modules/delivery/fields.hpp"
#include "modules/delivery/periods.hpp"
#include "modules/delivery/steps.hpp"

#include "law/clauses.gen.hpp"

// The life of a scheme 实施方案: 待审定 filed -> 执行中 in_force -> 已被替代 replaced by the next version; or 退回修改 returned and filed
// again. Until a version is approved the one before stays in force.
namespace qiyue::delivery {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

std::int64_t versions(StepRun& run, std::int64_t delivery) {
    std::int64_t count = 0;
    for (auto const& one : run.engine.children(run.tx, delivery, "scheme")) {
        count += one.state == "in_force" || one.state == "replaced" ? 1 : 0;
    }
    return count;
}

Result<void> judge_contents(StepRun& run, Under const& under, bool first) {
    if (!first) {
        // PF-project-14 later changes are versions: each says what it changes and why.
        require_given(run, {clause::PF_project_14}, "change", {"与上一版相比的变化及理由", "what changes and why"});
    }
    require_given(run, {clause::DG_11_2, clause::DGF_5_3_1}, "budget", {"成本预算", "budget by kind of cost"});
    for (auto const& one : run.form.list("milestones")) {
        if (one.day("due") < under.terms.from || one.day("due") > under.terms.to) {
            return api::invalid("scheme.milestone_outside_term", "milestones",
                                {"里程碑“" + one.text("name") + "”不在合同服务期内",
                                 "a milestone lies outside of the contract's term: " + one.text("name")},
                                {"服务期为 " + under.terms.from.iso() + " 至 " + under.terms.to.iso(),
                                 "the term is " + under.terms.from.iso() + " to " + under.terms.to.iso()});
        }
    }
    Money planned;
    for (auto const& line : run.form.list("budget")) {
        planned += line.money("amount");
    }
    if (planned > under.terms.price) {
        return api::invalid(
            "scheme.budget_above_price", "budget",
            {"成本预算合计 " + planned.in_yuan() + " 元超过合同金额",
             "the budget comes to more than the contract's price: " + planned.in_yuan()},
            {"合同金额为 " + under.terms.price.in_yuan() + " 元", "the price is " + under.terms.price.in_yuan()});
    }
    return {};
}

Result<void> file(StepRun& run) {
    auto const under = TRY(of_the_provider(run));
    TRY(judge_contents(run, under, versions(run, under.delivery.id) == 0));
    keep(run, under, "scheme", run.form.text("title"), run.form.value());
    return {};
}

Result<void> amend(StepRun& run) {
    auto const paper = stored(run);
    auto const terms = contract::terms(run.tx, run.engine, paper.contract);
    TRY(judge_contents(run, {paper, *terms}, versions(run, paper.delivery) == 0));
    extend(run, run.form.value());
    return {};
}

Result<void> approve(StepRun& run) {
    auto const paper = stored(run);
    auto const version = versions(run, paper.delivery) + 1;
    auto const scheme = extend(run, run.form.value().set("version", version).set("in_force_from", run.today().iso()));
    run.answer.set("version", version);
    run.afterwards.emplace_back([&run, paper, scheme, version]() -> Result<void> {
        for (auto const& other : run.engine.children(run.tx, paper.delivery, "scheme")) {
            if (other.state == "in_force" && other.id != run.object.id) {
                run.engine.move(run.tx, run.context, other.id, "replaced", "approve");
            }
        }
        auto delivery = store::find(run.tx, paper.delivery);
        auto const object = TRY(run.engine.get(run.tx, paper.delivery, "delivery"));
        auto const before = delivery->body["milestones"];
        auto const milestones = milestones_from(scheme, before);
        store::update(run.tx, paper.delivery, delivery->body.set("milestones", milestones));
        for (auto const& one : before.is_list() ? before.items() : Value::List{}) {
            run.engine.close_duty(run.tx, run.context, object.id,
                                  "delivery.milestone." + std::to_string(one["number"].integer()));
        }
        open_milestones(run, object, milestones);
        if (version == 1) {
            auto const terms = contract::terms(run.tx, run.engine, paper.contract);
            for (auto const* sort : {"report", "self_check", "finance"}) {
                ask_next(run.tx, run.context, run.engine, object, sort, terms->from.plus_days(-1));
            }
            ask_check(run.tx, run.context, run.engine, object, terms->from.plus_days(-1));
        }
        return {};
    });
    return {};
}

Result<void> send_back(StepRun& run) {
    extend(run, run.form.value());
    return {};
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const buyer{{"buyer.contract_signer", Relation::owner}, {"buyer.acceptor", Relation::owner}};
    return {
        {.name = "file",
         .title = {"报送实施方案", "file the scheme"},
         .from = {},
         .to = "filed",
         .who = {{"provider.manager", Relation::anyone}},
         .input = &scheme_fields(),
         .clauses = {clause::PF_project_14, clause::DG_11_1, clause::DGF_5_3_1},
         .apply = file,
         .parent = "delivery",
         .parent_kind = "delivery"},
        {.name = "approve",
         .title = {"审定实施方案", "approve the scheme"},
         .from = {"filed"},
         .to = "in_force",
         .who = buyer,
         .input = &opinion_fields(),
         .clauses = {clause::PF_project_14, clause::SY_3_1_6_b},
         .apply = approve,
         .shown_publicly = true},
        {.name = "send_back",
         .title = {"退回修改", "send back"},
         .from = {"filed"},
         .to = "returned",
         .who = buyer,
         .input = &opinion_fields(),
         .apply = send_back,
         .expected = false},
        {.name = "amend",
         .title = {"修改后再报", "file it again"},
         .from = {"returned"},
         .to = "filed",
         .who = {{"provider.manager", Relation::party}},
         .input = &amend_scheme_fields(),
         .clauses = {clause::PF_project_14},
         .apply = amend},
    };
}

}  // namespace

Value scheme_in_force(db::Tx& tx, workflow::Engine const& engine, std::int64_t delivery) {
    for (auto const& one : engine.children(tx, delivery, "scheme")) {
        if (one.state == "in_force") {
            auto const paper = store::find(tx, one.id);
            return paper ? paper->body : Value::object();
        }
    }
    return Value::object();
}

workflow::Procedure scheme_procedure() {
    return {.kind = "scheme",
            .plural = "schemes",
            .title = {"实施方案", "scheme"},
            .states = {{"filed", {"待审定", "to be approved"}},
                       {"returned", {"退回修改", "sent back"}},
                       {"in_force", {"执行中", "in force"}},
                       {"replaced", {"已被替代", "replaced"}, /*final=*/true}},
            .steps = steps(),
            .shows = &scheme_page_fields(),
            .view = shown_paper};
}

}  // namespace qiyue::delivery
