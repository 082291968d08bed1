#pragma once

namespace qiyue::metrics {

// Told before threads begin: they share two pools of memory instead of having up to eight for each core, which keep what
// they once held. A serving process that has answered a hundred requests then holds half as much; a lock more is nothing
// beside a database.
void share_memory_pools();

// Gives back to the system what was used and is free. Takes about a millisecond.
void give_back_memory();

}  // namespace qiyue::metrics
