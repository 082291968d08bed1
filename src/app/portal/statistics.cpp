#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"

#include <algorithm>
#include <array>

// What was published, added up: by year, district, class, method, provider. The sums are disclosure's.
namespace qiyue::app::portal {

namespace {

struct By {
    char const* name;
    char const *zh, *en;                // of the table
    char const *column_zh, *column_en;  // of its first column
};
constexpr std::array<By, 6> ways{{{"year", "按预算年度", "By budget year", "预算年度", "Budget year"},
                                  {"region", "按区域", "By district", "区域", "District"},
                                  {"class", "按服务类别", "By class of service", "服务类别", "Class"},
                                  {"method", "按采购方式", "By method", "采购方式", "Method"},
                                  {"buyer", "按购买主体", "By buyer", "购买主体", "Buyer"},
                                  {"provider", "按承接主体", "By provider", "承接主体", "Provider"}}};

std::string money_or_dash(Value const& fen) {
    return fen.integer_or(0) == 0 ? "—" : yuan(fen.integer());
}

// Part of whole in hundredths of a percent, "—" where there is no whole.
std::string percent_of(std::int64_t part, std::int64_t whole) {
    constexpr std::int64_t basis = 10'000;
    return whole <= 0 ? "—" : hundredths(part * basis / whole) + "%";
}

// "3.00" bids a tender; "—" where none was opened.
std::string bids_of(Value const& line) {
    constexpr std::int64_t hundred = 100;
    auto const openings = line["openings"].integer_or(0);
    return openings == 0 ? "—" : hundredths(line["bids"].integer_or(0) * hundred / openings);
}

std::string ceiling_of(Value const& line) {
    return percent_of(line["compared_price"].integer_or(0), line["compared_ceiling"].integer_or(0));
}

// As programs read it: without separators.
std::string in_yuan(Value const& fen) {
    return hundredths(fen.integer_or(0));
}

Value total(std::string const& label, std::string const& value, std::string const& unit) {
    return Value::object().set("label", label).set("value", value).set("unit", unit);
}

}  // namespace

std::string region_name(std::string const& code) {
    auto const found = std::ranges::find(regions(), code, &identity::Region::code);
    return found == regions().end() ? code : found->name;
}

// The numbers that stand large on a page; nothing of what nobody published.
Value totals_of(Visit const& visit, Value const& lines) {
    Value totals = Value::list();
    if (lines.size() == 0) {
        return totals;
    }
    auto const& all = lines.items().front();
    totals.push(total(visit.says("公开项目", "Public projects"), std::to_string(all["projects"].integer()),
                      visit.says("个", "")));
    auto const money = [&](char const* key, char const* zh, char const* en) {
        if (all[key].integer() > 0) {
            totals.push(total(visit.says(std::string(zh) + "（元）", std::string(en) + " (yuan)"),
                              yuan(all[key].integer()), ""));
        }
    };
    money("budget", "预算", "Budget");
    money("contract", "合同金额", "Contracts");
    money("paid", "已支付", "Paid");
    if (all["openings"].integer() > 0) {
        totals.push(total(visit.says("平均每次采购投标数", "Bids a tender"), bids_of(all), visit.says("家", "")));
    }
    if (all["compared_ceiling"].integer() > 0) {
        totals.push(total(visit.says("成交价占最高限价", "Price of the ceiling"), ceiling_of(all), ""));
    }
    if (all["contract"].integer() > 0) {
        totals.push(total(visit.says("中小企业承接份额", "Share of small and medium enterprises"),
                          percent_of(all["small"].integer(), all["contract"].integer()), ""));
    }
    if (all["evaluations"].integer() > 0) {
        totals.push(total(visit.says("绩效评价平均得分", "Mean of the evaluations"),
                          hundredths(all["score"].integer() / all["evaluations"].integer()),
                          visit.says("分", "points")));
    }
    return totals;
}

Value Portal::sums_table(Visit const& visit, disclosure::SumFilter const& filter) const {
    auto const sums =
        world_.database().read<Value>([&](db::Tx& tx) { return disclosure::sums(tx, world_.engine(), filter); });
    std::int64_t most = 1;
    auto const size = [](Value const& line) { return std::max(line["budget"].integer(), line["contract"].integer()); };
    for (auto const& line : sums.items()) {
        most = std::max(most, size(line));
    }
    Value lines = Value::list();
    for (auto const& line : sums.items()) {
        auto const key = line["key"].text();
        auto const named = key != "0" && (filter.by == "buyer" || filter.by == "provider");
        constexpr std::int64_t whole = 100;
        lines.push(Value::object()
                       .set("label", filter.by == "region" ? region_name(key) : in(visit.language, line["label"]))
                       .set("href", named ? Value("/" + filter.by + "s/" + key) : Value(false))
                       .set("share", std::to_string(size(line) * whole / most))
                       .set("projects", std::to_string(line["projects"].integer()))
                       .set("budget", money_or_dash(line["budget"]))
                       .set("contract", money_or_dash(line["contract"]))
                       .set("paid", money_or_dash(line["paid"]))
                       .set("bids", bids_of(line))
                       .set("ceiling", ceiling_of(line)));
    }
    auto const way = std::ranges::find(ways, filter.by, &By::name);
    auto const heading = way == ways.end() ? std::string() : visit.says(way->zh, way->en);
    auto const first = way == ways.end() ? std::string() : visit.says(way->column_zh, way->column_en);
    return Value::object()
        .set("id", "by-" + filter.by)
        .set("heading", heading)
        .set("first", first)
        .set("csv_href", false)
        .set("has_lines", lines.size() > 0)
        .set("lines", lines);
}

// How much went by competition; of the rest each purchase with its reason.
Value Portal::competition_of(Visit const& visit) const {
    auto const found = world_.database().read<Value>(
        [&](db::Tx& tx) { return disclosure::competition(tx, world_.engine(), visit.context, /*year=*/0); });
    if (found["procedures"].integer() <= 0) {
        return false;
    }
    auto const percent = [](Value const& share) { return hundredths(share.integer()) + "%"; };
    auto const count = [](Value const& number) { return std::to_string(number.integer()); };
    Value lines = Value::list();
    for (auto const& one : found["others"].items()) {
        lines.push(Value::object()
                       .set("title", one["title"])
                       .set("href", "/notices/" + count(one["notice"]))
                       .set("buyer", one["buyer_name"])
                       .set("method", in(visit.language, one["method_label"]))
                       .set("reason", one["reason"])
                       .set("amount", money_or_dash(one["amount"])));
    }
    return Value::object()
        .set("heading", visit.says("竞争性采购", "Competition"))
        .set("says",
             visit.says("已公告的 " + count(found["procedures"]) + " 次采购中，" + count(found["competed"]) +
                            " 次通过竞争方式进行，按次数占 " + percent(found["share"]) + "，按金额占 " +
                            percent(found["amount_share"]) + "。",
                        count(found["competed"]) + " of " + count(found["procedures"]) +
                            " announced purchases were put up to competition: " + percent(found["share"]) +
                            " by number, " + percent(found["amount_share"]) + " by amount."))
        .set("has_lines", lines.size() > 0)
        .set("caption", visit.says("未通过竞争方式的采购及理由", "Purchases without competition, and why"))
        .set("columns",
             Value::object()
                 .set("title", visit.says("项目", "Project"))
                 .set("buyer", visit.says("购买主体", "Buyer"))
                 .set("method", visit.says("采购方式", "Method"))
                 .set("reason", visit.says("理由", "Reason"))
                 .set("amount", visit.says("最高限价（元）", "Ceiling (yuan)")))
        .set("lines", lines);
}

http::Response Portal::statistics(Visit const& visit) const {
    auto const all =
        world_.database().read<Value>([&](db::Tx& tx) { return disclosure::sums(tx, world_.engine(), {}); });
    auto const totals = totals_of(visit, all);
    Value tables = Value::list();
    for (auto const& way : ways) {
        auto table = sums_table(visit, {.by = way.name});
        tables.push(table.set("csv_href", std::string("/statistics/") + way.name + ".csv"));
    }
    auto data = common(visit, visit.says("公开数据统计", "Statistics"));
    data.set("competition", competition_of(visit));
    data.set("has_totals", totals.size() > 0).set("totals", totals).set("tables", tables);
    if (totals.size() == 0) {
        data.set("empty_title", visit.says("还没有可以汇总的公开信息", "Nothing published to add up yet"))
            .set("empty_why",
                 visit.says("第一份公告公布后，这里按年度、区域、类别、方式和单位汇总。",
                            "From the first notice on, sums stand here by year, district, class, method and party."));
    }
    return page(visit, "statistics", data);
}

// The same sums for a spreadsheet: amounts in yuan without grouping.
http::Response Portal::statistics_file(Visit const& visit, std::string const& name) const {
    auto const by = name.ends_with(".csv") ? name.substr(0, name.size() - 4) : std::string();
    if (std::ranges::find(ways, by, &By::name) == ways.end()) {
        return error(visit, 404, visit.says("没有这份统计", "There are no such statistics"),
                     visit.says("地址可能写错了。", "The address may be wrong."));
    }
    auto const sums =
        world_.database().read<Value>([&](db::Tx& tx) { return disclosure::sums(tx, world_.engine(), {.by = by}); });
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    // Spreadsheets take a file for UTF-8 by this mark alone.
    response.body =
        "\xEF\xBB\xBF"
        "key,label,projects,budget_yuan,contracts,contract_yuan,paid_yuan,tenders,openings,bids,"
        "compared_price_yuan,compared_ceiling_yuan,small_enterprises_yuan,evaluations,score_sum_hundredths\r\n";
    for (auto const& line : sums.items()) {
        auto const key = line["key"].text();
        auto const count = [&](char const* what) { return std::to_string(line[what].integer()); };
        response.body += csv_cell(key) + "," +
            csv_cell(by == "region" ? region_name(key) : in(visit.language, line["label"])) + "," + count("projects") +
            "," + in_yuan(line["budget"]) + "," + count("contracts") + "," + in_yuan(line["contract"]) + "," +
            in_yuan(line["paid"]) + "," + count("tenders") + "," + count("openings") + "," + count("bids") + "," +
            in_yuan(line["compared_price"]) + "," + in_yuan(line["compared_ceiling"]) + "," + in_yuan(line["small"]) +
            "," + count("evaluations") + "," + count("score") + "\r\n";
    }
    return response.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
}

}  // namespace qiyue::app::portal
