#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/disclosure/api.hpp"

// Open data and the accessibility statement.
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
            operations.push(Value::object()
                                .set("method", "GET")
                                .set("path", operation.path)
                                .set("label", in(visit.language, operation.title)));
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
