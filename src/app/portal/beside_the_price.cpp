#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/funding/api.hpp"
#include "modules/identity/api.hpp"
#include "platform/api/operation.hpp"

#include <algorithm>

// /arrears: what buyers owed small and medium enterprises at the end of a year. /grants: awards and subsidies beside the price of a
// contract. Both are figures about money that no notice tells.
namespace qiyue::app::portal {

namespace {

Value crumbs_of(Visit const& visit, char const* zh, char const* en) {
    Value crumbs = Value::list();
    crumbs.push(Value::object().set("label", visit.says("首页", "Home")).set("href", "/"))
        .push(Value::object().set("label", visit.says("公开统计", "Statistics")).set("href", "/statistics"))
        .push(Value::object().set("label", visit.says(zh, en)).set("href", false));
    return crumbs;
}

Value buyer_line(Value const& row) {
    return Value::object()
        .set("name", row["name"].text_or({}))
        .set("href", "/buyers/" + std::to_string(row["buyer"].integer()))
        .set("contracts", std::to_string(row["contracts"].integer()))
        .set("amount", yuan(row["amount"].integer()))
        .set("longest", std::to_string(row["longest"].integer()));
}

std::string option_label(Visit const& visit, Fields const& fields, std::string_view field, Value const& chosen) {
    auto const described = std::ranges::find(fields, field, &Field::name);
    if (described != fields.end()) {
        for (auto const& option : described->options) {
            if (Value(option.value) == chosen) {
                return visit.says(option.label.zh, option.label.en);
            }
        }
    }
    return {};
}

}  // namespace

// LP-222 每年3月31日前公开上一年度逾期未付中小企业款项
http::Response Portal::arrears(Visit const& visit) const {
    auto const asked = static_cast<int>(Visit::number_in(visit.query("year")));
    auto const last = visit.context.today().year() - 1;
    constexpr int first = 2000;
    auto const year = asked < first || asked > last ? last : asked;
    auto const found = world_.database().read<Result<Value>>(
        [&](db::Tx& tx) { return funding::arrears(tx, world_.engine(), visit.context, year); });
    ENSURE(found.ok());
    auto const& told = found.value();
    Value lines = Value::list();
    for (auto const& row : told["buyers"].items()) {
        lines.push(buyer_line(row));
    }
    auto const of_year = std::to_string(year);
    auto data = common(visit, visit.says("逾期未付中小企业款项", "Overdue to small and medium enterprises"));
    data.set("has_crumbs", true)
        .set("crumbs", crumbs_of(visit, "逾期未付中小企业款项", "Overdue to small and medium enterprises"))
        .set(
            "lead",
            visit.says(
                of_year +
                    " 年末已到付款期限而没有支付给中小企业的款项，由平台按合同和支付记录逐笔计算，每年 3 月 31 日前公开。",
                "What was due to small and medium enterprises at the end of " + of_year +
                    " and not paid: computed from contracts and payments, and public by 31 March."))
        .set("year_words", of_year)
        .set("previous_year_href", "/arrears?year=" + std::to_string(year - 1))
        .set("previous_year", std::to_string(year - 1))
        .set("has_lines", lines.size() > 0)
        .set("total",
             visit.says("合计 " + std::to_string(told["contracts"].integer()) + " 份合同，" +
                            yuan(told["amount"].integer()) + " 元",
                        std::to_string(told["contracts"].integer()) + " contracts, " + yuan(told["amount"].integer()) +
                            " yuan in all"))
        .set("lines", lines)
        .set("empty_title",
             visit.says(of_year + " 年末没有逾期未付的中小企业款项",
                        "Nothing was overdue to small and medium enterprises at the end of " + of_year));
    return page(visit, "arrears", data);
}

http::Response Portal::grants(Visit const& visit) const {
    auto const& operation = *world_.operation("grant.list");
    std::map<std::string, std::string> query;
    if (auto const cursor = visit.query("cursor"); !cursor.empty()) {
        query["before"] = cursor;
    }
    auto read = api::read_query(operation, query, visit.context);
    auto const found = read.ok() ? answer_of(visit, operation, read.value()) : Value::object();
    auto const& procedure = world_.engine().procedure("grant");
    Value lines = Value::list();
    world_.database().read<bool>([&](db::Tx& tx) {
        for (auto const& item : found["items"].is_list() ? found["items"].items() : Value::List{}) {
            auto const object = world_.engine().find(tx, item["id"].integer());
            auto const body = procedure.view(tx, *object, visit.context);
            auto const state = world_.engine().state_of(*object);
            auto const provider = identity::organisation(tx, object->party);
            lines.push(Value::object()
                           .set("matter", body["matter"].text_or({}))
                           .set("sort", option_label(visit, *procedure.shows, "sort", body["sort"]))
                           .set("provider", provider ? provider->name : std::string())
                           .set("provider_href", "/providers/" + std::to_string(object->party))
                           .set("amount", yuan(body["amount"].integer_or(0)))
                           .set("state", visit.says(state.zh, state.en))
                           .set("decided", body["decided_on"].text_or({}))
                           .set("ground", body["ground"].text_or({})));
        }
        return true;
    });
    auto data = common(visit, visit.says("奖励与补助", "Awards and subsidies"));
    data.set("has_crumbs", true)
        .set("crumbs", crumbs_of(visit, "奖励与补助", "Awards and subsidies"))
        .set("lead",
             visit.says(
                 "合同价款之外、审定后给予承接主体的奖励和补助，每一笔写明事项、依据和金额。",
                 "Awards and subsidies that were decided beside the price of a contract, each with its matter, ground "
                 "and amount."))
        .set("has_lines", lines.size() > 0)
        .set("lines", lines)
        .set("empty_title", visit.says("还没有审定的奖励或补助", "No award or subsidy has been decided yet"));
    if (found["next_before"].is_integer()) {
        data.set("next_href", narrowed(visit, "/grants", {}, found["next_before"].integer()));
    }
    return page(visit, "grants", data);
}

}  // namespace qiyue::app::portal
