#include "modules/credit/steps.hpp"

#include "law/clauses.gen.hpp"

// Before its time: repaired at the provider's asking, or revoked. At its time it ends by itself, and nobody does anything.
namespace qiyue::credit {

namespace {

using workflow::StepRun;

// A ban lasts at least the law's shortest, or the years of the place's list; anything else may be repaired at once.
void judge_time(StepRun& run, Sanction const& sanction) {
    if (sanction.measure != "listed") {
        return;
    }
    ask_limits(run, sanction.ground, *sanction.from, run.today().plus_days(-1));
    for (auto const list : {clause::SH_2_5_11, clause::SY_4_5_l}) {
        run.judge.require(list, law::Facts().with("ban_until", *sanction.until).with("today", run.today()), false,
                          "credit.repair_too_early", {},
                          {"列入黑名单的，" + sanction.until->iso() + " 期满前不得参加，不能提前修复",
                           "who is on the list stays out until " + sanction.until->iso() + "; it is not shortened"},
                          {"期满后自行恢复；认为决定有误的，请申请撤销或依法救济",
                           "it ends by itself; who holds it wrong asks for its revocation or for a remedy"});
    }
}

Result<void> still_in_force(StepRun& run, Sanction const& sanction) {
    if (!sanction.active(run.today())) {
        return api::conflict(
            "credit.over_already",
            {"该处理已于 " + sanction.until->iso() + " 期满", "it was over on " + sanction.until->iso()},
            {"无须办理", "there is nothing to do"});
    }
    return {};
}

}  // namespace

Result<void> ask_repair(StepRun& run) {
    auto sanction = stored(run);
    TRY(still_in_force(run, sanction));
    judge_time(run, sanction);
    leave(run, sanction);
    sanction.body.set("repair_asked_on", run.today().iso());
    store::update(run.tx, sanction);
    return {};
}

Result<void> decide_repair(StepRun& run) {
    auto sanction = stored(run);
    TRY(still_in_force(run, sanction));
    if (!sanction.body["repair_asked_on"].is_text()) {
        return api::conflict("credit.no_repair_asked", {"承接主体没有申请信用修复", "no repair was asked for"},
                             {"请待其提交整改材料", "wait for what it put right"});
    }
    leave(run, sanction);
    sanction.body.erase("repair_asked_on");
    if (run.form.yes("granted")) {
        judge_time(run, sanction);
        sanction.ended_on = run.today();
        run.to = "repaired";
    }
    store::update(run.tx, sanction);
    return {};
}

Result<void> revoke(StepRun& run) {
    auto sanction = stored(run);
    TRY(still_in_force(run, sanction));
    leave(run, sanction);
    sanction.ended_on = run.today();
    sanction.body.set("revoked", true);
    store::update(run.tx, sanction);
    return {};
}

}  // namespace qiyue::credit
