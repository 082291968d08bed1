#pragma once

#include "platform/db/db.hpp"
#include "platform/http/http.hpp"

#include "base/context.hpp"
#include "base/shape.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

// What the product can be asked. One row describes an operation once; the HTTP route, the OpenAPI document, the
// form in the browser, the scenario action and the permission test are all read from it.
namespace qiyue::api {

// One asking of an operation, already allowed by post and with its input checked (unless checks_input_itself).
struct Call {
    Context const& context;
    db::Tx& tx;
    Form const& form;
    Value const& body;                               // the input as it came
    std::map<std::string, std::string> const& path;  // {"id": "7"}
    Form const& query;                               // what stands behind the question mark, as Operation::query says
    std::int64_t revision = 0;                       // If-Match: 0 when not sent

    // The number in a path segment; refuses with not_found when it is none.
    Result<std::int64_t> number(std::string const& name) const;
    std::string query_or(std::string const& name, std::string otherwise) const;
    std::int64_t query_number(std::string const& name, std::int64_t otherwise) const;
};

// One asking of an operation that opens its own transactions, already allowed and checked likewise.
struct AloneCall {
    Context const& context;
    db::Database& database;
    Form const& form;
    std::map<std::string, std::string> const& path;
    std::string const& remote;  // peer address; "" in a scenario

    Result<std::int64_t> number(std::string const& name) const;
};

enum class Access {
    everyone,   // no session needed
    signed_in,  // any session
    posts,      // a session that holds one of `posts`
};

struct Operation {
    std::string id;  // "need.submit": operationId and scenario action
    http::Method method = http::Method::get;
    std::string path;  // "/api/needs/{id}/submit"
    Text title;        // "提交审核" / "Submit for review"
    Access access = Access::signed_in;
    std::vector<std::string> posts;
    Fields const* input = nullptr;  // nothing: no body; lives as long as the program
    Form::Completeness completeness = Form::Completeness::whole;
    std::vector<Clause> clauses;  // what it answers to, for the documentation
    // What may stand behind the question mark, none of it needed. Read, refused and described by this one table; lives
    // as long as the program.
    Fields const* query = nullptr;
    // Segments of the path that are words ({"key"}); every other one is the number of something.
    std::vector<std::string> words;
    std::string takes = "application/json";  // media type of the body
    std::string gives = "application/json";  // and of the answer
    Fields const* answer = nullptr;          // what the answer holds, where it is always the same
    // It compares the revision that If-Match names with the object's, and refuses a stale one (412). Any other operation
    // refuses to be asked so: a condition is never passed over.
    bool compares_revision = false;
    // It counts how often it is asked or failed at, and says 429.
    bool throttles = false;
    // It asks for more permission than a post before the input is looked at, so that a stranger learns nothing.
    bool checks_input_itself = false;
    // Its answer holds a secret (an authenticator's): it is kept nowhere, so asking twice does it twice.
    bool answers_secret = false;
    // Its answer is the same whoever asks, as long as the program runs: it is written once, at the start.
    bool constant = false;
    std::function<Result<Value>(Call&)> run;
    // Set instead of `run` where one transaction won't do: hashing a password must not hold up the writer, and a
    // failed sign-in has to be remembered although it is refused. Called outside of any transaction, on a worker.
    std::function<Result<Value>(AloneCall&)> alone;

    // Whether its answer is kept under the Idempotency-Key and given again.
    bool asked_once() const { return writes() && run && !answers_secret; }

    bool writes() const { return method != http::Method::get; }

    // Chainable, for rows that are made by reading().
    Operation asks(Fields const& fields) &&;
    Operation by_words(std::vector<std::string> names) &&;
    Operation written_once() &&;
};

// The query as its description reads it: all faults at once, each naming its field; unknown names are refused.
Result<Form> read_query(Operation const& operation, std::map<std::string, std::string> const& query,
                        Context const& context);

// What is only read, in one transaction; more can be set on what comes back (the posts that may, for one).
Operation reading(std::string id, std::string path, Text title, Access access, std::vector<Clause> clauses,
                  std::function<Result<Value>(Call&)> run);

Refusal not_found(Text what);
// `facts`: what a refusal that cites a clause was judged from.
Refusal forbidden(Text why, std::vector<Clause> cites = {}, Value const& facts = {});
Refusal conflict(std::string code, Text why, Text remedy = {});
Refusal invalid(std::string code, std::string field, Text why, Text remedy = {});

}  // namespace qiyue::api
