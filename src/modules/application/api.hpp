#pragma once

#include "modules/workflow/api.hpp"

// Projects by application 申报立项: a guide that is announced, what providers apply with, the marks of drawn experts, the ranking, the
// public notice and the objections to it.
namespace qiyue::application {

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::application
