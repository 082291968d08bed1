#include "law/clauses.gen.hpp"
#include "modules/mode/api.hpp"
#include "modules/mode/steps.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/api.hpp"

// A project's form and way: 已提出 declared -> 已公布 published. The buyer's planner declares, its head publishes.
namespace qiyue::mode {

namespace {

using workflow::Relation;
using workflow::StepRun;

bool said(Form const& form, char const* field) {
    return form.given(field) && form.yes(field);
}

// DGF-3-1a 通过政府采购或特定委托等方式; DGF-3-1e 部分特殊事项在一定时期内可以实行定向购买
void judge_commission(StepRun& run) {
    auto const commission = run.form.text("way") == "commission";
    auto const ground = run.form.given("ground");
    run.judge.require(clause::DGF_3_1a,
                      law::Facts().with("commissioned_directly", commission).with("ground_given", ground),
                      !commission || ground, "mode.no_ground", "ground",
                      {"特定委托须写明理由", "a specific commission needs its ground"},
                      {"请填写理由，或改用政府采购方式", "give the ground, or choose a method of procurement"});
    auto const named =
        run.form.given("matter") ? store::matter(run.tx, run.form.integer("matter")) : std::optional<Matter>();
    auto const object = named ? run.engine.find(run.tx, named->id) : std::nullopt;
    auto const listed = object && object->state == "listed";
    run.judge.require(clause::DGF_3_1e,
                      law::Facts().with("commissioned_directly", commission).with("matter_listed", listed),
                      !commission || listed, "mode.matter_not_listed", "matter",
                      {"定向购买限于已列入的特殊事项", "a directed purchase is for a special matter that is listed"},
                      {"请选择所列事项，或以招标方式确定", "name the matter, or put it to tender"});
    if (commission && listed) {
        run.judge.require(
            clause::DGF_3_1e,
            law::Facts().with("matter_from", named->from).with("matter_until", named->until).with("on", run.today()),
            named->covers(run.today()), "mode.matter_over", "matter",
            {"该事项的定向购买期限至 " + named->until.iso() + "，今日不在期限内",
             "that matter may be bought directly until " + named->until.iso() + ", not today"},
            {"请以招标方式确定", "put it to tender"});
    }
    auto const institution = run.form.given("supplier") && is_institution(run.tx, run.form.integer("supplier"));
    run.judge.ask(clause::LP_301,
                  law::Facts().with("commissioned_directly", commission).with("of_institution", institution));
}

// What a concession, a subsidy and a cooperation must not do, whoever decided on it.
void judge_operator(StepRun& run) {
    auto const way = run.form.text("way");
    if (way == "concession") {
        run.judge.ask(clause::LP_302,
                      law::Facts()
                          .with("chosen_by_competition", said(run.form, "competed"))
                          .with("concession_years", run.form.given("years") ? run.form.integer("years") : 0)
                          .with("user_pays", said(run.form, "user_pays")));
    }
    auto const based = run.form.given("legal_basis");
    auto const selective = run.form.text("form") == "subsidy" && said(run.form, "selective");
    // LP-303 没有法律、行政法规依据或未经国务院批准,不得给予特定经营者选择性、差异化财政奖励或补贴
    run.judge.require(clause::LP_303, law::Facts().with("selective_subsidy", selective).with("basis_given", based),
                      !selective || based, "mode.selective_subsidy", "legal_basis",
                      {"没有法律、行政法规依据或国务院批准，不得给予特定经营者补贴",
                       "no subsidy for given operators without a law or the State Council's approval"},
                      {"请写明依据，或面向所有符合条件的经营者", "give the basis, or open it to all who qualify"});
    auto const tied = (way == "concession" || way == "cooperation") && said(run.form, "exclusive");
    // LP-304 不得违法授予特许经营权、限定购买特定经营者的商品服务
    run.judge.require(
        clause::LP_304, law::Facts().with("exclusive_tie", tied).with("basis_given", based), !tied || based,
        "mode.exclusive_tie", "legal_basis",
        {"没有法律、行政法规依据，不得限定购买特定经营者的服务", "no tie to a given operator without a law"},
        {"请写明依据，或不限定经营者", "give the basis, or tie it to nobody"});
}

// SY-3.1.4(3)-c 受市场主体发育不足等因素制约、现阶段难以形成有效竞争
void judge_measure(StepRun& run) {
    auto const measure = run.form.given("measure");
    auto const reasoned = run.form.given("market_reason");
    run.judge.require(clause::SY_3_1_4_3_c,
                      law::Facts().with("measure_taken", measure).with("market_reason_given", reasoned),
                      !measure || reasoned, "mode.no_market_reason", "market_reason",
                      {"大额项目分包、新增项目另授限于市场主体发育不足、难以形成有效竞争的项目",
                       "splitting or giving to others is for where the market has too few for real competition"},
                      {"请写明市场情况，或不采取该措施", "say how the market stands, or leave the measure out"});
}

// PF-project-11 政府购买服务直接“采购”项目模式……: there are two, and which it is is stored.
void judge_initiation(StepRun& run) {
    auto const said = run.form.given("initiation");
    run.judge.require(
        clause::PF_project_11, law::Facts().with("initiation", said ? run.form.text("initiation") : "not_declared"),
        said, "mode.no_initiation", "initiation",
        {"须写明立项方式：直接采购，还是申报立项", "say how it is initiated: bought directly, or applied for"},
        {"请选择立项方式", "choose one"});
}

Result<void> only_one(StepRun& run) {
    for (auto const& other : run.engine.children(run.tx, run.object.parent, "purchase_mode")) {
        if (other.state != "withdrawn") {
            return api::conflict("mode.already_declared",
                                 {"本项目已有购买形式与途径", "this project has its form and way"},
                                 {"需要变更的，请先撤回", "withdraw that one first"});
        }
    }
    return {};
}

Result<void> declare(StepRun& run) {
    TRY(only_one(run));
    judge_commission(run);
    judge_operator(run);
    judge_measure(run);
    judge_initiation(run);
    TRY(run.judge.verdict());
    store::insert(run.tx, run.object.id, run.form.value());
    auto const about = project::find(run.tx, run.object.project);
    run.object.title = (about ? about->name : std::string()) + " · 购买形式与途径";
    return {};
}

Result<void> publish(StepRun& run) {
    auto body = store::mode(run.tx, run.object.id);
    if (run.form.given("announcement")) {
        body.set("announcement", run.form.text("announcement"));
    }
    body.set("published_on", run.today().iso());
    store::update(run.tx, run.object.id, body);
    return {};
}

Result<void> withdraw(StepRun&) {
    return {};
}

// SY-3.1.4-a: form and method are two things, shown side by side.
Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object, Context const&) {
    auto value = store::mode(tx, object.id);
    auto const purchases = engine.of_project(tx, object.project, "tender");
    if (!purchases.empty()) {
        if (auto const about = tender::document(tx, purchases.back().id)) {
            value.set("method", about->method);
        }
    }
    return value;
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {
        .name = "mode",
        .migrations = migrations(),
        .procedures = {{.kind = "purchase_mode",
                        .plural = "purchase_modes",
                        .title = {"购买形式与途径", "form and way of a purchase"},
                        .states = {{"declared", {"已提出", "declared"}},
                                   {"published", {"已公布", "published"}},
                                   {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
                        .steps = {{.name = "declare",
                                   .title = {"确定购买形式与途径", "declare form and way"},
                                   .from = {},
                                   .to = "declared",
                                   .who = {{"buyer.planner", Relation::owner}},
                                   .input = &mode_fields(),
                                   .clauses = {clause::SY_3_1_4_a, clause::SY_3_1_4_b, clause::SY_3_1_4_3_c,
                                               clause::LA_II_3_1_h, clause::DGF_3_1a, clause::DGF_3_1e, clause::LP_301,
                                               clause::LP_302, clause::LP_303, clause::LP_304, clause::PF_project_11},
                                   .apply = declare,
                                   .parent = "project",
                                   .parent_kind = "project",
                                   .expected = false},
                                  {.name = "publish",
                                   .title = {"公布", "publish"},
                                   .from = {"declared"},
                                   .to = "published",
                                   .who = {{"buyer.head", Relation::owner}},
                                   .input = &publish_fields(),
                                   .clauses = {clause::LA_2_1_2},
                                   .apply = publish,
                                   .shown_publicly = true},
                                  {.name = "withdraw",
                                   .title = {"撤回", "withdraw"},
                                   .from = {"declared", "published"},
                                   .to = "withdrawn",
                                   .who = {{"buyer.head", Relation::owner}},
                                   .input = &withdraw_fields(),
                                   .apply = withdraw,
                                   .shown_publicly = true,
                                   .expected = false}},
                        .shows = &mode_shown(),
                        .view = [&engine](db::Tx& tx, workflow::Object const& object,
                                          Context const& context) { return view(engine, tx, object, context); },
                        .public_in = {"published"}},
                       matter_procedure(),
                       entrustment_procedure(),
                       emergency_procedure(),
                       engineering_procedure()},
        .operations = {}};
}

}  // namespace qiyue::mode
