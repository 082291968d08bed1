#include "modules/review/steps.hpp"

// The draw of the closing committee 结项专家评审委员会: of its own, from the pool as it is then. Nobody who has a tie with the
// provider, with any of those who bid, or with the buyer (PF-process-36).
namespace qiyue::review {

Result<void> demand_closing(StepRun& run) {
    auto const awarded = award(run.tx, run.object.project);
    if (!awarded) {
        return api::conflict(
            "draw.nothing_to_close",
            {"本项目尚未公告中标(成交)结果，没有可结项的内容", "no result of this project is published yet"},
            {"请在合同履行后办理", "come back when the contract was performed"});
    }
    TRY(only_running_draw(run));
    auto const pool = avoid(run, parties(run.tx, run.engine, awarded->tender), item_of_project(run));
    auto const all = lots(run.form, pool.eligible);
    if (seats_in(all) == 0) {
        return api::invalid("draw.no_seats", "business", {"各领域人数均为零", "no seat is asked for in any field"},
                            {"请至少填写一个领域的人数", "ask for one at least"});
    }
    judge_fields(run, all);
    TRY(run.judge.verdict());
    TRY(enough_in_each_field(all));
    auto const about = TRY(run.engine.get(run.tx, run.object.project, "project"));
    run.object.title = about.title + " · 结项专家抽取";
    auto body = run.form.value();
    body.set("committee", "closing").set("representatives", 0);
    commit_to_list(run, {.id = run.object.id, .tender = awarded->tender, .body = std::move(body)}, pool, all);
    return {};
}

}  // namespace qiyue::review
