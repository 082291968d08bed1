#include "app/portal/portal.hpp"

#include "modules/credit/api.hpp"

// /credit: whom the city warned, recorded or barred, by which decision and for how long; searched by name or credit code.
// What is over leaves the list by itself and stays below it.
namespace qiyue::app::portal {

namespace {

std::string period_of(Visit const& visit, credit::Entry const& entry) {
    auto const ended = entry.ended_on
        ? visit.says("，" + entry.ended_on->iso() + " 提前解除", "; lifted on " + entry.ended_on->iso())
        : std::string();
    return visit.says(entry.from.iso() + " 至 " + entry.until.iso(), entry.from.iso() + " to " + entry.until.iso()) +
        ended;
}

std::string said(Visit const& visit, Text const& text) {
    return visit.says(text.zh, text.en);
}

Value line_of(Visit const& visit, credit::Entry const& entry) {
    auto const or_none = [](std::string const& text) { return text.empty() ? Value(false) : Value(text); };
    return Value::object()
        .set("name", entry.name)
        .set("name_now", or_none(entry.name_now))
        .set("href", "/providers/" + std::to_string(entry.provider))
        .set("code", or_none(entry.code))
        .set("ground", said(visit, entry.ground))
        .set("measure", said(visit, entry.measure))
        .set("grade", or_none(said(visit, entry.grade)))
        .set("period", period_of(visit, entry))
        .set("standing", said(visit, entry.standing))
        .set("decision", entry.decision_number)
        .set("basis", entry.legal_basis)
        .set("reasons", or_none(entry.reasons));
}

}  // namespace

Value sanction_lines(Visit const& visit, std::vector<credit::Entry> const& entries, bool active) {
    Value lines = Value::list();
    for (auto const& entry : entries) {
        if (entry.active == active) {
            lines.push(line_of(visit, entry));
        }
    }
    return lines;
}

http::Response Portal::credit(Visit const& visit) const {
    auto const words = visit.query("q");
    auto const found = world_.database().read<std::vector<credit::Entry>>(
        [&](db::Tx& tx) { return credit::entries(tx, {.words = words}, visit.context.today()); });
    auto const now = sanction_lines(visit, found, true);
    auto const ended = sanction_lines(visit, found, false);
    auto data = common(visit, visit.says("信用处理名单", "Sanctions on providers"));
    Value crumbs = Value::list();
    crumbs.push(Value::object().set("label", visit.says("首页", "Home")).set("href", "/"))
        .push(Value::object().set("label", visit.says("向谁买", "From whom")).set("href", "/providers"))
        .push(Value::object().set("label", visit.says("信用处理名单", "Sanctions on providers")).set("href", false));
    data.set("has_crumbs", true)
        .set("crumbs", crumbs)
        .set(
            "lead",
            visit.says(
                "财政部门依法作出的警告、不良行为记录和禁止参加的决定。禁止参加政府采购活动的决定一经作出即在全市生效，期满自行终止，记录保留在下方；政府采购以外的购买活动按当地规定办理。",
                "Warnings, records and bans decided by the finance departments. A ban from government procurement holds in the "
                "whole city at once, ends by itself, and stays below when it is over; other purchases go by the rules of the place."))
        .set("q", words)
        .set("has_now", now.size() > 0)
        .set("now_table", Value::object().set("named", true).set("lines", now))
        .set("has_ended", ended.size() > 0)
        .set("ended_table", Value::object().set("named", true).set("lines", ended));
    auto const searched = !words.empty();
    data.set("none_now",
             searched ? visit.says("没有与“" + words + "”相符的有效处理。", "Nothing in force matches “" + words + "”.")
                      : visit.says("目前没有有效的处理。", "Nothing is in force today."))
        .set("none_ended",
             searched ? visit.says("也没有相符的历史记录。", "Nothing that has ended matches either.")
                      : visit.says("还没有已终止的处理。", "Nothing has ended yet."));
    return page(visit, "credit", data);
}

}  // namespace qiyue::app::portal
