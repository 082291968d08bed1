#pragma once

#include "base/clause.hpp"
#include "base/text.hpp"
#include "base/value.hpp"

#include <string>
#include <vector>

namespace qiyue {

// One reason why a command is refused, said so that the reader knows what would make it acceptable.
struct Finding {
    std::string code;           // stable: "contract.term_too_long"
    std::string field;          // path of the input field it is about, empty when it is about the whole
    std::vector<Clause> cites;  // the clauses it rests on; their words are looked up at the edge
    Text says;                  // what is wrong
    Text remedy;                // what would make it acceptable
    Value why;                  // inputs, numbers and steps of the judgement; {facts} where no judge was asked
};

// What kind of "no" it is; decides the HTTP status.
enum class Reason {
    invalid,          // 400 the input can't be read as what was asked for
    unauthenticated,  // 401
    forbidden,        // 403 not this caller
    not_found,        // 404
    conflict,         // 409 not in this state
    stale,            // 412 somebody changed it meanwhile
    too_large,        // 413
    unlawful,         // 422 a rule says no
    throttled,        // 429
};

// An expected "no": a value, never an exception. A refused command changes nothing.
class Refusal {
public:
    Refusal(Reason reason, Finding finding) : reason_(reason) { findings_.push_back(std::move(finding)); }
    Refusal(Reason reason, std::vector<Finding> findings) : reason_(reason), findings_(std::move(findings)) {}

    Reason reason() const { return reason_; }
    std::vector<Finding> const& findings() const { return findings_; }  // never empty

private:
    Reason reason_;
    std::vector<Finding> findings_;
};

}  // namespace qiyue
