#pragma once

#include "modules/workflow/api.hpp"

namespace qiyue::workflow {

// Does the caller stand to the object as the actor asks? (The post is asked for before.)
bool stands(db::Tx& tx, Actor const& actor, Object const& object, Caller const& caller);
// Audit 审计 and supervision 监察 read everything of their city and change nothing: by which clause this caller does;
// nothing when it is no overseer.
Clause oversight(Caller const& caller);
// Is that clause suspended?
bool oversight_off(Context const& context);
// One of the actors fits: post and relation.
bool may(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller);
// What people call a post.
Text post_label(std::string_view post);
// What a refusal by post rests on: {posts_needed, posts_held}, and what an overseer is there for.
law::Facts facts_of(std::vector<std::string> const& posts, Caller const& caller);
// The same of a step; and, where the caller holds one of its posts, how he fails to stand to the object. It says nothing of the
// object that the refusal does not say.
law::Facts facts_of(Step const& step, Caller const& caller);
// The post under which the caller acts here, for the record.
std::string acting_post(db::Tx& tx, std::vector<Actor> const& who, Object const& object, Caller const& caller);

}  // namespace qiyue::workflow
