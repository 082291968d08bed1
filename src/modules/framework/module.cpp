#include "modules/framework/api.hpp"

#include "modules/framework/steps.hpp"
#include "modules/project/api.hpp"

namespace qiyue::framework {

workflow::Module module(workflow::Engine& engine) {
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            if (done.object.kind == "framework_order" && done.from.empty()) {
                project::reach(tx, context, engine, done.object.project, project::Stage::purchasing);
            }
            return {};
        });
    return {.name = "framework",
            .migrations = migrations(),
            .procedures = {framework_procedure(engine), offer_procedure(), order_procedure(engine), quote_procedure()},
            .operations = {advice_operation(engine)}};
}

}  // namespace qiyue::framework
