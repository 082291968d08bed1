#include "modules/voucher/code.hpp"
#include "modules/voucher/providers.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "platform/crypto/crypto.hpp"

// A voucher is given to one person of the register; whom he goes to is his choice.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

// CD-19-4 购买主体向符合条件的服务对象发放购买凭单
void judge_person(StepRun& run, Programme const& programme, Person const& person, std::int64_t held) {
    run.judge.require(clause::CD_19_4, law::Facts().with("meets_conditions", person.meets), person.meets,
                      "voucher.not_eligible", "person",
                      {"该服务对象不符合方案规定的条件", "this person does not meet the conditions of the scheme"},
                      {"请只向符合条件的服务对象发放", "issue to those who meet them"});
    auto const most = programme.number("vouchers_each");
    run.judge.require(
        clause::CD_19_4, law::Facts().with("vouchers_held", held).with("vouchers_each_max", most), held < most,
        "voucher.too_many", "person",
        {"每人最多 " + std::to_string(most) + " 张，已经领满", "a person gets " + std::to_string(most) + " at most"},
        {"不能再向其发放", "no more can be issued to this one"});
}

void judge_terms(StepRun& run, Programme const& programme, Money value, Money cost) {
    auto const units = run.form.integer("units"), most = programme.number("units_each");
    run.judge.require(clause::CD_19_4, law::Facts().with("quantity", units).with("units_each_max", most), units <= most,
                      "voucher.too_many_units", "units",
                      {"每张凭单最多 " + std::to_string(most) + " " + programme.body["unit"].text_or({}),
                       "one voucher is good for " + std::to_string(most) + " units at most"},
                      {"请减少数量，或者分张发放", "issue fewer units, or several vouchers"});
    auto const budget = programme.money("budget");
    run.judge.require(
        clause::CD_19_4, law::Facts().with("vouchers_issued", cost).with("amount", value).with("paying_budget", budget),
        cost + value <= budget, "voucher.over_budget", "units",
        {"凭单预算余额为 " + (budget - cost).in_yuan() + " 元", (budget - cost).in_yuan() + " yuan are left"},
        {"请减少数量，或者待退回后再发放", "issue less, or wait for what comes back"});
}

Result<void> check_expiry(StepRun& run, Programme const& programme) {
    auto const expires = run.form.day("expires");
    if (expires < run.today() || expires > programme.day("ends")) {
        return api::invalid("voucher.wrong_expiry", "expires",
                            {"有效期应在今日至 " + programme.day("ends").iso() + " 之间",
                             "valid from today until " + programme.day("ends").iso() + " at the latest"},
                            {"请改正有效期", "correct the day"});
    }
    return {};
}

std::optional<Voucher> kept(StepRun& run, Voucher voucher) {
    constexpr int tries = 5;
    constexpr std::size_t drawn = 12;
    for (int turn = 0; turn < tries; ++turn) {
        voucher.serial = serial_of(run.ports().random.bytes(drawn));
        if (store::insert(run.tx, voucher)) {
            return voucher;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<void> issue(StepRun& run) {
    auto const programme = TRY(open_programme(run));
    TRY(check_expiry(run, programme));
    auto const person = store::person(run.tx, programme.id, run.form.integer("person"));
    run.judge.require(clause::CD_19_4, law::Facts().with("on_register", person.has_value()), person.has_value(),
                      "voucher.not_on_register", "person",
                      {"名册中没有这个序号", "nobody on the register has this number"},
                      {"请先将服务对象登记入册", "enter the person in the register first"});
    TRY(run.judge.verdict());
    if (!person) {
        return api::not_found({"名册中没有这个序号", "nobody on the register has this number"});
    }
    auto const value = programme.money("unit_cap") * run.form.integer("units");
    judge_person(run, programme, *person, store::given_to(run.tx, programme.id, person->id));
    judge_terms(run, programme, value, cost_of(run, programme));
    judge_providers(run, programme);
    budget::judge_ceiling(run.tx, run.judge, programme.project, static_cast<int>(programme.year), value);
    TRY(run.judge.verdict());
    auto const key = key_of(run);
    auto const voucher = kept(run,
                              {.id = run.object.id,
                               .programme = programme.id,
                               .person = person->id,
                               .serial = {},
                               .code_digest = code_digest(key, plain_code(short_code(key, run.object.id))),
                               .units = run.form.integer("units"),
                               .value = value,
                               .returned = {},
                               .expires = run.form.day("expires")});
    ENSURE(voucher.has_value());
    run.object.title = "凭单 " + shown_serial(voucher->serial);
    run.answer.set("serial", voucher->serial).set("value", value.in_fen());
    return move_money(run, programme, Room::released, Room::vouchers, value);
}

// CD-19-5 由领受者自主选择承接主体: with his code, and never by who gave the voucher or wants to be chosen.
Result<void> choose(StepRun& run) {
    auto voucher = store::voucher(run.tx, run.object.id);
    ENSURE(voucher.has_value());
    auto const programme = store::programme(run.tx, voucher->programme);
    auto const fits = code_digest(key_of(run), plain_code(run.form.text("code"))) == voucher->code_digest;
    auto const own = !run.context.caller.signed_in() || run.context.caller.organisation_kind == "residents";
    run.judge.require(clause::CD_19_5, law::Facts().with("caller_is_holder", own), own, "voucher.not_the_holder", {},
                      {"承接主体由领受者自主选择，其他单位不能代为选定",
                       "the holder alone chooses the provider; no organisation does it for him"},
                      {"请由领受者凭短码选择", "let the holder choose with his code"});
    run.judge.require(clause::CD_19_5, law::Facts().with("code_fits", fits), fits, "voucher.wrong_code", "code",
                      {"短码不符", "the code is not that of this voucher"},
                      {"请核对凭单上的短码", "look at the code on the voucher"});
    auto const wanted = run.form.given("provider") ? run.form.integer("provider") : 0;
    auto const all = contracted(run.tx, run.engine, *programme, run.today());
    auto const has_contract = wanted == 0 || find(all, wanted) != nullptr;
    run.judge.require(clause::CD_19_3, law::Facts().with("has_contract", has_contract), has_contract,
                      "voucher.no_contract", "provider",
                      {"该承接主体没有签订有效的合同", "this provider has no contract in force"},
                      {"请从已签约的承接主体中选择", "choose one of those who have"});
    voucher->chosen = wanted;
    store::update(run.tx, *voucher);
    run.answer.set("chosen_name", wanted == 0 ? std::string() : name_of(run.tx, wanted));
    return {};
}

Result<void> revoke(StepRun& run) {
    auto voucher = store::voucher(run.tx, run.object.id);
    ENSURE(voucher.has_value());
    voucher->reason = run.form.text("reason");
    return put_back(run, *store::programme(run.tx, voucher->programme), *voucher, voucher->value);
}

}  // namespace qiyue::voucher
