#include "law/clauses.gen.hpp"
#include "modules/treasury/steps.hpp"

#include "base/said.hpp"

// 退汇: what was paid comes back from the payee's bank, days or weeks later. Reported with its voucher, ground and proof, confirmed
// by a second person, and only then reversed: in the ledger by an entry of its own, and what is owed is owed again. The life:
// 待复核 reported -> 已冲回 booked, or 不予冲回 rejected.
namespace qiyue::treasury {

namespace {

using workflow::StepRun;

std::vector<Option> const& grounds() {
    static std::vector<Option> const all{
        {"account_closed", {"收款账户已销户或停用", "the payee's account is closed"}},
        {"other_name", {"户名与账号不符", "name and account do not agree"}},
        {"payee_refused", {"收款人退回", "the payee gave it back"}},
        {"bank_failed", {"收款银行无法入账", "the payee's bank could not book it"}},
    };
    return all;
}

Fields const& report_fields() {
    static Fields const fields{
        field::text("instruction", {"指令编号", "instruction"})
            .says({"支付批次或支付申请中“ZL”开头的编号",
                   "the number that begins with ZL, in the batch or at the payment"}),
        field::money("amount", {"退回金额", "amount that came back"}).at_least(1),
        field::day("day", {"退汇日", "came back on"}),
        field::text("voucher", {"退汇凭证号", "voucher of its return"}),
        field::choice("ground", {"退汇原因", "ground"}, grounds()),
        field::prose("reason", {"说明", "what happened"}),
        field::digest("proof", {"退汇凭证", "proof"}),
    };
    return fields;
}

Fields const& rejection_fields() {
    static Fields const fields{field::prose("rejected_because", {"不予冲回的原因", "why it is not reversed"})};
    return fields;
}

Fields const& shown() {
    static Fields const fields = [] {
        auto all = report_fields();
        all.insert(all.begin() + 1, field::text("payee", {"收款人", "payee"}));
        for (auto const& one : instruction_fields()) {
            if (one.name == "use" || one.kind == Kind::reference) {
                all.push_back(one);
            }
        }
        all.push_back(rejection_fields().front());
        return all;
    }();
    return fields;
}

// What was paid by this treasury and has not come back yet.
Result<Instruction> paid_one(StepRun& run, std::string const& number) {
    auto const id = instruction_named(number);
    auto const found = id ? store::find(run.tx, *id) : std::nullopt;
    if (!found || found->region != run.object.region) {
        return api::invalid("treasury.no_instruction", "instruction",
                            {"本级国库没有这笔指令", "your treasury has no such instruction"},
                            {"请按支付批次中的指令编号填写", "write its number as the batch has it"});
    }
    if (found->stage != "paid") {
        return api::conflict(
            "treasury.not_paid",
            {"该指令没有已支付的款项，或已冲回", "nothing is paid under this instruction, or it is reversed already"},
            {"国库退回的未付款项请导入国库回执", "what the treasury returned unpaid is read in as a receipt"});
    }
    return *found;
}

// CD-29-1 根据财政国库管理的规定: the whole, on a day after it was paid, in a time that is still open.
Result<void> judge_return(StepRun& run, Instruction const& paid, Money amount, Day day) {
    auto const whole = amount == paid.amount;
    auto const in_order = day >= *paid.answered_on && day <= run.today();
    run.judge.require(clause::CD_29_1, law::Facts().with("amount", amount).with("amount_instructed", paid.amount),
                      whole, "treasury.part_back", "amount",
                      {"退汇须为整笔，该指令为 " + yuan(paid.amount.in_fen()) + " 元",
                       "what comes back is the whole of it, " + yuan(paid.amount.in_fen()) + " yuan"},
                      {"部分退款不是退汇，请另行处理", "a part that is paid back is no return: see to it apart"});
    run.judge.require(clause::CD_29_1, law::Facts().with("paid_on", *paid.answered_on).with("came_back_on", day),
                      in_order, "treasury.wrong_day", "day",
                      {"退汇日须在支付日之后、今天之前", "it comes back after it was paid, and not in the future"},
                      {"支付日为 " + paid.answered_on->iso(), "it was paid on " + paid.answered_on->iso()});
    TRY(run.judge.verdict());
    if (store::closed_within(run.tx, run.object.region, day, day)) {
        return api::conflict("treasury.time_closed", {"退汇日所在期间已结账", "the time of that day is closed"},
                             {"请负责人先写明原因重开该期间", "have the head open it again first, with its reason"});
    }
    return {};
}

Result<void> report(StepRun& run) {
    auto const paid = TRY(paid_one(run, run.form.text("instruction")));
    TRY(judge_return(run, paid, run.form.money("amount"), run.form.day("day")));
    auto body = run.form.value();
    body.set("payee", paid.payee)
        .set("use", ledger::name_of(paid.use))
        .set(reference_of(paid.use), paid.object)
        .set(first_person, run.context.caller.person);
    store::keep(run.tx, run.object.id, body);
    run.object.title = "退汇 " + number_of(paid.id) + " · " + paid.payee;
    return {};
}

Result<void> confirm(StepRun& run) {
    auto const body = store::kept(run.tx, run.object.id);
    TRY(judge_second(run, body));
    auto paid = TRY(paid_one(run, body["instruction"].text()));
    auto const day = Day::parse(body["day"].text()).value();
    TRY(judge_return(run, paid, Money::fen(body["amount"].integer()), day));
    paid.stage = "came_back";
    paid.back_on = day;
    paid.back_voucher = body["voucher"].text();
    store::update(run.tx, paid);
    run.raise(ledger::MoneyCameBack{.use = paid.use,
                                    .object = paid.object,
                                    .voucher = paid.back_voucher,
                                    .reason = body["reason"].text(),
                                    .day = day});
    return {};
}

}  // namespace

workflow::Procedure comeback_procedure() {
    std::vector<workflow::Actor> const second{{"finance.head", workflow::Relation::owner},
                                              {"finance.treasury", workflow::Relation::owner}};
    std::vector<Clause> const articles{clause::CD_29_1, clause::SY_3_1_7_d};
    return {.kind = "treasury_comeback",
            .plural = "treasury-comebacks",
            .title = {"退汇冲回", "money that came back"},
            .states = {{"reported", {"待复核", "to be confirmed"}},
                       {"booked", {"已冲回", "reversed"}, /*final=*/true},
                       {"rejected", {"不予冲回", "rejected"}, /*final=*/true}},
            .steps = {{.name = "report",
                       .title = {"登记退汇", "report money that came back"},
                       .from = {},
                       .to = "reported",
                       .who = {{"finance.treasury", workflow::Relation::anyone}},
                       .input = &report_fields(),
                       .clauses = articles,
                       .apply = report,
                       .expected = false},
                      {.name = "confirm",
                       .title = {"复核并冲回", "confirm and reverse"},
                       .from = {"reported"},
                       .to = "booked",
                       .who = second,
                       .clauses = articles,
                       .apply = confirm},
                      {.name = "reject",
                       .title = {"不予冲回", "reject"},
                       .from = {"reported"},
                       .to = "rejected",
                       .who = second,
                       .input = &rejection_fields(),
                       .clauses = articles,
                       .apply = reject,
                       .expected = false}},
            .shows = &shown(),
            .view = shown_body};
}

}  // namespace qiyue::treasury
