#include "support/house.hpp"

#include "app/desk.hpp"
#include "modules/documents/api.hpp"
#include "modules/ledger/api.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <map>
#include <thread>

// One voucher, presented at two providers in the same millisecond by as many hands as there are, then confirmed and claimed by
// all of them: asked of the desk, as the pages do.
namespace qiyue {

namespace {

constexpr int hands = 8;
constexpr char const* holders_number = "0010";

class Crowd {
public:
    explicit Crowd(support::House& house) : house_(house) {}

    Result<Value> ask(std::string const& login, std::string const& operation, Value body, std::int64_t id = 0) {
        app::Asked asked;
        asked.operation = house_.world().operation(operation);
        REQUIRE(asked.operation != nullptr);
        asked.caller = login.empty() ? Caller{} : house_.caller(login);
        asked.body = std::move(body);
        if (id != 0) {
            asked.path["id"] = std::to_string(id);
        }
        return app::run(house_.world(), asked);
    }

    std::string send_file(std::string const& login, std::string const& text) {
        auto& world = house_.world();
        documents::Upload const upload{
            .digest = world.files().put(text), .name = "记录.txt", .type = "text/plain", .size = 1};
        auto const kept = world.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
            TRY(documents::receive(tx, world.context(house_.caller(login)), world.ports(), upload,
                                   world.file_limits()));
            return true;
        });
        REQUIRE(kept.ok());
        return upload.digest;
    }

    // What came of it, by the code of the first finding; "" for what was done.
    std::map<std::string, int> all_at_once(std::function<Result<Value>(int)> const& asking) {
        std::atomic<int> waiting{hands};
        std::vector<std::string> came(hands);
        std::vector<std::thread> threads;
        for (int hand = 0; hand < hands; ++hand) {
            threads.emplace_back([&, hand] {
                --waiting;
                while (waiting > 0) {
                    std::this_thread::yield();
                }
                auto const answer = asking(hand);
                came[static_cast<std::size_t>(hand)] =
                    answer.ok() ? std::string() : answer.refusal().findings().front().code;
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        std::map<std::string, int> counted;
        for (auto const& code : came) {
            ++counted[code];
        }
        return counted;
    }

    bool balanced() {
        return house_.world().database().read<bool>([](db::Tx& tx) { return ledger::trial_balance(tx).balanced(); });
    }

private:
    support::House& house_;
};

}  // namespace

TEST_CASE("stories/vouchers one voucher is taken, confirmed and claimed once by a crowd") {
    support::House house("chengdu/voucher/20_issued");
    Crowd crowd(house);
    auto const voucher = house.objects("voucher").front();
    auto const paper = crowd.ask("documenter", "voucher.read", Value::object(), voucher.id);
    REQUIRE(paper.ok());
    auto const code = paper.value()["body"]["code"].text();
    auto const serial = paper.value()["body"]["serial"].text();
    auto const holder = paper.value()["body"]["holder"].text() == "老例一" ? holders_number : "0025";
    auto const programme = voucher.parent;
    std::vector<std::string> const providers{"kangle", "yihe"};
    std::map<std::string, std::string> files;
    for (auto const& one : providers) {
        files[one] = crowd.send_file(one, "服务记录 " + one);
    }
    auto const of = [&](int hand) { return providers[static_cast<std::size_t>(hand) % providers.size()]; };

    auto const presented = crowd.all_at_once([&](int hand) {
        return crowd.ask(of(hand), "voucher_use.present",
                         Value::object()
                             .set("programme", programme)
                             .set("serial", serial)
                             .set("holder_tail", holder)
                             .set("units", 2)
                             .set("unit_price", "40.00")
                             .set("served_on", house.clock().now().day().iso())
                             .set("record", files[of(hand)]));
    });
    CHECK(presented == std::map<std::string, int>{{"", 1}, {"voucher.not_usable", hands - 1}});
    auto const uses = house.objects("voucher_use");
    REQUIRE(uses.size() == 1);
    CHECK(crowd.balanced());

    auto const confirmed = crowd.all_at_once(
        [&](int) { return crowd.ask("", "voucher_use.confirm", Value::object().set("code", code), uses.front().id); });
    CHECK(confirmed == std::map<std::string, int>{{"", 1}, {"workflow.wrong_state", hands - 1}});
    CHECK(crowd.balanced());

    auto const provider = uses.front().party == house.caller("kangle").organisation ? "kangle" : "yihe";
    auto const claimed = crowd.all_at_once([&](int) {
        return crowd.ask(provider, "voucher_claim.file",
                         Value::object()
                             .set("programme", programme)
                             .set("lines", Value::list().push(Value::object().set("serial", serial)))
                             .set("invoice", files[provider]));
    });
    CHECK(claimed == std::map<std::string, int>{{"", 1}, {"voucher.nothing_to_redeem", hands - 1}});
    CHECK(crowd.balanced());
}

TEST_CASE("stories/vouchers one voucher that was signed for two providers is handed in once by a crowd") {
    support::House house("chengdu/voucher/20_issued");
    Crowd crowd(house);
    auto const voucher = house.objects("voucher").front();
    auto const paper = crowd.ask("documenter", "voucher.read", Value::object(), voucher.id);
    REQUIRE(paper.ok());
    auto const& body = paper.value()["body"];
    auto const holder = body["holder"].text() == "老例一" ? holders_number : "0025";
    std::vector<std::string> const providers{"kangle", "yihe"};
    std::map<std::string, Value> asked;
    for (auto const& one : providers) {
        auto const signed_for = crowd.ask("", "voucher.sign",
                                          Value::object()
                                              .set("code", body["code"].text())
                                              .set("provider", house.caller(one).organisation)
                                              .set("units", 2)
                                              .set("unit_price", "40.00"),
                                          voucher.id);
        REQUIRE(signed_for.ok());
        asked[one] = Value::object()
                         .set("programme", voucher.parent)
                         .set("serial", body["serial"].text())
                         .set("holder_tail", holder)
                         .set("units", 2)
                         .set("unit_price", "40.00")
                         .set("served_on", house.clock().now().day().iso())
                         .set("record", crowd.send_file(one, "离线服务记录 " + one))
                         .set("confirmation", signed_for.value()["confirmation"].text());
    }
    auto const settled = crowd.all_at_once([&](int hand) {
        auto const& of = providers[static_cast<std::size_t>(hand) % providers.size()];
        return crowd.ask(of, "voucher_use.settle", asked.at(of));
    });
    CHECK(settled == std::map<std::string, int>{{"", 1}, {"voucher.not_usable", hands - 1}});
    CHECK(house.objects("voucher_use").size() == 1);
    CHECK(crowd.balanced());
}

}  // namespace qiyue
