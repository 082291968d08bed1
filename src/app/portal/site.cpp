#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/disclosure/api.hpp"

// Open data, the accessibility statement, and what became of a remark.
namespace qiyue::app::portal {

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

http::Response Portal::remark(Visit const& visit) const {
    auto const receipt = visit.query("q");
    auto const found = world_.database().read<std::optional<Value>>(
        [&](db::Tx& tx) { return disclosure::remark(tx, world_.engine(), receipt); });
    if (!found) {
        return error(visit, 404, visit.says("没有这个受理编号", "There is no such receipt"),
                     visit.says("请核对受理编号。", "Please check the number."));
    }
    auto data = common(visit, visit.says("意见办理进度", "What became of it"));
    auto answer = (*found)["answer"].text_or({});
    auto const plain = [](std::string const& text) {
        return Value::list().push(Value::object().set("text", text).set("found", false));
    };
    data.set("q", receipt)
        .set("form", false)
        .set("articles", false)
        .set("has_articles", false)
        .set("asked", true)
        .set("has_results", true)
        .set("count_text", false)
        .set("results",
             Value::list().push(Value::object()
                                    .set("href", "/receipt?q=" + receipt)
                                    .set("title", plain(in(visit.language, (*found)["state_label"])))
                                    .set("excerpt", plain(answer))
                                    .set("kind_label", receipt)
                                    .set("date", (*found)["received"].text_or(std::string(10, '-')).substr(0, 10))));
    return page(visit, "search", data);
}

}  // namespace qiyue::app::portal
