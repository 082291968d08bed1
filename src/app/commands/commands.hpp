#pragma once

#include <cstdint>
#include <string>
#include <vector>

// What the binary can be told to do. Each gives the process's exit code: 0 done, 1 something failed, 2 asked wrongly.
namespace qiyue::app::commands {

inline constexpr int asked_wrongly = 2;

// Reads what stood on the command line and does it.
int dispatch(int count, char const* const* words, std::string const& version);

struct Serve {
    std::string data = "data-local";  // folder of files, keys and, unless `database` says otherwise, the database
    std::string database;             // "" the embedded one; or postgresql://…
    std::string address = "127.0.0.1";
    int port = 8080;
    std::string place = "成都";                // whose local rules hold beside the national ones
    bool empty = false;                        // a clean installation instead of the demonstration city
    std::vector<std::string> trusted_proxies;  // addresses or networks whose X-Forwarded-For counts
    int node = 0;                              // 0 to 63: another one for each process that shares a database
    std::string log_origin;                    // names the public log for ever, at its first start
    std::string public_address;   // "https://…" where the public reaches it; stands on papers. "": what it listens on
    int upload_megabytes = 2048;  // what one person may upload on one day
    std::vector<std::string> treasuries;  // "510104=https://…": a level's treasury that is asked over the line
    std::string treasury_token;           // a file with what is sent as its bearer token; "": none
    int unused_days = 7;                  // an upload that no step has used is taken away after so many
};
int serve(Serve const& options);

struct Scenarios {
    std::vector<std::string> paths;
    std::string engine = "sqlite";
    std::string database;  // a PostgreSQL URL for engine postgresql
    std::string junit;     // write a JUnit file there
    std::string roots;     // write a line "story journal-root" for each there
    bool verbose = false;
};
int run_scenarios(Scenarios const& options);

struct Clauses {
    std::string place, area, effect;
    bool csv = false, cases = false, prove = false;
    std::vector<std::string> ids;
};
int clauses(Clauses const& options);

// What anybody can check with public files and no trust in the operator.
struct VerifyLog {
    std::string where;                 // a folder with a copy of /log/, or the site's address
    std::string key;                   // the log's public key; "": the one that lies there, which is said
    std::vector<std::string> earlier;  // files with checkpoints kept from before
    std::string keep;                  // write the checkpoint there, for the next time
};
int verify_log(VerifyLog const& options);

struct VerifyReceipt {
    std::string receipt;  // a .tlog-proof file
    std::string key;
    std::string opened;    // "" or the private part of the entry, as its owner may download it
    std::string envelope;  // "" or the sealed bid that was handed in
};
int verify_receipt(VerifyReceipt const& options);

// A record of an expert draw (GET /api/expert_draws/{id}/record).
int verify_draw(std::string const& record);

// The record of an award (GET /api/reviews/{id}/record).
struct VerifyAward {
    std::string record;
    std::string receipt;  // "" or the .tlog-proof of the log's entry that holds the record's digest
    std::string key;      // of the log, with a receipt
};
int verify_award(VerifyAward const& options);

// The record of a contract (GET /api/contracts/{id}/record).
struct VerifyContract {
    std::string record;
    std::vector<std::string> receipts;  // .tlog-proof files of the entries by which its keys were enrolled
    std::string key;                    // of the log, with receipts
};
int verify_contract(VerifyContract const& options);

// The ledger of an installation, judged from its rows alone: it balances, nothing is overdrawn, every entry is whole and
// stands in the journal.
int verify_ledger(std::string const& data, std::string const& database);

// The ledger as a plain-text journal for hledger, to the file or, without one, to standard output.
struct ExportJournal {
    std::string data = "data-local", database;
    std::string to;
};
int export_journal(ExportJournal const& options);

// Makes the demonstration city where nobody exists yet, without serving it; 1 when there is somebody already.
int demo(std::string const& data, std::string const& database);
int migrate(std::string const& data, std::string const& database);
// A treasury to try the line with, on this machine alone; everything it does wrong follows from the seed.
int treasury_simulator(int port, std::uint64_t seed);
// Takes away uploads that no step has used.
int sweep(std::string const& data, std::string const& database, int unused_days);

}  // namespace qiyue::app::commands
