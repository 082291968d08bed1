#include "modules/review/ranking.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// LP-154 有异议签不同意见并说明理由,否则视为同意: a member who disagrees with what was computed says so before the report goes
// to the buyer. By seat, since who sat is secret until the result.
namespace qiyue::review {

Result<void> dissent(StepRun& run) {
    auto review = stored(run);
    auto const members = seated(store::members(run.tx, review.id));
    auto const mine = std::ranges::find(members, run.context.caller.person, &Member::person);
    if (mine == members.end()) {
        return api::forbidden({"您不是本项目的评委", "you are no member of this committee"});
    }
    auto const seat = std::int64_t{mine - members.begin() + 1};
    Value all = Value::list();
    for (auto const& one : review.body["dissents"].is_list() ? review.body["dissents"].items() : Value::List{}) {
        if (one["seat"] != Value(seat)) {
            all.push(one);
        }
    }
    auto given = run.form.value();
    all.push(given.set("seat", seat));
    review.body.set("dissents", all);
    store::update(run.tx, review);
    run.answer.set("dissents", std::int64_t(all.size())).set("agree", std::int64_t(members.size() - all.size()));
    return {};
}

}  // namespace qiyue::review
