#include "modules/sealing/store.hpp"

namespace qiyue::sealing {

workflow::Module module(workflow::Engine&) {
    return {.name = "sealing", .migrations = migrations(), .procedures = {}, .operations = {}};
}

}  // namespace qiyue::sealing
