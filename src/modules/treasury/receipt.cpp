#include "law/clauses.gen.hpp"
#include "modules/treasury/steps.hpp"

#include <algorithm>

// 国库回执: a file of results is read back. Every line is judged by itself; a file that is not whole is refused whole. The life:
// 待复核 read, which books nothing -> 已全部处理 applied, or 部分未入账 applied_in_part, by a second person; or 不予入账 rejected.
namespace qiyue::treasury {

namespace {

using workflow::StepRun;

Fields const& file_fields() {
    static Fields const fields{
        field::digest("file", {"回执文件", "file of results"})
            .says({"国库系统生成的原文件，格式见使用说明", "as the treasury's system made it"}),
    };
    return fields;
}

Fields const& rejection_fields() {
    static Fields const fields{field::prose("rejected_because", {"不予入账的原因", "why it is not booked"})};
    return fields;
}

// As a second person sees it before he confirms: nothing is booked yet.
std::vector<Option> const& foreseen() {
    static std::vector<Option> const all = [] {
        auto options = outcomes();
        auto const booked = std::ranges::find(options, name_of(Outcome::booked), &Option::value);
        booked->label = {"复核后入账", "to be booked once confirmed"};
        return options;
    }();
    return all;
}

Fields const& shown() {
    static Fields const fields{
        field::digest("file", {"回执文件", "file of results"}),
        field::text("number", {"回执文件号", "number of the file"}),
        field::integer("to_book", {"复核后入账", "to be booked"}),
        field::integer("booked", {"已入账", "booked"}),
        field::integer("repeated", {"重复", "heard before"}),
        field::integer("refused", {"未入账", "refused"}),
        field::list("lines", {"逐笔结果", "line by line"},
                    {
                        field::choice("outcome", {"处理", "what became of it"}, outcomes()),
                        field::choice("foreseen", {"预计处理", "what will become of it"}, foreseen()),
                        field::text("instruction", {"指令编号", "instruction"}),
                        field::choice("result", {"国库结果", "result"},
                                      {{"paid", {"已支付", "paid"}}, {"returned", {"退回", "returned"}}}),
                        field::money("amount", {"金额", "amount"}),
                        field::text("voucher", {"凭证号", "voucher"}),
                        field::day("day", {"日期", "day"}),
                        field::text("reason", {"退回原因", "reason"}),
                    }),
        field::prose("rejected_because", {"不予入账的原因", "why it is not booked"}),
    };
    return fields;
}

// The cells in their order: instruction, result, amount, account, voucher, day, reason.
Result<Answer> answer_in(std::vector<std::string> const& cells, std::size_t line) {
    auto const instruction = instruction_named(cells[0]);
    if (!instruction) {
        return wrong_line(line, {"指令编号无法识别", "the instruction has no such number"});
    }
    if (cells[1] != "paid" && cells[1] != "returned") {
        return wrong_line(line, {"结果须为 paid 或 returned", "a result is paid or returned"});
    }
    auto const day = Day::parse(cells[5]);
    if (!day.ok()) {
        return wrong_line(line, {"日期不存在", "there is no such day"});
    }
    return Answer{.instruction = *instruction,
                  .paid = cells[1] == "paid",
                  .amount = *amount_in(cells[2]),
                  .account = cells[3],
                  .voucher = cells[4],
                  .day = day.value(),
                  .reason = cells[6]};
}

Result<std::vector<Answer>> answers_in(Sheet const& sheet) {
    constexpr std::size_t first_line = 2;  // below the head, as people count
    std::vector<Answer> answers;
    for (auto const& cells : sheet.lines) {
        answers.push_back(TRY(answer_in(cells, first_line + answers.size())));
    }
    return answers;
}

Value line_value(Answer const& answer) {
    return Value::object()
        .set("instruction", number_of(answer.instruction))
        .set("result", answer.paid ? "paid" : "returned")
        .set("amount", answer.amount.in_fen())
        .set("voucher", answer.voucher)
        .set("day", answer.day.iso())
        .set("reason", answer.reason);
}

// Line by line under this name, and how many of each; `booked`: what to call those that count.
struct Told {
    Value lines = Value::list();
    std::int64_t booked = 0, repeated = 0, refused = 0;
};
Told told(std::vector<Answer> const& answers, std::vector<Outcome> const& outcomes, char const* name) {
    Told all;
    for (std::size_t at = 0; at < answers.size(); ++at) {
        all.lines.push(line_value(answers[at]).set(name, name_of(outcomes[at])));
        all.booked += outcomes[at] == Outcome::booked ? 1 : 0;
        all.repeated += outcomes[at] == Outcome::repeated ? 1 : 0;
    }
    all.refused = static_cast<std::int64_t>(answers.size()) - all.booked - all.repeated;
    return all;
}

void keep(StepRun& run, Value body, char const* booked, Told const& all) {
    for (auto* given : {&body, &run.answer}) {
        given->set(booked, all.booked).set("repeated", all.repeated).set("refused", all.refused);
    }
    store::keep(run.tx, run.object.id, body.set("lines", all.lines));
}

Result<void> read_in(StepRun& run) {
    auto const sheet = TRY(sheet_of(run, answers_layout, run.form.text("file")));
    auto const answers = TRY(answers_in(sheet));
    run.object.title = "国库回执 " + sheet.number;
    keep(run,
         Value::object()
             .set("file", run.form.text("file"))
             .set("number", sheet.number)
             .set(first_person, run.context.caller.person),
         "to_book", told(answers, foresee(run.tx, run.context, sheet.region, answers), "foreseen"));
    return {};
}

// Judged again as things stand today: another file, or the line, may have been first.
Result<void> confirm(StepRun& run) {
    auto body = store::kept(run.tx, run.object.id);
    TRY(judge_second(run, body));
    auto const sheet = TRY(sheet_of(run, answers_layout, body["file"].text()));
    auto const answers = TRY(answers_in(sheet));
    auto const all = told(answers, TRY(hear(run.tx, run.context, run.engine, sheet.region, answers)), "outcome");
    run.to = all.refused == 0 ? "applied" : "applied_in_part";
    body.erase("to_book");
    keep(run, std::move(body), "booked", all);
    return {};
}

}  // namespace

Result<Sheet> sheet_of(StepRun& run, Layout const& layout, std::string const& file) {
    auto const bytes = run.ports().files.get(file);
    if (!bytes) {
        return api::invalid("treasury.no_file", "file", {"没有收到该文件", "the file has not come"},
                            {"请先上传文件", "upload it first"});
    }
    auto sheet = TRY(read(layout, *bytes));
    if (sheet.region != run.object.region) {
        return api::invalid(
            "treasury.other_region", "file",
            {"这是行政区划 " + sheet.region + " 国库的文件", "it is of the treasury of region " + sheet.region},
            {"只能导入本级国库的文件", "read in what your own treasury made"});
    }
    return sheet;
}

workflow::Procedure receipt_procedure() {
    std::vector<workflow::Actor> const second{{"finance.head", workflow::Relation::owner},
                                              {"finance.treasury", workflow::Relation::owner}};
    std::vector<Clause> const articles{clause::CD_29_1, clause::SY_3_1_7_d};
    return {.kind = "treasury_receipt",
            .plural = "treasury-receipts",
            .title = {"国库回执", "treasury receipt"},
            .states = {{"read", {"待复核", "to be confirmed"}},
                       {"applied", {"已全部处理", "applied"}, /*final=*/true},
                       {"applied_in_part", {"部分未入账", "applied in part"}, /*final=*/true},
                       {"rejected", {"不予入账", "rejected"}, /*final=*/true}},
            .steps = {{.name = "read_in",
                       .title = {"导入国库回执", "read results in"},
                       .from = {},
                       .to = "read",
                       .who = {{"finance.treasury", workflow::Relation::anyone}},
                       .input = &file_fields(),
                       .clauses = articles,
                       .apply = read_in},
                      {.name = "confirm",
                       .title = {"复核并入账", "confirm and book"},
                       .from = {"read"},
                       .to = "applied",
                       .who = second,
                       .clauses = articles,
                       .apply = confirm},
                      {.name = "reject",
                       .title = {"不予入账", "reject"},
                       .from = {"read"},
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
