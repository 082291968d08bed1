#include "modules/journal/store.hpp"

#include "support/stand.hpp"

#include "modules/journal/api.hpp"

#include <doctest/doctest.h>

#include <map>

// Goal: the log only grows, what was written can be proved, and whoever changes it behind the platform's back is found.
// Method: a log of 600 entries (two full tiles and a part), then one row changed after another by somebody who has
// the database to himself.
namespace qiyue::journal {
namespace {

constexpr char const* origin = "qiyue.example/log";

class Trial : public support::Stand {
public:
    explicit Trial(std::string const& engine) : Stand(engine, migrations()) {}

    void add(std::int64_t count) {
        write<void>([&](db::Tx& tx) -> Result<void> {
            for (std::int64_t i = 0; i < count; ++i) {
                pass_seconds(1);
                auto now = context();
                now.caller.person = 7;
                now.caller.organisation = 100 + i % 2;
                append(tx, now, ports(),
                       {.operation = "need.submit",
                        .kind = "need",
                        .object = i,
                        .project = i % 3,
                        .body = Value::object({{"title", "需求 " + std::to_string(i)}})});
            }
            return {};
        });
    }

    std::int64_t count() {
        return read<std::int64_t>([](db::Tx& tx) { return size(tx); });
    }

    std::string root_at(std::int64_t size) {
        return read<std::string>([&](db::Tx& tx) { return root(tx, size); });
    }

    // As somebody who owns the database file may.
    void tamper(std::vector<std::string> const& statements) {
        auto const on = [&](std::string const& trigger, std::string const& table) {
            return "DROP TRIGGER " + trigger + (on_postgresql() ? " ON " + table : "");
        };
        write<void>([&](db::Tx& tx) -> Result<void> {
            if (on_postgresql()) {
                tx.run(on("journal_entry_only_grows", "journal_entry"));
                tx.run(on("journal_node_only_grows", "journal_node"));
            } else {
                for (auto const* what : {"entry", "node"}) {
                    tx.run("DROP TRIGGER journal_" + std::string(what) + "_not_changed");
                    tx.run("DROP TRIGGER journal_" + std::string(what) + "_not_deleted");
                }
            }
            for (auto const& statement : statements) {
                tx.run(statement);
            }
            return {};
        });
    }

    Verified verified() {
        return read<Verified>([](db::Tx& tx) { return verify_own(tx, 0, size(tx)); });
    }
};

// The public folder of a log, file by file.
std::map<std::string, std::string> publish(Trial& trial, crypto::SigningKey const& key) {
    return trial.read<std::map<std::string, std::string>>([&](db::Tx& tx) {
        std::map<std::string, std::string> files{{"checkpoint", checkpoint(tx, key, origin)}};
        for (auto const& added : tiles_added(0, size(tx))) {
            files[path_of(added)] = tile(tx, added).value();
        }
        return files;
    });
}

ReadFile reader_of(std::map<std::string, std::string> const& files) {
    return [&files](std::string const& path) {
        auto const found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    };
}

crypto::SigningKey key_of(std::uint64_t seed) {
    crypto::SeededRandom random(seed);
    return crypto::make_signing_key(random);
}

}  // namespace

TEST_CASE("journal/store: positions follow one another, and the root is that of the entries") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Trial trial(engine);
        CHECK(trial.count() == 0);
        CHECK(trial.root_at(-1) == crypto::to_hex(empty_root()));
        trial.add(20);
        CHECK(trial.count() == 20);
        std::vector<Hash> leaves;
        for (auto const& row :
             trial.read<std::vector<store::Row>>([](db::Tx& tx) { return store::range(tx, 0, 20); })) {
            CHECK(row.leaf.position == std::ssize(leaves));
            leaves.push_back(leaf_hash(text_of(row.leaf)));
        }
        Stored const naive = [&](Subtree subtree) {
            auto const recurse = [&](auto const& self, int level, std::int64_t number) -> Hash {
                return level == 0 ? leaves.at(static_cast<std::size_t>(number))
                                  : node_hash(self(self, level - 1, number * 2), self(self, level - 1, number * 2 + 1));
            };
            return recurse(recurse, subtree.level, subtree.number);
        };
        for (std::int64_t size = 0; size <= 20; ++size) {
            CHECK(trial.root_at(size) == crypto::to_hex(root_of(size, naive)));
        }
    }
}

TEST_CASE("journal/store: proofs out of the database convince") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Trial trial(engine);
        trial.add(21);
        trial.read<int>([](db::Tx& tx) {
            auto const raw = [](std::string const& hex) { return *crypto::from_hex(hex); };
            for (auto const& row : store::range(tx, 0, 21)) {
                auto const proof = inclusion_proof(tx, row.leaf.position, 21);
                CHECK(verify_inclusion(raw(row.leaf_hash), row.leaf.position, 21, proof, raw(root(tx))));
                auto const earlier = row.leaf.position;
                CHECK(verify_consistency(earlier, 21, consistency_proof(tx, earlier, 21), raw(root(tx, earlier)),
                                         raw(root(tx))));
            }
            return 0;
        });
    }
}

TEST_CASE("journal/store: the same commands with the same chance make the same log") {
    Trial one("sqlite");
    Trial other("sqlite");
    one.add(30);
    other.add(30);
    CHECK(one.root_at(-1) == other.root_at(-1));
}

TEST_CASE("journal/store: the database refuses to change or take away") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Trial trial(engine);
        trial.add(4);
        trial.write<void>([&](db::Tx& tx) -> Result<void> {
            CHECK_FALSE(tx.try_run("UPDATE journal_entry SET operation = 'x' WHERE position = 1"));
            CHECK_FALSE(tx.try_run("DELETE FROM journal_entry WHERE position = 3"));
            CHECK_FALSE(tx.try_run("UPDATE journal_node SET hash = 'x' WHERE level = 1"));
            CHECK_FALSE(tx.try_run("DELETE FROM journal_node"));
            if (trial.on_postgresql()) {
                CHECK_FALSE(tx.try_run("TRUNCATE journal_entry"));
                CHECK_FALSE(tx.try_run("TRUNCATE journal_node"));
            }
            return {};
        });
        CHECK(trial.count() == 4);
        CHECK_FALSE(trial.verified().first);
    }
}

TEST_CASE("journal/store: lists by project and organisation, page by page") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Trial trial(engine);
        trial.add(12);
        auto const positions = [&](std::int64_t project, std::int64_t organisation, std::int64_t after) {
            return trial.read<std::vector<std::int64_t>>([&](db::Tx& tx) {
                std::vector<std::int64_t> found;
                for (auto const& row : store::list(tx, project, organisation, after, 3)) {
                    found.push_back(row.leaf.position);
                }
                return found;
            });
        };
        CHECK(positions(0, 0, -1) == std::vector<std::int64_t>{0, 1, 2});
        CHECK(positions(0, 0, 2) == std::vector<std::int64_t>{3, 4, 5});
        CHECK(positions(2, 0, -1) == std::vector<std::int64_t>{2, 5, 8});
        CHECK(positions(0, 101, -1) == std::vector<std::int64_t>{1, 3, 5});
        CHECK(positions(2, 101, -1) == std::vector<std::int64_t>{5, 11});
    }
}

TEST_CASE("journal/store: whatever is changed behind the platform's back is found, with its place") {
    struct {
        char const* name;
        std::vector<std::string> statements;
        std::int64_t position;
        char const* what;
    } const cases[] = {
        {"nothing", {}, -1, ""},
        {"the body", {"UPDATE journal_entry SET body = '{\"person\":7,\"body\":{}}' WHERE position = 5"}, 5, "body"},
        {"the salt",
         {"UPDATE journal_entry SET salt = '00112233445566778899aabbccddeeff' WHERE position = 5"},
         5,
         "body"},
        {"the person", {"UPDATE journal_entry SET person = 8 WHERE position = 6"}, 6, "person"},
        {"the operation", {"UPDATE journal_entry SET operation = 'need.approve' WHERE position = 7"}, 7, "leaf"},
        {"the time", {"UPDATE journal_entry SET at = at + 1 WHERE position = 7"}, 7, "leaf"},
        {"the organisation", {"UPDATE journal_entry SET organisation = 9 WHERE position = 8"}, 8, "leaf"},
        {"an entry taken out", {"DELETE FROM journal_entry WHERE position = 9"}, 9, "missing"},
        {"a node",
         {"UPDATE journal_node SET hash = (SELECT leaf_hash FROM journal_entry WHERE position = 0) WHERE level = 2 AND number = 1"},
         7,
         "node"},
        {"a node taken out", {"DELETE FROM journal_node WHERE level = 1 AND number = 5"}, 11, "node"},
    };

    for (auto const& engine : support::engines()) {
        for (auto const& one : cases) {
            CAPTURE(engine);
            CAPTURE(one.name);
            Trial trial(engine);
            trial.add(16);
            trial.tamper(one.statements);
            auto const first = trial.verified().first;
            REQUIRE(first.has_value() == (one.position >= 0));
            if (first) {
                CHECK(first->position == one.position);
                CHECK(first->what == one.what);
            }
        }
    }
}

TEST_CASE("journal/store: the public files alone prove the log") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        Trial trial(engine);
        trial.add(300);
        auto const key = key_of(5);
        auto const verifier = verifier_key(origin, key.public_key);
        auto const earlier = publish(trial, key).at("checkpoint");
        trial.add(300);
        auto const files = publish(trial, key);
        CHECK(files.contains("tile/0/001"));
        CHECK(files.contains("tile/0/002.p/88"));
        CHECK(files.contains("tile/1/000.p/2"));
        CHECK(files.contains("tile/entries/002.p/88"));
        auto const sound = verify_files(reader_of(files), verifier, {earlier});
        CHECK(sound.problem.empty());
        CHECK(sound.size == 600);
        CHECK(sound.root == trial.root_at(-1));

        for (auto const& file : files) {
            auto const& path = file.first;
            auto const& content = file.second;
            CAPTURE(path);
            auto changed = files;
            changed[path][content.size() / 2] ^= 1;
            CHECK_FALSE(verify_files(reader_of(changed), verifier).problem.empty());
            changed.erase(path);
            CHECK_FALSE(verify_files(reader_of(changed), verifier).problem.empty());
        }
        CHECK_FALSE(verify_files(reader_of(files), verifier_key(origin, key_of(6).public_key)).problem.empty());
        CHECK_FALSE(verify_files(reader_of(files), "nonsense").problem.empty());
    }
}

TEST_CASE("journal/store: a log made anew does not agree with a checkpoint that somebody kept") {
    auto const key = key_of(5);
    auto const verifier = verifier_key(origin, key.public_key);
    Trial honest("sqlite");
    honest.add(10);
    auto const kept = publish(honest, key).at("checkpoint");
    Trial anew("sqlite");
    anew.pass_seconds(1);
    anew.add(12);
    auto const files = publish(anew, key);
    CHECK(verify_files(reader_of(files), verifier).problem.empty());
    CHECK(verify_files(reader_of(files), verifier, {kept}).problem.find("rewritten") != std::string::npos);
}

TEST_CASE("journal/store: no tile beyond the log's end") {
    Trial trial("sqlite");
    trial.add(3);
    trial.read<int>([](db::Tx& tx) {
        CHECK(tile(tx, {.level = 0, .index = 0, .width = 3}).value().size() == 96);
        CHECK_FALSE(tile(tx, {.level = 0, .index = 0, .width = 4}));
        CHECK_FALSE(tile(tx, {.level = 0, .index = 1, .width = 1}));
        CHECK_FALSE(tile(tx, {.level = 1, .index = 0, .width = 1}));
        CHECK_FALSE(tile(tx, {.level = Tile::entries, .index = 0, .width = 4}));
        CHECK(parse_bundle(tile(tx, {.level = Tile::entries, .index = 0, .width = 3}).value()).value().size() == 3);
        return 0;
    });
}

}  // namespace qiyue::journal
