#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/review/api.hpp"

#include <algorithm>

// From which day the seven working days of a query count, and who may file one.
namespace qiyue::remedy {

namespace {

// Who took the documents and who bids is told to nobody before the opening, to the buyer least of all: of a letter that he
// enters until then only what it says itself counts.
bool may_look_up(StepRun& run, std::int64_t provider) {
    auto const purchase = run.engine.find(run.tx, run.object.parent);
    auto const sealed = purchase && (purchase->state == "published" || purchase->state == "closed");
    return !sealed || run.context.caller.organisation == provider;
}

// The day on which the provider took the documents; nothing when it did not.
std::optional<Day> documents_taken(StepRun& run, std::int64_t provider) {
    if (!may_look_up(run, provider)) {
        return run.form.given("documents_taken_on") ? std::optional(run.form.day("documents_taken_on")) : std::nullopt;
    }
    for (auto const& bid : run.engine.children(run.tx, run.object.parent, "bid")) {
        if (bid.party == provider) {
            return bid.created.day();
        }
    }
    return std::nullopt;
}

// The end of the stage that the query names; today while it still goes on, since it is not late then.
Day stage_end(StepRun& run, std::string const& stage) {
    std::optional<Day> end;
    if (stage == "opening") {
        auto const at = tender::opened_at(run.tx, run.object.parent);
        end = at ? std::optional(at->day()) : std::nullopt;
    } else {
        auto const review = review::candidates(run.tx, run.engine, run.object.parent, {});
        end = stage == "qualification" ? review.qualified_on : review.reported_on;
    }
    return end.value_or(run.today());
}

// LP-231: the facts that the start of the window is computed from.
Result<law::Facts> facts_of(StepRun& run, tender::Terms const& terms, std::int64_t provider) {
    auto const& about = run.form.text("about");
    auto facts = law::Facts().with("about", about);
    if (about == "document") {
        facts.with("notice_end", terms.notice_until.iso());
        if (auto const taken = documents_taken(run, provider)) {
            facts.with("document_received", taken->iso());
        }
        return facts;
    }
    if (about == "result") {
        auto const award = review::award_of_tender(run.tx, run.object.parent);
        if (!award) {
            return api::conflict("remedy.no_result", {"结果尚未公告", "the result is not published yet"},
                                 {"请在结果公告后提出", "come back after the result notice"});
        }
        facts.with("result_notice_end", award->notice_until.iso());
        return facts;
    }
    if (!run.form.given("stage")) {
        return api::invalid("remedy.stage", "stage",
                            {"对采购过程质疑的，须写明是哪个环节", "a query about the process names its stage"},
                            {"请选择环节", "choose the stage"});
    }
    facts.with("stage_end", stage_end(run, run.form.text("stage")).iso());
    return facts;
}

// Of a query about the document it is told that he took it, and no more: a bid that is in is not the buyer's to know yet.
void judge_took_part(StepRun& run, std::int64_t provider) {
    auto const about_document = run.form.text("about") == "document";
    auto const stands =
        about_document ? documents_taken(run, provider).has_value() : took_part(run.tx, run.object.parent, provider);
    run.judge.require(
        clause::LP_235,
        law::Facts()
            .with("query_about", law::words(run.form.chosen("about")))
            .with(about_document ? "documents_taken" : "took_part", stands),
        stands, "remedy.no_standing", "about",
        {about_document ? "只有获取了购买文件的供应商可以对文件提出质疑"
                        : "只有参加本项目的供应商可以对过程和结果提出质疑",
         about_document ? "only who took the documents may query them"
                        : "only who took part may query the process or the result"},
        {about_document ? "请先获取购买文件" : "获取了购买文件而未投标的，可以对购买文件提出质疑",
         about_document ? "take the documents first" : "who took the documents and handed in no bid may query them"});
}

std::int64_t queries_before(StepRun& run, std::int64_t provider) {
    std::int64_t count = 0;
    for (auto const& query : run.engine.children(run.tx, run.object.parent, "query")) {
        auto const one =
            query.party == provider && query.state != "withdrawn" ? store::find(run.tx, query.id) : std::nullopt;
        auto const same_stage = one && one->body["about"] == Value(run.form.text("about")) &&
            one->body["stage"].text_or({}) == (run.form.given("stage") ? run.form.text("stage") : std::string());
        count += same_stage ? 1 : 0;
    }
    return count;
}

}  // namespace

Result<Window> query_window(StepRun& run, tender::Terms const& terms, std::int64_t provider) {
    auto const facts = TRY(facts_of(run, terms, provider));
    auto const start = Day::parse(run.judge.compute(clause::LP_231, facts)["start"].text()).value();
    return Window{.start = start, .last = run.judge.deadline("query_window", start).due};
}

// LP-235 提出质疑的应是参与项目的供应商;已获取文件的潜在供应商可对文件质疑
void judge_standing(StepRun& run, tender::Terms const& terms, std::int64_t provider) {
    if (may_look_up(run, provider)) {
        judge_took_part(run, provider);
    }
    run.judge.ask(clause::LP_234,
                  law::Facts()
                      .with("asked_at_once", terms.one_query_at_once)
                      .with("queries_before", queries_before(run, provider)));
}

}  // namespace qiyue::remedy
