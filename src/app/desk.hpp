#pragma once

#include "app/world.hpp"

namespace qiyue::app {

// One request for an operation, whether it came over HTTP or out of a scenario.
struct Asked {
    api::Operation const* operation = nullptr;
    Caller caller;
    std::map<std::string, std::string> path, query;
    Value body = Value::object();
    std::int64_t revision = 0;
    std::string idempotency_key;  // "": none; the same key and asking give the same answer, and are done once
    std::string remote;           // peer address; "" in a scenario
};

// Permission by post, query and input against its description, one transaction, the answer. What the operation refuses has
// changed nothing.
Result<Value> run(World& world, Asked const& asked);

// To be asked with If-Match by an operation that compares no revision. Not 412: that tells the caller to read the object
// again and retry, which would never help.
Refusal no_revision();

// The refusal as application/problem+json (RFC 9457): code, sentence, field, why, and of each clause the document, the
// article, its words and where its text can be opened.
Value problem(law::Rulebook const& rules, Refusal const& refusal, Suspended const* suspended = nullptr);
// The same, with what the competent authority said about the articles cited.
Value problem(World& world, Refusal const& refusal);
int status_of(Reason reason);
std::string_view name_of(Reason reason);

}  // namespace qiyue::app
