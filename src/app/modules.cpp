#include "app/world.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/need/api.hpp"
#include "modules/participation/api.hpp"
#include "modules/project/api.hpp"

namespace qiyue::app {

std::vector<workflow::Module> modules(workflow::Engine& engine) {
    return {
        catalogue::module(engine),
        project::module(engine),
        participation::module(engine),
        need::module(engine),
    };
}

}  // namespace qiyue::app
