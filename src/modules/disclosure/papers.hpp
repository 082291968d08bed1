#pragma once

#include "modules/disclosure/api.hpp"

namespace qiyue::disclosure {

std::vector<api::Operation> papers(workflow::Engine const& engine, documents::Library const& library);
// A file that a notice shows is everybody's.
void show_files(workflow::Engine& engine);

}  // namespace qiyue::disclosure
