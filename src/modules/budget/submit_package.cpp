#include "law/clauses.gen.hpp"
#include "modules/budget/past_result.hpp"
#include "modules/budget/procedures.hpp"
#include "modules/ledger/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>
#include <map>

// 报送: the package is judged row by row and as a whole, all findings at once; then each row's amount is held on its
// budget line until finance releases or returns it.
namespace qiyue::budget {

namespace {

using workflow::StepRun;

struct Asked {
    std::string at;  // "rows.2": where a finding points
    Form form;
    project::Project project;
    std::optional<store::BudgetLine> line;
    Money amount;
    std::string purchase_class, because;
};

// The row's references, or why they can't be read.
Result<Asked> read_row(StepRun& run, store::Package const& package, Form const& form, std::size_t index) {
    Asked asked{.at = "rows." + std::to_string(index), .form = form};
    auto const found = project::find(run.tx, form.integer("project"));
    if (!found || found->buyer != package.buyer) {
        return api::invalid("budget.not_your_project", asked.at + ".project",
                            {"该项目不是本单位的项目", "this is no project of your department"},
                            {"请只填写本单位的项目", "name projects of your own department"});
    }
    asked.project = *found;
    auto const line = store::line(run.tx, form.integer("budget_line"));
    if (line && line->buyer == package.buyer && line->fiscal_year == package.fiscal_year) {
        asked.line = line;
    }
    return asked;
}

// CD-5-1 购买主体在编制年度预算前,……提出下一年度购买服务项目的规划
void judge_planned(StepRun& run, Asked const& asked) {
    auto const object = run.engine.find(run.tx, asked.project.id);
    auto const planned = object && object->state != "proposed" && object->state != "submitted";
    run.judge.require(
        clause::CD_5_1,
        law::Facts()
            .with("project", asked.project.name)
            .with("state", object ? law::words(run.engine.state_of(*object)) : Value()),
        planned, "budget.not_planned", asked.at + ".project",
        {"“" + asked.project.name + "”尚未列入已批准的规划", "\"" + asked.project.name + "\" is in no approved plan"},
        {"先由单位负责人批准项目规划，再报送预算", "have the plan approved first, then submit the budget"});
}

// CD-6-1 综合物价、工资、税费等因素,合理测算政府购买服务项目所需经费: computed; a typed total may only agree.
void estimate(StepRun& run, Asked& asked) {
    Value items = Value::list();
    for (auto const& item : asked.form.list("items")) {
        items.push(Value::object()
                       .set("name", item.text("name"))
                       .set("quantity", item.integer("quantity"))
                       .set("unit_price", item.money("unit_price").in_fen()));
    }
    auto const computed = run.judge.compute(
        clause::CD_6_1, law::Facts().with("items", items).with("tax_rate", asked.form.integer("tax_rate")));
    asked.amount = Money::fen(computed["total"].integer());
    auto const agrees = !asked.form.given("total") || asked.form.money("total") == asked.amount;
    run.judge.require(
        clause::CD_6_1,
        law::Facts()
            .with("typed_total",
                  asked.form.given("total") ? Value(asked.form.money("total").in_fen())
                                            : law::words({"未自报", "none typed"}))
            .with("total", asked.amount),
        agrees, "budget.total_differs", asked.at + ".total",
        {"自报合计 " + asked.form.money("total").in_yuan() + " 元与测算 " + asked.amount.in_yuan() + " 元不一致",
         "the typed total of " + asked.form.money("total").in_yuan() + " yuan differs from the computed " +
             asked.amount.in_yuan()},
        {"删去自报合计，或更正测算明细", "leave the total out, or correct the estimate"});
}

// CD-41-1: procurement or other; the class is computed, so that nobody can choose the easier way.
void classify_row(StepRun& run, Asked& asked) {
    auto const item = catalogue::item(run.tx, asked.project.catalogue_item);
    auto const computed = classification(run.judge, item && item->central, asked.amount, run.object.region);
    asked.purchase_class = computed["class"].text();
    asked.because = computed["because"].text();
}

// CD-41-2 政府采购限额标准: parts of one item that stay below the threshold only because they are parts. The reason
// goes to finance with the package; its approval of the row is the approval asked for.
void judge_split(StepRun& run, Asked const& asked, std::vector<Asked> const& all) {
    Value others = Value::list();
    for (auto const& other : all) {
        if (&other != &asked && other.project.catalogue_item == asked.project.catalogue_item) {
            others.push(Value::object().set("amount", other.amount.in_fen()));
        }
    }
    if (asked.purchase_class != "other" || others.size() == 0) {
        return;
    }
    run.judge.ask(clause::CD_41_2,
                  law::Facts()
                      .with("amount", asked.amount)
                      .with("threshold", procurement_threshold(run.judge, run.object.region))
                      .with("others", others)
                      .with("reason", asked.form.text("split_reason"))
                      .with("finance_approved", asked.form.given("split_reason")));
}

// CD-4-1 在既有财政预算中统筹安排: rows that share a line share what is free on it.
void judge_lines(StepRun& run, std::vector<Asked> const& rows) {
    std::map<std::int64_t, Money> taken;
    for (auto const& row : rows) {
        Money free;
        if (row.line) {
            auto const account = line_account(run, row.line->buyer, row.line->id);
            free = ledger::balance(run.tx, account).free() - taken[row.line->id];
            taken[row.line->id] += row.amount;
        }
        run.judge.ask(
            clause::CD_4_1,
            law::Facts().with("has_budget_line", row.line.has_value()).with("amount", row.amount).with("free", free));
    }
}

// CD-7-3 应当按要求填报购买服务项目表: a budget line with purchased services has its row.
void judge_table_filled(StepRun& run, store::Package const& package, std::vector<Asked> const& rows) {
    for (auto const& line : store::lines(run.tx, package.buyer, package.fiscal_year)) {
        auto const has_row =
            std::ranges::any_of(rows, [&](Asked const& row) { return row.line && row.line->id == line.id; });
        run.judge.require(clause::CD_7_3,
                          law::Facts()
                              .with("budget_line", line.code + " " + line.name)
                              .with("line_purchased", line.purchased)
                              .with("has_row", has_row),
                          !line.purchased || has_row, "budget.row_missing", "rows",
                          {"预算项“" + line.code + " " + line.name + "”含购买服务，项目表中没有对应的行",
                           "the line " + line.code + " contains purchased services and has no row in the table"},
                          {"请为该预算项填报项目表", "add a row that draws on it"});
    }
}

// CD-7-4 属于政府采购项目的,应当同时编制政府采购预算: one row each, of equal amount.
void judge_procurement_budget(StepRun& run, Form const& form, std::vector<Asked> const& rows) {
    if (run.context.off(clause::CD_7_4)) {
        return;
    }
    auto const budget = form.list("procurement");
    for (auto const& row : rows) {
        auto const matches = std::ranges::any_of(budget, [&](Form const& entry) {
            return entry.integer("project") == row.project.id && entry.money("amount") == row.amount;
        });
        run.judge.require(
            clause::CD_7_4,
            law::Facts()
                .with("project", row.project.name)
                .with("procurement", row.purchase_class == "procurement")
                .with("amount", row.amount)
                .with("in_procurement_budget", matches),
            row.purchase_class != "procurement" || matches, "budget.no_procurement_budget", "procurement",
            {"“" + row.project.name + "”属于政府采购，政府采购预算中没有金额为 " + row.amount.in_yuan() + " 元的对应项",
             "\"" + row.project.name + "\" is government procurement; the procurement budget has no entry of " +
                 row.amount.in_yuan() + " yuan for it"},
            {"在政府采购预算中列入同一项目、同一金额", "enter the same project with the same amount"});
    }
}

// CD-7-2 制定专门的购买服务项目表: the columns of this year's version.
void judge_columns(StepRun& run, store::Round const& round, Asked const& row) {
    auto const& columns = round.body["template_columns"];
    if (!columns.is_list()) {
        return;
    }
    auto const filled = row.form.list("columns");
    for (auto const& column : columns.items()) {
        auto const& name = column["name"].text();
        auto const there = std::ranges::any_of(filled, [&](Form const& entry) { return entry.text("name") == name; });
        run.judge.require(
            clause::CD_7_2,
            law::Facts()
                .with("table_column", name)
                .with("column_required", column["required"].boolean_or(false))
                .with("column_filled", there),
            !column["required"].boolean_or(false) || there, "budget.column_missing", row.at + ".columns",
            {"项目表第 " + std::to_string(round.body["template_version"].integer_or(1)) + " 版的栏目“" + name + "”未填",
             "the column " + name + " of this year's table is not filled"},
            {"请填写该栏目", "fill it in"});
    }
}

// CD-7-1: outside the window that finance set, nothing is taken.
void judge_window(StepRun& run, store::Round const& round) {
    auto const within = run.today() >= round.open_day && run.today() <= round.close_day;
    run.judge.require(
        clause::CD_7_1,
        law::Facts().with("window_from", round.open_day).with("window_to", round.close_day).with("today", run.today()),
        within, "budget.outside_window", {},
        {"报送期为 " + round.open_day.iso() + " 至 " + round.close_day.iso() + "，今日不在报送期内",
         "packages are taken from " + round.open_day.iso() + " to " + round.close_day.iso()},
        {"请在报送期内报送，或与同级财政部门联系", "submit within it, or speak to your finance department"});
}

Result<std::vector<Asked>> judge_rows(StepRun& run, store::Package const& package, store::Round const& round,
                                      Form const& form) {
    std::vector<Asked> rows;
    auto const forms = form.list("rows");
    for (std::size_t i = 0; i < forms.size(); ++i) {
        auto row = TRY(read_row(run, package, forms[i], i));
        judge_planned(run, row);
        estimate(run, row);
        classify_row(run, row);
        judge_columns(run, round, row);
        judge_past_result(run, row.project, row.form, row.amount, row.at);
        rows.push_back(std::move(row));
    }
    for (auto const& row : rows) {
        judge_split(run, row, rows);
    }
    return rows;
}

// Holds the row's amount on its line until the package is released or returned.
Result<void> hold(StepRun& run, store::Package const& package, int submission, Asked const& asked) {
    auto const id = run.ports().ids.next();
    auto const reservation =
        TRY(ledger::reserve(run.tx, run.context, run.ports(), {"budget_package.submit", id, asked.project.id},
                            line_account(run, package.buyer, asked.line->id),
                            released_account(run, package.buyer, asked.project.id, package.fiscal_year), asked.amount));
    store::insert(run.tx,
                  store::Row{.id = id,
                             .package = package.id,
                             .submission = submission,
                             .project = asked.project.id,
                             .catalogue_item = asked.project.catalogue_item,
                             .line = asked.line->id,
                             .fiscal_year = package.fiscal_year,
                             .requested = asked.amount,
                             .purchase_class = asked.purchase_class,
                             .because = asked.because,
                             .reservation = reservation,
                             .body = asked.form.value()});
    return {};
}

}  // namespace

Result<void> submit_package(StepRun& run) {
    auto const package = store::package(run.tx, run.object.id);
    ENSURE(package.has_value());
    auto const round = store::round(run.tx, package->round);
    ENSURE(round.has_value());
    auto const form = TRY(run.whole(package_fields(), package->body));
    judge_window(run, *round);
    auto const rows = TRY(judge_rows(run, *package, *round, form));
    judge_lines(run, rows);
    judge_table_filled(run, *package, rows);
    judge_procurement_budget(run, form, rows);
    TRY(run.judge.verdict());

    auto const submission = package->submission + 1;
    Money total;
    for (auto const& row : rows) {
        if (!row.line || row.amount <= Money{}) {
            return api::invalid("budget.row_empty", row.at,
                                {"该行没有预算项或金额", "this row has no budget line or no amount"},
                                {"请补填预算项和金额，或删去该行", "fill in line and amount, or take the row away"});
        }
        TRY(hold(run, *package, submission, row));
        total += row.amount;
    }
    store::set_submission(run.tx, package->id, submission);
    run.answer.set("requested", total.in_fen());
    run.afterwards.emplace_back([&run, round = round->id, buyer = package->buyer]() -> Result<void> {
        run.engine.close_duty(run.tx, run.context, round, "budget.package", buyer);
        return {};
    });
    return {};
}

}  // namespace qiyue::budget
