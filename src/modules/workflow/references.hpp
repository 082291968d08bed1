#pragma once

#include "modules/workflow/api.hpp"

namespace qiyue::workflow {

// What a field of a form may refer to, for the one who fills it in: organisations, people, objects he may read. At
// most fifty, found by a part of the name ("q"), or the one with a known "id". `of` is that of the field; several kinds
// stand as "assessment|acceptance". Gives {items: [{id, label, title?, number?, state?, within? (the project)}]}.
Result<Value> references(Engine const& engine, api::Call& call);

}  // namespace qiyue::workflow
