#include "modules/voucher/steps.hpp"

#include "modules/identity/api.hpp"
#include "modules/ledger/api.hpp"
#include "platform/crypto/crypto.hpp"

namespace qiyue::voucher {

using workflow::StepRun;

namespace {

// 批复下达 released -> 凭单 voucher -> 应付 payable -> 已付 paid, and from the voucher back to released.
ledger::Key room_of(Programme const& p, std::int64_t buyer, Room room) {
    switch (room) {
    case Room::released: return {ledger::Kind::released, buyer, p.project, p.year};
    case Room::vouchers: return {ledger::Kind::voucher, buyer, p.project, p.id};
    case Room::payable: return {ledger::Kind::payable, buyer, p.project, p.id};
    case Room::paid: return {ledger::Kind::paid, buyer, p.project, p.id};
    }
    ENSURE(false);
}

}  // namespace

std::string name_of(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

Result<Programme> open_programme(StepRun& run) {
    auto const object = TRY(run.engine.get(run.tx, run.object.parent, "voucher_programme"));
    auto found = store::programme(run.tx, object.id);
    ENSURE(found.has_value());
    if (object.state != "open") {
        return api::conflict("voucher.not_open", {"该凭单方案尚未开始或已经结束", "this scheme is not open"},
                             {"请选用执行中的方案", "choose one that is"});
    }
    return *std::move(found);
}

std::string key_of(StepRun& run) {
    constexpr std::size_t key_bytes = 32;
    auto known = store::key(run.tx, {});
    return known.empty() ? store::key(run.tx, crypto::to_hex(run.ports().random.bytes(key_bytes))) : known;
}

std::string shown_serial(std::string const& serial) {
    constexpr std::size_t group = 4;
    std::string shown;
    for (std::size_t at = 0; at < serial.size(); at += group) {
        shown += (shown.empty() ? "" : " ") + serial.substr(at, group);
    }
    return shown;
}

Money cost_of(StepRun& run, Programme const& programme) {
    Money cost;
    for (auto const room : {Room::vouchers, Room::payable, Room::paid}) {
        auto const account = ledger::find(run.tx, room_of(programme, run.object.owner, room));
        cost += account ? ledger::balance(run.tx, account->id).held() : Money();
    }
    return cost;
}

std::int64_t account_of(db::Tx& tx, Context const& context, workflow::Engine const& engine, Programme const& programme,
                        std::int64_t buyer, Room room) {
    return ledger::account(tx, context, engine.ports(), room_of(programme, buyer, room)).id;
}

Result<void> move_money(StepRun& run, Programme const& programme, Room from, Room to, Money amount) {
    return move_money(run.tx, run.context, run.engine, run.object, run.step.name, programme, from, to, amount);
}

Result<void> move_money(db::Tx& tx, Context const& context, workflow::Engine const& engine,
                        workflow::Object const& object, std::string const& step, Programme const& programme, Room from,
                        Room to, Money amount) {
    if (amount.is_zero()) {
        return {};
    }
    auto const account = [&](Room room) { return account_of(tx, context, engine, programme, object.owner, room); };
    TRY(ledger::move(tx, context, engine.ports(), {object.kind + "." + step, object.id, object.project}, account(from),
                     account(to), amount));
    return {};
}

void move_voucher(StepRun& run, std::int64_t voucher, std::string to) {
    run.afterwards.push_back([&run, voucher, to = std::move(to)]() -> Result<void> {
        run.engine.move(run.tx, run.context, voucher, to, run.step.name);
        return {};
    });
}

Result<void> take_out(StepRun& run, Programme const& programme, Voucher& voucher, Money amount) {
    voucher.returned -= amount;
    store::update(run.tx, voucher);
    return move_money(run, programme, Room::released, Room::vouchers, amount);
}

Result<void> put_back(StepRun& run, Programme const& programme, Voucher& voucher, Money amount) {
    voucher.returned += amount;
    store::update(run.tx, voucher);
    return move_money(run, programme, Room::vouchers, Room::released, amount);
}

}  // namespace qiyue::voucher
