#pragma once

namespace qiyue::metrics {

// Told before threads begin: they share two pools of memory instead of having up to eight for each core, which keep what
// they once held. A serving process that has answered a hundred requests then holds half as much; a lock more is nothing
// beside a database.
void share_memory_pools();

}  // namespace qiyue::metrics
