#include "app/portal/portal.hpp"
#include "app/portal/reference.hpp"
#include "app/portal/words.hpp"

#include <algorithm>

// The interface for people: its contents, and one page for each group of operations.
namespace qiyue::app::portal {

http::Response Portal::reference(Visit const& visit) const {
    auto data = common(visit, visit.says("开放接口", "The interface"));
    Value groups = Value::list();
    std::size_t count = 0;
    for (auto const& group : operation_groups(world_.operations(), world_.engine())) {
        Value rows = Value::list();
        for (auto const* operation : group.operations) {
            rows.push(Value::object()
                          .set("href", "/reference/" + group.name + "#" + operation->id)
                          .set("name", in(visit.language, operation->title)));
        }
        count += group.operations.size();
        groups.push(Value::object()
                        .set("href", "/reference/" + group.name)
                        .set("label", in(visit.language, group.label))
                        .set("kind", group.name)
                        .set("operations", rows));
    }
    data.set("groups", groups)
        .set("count_text", std::to_string(count) + visit.says(" 个操作", " operations"))
        .set("openapi_href", "/api/openapi.json");
    return page(visit, "reference", data);
}

http::Response Portal::reference_group(Visit const& visit, std::string const& name) const {
    auto const groups = operation_groups(world_.operations(), world_.engine());
    auto const found = std::ranges::find(groups, name, &OperationGroup::name);
    if (found == groups.end()) {
        return error(visit, 404, visit.says("没有这组接口", "There is no such group of operations"),
                     visit.says("地址可能写错了。", "The address may be wrong."));
    }
    auto const label = in(visit.language, found->label);
    auto data = common(visit, visit.says("接口：", "Interface: ") + label);
    Value crumbs = Value::list();
    crumbs.push(Value::object().set("label", visit.says("开放接口", "The interface")).set("href", "/api"));
    crumbs.push(Value::object().set("label", label).set("href", false));
    Value operations = Value::list();
    for (auto const* operation : found->operations) {
        operations.push(operation_entry(*operation, world_.engine(), visit.language));
    }
    data.set("has_crumbs", true).set("crumbs", crumbs).set("operations", operations);
    return page(visit, "reference-group", data);
}

}  // namespace qiyue::app::portal
