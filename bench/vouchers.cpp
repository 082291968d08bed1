// The day on which a whole city's vouchers are handed in: many at once, each redeemed once, durably, on either engine.
//
//   qiyue-bench-vouchers [--vouchers N] [--slice N] [--connections N] [--rows N] [--folder DIR] [--database postgresql://…]
//
// The vouchers are redeemed slice by slice. Whatever a slice wrote is then written again into a second database that stood
// exactly as the first did, by a bare loop: the same statements with the same values, one durable commit for as many
// redemptions as there are connections. Told are both rates and their ratio, slice against slice in the same minutes.
// `--rows` fills the ledger first, so that runs with few and with many rows tell what a redemption costs in each. One voucher
// in a hundred is handed in by two connections at the same instant. It fails when a voucher was redeemed twice or not at
// all, when the ledger is not sound or not exact to the fen, or when both databases differ at the end.
#include "city.hpp"
#include "keeping.hpp"

#include "app/desk.hpp"
#include "modules/documents/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/voucher/code.hpp"
#include "modules/voucher/store.hpp"
#include "modules/workflow/store.hpp"
#include "platform/db/engine.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

namespace qiyue::bench {

namespace {

struct Options {
    int vouchers = 20'000, slice = 10'000, connections = 64;
    std::int64_t rows = 0;
    std::string folder = (std::filesystem::temp_directory_path() / "qiyue_bench_vouchers").string();
    std::string database;
};

constexpr std::uint64_t chance = 19;
constexpr std::int64_t value = 200, price = 100;  // fen: a voucher is good for two yuan, the service costs one

// One of two databases that stand alike, with the city that the redemptions are asked of, or bare.
struct Site {
    City city;
    KeepingDatabase* database = nullptr;
};

std::string url_of(Options const& options, std::string const& name) {
    if (options.database.empty()) {
        return "sqlite:" + options.folder + "/" + name + ".db";
    }
    auto const joint = options.database.find('?') == std::string::npos ? "?" : "&";
    return options.database + joint + "options=-csearch_path%3Dqiyue_bench_" + name;
}

Site open_site(Options const& options, std::string const& name) {
    if (!options.database.empty()) {
        auto const plain = db::open({.url = options.database});
        run_all(*plain,
                {{"DROP SCHEMA IF EXISTS qiyue_bench_" + name + " CASCADE", {}},
                 {"CREATE SCHEMA qiyue_bench_" + name, {}}});
    }
    Site site;
    auto database = std::make_unique<KeepingDatabase>(db::open({.url = url_of(options, name)}));
    site.database = database.get();
    site.city = open_city(options.folder + "/" + name, std::move(database), "chengdu/voucher/20_issued", chance);
    return site;
}

struct Scheme {
    std::int64_t programme = 0, model = 0,
                 project = 0;  // model: a voucher of the story, whose row the others are made after
    std::string key, record;
    Caller provider;
    std::string served_on;
};

Scheme scheme_of(Site& site) {
    auto& world = *site.city.world;
    auto scheme = world.database().read<Scheme>([&](db::Tx& tx) {
        Scheme found;
        auto const voucher = workflow::store::list(tx, {.kind = "voucher", .state = {}, .text = {}, .limit = 1}).at(0);
        found.programme = voucher.parent;
        found.model = voucher.id;
        found.project = voucher.project;
        found.key = voucher::store::key(tx, {});
        auto const person = identity::person_by_login(tx, "kangle");
        found.provider = *identity::caller_of(tx, person->id, identity::organisations_of(tx, person->id).front());
        return found;
    });
    scheme.served_on = world.context({}).today().iso();
    auto const text = std::string("服务记录(演示)");
    documents::Upload const upload{
        .digest = world.files().put(text), .name = "记录.txt", .type = "text/plain", .size = 1};
    auto const kept = world.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        TRY(documents::receive(tx, world.context(scheme.provider), world.ports(), upload, world.file_limits()));
        return true;
    });
    ENSURE(kept.ok());
    scheme.record = upload.digest;
    return scheme;
}

constexpr std::int64_t first_number = 1'000'000;  // far from the numbers of the story, which are instants

std::string serial_of(std::int64_t number) {
    return fmt::format("9{:011}", number);
}

// Vouchers as if they had been issued, and the money for them; nothing of this is timed.
void issue(Site& site, Scheme const& scheme, std::int64_t first, int count) {
    constexpr int piece = 1000;
    for (int done = 0; done < count; done += piece) {
        std::vector<Statement> statements;
        for (auto number = first + done; number < first + std::min(done + piece, count); ++number) {
            auto const id = first_number + number;
            statements.push_back(
                {"INSERT INTO workflow_object (id, kind, state, project, parent, owner, party, region, title, revision, place, "
                 "pinned, created, changed) SELECT $1, kind, 'issued', project, parent, owner, party, region, title, 1, place, "
                 "pinned, created, changed FROM workflow_object WHERE id = $2",
                 {id, scheme.model}});
            statements.push_back(
                {"INSERT INTO voucher_voucher (id, programme, person, serial, code_digest, units, value, returned, expires, "
                 "chosen, taken, reason) SELECT $1, programme, person, $2, $3, 1, $4, 0, expires, 0, 0, '' FROM "
                 "voucher_voucher WHERE id = $5",
                 {id, serial_of(number), "bench " + std::to_string(id), value, scheme.model}});
        }
        run_all(*site.database, statements);
    }
    auto& world = *site.city.world;
    auto const moved = world.database().write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
        std::int64_t from = 0, to = 0;
        for (auto const& account : ledger::accounts_of(tx, scheme.project)) {
            from = account.key.kind == ledger::Kind::released ? account.id : from;
            to = account.key.kind == ledger::Kind::voucher ? account.id : to;
        }
        return ledger::move(tx, world.context({}), world.ports(), {"bench.issue", scheme.programme, scheme.project},
                            from, to, Money::fen(value) * count);
    });
    if (!moved.ok()) {
        throw Fault("no money for the vouchers: " + moved.refusal().findings().front().says.en);
    }
}

app::Asked asking(Site& site, Scheme const& scheme, std::int64_t number) {
    app::Asked asked;
    asked.operation = site.city.world->operation("voucher_use.settle");
    asked.caller = scheme.provider;
    asked.body.set("programme", scheme.programme)
        .set("serial", serial_of(number))
        .set("holder_tail", "0010")
        .set("units", 1)
        .set("unit_price", "1.00")
        .set("served_on", scheme.served_on)
        .set("record", scheme.record)
        .set("confirmation",
             voucher::confirmation_of(scheme.key,
                                      {.voucher = first_number + number,
                                       .provider = scheme.provider.organisation,
                                       .units = 1,
                                       .unit_price = price}));
    return asked;
}

struct Counted {
    std::atomic<int> redeemed{0}, refused{0};
    std::mutex guard;
    std::string wrong;
};

// As many hands as there are connections; each takes the next voucher, and one in a hundred is taken by two.
double redeem(Site& site, Scheme const& scheme, std::int64_t first, Options const& options, Counted& counted) {
    constexpr int hundred = 100;
    std::vector<std::int64_t> turns;
    for (int i = 0; i < options.slice; ++i) {
        turns.insert(turns.end(), i % hundred == 0 ? 2 : 1, first + i);
    }
    std::atomic<std::size_t> next{0};
    auto const start = Steady::now();
    std::vector<std::thread> hands;
    for (int i = 0; i < options.connections; ++i) {
        hands.emplace_back([&] {
            for (auto at = next++; at < turns.size(); at = next++) {
                auto const answer = app::run(*site.city.world, asking(site, scheme, turns[at]));
                if (answer.ok()) {
                    ++counted.redeemed;
                } else {
                    ++counted.refused;
                    if (answer.refusal().findings().front().code != "voucher.not_usable") {
                        std::scoped_lock const held(counted.guard);
                        counted.wrong = answer.refusal().findings().front().says.en;
                    }
                }
            }
        });
    }
    for (auto& hand : hands) {
        hand.join();
    }
    return seconds_since(start);
}

// Entries of two postings between two rooms of their own, straight into the tables with their guards off.
void fill_ledger(Site& site, std::int64_t rows) {
    auto& database = *site.database;
    auto const sqlite = database.engine() == db::Engine::sqlite;
    auto const triggers = sqlite ? database.read<db::Rows>([](db::Tx& tx) {
        return tx.run(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('ledger_entry', 'ledger_posting')");
    })
                                 : db::Rows{};
    std::vector<Statement> off, on;
    for (auto const& row : triggers) {
        off.push_back({"DROP TRIGGER " + row.text(0), {}});
        on.push_back({row.text(1), {}});
    }
    if (!sqlite) {
        off.push_back({"SET session_replication_role = replica", {}});
        on.push_back({"SET session_replication_role = origin", {}});
    }
    run_all(database, off);
    run_all(
        database,
        {{"INSERT INTO ledger_account (id, kind, owner, project, reference, funded, opened) VALUES (1, 'treasury', 1, 0, 1, 0, 0), "
          "(2, 'budget_line', 1, 0, 1, 1, 0)",
          {}}});
    constexpr std::int64_t piece = 50'000;
    auto const series = sqlite ? "WITH RECURSIVE s(n) AS (SELECT $1 UNION ALL SELECT n + 1 FROM s WHERE n < $2) "
                               : "WITH s AS (SELECT generate_series($1, $2) AS n) ";
    for (std::int64_t first = 1; first <= rows / 2; first += piece) {
        auto const last = std::min(first + piece - 1, rows / 2);
        auto const posting = [&](std::string const& account, std::string const& side, std::string const& counters) {
            return Statement{
                std::string(
                    "INSERT INTO ledger_posting (account, position, entry, side, pending, posted, debits_pending, "
                    "debits_posted, credits_pending, credits_posted, funded) ") +
                    series + "SELECT " + account + ", n, n, '" + side + "', 0, 1, " + counters + " FROM s",
                {first, last}};
        };
        run_all(database,
                {{std::string(
                      "INSERT INTO ledger_entry (id, kind, about, step, object, project, person, organisation, at) ") +
                      series + "SELECT n, 'posting', NULL, 'bench.fill', 1, 0, 0, 0, 0 FROM s",
                  {first, last}},
                 posting("1", "debit", "0, n, 0, 0, 0"),
                 posting("2", "credit", "0, 0, 0, n, 1")});
    }
    run_all(database, on);
}

std::int64_t held_by_vouchers(Site& site, Scheme const& scheme) {
    return site.city.world->database().read<std::int64_t>([&](db::Tx& tx) {
        for (auto const& account : ledger::accounts_of(tx, scheme.project)) {
            if (account.key.kind == ledger::Kind::voucher) {
                return ledger::balance(tx, account.id).held().in_fen();
            }
        }
        return std::int64_t{0};
    });
}

std::int64_t number_of(Site& site, std::string const& sql) {
    return site.database->read<std::int64_t>([&](db::Tx& tx) { return tx.run(sql).at(0).integer(0); });
}

int run(Options const& options) {
    crypto::start();
    std::filesystem::remove_all(options.folder);
    std::filesystem::create_directories(options.folder);
    auto site = open_site(options, "desk");
    auto bare = open_site(options, "bare");
    auto const scheme = scheme_of(site);
    ENSURE(scheme_of(bare).programme == scheme.programme);
    auto const before = held_by_vouchers(site, scheme);
    for (auto* one : {&site, &bare}) {
        if (options.rows > 0) {
            fill_ledger(*one, options.rows);
        }
    }
    fmt::print("{} vouchers in slices of {}, {} connections, {} rows in the ledger before, {} on {} cores\n",
               options.vouchers, options.slice, options.connections, options.rows,
               options.database.empty() ? "SQLite" : "PostgreSQL", std::thread::hardware_concurrency());
    Counted counted;
    double desk = 0, plain = 0, worked = 0, plain_worked = 0;
    KeepingDatabase::Groups groups;
    std::vector<double> ratios;
    std::size_t statements = 0;
    for (int first = 0; first < options.vouchers; first += options.slice) {
        // Issued once, and written into both: numbers that the bare one drew itself would be those of redemptions.
        site.database->keeps = true;
        issue(site, scheme, first, options.slice);
        write_barely(*bare.database, site.database->take(), 1);
        auto const before_groups = site.database->groups();
        auto const busy = processor_seconds();
        auto const took = redeem(site, scheme, first, options, counted);
        worked += processor_seconds() - busy;
        auto const after_groups = site.database->groups();
        groups.count += after_groups.count - before_groups.count;
        groups.commands += after_groups.commands - before_groups.commands;
        site.database->keeps = false;
        auto const written = site.database->take();
        auto const bare_busy = processor_seconds();
        auto const again = write_barely(*bare.database, written, static_cast<std::size_t>(options.connections));
        plain_worked += processor_seconds() - bare_busy;
        for (auto const& one : written) {
            statements += one.size();
        }
        desk += took;
        plain += again;
        ratios.push_back(again / took);
        fmt::print("  {:8} redeemed: {:6.0f} a second, bare {:6.0f}, ratio {:.2f}\n", first + options.slice,
                   options.slice / took, options.slice / again, again / took);
        std::fflush(stdout);
    }
    std::ranges::sort(ratios);
    auto const all = first_number;
    auto const twice = number_of(
        site, "SELECT COUNT(*) FROM (SELECT voucher FROM voucher_use GROUP BY voucher HAVING COUNT(*) > 1) AS doubles");
    auto const left =
        number_of(site,
                  "SELECT COUNT(*) FROM voucher_voucher WHERE taken = 0 AND id >= " + std::to_string(all) +
                      " AND id < " + std::to_string(all + options.vouchers));
    auto const held = held_by_vouchers(site, scheme) - before;
    auto const alike = number_of(site, "SELECT CAST(SUM(posted) AS BIGINT) FROM ledger_posting") ==
            number_of(bare, "SELECT CAST(SUM(posted) AS BIGINT) FROM ledger_posting") &&
        number_of(site, "SELECT COUNT(*) FROM journal_entry") == number_of(bare, "SELECT COUNT(*) FROM journal_entry");
    fmt::print(
        "{:.0f} redemptions a second, bare loop {:.0f}; ratio {:.2f}, of half the slices above {:.2f} ({:.2f} to {:.2f})\n",
        options.vouchers / desk, options.vouchers / plain, plain / desk, ratios[ratios.size() / 2], ratios.front(),
        ratios.back());
    fmt::print(
        "a redemption: {:.0f} us, {:.0f} us of processor ({:.0f} bare), {:.1f} statements that change rows, {:.1f} in "
        "a commit\n",
        desk * 1e6 / options.vouchers, worked * 1e6 / options.vouchers, plain_worked * 1e6 / options.vouchers,
        static_cast<double>(statements) / options.vouchers,
        static_cast<double>(groups.commands) / static_cast<double>(groups.count));
    fmt::print("{} redeemed, {} second askings refused; {} redeemed twice, {} not at all; {} fen held for {} redeemed; "
               "databases {}\n",
               counted.redeemed.load(), counted.refused.load(), twice, left, held, counted.redeemed.load(),
               alike ? "alike" : "DIFFER");
    auto const balanced =
        site.city.world->database().read<bool>([](db::Tx& tx) { return ledger::trial_balance(tx).balanced(); });
    auto const good = counted.wrong.empty() && counted.redeemed == options.vouchers && twice == 0 && left == 0 &&
        alike && balanced && held == price * options.vouchers;
    fmt::print("{}{}\n", good ? "exact" : "NOT EXACT ", counted.wrong);
    return good ? 0 : 1;
}

}  // namespace

}  // namespace qiyue::bench

int main(int count, char** words) {
    qiyue::bench::Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        std::string const word = words[i], given = words[i + 1];
        if (word == "--folder") {
            options.folder = given;
        } else if (word == "--database") {
            options.database = given;
        } else if (word == "--rows") {
            options.rows = std::stoll(given);
        } else {
            auto& number = word == "--vouchers" ? options.vouchers
                : word == "--slice"             ? options.slice
                                                : options.connections;
            number = std::stoi(given);
        }
    }
    options.slice = std::min(options.slice, options.vouchers);
    try {
        return qiyue::bench::run(options);
    } catch (std::exception const& failed) {
        fmt::print(stderr, "{}\n", failed.what());
        return 1;
    }
}
