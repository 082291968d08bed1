#pragma once

#include "modules/workflow/api.hpp"

namespace qiyue::workflow {

Value label(Text const& text);
std::string state_label(Procedure const& procedure, std::string_view state);
// {id, name} of an organisation, or null for 0.
Value organisation_value(db::Tx& tx, std::int64_t id);
// The line of an object in a list.
Value summary(db::Tx& tx, Engine const& engine, Object const& object);
Value duty_value(db::Tx& tx, Engine const& engine, Duty const& duty, Day today);
// The same with the title of its object, for who may read that.
Value duty_of(db::Tx& tx, Engine const& engine, Duty const& duty, Context const& context);
// Until when the steps that an object waits for are possible, where that is nobody's duty: its procedure shows an instant
// "open_until" (a bid's deadline). {label, at, past, working_days_left, due_today, next_working_day}, or null.
Value open_until(db::Tx& tx, Engine const& engine, Object const& object, Context const& context);
// Each clause of a step by its id, or with its words.
enum class Clauses { ids, words };
Value step_value(Engine const& engine, Procedure const& procedure, Step const& step, Clauses clauses);

}  // namespace qiyue::workflow
