#include "app/desk.hpp"
#include "app/portal/form.hpp"
#include "app/portal/words.hpp"

#include <array>

// Anybody comments on a consultation from its notice, and follows with the receipt what became of it.
namespace qiyue::app::portal {

namespace {

std::string sent_value(Sent const& sent, std::string const& name) {
    auto const found = sent.fields.find(name);
    return found == sent.fields.end() ? std::string() : found->second;
}

// "q2": the answer to the second question.
std::string question_name(std::size_t number) {
    return "q" + std::to_string(number);
}

// The questionnaire as groups of one choice each.
Value questions_of(Value const& values, Sent const& sent) {
    Value all = Value::list();
    std::size_t number = 0;
    for (auto const& question : values["questions"].is_list() ? values["questions"].items() : Value::List{}) {
        auto const name = question_name(++number);
        Value options = Value::list();
        std::size_t place = 0;
        for (auto const& option : question["options"].items()) {
            auto const value = std::to_string(++place);
            options.push(Value::object()
                             .set("id", name + "-" + value)
                             .set("name", name)
                             .set("value", value)
                             .set("label", option["option"].text_or({}))
                             .set("checked", sent_value(sent, name) == value));
        }
        all.push(Value::object().set("text", question["question"].text_or({})).set("options", options));
    }
    return all;
}

// What is described of a field of the operation, so that form and interface ask the same.
Value standings_of(api::Operation const& operation, Visit const& visit, Sent const& sent) {
    Value options = Value::list();
    options.push(
        Value::object().set("value", "").set("label", visit.says("不填写", "not said")).set("selected", false));
    for (auto const& field : *operation.input) {
        for (auto const& option : field.options) {
            if (field.name == "standing") {
                options.push(Value::object()
                                 .set("value", option.value)
                                 .set("label", visit.says(option.label.zh, option.label.en))
                                 .set("selected", sent_value(sent, "standing") == option.value));
            }
        }
    }
    return options;
}

Value wrong_of(Visit const& visit, Sent const& sent) {
    Value all = Value::list();
    for (auto const& finding : sent.wrong) {
        auto const known = finding.field == "opinion" || finding.field == "contact" || finding.field == "name";
        all.push(
            Value::object()
                .set("text", visit.says(finding.says.zh, finding.says.en))
                .set("remedy",
                     finding.remedy.zh.empty() ? Value(false) : Value(visit.says(finding.remedy.zh, finding.remedy.en)))
                .set("href", known ? "#c-" + finding.field : std::string("#c-opinion")));
    }
    return all;
}

// The body that the operation takes.
Value body_of(std::int64_t consultation, std::size_t questions, Sent const& sent) {
    auto body = Value::object().set("consultation", consultation);
    for (auto const* name : {"opinion", "standing", "name", "contact"}) {
        if (auto text = sent_value(sent, name); text.find_first_not_of(" \t\r\n") != std::string::npos) {
            body.set(name, std::move(text));
        }
    }
    Value answers = Value::list();
    for (std::size_t number = 1; number <= questions; ++number) {
        if (auto const chosen = Visit::number_in(sent_value(sent, question_name(number))); chosen > 0) {
            answers.push(Value::object().set("question", static_cast<std::int64_t>(number)).set("option", chosen));
        }
    }
    if (answers.size() > 0) {
        body.set("answers", answers);
    }
    return body;
}

Finding plain(Text says, Text remedy) {
    return {.code = "form", .says = std::move(says), .remedy = std::move(remedy)};
}

}  // namespace

bool takes_forms(std::string_view path) {
    return path.starts_with("/notices/") && path.ends_with("/comment");
}

Value Portal::comment_form(Visit const& visit, disclosure::Notice const& notice, Sent const& sent) const {
    auto const* operation = world_.operation("comment.send");
    if (notice.object_kind != "consultation" || notice.rule != "need_consultation" || operation == nullptr) {
        return false;
    }
    auto const consultation = world_.database().read<std::optional<workflow::Object>>(
        [&](db::Tx& tx) { return world_.engine().find(tx, notice.object); });
    auto const& values = notice.section["values"];
    auto const closes = values["closes"].text_or({});
    if (!consultation || consultation->state != "open" || closes < visit.context.today().iso()) {
        return false;
    }
    auto const questions = questions_of(values, sent);
    return Value::object()
        .set("action", "/notices/" + std::to_string(notice.id) + "/comment")
        .set("token", token_of(visit.request, world_.ports().random))
        .set("closes", closes)
        .set("opinion", sent_value(sent, "opinion"))
        .set("name", sent_value(sent, "name"))
        .set("contact", sent_value(sent, "contact"))
        .set("standings", standings_of(*operation, visit, sent))
        .set("has_questions", questions.size() > 0)
        .set("questions", questions)
        .set("has_wrong", !sent.wrong.empty())
        .set("wrong", wrong_of(visit, sent));
}

http::Response Portal::send_comment(Visit const& visit, std::int64_t id) const {
    constexpr int forbidden = 403;
    auto const found = world_.database().read<std::optional<disclosure::Notice>>(
        [&](db::Tx& tx) { return disclosure::notice(tx, id); });
    if (!found || found->rule != "need_consultation") {
        return error(visit, 404, visit.says("没有这次征求意见", "There is no such consultation"),
                     visit.says("地址可能写错了。", "The address may be wrong."));
    }
    Sent sent{.fields = form_fields(visit.request.body)};
    if (!has_token(visit.request, sent.fields)) {
        sent.status = forbidden;
        sent.wrong.push_back(plain({"页面已过期,意见尚未提交", "the page is too old; nothing was sent yet"},
                                   {"内容已为您保留,请再提交一次", "what you wrote is kept: please send it again"}));
        return notice(visit, id, sent);
    }
    Asked asked;
    asked.operation = world_.operation("comment.send");
    asked.body = body_of(found->object, found->section["values"]["questions"].size(), sent);
    asked.remote = visit.request.remote;
    auto const answer = run(world_, asked);
    if (!answer.ok()) {
        sent.status = status_of(answer.refusal().reason());
        sent.wrong = answer.refusal().findings();
        return notice(visit, id, sent);
    }
    http::Response response;
    constexpr int see_other = 303;
    response.status = see_other;
    response.content_type = "text/plain; charset=utf-8";
    return response.with("Location", "/receipt?sent=1&q=" + answer.value()["receipt"].text());
}

// A receipt is of a remark or of a comment; nobody need know which.
http::Response Portal::remark(Visit const& visit) const {
    auto const receipt = visit.query("q");
    auto found = world_.database().read<std::optional<Value>>(
        [&](db::Tx& tx) { return disclosure::remark(tx, world_.engine(), receipt); });
    if (!found) {
        Asked asked;
        asked.operation = world_.operation("comment.lookup");
        asked.path["receipt"] = receipt;
        if (auto const answer = run(world_, asked); answer.ok()) {
            found = answer.value();
        }
    }
    if (!found) {
        return error(visit, 404, visit.says("没有这个受理编号", "There is no such receipt"),
                     visit.says("请核对受理编号。", "Please check the number."));
    }
    auto data = common(visit, visit.says("意见办理进度", "What became of it"));
    Value rows = Value::list();
    auto const row = [&](char const* zh, char const* en, std::string const& text) {
        if (!text.empty()) {
            rows.push(Value::object()
                          .set("label", visit.says(zh, en))
                          .set("value", text)
                          .set("figures", false)
                          .set("link", false));
        }
    };
    auto const state = (*found)["state"].text_or({});
    auto const state_label = (*found)["state_label"].is_object() ? in(visit.language, (*found)["state_label"])
        : state == "answered"                                    ? visit.says("已处理", "answered")
        : state == "counted"                                     ? visit.says("已计入问卷", "counted")
                                                                 : visit.says("已收到", "received");
    auto const disposition = (*found)["disposition"].text_or({});
    row("状态", "State", state_label);
    row("收到", "Received", (*found)["received"].text_or({}).substr(0, 10));
    row("您的意见", "What you wrote", (*found)["opinion"].text_or({}));
    row("处理结果", "What became of it",
        disposition.empty()            ? std::string()
            : disposition == "adopted" ? visit.says("采纳", "adopted")
            : disposition == "partly"  ? visit.says("部分采纳", "partly adopted")
                                       : visit.says("未采纳", "not adopted"));
    row("理由", "Reason", (*found)["reason"].text_or({}));
    row("答复", "Answer", (*found)["answer"].text_or({}));
    data.set("receipt", receipt).set("sent", visit.query("sent") == "1").set("rows", rows);
    return page(visit, "receipt", data);
}

}  // namespace qiyue::app::portal
