#pragma once

#include "modules/documents/api.hpp"

namespace qiyue::documents {

// 档案销毁: proposed -> disposed or rejected.
workflow::Procedure disposal_procedure();

}  // namespace qiyue::documents
