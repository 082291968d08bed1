#include "app/portal/portal.hpp"

#include "app/portal/award.hpp"
#include "app/portal/form.hpp"
#include "app/portal/why.hpp"
#include "app/portal/words.hpp"
#include "law/clauses.gen.hpp"
#include "modules/disclosure/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/participation/api.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>
#include <set>

// The list of notices, one notice, and the feed.
namespace qiyue::app::portal {

namespace {

constexpr int page_size = 20;

std::string escaped(std::string_view text) {
    std::string xml;
    for (char const c : text) {
        xml += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    }
    return xml;
}

// English labels begin small, so that they fit into a sentence; alone they begin as one does.
std::string sentence(std::string text, Language language) {
    if (language == Language::en && !text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

disclosure::Filter filter_of(Visit const& visit, std::string const& stage) {
    disclosure::Filter filter;
    filter.stage = stage;
    filter.region = visit.query("region");
    filter.text = visit.query("q");
    filter.limit = page_size + 1;
    auto const year = visit.query("year");
    if (auto const from = Day::parse(year + "-01-01"); from.ok()) {
        filter.from = from.value();
        filter.to = Day::parse(year + "-12-31").value();
    }
    filter.before = visit.number("cursor");
    return filter;
}

// The record of the award that the notice tells of, while it may be read; nothing of any other notice.
Value award_of(World& world, Visit const& visit, disclosure::Notice const& notice) {
    if (notice.rule != "award_notice") {
        return {};
    }
    auto record = world.database().read<Result<Value>>(
        [&](db::Tx& tx) { return review::published_record(tx, world.engine(), visit.context, notice.object); });
    return record.ok() ? std::move(record).value() : Value();
}

// Where a supplier takes part, as long as the documents are offered; false of any other notice.
Value take_part(World& world, Visit const& visit, disclosure::Notice const& notice) {
    if (notice.rule != "tender_notice") {
        return false;
    }
    auto const open = world.database().read<bool>([&](db::Tx& tx) {
        auto const purchase = world.engine().find(tx, notice.object);
        auto const terms = tender::terms(tx, notice.object);
        return purchase && purchase->state == "published" && terms && visit.context.now <= terms->bid_deadline &&
            visit.context.today() <= terms->documents_until;
    });
    if (!open) {
        return false;
    }
    return Value::object()
        .set("href", "/workbench/bids/new/register?parent=" + std::to_string(notice.object))
        .set("label", visit.says("获取购买文件", "Get the purchase document and take part"))
        .set("how",
             visit.says("供应商登录工作台后办理；还没有账号的，请向平台运行机构申请。",
                        "Suppliers sign in to the workbench; who has no account asks the operator for one."));
}

// A line of a table is read down where there is no room for it across: each cell then says what it is. A table of many
// columns is so read on every screen.
Value readable(Value const& sections, Language language) {
    constexpr std::size_t across = 7;
    Value all = Value::list();
    for (auto section : sections.items()) {
        if (section["table"].is_object()) {
            auto const& head = section["table"]["head"].items();
            Value lines = Value::list();
            for (auto const& line : section["table"]["lines"].items()) {
                Value cells = Value::list();
                std::size_t at = 0;
                for (auto cell : line["cells"].items()) {
                    cells.push(cell.set("column_label", sentence(head[at++]["text"].text(), language)));
                }
                lines.push(Value::object().set("cells", cells));
            }
            auto const table = Value::object()
                                   .set("head", section["table"]["head"])
                                   .set("lines", lines)
                                   .set("stacked", head.size() > across);
            section.set("table", lines.size() > 0 ? table : Value(false));
        }
        all.push(section);
    }
    return all;
}

// PF-process-10: while the public notice of a selection runs.
bool may_be_objected_to(World& world, disclosure::Notice const& notice) {
    auto const guide = world.database().read<std::optional<workflow::Object>>(
        [&](db::Tx& tx) { return world.engine().find(tx, notice.object); });
    return notice.rule == "selection_notice" && guide && guide->state == "noticed";
}

// LA-V.2.4-d: where the place asks for it; a remark can be made everywhere.
bool knows_petitions(World& world, Context const& context) {
    law::RuleSet const rules{.place = world.engine().place(), .pinned = context.today()};
    return world.engine().judge(context, rules).applies(clause::LA_V_2_4_d);
}

}  // namespace

// The day or hour until which one may still bid or comment; false where there is none, or where the matter has ended
// before. A deadline that a clarification moved is the moved one.
Value Portal::closes_of(Visit const& visit, std::string const& rule, std::int64_t object) const {
    if (rule != "tender_notice" && rule != "need_consultation") {
        return false;
    }
    auto const until = world_.database().read<std::optional<Instant>>([&](db::Tx& tx) -> std::optional<Instant> {
        auto const found = world_.engine().find(tx, object);
        if (!found || found->state == "failed") {
            return std::nullopt;
        }
        if (rule == "tender_notice") {
            auto const terms = tender::terms(tx, object);
            return terms ? std::optional(terms->bid_deadline) : std::nullopt;
        }
        auto const consultation = participation::closing_day(tx, object);
        return consultation ? std::optional(Instant::at(consultation->plus_days(1), 0)) : std::nullopt;
    });
    if (!until) {
        return false;
    }
    constexpr int near = 5;
    auto const past = *until < visit.context.now;
    // A day's end is told as that day.
    auto const last = rule == "tender_notice" ? until->day() : until->plus_seconds(-1).day();
    auto const& calendar = world_.engine().calendar();
    return Value::object()
        .set("iso", until->iso())
        .set("text", rule == "tender_notice" ? moment(*until, visit.language) : last.iso())
        .set("left",
             past ? visit.says("已截止", "closed") : left(visit.context.today(), last, calendar, visit.language))
        .set("soon", !past && calendar.working_days_between(visit.context.today(), last) <= near)
        .set("past", past);
}

Value Portal::notice_row(Visit const& visit, Value const& notice) const {
    auto const& buyer = notice["organisation"]["name"];
    return Value::object()
        .set("href", "/notices/" + std::to_string(notice["id"].integer()))
        .set("title", in(visit.language, notice["title_label"]))
        .set("kind_label", in(visit.language, notice["kind"]))
        .set("date", notice["at"].text().substr(0, 10))
        .set("buyer", buyer.is_text() ? buyer : Value(false))
        .set("buyer_href", organisation_href(notice["organisation"]["id"].integer_or(0)))
        .set("amount", false)
        .set("unit", false)
        .set("closes", closes_of(visit, notice["rule"].text_or({}), notice["object"].integer_or(0)));
}

Value Portal::stage_choices(Visit const& visit) const {
    auto const chosen = visit.query("stage");
    auto choices = Value::list().push(option("", visit.says("全部阶段", "all stages"), chosen));
    for (auto const& one : disclosure::stages()) {
        choices.push(option(one.name, in(visit.language, one.label), chosen));
    }
    return choices;
}

// The districts of the city in which this installation works: where its finance departments and its own office are.
Value Portal::region_choices(Visit const& visit) const {
    auto const cities = world_.database().read<std::set<std::string>>([](db::Tx& tx) {
        std::set<std::string> found;
        for (auto const* kind : {"finance", "platform"}) {
            for (auto const& organisation : identity::organisations(tx, kind)) {
                auto const known = std::ranges::find(regions(), organisation.region, &identity::Region::code);
                auto const within = known != regions().end() && !known->parent.empty();
                found.insert(within ? known->parent : organisation.region);
            }
        }
        return found;
    });
    auto const chosen = visit.query("region");
    auto const one = cities.size() == 1;
    auto choices = Value::list().push(
        option("", one ? visit.says("全市", "whole city") : visit.says("全部区域", "all regions"), chosen));
    for (auto const& city : cities) {
        if (!one) {
            choices.push(option(city, region_name(city), chosen));
        }
        for (auto const& region : regions()) {
            if (region.parent == city) {
                choices.push(option(region.code, region.name, chosen));
            }
        }
    }
    return choices;
}

http::Response Portal::notices(Visit const& visit) const {
    auto const stage = visit.query("stage");
    auto const filter = filter_of(visit, stage);
    auto found = world_.database().read<std::vector<disclosure::Notice>>(
        [&](db::Tx& tx) { return disclosure::notices(tx, filter); });
    auto const more = found.size() > page_size;
    if (more) {
        found.pop_back();
    }
    auto data = common(visit, visit.says("公告公示", "Notices"));
    Value rows = Value::list();
    for (auto const& notice : found) {
        rows.push(notice_row(visit, disclosure::notice_value(world_.engine(), notice, disclosure::Part::head)));
    }
    Value years = Value::list();
    years.push(option("", visit.says("全部年份", "all years"), visit.query("year")));
    for (int year = visit.context.today().year(); year > visit.context.today().year() - 5; --year) {
        years.push(option(std::to_string(year), std::to_string(year), visit.query("year")));
    }
    data.set("lead",
             visit.says("每一步应当公开的内容，连同依据的条款。", "What each step must publish, with its clauses."))
        .set("feed", "/notices.atom")
        .set("kinds", stage_choices(visit))
        .set("regions", region_choices(visit))
        .set("years", years)
        .set("q", visit.query("q"))
        .set("has_notices", rows.size() > 0)
        .set("notices", rows)
        .set("count_text", visit.says("本页 ", "") + std::to_string(rows.size()) + visit.says(" 条", " on this page"))
        .set("page_text", "");
    if (more) {
        data.set("next_href", narrowed(visit, "/notices", {"stage", "region", "year", "q"}, found.back().id));
    }
    if (rows.size() == 0) {
        auto const all =
            std::ranges::all_of(visit.request.query, [](auto const& asked) { return asked.second.empty(); });
        data.set("empty_title",
                 all ? visit.says("还没有公告", "No notices yet") : templates_.word("no_notices", visit.language));
        if (!all) {
            data.set("empty_why", templates_.word("no_notices_why", visit.language))
                .set("empty_href", "/notices")
                .set("empty_action", visit.says("查看全部", "Show all"));
        }
    }
    return page(visit, "notices", data);
}

Value Portal::paper_link(Visit const& visit, std::string const& href) const {
    return Value::object().set("href", href).set("label", visit.says("下载 PDF", "Download as PDF"));
}

// The files that the notice shows, as far as everybody may have them.
Value Portal::attachments_of(disclosure::Notice const& notice) const {
    auto const nobody = world_.context({});
    Value list = Value::list();
    for (auto const& digest : documents::digests_in(notice.section["fields"], notice.section["values"])) {
        auto const found = world_.database().read<std::optional<documents::Found>>(
            [&](db::Tx& tx) { return documents::find(tx, world_.engine(), nobody, digest); });
        if (found) {
            list.push(Value::object()
                          .set("href", "/api/files/" + digest)
                          .set("label", found->name)
                          .set("size", bytes(found->size))
                          .set("digest", digest));
        }
    }
    return list;
}

http::Response Portal::notice(Visit const& visit, std::int64_t id) const {
    return notice(visit, id, {});
}

http::Response Portal::notice(Visit const& visit, std::int64_t id, Sent const& sent) const {
    auto const found = world_.database().read<std::optional<disclosure::Notice>>(
        [&](db::Tx& tx) { return disclosure::notice(tx, id); });
    if (!found) {
        return error(visit, 404, visit.says("没有这份公告", "There is no such notice"),
                     visit.says("编号可能写错了，或尚未公开。", "The number may be wrong, or it is not public yet."));
    }
    auto const value = disclosure::notice_value(world_.engine(), *found, disclosure::Part::whole);
    auto const award = award_of(world_, visit, *found);
    auto sections = sections_of(value, visit.language);
    if (award.is_object()) {
        auto const arithmetic = award_sections(award, visit.language);
        for (auto const& section : arithmetic.items()) {
            sections.push(section);
        }
    }
    auto const attachments = attachments_of(*found);
    auto const whys = whys_of(value["told"], visit.language);
    auto const title = in(visit.language, disclosure::title_of(*found));
    auto data = common(visit, title);
    auto const kind = in(visit.language, value["kind"]);
    auto const published = found->at.iso().substr(0, 10);
    data.set("column", kind)
        .set("article", Value::object().set("title", title).set("published", published))
        .set("number", std::to_string(found->id))
        .set("published", published)
        .set("publisher", found->organisation_name.empty() ? Value(false) : Value(found->organisation_name))
        .set("publisher_href", organisation_href(found->organisation))
        .set("kind_label", kind)
        .set("closes", closes_of(visit, found->rule, found->object))
        .set("take_part", take_part(world_, visit, *found))
        .set("sections", readable(sections, visit.language))
        .set("has_whys", whys.size() > 0)
        .set("whys", whys)
        .set("paper", paper_link(visit, "/api/public/notices/" + std::to_string(found->id) + "/paper"))
        .set("has_attachments", attachments.size() > 0)
        .set("attachments", attachments)
        .set("has_clauses", value["clauses"].is_list() && value["clauses"].size() > 0)
        .set("clauses", value["clauses"])
        .set("verify",
             award.is_object() ? Value::object()
                                     .set("code", award["digest"])
                                     .set("href", "/api/reviews/" + std::to_string(found->object) + "/record")
                               : Value(false))
        .set("project", false)
        .set("remark_href", false)
        .set("objection_href", false)
        .set("petition_href", false);
    if (found->project != 0) {
        auto const here = "/notices/" + std::to_string(found->id);
        data.set("remark_href", here + "/remark");
        if (may_be_objected_to(world_, *found)) {
            data.set("objection_href", here + "/objection");
        }
        if (knows_petitions(world_, visit.context)) {
            data.set("petition_href", here + "/petition");
        }
        data.set("project",
                 Value::object()
                     .set("href", "/projects/" + std::to_string(found->project))
                     .set("label", visit.says("查看项目全过程", "See the whole project")));
    }
    auto const form = comment_form(visit, *found, sent);
    data.set("has_form", form.is_object()).set("form", form);
    auto response = page(visit, "notice", data);
    response.status = sent.status;
    if (form.is_object()) {
        keep_token(response, form["token"].text());
    }
    return response;
}

http::Response Portal::feed(Visit const& visit) const {
    auto const found = world_.database().read<std::vector<disclosure::Notice>>(
        [&](db::Tx& tx) { return disclosure::notices(tx, {}); });
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>" +
        visit.says("契约 公告公示", "Qiyue: notices") +
        "</title>\n"
        "<id>urn:qiyue:notices</id>\n<updated>" +
        (found.empty() ? visit.context.now.iso() : found.front().at.iso()) + "</updated>\n<author><name>" +
        visit.says("契约", "Qiyue") + "</name></author>\n";
    for (auto const& notice : found) {
        auto const id = std::to_string(notice.id);
        xml += "<entry><title>" + escaped(in(visit.language, disclosure::title_of(notice))) +
            "</title><id>urn:qiyue:notice:" + id + "</id><updated>" + notice.at.iso() +
            "</updated><link href=\"/notices/" + id + "\"/></entry>\n";
    }
    http::Response response;
    response.content_type = "application/atom+xml; charset=utf-8";
    response.body = xml + "</feed>\n";
    return response;
}

}  // namespace qiyue::app::portal
