#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "law/names.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>
#include <array>

// /providers: the joined directory of a year, or everybody who is registered on the platform; narrowed by form, field,
// region and name. A provider's page has its whole record: registration, contracts, results, findings.
namespace qiyue::app::portal {

namespace {

Value choices(Visit const& visit, std::vector<Option> const& options, std::string const& chosen) {
    auto list = Value::list().push(option("", visit.says("全部", "all"), chosen));
    for (auto const& one : options) {
        list.push(option(one.value, visit.says(one.label.zh, one.label.en), chosen));
    }
    return list;
}

std::string label_of(Visit const& visit, std::vector<Option> const& options, std::string const& value) {
    auto const found = std::ranges::find(options, value, &Option::value);
    return found == options.end() ? std::string() : visit.says(found->label.zh, found->label.en);
}

// Everybody on the platform, with what the newest directory says where it names them.
std::vector<provider::Entry> everybody(db::Tx& tx, Day day, std::vector<std::int64_t> const& years) {
    auto const newest = years.empty() ? std::vector<provider::Entry>() : provider::directory(tx, years.front());
    std::vector<provider::Entry> all;
    for (auto const& one : identity::organisations(tx, "provider")) {
        auto const known = std::ranges::find(newest, one.id, &provider::Entry::provider);
        if (known != newest.end()) {
            all.push_back(*known);
            continue;
        }
        auto const card = provider::card(tx, one.id, day);
        provider::Entry entry{.provider = one.id,
                              .name = one.name,
                              .credit_code = one.credit_code,
                              .region = one.region,
                              .legal_type = one.attributes["legal_type"].text_or({}),
                              .legal_type_label = {},
                              .introduction = {},
                              .fields = {},
                              .sources = {}};
        if (card) {
            entry.sources.push_back(card->registrar);
        }
        all.push_back(std::move(entry));
    }
    return all;
}

std::string joined(Visit const& visit, std::vector<std::string> const& words, std::vector<Option> const* labels) {
    std::string all;
    for (auto const& one : words) {
        auto const text = labels == nullptr ? one : label_of(visit, *labels, one);
        all += (all.empty() ? "" : visit.says("、", ", ")) + text;
    }
    return all;
}

// A cell that nobody filled says so.
std::string or_dash(std::string const& text) {
    return text.empty() ? "—" : text;
}

}  // namespace

http::Response Portal::providers(Visit const& visit) const {
    std::vector<std::int64_t> years;
    auto const year = visit.number("year");
    auto const found = world_.database().read<std::vector<provider::Entry>>([&](db::Tx& tx) {
        years = provider::directory_years(tx);
        auto const all = year == 0 ? everybody(tx, visit.context.today(), years) : provider::directory(tx, year);
        return provider::narrowed(all,
                                  {.legal_type = visit.query("legal_type"),
                                   .field = visit.query("field"),
                                   .region = visit.query("region"),
                                   .words = visit.query("q")});
    });
    Value lines = Value::list();
    for (auto const& one : found) {
        lines.push(Value::object()
                       .set("name", one.name)
                       .set("href", "/providers/" + std::to_string(one.provider))
                       .set("type", or_dash(label_of(visit, provider::legal_types(), one.legal_type)))
                       .set("fields", or_dash(joined(visit, one.fields, &provider::service_fields())))
                       .set("region", or_dash(region_name(one.region)))
                       .set("sources", or_dash(joined(visit, one.sources, nullptr))));
    }
    auto const asked = year == 0 ? std::string() : std::to_string(year);
    auto editions =
        Value::list().push(option("", visit.says("平台上的全部承接主体", "everybody on the platform"), asked));
    for (auto const one : years) {
        auto const text = std::to_string(one);
        editions.push(option(text, visit.says(text + " 年度名录", "directory of " + text), asked));
    }
    auto data = common(visit, visit.says("向谁买：承接主体", "From whom"));
    data.set("lead",
             visit.says(
                 "依法登记、具备条件的社会组织、企业和机构。年度名录由各登记管理机关核对后发布，在此汇总。",
                 "Registered social organisations, firms and institutions. The directory of each year is published "
                 "by the authorities that register them, and joined here."))
        .set("years", editions)
        .set("types", choices(visit, provider::legal_types(), visit.query("legal_type")))
        .set("fields", choices(visit, provider::service_fields(), visit.query("field")))
        .set("regions", region_choices(visit))
        .set("q", visit.query("q"))
        .set("count_text",
             std::to_string(found.size()) + visit.says(" 家", found.size() == 1 ? " organisation" : " organisations"))
        .set("has_lines", lines.size() > 0)
        .set("lines", lines);
    if (year != 0) {
        data.set("has_downloads", true)
            .set("downloads",
                 Value::list()
                     .push(Value::object().set("label", "CSV").set("href", "/providers/" + asked + ".csv"))
                     .push(Value::object().set("label", "JSON").set("href", "/api/directory?year=" + asked)));
    }
    if (lines.size() == 0) {
        std::array<std::string, 5> const narrowing{"year", "legal_type", "field", "region", "q"};
        if (std::ranges::all_of(narrowing, [&](std::string const& name) { return visit.query(name).empty(); })) {
            data.set("empty_title", visit.says("还没有登记", "Nobody is registered yet"))
                .set("empty_why",
                     visit.says("承接主体登记并经确认后在此列出。", "Who is registered and confirmed stands here."));
        } else {
            data.set("empty_title", visit.says("没有相符的承接主体", "No provider matches"))
                .set("empty_why",
                     visit.says("请放宽筛选条件；登记并经确认后在名录中列出。",
                                "Ask for less; who is registered and confirmed stands in the directory."))
                .set("empty_href", "/providers")
                .set("empty_action", visit.says("查看全部", "Show all"));
        }
    }
    return page(visit, "providers", data);
}

http::Response Portal::providers_file(Visit const& visit, std::int64_t year) const {
    auto const all =
        world_.database().read<std::vector<provider::Entry>>([&](db::Tx& tx) { return provider::directory(tx, year); });
    if (all.empty()) {
        return error(visit, 404, visit.says("没有这一年度的名录", "There is no directory of that year"),
                     visit.says("可能尚未发布。", "It may not be published yet."));
    }
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.body = "\xEF\xBB\xBF"
                    "name,credit_code,legal_type,fields,region,authorities,introduction\r\n";
    for (auto const& one : all) {
        response.body += csv_cell(one.name) + "," + csv_cell(one.credit_code) + "," +
            csv_cell(label_of(visit, provider::legal_types(), one.legal_type)) + "," +
            csv_cell(joined(visit, one.fields, &provider::service_fields())) + "," + csv_cell(region_name(one.region)) +
            "," + csv_cell(joined(visit, one.sources, nullptr)) + "," + csv_cell(one.introduction) + "\r\n";
    }
    return response.with("Content-Disposition", "attachment; filename=\"providers-" + std::to_string(year) + ".csv\"");
}

Value with_card(Visit const& visit, Value rows, std::optional<provider::Record> const& record) {
    if (!record || !record->card) {
        return rows;
    }
    auto const& card = *record->card;
    auto const text = [&](Text const& both) { return visit.says(both.zh, both.en); };
    auto const add = [&](char const* zh, char const* en, std::string const& value, bool figures = false) {
        if (!value.empty()) {
            rows.push(fact(visit.says(zh, en), value, figures));
        }
    };
    add("类型", "Legal form", text(card.legal_type) + (card.kind.zh.empty() ? "" : " · " + text(card.kind)));
    add("登记管理机关", "Registered with", card.registrar);
    add("登记号（许可证号）", "Number", card.number, true);
    add("核验登记日期", "Checked on", card.registered_on.iso(), true);
    add("材料最早到期日", "First of its papers ends", card.valid_until ? card.valid_until->iso() : std::string(), true);
    add("业务主管单位", "Supervised by", card.supervisor);
    add("评估等级", "Grade", card.grade == 0 ? std::string() : std::to_string(card.grade) + "A", true);
    if (card.standing == "unqualified") {
        add("资格检查", "Inspection", visit.says("不符合资格", "found not qualified"));
    }
    for (auto const& one : card.formerly) {
        add("原类型", "Formerly",
            text(one.legal_type) + visit.says("，至 ", ", until ") + one.until +
                (one.name.empty() ? "" : " · " + one.name));
    }
    return rows;
}

namespace {

struct Table {
    Value head = Value::list(), lines = Value::list();
    std::vector<std::string> columns;

    explicit Table(std::vector<std::string> names) : columns(std::move(names)) {
        for (auto const& one : columns) {
            head.push(Value::object().set("text", one));
        }
    }
    void add(std::vector<std::string> const& cells) {
        auto line = Value::list();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            line.push(Value::object().set("column", columns.at(i)).set("text", cells.at(i)));
        }
        lines.push(Value::object().set("cells", line));
    }
    Value told(char const* id, std::string const& heading, std::string const& none) const {
        return Value::object()
            .set("id", id)
            .set("heading", heading)
            .set("head", head)
            .set("has_lines", lines.size() > 0)
            .set("lines", lines)
            .set("none", none);
    }
};

// The score with its sum: every act, what it weighs and until when.
Value score_table(Visit const& visit, Value const& score) {
    Table acts({visit.says("行为", "Act"), visit.says("日期", "Day"), visit.says("计至", "Counts until"),
                visit.says("权重", "Weight"), visit.says("是否计入", "Counts")});
    for (auto const& one : score["acts"].items()) {
        auto const* const name = law::name_of_code(one["credit_act"].text());
        acts.add({name == nullptr ? one["credit_act"].text() : visit.says(name->zh, name->en), one["from"].text(),
                  one["act_until"].text(), std::to_string(one["act_weight"].integer()),
                  one["act_counts"].boolean() ? visit.says("计入", "yes") : visit.says("已过期", "no more")});
    }
    auto const points = std::to_string(score["credit_score"].integer()) + visit.says(" 分", " points");
    return acts.told("score", visit.says("信用分：", "Credit score: ") + points + " · " + score["credit_level"].text(),
                     visit.says("没有计入的行为，为基础分。", "No act counts: it is the base."));
}

}  // namespace

Value record_tables(Visit const& visit, provider::Record const& record, Value const& score) {
    auto const text = [&](Text const& both) { return visit.says(both.zh, both.en); };
    Table contracts({visit.says("合同编号", "Number"), visit.says("合同", "Contract"), visit.says("购买主体", "Buyer"),
                     visit.says("签订", "Signed"), visit.says("状态", "State")});
    for (auto const& one : record.contracts) {
        contracts.add({one.number, one.title, one.buyer_name, one.signed_on, text(one.state)});
    }
    Table results({visit.says("日期", "Day"), visit.says("合同编号", "Contract"), visit.says("考核、验收", "Result"),
                   visit.says("结论", "Passed")});
    for (auto const& one : record.results) {
        results.add({one.on.iso(), one.number, text(one.what),
                     one.passed ? visit.says("合格", "passed") : visit.says("不合格", "not passed")});
    }
    Table findings({visit.says("日期", "Day"), visit.says("类别", "Kind"), visit.says("结果", "Result"),
                    visit.says("机关", "Authority"), visit.says("文书", "Document")});
    for (auto const& one : record.findings) {
        auto what = text(one.what) +
            (one.year == 0 ? "" : visit.says("（", " (") + std::to_string(one.year) + visit.says("）", ")"));
        if (one.lifted_on) {
            what += visit.says("；已于 " + one.lifted_on->iso() + " 移出", "; lifted on " + one.lifted_on->iso());
        }
        findings.add({one.on.iso(), text(one.kind), what, one.authority, one.document});
    }
    auto tables = Value::list();
    if (score.has("credit_score")) {
        tables.push(score_table(visit, score));
    }
    return tables
        .push(contracts.told("contracts", visit.says("合同", "Contracts"),
                             visit.says("没有公布的合同。", "No contract is published.")))
        .push(results.told("results", visit.says("考核与验收结果", "Results"),
                           visit.says("还没有结果。", "No result yet.")))
        .push(findings.told("findings", visit.says("年检、评估与执法", "Inspections, grades and penalties"),
                            visit.says("登记管理机关没有报送。", "No authority has handed anything in.")));
}

}  // namespace qiyue::app::portal
