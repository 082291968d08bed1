#include "app/desk.hpp"
#include "app/portal/portal.hpp"
#include "app/portal/words.hpp"
#include "modules/disclosure/api.hpp"

#include "base/ensure.hpp"

// Words looked for in projects, notices and the articles of the rules: what public.search answers, for reading.
namespace qiyue::app::portal {

namespace {

constexpr int projects_max = 5;
constexpr int words_max = 200;  // characters, as public.search takes them; a page passes over what is typed beyond

std::string beginning(std::string const& words) {
    std::size_t end = 0;
    for (int characters = 0; end < words.size(); ++end) {
        auto const begins = (static_cast<unsigned char>(words[end]) & 0xC0U) != 0x80U;
        if (begins && ++characters > words_max) {
            break;
        }
    }
    return words.substr(0, end);
}

Value plain(std::string const& text) {
    return Value::list().push(Value::object().set("text", text).set("found", false));
}

Value project_row(Visit const& visit, Value const& project) {
    return Value::object()
        .set("href", "/projects/" + std::to_string(project["id"].integer()))
        .set("title", plain(project["name"].text_or({})))
        .set("excerpt", plain(project["buyer"]["name"].text_or({})))
        .set("kind_label", visit.says("项目", "project"))
        .set("date", project["changed"].text_or({}).substr(0, 10));
}

Value notice_hit(Visit const& visit, Value const& notice) {
    return Value::object()
        .set("href", "/notices/" + std::to_string(notice["id"].integer()))
        .set("title", notice[visit.language == Language::zh ? "title_pieces" : "title_pieces_en"])
        .set("excerpt", notice["excerpt"])
        .set("kind_label", in(visit.language, notice["stage_label"]))
        .set("date", notice["at"].text().substr(0, 10));
}

Value article_hit(Value const& article) {
    Value ids = Value::list();
    for (auto const& id : article["clauses"].items()) {
        ids.push(Value::object().set("id", id).set("href", "/rules/" + id.text()));
    }
    return Value::object()
        .set("href", article["href"])
        .set("document", article["document"])
        .set("number", article["number"].text().empty() ? Value(false) : article["number"])
        .set("article", article["article"])
        .set("past", !article["in_force"].boolean())
        .set("excerpt", article["excerpt"])
        .set("ids", ids);
}

}  // namespace

http::Response Portal::search(Visit const& visit) const {
    auto const words = visit.query("q");
    auto const stage = visit.query("stage");
    auto const region = visit.query("region");
    auto const cursor = Visit::number_in(visit.query("cursor")) > 0 ? visit.query("cursor") : std::string();
    Asked asked;
    asked.operation = world_.operation("public.search");
    ENSURE(asked.operation != nullptr);
    asked.query = {{"words", beginning(words)}, {"stage", stage}, {"region", region}, {"before", cursor}};
    auto const answer = run(world_, asked);
    if (!answer.ok()) {
        auto const& says = answer.refusal().findings().front().says;
        return error(visit, status_of(answer.refusal().reason()), visit.says("无法这样搜索", "This can't be searched"),
                     in(visit.language, says));
    }
    auto const& found = answer.value();
    Value results = Value::list();
    if (found["asked"].boolean() && stage.empty() && region.empty() && cursor.empty()) {
        disclosure::ProjectFilter filter;
        filter.text = words;
        filter.limit = projects_max;
        auto const projects = world_.database().read<Value>(
            [&](db::Tx& tx) { return disclosure::projects(tx, world_.engine(), filter); });
        for (auto const& project : projects.items()) {
            results.push(project_row(visit, project));
        }
    }
    for (auto const& notice : found["items"].items()) {
        results.push(notice_hit(visit, notice));
    }
    Value articles = Value::list();
    for (auto const& article : found["articles"].items()) {
        articles.push(article_hit(article));
    }
    auto const nothing = results.size() == 0 && articles.size() == 0;
    auto data = common(visit, visit.says("搜索", "Search"));
    data.set("q", words)
        .set("form", Value::object().set("stages", stage_choices(visit)).set("regions", region_choices(visit)))
        .set("asked", !words.empty())
        .set("has_results", results.size() > 0)
        .set("results", results)
        .set("has_articles", articles.size() > 0)
        .set("articles", articles)
        .set("count_text",
             visit.says("本页 ", "") + std::to_string(results.size()) +
                 visit.says(" 条，新的在前", " on this page, newest first"))
        .set("empty_title", nothing && !words.empty() ? Value(visit.says("没有找到", "Nothing found")) : Value(false))
        .set("empty_why",
             found["asked"].boolean() || words.empty()
                 ? visit.says("换一个更短的词试试，例如“养老”。", "Try a shorter word.")
                 : visit.says("请输入汉字、字母或数字。", "Please type characters, letters or digits."))
        .set("empty_href", "/notices")
        .set("empty_action", visit.says("查看全部公告", "All notices"));
    if (found["next"].is_integer()) {
        data.set("next_href", narrowed(visit, "/search", {"q", "stage", "region"}, found["next"].integer()));
    }
    return page(visit, "search", data);
}

}  // namespace qiyue::app::portal
