#include "support/commanded.hpp"
#include "support/house.hpp"

#include "app/desk.hpp"
#include "modules/journal/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

// `qiyue verify contract` with the receipts of the log: whose the keys are.
namespace qiyue::app::commands {

namespace {

class Folder {
public:
    Folder() { std::filesystem::create_directories(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    std::string put(std::string const& name, std::string const& text) const {
        std::ofstream(path_ + "/" + name, std::ios::binary) << text;
        return path_ + "/" + name;
    }

private:
    std::string path_ =
        (std::filesystem::temp_directory_path() / ("qiyue_contract_" + std::to_string(::getpid()))).string();
};

}  // namespace

TEST_CASE("commands: a contract's keys are found in the log by the entries of their enrolment") {
    support::House house("chengdu/contract/keys");
    auto const contract = house.objects("contract").back().id;
    Asked asked;
    asked.operation = house.world().operation("contract.record");
    asked.caller = house.caller("signer");
    asked.path["id"] = std::to_string(contract);
    auto const answer = run(house.world(), asked);
    REQUIRE(answer.ok());
    auto record = answer.value();
    auto const position = record["signatures"].items().front()["enrolled"]["position"].integer();

    crypto::SystemRandom random;
    journal::Signer const signer{.origin = "log.example", .key = crypto::make_signing_key(random)};
    auto const receipt_of = [&](std::int64_t entry) {
        return *house.world().database().read<std::optional<std::string>>(
            [&](db::Tx& tx) { return journal::receipt(tx, signer, entry); });
    };
    Folder const folder;
    auto const key = folder.put("key", journal::verifier_key(signer.origin, signer.key.public_key));
    auto const verify = [&](Value const& told, std::int64_t entry) {
        return support::commanded({"verify", "contract", folder.put("record.json", json::write(told)), "--receipt",
                                   folder.put("entry.tlog-proof", receipt_of(entry)), "--key", key});
    };
    auto const sound = verify(record, position);
    CHECK(sound.code == 0);
    CHECK(sound.tells("agrees: entry " + std::to_string(position) + " of the log is that enrolment"));

    // Another entry is no enrolment of this key, whatever the record says of it.
    auto lines = Value::list();
    for (auto line : record["signatures"].items()) {
        auto enrolled = line["enrolled"];
        lines.push(line.set("enrolled", enrolled.set("position", position - 1)));
    }
    auto moved = record;
    CHECK(verify(moved.set("signatures", lines), position - 1).tells("NOT SOUND"));
    CHECK(support::commanded({"verify", "contract", folder.put("record.json", json::write(record)), "--receipt",
                              folder.put("entry.tlog-proof", receipt_of(position))})
              .tells("--receipt needs --key"));
}

}  // namespace qiyue::app::commands
