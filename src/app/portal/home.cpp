#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/disclosure/api.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// Five questions: 买什么 · 谁来买 · 向谁买 · 怎么买 · 买得值不值.
namespace qiyue::app::portal {

namespace {

struct Counts {
    std::size_t items = 0, buyers = 0, providers = 0, results = 0;
    std::vector<disclosure::Notice> latest;
};

Value question(std::string const& label, std::string const& href, std::string const& lead, Value figures, Value links) {
    auto const has_figures = figures.size() > 0;
    return Value::object()
        .set("label", label)
        .set("href", href)
        .set("lead", lead)
        .set("has_figures", has_figures)
        .set("figures", std::move(figures))
        .set("links", std::move(links));
}

Value figure(std::string const& name, std::size_t value, std::string const& unit) {
    return Value::list().push(Value::object().set("name", name).set("value", std::to_string(value)).set("unit", unit));
}

Value link(std::string const& href, std::string const& label) {
    return Value::object().set("href", href).set("label", label);
}

// Who finds the pages hard to use may call: shown large in elder mode, when a number was entered.
Value phone_block(Value const& site, bool elder) {
    auto const number = site["elder_phone"].is_text() ? site["elder_phone"] : site["phone"];
    if (!elder || !number.is_text()) {
        return Value(false);
    }
    return Value::object().set("number", number).set("hours", site["hours"].text_or({}));
}

}  // namespace

// Of the newest that still may be bid for or commented on: the nearest closing day first.
Value Portal::closing(Visit const& visit) const {
    constexpr int looked_at = 100;
    constexpr std::size_t shown = 5;
    std::vector<disclosure::Notice> found;
    world_.database().read<bool>([&](db::Tx& tx) {
        for (auto const* rule : {"tender_notice", "need_consultation"}) {
            auto const some = disclosure::notices(tx, {.rule = rule, .limit = looked_at});
            found.insert(found.end(), some.begin(), some.end());
        }
        return true;
    });
    std::vector<Value> open;
    for (auto const& notice : found) {
        auto const closes = closes_of(visit, notice.rule, notice.object);
        if (closes.is_object() && !closes["past"].boolean()) {
            open.push_back(Value::object()
                               .set("href", "/notices/" + std::to_string(notice.id))
                               .set("title", in(visit.language, disclosure::title_of(notice)))
                               .set("iso", closes["iso"])
                               .set("text", closes["text"])
                               .set("left", closes["left"]));
        }
    }
    std::ranges::sort(open, {}, [](Value const& one) { return one["iso"].text(); });
    Value next = Value::list();
    for (std::size_t i = 0; i < std::min(shown, open.size()); ++i) {
        next.push(open[i]);
    }
    return next;
}

http::Response Portal::home(Visit const& visit) const {
    auto const counts = world_.database().read<Counts>([&](db::Tx& tx) {
        return Counts{.items = catalogue::items_in_force(tx, visit.context.today()).size(),
                      .buyers = identity::organisations(tx, "buyer").size(),
                      .providers = identity::organisations(tx, "provider").size(),
                      .results = disclosure::notices(tx, {.stage = "evaluation"}).size(),
                      .latest = disclosure::notices(tx, {.limit = 6})};
    });
    std::size_t carried = 0;
    for (auto const& clause : world_.rules().clauses()) {
        carried += clause.effect != law::Effect::planned && clause.effect != law::Effect::principle ? 1 : 0;
    }
    Value questions = Value::list();
    questions.push(
        question(visit.says("买什么", "What"), "/catalogue",
                 visit.says("列入指导性目录的服务才可以购买。", "Only what the catalogue lists may be bought."),
                 figure(visit.says("现行品目", "items in force"), counts.items, visit.says("项", "")),
                 Value::list()
                     .push(link("/catalogue", visit.says("指导性目录", "catalogue")))
                     .push(link("/notices?stage=need", visit.says("需求与征求意见", "needs and consultations")))));
    questions.push(question(visit.says("谁来买", "Who buys"), "/buyers",
                            visit.says("各级行政机关和具有行政管理职能的事业单位。",
                                       "Organs of state and institutions with administrative functions."),
                            figure(visit.says("购买主体", "buyers"), counts.buyers, visit.says("家", "")),
                            Value::list()
                                .push(link("/buyers", visit.says("购买主体名录", "directory")))
                                .push(link("/notices?stage=plan", visit.says("规划与预算", "plans and budgets")))));
    questions.push(question(visit.says("向谁买", "From whom"), "/providers",
                            visit.says("依法成立、具备能力的社会组织、企业和机构。",
                                       "Capable social organisations, firms and institutions."),
                            figure(visit.says("承接主体", "providers"), counts.providers, visit.says("家", "")),
                            Value::list()
                                .push(link("/providers", visit.says("承接主体名录", "directory")))
                                .push(link("/notices?stage=contract", visit.says("合同公开", "contracts")))));
    questions.push(
        question(visit.says("怎么买", "How"), "/rules",
                 visit.says("按条文办事，每一次拒绝都写明依据。", "By the book: each refusal cites its clause."),
                 figure(visit.says("程序执行的条文", "clauses carried"), carried, visit.says("条", "")),
                 Value::list()
                     .push(link("/rules", visit.says("规则与条文", "rules")))
                     .push(link("/methods", visit.says("采购方式选择", "which method")))
                     .push(link("/notices?stage=tender", visit.says("采购公告", "tenders")))));
    questions.push(question(
        visit.says("买得值不值", "Worth it?"), "/results",
        visit.says("考核、验收、绩效评价和服务对象满意度。", "Assessment, acceptance, evaluation, satisfaction."),
        figure(visit.says("已公布评价", "evaluations"), counts.results, visit.says("项", "")),
        Value::list()
            .push(link("/results", visit.says("绩效评价结果", "results")))
            .push(link("/statistics", visit.says("公开数据统计", "statistics")))
            .push(link("/projects", visit.says("全部项目", "all projects")))));
    Value latest = Value::list();
    for (auto const& notice : counts.latest) {
        latest.push(notice_row(visit, disclosure::notice_value(world_.engine(), notice, disclosure::Part::head)));
    }
    auto const closes = closing(visit);
    auto data = common(visit, visit.says("首页", "Home"));
    data.set("questions", questions)
        .set("has_latest", latest.size() > 0)
        .set("latest", latest)
        .set("has_closing", closes.size() > 0)
        .set("closing", closes)
        .set("phone_block", phone_block(data["site"], visit.elder));
    return page(visit, "home", data);
}

}  // namespace qiyue::app::portal
