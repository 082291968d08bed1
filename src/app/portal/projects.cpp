#include "app/portal/portal.hpp"

#include "app/portal/story.hpp"
#include "app/portal/words.hpp"
#include "modules/delivery/api.hpp"
#include "modules/disclosure/api.hpp"

// One purchase as the public may know it: facts, money, parties, notices, and everything that happened on one timeline.
namespace qiyue::app::portal {

namespace {

Value money_row(std::string const& label, Value const& amount, Value const& whole) {
    auto row = Value::object();
    row.set("label", label).set("amount", yuan(amount.integer())).set("share", false);
    if (whole.is_integer() && whole.integer() > 0) {
        row.set("share", std::to_string(amount.integer() * 100 / whole.integer()));
    }
    return row;
}

Value parties_of(Visit const& visit, Value const& project) {
    Value all = Value::list();
    auto const add = [&](std::string const& role, std::string const& name, std::string const& href) {
        all.push(Value::object().set("role", role).set("name", name).set("href", href));
    };
    add(visit.says("购买主体", "Buyer"), project["buyer"]["name"].text_or({}),
        "/buyers/" + std::to_string(project["buyer"]["id"].integer_or(0)));
    if (project["provider"].is_object()) {
        add(visit.says("承接主体", "Provider"), project["provider"]["name"].text_or({}),
            "/providers/" + std::to_string(project["provider"]["id"].integer_or(0)));
    }
    if (project["item"].is_object()) {
        auto const code = project["item"]["code"].text_or({});
        add(visit.says("目录事项", "Catalogue item"), code + " " + project["item"]["name"].text_or({}),
            "/catalogue/" + code);
    }
    return all;
}

Text milestone_state(Value const& one) {
    auto const state = one["state"].text();
    if (state == "met") {
        return {"已达成", "met"};
    }
    if (one["overdue"].boolean_or(false)) {
        return {"逾期", "overdue"};
    }
    return state == "partially_met" ? Text{"部分达成", "partly met"} : Text{"未到期", "to come"};
}

// How far the work has come: milestones with their days, and the provider's news that the buyer confirmed.
Value progress_of(Visit const& visit, Value const& followed) {
    Value all = Value::list();
    for (auto const& one : followed.items()) {
        Value rows = Value::list();
        for (auto const& milestone : one["milestones"].items()) {
            auto const state = milestone_state(milestone);
            rows.push(fact(milestone["name"].text(), milestone["due"].text() + " · " + visit.says(state.zh, state.en)));
        }
        Value news = Value::list();
        for (auto const& line : one["news"].items()) {
            news.push(
                Value::object().set("title", line["title"]).set("date", line["day"]).set("summary", line["summary"]));
        }
        auto const whole = [](Value const& share) { return std::to_string(share.integer_or(0) / 100); };
        all.push(Value::object()
                     .set("done", whole(one["done_share"]))
                     .set("done_label", visit.says("实施进度", "Done"))
                     .set("met", whole(one["milestones_share"]))
                     .set("met_label", visit.says("里程碑达成", "Milestones met"))
                     .set("rows", rows)
                     .set("has_news", news.size() > 0)
                     .set("news", news));
    }
    return all;
}

// 政府采购、合同管理、绩效评价、信息公开: which of the four it has passed, and what is missing.
Value pillars_of(Visit const& visit, Value const& pillars) {
    Value all = Value::list();
    for (auto const& one : pillars.items()) {
        auto const passed = one["passed"].boolean();
        all.push(Value::object()
                     .set("label", in(visit.language, one["label"]))
                     .set("passed", passed)
                     .set("mark", passed ? visit.says("已完成", "done") : visit.says("未完成", "open"))
                     .set("says", passed ? std::string() : in(visit.language, one["says"])));
    }
    return all;
}

// Who buys what from whom, in one sentence.
std::string lead_of(Visit const& visit, Value const& project) {
    auto const provider = project["provider"]["name"].text_or({});
    auto const buyer = project["buyer"]["name"].text_or({});
    auto const name = project["name"].text_or({});
    return visit.language == Language::zh
        ? buyer + (provider.empty() ? "" : "向" + provider) + "购买“" + name + "”。"
        : buyer + " buys “" + name + "”" + (provider.empty() ? "" : " from " + provider) + ".";
}

}  // namespace

Value project_lines(Visit const& visit, Value const& projects) {
    Value lines = Value::list();
    for (auto const& project : projects.items()) {
        auto const state = project["state_label"].is_object() ? in(visit.language, project["state_label"])
                                                              : project["state_label"].text_or({});
        lines.push(Value::object()
                       .set("href", "/projects/" + std::to_string(project["id"].integer()))
                       .set("title", project["name"])
                       .set("number", project["number"])
                       .set("buyer", project["buyer"]["name"])
                       .set("buyer_href", "/buyers/" + std::to_string(project["buyer"]["id"].integer_or(0)))
                       .set("state", state)
                       .set("kind_label", visit.says("项目", "project"))
                       .set("date", project["changed"].text_or(std::string(10, '-')).substr(0, 10)));
    }
    return lines;
}

http::Response Portal::project(Visit const& visit, std::int64_t id) const {
    auto const found = world_.database().read<std::optional<Value>>(
        [&](db::Tx& tx) { return disclosure::project_page(tx, world_.engine(), id, visit.context.today()); });
    if (!found) {
        return error(visit, 404, visit.says("没有这个项目", "There is no such project"),
                     visit.says("编号可能写错了，或尚无公开的内容。",
                                "The number may be wrong, or nothing of it is public yet."));
    }
    auto const& project = *found;
    auto const progress = progress_of(visit, world_.database().read<Value>([&](db::Tx& tx) {
        return delivery::public_progress(tx, world_.engine(), visit.context, id);
    }));
    auto const pillars = pillars_of(
        visit, world_.database().read<Value>([&](db::Tx& tx) { return disclosure::pillars(tx, visit.context, id); }));
    auto data = common(visit, project["name"].text_or({}));
    data.set("has_pillars", pillars.size() > 0)
        .set("pillars", pillars)
        .set("pillars_label", visit.says("四个环节", "Four pillars"));
    Value rows = Value::list();
    rows.push(fact(visit.says("预算年度", "Budget year"), std::to_string(project["year"].integer_or(0)), true));
    rows.push(fact(visit.says("适用规则", "Rules"),
                   project["rules"]["place"].text_or({}) + visit.says("，自 ", ", as of ") +
                       project["rules"]["pinned"].text_or({})));
    auto const& money = project["money"];
    Value amounts = Value::list();
    for (auto const& [key, zh, en] :
         {std::tuple{"budget", "批复预算", "Budget"}, std::tuple{"price", "合同金额", "Contract price"},
          std::tuple{"paid", "已支付", "Paid"}}) {
        if (money[key].is_integer()) {
            amounts.push(money_row(visit.says(zh, en), money[key], money["budget"]));
        }
    }
    Value notices = Value::list();
    Value closing = Value::list();
    for (auto const& stage : project["stages"].items()) {
        for (auto const& notice : stage["notices"].items()) {
            auto const row = notice_row(visit, notice);
            notices.push(row);
            if (row["closes"].is_object() && !row["closes"]["past"].boolean()) {
                closing.push(Value::object()
                                 .set("href", row["href"])
                                 .set("label", row["kind_label"])
                                 .set("date", row["date"])
                                 .set("rule", notice["rule"])
                                 .set("closes", row["closes"]));
            }
        }
    }
    Value steps = Value::list();
    auto const& timeline = project["timeline"].items();
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        auto const& event = timeline[i];
        auto const at = event["at"].text();
        auto const& notice = event["notice"];
        auto const notice_id = notice.is_object() ? notice["id"].integer_or(0) : notice.integer_or(0);
        steps.push(Value::object()
                       .set("iso", at)
                       .set("date", at.substr(0, 10))
                       .set("label",
                            in(visit.language, event["kind_title"]) + visit.says("：", ": ") +
                                in(visit.language, event["title"]))
                       .set("by", event["organisation"].text_or({}))
                       .set("href", notice_id != 0 ? Value("/notices/" + std::to_string(notice_id)) : Value(false))
                       .set("current", i + 1 == timeline.size())
                       .set("clause", false)
                       .set("late", false));
    }
    data.set("number", project["number"].text_or({}))
        .set("paper", paper_link(visit, "/api/public/projects/" + std::to_string(id) + "/paper"))
        .set("state_label",
             project["state_label"].is_object() ? in(visit.language, project["state_label"])
                                                : project["state_label"].text_or({}))
        .set("lead", lead_of(visit, project))
        .set("chapters", story_of(world_.rules(), project, closing, visit.language))
        .set("rows", rows)
        .set("has_money", amounts.size() > 0)
        .set("money", amounts)
        .set("has_progress", progress.size() > 0)
        .set("progress", progress)
        .set("has_parties", true)
        .set("parties", parties_of(visit, project))
        .set("has_notices", notices.size() > 0)
        .set("notices", notices)
        .set("steps", steps);
    return page(visit, "project", data);
}

http::Response Portal::projects(Visit const& visit) const {
    disclosure::ProjectFilter filter;
    filter.text = visit.query("q");
    filter.region = visit.query("region");
    auto const found =
        world_.database().read<Value>([&](db::Tx& tx) { return disclosure::projects(tx, world_.engine(), filter); });
    auto data = common(visit, visit.says("项目", "Projects"));
    auto const results = project_lines(visit, found);
    data.set("q", visit.query("q"))
        .set("has_results", results.size() > 0)
        .set("results", results)
        .set("count_text", std::to_string(results.size()) + visit.says(" 个项目", " projects"))
        .set("empty_title",
             results.size() == 0 ? Value(visit.says("还没有公开的项目", "No public project yet")) : Value(false))
        .set("empty_why", visit.says("项目自首次公开起在此列出。", "A project is listed from its first publication."));
    return page(visit, "projects", data);
}

}  // namespace qiyue::app::portal
