#include "app/desk.hpp"
#include "app/portal/form.hpp"
#include "app/portal/words.hpp"

#include <array>

// Anybody comments on a consultation from its notice, and follows with the receipt what became of it.
namespace qiyue::app::portal {

namespace {

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

}  // namespace

bool takes_forms(std::string_view path) {
    return path == "/vouchers" || path == "/surveys" ||
        (path.starts_with("/notices/") &&
         (path.ends_with("/comment") || voice_of(path.substr(path.rfind('/') + 1)).has_value()));
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
        // Sent in vain, the page comes back where the form stands and not at its head.
        .set("action", "/notices/" + std::to_string(notice.id) + "/comment#comment")
        .set("token", token_of(visit.request, world_.ports().random))
        .set("closes", closes)
        .set("opinion", sent_value(sent, "opinion"))
        .set("name", sent_value(sent, "name"))
        .set("contact", sent_value(sent, "contact"))
        .set("standings", standings_of(*operation, visit, sent))
        .set("has_questions", questions.size() > 0)
        .set("questions", questions)
        .set("has_wrong", !sent.wrong.empty())
        .set("wrong", wrong_of(visit, sent, {"opinion", "name", "contact"}))
        .set("opinion_wrong", wrong_at(visit, sent, "opinion"))
        .set("name_wrong", wrong_at(visit, sent, "name"))
        .set("contact_wrong", wrong_at(visit, sent, "contact"));
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
        sent.wrong.push_back(stale_form());
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

}  // namespace qiyue::app::portal
