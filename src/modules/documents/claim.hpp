#pragma once

#include "modules/documents/api.hpp"

namespace qiyue::documents {

// The files in a step's input belong to its object from now on. Refuses files that are not there or not his to give.
Result<void> claim(db::Tx& tx, workflow::Engine const& engine, Context const& context, workflow::StepDone const& done);

// May the caller have this file, as this object holds it?
bool may_have(db::Tx& tx, workflow::Engine const& engine, Context const& context, File const& file);

}  // namespace qiyue::documents
