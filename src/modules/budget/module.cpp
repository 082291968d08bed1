#include "modules/budget/procedures.hpp"
#include "modules/project/api.hpp"

namespace qiyue::budget {

workflow::Module module(workflow::Engine& engine) {
    // A project whose row was released may be bought.
    engine.ports().bus.on<RowReleased>(
        [&engine](db::Tx& tx, Context const& context, RowReleased const& row) -> Result<void> {
            project::reach(tx, context, engine, row.project, project::Stage::budgeted);
            return {};
        });
    return {.name = "budget",
            .migrations = migrations(),
            .procedures = {line_procedure(), round_procedure(), package_procedure(engine), adjustment_procedure(),
                           plan_procedure()},
            .operations = {totals_operation(engine)}};
}

}  // namespace qiyue::budget
