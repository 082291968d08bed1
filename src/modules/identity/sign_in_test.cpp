#include "support/articles.hpp"
#include "support/stand.hpp"

#include "modules/identity/entrance.hpp"
#include "modules/identity/first_administrator.hpp"
#include "modules/identity/own_credentials.hpp"
#include "modules/identity/store.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <map>

// Goal: who knows login, password and code comes in, nobody else does or learns why not, and guessing comes to an end.
// Method: the platform's first administrator signs in, rightly and wrongly, while the clock is moved by hand.
namespace qiyue::identity {
namespace {

constexpr char const* password = "correct horse battery";

class Door : public support::Stand {
public:
    explicit Door(std::string const& engine = "sqlite") : Stand(engine, migrations()) {
        setup_code = issue_setup_code(database(), context(), ports());
        first = first_administrator(database(), context(), ports(), rules(),
                                    {"平台（演示）", "510100", {"王例", "Wang.Li", password, {}}, setup_code})
                    .value();
    }

    Rules rules() const { return {.book = *book, .calendar = calendar, .place = "成都"}; }

    Result<SignedIn> from_browser(std::string const& login, std::string const& secret, std::string const& device,
                                  std::string const& remote = "203.0.113.7") {
        return sign_in(database(), context(), ports(), {login, secret, "", remote}, {device, "Browser 1.0"});
    }

    Result<Session> come(std::string const& login, std::string const& secret, std::string const& code = "",
                         std::string const& remote = "203.0.113.7") {
        return sign_in(database(), context(), ports(), {login, secret, code, remote});
    }

    Session in() { return come("wang.li", password).value(); }

    std::optional<Session> of(std::string const& token) {
        return read<std::optional<Session>>([&](db::Tx& tx) { return session(tx, clock.now(), token); });
    }

    Context as(Session const& session) const {
        auto now = context();
        now.caller = session.caller;
        return now;
    }

    // Sets up an authenticator and gives its raw secret.
    std::string authenticator(Session const& session, std::vector<std::string>* codes = nullptr) {
        write<void>([&](db::Tx& tx) -> Result<void> {
            TRY(begin_totp(tx, as(session), ports()));
            return {};
        });
        auto secret = read<std::string>([&](db::Tx& tx) { return store::totp(tx, first)->secret; });
        auto const given = confirm_totp(database(), as(session), ports(), "", password, code_of(secret));
        REQUIRE(given.ok());
        if (codes != nullptr) {
            *codes = given.value();
        }
        return secret;
    }

    std::string code_of(std::string const& secret) const {
        return crypto::totp_code(secret, clock.now().micros() / 1'000'000);
    }

    std::string setup_code;
    std::int64_t first = 0;
    std::shared_ptr<law::Rulebook const> book = law::Rulebook::build({
        support::statute_file("cd", "成都", "normative", "2017-09-01"),
        support::article_file("cd", "题头", {"CD-0-2"}),
    });
    WorkCalendar calendar;
};

template <class T> Finding why_not(Result<T> const& result) {
    REQUIRE_FALSE(result.ok());
    return result.refusal().findings().at(0);
}

}  // namespace

TEST_CASE("identity/sign_in: the first administrator is made once") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Door door(engine);
        auto const again =
            first_administrator(door.database(), door.context(), door.ports(), door.rules(),
                                {"另一平台", "510100", {"例", "another", password, {}}, door.setup_code});
        CHECK(why_not(again).code == "identity.somebody_exists");
        auto const session = door.in();
        CHECK(session.caller.posts == std::vector<std::string>{"platform.admin"});
        CHECK(session.caller.organisation_kind == "platform");
        CHECK(session.caller.session == session.id);
    }
}

TEST_CASE("identity/sign_in: whoever does not know the set-up code makes no administrator") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        support::Stand stand(engine, migrations());
        auto const book = law::Rulebook::build({});
        WorkCalendar const calendar;
        Rules const rules{.book = *book, .calendar = calendar, .place = "成都"};
        auto const make = [&](std::string const& code) {
            return first_administrator(stand.database(), stand.context(), stand.ports(), rules,
                                       {"平台（演示）", "510100", {"王例", "wang.li", password, {}}, code});
        };
        CHECK(why_not(make("")).code == "identity.no_setup_code");
        auto const old = issue_setup_code(stand.database(), stand.context(), stand.ports());
        auto const code = issue_setup_code(stand.database(), stand.context(), stand.ports());
        CHECK(old.size() == 19);
        CHECK(why_not(make("AAAA-BBBB-CCCC-DDDD")).code == "identity.setup_code_wrong");
        CHECK(why_not(make("AAAA-BBBB-CCCC-DDDD")).field == "setup_code");
        CHECK(why_not(make("")).code == "identity.setup_code_wrong");
        CHECK(why_not(make(old)).code == "identity.setup_code_wrong");
        auto typed = code;
        std::erase(typed, '-');
        std::ranges::transform(typed, typed.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        CHECK(make(" " + typed).ok());
        CHECK(why_not(make(code)).code == "identity.somebody_exists");
        CHECK(issue_setup_code(stand.database(), stand.context(), stand.ports()).empty());
    }
}

TEST_CASE("identity/sign_in: strangers who fail do not shut out who came from this browser before") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Door door(engine);
        auto const device = door.from_browser("wang.li", password, "").value().device;
        CHECK(device.size() == 43);
        for (int i = 0; i < 40; ++i) {
            CHECK_FALSE(door.come("wang.li", "wrong password", "", "198.51.100." + std::to_string(i)));
            door.pass_seconds(1);
        }
        CHECK(door.come("wang.li", password).refusal().reason() == Reason::throttled);
        auto const again = door.from_browser("wang.li", password, device);
        REQUIRE(again.ok());
        CHECK(again.value().device.empty());  // known already
        // A made-up device is a stranger's.
        CHECK(door.from_browser("wang.li", password, "x").refusal().reason() == Reason::throttled);
        // A known browser that fails waits too, alone.
        for (int i = 0; i < 5; ++i) {
            CHECK_FALSE(door.from_browser("wang.li", "wrong password", device));
        }
        CHECK(door.from_browser("wang.li", password, device).refusal().reason() == Reason::throttled);
        // A new password makes a stranger of every browser.
        CHECK(reset_password(door.database(), door.context(), door.ports(), door.first, "another password"));
        door.pass_seconds(20 * 60);
        CHECK_FALSE(door.from_browser("wang.li", "another password", device).value().device.empty());
    }
}

TEST_CASE("identity/sign_in: who is signed in changes the password while strangers fail") {
    Door door;
    auto const session = door.in();
    for (int i = 0; i < 6; ++i) {
        CHECK_FALSE(door.come("wang.li", "wrong password"));
    }
    CHECK(door.come("wang.li", password).refusal().reason() == Reason::throttled);
    CHECK(change_password(door.database(), door.as(session), door.ports(), "203.0.113.7",
                          {password, "", "another password"}));
}

TEST_CASE("identity/sign_in: the code is asked for only once the password is right, and that is no failure") {
    Door door;
    std::vector<std::string> codes;
    auto const secret = door.authenticator(door.in(), &codes);
    door.pass_seconds(60);
    CHECK(why_not(door.come("wang.li", "wrong password")).code == "identity.not_recognised");
    for (int i = 0; i < 10; ++i) {
        auto const asked = why_not(door.come("wang.li", password));
        CHECK(asked.code == "identity.code_needed");
        CHECK(asked.field == "code");
    }
    CHECK(why_not(door.come("wang.li", password, "000000")).code == "identity.not_recognised");
    CHECK(door.come("wang.li", password, door.code_of(secret)).ok());
}

TEST_CASE("identity/sign_in: a recovery code stands in for a lost authenticator, once") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Door door(engine);
        std::vector<std::string> codes;
        auto const session = door.in();
        door.authenticator(session, &codes);
        CHECK(codes.size() == 10);
        auto typed = codes[3];
        std::ranges::replace(typed, '-', ' ');
        CHECK(door.come("wang.li", "wrong password", codes[3]).refusal().reason() == Reason::unauthenticated);
        CHECK(door.come("wang.li", password, typed).ok());
        CHECK_FALSE(door.come("wang.li", password, codes[3]).ok());
        CHECK(door.come("wang.li", password, codes[4]).ok());
        // New ones take the place of the old.
        auto const renewed =
            renew_recovery(door.database(), door.as(session), door.ports(), "", password, codes[5]).value();
        CHECK_FALSE(door.come("wang.li", password, codes[6]).ok());
        CHECK(door.come("wang.li", password, renewed[0]).ok());
        CHECK(remove_totp(door.database(), door.as(session), door.ports(), "", password, renewed[1]));
        CHECK(door.read<std::int64_t>([&](db::Tx& tx) { return store::count_recovery(tx, door.first); }) == 0);
        CHECK(door.come("wang.li", password).ok());
    }
}

TEST_CASE("identity/sign_in: visitors write so often from one place and no more, refused or not") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Door door(engine);
        auto const visit = [&](std::string const& remote) {
            return admit_visitor(door.database(), door.context(), door.ports(), remote);
        };
        for (int i = 0; i < 30; ++i) {
            CHECK(visit("2001:db8:1:2::" + std::to_string(i)));
        }
        auto const refused = visit("2001:db8:1:2::abcd");
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.refusal().reason() == Reason::throttled);
        CHECK(why_not(refused).why["wait_seconds"] == Value(std::int64_t{15 * 60}));
        CHECK(visit("2001:db8:1:3::1"));
        door.pass_seconds(15 * 60);
        CHECK(visit("2001:db8:1:2::abcd"));
    }
}

TEST_CASE("identity/sign_in: login in any case, the token known only by its digest") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Door door(engine);
        auto const session = door.come(" WANG.LI ", password).value();
        CHECK(session.csrf != session.token);
        auto const found = door.of(session.token);
        REQUIRE(found);
        CHECK(found->caller.person == door.first);
        CHECK(found->csrf == session.csrf);
        CHECK_FALSE(door.of("another token"));
        CHECK_FALSE(door.of(""));
        auto const row = door.read<store::SessionRow>([&](db::Tx& tx) { return *store::session(tx, session.id); });
        CHECK(row.token_digest == crypto::sha256_hex(session.token));
        CHECK(row.remote == "203.0.113.7");
        CHECK(door.in().token != session.token);
    }
}

TEST_CASE("identity/sign_in: unknown login and wrong password get one answer") {
    Door door;
    auto const unknown = door.come("nobody", password);
    auto const wrong = door.come("wang.li", "wrong password");
    CHECK(unknown.refusal().reason() == Reason::unauthenticated);
    CHECK(wrong.refusal().reason() == Reason::unauthenticated);
    CHECK(why_not(unknown).code == why_not(wrong).code);
    CHECK(why_not(unknown).says.zh == why_not(wrong).says.zh);
    CHECK(why_not(unknown).field == why_not(wrong).field);
    CHECK_FALSE(door.come("", "").ok());
}

TEST_CASE("identity/sign_in: the sixth try within a quarter of an hour waits, even with the right password") {
    for (auto const& engine : support::engines()) {
        for (std::string const login : {"wang.li", "nobody"}) {
            CAPTURE(engine);
            CAPTURE(login);
            Door door(engine);
            for (int i = 0; i < 5; ++i) {
                CHECK(door.come(login, "wrong password").refusal().reason() == Reason::unauthenticated);
                door.pass_seconds(60);
            }
            auto const refused = door.come(login, password);
            CHECK(refused.refusal().reason() == Reason::throttled);
            CHECK(why_not(refused).why["wait_seconds"] == Value(std::int64_t{10 * 60}));
            // From elsewhere it is the same; for another login it is not.
            CHECK(door.come(login, password, "", "198.51.100.9").refusal().reason() == Reason::throttled);
            CHECK(door.come("somebody.else", password).refusal().reason() == Reason::unauthenticated);
            // Tries while waiting do not lengthen the wait.
            door.pass_seconds(10 * 60);
            CHECK(door.come(login, password).ok() == (login == "wang.li"));
        }
    }
}

TEST_CASE("identity/sign_in: success forgets the failures of that login") {
    Door door;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i) {
            CHECK_FALSE(door.come("wang.li", "wrong password"));
        }
        CHECK(door.come("wang.li", password));
    }
}

TEST_CASE("identity/sign_in: thirty failures from one place close it for every login") {
    Door door;
    for (int i = 0; i < 30; ++i) {
        CHECK(door.come("guess" + std::to_string(i), "wrong password").refusal().reason() == Reason::unauthenticated);
    }
    CHECK(door.come("wang.li", password).refusal().reason() == Reason::throttled);
    CHECK(door.come("wang.li", password, "", "198.51.100.9").ok());
}

TEST_CASE("identity/sign_in: a session ends after eight hours, or half an hour of silence") {
    Door door;
    auto const idle = door.in();
    door.pass_seconds(30 * 60 - 1);
    CHECK(door.of(idle.token));
    door.pass_seconds(1);
    CHECK_FALSE(door.of(idle.token));

    auto const busy = door.in();
    CHECK_FALSE(door.of(busy.token)->touch_due);
    for (int i = 0; i < 8 * 60 / 20 - 1; ++i) {
        door.pass_seconds(20 * 60);
        auto const found = door.of(busy.token);
        REQUIRE(found);
        CHECK(found->touch_due);
        door.write<void>([&](db::Tx& tx) -> Result<void> {
            touch(tx, door.clock.now(), busy.id);
            return {};
        });
        CHECK_FALSE(door.of(busy.token)->touch_due);
    }
    door.pass_seconds(20 * 60 - 1);
    CHECK(door.of(busy.token));
    door.pass_seconds(1);
    CHECK_FALSE(door.of(busy.token));
}

TEST_CASE("identity/sign_in: signing out ends the session at once") {
    Door door;
    auto const session = door.in();
    door.write<void>([&](db::Tx& tx) -> Result<void> {
        sign_out(tx, door.clock.now(), session.id);
        return {};
    });
    CHECK_FALSE(door.of(session.token));
}

TEST_CASE("identity/sign_in: whoever holds posts in two organisations chooses between them") {
    Door door;
    auto const second = door.write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
        auto const context = door.context();
        law::Judge judge(*door.book, door.calendar, context, {.place = "成都", .pinned = context.today()});
        auto const made = TRY(
            register_organisation(tx, context, door.ports(), judge, {"市财政局（演示）", "finance", "510100", "", {}}));
        TRY(appoint(tx, door.context(), door.ports(), door.first, made, "finance.head"));
        return made;
    });
    auto const session = door.in();
    CHECK(session.caller.organisation_kind == "platform");
    auto const choose = [&](std::int64_t organisation) {
        return door.database().write<void>(
            [&](db::Tx& tx) { return choose_organisation(tx, door.as(session), session.id, organisation); });
    };
    CHECK(choose(second));
    CHECK(door.of(session.token)->caller.posts == std::vector<std::string>{"finance.head"});
    CHECK(choose(second + 1).refusal().reason() == Reason::forbidden);
    // The next time one begins where one worked last.
    CHECK(door.in().caller.organisation == second);
    // What was taken away is gone in the middle of a session.
    CHECK(door.database().write<void>(
        [&](db::Tx& tx) { return dismiss(tx, door.context(), door.ports(), door.first, second, "finance.head"); }));
    auto const bare = door.of(session.token);
    REQUIRE(bare);
    CHECK(bare->caller.person == door.first);
    CHECK(bare->caller.organisation == 0);
    CHECK(bare->caller.posts.empty());
    CHECK(door.in().caller.organisation_kind == "platform");
}

TEST_CASE("identity/sign_in: an authenticator's code is asked for, and opens once") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Door door(engine);
        auto const secret = door.authenticator(door.in());
        door.pass_seconds(60);
        CHECK(door.come("wang.li", password).refusal().reason() == Reason::unauthenticated);
        CHECK(door.come("wang.li", password, "000000").refusal().reason() == Reason::unauthenticated);
        auto const code = door.code_of(secret);
        CHECK(door.come("wang.li", password, code));
        CHECK_FALSE(door.come("wang.li", password, code));
        door.pass_seconds(60);
        CHECK(door.come("wang.li", password, door.code_of(secret)));
    }
}

TEST_CASE("identity/sign_in: removing the authenticator needs password and code") {
    Door door;
    auto const session = door.in();
    auto const secret = door.authenticator(session);
    door.pass_seconds(60);
    auto const remove = [&](std::string const& given, std::string const& code) {
        return remove_totp(door.database(), door.as(session), door.ports(), "", given, code);
    };
    CHECK(remove("wrong password", door.code_of(secret)).refusal().reason() == Reason::forbidden);
    CHECK(remove(password, "000000").refusal().reason() == Reason::forbidden);
    CHECK(remove(password, door.code_of(secret)));
    CHECK(door.come("wang.li", password));
}

TEST_CASE("identity/sign_in: a new password ends the other sessions; a reset ends all and lifts the authenticator") {
    Door door;
    auto const other = door.in();
    auto const session = door.in();
    auto const change = [&](std::string const& old, std::string const& chosen) {
        return change_password(door.database(), door.as(session), door.ports(), "", {old, "", chosen});
    };
    CHECK(why_not(change("wrong password", "another password")).code == "identity.not_proved");
    CHECK(why_not(change(password, "short")).code == "identity.password_too_short");
    CHECK(why_not(change(password, "WANG.LI")).code == "identity.password_is_login");
    CHECK(change(password, "another password"));
    CHECK_FALSE(door.of(other.token));
    CHECK(door.of(session.token));
    CHECK_FALSE(door.come("wang.li", password));
    CHECK(door.come("wang.li", "another password"));

    CHECK(reset_password(door.database(), door.context(), door.ports(), door.first, password));
    CHECK_FALSE(door.of(session.token));
    CHECK(door.come("wang.li", password));
    CHECK(reset_password(door.database(), door.context(), door.ports(), 1, password).refusal().reason() ==
          Reason::not_found);
}

TEST_CASE("identity/sign_in: guesses at the present password are counted like any others") {
    Door door;
    auto const session = door.in();
    for (int i = 0; i < 5; ++i) {
        CHECK_FALSE(change_password(door.database(), door.as(session), door.ports(), "",
                                    {"wrong password", "", "another password"}));
    }
    auto const right =
        change_password(door.database(), door.as(session), door.ports(), "", {password, "", "another password"});
    CHECK(right.refusal().reason() == Reason::throttled);
}

TEST_CASE("identity/sign_in: half a year on nothing is left of old sessions and failures") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Door door(engine);
        auto const session = door.in();
        CHECK_FALSE(door.come("wang.li", "wrong password"));
        auto const kept = [&] {
            door.write<void>([&](db::Tx& tx) -> Result<void> {
                forget_old(tx, door.clock.now(), 6);
                return {};
            });
            return door.read<bool>([&](db::Tx& tx) {
                bool const failure = !store::failures_of_remote(tx, "203.0.113.7", Instant(), 1).empty();
                bool const seen = store::session(tx, session.id).has_value();
                CHECK(failure == seen);
                return failure;
            });
        };
        door.pass_seconds(170LL * 24 * 3600);
        CHECK(kept());
        door.pass_seconds(30LL * 24 * 3600);
        CHECK_FALSE(kept());
    }
}

TEST_CASE("identity/sign_in: every operation is described, and those that hash stand alone") {
    Door door;
    std::map<std::string, api::Operation> by_id;
    for (auto const& operation : operations(door.ports(), door.rules())) {
        CAPTURE(operation.id);
        CHECK(by_id.emplace(operation.id, operation).second);
        CHECK_FALSE(operation.title.zh.empty());
        CHECK_FALSE(operation.title.en.empty());
        CHECK(static_cast<bool>(operation.run) != static_cast<bool>(operation.alone));
        CHECK((operation.access == api::Access::posts) == !operation.posts.empty());
    }
    CHECK(by_id.at("identity.change_password").alone);
    CHECK(by_id.at("person.register").alone);
    CHECK(by_id.at("organisation.register").posts == std::vector<std::string>{"platform.admin"});
}

}  // namespace qiyue::identity
