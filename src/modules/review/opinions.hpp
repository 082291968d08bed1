#pragma once

#include "modules/review/steps.hpp"

// Committees whose members each say by themselves what they find, once, and nobody reads another before all have said it: the
// closing review and that of a framework agreement. They stand in the body as `members`: [{person, name, field, said, digest}].
namespace qiyue::review {

// That of the step's object.
Closing stored_closing(StepRun& run);
// Who took his seat in the draw, as members without an opinion; each takes part in the step's object as a judge.
Value seated(StepRun& run, std::int64_t draw);
bool all_said(Closing const& review);
// The caller's own opinion, with its digest; with the last of them the object is judged. Refuses a second one and who is no
// member.
Result<void> say(StepRun& run, Closing& review, Value said);
// What a page says of a member to this reader: field, whether he has said it, his name where it is shown or his own.
Value member_line(Value const& member, bool named, Context const& context);
std::int64_t opinions_in(Closing const& review);

}  // namespace qiyue::review
