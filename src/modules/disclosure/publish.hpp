#pragma once

#include "modules/disclosure/section.hpp"

namespace qiyue::disclosure {

// One publication about to be made.
struct Making {
    Rule const& rule;
    workflow::Object object;   // what it is about
    std::int64_t project = 0;  // the object's, mostly
    Value section;
};
// Stores the notice and ticks off what was owed. Refuses while it is undecided whether a field of it is withheld. Gives
// 0 where nothing is published because the clause behind it is suspended.
Result<std::int64_t> publish(db::Tx& tx, workflow::Engine const& engine, Context const& context, Making const& making);

// From now on this publication is owed about the object; `body` is kept for the notice.
void owe(db::Tx& tx, workflow::Engine const& engine, Context const& context, Rule const& rule,
         workflow::Object const& object, std::int64_t project, Value body = {});

// What the object's page shows to a visitor, as a section.
Value section_of_view(db::Tx& tx, workflow::Engine const& engine, Context const& context,
                      workflow::Object const& object, Rule const& rule);

// Of the notices that events make.
Fields const& budget_fields();
Fields const& award_fields();
Fields const& award_void_fields();
std::string duty_of(Rule const& rule);

void listen(workflow::Engine& engine);

}  // namespace qiyue::disclosure
