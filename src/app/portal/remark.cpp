#include "app/desk.hpp"
#include "app/portal/form.hpp"
#include "app/portal/words.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <cctype>

// CD-34-3, PF-process-10, LA-V.2.4-d: anybody speaks up about what was published, without an account, and follows it by a receipt.
namespace qiyue::app::portal {

namespace {

// As it was noted down by hand: with spaces, in small letters.
std::string receipt_in(std::string const& typed) {
    std::string receipt;
    for (char const c : typed) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0 && c != '-') {
            receipt += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return receipt;
}

// What is described of a field of the operation, so that form and interface ask the same.
Value kinds_of(api::Operation const& operation, Visit const& visit, Sent const& sent) {
    Value options = Value::list();
    for (auto const& field : *operation.input) {
        for (auto const& one : field.options) {
            if (field.name == "kind") {
                options.push(Value::object()
                                 .set("id", options.size() == 0 ? "c-kind" : "c-kind-" + one.value)
                                 .set("value", one.value)
                                 .set("label", in(visit.language, one.label))
                                 .set("checked", sent_value(sent, "kind") == one.value));
            }
        }
    }
    return options;
}

std::string state_of(Visit const& visit, Value const& found) {
    if (found["state_label"].is_object()) {
        return in(visit.language, found["state_label"]);
    }
    auto const state = found["state"].text_or({});
    return state == "answered" ? visit.says("已处理", "answered")
        : state == "counted"   ? visit.says("已计入问卷", "counted")
                               : visit.says("已收到", "received");
}

std::string disposition_of(Visit const& visit, Value const& found) {
    auto const disposition = found["disposition"].text_or({});
    return disposition.empty()     ? std::string()
        : disposition == "adopted" ? visit.says("采纳", "adopted")
        : disposition == "partly"  ? visit.says("部分采纳", "partly adopted")
                                   : visit.says("未采纳", "not adopted");
}

}  // namespace

std::optional<Voice> voice_of(std::string_view path) {
    static std::vector<Voice> const all{
        {.path = "remark",
         .operation = "remark.submit",
         .content = "content",
         .title = {"提出监督意见", "Speak up about this"},
         .head = {"对这份公告有话要说", "Something to say about this notice"},
         .why = {"任何人都可以提出意见建议或投诉举报，不需要登录。提交后会得到回执号，可凭它查询办理结果。",
                 "Anybody may comment or complain, without an account. You get a receipt by which to follow it."}},
        {.path = "objection",
         .operation = "selection_objection.file",
         .content = "objection",
         .title = {"对公示提出异议", "Object to this notice"},
         .head = {"对公示提出异议", "Object to this notice"},
         .why = {"公示期内任何人都可以提出异议，不需要登录。购买主体须答复并处理；异议成立的，退回评审或终止立项。",
                 "While the notice runs anybody may object, without an account. The buyer answers and decides; what is "
                 "upheld goes back to the review, or stops the project."}},
        {.path = "petition",
         .operation = "petition_case.file",
         .content = "said",
         .title = {"信访、投诉", "Petition or complaint"},
         .head = {"信访、投诉", "Petition or complaint"},
         .why =
             {"由同级财政部门受理、调查、决定并答复，各有期限。不需要登录，凭回执号查询。",
              "The finance department takes it up, inquires, decides and answers, each within its days. No account is "
              "needed; follow it by the receipt."}},
    };
    auto const found = std::ranges::find(all, path, &Voice::path);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

http::Response Portal::speak(Visit const& visit, disclosure::Notice const& notice, Voice const& voice,
                             Sent const& sent) const {
    auto const* operation = world_.operation(voice.operation);
    ENSURE(operation != nullptr);
    auto const token = token_of(visit.request, world_.ports().random);
    auto data = common(visit, in(visit.language, voice.title));
    auto const address = "/notices/" + std::to_string(notice.id);
    auto const kinds = kinds_of(*operation, visit, sent);
    data.set("notice_title", in(visit.language, disclosure::title_of(notice)))
        .set("notice_href", address)
        .set("action", address + "/" + std::string(voice.path))
        .set("token", token)
        .set("head", in(visit.language, voice.head))
        .set("why", in(visit.language, voice.why))
        .set("has_kinds", kinds.size() > 0)
        .set("kinds", kinds)
        .set("opinion", sent_value(sent, "content"))
        .set("contact", sent_value(sent, "contact"))
        .set("has_wrong", !sent.wrong.empty())
        .set("wrong", wrong_of(visit, sent, {"content", "kind", "contact"}))
        .set("kind_wrong", wrong_at(visit, sent, "kind"))
        .set("content_wrong", wrong_at(visit, sent, voice.content))
        .set("contact_wrong", wrong_at(visit, sent, "contact"));
    auto response = page(visit, "remark", data);
    response.status = sent.status;
    keep_token(response, token);
    return response;
}

http::Response Portal::speak_on(Visit const& visit, std::int64_t id, Voice const& voice) const {
    auto const found = world_.database().read<std::optional<disclosure::Notice>>(
        [&](db::Tx& tx) { return disclosure::notice(tx, id); });
    if (!found || found->project == 0 || (voice.path == "objection" && found->rule != "selection_notice")) {
        return error(visit, 404, visit.says("没有这份公告", "There is no such notice"),
                     visit.says("编号可能写错了，或尚未公开。", "The number may be wrong, or it is not public yet."));
    }
    if (visit.request.method != http::Method::post) {
        return speak(visit, *found, voice, {});
    }
    Sent sent{.fields = form_fields(visit.request.body)};
    if (!has_token(visit.request, sent.fields)) {
        constexpr int forbidden = 403;
        sent.status = forbidden;
        sent.wrong.push_back(stale_form());
        return speak(visit, *found, voice, sent);
    }
    Asked asked;
    asked.operation = world_.operation(std::string(voice.operation));
    asked.remote = visit.request.remote;
    if (voice.path == "objection") {
        asked.body.set("guide", found->object);
    } else {
        asked.body.set("project", found->project);
    }
    if (voice.path == "remark") {
        asked.body.set("notice", id);
    }
    for (auto const* name : {"kind", "content", "contact"}) {
        if (auto text = sent_value(sent, name); text.find_first_not_of(" \t\r\n") != std::string::npos) {
            asked.body.set(std::string_view(name) == "content" ? std::string(voice.content) : name, std::move(text));
        }
    }
    auto const answer = run(world_, asked);
    if (!answer.ok()) {
        sent.status = status_of(answer.refusal().reason());
        sent.wrong = answer.refusal().findings();
        return speak(visit, *found, voice, sent);
    }
    http::Response response;
    constexpr int see_other = 303;
    response.status = see_other;
    response.content_type = "text/plain; charset=utf-8";
    return response.with("Location", "/receipt?sent=1&q=" + answer.value()["receipt"].text());
}

// A receipt is of a remark, a comment, an objection or a petition; nobody need know which.
http::Response Portal::receipt(Visit const& visit) const {
    auto const receipt = receipt_in(visit.query("q"));
    auto found = world_.database().read<std::optional<Value>>(
        [&](db::Tx& tx) { return disclosure::remark(tx, world_.engine(), receipt); });
    auto of_comment = false;
    for (auto const* lookup : {"comment.lookup", "selection_objection.lookup", "petition.lookup"}) {
        if (found || receipt.empty()) {
            break;
        }
        Asked asked;
        asked.operation = world_.operation(lookup);
        asked.path["receipt"] = receipt;
        if (auto const answer = run(world_, asked); answer.ok()) {
            found = answer.value();
            of_comment = std::string_view(lookup) == "comment.lookup";
        }
    }
    auto data = common(visit, visit.says("意见办理进度", "What became of it"));
    data.set("receipt", receipt)
        .set("known", found.has_value())
        .set("unknown", !found && !receipt.empty())
        .set("sent", found && visit.query("sent") == "1")
        .set("of_comment", of_comment)
        .set("rows", false);
    if (!found) {
        auto response = page(visit, "receipt", data);
        constexpr int missing = 404;
        response.status = receipt.empty() ? response.status : missing;
        return response;
    }
    Value rows = Value::list();
    auto const row = [&](char const* zh, char const* en, std::string const& text) {
        if (!text.empty()) {
            rows.push(fact(visit.says(zh, en), text));
        }
    };
    row("状态", "State", state_of(visit, *found));
    row("收到", "Received", (*found)["received"].text_or({}).substr(0, 10));
    row("您的意见", "What you wrote", (*found)["opinion"].text_or({}));
    row("处理结果", "What became of it", disposition_of(visit, *found));
    row("理由", "Reason", (*found)["reason"].text_or({}));
    row("答复", "Answer", (*found)["answer"].text_or({}));
    data.set("rows", rows);
    return page(visit, "receipt", data);
}

}  // namespace qiyue::app::portal
