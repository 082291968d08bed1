#include "app/desk.hpp"
#include "app/portal/form.hpp"
#include "app/portal/words.hpp"

#include "base/ensure.hpp"

#include <cctype>

// CD-34-3: anybody speaks up about what was published, without an account, and follows it by a receipt.
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

http::Response Portal::remark(Visit const& visit, disclosure::Notice const& notice, Sent const& sent) const {
    auto const* operation = world_.operation("remark.submit");
    ENSURE(operation != nullptr);
    auto const token = token_of(visit.request, world_.ports().random);
    auto data = common(visit, visit.says("提出监督意见", "Speak up about this"));
    auto const address = "/notices/" + std::to_string(notice.id);
    data.set("notice_title", in(visit.language, disclosure::title_of(notice)))
        .set("notice_href", address)
        .set("action", address + "/remark")
        .set("token", token)
        .set("kinds", kinds_of(*operation, visit, sent))
        .set("opinion", sent_value(sent, "content"))
        .set("contact", sent_value(sent, "contact"))
        .set("has_wrong", !sent.wrong.empty())
        .set("wrong", wrong_of(visit, sent, {"content", "kind", "contact"}))
        .set("kind_wrong", wrong_at(visit, sent, "kind"))
        .set("content_wrong", wrong_at(visit, sent, "content"))
        .set("contact_wrong", wrong_at(visit, sent, "contact"));
    auto response = page(visit, "remark", data);
    response.status = sent.status;
    keep_token(response, token);
    return response;
}

http::Response Portal::remark_on(Visit const& visit, std::int64_t id) const {
    auto const found = world_.database().read<std::optional<disclosure::Notice>>(
        [&](db::Tx& tx) { return disclosure::notice(tx, id); });
    if (!found || found->project == 0) {
        return error(visit, 404, visit.says("没有这份公告", "There is no such notice"),
                     visit.says("编号可能写错了，或尚未公开。", "The number may be wrong, or it is not public yet."));
    }
    if (visit.request.method != http::Method::post) {
        return remark(visit, *found, {});
    }
    Sent sent{.fields = form_fields(visit.request.body)};
    if (!has_token(visit.request, sent.fields)) {
        constexpr int forbidden = 403;
        sent.status = forbidden;
        sent.wrong.push_back(stale_form());
        return remark(visit, *found, sent);
    }
    Asked asked;
    asked.operation = world_.operation("remark.submit");
    asked.remote = visit.request.remote;
    asked.body.set("project", found->project).set("notice", id);
    for (auto const* name : {"kind", "content", "contact"}) {
        if (auto text = sent_value(sent, name); text.find_first_not_of(" \t\r\n") != std::string::npos) {
            asked.body.set(name, std::move(text));
        }
    }
    auto const answer = run(world_, asked);
    if (!answer.ok()) {
        sent.status = status_of(answer.refusal().reason());
        sent.wrong = answer.refusal().findings();
        return remark(visit, *found, sent);
    }
    http::Response response;
    constexpr int see_other = 303;
    response.status = see_other;
    response.content_type = "text/plain; charset=utf-8";
    return response.with("Location", "/receipt?sent=1&q=" + answer.value()["receipt"].text());
}

// A receipt is of a remark or of a comment; nobody need know which.
http::Response Portal::receipt(Visit const& visit) const {
    auto const receipt = receipt_in(visit.query("q"));
    auto found = world_.database().read<std::optional<Value>>(
        [&](db::Tx& tx) { return disclosure::remark(tx, world_.engine(), receipt); });
    auto const of_comment = !found;
    if (!found && !receipt.empty()) {
        Asked asked;
        asked.operation = world_.operation("comment.lookup");
        asked.path["receipt"] = receipt;
        if (auto const answer = run(world_, asked); answer.ok()) {
            found = answer.value();
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
