#include "app/portal/portal.hpp"

#include "modules/catalogue/api.hpp"
#include "modules/identity/api.hpp"

#include <array>

// What may be bought, who buys and from whom.
namespace qiyue::app::portal {

namespace {

Value leaf(std::string const& code, std::string const& label) {
    return Value::object()
        .set("code", code)
        .set("label", label)
        .set("href", "/catalogue/" + code)
        .set("has_children", false)
        .set("children", false)
        .set("open", false)
        .set("count_text", "")
        .set("mark", false)
        .set("note", false);
}

}  // namespace

http::Response Portal::catalogue(Visit const& visit) const {
    auto const found = world_.database().read<std::vector<catalogue::Item>>(
        [&](db::Tx& tx) { return catalogue::items_in_force(tx, visit.context.today()); });
    static constexpr std::array<std::pair<char const*, char const*>, 4> classes{
        {{"", ""},
         {"第一类 政府自身运转所需服务", "Class 1: the government's own operation"},
         {"第二类 履行宏观调控、市场监管等职能所需服务", "Class 2: support of regulation"},
         {"第三类 向社会公众提供的公共服务", "Class 3: public services"}}};
    Value items = Value::list();
    for (std::size_t number = 1; number < classes.size(); ++number) {
        Value children = Value::list();
        for (auto const& item : found) {
            if (item.service_class == static_cast<int>(number) && !item.barred) {
                auto one = leaf(item.code, item.name);
                if (item.central) {
                    one.set("mark", visit.says("集中采购", "central"));
                }
                children.push(one);
            }
        }
        auto branch = leaf(std::to_string(number), visit.says(classes.at(number).first, classes.at(number).second));
        branch.set("has_children", children.size() > 0)
            .set("children", children)
            .set("open", number == 3)
            .set("count_text", std::to_string(children.size()) + visit.says(" 项", " items"));
        if (children.size() == 0) {
            branch.set("note", visit.says("还没有目录事项", "No item yet"));
        }
        items.push(branch);
    }
    auto data = common(visit, visit.says("买什么：指导性目录", "What may be bought: the catalogue"));
    data.set("edition", visit.says("今日有效的目录事项", "Items in force today"))
        .set("items", items)
        .set("has_editions", false)
        .set("editions", false);
    return page(visit, "catalogue", data);
}

http::Response Portal::buyers(Visit const& visit) const {
    auto const found = world_.database().read<std::vector<identity::Organisation>>(
        [&](db::Tx& tx) { return identity::organisations(tx, "buyer"); });
    Value lines = Value::list();
    for (auto const& organisation : found) {
        lines.push(Value::object()
                       .set("name", organisation.name)
                       .set("href", "/buyers/" + std::to_string(organisation.id))
                       .set("code", organisation.credit_code)
                       .set("region", region_name(organisation.region)));
    }
    auto data = common(visit, visit.says("谁来买：购买主体", "Who buys"));
    data.set("lead",
             visit.says("各级行政机关和具有行政管理职能的事业单位；党的机关和符合条件的群团组织按需参加。",
                        "Administrative organs and institutions with administrative functions."))
        .set("count_text",
             std::to_string(found.size()) + visit.says(" 家", found.size() == 1 ? " organisation" : " organisations"))
        .set("has_lines", lines.size() > 0)
        .set("lines", lines);
    if (lines.size() == 0) {
        data.set("empty_title", visit.says("还没有登记", "Nobody is registered yet"))
            .set("empty_why",
                 visit.says("登记后在此列出，并可查看其项目、金额和评价。",
                            "Who is registered stands here with projects, amounts and evaluations."));
    }
    return page(visit, "directory", data);
}

}  // namespace qiyue::app::portal
