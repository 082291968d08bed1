#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/disclosure/api.hpp"

#include "base/failure.hpp"

#include <algorithm>

// What evaluations came to, found by project, provider, year and grade; and the same as a file.
namespace qiyue::app::portal {

namespace {

std::vector<std::string> const asked{"q", "provider", "year", "grade"};

Field const& grade_field(api::Operation const& operation) {
    return *std::ranges::find(*operation.query, "grade", &Field::name);
}

// The address of the same query elsewhere: the interface, the file.
std::string elsewhere(Visit const& visit, std::string const& path) {
    return narrowed(visit, path, asked, 0);
}

}  // namespace

// A form sends fields that nobody filled in; a year that is none narrows nothing.
Value Portal::results_of(Visit const& visit) const {
    auto const& operation = *world_.operation("evaluation.results");
    std::map<std::string, std::string> query;
    for (auto const& name : asked) {
        if (auto const value = visit.query(name); !value.empty()) {
            query[name] = value;
        }
    }
    if (auto const cursor = visit.query("cursor"); !cursor.empty()) {
        query["before"] = cursor;
    }
    auto read = api::read_query(operation, query, visit.context);
    if (!read.ok()) {
        return Value::object().set("items", Value::list());
    }
    return answer_of(visit, operation, read.value());
}

http::Response Portal::results(Visit const& visit) const {
    auto const found = results_of(visit);
    auto data = common(visit, visit.says("买得值不值", "Was it worth it?"));
    Value lines = Value::list();
    for (auto const& one : found["items"].items()) {
        auto const notices = world_.database().read<std::vector<disclosure::Notice>>([&](db::Tx& tx) {
            return disclosure::notices(tx, {.project = one["project"].integer(), .stage = "evaluation"});
        });
        auto const notice =
            std::ranges::find_if(notices, [&](auto const& made) { return made.object == one["evaluation"].integer(); });
        if (notice != notices.end()) {
            lines.push(evaluation_line(visit, *notice));
        }
    }
    if (found["next_before"].is_integer()) {
        data.set("next_href", narrowed(visit, "/results", asked, found["next_before"].integer()));
    }
    auto const& operation = *world_.operation("evaluation.results");
    Value grades = Value::list().push(option("", visit.says("全部等级", "every grade"), visit.query("grade")));
    for (auto const& one : grade_field(operation).options) {
        grades.push(option(one.value, visit.says(one.label.zh, one.label.en), visit.query("grade")));
    }
    auto const count = std::to_string(lines.size());
    data.set("lead",
             visit.says("绩效评价结果由购买主体、服务对象和第三方三方合成，并用于下一年度预算。",
                        "Results combine buyer, users and a third party, and go into the next budget."))
        .set("q", visit.query("q"))
        .set("provider_words", visit.query("provider"))
        .set("year_words", visit.query("year"))
        .set("grades", grades)
        .set("has_downloads", lines.size() > 0)
        .set("downloads",
             Value::list()
                 .push(Value::object().set("href", elsewhere(visit, "/results.csv")).set("label", "CSV"))
                 .push(Value::object().set("href", elsewhere(visit, "/api/public/evaluations")).set("label", "JSON")))
        .set("count_text", visit.says("本页 " + count + " 项", count + " on this page"))
        .set("has_evaluations", lines.size() > 0)
        .set("evaluations", lines);
    if (lines.size() == 0) {
        auto const narrowed_down =
            std::ranges::any_of(asked, [&](std::string const& name) { return !visit.query(name).empty(); });
        data.set("empty_title",
                 narrowed_down ? visit.says("没有符合条件的评价结果", "No result fits")
                               : visit.says("还没有公布的绩效评价结果", "No evaluation has been published yet"))
            .set("empty_why",
                 narrowed_down
                     ? visit.says("请放宽条件再查。", "Ask for less.")
                     : visit.says("评价成为最终结果后在此公布。", "An evaluation stands here once it is final."))
            .set("empty_href", narrowed_down ? "/results" : "/projects")
            .set("empty_action",
                 narrowed_down ? visit.says("查看全部结果", "All results")
                               : visit.says("查看全部项目", "All projects"));
    }
    return page(visit, "results", data);
}

http::Response Portal::results_file(Visit const& visit) const {
    auto const& operation = *world_.operation("evaluation.results");
    auto const& grades = grade_field(operation).options;
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    // Spreadsheets take a file for UTF-8 by this mark alone.
    response.body = "\xEF\xBB\xBF"
                    "year,project,buyer,provider,score,grade,grade_before,day\r\n";
    auto const said = [&](Value const& grade) {
        auto const found = std::ranges::find(grades, grade.text_or({}), &Option::value);
        return found == grades.end() ? std::string() : visit.says(found->label.zh, found->label.en);
    };
    auto const found = results_of(visit);
    for (auto const& one : found["items"].items()) {
        response.body += std::to_string(one["year"].integer()) + "," + csv_cell(one["project_name"].text()) + "," +
            csv_cell(one["buyer_name"].text()) + "," + csv_cell(one["provider_name"].text()) + "," +
            hundredths(one["score"].integer()) + "," + said(one["grade"]) + "," + said(one["grade_before"]) + "," +
            one["day"].text() + "\r\n";
    }
    return response.with("Content-Disposition", "attachment; filename=\"evaluations.csv\"");
}

}  // namespace qiyue::app::portal
