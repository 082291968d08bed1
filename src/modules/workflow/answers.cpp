#include "modules/workflow/answers.hpp"

#include "modules/workflow/store.hpp"
#include "platform/api/operation.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::workflow {

namespace {

constexpr std::int64_t kept_seconds = std::int64_t{2} * 86'400;

Instant oldest_kept(Context const& context) {
    return context.now.plus_seconds(-kept_seconds);
}

bool printable(std::string const& key) {
    return std::ranges::all_of(key, [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

std::string digest_of_asking(std::string const& operation, Value const& path, Value const& query, Value const& body) {
    return crypto::sha256_hex(json::write(
        Value::object().set("operation", operation).set("path", path).set("query", query).set("body", body)));
}

Result<std::optional<Value>> answer_before(db::Tx& tx, Context const& context, std::string const& key,
                                           std::string const& digest) {
    if (key.size() > answer_key_max || !printable(key)) {
        return api::invalid("idempotency.key", {},
                            {"Idempotency-Key 须为不超过 200 个可见的 ASCII 字符",
                             "an Idempotency-Key is at most 200 visible ASCII characters"},
                            {"请用随机的 UUID", "use a random UUID"});
    }
    if (!context.caller.signed_in() && key.size() < visitors_key_min) {
        return api::invalid("idempotency.key_short", {},
                            {"未登录时 Idempotency-Key 至少 22 个字符",
                             "without a session an Idempotency-Key has at least 22 characters"},
                            {"请用随机的 UUID", "use a random UUID"});
    }
    auto const kept = store::find_answer(tx, context.caller, key, oldest_kept(context));
    if (!kept) {
        return std::optional<Value>();
    }
    if (kept->digest != digest) {
        return api::conflict(
            "idempotency.other_request",
            {"这个 Idempotency-Key 已用于另一请求", "this Idempotency-Key was used for another request"},
            {"另一请求请换一个新的键", "use a new key for another request"});
    }
    return std::optional<Value>(json::parse(kept->answer).value());
}

void keep_answer(db::Tx& tx, Context const& context, std::string const& key, std::string const& digest,
                 Value const& answer) {
    store::forget_answers(tx, oldest_kept(context));
    store::insert_answer(tx, context.caller, key, {.digest = digest, .answer = json::write(answer)}, context.now);
}

}  // namespace qiyue::workflow
