#include "app/desk.hpp"
#include "app/portal/form.hpp"
#include "app/portal/words.hpp"
#include "modules/appraisal/api.hpp"

// Who was given a code answers a satisfaction survey with it, once: no account, no script, and no name on the page.
namespace qiyue::app::portal {

namespace {

using appraisal::Questionnaire;

constexpr int best = 5;

std::string question_name(std::size_t number) {
    return "q" + std::to_string(number);
}

std::string mark_label(Visit const& visit, int mark) {
    static char const* const zh[] = {"很不满意", "不满意", "一般", "满意", "很满意"};
    static char const* const en[] = {"very poor", "poor", "fair", "good", "very good"};
    return std::to_string(mark) + visit.says(" 分 ", " ") + visit.says(zh[mark - 1], en[mark - 1]);
}

Value marks_of(Visit const& visit, std::string const& name, Sent const& sent) {
    Value all = Value::list();
    for (int mark = best; mark >= 1; --mark) {
        auto const value = std::to_string(mark);
        all.push(Value::object()
                     .set("id", "c-" + name + (mark == best ? "" : "-" + value))
                     .set("name", name)
                     .set("value", value)
                     .set("label", mark_label(visit, mark))
                     .set("checked", sent_value(sent, name) == value));
    }
    return all;
}

Value questions_of(Visit const& visit, Questionnaire const& asked, Sent const& sent) {
    Value all = Value::list();
    std::size_t number = 0;
    for (auto const& question : asked.questions) {
        auto const name = question_name(++number);
        all.push(Value::object()
                     .set("text", std::to_string(number) + ". " + question)
                     .set("options", marks_of(visit, name, sent)));
    }
    return all;
}

Value body_of(Questionnaire const& asked, Sent const& sent) {
    auto body = Value::object();
    body.set("survey", asked.survey).set("code", sent_value(sent, "code"));
    if (auto const overall = Visit::number_in(sent_value(sent, "overall")); overall > 0) {
        body.set("overall", overall);
    }
    if (auto const satisfied = sent_value(sent, "satisfied"); !satisfied.empty()) {
        body.set("satisfied", satisfied == "yes");
    }
    if (auto comment = sent_value(sent, "comment"); comment.find_first_not_of(" \t\r\n") != std::string::npos) {
        body.set("comment", std::move(comment));
    }
    Value answers = Value::list();
    for (std::size_t number = 1; number <= asked.questions.size(); ++number) {
        if (auto const mark = Visit::number_in(sent_value(sent, question_name(number))); mark > 0) {
            answers.push(Value::object().set("question", static_cast<std::int64_t>(number)).set("value", mark));
        }
    }
    if (answers.size() > 0) {
        body.set("answers", answers);
    }
    return body;
}

}  // namespace

http::Response Portal::surveys(Visit const& visit) const {
    Sent sent;
    auto const posted = visit.request.method == http::Method::post;
    if (posted) {
        sent.fields = form_fields(visit.request.body);
    }
    auto const typed = short_code_in(posted ? sent_value(sent, "code") : visit.query("code"));
    auto const asked = world_.database().read<std::optional<Questionnaire>>(
        [&](db::Tx& tx) { return appraisal::questionnaire(tx, world_.engine(), typed, visit.context.today()); });
    if (posted && asked) {
        if (!has_token(visit.request, sent.fields)) {
            constexpr int forbidden = 403;
            sent.status = forbidden;
            sent.wrong.push_back(stale_form());
        } else {
            Asked step;
            step.operation = world_.operation("survey_reply.send");
            step.body = body_of(*asked, sent);
            step.remote = visit.request.remote;
            auto const answer = run(world_, step);
            if (answer.ok()) {
                http::Response response;
                constexpr int see_other = 303;
                response.status = see_other;
                response.content_type = "text/plain; charset=utf-8";
                return response.with("Location", "/surveys?code=" + typed + "&done=yes");
            }
            sent.status = status_of(answer.refusal().reason());
            sent.wrong = answer.refusal().findings();
        }
    }
    return survey_page(visit, typed, asked, sent);
}

http::Response Portal::survey_page(Visit const& visit, std::string const& typed,
                                   std::optional<Questionnaire> const& asked, Sent const& sent) const {
    auto const token = token_of(visit.request, world_.ports().random);
    auto data = common(visit, asked ? asked->title : visit.says("满意度调查", "Satisfaction survey"));
    auto const asks = asked && asked->open && !asked->answered;
    data.set("code", typed)
        .set("known", asked.has_value())
        .set("unknown", !asked && !typed.empty())
        .set("token", token)
        .set("has_wrong", !sent.wrong.empty())
        .set("wrong", wrong_of(visit, sent, {"overall", "satisfied", "comment"}))
        .set("done", asked && asked->answered && visit.query("done") == "yes")
        .set("used", asked && asked->answered && visit.query("done") != "yes")
        .set("over", asked && !asked->open && !asked->answered)
        .set("asks", asks)
        .set("introduction", asks && !asked->introduction.empty() ? Value(asked->introduction) : Value(false))
        .set("closes", asks ? Value(asked->closes.iso()) : Value(false))
        .set("questions", asks ? questions_of(visit, *asked, sent) : Value(false))
        .set("overall", asks ? marks_of(visit, "overall", sent) : Value(false))
        .set("satisfied_yes", sent_value(sent, "satisfied") == "yes")
        .set("satisfied_no", sent_value(sent, "satisfied") == "no")
        .set("comment", sent_value(sent, "comment"));
    auto response = page(visit, "surveys", data);
    constexpr int missing = 404;
    response.status = !asked && !typed.empty() ? missing : sent.status;
    keep_token(response, token);
    return response.with("Cache-Control", "no-store");
}

}  // namespace qiyue::app::portal
