#include "modules/delivery/steps.hpp"

namespace qiyue::delivery {

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "delivery",
            .migrations = migrations(),
            .procedures = {delivery_procedure(engine), scheme_procedure(), progress_procedure(engine),
                           check_procedure(engine), ticket_procedure(), investigation_procedure(),
                           finance_report_procedure(engine), special_audit_procedure()},
            .operations = {board_operation(engine)}};
}

}  // namespace qiyue::delivery
