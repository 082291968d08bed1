#pragma once

#include "modules/voucher/store.hpp"

namespace qiyue::voucher {

// voucher.sign: the holder signs beforehand for where there is no line. It keeps nothing and answers the code to its holder.
api::Operation sign_operation(workflow::Engine& engine);

}  // namespace qiyue::voucher
