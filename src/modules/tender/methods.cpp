#include "modules/tender/methods.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::tender {

namespace {

Text const not_here{"平台尚不办理这一方式", "this platform does not carry this method out yet"};

// LP-028 特殊情况改用其他方式须在采购活动开始前获设区的市以上财政部门批准
Text special_method(MethodFacts const& facts, Text ground) {
    if (facts.procurement && facts.open_tender_threshold && facts.budget >= *facts.open_tender_threshold) {
        ground.zh += ";预算已达公开招标数额标准,须事先经财政部门批准";
        ground.en += "; the budget reaches the open-tender threshold, so finance must approve it beforehand";
    }
    ground.zh += "。" + not_here.zh;
    ground.en += ". " + not_here.en;
    return ground;
}

}  // namespace

std::vector<MethodOption> method_options(MethodFacts const& facts) {
    return {
        {"open", {"公开招标", "open tender"}, true, {clause::LP_027},
         {"公开招标为主要方式,无须另有理由", "the open tender is the main method and needs no ground"}},
        {"invited", {"邀请招标", "invited tender"}, false, {clause::LP_034},
         special_method(facts, {"限于只能从有限范围供应商采购或公开招标费用占比过大的情形",
                                "only where few suppliers exist or an open tender would cost too much"})},
        {"negotiation", {"竞争性谈判", "competitive negotiation"}, false, {clause::LP_035},
         special_method(facts, facts.complex ? Text{"技术复杂或性质特殊的项目可以适用", "lawful for complex projects"}
                                             : Text{"须有法定情形", "needs one of the grounds of the law"})},
        {"consultation", {"竞争性磋商", "competitive consultation"}, false, {clause::LP_040},
         special_method(facts, {"政府购买服务项目可以适用", "lawful for purchases of services"})},
        {"single_source", {"单一来源", "single source"}, false, {clause::LP_037},
         special_method(facts, {"须有只能从唯一供应商采购等法定情形", "needs a legal ground such as a sole supplier"})},
        {"inquiry", {"询价", "inquiry"}, false, {clause::LP_039},
         {"询价只适用于货物,不适用于服务", "an inquiry is for goods, not for services"}},
    };
}

Value value_of(std::vector<MethodOption> const& options) {
    Value all = Value::list();
    for (auto const& option : options) {
        Value cites = Value::list();
        for (auto const& clause : option.cites) {
            cites.push(clause.id);
        }
        all.push(Value::object()
                     .set("method", option.method)
                     .set("label", Value::object().set("zh", option.label.zh).set("en", option.label.en))
                     .set("open", option.open)
                     .set("clauses", cites)
                     .set("because", Value::object().set("zh", option.because.zh).set("en", option.because.en)));
    }
    return all;
}

}  // namespace qiyue::tender
