#include "app/web/edge.hpp"
#include "support/browser.hpp"
#include "support/house.hpp"

#include "modules/journal/api.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

// The public log over the wire: a stranger copies it, checks it, keeps its head, and finds it again later.
namespace qiyue::app::web {

namespace {

using support::Browser;

class Served {
public:
    Served()
        : edge_(house.world(), home(),
                [](http::Request const&, Context const&) {
                    http::Response page;
                    page.status = 404;
                    return page;
                }),
          server_((edge_.serve_log(LogFiles(house.world(), signer())),
                   http::serve({.port = 0, .spool_folder = std::filesystem::temp_directory_path().string()},
                               [this](http::Request& request) { return edge_.answer(request); }))) {}

    ~Served() { server_->stop(); }

    Served(Served const&) = delete;
    Served& operator=(Served const&) = delete;

    static journal::Signer signer() {
        crypto::SeededRandom random(11);
        return {.origin = "qiyue.example/log", .key = crypto::make_signing_key(random)};
    }

    Browser stranger() const { return Browser(server_->port()); }

    journal::ReadFile files() const {
        return [this](std::string const& path) -> std::optional<std::string> {
            auto const page = stranger().get("/log/" + path);
            return page.status == 200 ? std::optional(page.body) : std::nullopt;
        };
    }

    support::House house{"chengdu/stages/40_tender@published"};

private:
    Edge edge_;
    std::unique_ptr<http::Server> server_;
};

std::string key_line(Browser const& stranger) {
    auto text = stranger.get("/log/key").body;
    text.pop_back();
    return text;
}

}  // namespace

TEST_CASE("log: a stranger checks the whole log, and later that it only grew") {
    Served served;
    auto const stranger = served.stranger();
    auto const key = key_line(stranger);
    CHECK(key == journal::verifier_key("qiyue.example/log", Served::signer().key.public_key));
    auto const kept = stranger.get("/log/checkpoint");
    CHECK(kept.header("content-type").starts_with("text/plain"));
    CHECK(kept.header("cache-control") == "no-cache");
    auto const verified = journal::verify_files(served.files(), key);
    CHECK(verified.problem == "");
    CHECK(verified.size > 200);

    auto const grown = served.house.world().database().write<bool>([&](db::Tx& tx) -> Result<bool> {
        journal::append(tx, served.house.world().context({}), served.house.world().ports(),
                        {.operation = "test.grow", .kind = {}, .object = 0, .project = 0, .body = Value::object()});
        return true;
    });
    REQUIRE(grown.ok());
    auto const later = journal::verify_files(served.files(), key, {kept.body});
    CHECK(later.problem == "");
    CHECK(later.size == verified.size + 1);
}

TEST_CASE("log: each entry has its receipt, a tile keeps for ever, and nothing else is there") {
    Served served;
    auto const stranger = served.stranger();
    auto const key = key_line(stranger);
    auto const receipt = stranger.get("/log/proof/7");
    CHECK(receipt.status == 200);
    CHECK(receipt.header("content-disposition") == "attachment; filename=\"7.tlog-proof\"");
    auto const verified = journal::verify_proof(receipt.body, key);
    CHECK(verified.problem == "");
    CHECK(verified.position == 7);
    auto const tile = stranger.get("/log/tile/0/000.p/7");
    CHECK(tile.status == 200);
    CHECK(tile.body.size() == 7 * 32);
    CHECK(tile.header("cache-control").find("immutable") != std::string::npos);
    for (auto const* path :
         {"/log/", "/log/proof/", "/log/proof/-1", "/log/proof/99999999", "/log/proof/7x", "/log/tile/0/0",
          "/log/tile/9/000", "/log/log.key", "/log/../log.key", "/log/tile/0/999"}) {
        INFO(path);
        CHECK(stranger.get(path).status >= 400);
    }
}

TEST_CASE("log: its key is made once, kept as its owner's, and never silently replaced") {
    auto const folder = std::filesystem::temp_directory_path() / ("qiyue_log_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    auto const path = (folder / "log.key").string();
    crypto::SeededRandom random(3);
    auto const made = log_signer(path, "city.example/log", random);
    CHECK(made.origin == "city.example/log");
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK(log_signer(path, "", random).key.public_key == made.key.public_key);
    CHECK_THROWS(log_signer(path, "other.example/log", random));
    std::ofstream(path) << "no key\n";
    CHECK_THROWS(log_signer(path, "", random));
    CHECK_THROWS(log_signer((folder / "b.key").string(), "with space", random));
    auto const chance = log_signer((folder / "c.key").string(), "", random);
    CHECK(chance.origin.starts_with("qiyue-"));
    std::filesystem::remove_all(folder);
}

}  // namespace qiyue::app::web
