#pragma once

#include "modules/contract/contract.hpp"

#include <string>
#include <vector>

// What the rules in force want a contract to make clear: the union of their lists, each content with the clauses that
// want it. One text for all places; which of it is asked for is the place's.
namespace qiyue::contract {

struct Content {
    std::string field;  // where it is written
    Text name;
    std::vector<Clause> by;
};

std::vector<Content> const& contents();
// Is it written? The term needs both of its days, the three parties each of their three aspects.
bool written(Value const& text, std::string const& field);
// Every clause that wants a content and is in force is asked with all the contents it wants.
void judge_contents(law::Judge& judge, Value const& text);
// The facts of one clause: [{content, field, given}].
Value contents_of(Clause clause, Value const& text);
// Findings of several clauses about the same content are one, with all of their articles.
Result<void> told_once(Result<void> verdict);
// What is not written yet: [{content: its field, articles: the articles that want it}]; empty when nothing is wanting.
Value wanting(law::Judge const& judge, Value const& text);

}  // namespace qiyue::contract
