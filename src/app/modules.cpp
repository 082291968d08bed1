#include "app/world.hpp"
#include "modules/budget/api.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/need/api.hpp"
#include "modules/participation/api.hpp"
#include "modules/project/api.hpp"

namespace qiyue::app {

std::vector<workflow::Module> modules(workflow::Engine& engine) {
    return {
        ledger::module(engine),
        catalogue::module(engine),
        project::module(engine),
        participation::module(engine),
        budget::module(engine),
        need::module(engine),
    };
}

}  // namespace qiyue::app
