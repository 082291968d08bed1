#include "support/commanded.hpp"

#include "app/commands/commands.hpp"
#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

// `qiyue verify award`, as a citizen uses it: a file in, a sentence for each step and a code out.
namespace qiyue::app::commands {

namespace {

// Two bids for the lowest price; the second is small and has 10% off. Members in the order of their names.
constexpr char const* record =
    R"({"algorithm":"qiyue award 1","award":{"awarded_on":"2026-03-02","bid":8,"letter_day":"2026-03-03","price":100000000},)"
    R"("bids":[{"bid":7,"deductions":{"consortium":0,"domestic":0,"small":0},"price":90000001,"values":[]},)"
    R"({"bid":8,"deductions":{"consortium":0,"domestic":0,"small":1000},"price":100000000,"values":[]}],)"
    R"("dropped":[],"evaluation":"lowest_price","factors":[],"marks":[],"order":["price"],"project":1,)"
    R"("result":{"lowest":90000000,"ranking":[{"bid":8,"compared":90000000,"rank":1,"tied":false},)"
    R"({"bid":7,"compared":90000001,"rank":2,"tied":false}]},"review":3,"seats":5,"tender":2})";

support::Told verify(std::vector<std::string> words) {
    words.insert(words.begin(), {"verify", "award"});
    return support::commanded(words);
}

struct File {
    std::string path =
        (std::filesystem::temp_directory_path() / ("qiyue_award_" + std::to_string(::getpid()) + ".json")).string();
    explicit File(std::string const& text) { std::ofstream(path) << text; }
    ~File() { std::filesystem::remove(path); }
};

std::string published(std::string const& text) {
    return R"({"record":)" + text + R"(,"digest":")" + crypto::sha256_hex(text) + R"("})";
}

std::string with(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("commands: a published award is computed again") {
    File const file(published(record));
    auto const told = verify({file.path});
    CHECK(told.code == 0);
    CHECK(told.tells("agrees: the order of the bids"));
    CHECK(told.tells("sound: the same ranking and the same award"));
}

TEST_CASE("commands: a fen more is told with its bid") {
    File const file(with(published(record), "\"price\":90000001", "\"price\":90000002"));
    auto const told = verify({file.path});
    CHECK(told.code == 1);
    CHECK(told.tells("DOES NOT AGREE: its digest is that of its contents"));
    CHECK(told.tells("bid 7: the price compared is 900,000.01 yuan in the record and 900,000.02 yuan by the sum"));
    CHECK(told.tells("NOT SOUND"));
}

TEST_CASE("commands: an award to another than the first is told") {
    File const file(published(with(record, "\"bid\":8,\"letter_day\"", "\"bid\":7,\"letter_day\"")));
    auto const told = verify({file.path});
    CHECK(told.code == 1);
    CHECK(told.tells("bid 7 has the award and is not the first of the bids that stand"));
}

TEST_CASE("commands: verify award asked wrongly, of nothing, and of what is no record") {
    CHECK(verify({}).code == asked_wrongly);
    CHECK(verify({"/nowhere/award.json"}).code == 1);
    File const text("not JSON");
    CHECK(verify({text.path}).code == 1);
    File const other(R"({"record":{"algorithm":"another"}})");
    CHECK(verify({other.path}).code == 1);
    File const good(published(record));
    CHECK(verify({good.path, "--receipt", good.path}).tells("--receipt needs --key"));
}

}  // namespace qiyue::app::commands
