#include "law/clauses.gen.hpp"
#include "modules/contract/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/review/api.hpp"
#include "modules/treasury/steps.hpp"

#include <algorithm>

// SY-4.5-n 确保政府购买服务资金规范管理和使用: every expenditure leads back, payment 支付 → contract 合同 → award 成交 → plan 规划 → budget
// line 预算项, and each can be opened by whoever may read it. The award is the contract's own: of its lot, where a purchase
// has several; a contract that came of an order has that in its place.
namespace qiyue::treasury {

namespace {

using workflow::Engine;

class Chain {
public:
    Chain(Engine const& engine, api::Call& call) : engine_(engine), call_(call) {}

    // `id` 0: the way breaks off here, which is told.
    void add(Text const& what, std::int64_t id, std::optional<Money> amount = {}) {
        auto link = Value::object();
        link.set("what", Value::object().set("zh", what.zh).set("en", what.en)).set("object", id);
        auto const object = id == 0 ? std::nullopt : engine_.find(call_.tx, id);
        link.set("found", object.has_value());
        if (object) {
            auto const readable = engine_.readable(call_.tx, *object, call_.context);
            link.set("kind", object->kind).set("readable", readable);
            if (readable) {
                link.set("title", object->title).set("plural", engine_.procedure(object->kind).plural);
                if (amount) {
                    link.set("amount", amount->in_fen());
                }
            }
        }
        whole_ = whole_ && object.has_value();
        links_.push(std::move(link));
    }

    Value value() const { return Value::object().set("links", links_).set("whole", whole_); }

private:
    Engine const& engine_;
    api::Call& call_;
    Value links_ = Value::list();
    bool whole_ = true;
};

// The line from which the payment's first fen came, by the ledger: what was set into it is where the way begins.
std::int64_t budget_line_of(db::Tx& tx, contract::Terms const& terms, std::int64_t payment) {
    auto const room = ledger::find(tx, {ledger::Kind::paid, terms.buyer, terms.project, terms.contract});
    auto const lines = room ? ledger::statement(tx, room->id) : std::vector<ledger::Line>();
    auto const posted = std::ranges::find_if(
        lines, [&](ledger::Line const& line) { return line.object == payment && line.kind == "reserved_posted"; });
    if (posted == lines.end()) {
        return 0;
    }
    auto const way = ledger::trace(tx, posted->entry, 1);
    if (!way.ok()) {
        return 0;
    }
    auto const hops = way.value();
    auto const line = std::ranges::find(hops, "budget_line.set", &ledger::Hop::step);
    return line == hops.end() ? 0 : line->object;
}

// What left for it and what came back, in order, with who was paid: where the way ends.
Value money_of(db::Tx& tx, std::int64_t payment) {
    Value list = Value::list();
    auto const add = [&](Instruction const& one, char const* way, Day day, std::string const& voucher) {
        list.push(Value::object()
                      .set("way", way)
                      .set("instruction", number_of(one.id))
                      .set("use", ledger::name_of(one.use))
                      .set("payee", one.payee)
                      .set("bank", one.bank)
                      .set("account", one.account)
                      .set("amount", one.amount.in_fen())
                      .set("day", day.iso())
                      .set("voucher", voucher));
    };
    for (auto const& one : store::of_object(tx, payment)) {
        if (one.answered_on && (one.stage == "paid" || one.stage == "came_back")) {
            add(one, "paid", *one.answered_on, one.voucher);
        }
        if (one.back_on) {
            add(one, "back", *one.back_on, one.back_voucher);
        }
    }
    return list;
}

Result<Value> show(Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "payment"));
    if (!engine.concerned(call.tx, object, call.context)) {
        return api::not_found(
            {"没有这一事项，或者您的单位不能查阅", "there is none, or your organisation may not read it"});
    }
    if (call.context.off(clause::SY_4_5_n)) {
        return Value::object().set("links", Value::list());
    }
    auto const terms = contract::terms(call.tx, engine, object.parent);
    ENSURE(terms.has_value());
    auto const award = terms->tender == 0 ? std::nullopt : review::award_of_tender(call.tx, terms->tender);
    auto const paid = payment::paid(call.tx, terms->contract);
    auto const mine = std::ranges::find(paid, object.id, &payment::Paid::payment);
    Chain chain(engine, call);
    chain.add({"支付", "payment"}, object.id, mine == paid.end() ? std::nullopt : std::optional(mine->amount));
    chain.add({"合同", "contract"}, terms->contract, terms->price);
    if (terms->order != 0) {
        chain.add({"框架协议订单", "order under a framework agreement"}, terms->order);
    } else {
        chain.add({"成交", "award"}, award ? award->review : 0, award ? std::optional(award->price) : std::nullopt);
    }
    chain.add({"规划项目", "line of the plan"}, object.project);
    chain.add({"预算项", "budget line"}, budget_line_of(call.tx, *terms, object.id));
    return chain.value().set("money", money_of(call.tx, object.id));
}

}  // namespace

api::Operation trace_operation(Engine& engine) {
    return api::reading("treasury.trace", "/api/payments/{id}/trace",
                        {"资金来源追溯", "where a payment's money came from"}, api::Access::signed_in,
                        {clause::SY_4_5_n}, [&engine](api::Call& call) { return show(engine, call); });
}

}  // namespace qiyue::treasury
