#include "modules/framework/api.hpp"
#include "modules/remedy/fields.hpp"
#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// 质疑 of a framework agreement, about its call or about who is admitted: 待答复 filed -> 已答复 answered, or 待纠正 upheld ->
// 已纠正 corrected, or 已撤回 withdrawn. Until it is answered nobody signs (LP-236); where it is upheld and bears on the result
// the call is ended, and what was agreed in earlier rounds stays.
namespace qiyue::remedy {

namespace {

using workflow::Relation;

constexpr char const* kind = "framework_query";

Result<framework::Called> called_of(StepRun& run) {
    auto const called = framework::called(run.tx, run.engine, run.object.parent);
    if (!called) {
        return api::conflict("remedy.not_called", {"尚未发布征集公告", "nothing was called for yet"},
                             {"请在征集公告发布后提出", "come back once the call is published"});
    }
    return *called;
}

// LP-231: from the end of the notice of the call, or of the result.
Result<Window> window_of(StepRun& run, framework::Called const& called) {
    auto facts = law::Facts().with("about", run.form.text("about"));
    if (run.form.text("about") == "document") {
        facts.with("notice_end", called.notice_until.iso());
    } else if (called.announced) {
        facts.with("result_notice_end", run.judge.deadline("result_notice_period", *called.announced).due.iso());
    } else {
        return api::conflict("remedy.no_result", {"入围结果尚未公告", "who is admitted is not announced yet"},
                             {"请在入围结果公告后提出", "come back after the announcement"});
    }
    auto const start = Day::parse(run.judge.compute(clause::LP_231, facts)["start"].text()).value();
    return Window{.start = start, .last = run.judge.deadline("query_window", start).due};
}

// LP-235: a call is published to everybody, so whoever reads it has its documents; its result is for who took part.
void judge_took_part(StepRun& run, framework::Called const& called) {
    auto const about_call = run.form.text("about") == "document";
    auto const& all = called.took_part;
    auto const stands = about_call || std::ranges::find(all, run.context.caller.organisation) != all.end();
    run.judge.require(
        clause::LP_235,
        law::Facts()
            .with("query_about", law::words(run.form.chosen("about")))
            .with(about_call ? "documents_taken" : "took_part", stands),
        stands, "remedy.no_standing", "about",
        {"只有提交响应文件的供应商可以对入围结果提出质疑", "only who handed in an offer may query who is admitted"},
        {"可以对征集文件提出质疑，或提出询问", "query the call, or enquire"});
}

Result<void> file_query(StepRun& run) {
    auto const called = TRY(called_of(run));
    auto const window = TRY(window_of(run, called));
    judge_took_part(run, called);
    judge_in_time(run, window, run.today(), {"可以就同一事项提出询问", "an enquiry about it is still possible"});
    auto body = kept_query(run, window, run.today());
    body.erase("framework");
    start(run, kind, std::move(body), run.context.caller.organisation);
    run.afterwards.push_back([&run]() -> Result<void> {
        run.engine.open_duty(run.tx, run.context, run.object,
                             reply_duty(framework::agent_post(run.tx, run.object.owner)), run.today());
        return {};
    });
    return {};
}

Result<void> answer_query(StepRun& run) {
    if (run.form.yes("upheld") && run.form.given("affects_result") && run.form.yes("affects_result")) {
        run.to = "upheld";
    }
    return answer(run);
}

std::optional<workflow::Stay> stay_of(workflow::Engine const& engine, workflow::Object const& query) {
    auto const facts =
        law::Facts().with("query_state", law::words(engine.state_of(query))).with("query_filed", query.created);
    if (query.state == "filed") {
        return workflow::Stay{.clause = clause::LP_236,
                              .code = "remedy.query_open",
                              .says = {"质疑尚未答复，暂停签订框架协议", "a query is not answered: nobody signs yet"},
                              .remedy = {"请先答复质疑", "answer the query first"},
                              .facts = facts};
    }
    if (query.state == "upheld") {
        return workflow::Stay{.clause = clause::LP_237,
                              .code = "remedy.call_to_be_ended",
                              .says = {"质疑成立并影响入围结果", "a query was upheld and bears on who is admitted"},
                              .remedy = {"请终止本次征集，重新开展", "end this call and begin anew"},
                              .facts = facts};
    }
    return std::nullopt;
}

}  // namespace

void listen_to_frameworks(workflow::Engine& engine) {
    engine.stay(framework::admitting, [&engine](db::Tx& tx, workflow::Object const& object, Context const& context) {
        std::vector<workflow::Stay> all;
        auto const framework = object.kind == "framework" ? object.id : object.parent;
        for (auto const& query : engine.children(tx, framework, kind)) {
            if (auto stay = stay_of(engine, query)) {
                all.push_back(std::move(*stay));
            }
        }
        for (auto const& complaint : engine.children(tx, framework, "framework_complaint")) {
            auto const open = complaint.state == "accepted" || complaint.state == "paused";
            if (auto stay = open ? suspension(tx, complaint, context) : std::nullopt) {
                all.push_back(std::move(*stay));
            }
        }
        return all;
    });
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            if (done.object.kind == "framework" && done.step == "fail") {
                for (auto const& query : engine.children(tx, done.object.id, kind)) {
                    if (query.state == "upheld") {
                        engine.move(tx, context, query.id, "corrected", "fail");
                    }
                }
            }
            return {};
        });
}

workflow::Procedure framework_queries(workflow::Engine& engine) {
    return {.kind = kind,
            .plural = "framework-queries",
            .title = {"框架协议质疑", "query about a framework agreement"},
            .states = {{"filed", {"待答复", "filed"}},
                       {"upheld", {"待纠正", "upheld, to be set right"}},
                       {"corrected", {"已纠正", "set right"}, /*final=*/true},
                       {"answered", {"已答复", "answered"}, /*final=*/true},
                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
            .steps = {{.name = "file",
                       .title = {"提出质疑", "file a query"},
                       .from = {},
                       .to = "filed",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &framework_query_fields(),
                       .clauses = {clause::CD_39_1, clause::LP_230, clause::LP_231, clause::LP_232, clause::LP_235},
                       .apply = file_query,
                       .parent = "framework",
                       .parent_kind = "framework"},
                      {.name = "answer",
                       .title = {"答复质疑", "answer"},
                       .from = {"filed"},
                       .to = "answered",
                       .who = framework::agents(Relation::owner),
                       .input = &framework_answer_fields(),
                       .clauses = {clause::LP_232, clause::LP_237},
                       .closes = {"query.reply"},
                       .apply = answer_query},
                      withdraw_query()},
            .shows = &shown_fields(),
            .view = view_of(engine)};
}

}  // namespace qiyue::remedy
