#include "modules/performance/fields.hpp"
#include "modules/performance/score.hpp"
#include "modules/performance/rounds.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

// The life of a round 考核: 已安排 planned -> 已打分 scored -> 已完成 closed -> 已通报 announced -> 已送达 received ->
// (异议核实中 objected ->) 结果生效 final; or 已取消 cancelled before it was closed.
namespace qiyue::performance {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

bool taken(StepRun& run, std::int64_t contract, int instalment) {
    for (auto const& other : store::assessments(run.tx, contract)) {
        auto const object = run.engine.find(run.tx, other.id);
        if (other.instalment == instalment && object && object->state != "cancelled") {
            return true;
        }
    }
    return false;
}

Result<void> plan(StepRun& run) {
    auto const terms = TRY(contract_in_force(run));
    judge_organiser(run, terms.contract);
    Assessment a;
    a.id = run.object.id;
    a.contract = terms.contract;
    a.instalment = static_cast<int>(run.form.integer("instalment"));
    a.annual = run.form.yes("annual");
    a.third_party = run.context.caller.organisation != run.object.owner;
    a.body = run.form.value();
    auto const fits = [&](contract::Instalment const& one) {
        return one.number == a.instalment && one.kind == contract::Condition::assessment;
    };
    if (a.instalment != 0 && std::ranges::none_of(terms.instalments, fits)) {
        return api::invalid("performance.no_such_instalment", "instalment",
                            {"合同没有与考核挂钩的第 " + std::to_string(a.instalment) + " 期付款",
                             "the contract has no such instalment that depends on an assessment"},
                            {"请按合同填写期次", "take the number from the contract"});
    }
    if (a.instalment != 0 && taken(run, a.contract, a.instalment)) {
        return api::conflict("performance.instalment_assessed",
                             {"该期付款已有考核", "this instalment has its assessment"},
                             {"请在原考核中办理，或不填期次", "go on with that one, or leave the instalment out"});
    }
    store::insert(run.tx, a);
    run.object.party = terms.provider;
    run.object.title = run.form.text("title");
    return {};
}

// CD-26-3 随机抽查: the seed is drawn by the platform after the population was fixed, and kept for everybody.
Result<void> draw_sample(StepRun& run) {
    auto a = stored(run);
    if (a.body["form"] != Value("random")) {
        return api::conflict("performance.not_random", {"只有随机抽查需要抽取", "only a random inspection draws"},
                             {"请直接填写检查结果", "record the result without a draw"});
    }
    if (a.body.has("draw")) {
        return api::conflict("performance.drawn_already",
                             {"已经抽取，不得重抽", "it was drawn; there is no second draw"},
                             {"请按已抽取的名单检查", "inspect those who were drawn"});
    }
    std::vector<std::string> population;
    for (auto const& one : run.form.list("population")) {
        population.push_back(one.text("name"));
    }
    auto const size = run.form.integer("size");
    if (size > static_cast<std::int64_t>(population.size())) {
        return api::invalid("performance.sample_too_large", "size", {"抽取数量多于抽查范围", "more than there are"},
                            {"请减少抽取数量或扩大范围", "draw fewer, or widen the range"});
    }
    constexpr std::size_t seed_bytes = 32;
    auto const seed = crypto::to_hex(run.ports().random.bytes(seed_bytes));
    Value sample = Value::list();
    for (auto const place : draw(seed, population, static_cast<std::size_t>(size))) {
        sample.push(Value::object().set("name", population[place]).set("place", static_cast<std::int64_t>(place)));
    }
    a.body.set("draw",
               Value::object()
                   .set("seed", seed)
                   .set("population", run.form.value()["population"])
                   .set("size", size)
                   .set("sample", sample));
    store::update(run.tx, a);
    run.answer.set("seed", seed).set("sample", sample);
    return {};
}

Result<void> score(StepRun& run) {
    auto a = stored(run);
    auto const terms = contract::terms(run.tx, run.engine, a.contract);
    judge_organiser(run, a.contract);
    // CD-26-3 随机抽查: what is inspected was drawn.
    run.judge.require(clause::CD_26_3,
                      law::Facts()
                          .with("inspection_random", a.body["form"] == Value("random"))
                          .with("inspection_drawn", a.body.has("draw")),
                      a.body["form"] != Value("random") || a.body.has("draw"), "performance.not_drawn", {},
                      {"随机抽查须先抽取点位、日期或事项", "a random inspection draws its sites, days or items first"},
                      {"请先“随机抽取”", "draw first"});
    a.score = TRY(mark(run, *terms, run.form.list("items"), "items"));
    a.body = extended(a.body, run.form.value());
    store::update(run.tx, a);
    run.answer.set("score", a.score);
    return {};
}

// CD-26-5 采用聘请专业人员或市民测评进行信息反馈: one voice each.
Result<void> rate(StepRun& run) {
    auto const before = store::ratings(run.tx, run.object.id);
    auto const person = run.context.caller.person;
    auto const rated = std::ranges::find(before, person, &Rating::person) != before.end();
    run.judge.require(clause::CD_26_5, law::Facts().with("rated_before", rated), !rated, "performance.rated_already",
                      {}, {"您已参加本次测评", "you have rated in this round already"},
                      {"每人每次考核测评一次", "one rating each"});
    store::insert(run.tx,
                  Rating{.id = run.ports().ids.next(),
                         .assessment = run.object.id,
                         .person = person,
                         .kind = run.context.caller.organisation_kind == "residents" ? "citizen" : "professional",
                         .score = run.form.integer("score"),
                         .comment = run.form.given("comment") ? run.form.text("comment") : ""});
    return {};
}

bool answers(Value const& reports, std::int64_t report) {
    return reports.is_list() &&
        std::ranges::any_of(reports.items(), [&](Value const& one) { return one["report"] == Value(report); });
}

// CD-26-4 ……根据新闻媒体舆论监督和市民投诉反映的有关内容,进行检查核实: each that proved true has its finding here.
std::vector<std::int64_t> judge_reports(StepRun& run, Assessment const& a) {
    std::vector<std::int64_t> used;
    for (auto const& report : run.engine.children(run.tx, a.contract, "public_report")) {
        if (report.state != "verified") {
            continue;
        }
        used.push_back(report.id);
        run.judge.require(
            clause::CD_26_4,
            law::Facts()
                .with("public_report", report.title)
                .with("report_answered", answers(a.body["reports"], report.id)),
            answers(a.body["reports"], report.id), "performance.report_unanswered", "reports",
            {"查实的反映“" + report.title + "”在本次考核中没有认定", "a report that proved true has no finding"},
            {"请在打分中逐件写明认定", "write a finding for each when scoring"});
    }
    return used;
}

Result<void> close(StepRun& run) {
    auto const a = stored(run);
    judge_organiser(run, a.contract);
    auto const used = judge_reports(run, a);
    // CD-26-6 ……对服务质量、服务数量、服务成效和服务费用等方面进行专业评估监理
    for (auto const& [aspect, label] :
         {std::pair{"quality", Text{"服务质量", "quality"}}, std::pair{"quantity", Text{"服务数量", "quantity"}},
          std::pair{"effect", Text{"服务成效", "effect"}}, std::pair{"cost", Text{"服务费用", "cost"}}}) {
        run.judge.require(clause::CD_26_6,
                          law::Facts()
                              .with("by_third_party", a.third_party)
                              .with("aspect", law::words(label))
                              .with("aspect_written", !a.body["aspects"][aspect].text_or({}).empty()),
                          !a.third_party || !a.body["aspects"][aspect].text_or({}).empty(),
                          "performance.aspect_missing", std::string("aspects.") + aspect,
                          {"第三方评估缺少“" + label.zh + "”", "the third party's report lacks " + label.en},
                          {"请补充后再提交", "add it"});
    }
    run.afterwards.emplace_back([&run, used, a]() -> Result<void> {
        for (auto const report : used) {
            run.engine.move(run.tx, run.context, report, "used", "assessment.close");
        }
        auto const terms = contract::terms(run.tx, run.engine, a.contract);
        // CD-27-1 建立公共服务类项目考核结果通报、告知制度。
        if (terms->public_service) {
            run.engine.open_duty(run.tx, run.context, run.object,
                                 {.duty = "assessment.bulletin",
                                  .title = {"出具考核通报", "issue the bulletin"},
                                  .deadline = "assessment_bulletin",
                                  .clause = clause::CD_27_1,
                                  .holder = {"buyer.acceptor", Relation::owner}},
                                 run.today());
        }
        return {};
    });
    return {};
}

Result<void> cancel(StepRun&) {
    return {};
}

}  // namespace

std::vector<workflow::Step> round_steps() {
    std::vector<Actor> const holders{{"buyer.acceptor", Relation::owner}, {"assessor.member", Relation::anyone}};
    std::vector<Actor> const raters{{"residents.member", Relation::anyone}, {"experts.member", Relation::anyone}};
    return {
        {.name = "plan",
         .title = {"安排考核", "plan a round"},
         .from = {},
         .to = "planned",
         .who = holders,
         .input = &plan_fields(),
         .clauses = {clause::CD_25_1, clause::CD_26_1, clause::CD_26_2},
         .apply = plan,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "draw",
         .title = {"随机抽取", "draw"},
         .from = {"planned"},
         .who = holders,
         .input = &draw_fields(),
         .clauses = {clause::CD_26_3},
         .apply = draw_sample,
         .shown_publicly = true,
         .expected = false},
        {.name = "rate",
         .title = {"参加测评", "rate the service"},
         .from = {"planned", "scored"},
         .who = raters,
         .input = &rate_fields(),
         .clauses = {clause::CD_26_5},
         .apply = rate,
         .expected = false},
        {.name = "score",
         .title = {"考核打分", "mark"},
         .from = {"planned", "scored"},
         .to = "scored",
         .who = holders,
         .input = &score_fields(),
         .clauses = {clause::CD_26_2, clause::CD_26_3, clause::CD_26_6},
         .apply = score},
        {.name = "close",
         .title = {"完成考核", "close the round"},
         .from = {"scored"},
         .to = "closed",
         .who = holders,
         .clauses = {clause::CD_26_4, clause::CD_26_6, clause::CD_27_1},
         .apply = close},
        {.name = "cancel",
         .title = {"取消考核", "cancel"},
         .from = {"planned", "scored"},
         .to = "cancelled",
         .who = {{"buyer.acceptor", Relation::owner}},
         .apply = cancel,
         .expected = false},
    };
}

}  // namespace qiyue::performance
