#include "modules/treasury/steps.hpp"

namespace qiyue::treasury {

std::vector<Instruction> instructions(db::Tx& tx, std::string const& region) {
    return store::of_region(tx, region);
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "treasury",
            .migrations = migrations(),
            .procedures = {batch_procedure(), receipt_procedure(), statement_procedure()},
            .operations = {batch_file_operation(engine), of_payment_operation(engine), trace_operation(engine)}};
}

}  // namespace qiyue::treasury
