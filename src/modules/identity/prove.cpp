#include "modules/identity/prove.hpp"

#include "modules/identity/password.hpp"
#include "modules/identity/recovery.hpp"
#include "modules/identity/store.hpp"
#include "modules/identity/throttle.hpp"
#include "modules/identity/token.hpp"

namespace qiyue::identity {

namespace {

// What is claimed, and from which browser.
struct Proof : Credentials {
    std::string device;
};

// What is known of the one who asks. For an unknown login everything is there as well, so that the comparison takes
// as long and the answer is the same.
struct Known {
    std::int64_t person = 0;  // 0: nobody, or nobody active
    std::string password_hash;
    std::string totp_secret;  // "": asks for no code
    bool recovers = false;    // what was given as a code is an unused recovery code
    std::string lane;         // where failures are counted
    std::int64_t wait_seconds = 0;
};

// Nobody's password, hashed as dearly as everybody's.
std::string const& hash_of_nobody(crypto::PasswordCost cost) {
    static std::string const interactive =
        crypto::hash_password("nobody has this password", crypto::PasswordCost::interactive);
    static std::string const cheap = crypto::hash_password("nobody has this password", crypto::PasswordCost::cheap);
    return cost == crypto::PasswordCost::cheap ? cheap : interactive;
}

// Who is signed in, and a browser from which this person signed in before, are counted for themselves; everybody else
// shares the login's lane.
std::string lane_of(db::Tx& tx, Caller const& caller, std::string const& login, std::int64_t person,
                    std::string const& device) {
    if (caller.session != 0 && caller.person == person) {
        return digest_of_token("session " + std::to_string(caller.session));
    }
    if (!device.empty() && person != 0) {
        auto const digest = digest_of_token(device);
        if (store::person_of_device(tx, digest) == person) {
            return digest_of_token("device " + digest);
        }
    }
    return digest_of_token(login);
}

std::int64_t wait_of(db::Tx& tx, Instant now, Known const& known, std::string const& login, std::string const& place) {
    auto const start = throttle_window_start(now);
    auto const in_lane = wait_seconds(store::failures_of_login(tx, known.lane, start, failures_for_login_max),
                                      failures_for_login_max, now);
    // A command line or a scenario comes from nowhere; a known browser is not held up by its neighbours.
    auto const stranger = known.lane == digest_of_token(login);
    auto const in_place = place.empty() || !stranger
        ? 0
        : wait_seconds(store::failures_of_remote(tx, place, start, failures_for_remote_max), failures_for_remote_max,
                       now);
    return std::max(in_lane, in_place);
}

Known look_up(db::Tx& tx, Context const& context, api::Ports const& ports, std::string const& login,
              Proof const& credentials) {
    Known known;
    known.password_hash = hash_of_nobody(ports.password_cost);
    auto const person = store::person_by_login(tx, login);
    if (person && person->active) {
        known.person = person->id;
        known.password_hash = store::password_of(tx, person->id);
        auto const totp = store::totp(tx, person->id);
        known.totp_secret = totp && totp->confirmed ? totp->secret : "";
        auto const recovery = recovery_digest(credentials.code);
        known.recovers =
            !known.totp_secret.empty() && !recovery.empty() && store::has_recovery(tx, person->id, recovery);
    }
    known.lane = lane_of(tx, context.caller, login, known.person, credentials.device);
    known.wait_seconds = wait_of(tx, context.now, known, login, place_of(credentials.remote));
    return known;
}

struct Compared {
    bool right = false;
    bool code_missing = false;  // the password is right, and a code is all that lacks
    bool recovered = false;
    std::int64_t totp_step = 0;  // 0: no code was asked for
};

Compared compare(Known const& known, Proof const& credentials, Instant now) {
    Compared compared;
    compared.right = crypto::verify_password(known.password_hash, credentials.password) && known.person != 0;
    if (!known.totp_secret.empty()) {
        auto const step = crypto::totp_step(known.totp_secret, credentials.code, now.micros() / 1'000'000);
        compared.code_missing = compared.right && credentials.code.empty();
        compared.recovered = !step && known.recovers;
        compared.right = compared.right && (step.has_value() || compared.recovered);
        compared.totp_step = step.value_or(0);
    }
    return compared;
}

Refusal code_needed(Reason reason) {
    return Refusal(reason,
                   {.code = "identity.code_needed",
                    .field = "code",
                    .says = {"请输入动态码", "give the one-time code"},
                    .remedy = {"打开动态码程序查看；手机不在手边的，可用一个恢复码",
                               "it is in your authenticator; a recovery code will do"}});
}

Text const wait_or_ask{"稍后再试，或请管理员重置密码", "wait, or ask an administrator to reset the password"};

// Kept whether it went well or not: an outcome, not a Result, or the failure would be rolled back with the refusal.
struct Settled {
    std::optional<Refusal> refusal;
};

class Settlement {
public:
    Settlement(Context const& context, api::Ports& ports, std::string login, Proof const& credentials,
               Refusal const& otherwise)
        : context_(context),
          ports_(ports),
          login_(std::move(login)),
          credentials_(credentials),
          otherwise_(otherwise) {}

    Result<Settled> settle(db::Tx& tx, Known const& before, Compared const& compared,
                           std::function<Result<void>(db::Tx&, std::int64_t)> const& then) const {
        // Asked again under the write: of many guesses made at once, no more than the limit learn anything.
        auto const now = look_up(tx, context_, ports_, login_, credentials_);
        if (now.wait_seconds > 0) {
            return Settled{throttled(now.wait_seconds, wait_or_ask)};
        }
        bool const unchanged = now.person == before.person && now.password_hash == before.password_hash &&
            now.totp_secret == before.totp_secret;
        if (unchanged && compared.code_missing) {
            return Settled{code_needed(otherwise_.reason())};
        }
        bool const proved = compared.right && unchanged && spend_code(tx, now.person, compared);
        if (!proved) {
            store::insert_failure(tx, ports_.ids.next(), now.lane, place_of(credentials_.remote), context_.now);
            return Settled{otherwise_};
        }
        store::forgive(tx, now.lane);
        TRY(then(tx, now.person));
        return Settled{};
    }

private:
    // A code opens once, whichever it was.
    bool spend_code(db::Tx& tx, std::int64_t person, Compared const& compared) const {
        if (compared.recovered) {
            return store::use_recovery(tx, person, recovery_digest(credentials_.code), context_.now);
        }
        return compared.totp_step == 0 || store::use_totp_step(tx, person, compared.totp_step);
    }

    Context const& context_;
    api::Ports& ports_;
    std::string login_;
    Proof const& credentials_;
    Refusal const& otherwise_;
};

}  // namespace

Result<void> prove(db::Database& database, Context const& context, api::Ports& ports, Credentials const& credentials,
                   Refusal const& otherwise, std::function<Result<void>(db::Tx&, std::int64_t person)> const& then,
                   std::string const& device) {
    Proof const proof{credentials, device};
    auto const login = folded_login(credentials.login);
    auto const known = database.read<Known>([&](db::Tx& tx) { return look_up(tx, context, ports, login, proof); });
    if (known.wait_seconds > 0) {
        return throttled(known.wait_seconds, wait_or_ask);
    }
    auto const compared = compare(known, proof, context.now);
    Settlement const settlement(context, ports, login, proof, otherwise);
    auto const settled =
        TRY(database.write<Settled>([&](db::Tx& tx) { return settlement.settle(tx, known, compared, then); }));
    if (settled.refusal) {
        return *settled.refusal;
    }
    return {};
}

}  // namespace qiyue::identity
