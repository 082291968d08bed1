#pragma once

#include "base/context.hpp"

#include "modules/identity/store.hpp"

#include <optional>

namespace qiyue::identity {

inline constexpr std::int64_t session_seconds_max = 8 * 60 * 60;  // a working day
inline constexpr std::int64_t session_idle_seconds_max = 30 * 60;
inline constexpr std::int64_t touch_after_seconds = 60;  // not every request has to write

bool alive(store::SessionRow const& session, Instant now);
// The caller that this session stands for: without organisation and posts when none is held there any more; nothing
// when the person was switched off.
std::optional<Caller> caller_in(db::Tx& tx, store::SessionRow const& session);

}  // namespace qiyue::identity
