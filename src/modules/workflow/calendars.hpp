#pragma once

#include "modules/workflow/api.hpp"

// The yearly notices of days off, and what becomes of deadlines when one is loaded. For the app, which loads them; apart
// from api.hpp, which everybody includes.
namespace qiyue::workflow {

struct Notice {
    CalendarYear year;
    std::string title, source, published;  // of the notice: its name, where it was read, its day
};

struct Recount {
    std::vector<int> years;      // whose notice is new or was replaced
    std::int64_t looked_at = 0;  // open duties whose day the law counts
    std::int64_t moved = 0;      // to another day
    std::int64_t settled = 0;    // provisional before: the same day, for good
};

// Counts the open duties again when the notices differ from those they were last counted by, and tells it at the duty
// (`sum.recounted`: [{at, from, to, notices: [{year, notice, title}]}]), in the timeline and in the journal. Done at
// every start; without a difference it only looks. The engine's calendar must hold the same notices.
Result<Recount> apply_calendars(db::Tx& tx, Context const& context, Engine const& engine,
                                std::vector<Notice> const& notices);

// workflow.calendars, for everybody: {items: [{year, title, notice, published, source, days_off: [{name, from, to}],
// worked: [day], applied}]}. The notices live as long as the program.
api::Operation calendars_operation(std::vector<Notice> const& notices);

// The name under which the timeline and the journal keep that a deadline was counted again.
inline constexpr char const* recounted_step = "deadline_recounted";

}  // namespace qiyue::workflow
