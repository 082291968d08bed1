#include "law/clauses.gen.hpp"
#include "modules/disclosure/api.hpp"
#include "modules/disclosure/section.hpp"
#include "modules/disclosure/store_figures.hpp"
#include "modules/tender/api.hpp"

#include "base/both.hpp"

#include <algorithm>

// How much of what was published went by competition, and of the rest each with its reason; and whether a project has passed
// the four pillars of a purchase.
namespace qiyue::disclosure {

namespace {

Value line_of(store::Purchase const& one, tender::Competition const& how) {
    return Value::object()
        .set("project", one.project)
        .set("title", one.title)
        .set("buyer_name", one.buyer_name)
        .set("notice", one.notice)
        .set("method", how.method)
        .set("method_label", both(how.label))
        .set("reason", how.reason)
        .set("amount", one.amount);
}

}  // namespace

Value competition(db::Tx& tx, workflow::Engine const& engine, Context const& context, int year) {
    Value procedures = Value::list();
    Value others = Value::list();
    for (auto const& one : store::purchases(tx, year)) {
        auto const how = tender::competition(tx, one.tender);
        if (!how) {
            continue;
        }
        procedures.push(Value::object().set("competitive", how->competitive).set("amount", one.amount));
        if (!how->competitive) {
            others.push(line_of(one, *how));
        }
    }
    auto judge = engine.judge(context, {.place = engine.place(), .pinned = context.today()});
    auto computed = judge.compute(clause::XN_2_1_2_a, law::Facts().with("procedures", procedures));
    return computed.set("others", others);
}

Value pillars(db::Tx& tx, Context const& context, std::int64_t project) {
    Value all = Value::list();
    if (context.off(clause::SH_2_4_1)) {
        return all;
    }
    auto const published = notices(tx, {.project = project, .limit = 500});
    auto const there = [&](std::initializer_list<std::string_view> rules) {
        return std::ranges::any_of(
            published, [&](Notice const& notice) { return std::ranges::find(rules, notice.rule) != rules.end(); });
    };
    auto const contracted = there({"contract_notice"});
    auto const owed = std::ssize(checklist(tx, project, Owed::open, context.today()));
    auto const add = [&](char const* name, Text const& text, bool passed, Text const& missing) {
        all.push(Value::object()
                     .set("pillar", name)
                     .set("label", both(text))
                     .set("passed", passed)
                     .set("says", passed ? Value() : both(missing)));
    };
    // SH-2.4-1 以“政府采购、合同管理、绩效评价、信息公开”为主要内容的管理模式
    add("procurement", {"政府采购", "procurement"}, there({"award_notice", "framework_result"}),
        {"尚无采购结果公告", "no result of a purchase is published"});
    add("contract", {"合同管理", "contract"}, contracted, {"尚无合同公告", "no contract is published"});
    add("evaluation", {"绩效评价", "evaluation"}, there({"evaluation"}),
        {"尚无绩效评价结果", "no evaluation is published"});
    add("disclosure", {"信息公开", "disclosure"}, !published.empty() && owed == 0,
        {"尚有 " + std::to_string(owed) + " 项应公开的未公开",
         std::to_string(owed) + " items are due and not published"});
    return all;
}

}  // namespace qiyue::disclosure
