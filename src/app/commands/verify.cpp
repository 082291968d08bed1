#include "app/commands/commands.hpp"

#include "base/failure.hpp"

#include "modules/contract/api.hpp"
#include "modules/expert/api.hpp"
#include "modules/journal/api.hpp"
#include "modules/review/api.hpp"

#include "platform/client/client.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"
#include "platform/json/json.hpp"

#include <fstream>
#include <iostream>

// `qiyue verify …`: needs no database and trusts nobody; every word reads files that are public or the reader's own.
namespace qiyue::app::commands {

namespace {

std::string trimmed(std::string const& text) {
    auto const end = text.find_last_not_of(" \r\n\t");
    return end == std::string::npos ? std::string() : text.substr(0, end + 1);
}

std::string file(std::string const& path) {
    auto content = files::read(path);
    if (!content) {
        throw Fault("there is no file " + path);
    }
    return *content;
}

// A key comes as itself or as the file that holds it.
std::string key_in(std::string const& given) {
    return trimmed(given.find('+') != std::string::npos ? given : file(given));
}

bool is_address(std::string const& where) {
    return where.starts_with("http://") || where.starts_with("https://");
}

// Where the log's files come from: another server's /log/, or a folder.
journal::ReadFile source(std::string where) {
    while (where.ends_with('/')) {
        where.pop_back();
    }
    if (!is_address(where)) {
        return [where](std::string const& path) { return files::read(where + "/" + path); };
    }
    auto const folder = where.ends_with("/log") ? where : where + "/log";
    return [folder](std::string const& path) -> std::optional<std::string> {
        auto answer = client::get(folder + "/" + path);
        if (answer.status == 404) {
            return std::nullopt;
        }
        if (answer.status != 200) {
            throw Fault(folder + "/" + path + " answers " + std::to_string(answer.status));
        }
        return std::move(answer.body);
    };
}

int said(std::string const& problem, std::string const& otherwise) {
    std::cout << (problem.empty() ? "sound: " + otherwise : "NOT SOUND: " + problem) << "\n";
    return problem.empty() ? 0 : 1;
}

Value read_json(std::string const& path) {
    auto parsed = json::parse(file(path));
    if (!parsed.ok()) {
        throw Fault(path + " is not JSON");
    }
    return std::move(parsed).value();
}

// The private part, as its owner got it, is what the entry's digest stands for.
std::string judge_opened(Value const& leaf, Value const& opened, std::string const& envelope) {
    auto const text = opened["text"].text_or({});
    if (journal::digest_of(opened["salt"].text_or({}), text) != leaf["body_digest"].text_or({})) {
        return "the private part is not the one that the entry was made of";
    }
    if (!envelope.empty() && text.find(crypto::sha256_hex(trimmed(file(envelope)))) == std::string::npos) {
        return "the entry is of another envelope: the one in the file was not what the platform received";
    }
    return {};
}

// The log's entry was made of the digest that the record has.
std::string judge_entry_of_record(Value const& published, std::string const& receipt, std::string const& key) {
    if (key.empty()) {
        return "--receipt needs --key: who signed the log";
    }
    auto const verified = journal::verify_proof(receipt, key_in(key));
    if (!verified.problem.empty()) {
        return verified.problem;
    }
    auto const leaf = json::parse(verified.entry);
    if (!leaf.ok()) {
        return "the entry is not JSON";
    }
    if (auto problem = judge_opened(leaf.value(), published["journal"], {}); !problem.empty()) {
        return problem;
    }
    auto const text = json::parse(published["journal"]["text"].text_or({}));
    auto const digest = text.ok() ? text.value()["body"]["record_digest"] : Value();
    return digest.is_text() && digest == published["digest"] ? std::string()
                                                             : "the log's entry is of another record than this one";
}

}  // namespace

int verify_log(VerifyLog const& options) {
    auto const read = source(options.where);
    auto key = options.key.empty() ? std::string() : key_in(options.key);
    if (key.empty()) {
        key = trimmed(read("key").value_or(""));
        std::cout << "key taken from the log itself; compare it with one that you got elsewhere:\n  " << key << "\n";
    }
    std::vector<std::string> earlier;
    for (auto const& path : options.earlier) {
        earlier.push_back(file(path));
    }
    // The head is read once, so that what is kept is what was checked although the log grows meanwhile.
    auto const head = read("checkpoint").value_or("");
    auto const verified = journal::verify_files(
        [&](std::string const& path) { return path == "checkpoint" ? std::optional(head) : read(path); }, key, earlier);
    if (verified.problem.empty() && !options.keep.empty()) {
        std::ofstream out(options.keep);
        if (!(out << head << std::flush)) {
            throw Fault(options.keep + " can't be written");
        }
    }
    return said(verified.problem,
                std::to_string(verified.size) + " entries, root " + verified.root +
                    (earlier.empty() ? "" : ", and " + std::to_string(earlier.size()) + " kept checkpoints lead here"));
}

int verify_receipt(VerifyReceipt const& options) {
    auto const verified = journal::verify_proof(file(options.receipt), key_in(options.key));
    if (!verified.problem.empty()) {
        return said(verified.problem, {});
    }
    auto const leaf = json::parse(verified.entry);
    if (!leaf.ok()) {
        return said("the entry is not JSON", {});
    }
    std::cout << verified.entry << "\n";
    auto problem = std::string();
    if (!options.opened.empty()) {
        problem = judge_opened(leaf.value(), read_json(options.opened), options.envelope);
    } else if (!options.envelope.empty()) {
        problem = "--envelope needs --opened: the entry itself holds only a salted digest";
    }
    return said(problem,
                "entry " + std::to_string(verified.position) + " of " + std::to_string(verified.size) + ", at " +
                    Instant::from_micros(leaf.value()["at"].integer_or(0)).iso());
}

int verify_draw(std::string const& record) {
    auto const checked = expert::verify_draw(read_json(record));
    for (auto const& line : checked.told) {
        std::cout << line << "\n";
    }
    return said(checked.problem, "the same experts in the same order");
}

int verify_contract(VerifyContract const& options) {
    if (!options.receipts.empty() && options.key.empty()) {
        return said("--receipt needs --key: who signed the log", {});
    }
    std::vector<Value> entries;
    for (auto const& receipt : options.receipts) {
        auto const verified = journal::verify_proof(file(receipt), key_in(options.key));
        auto const leaf = json::parse(verified.entry);
        if (!verified.problem.empty() || !leaf.ok()) {
            return said(receipt + ": " + (verified.problem.empty() ? "the entry is not JSON" : verified.problem), {});
        }
        entries.push_back(Value::object().set("position", verified.position).set("leaf", leaf.value()));
    }
    auto const checked = contract::verify_record(read_json(options.record), entries);
    for (auto const& line : checked.told) {
        std::cout << line << "\n";
    }
    return said(checked.problem, "the text as it was signed, and every signature over it");
}

int verify_award(VerifyAward const& options) {
    auto const published = read_json(options.record);
    auto const checked = review::verify_award(published);
    for (auto const& line : checked.told) {
        std::cout << line << "\n";
    }
    auto problem = checked.problem;
    if (problem.empty() && !options.receipt.empty()) {
        problem = judge_entry_of_record(published, file(options.receipt), options.key);
    }
    return said(problem, "the same ranking and the same award");
}

}  // namespace qiyue::app::commands
