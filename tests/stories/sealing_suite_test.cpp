#include "app/desk.hpp"
#include "modules/sealing/api.hpp"
#include "platform/crypto/sealing.hpp"
#include "platform/files/files.hpp"
#include "platform/toml/toml.hpp"
#include "support/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

// An installation that must use the national algorithms sets the number `sealing_suite` to 2 in its rules: from then on
// whatever does not say otherwise is sealed by SM2, SM4 and SM3 (ADR 36).
namespace qiyue {

namespace {

namespace fs = std::filesystem;

// The rules as they are, but for that number.
std::shared_ptr<law::Rulebook const> sealing_by(std::int64_t suite) {
    auto const folder = app::home() + "/src/law";
    std::vector<law::SourceFile> files;
    auto set = 0;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".toml") {
            continue;
        }
        auto const path = entry.path().string();
        auto content = toml::parse(files::read(path).value(), path).value();
        if (content["number"].is_list()) {
            Value numbers = Value::list();
            for (auto number : content["number"].items()) {
                if (number["key"] == Value("sealing_suite")) {
                    number.set("value", suite);
                    ++set;
                }
                numbers.push(std::move(number));
            }
            content.set("number", std::move(numbers));
        }
        files.push_back({.path = fs::relative(path, folder).generic_string(), .content = std::move(content)});
    }
    REQUIRE(set == 1);
    std::ranges::sort(files, {}, &law::SourceFile::path);
    return law::Rulebook::build(std::move(files));
}

class Installation {
public:
    explicit Installation(std::int64_t suite) : house_("chengdu/framework/10_called@cleared", {}, sealing_by(suite)) {
        framework_ = house_.objects("framework").at(0).id;
    }

    Result<Value> ask(std::string const& login, std::string const& step, Value body) {
        app::Asked asked;
        asked.operation = house_.world().operation("framework." + step);
        REQUIRE(asked.operation != nullptr);
        asked.caller = house_.caller(login);
        asked.path["id"] = std::to_string(framework_);
        asked.body = std::move(body);
        return app::run(house_.world(), asked);
    }

    Value holder(char const* post, std::string const& login) {
        return Value::object().set("post", post).set("person", house_.caller(login).person);
    }

    Result<Value> name_holders(Value said) {
        said.set("key_holders",
                 Value::list()
                     .push(holder("central.agent", "agent"))
                     .push(holder("finance.procurement", "procurement"))
                     .push(holder("platform.admin", "admin")))
            .set("key_threshold", 2);
        return ask("agent", "name_holders", std::move(said));
    }

    std::int64_t suite() {
        return house_.world().database().read<std::int64_t>(
            [&](db::Tx& tx) { return sealing::opening_key(tx, {framework_}).value().suite; });
    }

private:
    support::House house_;
    std::int64_t framework_ = 0;
};

std::string public_key(crypto::Sealing const& of) {
    crypto::SeededRandom random(3);
    return crypto::to_base64(of.make_key(random).public_key);
}

std::string code_of(Result<Value> const& answer) {
    return answer.ok() ? std::string() : answer.refusal().findings().front().code;
}

}  // namespace

TEST_CASE("an installation that sets it seals by the national algorithms where nothing else is said") {
    Installation installation(crypto::sealing_national().number());
    REQUIRE(installation.name_holders(Value::object()).ok());
    CHECK(installation.suite() == crypto::sealing_national().number());
    auto const give = [&](crypto::Sealing const& of) {
        return installation.ask("agent", "give_share_key", Value::object().set("share_key", public_key(of)));
    };
    CHECK(code_of(give(crypto::sealing_international())) == "sealing.no_share_key");
    CHECK(code_of(give(crypto::sealing_national())).empty());
}

TEST_CASE("an installation that sets it may still seal one call otherwise, and the other way round") {
    Installation national(crypto::sealing_national().number());
    REQUIRE(national.name_holders(Value::object().set("key_suite", "international")).ok());
    CHECK(national.suite() == crypto::sealing_international().number());
    Installation usual(crypto::sealing_international().number());
    REQUIRE(usual.name_holders(Value::object()).ok());
    CHECK(usual.suite() == crypto::sealing_international().number());
    REQUIRE(usual.name_holders(Value::object().set("key_suite", "national")).ok());
    CHECK(usual.suite() == crypto::sealing_national().number());
}

}  // namespace qiyue
