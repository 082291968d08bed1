#pragma once

#include "base/shape.hpp"

// What the steps of guides, applications and objections take, and what their pages show.
namespace qiyue::application {

Fields const& guide_fields();
Fields const& draw_fields();
Fields const& score_fields();
Fields const& recuse_fields();
Fields const& conclude_fields();
Fields const& reason_fields();
Fields const& guide_shown();

Fields const& application_fields();

Fields const& objection_fields();
Fields const& decision_fields();
Fields const& objection_shown();

}  // namespace qiyue::application
