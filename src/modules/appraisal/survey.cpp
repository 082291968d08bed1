#include "modules/appraisal/survey.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/short_code.hpp"

#include "base/money.hpp"

#include <algorithm>
#include <set>

// The life of a survey 满意度调查: 编制中 planned -> 进行中 open -> 已结束 closed. It counts once it is closed and enough have
// answered. Codes stand on the page of who hands them out, and nowhere else.
namespace qiyue::appraisal {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

constexpr std::int64_t points_a_mark = 2000;  // 1 to 5 as hundredths of a point out of a hundred

std::string key_of(StepRun& run) {
    constexpr std::size_t key_bytes = 32;
    return store::key(run.tx, crypto::to_hex(run.ports().random.bytes(key_bytes)));
}

Result<void> plan(StepRun& run) {
    if (run.form.day("closes") < run.today()) {
        return api::invalid("survey.closes_in_the_past", "closes", {"截止日早于今天", "it closes in the past"},
                            {"请更正截止日", "give a later day"});
    }
    if (run.step.from.empty()) {
        store::insert_paper(run.tx, run.object.id, run.object.project, "survey", run.form.value());
    } else {
        store::update_paper(run.tx, run.object.id, run.form.value());
    }
    run.object.title = run.form.text("title");
    return {};
}

Result<void> invite(StepRun& run) {
    auto const key = key_of(run);
    for (auto const& one : run.form.list("recipients")) {
        auto const id = run.ports().ids.next();
        store::insert(run.tx,
                      store::Invitation{.id = id,
                                        .survey = run.object.id,
                                        .name = one.text("name"),
                                        .code_digest =
                                            crypto::code_digest(key, crypto::plain_code(crypto::short_code(key, id)))});
    }
    run.answer.set("invited", static_cast<std::int64_t>(store::invitations(run.tx, run.object.id).size()));
    return {};
}

// What was printed is given away: from then on no page shows these codes again, and it is kept who had them in hand.
Result<void> hand_out(StepRun& run) {
    auto body = store::paper(run.tx, run.object.id);
    auto const invitations = store::invitations(run.tx, run.object.id);
    auto const before = body["handed_until"].integer_or(0);
    auto const fresh = std::ranges::count_if(invitations, [&](auto const& one) { return one.id > before; });
    if (fresh == 0) {
        return api::conflict("survey.all_handed_out", {"短码已全部发出", "every code was handed out already"},
                             {"增加服务对象后再发", "invite more people first"});
    }
    auto handed = body["handed_out"].is_list() ? body["handed_out"] : Value::list();
    handed.push(Value::object()
                    .set("by", run.context.caller.person_name)
                    .set("at", run.context.now.iso())
                    .set("codes", static_cast<std::int64_t>(fresh)));
    body.set("handed_out", handed).set("handed_until", invitations.back().id);
    store::update_paper(run.tx, run.object.id, body);
    return {};
}

Result<void> close(StepRun& run) {
    auto body = store::paper(run.tx, run.object.id);
    auto const figures = figures_of(run.tx, run.object.id);
    // PF-platform-30 服务对象满意度调查: below the least number of answers it says nothing.
    auto const result = run.judge.compute(clause::PF_platform_30, figures.facts(body["minimum"].integer_or(0)));
    store::update_paper(run.tx, run.object.id, body.set("result", result));
    for (auto const* name : {"answers", "mean", "rate", "valid"}) {
        run.answer.set(name, result[name]);
    }
    return {};
}

Result<void> send(StepRun& run) {
    auto const survey = TRY(run.engine.get(run.tx, run.object.parent, "satisfaction_survey"));
    auto const body = store::paper(run.tx, survey.id);
    if (survey.state != "open" || run.today() > Day::parse(body["closes"].text()).value()) {
        return api::conflict("survey.not_open", {"这次调查没有开始，或已经结束", "this survey is not open"},
                             {"感谢您的关注", "thank you nevertheless"});
    }
    auto const invitation =
        store::invitation(run.tx, crypto::code_digest(key_of(run), crypto::plain_code(run.form.text("code"))));
    if (!invitation || invitation->survey != survey.id) {
        return api::invalid("survey.wrong_code", "code", {"短码不符", "the code is not one of this survey"},
                            {"请核对收到的短码", "look at the code that you were given"});
    }
    auto const questions = body["questions"].is_list() ? body["questions"].size() : 0;
    Value answers = Value::list();
    for (auto const& one : run.form.given("answers") ? run.form.list("answers") : std::vector<Form>{}) {
        if (one.integer("question") <= static_cast<std::int64_t>(questions)) {
            answers.push(Value::object()
                             .set("question", one.integer("question"))
                             .set("score", one.integer("value") * points_a_mark));
        }
    }
    auto const kept = store::insert(run.tx,
                                    store::Reply{.id = run.object.id,
                                                 .survey = survey.id,
                                                 .invitation = invitation->id,
                                                 .score = run.form.integer("overall") * points_a_mark,
                                                 .satisfied = run.form.yes("satisfied"),
                                                 .comment = run.form.given("comment") ? run.form.text("comment") : "",
                                                 .answers = answers});
    if (!kept) {
        return api::conflict("survey.code_used",
                             {"这个短码已经使用过，每码只能作答一次", "this code was used; it works once"},
                             {"您的答卷已收到，无需再次作答", "your answer was received"});
    }
    run.object.title = "调查答卷";
    return {};
}

Value question_results(Value const& questions, std::vector<store::Reply> const& replies) {
    Value all = Value::list();
    for (std::size_t i = 0; i < questions.size(); ++i) {
        std::int64_t sum = 0;
        std::int64_t count = 0;
        for (auto const& reply : replies) {
            for (auto const& answer : reply.answers.items()) {
                if (answer["question"] == Value(static_cast<std::int64_t>(i) + 1)) {
                    sum += answer["score"].integer();
                    ++count;
                }
            }
        }
        auto line = Value::object();
        line.set("question", questions.items()[i]["question"]).set("answers", count);
        if (count > 0) {
            line.set("mean", scale(sum, 1, count, Rounding::half_up));
        }
        all.push(line);
    }
    return all;
}

// Who keeps the survey hands out the codes; nobody reads an answer beside a name, and nothing before it is closed.
Value page_of(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto body = store::paper(tx, object.id);
    auto const result = body["result"];
    body.erase("result");
    auto const invitations = store::invitations(tx, object.id);
    body.set("invited", static_cast<std::int64_t>(invitations.size()));
    auto const replies = store::replies(tx, object.id);
    body.set("answers", static_cast<std::int64_t>(replies.size()));
    auto const keeps = context.caller.organisation == object.owner && context.caller.holds("buyer.evaluator");
    if (object.state == "open" && keeps) {
        auto const key = store::key(tx, {});
        Value list = Value::list();
        for (auto const& one : invitations) {
            if (one.id <= body["handed_until"].integer_or(0)) {
                continue;
            }
            auto const code = crypto::short_code(key, one.id);
            list.push(Value::object().set("name", one.name).set("code", code).set("link", "/surveys?code=" + code));
        }
        body.set("invitations", list);
    }
    body.erase("handed_until");
    if (!keeps) {
        body.erase("handed_out");
    }
    if (object.state == "closed") {
        for (auto const* name : {"mean", "rate", "valid"}) {
            body.set(name, result[name]);
        }
        body.set("question_results",
                 question_results(body["questions"].is_list() ? body["questions"] : Value::list(), replies));
        // Not in the order in which they came, which would tell whose they are.
        std::set<std::string> said;
        for (auto const& reply : replies) {
            if (context.caller.signed_in() && !reply.comment.empty()) {
                said.insert(reply.comment);
            }
        }
        Value comments = Value::list();
        for (auto const& comment : said) {
            comments.push(Value::object().set("comment", comment));
        }
        body.set("comments", comments);
    }
    return body;
}

}  // namespace

law::Facts SurveyFigures::facts(std::int64_t minimum) const {
    return law::Facts()
        .with("invited", invited)
        .with("answers", answers)
        .with("satisfied", satisfied)
        .with("marks", marks)
        .with("minimum", minimum);
}

SurveyFigures figures_of(db::Tx& tx, std::int64_t survey) {
    SurveyFigures figures;
    figures.invited = static_cast<std::int64_t>(store::invitations(tx, survey).size());
    for (auto const& reply : store::replies(tx, survey)) {
        ++figures.answers;
        figures.satisfied += reply.satisfied ? 1 : 0;
        figures.marks += reply.score;
    }
    return figures;
}

SurveyFigures valid_surveys(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    SurveyFigures all;
    for (auto const& paper : store::papers(tx, project, "survey")) {
        auto const object = engine.find(tx, paper.id);
        if (object && object->state == "closed" && paper.body.at_path("result.valid").boolean_or(false)) {
            auto const one = figures_of(tx, paper.id);
            all.invited += one.invited;
            all.answers += one.answers;
            all.satisfied += one.satisfied;
            all.marks += one.marks;
        }
    }
    return all;
}

std::optional<Questionnaire> questionnaire(db::Tx& tx, workflow::Engine const& engine, std::string_view typed,
                                           Day today) {
    auto const key = store::key(tx, {});
    auto const invitation =
        key.empty() ? std::nullopt : store::invitation(tx, crypto::code_digest(key, crypto::plain_code(typed)));
    if (!invitation) {
        return std::nullopt;
    }
    auto const object = engine.find(tx, invitation->survey);
    auto const body = store::paper(tx, invitation->survey);
    auto const closes = Day::parse(body["closes"].text()).value();
    Questionnaire found{.survey = invitation->survey,
                        .title = body["title"].text(),
                        .introduction = body["introduction"].text_or({}),
                        .questions = {},
                        .closes = closes,
                        .open = object && object->state == "open" && today <= closes,
                        .answered = invitation->answered};
    for (std::size_t i = 0; body["questions"].is_list() && i < body["questions"].size(); ++i) {
        found.questions.push_back(body["questions"].items()[i]["question"].text());
    }
    return found;
}

workflow::Procedure survey_procedure() {
    std::vector<Actor> const keeper{{"buyer.evaluator", Relation::owner}};
    std::vector<Clause> const clauses{clause::PF_platform_30, clause::PF_process_16};
    return {.kind = "satisfaction_survey",
            .plural = "satisfaction-surveys",
            .title = {"满意度调查", "satisfaction survey"},
            .states = {{"planned", {"编制中", "planned"}},
                       {"open", {"进行中", "open"}},
                       {"closed", {"已结束", "closed"}, /*final=*/true}},
            .steps = {{.name = "plan",
                       .title = {"编制满意度调查", "plan a survey"},
                       .from = {},
                       .to = "planned",
                       .who = keeper,
                       .input = &survey_fields(),
                       .clauses = clauses,
                       .apply = plan,
                       .parent = "project",
                       .parent_kind = "project",
                       .expected = false},
                      {.name = "edit",
                       .title = {"修改问卷", "edit"},
                       .from = {"planned"},
                       .who = keeper,
                       .input = &survey_fields(),
                       .clauses = clauses,
                       .apply = plan,
                       .expected = false},
                      {.name = "invite",
                       .title = {"邀请服务对象", "invite"},
                       .from = {"planned", "open"},
                       .to = "open",
                       .who = keeper,
                       .input = &invite_fields(),
                       .clauses = clauses,
                       .apply = invite},
                      {.name = "hand_out",
                       .title = {"登记短码已打印发出", "record that the codes were handed out"},
                       .from = {"open"},
                       .who = keeper,
                       .clauses = {clause::PF_platform_30},
                       .apply = hand_out,
                       .expected = false},
                      {.name = "close",
                       .title = {"结束调查", "close the survey"},
                       .from = {"open"},
                       .to = "closed",
                       .who = keeper,
                       .clauses = clauses,
                       .apply = close,
                       .shown_publicly = true}},
            .shows = &survey_page_fields(),
            .view = page_of,
            .public_in = {"closed"}};
}

// What one person answered is shown to nobody; only counts and means are.
workflow::Procedure reply_procedure() {
    return {.kind = "survey_reply",
            .plural = "survey-replies",
            .title = {"调查答卷", "answer to a survey"},
            .states = {{"given", {"已提交", "given"}, /*final=*/true}},
            .steps = {{.name = "send",
                       .title = {"凭码作答", "answer by code"},
                       .from = {},
                       .to = "given",
                       .who = {{"public", Relation::anyone}},  // the short code says who it is
                       .input = &reply_fields(),
                       .clauses = {clause::PF_platform_30},
                       .apply = send,
                       .parent = "survey",
                       .parent_kind = "satisfaction_survey",
                       .expected = false}},
            .view = [](db::Tx&, workflow::Object const&, Context const&) { return Value::object(); }};
}

}  // namespace qiyue::appraisal
