#include "app/commands/commands.hpp"

#include <CLI/CLI.hpp>

// The words of the program and what each may be told.
namespace qiyue::app::commands {

namespace {

// The words of `qiyue verify`.
void add_verify(CLI::App& app, int& code) {
    auto* word = app.add_subcommand("verify", "check what happened, from public files, without trusting the operator");
    word->require_subcommand(1);

    static VerifyLog log;
    auto* log_word = word->add_subcommand("log", "the whole public log: every entry, hash and the signed root");
    log_word->add_option("where", log.where, "https://city.example.gov.cn, or a folder with a copy of /log/")
        ->required();
    log_word->add_option("--key", log.key, "the log's public key, or a file with it");
    log_word->add_option("--earlier", log.earlier, "checkpoints kept from before: history must have gone on from them");
    log_word->add_option("--keep", log.keep, "write the checkpoint there, for the next time");
    log_word->callback([&code] { code = verify_log(log); });

    static VerifyReceipt receipt;
    auto* receipt_word = word->add_subcommand("receipt", "that one entry is in the log, offline");
    receipt_word->add_option("receipt", receipt.receipt, "a .tlog-proof file")->required();
    receipt_word->add_option("--key", receipt.key, "the log's public key, or a file with it")->required();
    receipt_word->add_option("--opened", receipt.opened, "the private part of the entry");
    receipt_word->add_option("--envelope", receipt.envelope, "the sealed bid that was handed in");
    receipt_word->callback([&code] { code = verify_receipt(receipt); });

    static std::string draw;
    auto* draw_word = word->add_subcommand("draw", "an expert draw, done again from its published record");
    draw_word->add_option("record", draw, "the record, as JSON")->required();
    draw_word->callback([&code] { code = verify_draw(draw); });
}

}  // namespace

int dispatch(int count, char const* const* words, std::string const& version) {
    CLI::App app{"契约 Qiyue: the purchase of public services, from the need to the published evaluation"};
    app.require_subcommand(1);
    app.set_version_flag("--version", version);
    int code = 0;

    Serve serving;
    auto* serve_word = app.add_subcommand("serve", "serve the portal, the workbench and the API");
    serve_word->add_option("--data", serving.data, "folder for database, files and keys")->capture_default_str();
    serve_word->add_option("--database", serving.database, "postgresql://… instead of the embedded database");
    serve_word->add_option("--address", serving.address, "address to listen on")->capture_default_str();
    serve_word->add_option("--port", serving.port, "port to listen on; 0: any free one")
        ->check(CLI::Range(0, 65'535))
        ->capture_default_str();
    serve_word->add_option("--node", serving.node, "0 to 63: another one for each process that shares a database")
        ->check(CLI::Range(0, 63));
    serve_word->add_option("--public-address", serving.public_address,
                           "where the public reaches it, for papers: https://…");
    serve_word->add_option("--upload-megabytes", serving.upload_megabytes, "what one person may upload on one day")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    serve_word->add_option("--unused-days", serving.unused_days, "uploads that no step has used go after so many days")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    serve_word->add_option("--trust-proxy", serving.trusted_proxies,
                           "address or network (10.0.0.0/8) of a proxy whose X-Forwarded-For counts; may be repeated");
    serve_word->add_flag("--empty", serving.empty, "a clean installation with a first-administrator page");
    serve_word->add_option("--log-origin", serving.log_origin,
                           "names the public log for ever, at its first start: city.example.gov.cn/log");
    serve_word->callback([&] { code = serve(serving); });

    Scenarios scenarios;
    auto* scenario_word = app.add_subcommand("scenario", "executable stories");
    scenario_word->require_subcommand(1);
    auto* run_word = scenario_word->add_subcommand("run", "run stories (files or folders)");
    run_word->add_option("paths", scenarios.paths, "files or folders")->required();
    run_word->add_option("--engine", scenarios.engine, "sqlite or postgresql")->capture_default_str();
    run_word->add_option("--database", scenarios.database, "PostgreSQL to run on");
    run_word->add_option("--junit", scenarios.junit, "write a JUnit report there");
    run_word->add_option("--roots", scenarios.roots, "write each story's journal root there");
    run_word->add_flag("--verbose", scenarios.verbose, "a line for each story");
    run_word->callback([&] { code = run_scenarios(scenarios); });

    Clauses asked;
    auto* clauses_word = app.add_subcommand("clauses", "the matrix of clauses and what carries them");
    clauses_word->add_option("ids", asked.ids, "only these clauses");
    clauses_word->add_option("--place", asked.place, "only this place");
    clauses_word->add_option("--area", asked.area, "only this area");
    clauses_word->add_option("--effect", asked.effect, "only this effect");
    clauses_word->add_flag("--csv", asked.csv, "as CSV");
    clauses_word->add_flag("--cases", asked.cases, "run the cases written beside the articles");
    clauses_word->add_flag("--prove", asked.prove, "switch each carried clause off and see that something notices");
    clauses_word->callback([&] { code = clauses(asked); });

    add_verify(app, code);

    std::string data = "data-local";
    std::string database;
    auto* demo_word =
        app.add_subcommand("demo", "make the demonstration city in an empty data folder, without serving");
    demo_word->add_option("--data", data, "folder for database, files and keys")->capture_default_str();
    demo_word->add_option("--database", database, "postgresql://… instead of the embedded database");
    demo_word->callback([&] { code = demo(data, database); });

    auto* migrate_word = app.add_subcommand("migrate", "bring a database to this version's schema and calendars");
    migrate_word->add_option("--data", data, "folder for database, files and keys")->capture_default_str();
    migrate_word->add_option("--database", database, "postgresql://… instead of the embedded database");
    migrate_word->callback([&] { code = migrate(data, database); });

    int unused_days = 7;
    auto* sweep_word = app.add_subcommand("sweep", "take away uploads that no step has used");
    sweep_word->add_option("--data", data, "folder for database, files and keys")->capture_default_str();
    sweep_word->add_option("--database", database, "postgresql://… instead of the embedded database");
    sweep_word->add_option("--unused-days", unused_days, "keep those of so many days")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    sweep_word->callback([&] { code = sweep(data, database, unused_days); });

    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& wrong) {
        return app.exit(wrong) == 0 ? 0 : asked_wrongly;  // help and version end here too
    }
    return code;
}

}  // namespace qiyue::app::commands
