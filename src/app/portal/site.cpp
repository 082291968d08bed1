#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/disclosure/api.hpp"

// Search, open data and the accessibility statement.
namespace qiyue::app::portal {

http::Response Portal::search(Visit const& visit) const {
    auto const words = visit.query("q");
    auto data = common(visit, visit.says("搜索", "Search"));
    Value results = Value::list();
    if (!words.empty()) {
        disclosure::ProjectFilter projects;
        projects.text = words;
        disclosure::Filter notices;
        notices.text = words;
        world_.database().read<int>([&](db::Tx& tx) {
            auto const found = disclosure::projects(tx, world_.engine(), projects);
            for (auto const& project : found.items()) {
                results.push(Value::object()
                                 .set("href", "/projects/" + std::to_string(project["id"].integer()))
                                 .set("title", project["name"])
                                 .set("excerpt", project["buyer"]["name"].text_or({}))
                                 .set("kind_label", visit.says("项目", "project"))
                                 .set("date", project["changed"].text_or(std::string(10, '-')).substr(0, 10)));
            }
            for (auto const& notice : disclosure::notices(tx, notices)) {
                results.push(Value::object()
                                 .set("href", "/notices/" + std::to_string(notice.id))
                                 .set("title", notice.title)
                                 .set("excerpt", notice.organisation_name)
                                 .set("kind_label", visit.language == Language::zh ? notice.kind.zh : notice.kind.en)
                                 .set("date", notice.at.iso().substr(0, 10)));
            }
            return 0;
        });
    }
    data.set("q", words)
        .set("asked", !words.empty())
        .set("has_results", results.size() > 0)
        .set("results", results)
        .set("count_text", std::to_string(results.size()) + visit.says(" 条结果", " results"))
        .set("empty_title",
             results.size() == 0 && !words.empty() ? Value(visit.says("没有找到", "Nothing found")) : Value(false))
        .set("empty_why", visit.says("换一个更短的词试试,例如“养老”。", "Try a shorter word."));
    return page(visit, "search", data);
}

http::Response Portal::accessibility(Visit const& visit) const {
    auto data = common(visit, visit.says("无障碍声明", "Accessibility"));
    data.set("checked_on", "2026-11-22").set("has_faults", false).set("faults", false);
    return page(visit, "accessibility", data);
}

http::Response Portal::data(Visit const& visit) const {
    auto data = common(visit, visit.says("开放数据与接口", "Open data and API"));
    Value operations = Value::list();
    for (auto const& operation : world_.operations()) {
        if (operation.access == api::Access::everyone && !operation.writes()) {
            operations.push(
                Value::object()
                    .set("method", "GET")
                    .set("path", operation.path)
                    .set("label", visit.language == Language::zh ? operation.title.zh : operation.title.en));
        }
    }
    Value files = Value::list();
    files.push(Value::object()
                   .set("label", visit.says("公告", "Notices"))
                   .set("updated", visit.context.today().iso())
                   .set("formats",
                        Value::list()
                            .push(Value::object().set("href", "/notices.atom").set("label", "Atom"))
                            .push(Value::object().set("href", "/api/public/notices").set("label", "JSON"))));
    data.set("openapi_href", "/api/openapi.json")
        .set("feed_href", "/notices.atom")
        .set("files", files)
        .set("operations", operations);
    return page(visit, "data", data);
}

}  // namespace qiyue::app::portal
