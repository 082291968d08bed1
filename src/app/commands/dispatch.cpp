#include "app/commands/commands.hpp"

#include <CLI/CLI.hpp>

// The words of the program and what each may be told.
namespace qiyue::app::commands {

namespace {

// What the words may be told. It lives as long as one call: nothing of one is left for the next.
struct Told {
    int code = 0;
    Serve serve;
    Scenarios scenarios;
    Clauses clauses;
    VerifyLog log;
    VerifyReceipt receipt;
    VerifyAward award;
    ExportJournal journal;
    std::string draw;
    VerifyContract contract;
    std::string data = "data-local";
    std::string database;
    int unused_days = 7;
    int port = 9090;
    std::uint64_t seed = 1;
};

void add_place(CLI::App& word, std::string& data, std::string& database) {
    word.add_option("--data", data, "folder for database, files and keys")->capture_default_str();
    word.add_option("--database", database, "postgresql://… instead of the embedded database");
}

void add_unused_days(CLI::App& word, int& days, std::string const& what) {
    word.add_option("--unused-days", days, what)->check(CLI::Range(1, 3650))->capture_default_str();
}

void add_serve(CLI::App& app, Told& told) {
    auto& serving = told.serve;
    auto* word = app.add_subcommand("serve", "serve the portal, the workbench and the API");
    add_place(*word, serving.data, serving.database);
    word->add_option("--address", serving.address, "address to listen on")->capture_default_str();
    word->add_option("--port", serving.port, "port to listen on; 0: any free one")
        ->check(CLI::Range(0, 65'535))
        ->capture_default_str();
    word->add_option("--node", serving.node, "0 to 63: another one for each process that shares a database")
        ->check(CLI::Range(0, 63));
    word->add_option("--public-address", serving.public_address, "where the public reaches it, for papers: https://…");
    word->add_option("--place", serving.place, "the city whose local rules hold beside the national ones; with --empty")
        ->capture_default_str();
    word->add_option("--upload-megabytes", serving.upload_megabytes, "what one person may upload on one day")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    add_unused_days(*word, serving.unused_days, "uploads that no step has used go after so many days");
    word->add_option("--trust-proxy", serving.trusted_proxies,
                     "address or network (10.0.0.0/8) of a proxy whose X-Forwarded-For counts; may be repeated");
    word->add_option("--treasury", serving.treasuries,
                     "a treasury that takes payments over the line: 510104=https://…; one for each level");
    word->add_option("--treasury-token", serving.treasury_token, "a file that holds the bearer token for it");
    word->add_flag("--empty", serving.empty, "a clean installation with a first-administrator page");
    word->add_option("--log-origin", serving.log_origin,
                     "names the public log for ever, at its first start: city.example.gov.cn/log");
    word->callback([&told] { told.code = serve(told.serve); });
}

void add_scenario(CLI::App& app, Told& told) {
    auto& scenarios = told.scenarios;
    auto* word = app.add_subcommand("scenario", "executable stories");
    word->require_subcommand(1);
    auto* run = word->add_subcommand("run", "run stories (files or folders)");
    run->add_option("paths", scenarios.paths, "files or folders")->required();
    run->add_option("--engine", scenarios.engine, "sqlite or postgresql")->capture_default_str();
    run->add_option("--database", scenarios.database, "PostgreSQL to run on");
    run->add_option("--junit", scenarios.junit, "write a JUnit report there");
    run->add_option("--roots", scenarios.roots, "write each story's journal root there");
    run->add_flag("--verbose", scenarios.verbose, "a line for each story");
    run->callback([&told] { told.code = run_scenarios(told.scenarios); });
}

void add_clauses(CLI::App& app, Told& told) {
    auto& asked = told.clauses;
    auto* word = app.add_subcommand("clauses", "the matrix of clauses and what carries them");
    word->add_option("ids", asked.ids, "only these clauses");
    word->add_option("--place", asked.place, "only this place");
    word->add_option("--area", asked.area, "only this area");
    word->add_option("--effect", asked.effect, "only this effect");
    word->add_flag("--csv", asked.csv, "as CSV");
    word->add_flag("--cases", asked.cases, "run the cases written beside the articles");
    word->add_flag("--prove", asked.prove, "switch each carried clause off and see that something notices");
    word->callback([&told] { told.code = clauses(told.clauses); });
}

void add_verify(CLI::App& app, Told& told) {
    auto* word = app.add_subcommand("verify", "check what happened, from public files, without trusting the operator");
    word->require_subcommand(1);

    auto& log = told.log;
    auto* log_word = word->add_subcommand("log", "the whole public log: every entry, hash and the signed root");
    log_word->add_option("where", log.where, "https://city.example.gov.cn, or a folder with a copy of /log/")
        ->required();
    log_word->add_option("--key", log.key, "the log's public key, or a file with it");
    log_word->add_option("--earlier", log.earlier, "checkpoints kept from before: history must have gone on from them");
    log_word->add_option("--keep", log.keep, "write the checkpoint there, for the next time");
    log_word->callback([&told] { told.code = verify_log(told.log); });

    auto& receipt = told.receipt;
    auto* receipt_word = word->add_subcommand("receipt", "that one entry is in the log, offline");
    receipt_word->add_option("receipt", receipt.receipt, "a .tlog-proof file")->required();
    receipt_word->add_option("--key", receipt.key, "the log's public key, or a file with it")->required();
    receipt_word->add_option("--opened", receipt.opened, "the private part of the entry");
    receipt_word->add_option("--envelope", receipt.envelope, "the sealed bid that was handed in");
    receipt_word->callback([&told] { told.code = verify_receipt(told.receipt); });

    auto* draw_word = word->add_subcommand("draw", "an expert draw, done again from its published record");
    draw_word->add_option("record", told.draw, "the record, as JSON")->required();
    draw_word->callback([&told] { told.code = verify_draw(told.draw); });

    auto& contract = told.contract;
    auto* contract_word = word->add_subcommand("contract", "a contract's text and its signatures, from its record");
    contract_word->add_option("record", contract.record, "the record, as JSON")->required();
    contract_word->add_option("--receipt", contract.receipts,
                              "the .tlog-proof of an entry by which a key was enrolled; may be given again");
    contract_word->add_option("--key", contract.key, "the log's public key, or a file with it");
    contract_word->callback([&told] { told.code = verify_contract(told.contract); });

    auto& award = told.award;
    auto* award_word =
        word->add_subcommand("award", "a ranking and its award, computed again from the published record");
    award_word->add_option("record", award.record, "the record, as JSON")->required();
    award_word->add_option("--receipt", award.receipt, "the .tlog-proof of the log's entry that holds its digest");
    award_word->add_option("--key", award.key, "the log's public key, or a file with it");
    award_word->callback([&told] { told.code = verify_award(told.award); });

    auto* ledger_word = word->add_subcommand("ledger", "that the ledger of an installation balances to the fen");
    add_place(*ledger_word, told.data, told.database);
    ledger_word->callback([&told] { told.code = verify_ledger(told.data, told.database); });
}

void add_export(CLI::App& app, Told& told) {
    auto* word = app.add_subcommand("export", "what leaves the platform as a file");
    word->require_subcommand(1);
    auto& journal = told.journal;
    auto* journal_word =
        word->add_subcommand("journal", "the ledger as plain text, from which hledger recomputes every balance");
    add_place(*journal_word, journal.data, journal.database);
    journal_word->add_option("--to", journal.to, "a file; standard output without it");
    journal_word->callback([&told] { told.code = export_journal(told.journal); });
}

// The words that look after a database without serving it.
void add_keeping(CLI::App& app, Told& told) {
    auto* demo_word =
        app.add_subcommand("demo", "make the demonstration city in an empty data folder, without serving");
    add_place(*demo_word, told.data, told.database);
    demo_word->callback([&told] { told.code = demo(told.data, told.database); });

    auto* migrate_word = app.add_subcommand("migrate", "bring a database to this version's schema and calendars");
    add_place(*migrate_word, told.data, told.database);
    migrate_word->callback([&told] { told.code = migrate(told.data, told.database); });

    auto* treasury_word =
        app.add_subcommand("treasury-simulator", "a treasury with a bad line, to try serve --treasury with");
    treasury_word->add_option("--port", told.port, "port to listen on")
        ->check(CLI::Range(0, 65'535))
        ->capture_default_str();
    treasury_word->add_option("--seed", told.seed, "what it loses, delays and returns follows from it")
        ->capture_default_str();
    treasury_word->callback([&told] { told.code = treasury_simulator(told.port, told.seed); });

    auto* sweep_word = app.add_subcommand("sweep", "take away uploads that no step has used");
    add_place(*sweep_word, told.data, told.database);
    add_unused_days(*sweep_word, told.unused_days, "keep those of so many days");
    sweep_word->callback([&told] { told.code = sweep(told.data, told.database, told.unused_days); });
}

}  // namespace

int dispatch(int count, char const* const* words, std::string const& version) {
    CLI::App app{"契约 Qiyue: the purchase of public services, from the need to the published evaluation"};
    app.require_subcommand(1);
    app.set_version_flag("--version", version);
    Told told;
    add_serve(app, told);
    add_scenario(app, told);
    add_clauses(app, told);
    add_verify(app, told);
    add_export(app, told);
    add_keeping(app, told);
    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& wrong) {
        return app.exit(wrong) == 0 ? 0 : asked_wrongly;  // help and version end here too
    }
    return told.code;
}

}  // namespace qiyue::app::commands
