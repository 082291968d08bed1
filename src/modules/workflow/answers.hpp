#pragma once

#include "platform/db/db.hpp"

#include "base/context.hpp"
#include "base/value.hpp"

#include <optional>
#include <string>

// Whoever gets no answer (a lost connection, a crash) asks again with the same Idempotency-Key, and it is done once.
// A key belongs to the person acting for that organisation, or to the visitor who made it up; answers are kept for two
// days.
namespace qiyue::workflow {

// Refuses a key longer than this, or with other than printable ASCII.
inline constexpr std::size_t answer_key_max = 200;
// Visitors are nobody: only the key tells their askings apart, so it must be one that nobody guesses (128 bits).
inline constexpr std::size_t visitors_key_min = 22;

// What was asked, as one digest.
std::string digest_of_asking(std::string const& operation, Value const& path, Value const& query, Value const& body);

// The answer given before to the same asking; nothing when the key is new. Refuses the key of another asking.
Result<std::optional<Value>> answer_before(db::Tx& tx, Context const& context, std::string const& key,
                                           std::string const& digest);

// Keeps the answer, in the transaction of the command.
void keep_answer(db::Tx& tx, Context const& context, std::string const& key, std::string const& digest,
                 Value const& answer);

}  // namespace qiyue::workflow
