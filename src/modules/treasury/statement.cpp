#include "law/clauses.gen.hpp"
#include "modules/treasury/compare.hpp"
#include "modules/treasury/steps.hpp"

#include <algorithm>

// 国库对账: a statement of the treasury is held against the ledger. The life: 有差异 open, or 相符 agreed -> 已结账 closed, and
// 已重开 reopened where something of that time turns up. Each difference is somebody's to resolve with its reason, and a time is
// closed only when none is left.
namespace qiyue::treasury {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

std::vector<Option> const& resolutions() {
    static std::vector<Option> const all{
        {"booked_since", {"回执已补入账", "its answer was read in since"}},
        {"other_time", {"属于其他对账期间", "it belongs to another time"}},
        {"their_error", {"国库差错，已由国库更正", "an error of the treasury, which it has mended"}},
        {"paid_back", {"多付款项已追回", "what was paid too much has come back"}},
    };
    return all;
}

Fields const& statement_fields() {
    static Fields const fields{
        field::day("from", {"对账期间自", "from"}),
        field::day("to", {"至", "to"}),
        field::digest("file", {"国库对账单", "statement of the treasury"})
            .says({"国库系统生成的原文件，格式见使用说明", "as the treasury's system made it"}),
    };
    return fields;
}

Fields const& resolve_fields() {
    static Fields const fields{
        field::integer("number", {"差异序号", "number of the difference"}).at_least(1),
        field::choice("resolution", {"处理结果", "what it was"}, resolutions()),
        field::prose("reason", {"原因和依据", "reason and proof"}),
        field::digest("proof", {"依据文件", "proof"}).maybe(),
    };
    return fields;
}

Fields const& reopen_fields() {
    static Fields const fields{field::prose("reopened_because", {"重开原因", "why it is opened again"})};
    return fields;
}

Fields const& shown() {
    static Fields const fields{
        field::day("from", {"对账期间自", "from"}),
        field::day("to", {"至", "to"}),
        field::text("number", {"对账单号", "number of the statement"}),
        field::integer("matched", {"相符笔数", "matched"}),
        field::money("matched_amount", {"相符金额(已扣退汇)", "amount matched, less what came back"}),
        field::money("ours", {"我方账面合计(已扣退汇)", "sum of our ledger, less what came back"}),
        field::money("theirs", {"国库对账单合计(已扣退汇)", "sum of the statement, less what came back"}),
        field::integer("open", {"未处理差异", "differences open"}),
        field::list("differences", {"差异", "differences"},
                    {
                        field::integer("number", {"序号", "number"}),
                        field::choice("kind", {"差异", "difference"}, difference_kinds()),
                        field::text("instruction", {"指令编号", "instruction"}),
                        field::choice("way", {"支付或退汇", "paid or back"},
                                      {{"paid", {"支付", "paid"}}, {"back", {"退汇", "came back"}}}),
                        field::choice("use", {"用途", "what for"}, ledger::uses()),
                        field::reference("payment", {"支付申请", "payment"}, "payment"),
                        field::reference("grant", {"奖励与补助", "award or subsidy"}, "grant"),
                        field::reference("voucher_claim", {"凭单兑现申请", "claim of vouchers"}, "voucher_claim"),
                        field::reference("bond", {"投标保证金", "bid bond"}, "bond"),
                        field::reference("performance_bond", {"履约保证金", "performance bond"}, "performance_bond"),
                        field::money("ours", {"我方金额", "ours"}),
                        field::money("theirs", {"国库金额", "theirs"}),
                        field::text("our_voucher", {"我方凭证号", "our voucher"}),
                        field::text("their_voucher", {"国库凭证号", "their voucher"}),
                        field::text("our_account", {"指令收款账号", "account instructed"}),
                        field::text("their_account", {"国库付款账号", "account paid"}),
                        field::choice("resolution", {"处理结果", "what it was"}, resolutions()),
                        field::prose("reason", {"原因和依据", "reason and proof"}),
                    }),
        field::digest("file", {"国库对账单", "statement of the treasury"}),
        field::prose("reopened_because", {"重开原因", "why it was opened again"}),
    };
    return fields;
}

std::vector<PaidLine> our_lines(db::Tx& tx, workflow::Engine const& engine, std::string const& region, Day from,
                                Day to) {
    auto const within = [&](std::optional<Day> const& day) { return day && *day >= from && *day <= to; };
    std::vector<PaidLine> lines;
    for (auto const& one : store::of_region(tx, region)) {
        auto const was_paid = one.stage == "paid" || one.stage == "came_back";
        if (was_paid && within(one.answered_on)) {
            lines.push_back({.instruction = one.id,
                             .amount = booked(tx, engine, one),
                             .account = one.account,
                             .voucher = one.voucher,
                             .day = *one.answered_on});
        }
        if (within(one.back_on)) {
            lines.push_back({.instruction = one.id,
                             .back = true,
                             .amount = booked(tx, engine, one),
                             .account = one.account,
                             .voucher = one.back_voucher,
                             .day = *one.back_on});
        }
    }
    return lines;
}

// The cells in their order: instruction, paid or back, amount, account, voucher, day.
Result<std::vector<PaidLine>> their_lines(Sheet const& sheet, Day from, Day to) {
    constexpr std::size_t first_line = 2;
    std::vector<PaidLine> lines;
    for (auto const& cells : sheet.lines) {
        auto const instruction = instruction_named(cells[0]);
        auto const day = Day::parse(cells[5]);
        auto const named = instruction && (cells[1] == "paid" || cells[1] == "back");
        if (!named || !day.ok() || day.value() < from || day.value() > to) {
            return wrong_line(
                first_line + lines.size(),
                {"指令编号无法识别，不是 paid 或 back，或日期不在对账期间内",
                 "the instruction has no such number, it is neither paid nor back, or the day lies outside of the time"});
        }
        lines.push_back({.instruction = *instruction,
                         .back = cells[1] == "back",
                         .amount = *amount_in(cells[2]),
                         .account = cells[3],
                         .voucher = cells[4],
                         .day = day.value()});
    }
    return lines;
}

Value difference_value(db::Tx& tx, std::int64_t number, Difference const& one) {
    auto value = Value::object();
    value.set("number", number)
        .set("kind", one.kind)
        .set("instruction", number_of(one.instruction))
        .set("way", one.back ? "back" : "paid");
    if (auto const instruction = store::find(tx, one.instruction)) {
        value.set("use", ledger::name_of(instruction->use)).set(reference_of(instruction->use), instruction->object);
    }
    if (one.ours) {
        value.set("ours", one.ours->in_fen()).set("our_voucher", one.our_voucher);
    }
    if (one.theirs) {
        value.set("theirs", one.theirs->in_fen()).set("their_voucher", one.their_voucher);
    }
    if (one.our_account != one.their_account) {
        value.set("our_account", one.our_account).set("their_account", one.their_account);
    }
    return value;
}

std::string duty_of(std::int64_t number) {
    return "treasury_statement.resolve." + std::to_string(number);
}

// CD-29-1 根据财政国库管理的规定: status is stored and reconciled.
void open_duty(StepRun& run, std::int64_t number) {
    auto const text = std::to_string(number);
    run.afterwards.emplace_back([&run, number, text]() -> Result<void> {
        run.engine.open_duty(
            run.tx, run.context, run.object,
            {.duty = duty_of(number),
             .title = {"处理国库对账差异 " + text, "resolve difference " + text + " with the treasury"},
             .deadline = "treasury_difference",
             .clause = clause::CD_29_1,
             .holder = {"finance.treasury", Relation::owner}},
            run.today());
        return {};
    });
}

Result<void> check_time(StepRun& run, Day from, Day to) {
    // What the treasury pays today may still be answered today: a day is over before it is reconciled.
    if (from > to || to >= run.today()) {
        return api::invalid("treasury.no_time", "to", {"对账期间不成立，或尚未结束", "it is no time, or not over yet"},
                            {"结束日不早于开始日，且早于今天", "it ends after it begins, and before today"});
    }
    if (store::closed_within(run.tx, run.object.region, from, to)) {
        return api::conflict("treasury.time_closed", {"该期间已结账", "this time is closed already"},
                             {"请对账未结账的期间", "reconcile a time that is not closed"});
    }
    return {};
}

Result<void> read_in(StepRun& run) {
    auto const from = run.form.day("from"), to = run.form.day("to");
    TRY(check_time(run, from, to));
    auto const sheet = TRY(sheet_of(run, statement_layout, run.form.text("file")));
    auto const found =
        compare(our_lines(run.tx, run.engine, sheet.region, from, to), TRY(their_lines(sheet, from, to)));
    Value differences = Value::list();
    for (auto const& one : found.differences) {
        auto const number = static_cast<std::int64_t>(differences.size()) + 1;
        differences.push(difference_value(run.tx, number, one));
        open_duty(run, number);
    }
    auto const open = static_cast<std::int64_t>(differences.size());
    run.to = open == 0 ? "agreed" : "open";
    run.object.title = "国库对账 " + from.iso() + " 至 " + to.iso();
    auto body = Value::object();
    body.set("from", from.iso())
        .set("to", to.iso())
        .set("number", sheet.number)
        .set("matched", found.matched)
        .set("matched_amount", found.matched_amount.in_fen())
        .set("ours", found.ours.in_fen())
        .set("theirs", found.theirs.in_fen())
        .set("open", open)
        .set("differences", differences)
        .set("file", run.form.text("file"));
    store::keep(run.tx, run.object.id, body);
    run.answer.set("matched", found.matched).set("open", open);
    return {};
}

// Said to be booked since: then it was not before, and is now, for the amount that the treasury names.
bool is_booked(db::Tx& tx, workflow::Engine const& engine, Value const& difference) {
    auto const instruction = store::find(tx, instruction_named(difference["instruction"].text()).value_or(0));
    auto const done = difference["way"] == Value("back") ? "came_back" : "paid";
    return instruction && instruction->stage == done && difference["kind"] == Value("only_theirs") &&
        booked(tx, engine, *instruction).in_fen() == difference["theirs"].integer_or(0);
}

Result<void> resolve(StepRun& run) {
    auto body = store::kept(run.tx, run.object.id);
    auto const number = run.form.integer("number");
    Value differences = Value::list();
    std::int64_t open = 0;
    auto resolved = false;
    for (auto one : body["differences"].items()) {
        if (one["number"] == Value(number) && !one.has("resolution")) {
            if (run.form.text("resolution") == "booked_since" && !is_booked(run.tx, run.engine, one)) {
                return api::conflict("treasury.not_booked",
                                     {"账上没有这笔同额的已付款", "nothing of that amount is booked as paid for it"},
                                     {"请先导入国库回执", "read the treasury's answer in first"});
            }
            one.set("resolution", run.form.text("resolution")).set("reason", run.form.text("reason"));
            if (run.form.given("proof")) {
                one.set("proof", run.form.text("proof"));
            }
            resolved = true;
        }
        open += one.has("resolution") ? 0 : 1;
        differences.push(std::move(one));
    }
    if (!resolved) {
        return api::invalid("treasury.no_difference", "number",
                            {"没有序号为 " + std::to_string(number) + " 的未处理差异",
                             "no open difference has the number " + std::to_string(number)},
                            {"请按对账单上的序号填写", "take a number from the statement"});
    }
    body.set("differences", differences).set("open", open);
    store::keep(run.tx, run.object.id, body);
    run.engine.close_duty(run.tx, run.context, run.object.id, duty_of(number));
    run.answer.set("open", open);
    return {};
}

Result<void> close(StepRun& run) {
    auto const body = store::kept(run.tx, run.object.id);
    auto const open = body["open"].integer();
    // CD-29-1: what the treasury says and what is booked agree, or it is known why not.
    run.judge.require(
        clause::CD_29_1, law::Facts().with("differences_open", open), open == 0, "treasury.differences_open", {},
        {"还有 " + std::to_string(open) + " 项差异未处理", "differences still open: " + std::to_string(open)},
        {"逐项处理并写明原因后再结账", "resolve each with its reason first"});
    TRY(run.judge.verdict());
    auto const from = Day::parse(body["from"].text()).value(), to = Day::parse(body["to"].text()).value();
    TRY(check_time(run, from, to));
    store::close(run.tx, run.object.id, run.object.region, from, to);
    return {};
}

// An answer may come of a time that is closed. It is booked only when that is open, and the time then reconciled anew.
Result<void> reopen(StepRun& run) {
    auto body = store::kept(run.tx, run.object.id);
    body.set("reopened_because", run.form.text("reopened_because"));
    store::keep(run.tx, run.object.id, body);
    store::reopen(run.tx, run.object.id);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto body = store::kept(tx, object.id);
    return body.is_null() ? Value::object() : body;
}

}  // namespace

workflow::Procedure statement_procedure() {
    std::vector<Actor> const treasury{{"finance.treasury", Relation::owner}};
    std::vector<Clause> const article{clause::CD_29_1};
    return {.kind = "treasury_statement",
            .plural = "treasury-statements",
            .title = {"国库对账", "treasury statement"},
            .states = {{"open", {"有差异待处理", "differences open"}},
                       {"agreed", {"相符", "agrees"}},
                       {"closed", {"已结账", "closed"}, /*final=*/true},
                       {"reopened", {"已重开，须重新对账", "opened again, to be reconciled anew"}, /*final=*/true}},
            .steps = {{.name = "read_in",
                       .title = {"导入国库对账单", "read a statement in"},
                       .from = {},
                       .to = "agreed",
                       .who = {{"finance.treasury", Relation::anyone}},
                       .input = &statement_fields(),
                       .clauses = article,
                       .apply = read_in},
                      {.name = "resolve",
                       .title = {"处理差异", "resolve a difference"},
                       .from = {"open"},
                       .to = {},
                       .who = treasury,
                       .input = &resolve_fields(),
                       .clauses = article,
                       .apply = resolve},
                      {.name = "close",
                       .title = {"结账", "close the time"},
                       .from = {"open", "agreed"},
                       .to = "closed",
                       .who = {{"finance.head", Relation::owner}},
                       .clauses = article,
                       .apply = close},
                      {.name = "reopen",
                       .title = {"重开已结账期间", "open the time again"},
                       .from = {"closed"},
                       .to = "reopened",
                       .who = {{"finance.head", Relation::owner}},
                       .input = &reopen_fields(),
                       .clauses = article,
                       .apply = reopen,
                       .expected = false}},
            .shows = &shown(),
            .view = view};
}

}  // namespace qiyue::treasury
