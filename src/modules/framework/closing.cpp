#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"

// From the admitted to their agreements, and from these to the summary.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

Result<void> once(StepRun& run, char const* day) {
    auto f = stored(run);
    if (f.results[day].is_text()) {
        return api::conflict("framework.done_already",
                             {"已于 " + f.results[day].text() + " 办理", "it was done on " + f.results[day].text()},
                             {"无须重复办理；补充征集签订后再次办理", "do it again after a supplement"});
    }
    f.results.set(day, run.today().iso());
    store::update(run.tx, f);
    return {};
}

}  // namespace

// LP-297 入围通知书发出之日起30日内签订框架协议: until then nobody admitted is left out.
Result<void> conclude(StepRun& run) {
    auto f = stored(run);
    auto const last = run.judge.deadline("framework_sign_due", *f.announced).due;
    auto const waiting = offers_in(run.tx, run.engine, f.id, "admitted");
    run.judge.require(clause::LP_297, law::Facts().with("sign_until", last).with("today", run.today()),
                      waiting.empty() || run.today() > last, "framework.still_signing", {},
                      {"还有 " + std::to_string(waiting.size()) + " 家入围供应商可在 " + last.iso() + " 前签订",
                       std::to_string(waiting.size()) + " admitted suppliers may still sign until " + last.iso()},
                      {"请待其签订或放弃，或期满后办结", "wait until they sign or decline, or until the time is over"});
    TRY(run.judge.verdict());
    auto const agreed = offers_in(run.tx, run.engine, f.id, "signed");
    if (agreed.empty()) {
        return api::conflict("framework.nobody_signed", {"没有供应商签订框架协议", "no supplier signed"},
                             {"请终止本次征集", "end this call"});
    }
    for (auto const& offer : waiting) {
        run.afterwards.push_back([&run, id = offer.id]() -> Result<void> {
            run.engine.move(run.tx, run.context, id, "declined", "not_signed_in_time");
            return {};
        });
    }
    f.concluded = f.concluded ? f.concluded : run.today();
    // After a supplement there are new agreements to file and to tell of.
    f.results.erase("filed_on");
    f.results.erase("informed_on");
    store::update(run.tx, f);
    owe(run, "framework.file", {"框架协议副本备案", "file the agreements"}, "framework_file_due", clause::LP_290);
    owe(run, "framework.inform", {"将入围信息告知采购人或服务对象", "tell buyers and users who is admitted"},
        "framework_inform_due", clause::LP_298);
    run.answer.set("agreements", static_cast<std::int64_t>(agreed.size()));
    return {};
}

// LP-290, LP-298: once for each round of agreements.
Result<void> file(StepRun& run) {
    TRY(once(run, "filed_on"));
    auto f = stored(run);
    f.results.set("copy", run.form.text("copy"));
    store::update(run.tx, f);
    return {};
}

Result<void> inform(StepRun& run) {
    return once(run, "informed_on");
}

Result<void> expire(StepRun& run) {
    auto const f = stored(run);
    auto const last = f.day("term_to");
    if (run.today() <= last) {
        return api::conflict("framework.still_in_term",
                             {"框架协议有效期至 " + last.iso(), "the agreement is in force until " + last.iso()},
                             {"请期满后办理", "come back when it is over"});
    }
    owe(run, "framework.summarise", {"成交结果汇总公告", "publish the summary of orders"},
        "framework_result_summary_due", clause::LP_299);
    return {};
}

// LP-299 期满后10个工作日内汇总公告: of each supplier how many orders, and what was settled.
Result<void> summarise(StepRun& run) {
    auto f = stored(run);
    std::int64_t made = 0;
    Money settled;
    Value suppliers = Value::list();
    auto const orders = store::orders(run.tx, f.id);
    for (auto const& offer : store::offers(run.tx, f.id)) {
        std::int64_t own = 0;
        Money sum;
        for (auto const& order : orders) {
            auto const object = run.engine.find(run.tx, order.id);
            auto const counts = object && object->state != "declined" && object->state != "cancelled";
            if (order.offer == offer.id && counts) {
                own += 1;
                sum += order.settled;
            }
        }
        made += own;
        settled += sum;
        if (own > 0) {
            suppliers.push(Value::object()
                               .set("provider_name", name_of(run.tx, offer.provider))
                               .set("orders", own)
                               .set("settled", sum.in_fen()));
        }
    }
    f.results.set("orders_made", made).set("orders_settled", settled.in_fen()).set("by_supplier", suppliers);
    store::update(run.tx, f);
    run.answer.set("orders_made", made).set("orders_settled", settled.in_fen());
    return {};
}

}  // namespace qiyue::framework
