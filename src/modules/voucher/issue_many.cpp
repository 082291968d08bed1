#include "modules/voucher/steps.hpp"

#include <algorithm>
#include <map>

// 批量发放: one step gives a voucher to each of the register who meets the conditions and has none. Each is issued by the step
// that issues a single one, so the same rules judge it and each has its own line in the journal; one that is refused
// undoes them all.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

api::Operation issuing(workflow::Engine const& engine) {
    auto all = engine.operations();
    auto const found = std::ranges::find(all, "voucher.issue", &api::Operation::id);
    ENSURE(found != all.end());
    return std::move(*found);
}

}  // namespace

Result<void> issue_to_register(StepRun& run) {
    auto const people = store::without_voucher(run.tx, run.object.id, run.form.integer("most"));
    if (people.empty()) {
        return api::conflict("voucher.nobody_left",
                             {"名册中符合条件的服务对象都已领到凭单", "all who meet the conditions have one"},
                             {"如需加发，请逐张发放", "further ones are issued one by one"});
    }
    auto const issue = issuing(run.engine);
    static std::map<std::string, std::string> const no_path;
    Money sum;
    for (auto const& person : people) {
        auto body = Value::object();
        body.set("programme", run.object.id)
            .set("person", person.number)
            .set("units", run.form.integer("units"))
            .set("expires", run.form.day("expires").iso());
        api::Call call{
            .context = run.context, .tx = run.tx, .form = run.form, .body = body, .path = no_path, .query = run.form};
        auto const issued = TRY(issue.run(call));
        sum += Money::fen(issued["value"].integer());
    }
    run.answer.set("issued", static_cast<std::int64_t>(people.size())).set("value", sum.in_fen());
    return {};
}

}  // namespace qiyue::voucher
