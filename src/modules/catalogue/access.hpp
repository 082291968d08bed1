#pragma once

#include "modules/catalogue/api.hpp"

namespace qiyue::catalogue {

workflow::Procedure access_procedure();

}  // namespace qiyue::catalogue
