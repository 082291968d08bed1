#include "modules/identity/prove.hpp"

#include "modules/identity/password.hpp"
#include "modules/identity/store.hpp"
#include "modules/identity/throttle.hpp"
#include "modules/identity/token.hpp"

namespace qiyue::identity {

namespace {

// What is known of the one who asks. For an unknown login everything is there as well, so that the comparison takes
// as long and the answer is the same.
struct Known {
    std::int64_t person = 0; // 0: nobody, or nobody active
    std::string password_hash;
    std::string totp_secret; // "": asks for no code
    std::int64_t wait_seconds = 0;
};

// Nobody's password, hashed as dearly as everybody's.
std::string const& hash_of_nobody(crypto::PasswordCost cost) {
    static std::string const interactive =
        crypto::hash_password("nobody has this password", crypto::PasswordCost::interactive);
    static std::string const cheap =
        crypto::hash_password("nobody has this password", crypto::PasswordCost::cheap);
    return cost == crypto::PasswordCost::cheap ? cheap : interactive;
}

std::int64_t wait_of(db::Tx& tx, Instant now, std::string const& login_digest, std::string const& remote) {
    auto const start = throttle_window_start(now);
    auto const login = wait_seconds(
        store::failures_of_login(tx, login_digest, start, failures_for_login_max), failures_for_login_max, now
    );
    // A command line or a scenario comes from nowhere.
    auto const place = remote.empty()
        ? 0
        : wait_seconds(
              store::failures_of_remote(tx, remote, start, failures_for_remote_max), failures_for_remote_max,
              now
          );
    return std::max(login, place);
}

Known look_up(
    db::Tx& tx, Instant now, api::Ports const& ports, std::string const& login, std::string const& remote
) {
    Known known;
    known.wait_seconds = wait_of(tx, now, digest_of_token(login), remote);
    known.password_hash = hash_of_nobody(ports.password_cost);
    auto const person = store::person_by_login(tx, login);
    if (person && person->active) {
        known.person = person->id;
        known.password_hash = store::password_of(tx, person->id);
        auto const totp = store::totp(tx, person->id);
        known.totp_secret = totp && totp->confirmed ? totp->secret : "";
    }
    return known;
}

struct Compared {
    bool right = false;
    std::int64_t totp_step = 0; // 0: no code was asked for
};

Compared compare(Known const& known, Credentials const& credentials, Instant now) {
    Compared compared;
    compared.right = crypto::verify_password(known.password_hash, credentials.password) && known.person != 0;
    if (!known.totp_secret.empty()) {
        auto const step = crypto::totp_step(known.totp_secret, credentials.code, now.micros() / 1'000'000);
        compared.right = compared.right && step.has_value();
        compared.totp_step = step.value_or(0);
    }
    return compared;
}

Refusal throttled(std::int64_t wait_seconds) {
    auto const minutes = std::to_string((wait_seconds + 59) / 60);
    return Refusal(
        Reason::throttled,
        {.code = "identity.throttled",
         .field = {},
         .cites = {},
         .says =
             {"多次未通过，请在 " + minutes + " 分钟后再试",
              "too many failures; try again in " + minutes + " min"},
         .remedy = {"稍后再试，或请管理员重置密码", "wait, or ask an administrator to reset the password"},
         .why = Value::object({{"wait_seconds", wait_seconds}})}
    );
}

// Kept whether it went well or not: an outcome, not a Result, or the failure would be rolled back with the refusal.
struct Settled {
    std::optional<Refusal> refusal;
};

class Settlement {
public:
    Settlement(
        Context const& context, api::Ports& ports, std::string login, std::string const& remote,
        Refusal const& otherwise
    )
        : context_(context),
          ports_(ports),
          login_(std::move(login)),
          login_digest_(digest_of_token(login_)),
          remote_(remote),
          otherwise_(otherwise) {}

    Result<Settled> settle(
        db::Tx& tx, Known const& before, Compared const& compared,
        std::function<Result<void>(db::Tx&, std::int64_t)> const& then
    ) const {
        // Asked again under the write: of many guesses made at once, no more than the limit learn anything.
        auto const now = look_up(tx, context_.now, ports_, login_, remote_);
        if (now.wait_seconds > 0) {
            return Settled{throttled(now.wait_seconds)};
        }
        bool const unchanged = now.person == before.person && now.password_hash == before.password_hash &&
            now.totp_secret == before.totp_secret;
        bool const proved = compared.right && unchanged &&
            (compared.totp_step == 0 || store::use_totp_step(tx, now.person, compared.totp_step));
        if (!proved) {
            store::insert_failure(tx, ports_.ids.next(), login_digest_, remote_, context_.now);
            return Settled{otherwise_};
        }
        store::forgive(tx, login_digest_);
        TRY(then(tx, now.person));
        return Settled{};
    }

private:
    Context const& context_;
    api::Ports& ports_;
    std::string login_;
    std::string login_digest_;
    std::string const& remote_;
    Refusal const& otherwise_;
};

} // namespace

Result<void> prove(
    db::Database& database, Context const& context, api::Ports& ports, Credentials const& credentials,
    Refusal const& otherwise, std::function<Result<void>(db::Tx&, std::int64_t person)> const& then
) {
    auto const login = folded_login(credentials.login);
    auto const known = database.read<Known>([&](db::Tx& tx) {
        return look_up(tx, context.now, ports, login, credentials.remote);
    });
    if (known.wait_seconds > 0) {
        return throttled(known.wait_seconds);
    }
    auto const compared = compare(known, credentials, context.now);
    Settlement const settlement(context, ports, login, credentials.remote, otherwise);
    auto const settled =
        TRY(database.write<Settled>([&](db::Tx& tx) { return settlement.settle(tx, known, compared, then); })
        );
    if (settled.refusal) {
        return *settled.refusal;
    }
    return {};
}

} // namespace qiyue::identity
