#include "modules/voucher/code.hpp"
#include "modules/voucher/providers.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/api.hpp"

// A provider says that he served the holder of a voucher. From this instant the voucher is nobody else's.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

// CD-30-3: forged, of another scheme, used, expired or revoked: it pays for nothing.
void judge_voucher(StepRun& run, Voucher const& voucher, workflow::Object const& object) {
    auto const label = run.engine.state_of(object);
    auto const free = object.state == "issued" && voucher.taken == 0;
    auto const state = law::Facts().with("voucher_state", law::words(label));
    auto const days = law::Facts().with("voucher_expires", voucher.expires).with("presented_on", run.today());
    for (auto const clause : {clause::CD_30_3, clause::SY_3_1_4_c}) {
        run.judge.require(
            clause, state, free, "voucher.not_usable", "serial",
            {"该凭单“" + label.zh + "”，每张凭单只能使用一次", "this voucher is “" + label.en + "”; each is used once"},
            {"请领受者出示其他有效凭单", "ask the holder for another one"});
        run.judge.require(
            clause, days, run.today() <= voucher.expires, "voucher.expired", "serial",
            {"凭单有效期至 " + voucher.expires.iso() + "，已经过期", "it was valid until " + voucher.expires.iso()},
            {"请领受者出示有效期内的凭单", "ask for one that is still valid"});
    }
}

void judge_holder(StepRun& run, std::string const& key, Person const& person) {
    auto const fits = tail_digest(key, person.person_digest, run.form.text("holder_tail")) == person.tail_digest;
    // CD-19-4 向符合条件的服务对象发放: for this person and for nobody he gives it to
    run.judge.require(clause::CD_19_4, law::Facts().with("holder_fits", fits), fits, "voucher.other_person",
                      "holder_tail",
                      {"来者不是凭单的领受者，凭单不得转让", "who came is not the holder: it is not transferable"},
                      {"请由领受者本人使用", "the holder uses it in person"});
}

// CD-19-3 按规定与其签订政府购买服务合同; CD-19-5 由领受者自主选择承接主体……并以凭单支付
void judge_provider(StepRun& run, Programme const& programme, Voucher const& voucher) {
    auto const self = run.context.caller.organisation;
    auto const all = contracted(run.tx, run.engine, programme, run.today());
    auto const* own = find(all, self);
    run.judge.require(clause::CD_19_3, law::Facts().with("has_contract", own != nullptr), own != nullptr,
                      "voucher.no_contract", "programme",
                      {"你单位没有此方案下有效的合同，不能接受凭单", "you have no contract in force under this scheme"},
                      {"请先签订合同", "sign the contract first"});
    credit::judge_taking_part(run.tx, run.judge, self, run.today(), credit::Purchase::procurement);
    auto const other = voucher.chosen != 0 && voucher.chosen != self;
    run.judge.require(
        clause::CD_19_5,
        law::Facts().with("chosen_provider", voucher.chosen == 0 ? std::string() : name_of(run.tx, voucher.chosen)),
        !other, "voucher.other_chosen", "serial", {"领受者选定了其他承接主体", "the holder chose another provider"},
        {"请领受者先在其页面上改选", "the holder can change the choice on his page"});
    auto const cap = own == nullptr ? programme.money("unit_cap") : own->unit_price;
    auto const price = run.form.money("unit_price");
    run.judge.require(clause::CD_19_5, law::Facts().with("unit_price", price).with("voucher_price_cap", cap),
                      price <= cap, "voucher.above_cap", "unit_price",
                      {"单价高于凭单的单价上限 " + cap.in_yuan() + " 元",
                       "the voucher pays " + cap.in_yuan() + " yuan a unit at most"},
                      {"请不高于该价格", "take that price or less"});
    run.judge.require(clause::CD_19_5, law::Facts().with("unit_price", price), price > Money(), "voucher.no_price",
                      "unit_price", {"单价应大于零", "the unit price is above zero"},
                      {"请填写实际单价", "write the price of the service"});
    auto const units = run.form.integer("units");
    for (auto const clause : {clause::CD_19_5, clause::SY_3_1_4_c}) {
        run.judge.require(clause, law::Facts().with("units_claimed", units).with("voucher_units", voucher.units),
                          units <= voucher.units, "voucher.more_than_it_says", "units",
                          {"数量多于凭单载明的 " + std::to_string(voucher.units),
                           "the voucher is good for " + std::to_string(voucher.units)},
                          {"请按凭单载明的数量", "claim that or less"});
    }
}

Result<void> check_day(StepRun& run, Programme const& programme) {
    auto const served = run.form.day("served_on");
    if (served > run.today() || served < programme.day("starts") || served > programme.day("ends")) {
        return api::invalid(
            "voucher.wrong_service_day", "served_on",
            {"服务日期应在 " + programme.day("starts").iso() + " 至今日之间，不晚于 " + programme.day("ends").iso(),
             "the service lies between " + programme.day("starts").iso() + " and today, until " +
                 programme.day("ends").iso()},
            {"请改正服务日期", "correct the day"});
    }
    return {};
}

// CD-19-5 由领受者……以凭单支付: he signed for this provider, these units and this price, before the service and without a line.
void judge_confirmation(StepRun& run, std::string const& key, store::Presented const& presented) {
    auto const signed_for = confirmation_of(key,
                                            {.voucher = presented.voucher.id,
                                             .provider = run.context.caller.organisation,
                                             .units = run.form.integer("units"),
                                             .unit_price = run.form.money("unit_price").in_fen(),
                                             .turn = presented.uses});
    auto const fits = plain_code(run.form.text("confirmation")) == plain_code(signed_for);
    run.judge.require(clause::CD_19_5, law::Facts().with("confirmation_fits", fits), fits, "voucher.wrong_confirmation",
                      "confirmation",
                      {"离线确认码与凭单、承接主体、数量、单价不符",
                       "the signed code is not of this voucher, provider, quantity and price"},
                      {"请核对领受者交给您的确认码，以及数量和单价",
                       "look at the code that the holder gave you, and at both figures"});
}

// What both ways of taking a voucher ask: it is genuine, this person's, unused, and good for what is claimed.
Result<store::Presented> judged(StepRun& run, std::string const& key, Programme const& programme) {
    TRY(check_day(run, programme));
    auto presented = store::presented(run.tx, plain_serial(run.form.text("serial")));
    auto const known = presented && presented->voucher.programme == programme.id;
    run.judge.require(clause::CD_30_3, law::Facts().with("voucher_known", known), known, "voucher.forged", "serial",
                      {"本方案没有发放过这个编号的凭单", "no voucher of this number was issued under the scheme"},
                      {"请核对编号；伪造的凭单不予接受", "check the number; a forged voucher is not taken"});
    TRY(run.judge.verdict());
    if (!known) {
        return api::not_found({"没有这张凭单", "there is no such voucher"});
    }
    auto const& voucher = presented->voucher;
    auto const object = TRY(run.engine.get(run.tx, voucher.id, "voucher"));
    judge_voucher(run, voucher, object);
    judge_holder(run, key, presented->person);
    judge_provider(run, programme, voucher);
    return *std::move(presented);
}

// From this instant the voucher is this use's and nobody else's.
Result<Use> taken(StepRun& run, Programme const& programme, Voucher const& voucher) {
    if (!store::take(run.tx, voucher.id, run.object.id)) {
        return api::conflict("voucher.taken_meanwhile",
                             {"该凭单刚被其他承接主体接受", "another provider has just taken it"},
                             {"请领受者出示其他有效凭单", "ask the holder for another one"});
    }
    run.object.party = run.context.caller.organisation;
    run.object.title = "凭单使用 " + shown_serial(voucher.serial);
    Use use{.id = run.object.id,
            .voucher = voucher.id,
            .programme = programme.id,
            .provider = run.object.party,
            .units = run.form.integer("units"),
            .unit_price = run.form.money("unit_price"),
            .presented = run.context.now,
            .confirmed = {},
            .record = run.form.text("record")};
    use.body.set("served_on", run.form.day("served_on").iso()).set("record", use.record);
    return use;
}

}  // namespace

Result<void> present(StepRun& run) {
    auto const programme = TRY(open_programme(run));
    auto const key = key_of(run);
    auto const voucher = TRY(judged(run, key, programme)).voucher;
    TRY(run.judge.verdict());
    auto use = TRY(taken(run, programme, voucher));
    note_signals(run, use);
    store::insert(run.tx, use);
    move_voucher(run, voucher.id, "presented");
    return {};
}

// 离线确认、事后结算: the holder was served where there was no line and gave the code that he had signed beforehand; the
// voucher is presented and confirmed in one step.
Result<void> settle(StepRun& run) {
    auto const programme = TRY(open_programme(run));
    auto const key = key_of(run);
    auto presented = TRY(judged(run, key, programme));
    judge_confirmation(run, key, presented);
    TRY(run.judge.verdict());
    auto& voucher = presented.voucher;
    auto use = TRY(taken(run, programme, voucher));
    use.confirmed = run.context.now;
    note_signals(run, use);
    store::insert(run.tx, use);
    move_voucher(run, voucher.id, "used");
    return put_back(run, programme, voucher, voucher.value - use.amount());
}

}  // namespace qiyue::voucher
