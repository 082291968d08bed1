#include "modules/remedy/fields.hpp"
#include "modules/remedy/ways.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// 质疑: 待答复 filed -> 已答复 answered, or 待纠正 upheld -> 已纠正 corrected, or 已撤回 withdrawn. One that came by post is
// entered by the buyer; only a late one may be turned away: 逾期不予受理 declined.
namespace qiyue::remedy {

namespace {

using workflow::Relation;

constexpr char const* replier = "buyer.head";

Result<void> file_query(StepRun& run) {
    auto const terms = TRY(terms_of_procurement(run));
    auto const supplier = run.context.caller.organisation;
    judge_standing(run, terms, supplier);
    auto const window = TRY(query_window(run, terms, supplier));
    judge_in_time(run, window, run.today(),
                  {"可以就同一事项提出询问；其他途径见《政府采购法》第七十条的检举、控告",
                   "an enquiry about it is still possible; whoever knows of a breach may report it to finance"});
    TRY(run.judge.verdict());
    start(run, "query", kept_query(run, window, run.today()), supplier);
    return {};
}

// LP-252 在途时间不计: a letter is as old as its postmark. It is answered within seven working days of its arrival.
Result<void> record_letter(StepRun& run) {
    auto const terms = TRY(terms_of_procurement(run));
    auto const supplier = run.form.integer("provider");
    auto const posted = run.form.day("posted_on");
    auto const received = run.form.day("received_on");
    auto const taken = run.form.given("documents_taken_on") ? run.form.day("documents_taken_on") : posted;
    if (taken > posted || posted > received || received > run.today()) {
        return api::invalid(
            "remedy.letter_days", "received_on",
            {"获取文件、寄出、收到的日期前后不符", "the days of taking, posting and arrival do not fit"},
            {"获取文件不晚于寄出，寄出不晚于收到，收到不晚于今日",
             "taken no later than posted, posted no later than received, received no later than today"});
    }
    auto const window = TRY(query_window(run, terms, supplier));
    auto const counts = run.judge.applies(clause::LP_252) ? posted : received;
    auto const accepted = run.form.yes("accepted");
    if (accepted) {
        judge_standing(run, terms, supplier);
        judge_in_time(run, window, counts,
                      {"逾期寄出的，请把“收下质疑函”改为“否”并写明理由，登记为逾期不予受理",
                       "of one that was sent late say that it is not taken in, and why: it is entered as late"});
    }
    run.judge.ask(clause::LP_233,
                  law::Facts().with("posted_on", counts).with("last_day", window.last).with("accepted", accepted));
    TRY(run.judge.verdict());
    start(run, "query", kept_query(run, window, received), supplier);
    if (!accepted) {
        run.to = "declined";
        return {};
    }
    run.afterwards.emplace_back([&run, received]() -> Result<void> {
        run.engine.open_duty(run.tx, run.context, run.object, reply_duty(replier), received);
        return {};
    });
    return {};
}

// LP-152 仅……四种情形可修改评标结果; LP-153 重新评审须书面报告本级财政部门
void judge_re_evaluation(StepRun& run, Situation const& found, bool about_document) {
    auto const document = tender::document(run.tx, run.object.parent);
    auto const possible = document && document->by_tender_rules() && found.candidates.reported_on && !about_document;
    auto const grounded = run.form.given("reevaluation_ground");
    run.judge.require(
        clause::LP_152,
        law::Facts().with("reevaluation_ground_given", grounded).with("evaluated_by_tender_rules", possible),
        grounded && possible, "remedy.no_ground_to_evaluate_again", "reevaluation_ground",
        {"只有分值汇总错误、分项超出范围、客观分不一致、畸高畸低四种情形可以由原评标委员会重新评审",
         "the committee scores again only where sums are wrong, marks out of range, objective marks differ or are extreme"},
        {"请写明属于哪种情形，或另选纠正方式", "name the case, or choose another way"});
    auto const reported = run.form.given("report");
    run.judge.require(clause::LP_153, law::Facts().with("report_given", reported), reported, "review.no_report",
                      "report",
                      {"重新评审须书面报告本级财政部门", "an evaluation is repeated with a written report to finance"},
                      {"请上传书面报告", "attach the report"});
}

// LP-237: the way that the rule gives, unless the same committee may score again.
Result<void> judge_way(StepRun& run, Case const& one, std::string const& way) {
    auto const about_document = one.body["about"] == Value("document");
    auto const terms = tender::terms(run.tx, one.tender);
    auto const found = TRY(situation(run, invalid_bids(run.form)));
    if (found.contract != review::ContractFound::none) {
        return api::conflict(
            "remedy.contract_signed",
            {"合同已经签订，购买主体不能自行改变结果", "the contract is signed: the buyer alone changes nothing"},
            {"请中止履行并书面报告财政部门；供应商可以投诉，由财政部门决定",
             "hold the performance and report to finance, which decides on a complaint"});
    }
    if (way == "re_evaluate") {
        judge_re_evaluation(run, found, about_document);
        return {};
    }
    auto const object = TRY(run.engine.get(run.tx, one.tender, "tender"));
    auto const facts =
        law::Facts()
            .with("about", one.body["about"])
            .with("curable", run.form.given("curable") && run.form.yes("curable"))
            .with("bidding_open", object.state == "published" && terms && run.context.now <= terms->bid_deadline)
            .with("qualified_enough", found.enough)
            .with("candidates_left", found.candidates.left);
    auto const due = run.judge.compute(clause::LP_237, facts)["way"].text_or({});
    auto const label = label_of_way(due);
    run.judge.require(
        clause::LP_237, facts, way == due, "remedy.another_way", "way",
        {"按现有情形应当“" + label.zh + "”", "as things stand the rule asks to: " + label.en},
        {"请改选该纠正方式，或核对无效投标、可否澄清等情形", "choose that way, or look again at what you stated"});
    return {};
}

Result<void> answer_query(StepRun& run, workflow::Engine& engine) {
    auto const one = stored(run);
    auto const bears = run.form.yes("upheld") && run.form.given("affects_result") && run.form.yes("affects_result");
    auto const way = run.form.given("way") ? run.form.text("way") : std::string();
    if (!bears && (!way.empty() || !invalid_bids(run.form).empty())) {
        return api::invalid(
            "remedy.nothing_to_set_right", "way",
            {"质疑不成立或不影响结果的，采购活动继续，不选纠正方式，也不认定无效投标",
             "where a query is not upheld or does not bear on the result nothing is set right, and no bid "
             "is found invalid"},
            {"请留空，或改填质疑成立并影响结果", "leave it empty, or say that it bears on the result"});
    }
    if (bears) {
        TRY(judge_way(run, one, way));
        TRY(run.judge.verdict());
        carry_out(run, engine,
                  {.name = way, .invalid = invalid_bids(run.form), .because = "质疑成立：" + run.form.text("answer")});
    }
    if (way == "clarify") {
        run.to = "upheld";
        auto const terms = tender::terms(run.tx, one.tender);
        run.afterwards.emplace_back([&run, due = terms->bid_deadline.day()]() -> Result<void> {
            run.engine.open_duty_until(run.tx, run.context, run.object,
                                       {.duty = "query.correct",
                                        .title = {"澄清或修改购买文件", "mend the document"},
                                        .deadline = {},
                                        .clause = clause::LP_237,
                                        .holder = {"buyer.document_drafter", Relation::owner}},
                                       due, run.object.owner);
            return {};
        });
    }
    return answer(run);
}

}  // namespace

std::vector<Block> signing_blocks(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    std::vector<Block> blocks;
    for (auto const& query : engine.children(tx, tender, "query")) {
        if (query.state == "filed") {
            blocks.push_back({.object = query.id,
                              .clause = clause::LP_236,
                              .says = {"质疑尚未答复", "a query is not answered yet"},
                              .facts = law::Facts()
                                           .with("query_state", law::words(engine.state_of(query)))
                                           .with("query_filed", query.created)});
        }
    }
    return blocks;
}

workflow::Procedure queries(workflow::Engine& engine) {
    return {.kind = "query",
            .plural = "queries",
            .title = {"质疑", "query"},
            .states = {{"filed", {"待答复", "filed"}},
                       {"upheld", {"待纠正", "upheld, to be set right"}},
                       {"corrected", {"已纠正", "set right"}, /*final=*/true},
                       {"answered", {"已答复", "answered"}, /*final=*/true},
                       {"declined", {"逾期不予受理", "late, not taken in"}, /*final=*/true},
                       {"withdrawn", {"已撤回", "withdrawn"}, /*final=*/true}},
            .steps = {{.name = "file",
                       .title = {"提出质疑", "file a query"},
                       .from = {},
                       .to = "filed",
                       .who = {{"provider.manager", Relation::anyone}},
                       .input = &query_fields(),
                       .clauses = {clause::CD_39_1, clause::LP_230, clause::LP_231, clause::LP_232, clause::LP_234,
                                   clause::LP_235},
                       .opens = {reply_duty(replier)},
                       .apply = file_query,
                       .parent = "tender",
                       .parent_kind = "tender"},
                      {.name = "record_letter",
                       .title = {"登记书面质疑函", "enter a letter"},
                       .from = {},
                       .to = "filed",
                       .who = {{"buyer.document_drafter", Relation::owner}},
                       .input = &letter_fields(),
                       .clauses = {clause::LP_230, clause::LP_232, clause::LP_233, clause::LP_252},
                       .apply = record_letter,
                       .parent = "tender",
                       .parent_kind = "tender",
                       .expected = false},
                      {.name = "answer",
                       .title = {"答复质疑", "answer"},
                       .from = {"filed"},
                       .to = "answered",
                       .who = {{"buyer.head", Relation::owner}},
                       .input = &query_answer_fields(),
                       .clauses = {clause::CD_39_2, clause::LP_152, clause::LP_153, clause::LP_232, clause::LP_237},
                       .closes = {"query.reply"},
                       .apply = [&engine](StepRun& run) { return answer_query(run, engine); }},
                      withdraw_query()},
            .shows = &shown_fields(),
            .view = view_of(engine)};
}

}  // namespace qiyue::remedy
