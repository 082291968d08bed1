#include "law/clauses.gen.hpp"
#include "modules/treasury/steps.hpp"

// 国库回执: a file of results is read back. Every line is judged by itself; a file that is not whole is refused whole.
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

Fields const& shown() {
    static Fields const fields{
        field::digest("file", {"回执文件", "file of results"}),
        field::text("number", {"回执文件号", "number of the file"}),
        field::integer("booked", {"已入账", "booked"}),
        field::integer("repeated", {"重复", "heard before"}),
        field::integer("refused", {"未入账", "refused"}),
        field::list("lines", {"逐笔结果", "line by line"},
                    {
                        field::choice("outcome", {"处理", "what became of it"}, outcomes()),
                        field::text("instruction", {"指令编号", "instruction"}),
                        field::choice("result", {"国库结果", "result"},
                                      {{"paid", {"已支付", "paid"}}, {"returned", {"退回", "returned"}}}),
                        field::money("amount", {"金额", "amount"}),
                        field::text("voucher", {"凭证号", "voucher"}),
                        field::day("day", {"日期", "day"}),
                        field::text("reason", {"退回原因", "reason"}),
                    }),
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

Value line_value(Answer const& answer, Outcome outcome) {
    return Value::object()
        .set("outcome", name_of(outcome))
        .set("instruction", number_of(answer.instruction))
        .set("result", answer.paid ? "paid" : "returned")
        .set("amount", answer.amount.in_fen())
        .set("voucher", answer.voucher)
        .set("day", answer.day.iso())
        .set("reason", answer.reason);
}

Result<void> read_in(StepRun& run) {
    auto const sheet = TRY(sheet_of(run, answers_layout));
    auto const answers = TRY(answers_in(sheet));
    auto const outcomes = TRY(hear(run.tx, run.context, run.engine, sheet.region, answers));
    Value lines = Value::list();
    std::int64_t booked = 0, repeated = 0;
    for (std::size_t at = 0; at < answers.size(); ++at) {
        lines.push(line_value(answers[at], outcomes[at]));
        booked += outcomes[at] == Outcome::booked ? 1 : 0;
        repeated += outcomes[at] == Outcome::repeated ? 1 : 0;
    }
    auto const refused = static_cast<std::int64_t>(answers.size()) - booked - repeated;
    run.to = refused == 0 ? "applied" : "applied_in_part";
    run.object.title = "国库回执 " + sheet.number;
    store::keep(run.tx, run.object.id,
                Value::object()
                    .set("file", run.form.text("file"))
                    .set("number", sheet.number)
                    .set("booked", booked)
                    .set("repeated", repeated)
                    .set("refused", refused)
                    .set("lines", lines));
    run.answer.set("booked", booked).set("repeated", repeated).set("refused", refused);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto body = store::kept(tx, object.id);
    return body.is_null() ? Value::object() : body;
}

}  // namespace

Result<Sheet> sheet_of(StepRun& run, Layout const& layout) {
    auto const bytes = run.ports().files.get(run.form.text("file"));
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
    return {.kind = "treasury_receipt",
            .plural = "treasury-receipts",
            .title = {"国库回执", "treasury receipt"},
            .states = {{"applied", {"已全部处理", "applied"}, /*final=*/true},
                       {"applied_in_part", {"部分未入账", "applied in part"}, /*final=*/true}},
            .steps = {{.name = "read_in",
                       .title = {"导入国库回执", "read results in"},
                       .from = {},
                       .to = "applied",
                       .who = {{"finance.treasury", workflow::Relation::anyone}},
                       .input = &file_fields(),
                       .clauses = {clause::CD_29_1, clause::SY_3_1_7_d},
                       .apply = read_in}},
            .shows = &shown(),
            .view = view};
}

}  // namespace qiyue::treasury
