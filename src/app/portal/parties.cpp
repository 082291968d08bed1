#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/appraisal/api.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>

// Everything public about one buyer, one provider, one item of the catalogue, and the published evaluations.
namespace qiyue::app::portal {

namespace {

constexpr int page_size = 20;

Value organisation_facts(Visit const& visit, identity::Organisation const& organisation, std::string const& region) {
    Value rows = Value::list();
    if (!organisation.credit_code.empty()) {
        rows.push(fact(visit.says("统一社会信用代码", "Credit code"), organisation.credit_code, true));
    }
    rows.push(fact(visit.says("区域", "Region"), region, false));
    return rows;
}

}  // namespace

// A published evaluation as a line: what, how good, of whom. The provider is named and linked only where the notice names it.
Value Portal::evaluation_line(Visit const& visit, disclosure::Notice const& notice) const {
    auto const& values = notice.section["values"];
    auto const grade = said_of(notice.section, "grade", visit.language);
    auto const score = values["score"].is_integer()
        ? hundredths(values["score"].integer()) + visit.says(" 分", " points")
        : std::string();
    auto const or_none = [](std::string const& text) { return text.empty() ? Value(false) : Value(text); };
    auto const provider = values["provider_name"].text_or({});
    auto const result = world_.database().read<std::optional<appraisal::Evaluated>>(
        [&](db::Tx& tx) { return appraisal::result(tx, notice.project); });
    return Value::object()
        .set("href", "/notices/" + std::to_string(notice.id))
        .set("title", in(visit.language, disclosure::title_of(notice)))
        .set("grade", or_none(grade))
        .set("score", or_none(score))
        .set("buyer", or_none(notice.organisation_name))
        .set("buyer_href", organisation_href(notice.organisation))
        .set("provider", or_none(provider))
        .set("provider_href", provider.empty() || !result ? Value(false) : organisation_href(result->provider))
        .set("date", notice.at.iso().substr(0, 10));
}

http::Response Portal::profile(Visit const& visit, Value data, disclosure::SumFilter sums,
                               disclosure::ProjectFilter const& projects) const {
    std::vector<disclosure::Notice> evaluated;
    auto const found = world_.database().read<Value>([&](db::Tx& tx) {
        auto const list = disclosure::projects(tx, world_.engine(), projects);
        for (auto const& project : list.items()) {
            for (auto const& notice :
                 disclosure::notices(tx, {.project = project["id"].integer(), .stage = "evaluation"})) {
                evaluated.push_back(notice);
            }
        }
        return Value::object().set("projects", list).set("sums", disclosure::sums(tx, world_.engine(), sums));
    });
    Value evaluations = Value::list();
    for (auto const& notice : evaluated) {
        evaluations.push(evaluation_line(visit, notice));
    }
    auto const lines = project_lines(visit, found["projects"]);
    auto const totals = totals_of(visit, found["sums"]);
    Value tables = Value::list();
    for (auto const* by : {"year", "buyer", "provider"}) {
        auto const itself = (std::string_view(by) == "buyer" && sums.buyer != 0) ||
            (std::string_view(by) == "provider" && sums.provider != 0);
        sums.by = by;
        if (!itself && lines.size() > 0) {
            tables.push(sums_table(visit, sums));
        }
    }
    data.set("has_totals", totals.size() > 0)
        .set("totals", totals)
        .set("has_results", lines.size() > 0)
        .set("results", lines)
        .set("has_evaluations", evaluations.size() > 0)
        .set("evaluations", evaluations)
        .set("tables", tables);
    return page(visit, "profile", data);
}

http::Response Portal::buyer(Visit const& visit, std::int64_t id) const {
    auto const found = world_.database().read<std::optional<identity::Organisation>>(
        [&](db::Tx& tx) { return identity::organisation(tx, id); });
    if (!found || found->kind != "buyer") {
        return error(visit, 404, visit.says("没有这个购买主体", "There is no such buyer"),
                     visit.says("地址可能写错了。", "The address may be wrong."));
    }
    auto data = common(visit, found->name);
    data.set("kind_label", visit.says("购买主体", "Buyer"))
        .set("has_rows", true)
        .set("rows", organisation_facts(visit, *found, region_name(found->region)))
        .set("has_credit", false)
        .set("credit", false)
        .set("has_sanctions", false)
        .set("has_record", false)
        .set("record", false);
    return profile(visit, data, {.buyer = id}, {.buyer = id});
}

http::Response Portal::provider(Visit const& visit, std::int64_t id) const {
    std::optional<provider::Listing> listed;
    std::vector<credit::Entry> sanctions;
    std::optional<provider::Record> record;
    Value score;
    auto const found = world_.database().read<std::optional<identity::Organisation>>([&](db::Tx& tx) {
        listed = provider::listed(tx, id, visit.context.today());
        sanctions = credit::entries(tx, {.provider = id}, visit.context.today());
        auto const today = visit.context.today();
        auto judge = world_.engine().judge(visit.context, {.place = world_.engine().place(), .pinned = today});
        score = credit::score(tx, judge, id, today);
        if (auto whole = provider::whole_record(tx, world_.engine(), visit.context, id)) {
            record = std::move(whole).value();
        }
        return identity::organisation(tx, id);
    });
    if (!found || found->kind != "provider") {
        return error(visit, 404, visit.says("没有这个承接主体", "There is no such provider"),
                     visit.says("地址可能写错了。", "The address may be wrong."));
    }
    auto data = common(visit, found->name);
    auto credit = visit.says("今日不在全国失信名单上。", "Not on a national credit list today.");
    if (listed) {
        credit = visit.says("已列入“" + listed->list_label.zh + "”，自 " + listed->from.iso() +
                                (listed->until ? " 至 " + listed->until->iso() : " 起") + "；公布处：" + listed->source,
                            "Listed as “" + listed->list_label.en + "” from " + listed->from.iso() +
                                (listed->until ? " to " + listed->until->iso() : std::string()) + "; published at “" +
                                listed->source + "”");
    }
    auto lines = sanction_lines(visit, sanctions, true);
    auto const ended = sanction_lines(visit, sanctions, false);
    for (auto const& one : ended.items()) {
        lines.push(one);
    }
    data.set("kind_label", visit.says("承接主体", "Provider"))
        .set("has_sanctions", lines.size() > 0)
        .set("sanctions_table", Value::object().set("named", false).set("lines", lines))
        .set("has_rows", true)
        .set("rows", with_card(visit, organisation_facts(visit, *found, region_name(found->region)), record))
        .set("has_credit", true)
        .set("credit", credit)
        .set("has_record", record.has_value())
        .set("record", record ? record_tables(visit, *record, score) : Value(false));
    return profile(visit, data, {.provider = id}, {.provider = id});
}

http::Response Portal::item(Visit const& visit, std::string const& code) const {
    auto const items = world_.database().read<std::vector<catalogue::Item>>(
        [&](db::Tx& tx) { return catalogue::items_in_force(tx, visit.context.today()); });
    auto const found = std::ranges::find(items, code, &catalogue::Item::code);
    if (found == items.end()) {
        return error(
            visit, 404, visit.says("目录中没有这一事项", "The catalogue has no such item"),
            visit.says("事项代码可能写错了，或已不再有效。", "The code may be wrong, or it is no longer in force."));
    }
    auto data = common(visit, found->name);
    Value rows = Value::list();
    rows.push(fact(visit.says("事项代码", "Code"), found->code, true));
    rows.push(fact(
        visit.says("有效期", "In force"),
        visit.says("自 ", "from ") + found->in_force_from.iso() +
            (found->in_force_until ? visit.says(" 至 ", " to ") + found->in_force_until->iso() : visit.says(" 起", "")),
        true));
    if (found->central) {
        rows.push(fact(visit.says("集中采购", "Central procurement"),
                       visit.says("列入集中采购目录", "in the central catalogue"), false));
    }
    data.set("kind_label", visit.says("目录事项", "Catalogue item"))
        .set("has_rows", true)
        .set("rows", rows)
        .set("has_credit", false)
        .set("credit", false)
        .set("has_sanctions", false)
        .set("has_record", false)
        .set("record", false);
    return profile(visit, data, {.item = found->id}, {.item = found->id});
}

}  // namespace qiyue::app::portal
