#include "modules/voucher/sign.hpp"

#include "law/clauses.gen.hpp"
#include "modules/voucher/code.hpp"
#include "modules/voucher/fields.hpp"
#include "modules/voucher/providers.hpp"

// 离线确认码: with his short code the holder signs for one provider, so many units and a price; after the service he hands
// the code over, also where there is no line. Only he can have it made; only that provider can use it, for those figures.
namespace qiyue::voucher {

namespace {

Result<Value> sign(workflow::Engine const& engine, api::Call& call) {
    auto const id = TRY(call.number("id"));
    auto const key = store::key(call.tx, {});
    auto const voucher = key.empty() ? std::nullopt : store::voucher(call.tx, id);
    auto const object = engine.find(call.tx, id);
    if (!voucher || !object || object->kind != "voucher") {
        return api::not_found({"没有这张凭单", "there is no such voucher"});
    }
    auto judge = engine.judge(call.context, object->rules);
    auto const own = !call.context.caller.signed_in() || call.context.caller.organisation_kind == "residents";
    judge.require(clause::CD_19_5, law::Facts().with("caller_is_holder", own), own, "voucher.not_the_holder", {},
                  {"服务由领受者本人确认，其他单位不能代为确认",
                   "the holder alone confirms the service; no organisation does it for him"},
                  {"请由领受者凭短码确认", "let the holder confirm with his code"});
    auto const fits = code_digest(key, plain_code(call.form.text("code"))) == voucher->code_digest;
    judge.require(clause::CD_19_5, law::Facts().with("code_fits", fits), fits, "voucher.wrong_code", "code",
                  {"短码不符", "the code is not that of this voucher"},
                  {"请核对凭单上的短码", "look at the code on the voucher"});
    TRY(judge.verdict());
    auto const programme = store::programme(call.tx, voucher->programme);
    auto const all = contracted(call.tx, engine, *programme, call.context.today());
    auto const* one = find(all, call.form.integer("provider"));
    judge.require(clause::CD_19_3, law::Facts().with("has_contract", one != nullptr), one != nullptr,
                  "voucher.no_contract", "provider",
                  {"该承接主体没有签订有效的合同", "this provider has no contract in force"},
                  {"请从已签约的承接主体中选择", "choose one of those who have"});
    auto const units = call.form.integer("units");
    judge.require(clause::CD_19_5, law::Facts().with("units_claimed", units).with("voucher_units", voucher->units),
                  units <= voucher->units, "voucher.more_than_it_says", "units",
                  {"数量多于凭单载明的 " + std::to_string(voucher->units),
                   "the voucher is good for " + std::to_string(voucher->units)},
                  {"请按凭单载明的数量", "sign for that or less"});
    auto const price = call.form.money("unit_price");
    auto const cap = one == nullptr ? price : one->unit_price;
    judge.require(clause::CD_19_5, law::Facts().with("unit_price", price).with("voucher_price_cap", cap), price <= cap,
                  "voucher.above_cap", "unit_price",
                  {"单价高于凭单的单价上限 " + cap.in_yuan() + " 元",
                   "the voucher pays " + cap.in_yuan() + " yuan a unit at most"},
                  {"请不高于该价格", "sign for that price or less"});
    TRY(judge.verdict());
    if (object->state != "issued") {
        auto const label = engine.state_of(*object);
        return api::conflict("voucher.not_usable",
                             {"该凭单“" + label.zh + "”，不能再开具确认码", "this voucher is “" + label.en + "”"},
                             {"请用其他有效凭单", "use another one"});
    }
    return Value::object()
        .set("confirmation",
             confirmation_of(key,
                             {.voucher = id,
                              .provider = one->provider,
                              .units = units,
                              .unit_price = price.in_fen(),
                              .turn = store::uses_of(call.tx, id)}))
        .set("provider", one->provider)
        .set("units", units)
        .set("unit_price", price.in_fen());
}

}  // namespace

api::Operation sign_operation(workflow::Engine& engine) {
    return {.id = "voucher.sign",
            .method = http::Method::post,
            .path = "/api/vouchers/{id}/sign",
            .title = {"开具离线确认码", "sign for a service without a line"},
            .access = api::Access::everyone,
            .input = &sign_fields(),
            .clauses = {clause::CD_19_3, clause::CD_19_5},
            .answers_secret = true,
            .run = [&engine](api::Call& call) { return sign(engine, call); }};
}

}  // namespace qiyue::voucher
