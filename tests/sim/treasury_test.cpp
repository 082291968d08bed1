#include "app/demo/treasury.hpp"
#include "app/desk.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/treasury/api.hpp"
#include "sim/walk.hpp"
#include "support/house.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

// Hundreds of payments over a line that loses, repeats, mixes up and delays: each is paid once, and the treasury's book is ours.
namespace qiyue::sim {

namespace {

constexpr char const* region = "510104";
constexpr int days_of_work_max = 200;

class City {
public:
    explicit City(std::uint64_t seed, app::demo::Faults faults)
        : house_("chengdu/stages/80_payment@approved"), treasury_(seed, faults), link_(line()) {}

    // The instalment that the story approved, asked for many times over, each for some fen of its own.
    void approve(int count) {
        auto const payments = house_.objects("payment");
        auto const model = *std::ranges::find(payments, "approved", &workflow::Object::state);
        house_.world()
            .database()
            .write<void>([&](db::Tx& tx) -> Result<void> {
                auto const held = ledger::accounts_of(tx, model.project);
                auto const room = [&](ledger::Kind kind) {
                    return std::ranges::find(held, kind, [](ledger::Account const& one) { return one.key.kind; })->id;
                };
                for (int number = 0; number < count; ++number) {
                    auto const id = house_.world().ports().ids.next();
                    auto const amount = Money::fen(1'000 + number);
                    auto const reservation = TRY(
                        ledger::reserve(tx, context(), house_.world().ports(), {"payment.prepare", id, model.project},
                                        room(ledger::Kind::contract), room(ledger::Kind::paid), amount));
                    copy(tx, model.id, id, number, amount, reservation);
                    payments_.push_back(id);
                }
                return {};
            })
            .value();
    }

    // One day at the offices: the buyer sends what is approved and corrects what came back; the line is used.
    void work() {
        house_.clock().set(house_.clock().now().plus_seconds(86'400));
        for (auto const id : payments_) {
            auto const state = find(id).state;
            if (state == "returned") {
                ask("payer", "payment.correct", id, Value::object());
                ask("head", "payment.approve", id, Value::object().set("opinion", "账户已核对(演示)。"));
            }
            if (state == "returned" || state == "approved") {
                ask("payer", "payment.send", id, Value::object());
            }
        }
        use_line();
    }

    void cut(bool cut) { cut_ = cut; }

    void suspend() {
        auto const contract = find(payments_.front()).parent;
        ask("head", "contract.suspend", contract,
            Value::object().set("public_interest", true).set("reason", "设备缺陷(演示)。"));
    }

    // As if the booking of this one broke a rule.
    void refuse_booking(std::int64_t payment) {
        house_.world().ports().bus.on<payment::PaymentMade>(
            [payment](db::Tx&, Context const&, payment::PaymentMade const& made) -> Result<void> {
                return made.payment == payment
                    ? Result<void>(api::conflict("payment.refused", {"演示", "refused"}, {"演示", "none"}))
                    : Result<void>();
            });
    }

    treasury::Exchanged use_line() {
        auto& world = house_.world();
        return treasury::exchange(world.database(), context(), world.engine(), region, *link_);
    }

    bool all_paid() {
        return std::ranges::all_of(payments_, [&](std::int64_t id) { return find(id).state == "paid"; });
    }

    // Of these payments: the story had one paid before, on paper.
    std::vector<treasury::Instruction> instructions() {
        auto all = house_.world().database().read<std::vector<treasury::Instruction>>(
            [](db::Tx& tx) { return treasury::instructions(tx, region); });
        std::erase_if(all, [&](treasury::Instruction const& one) {
            return std::ranges::find(payments_, one.object) == payments_.end();
        });
        return all;
    }

    // Each payment was booked once, in the account of what was paid, and nothing is left reserved for it.
    void check_ledger() {
        auto const project = find(payments_.front()).project;
        house_.world().database().read<bool>([&](db::Tx& tx) {
            auto const trial = ledger::trial_balance(tx);
            CHECK(trial.balanced());
            CHECK(ledger::soundness(tx).problems.empty());
            std::map<std::int64_t, int> posted;
            for (auto const& account : ledger::accounts_of(tx, project)) {
                if (account.key.kind != ledger::Kind::paid) {
                    continue;
                }
                for (auto const& line : ledger::statement(tx, account.id)) {
                    posted[line.object] += line.kind == "reserved_posted" ? 1 : 0;
                }
            }
            for (auto const id : payments_) {
                CHECK(posted[id] == 1);
            }
            return true;
        });
    }

    app::demo::Treasury& treasury() { return treasury_; }
    support::House& house() { return house_; }
    std::vector<std::int64_t> const& payments() const { return payments_; }

private:
    std::unique_ptr<treasury::Link> line() {
        return treasury::link_by([this](std::string const& path, std::string const& key, std::string const& body) {
            if (cut_) {
                throw Fault("lost on the way");
            }
            return treasury_.answer(path, key, body, house_.clock().now().day());
        });
    }

    Context context() { return house_.world().context({}); }

    workflow::Object find(std::int64_t id) {
        return *house_.world().database().read<std::optional<workflow::Object>>(
            [&](db::Tx& tx) { return house_.world().engine().find(tx, id); });
    }

    void ask(std::string const& login, std::string const& operation, std::int64_t id, Value body) {
        app::Asked asked;
        asked.operation = house_.world().operation(operation);
        asked.caller = house_.caller(login);
        asked.path["id"] = std::to_string(id);
        asked.body = std::move(body);
        auto const answer = app::run(house_.world(), asked);
        REQUIRE_MESSAGE(answer.ok(), operation << ": " << answer.refusal().findings().front().code);
    }

    static void copy(db::Tx& tx, std::int64_t model, std::int64_t id, int number, Money amount,
                     std::int64_t reservation) {
        tx.run(R"sql(
INSERT INTO workflow_object (id, kind, state, project, parent, owner, party, region, title, revision, place, pinned, created, changed)
SELECT $1, kind, state, project, parent, owner, party, region, title, revision, place, pinned, created, changed
FROM workflow_object WHERE id = $2)sql",
               {id, model});
        tx.run(R"sql(
INSERT INTO payment_payment (id, contract, project, budget_year, instalment, instalment_name, instalment_amount, record,
    score, ratio, earned, deducted, payable, unrecovered, breaches, reservation, stage, claimed_on, due, paid_on,
    payee_account, voucher, returned_because, interest)
SELECT $1, contract, project, budget_year, $3, instalment_name, $4, record, score, ratio, $4, 0, $4, 0, '[]', $5, stage,
    claimed_on, NULL, paid_on, payee_account, voucher, returned_because, 0
FROM payment_payment WHERE id = $2)sql",
               {id, model, std::int64_t{number + 100}, amount.in_fen(), reservation});
    }

    support::House house_;
    app::demo::Treasury treasury_;
    std::unique_ptr<treasury::Link> link_;
    std::vector<std::int64_t> payments_;
    bool cut_ = false;
};

constexpr app::demo::Faults bad_line{
    .lost = 15, .unanswered = 20, .repeated = 30, .recalled = 10, .delayed = 50, .returned = 20};

// What the treasury did is what we booked, fen for fen.
void check_books(City& city) {
    auto const theirs = city.treasury().book();
    auto const ours = city.instructions();
    CHECK(theirs.size() == ours.size());
    Money paid_there, paid_here;
    for (auto const& one : ours) {
        auto const found = theirs.find(one.id);
        REQUIRE(found != theirs.end());
        CHECK(one.stage == (found->second.voucher.empty() ? "returned" : "paid"));
        CHECK(one.voucher == found->second.voucher);
        CHECK(one.amount == found->second.amount);
        CHECK(one.answered_on == found->second.day);
        paid_there += found->second.voucher.empty() ? Money() : found->second.amount;
        paid_here += one.stage == "paid" ? one.amount : Money();
    }
    CHECK(paid_there == paid_here);
    std::map<std::int64_t, int> paid_times;
    for (auto const& one : ours) {
        paid_times[one.object] += one.stage == "paid" ? 1 : 0;
    }
    for (auto const payment : city.payments()) {
        CHECK(paid_times[payment] == 1);
    }
}

std::unique_ptr<treasury::Link> said(std::string body) {
    return treasury::link_by([body = std::move(body)](std::string const&, std::string const&, std::string const&) {
        return client::Answer{.status = 200, .body = body};
    });
}

}  // namespace

TEST_CASE("treasury: over a bad line hundreds of payments are each paid once, and both books agree") {
    constexpr int count = 300;
    for (std::uint64_t run = 0; run < 4; ++run) {
        auto const seed = seed_of(29'000) + run;
        CAPTURE(seed);
        City city(seed, bad_line);
        city.approve(count);
        int days = 0;
        for (; days < days_of_work_max && !city.all_paid(); ++days) {
            city.work();
        }
        CHECK(city.all_paid());
        check_books(city);
        city.check_ledger();
        auto const book = city.treasury().book();
        auto const most =
            std::ranges::max_element(book, {}, [](auto const& one) { return one.second.heard; })->second.heard;
        CHECK(most > 1);  // or nothing was repeated
        auto const returned = static_cast<int>(book.size()) - count;
        CHECK(returned > 0);
        MESSAGE("seed " << seed << ": " << count << " payments in " << days << " days, " << returned
                        << " returned and sent anew, one heard " << most << " times");
    }
}

TEST_CASE("treasury: a line that is down loses nothing, and is not asked for ever") {
    City city(seed_of(29'100), {.lost = 100});
    city.approve(10);
    city.work();
    auto const done = city.use_line();
    CHECK(done.sent == 0);
    CHECK(done.failure == "lost on the way");
    CHECK(city.treasury().book().empty());
    int tried = 0;
    for (auto const& one : city.instructions()) {
        CHECK_FALSE(one.acknowledged);
        tried += one.stage == "sent" ? 1 : 0;
    }
    CHECK(tried == 3);  // then the line was known to be down, and the rest has not left
}

TEST_CASE("treasury: what a line that was down left behind does not leave once its contract stands still") {
    City city(seed_of(29'200), {});
    city.approve(10);
    city.cut(true);
    city.work();
    city.suspend();
    city.cut(false);
    CHECK(city.use_line().sent == 0);
    CHECK(city.treasury().book().empty());
}

TEST_CASE("treasury: a booking that is refused leaves the others alone") {
    City city(seed_of(29'300), {});
    city.approve(10);
    city.refuse_booking(city.payments()[4]);
    city.work();
    auto const done = city.use_line();
    CHECK(done.failure.ends_with("can't be booked: payment.refused"));
    for (auto const& one : city.instructions()) {
        CHECK(one.stage == (one.object == city.payments()[4] ? "sent" : "paid"));
    }
}

TEST_CASE("treasury: a line that is amiss books nothing, and leaves the others alone") {
    std::vector<std::string> const amiss{
        R"({"instruction":"ZL1","result":"paid","amount":-1000,"account":"AC","voucher":"V","day":"2026-07-14"})",
        R"({"instruction":"ZL1","result":"paid","amount":0,"account":"AC","voucher":"V","day":"2026-07-14"})",
        R"({"instruction":"ZL1","result":"gone","amount":1000,"account":"AC","voucher":"V","day":"2026-07-14"})",
        R"({"instruction":"ZL1","result":"paid","amount":1000,"account":"AC","voucher":"V","day":"2026-02-30"})",
        "7",
        "null"};
    for (auto const& line : amiss) {
        CAPTURE(line);
        auto const body = R"({"answers":[)" + line +
            R"(,{"instruction":"ZL2","result":"paid","amount":1000,"account":"AC","voucher":"V","day":"2026-07-14"}]})";
        auto const told = said(body)->ask({1, 2});
        REQUIRE(told.answers.size() == 1);
        CHECK(told.answers.front().instruction == 2);
        CHECK_FALSE(told.unreadable.empty());
    }
}

TEST_CASE("treasury: what is no answer at all is a fault") {
    for (auto const* body :
         {R"({"answers":{}})", R"({"answers":[{"instruction":"ZL1","amount":1000.5}]})", "<html>", ""}) {
        CAPTURE(body);
        CHECK_THROWS_AS(said(body)->ask({1}), Fault);
    }
}

}  // namespace qiyue::sim
