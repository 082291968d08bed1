#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/fields.hpp"
#include "modules/provider/forms.hpp"
#include "modules/provider/registry.hpp"

#include <algorithm>

// What registration and industry departments find of providers 监管结果: handed in as a batch, public with source and day, and
// felt at the next bid. CDP-18, SH-3.2-6, SY-4.2.3-b: the record goes both ways; record.cpp is the other one.
namespace qiyue::provider {

namespace {

using workflow::StepRun;

// An inspection has its year and result, a grade how high it is and by whom.
Result<void> whole(Form const& row, std::size_t number) {
    auto const kind = row.text("finding");
    auto const inspected = kind != "annual_inspection" || (row.given("year") && row.given("result"));
    auto const assessed = kind != "assessment" || row.given("result");
    auto const graded = kind != "grade" || (row.given("grade") && row.given("graded_by"));
    if (inspected && assessed && graded) {
        return {};
    }
    return api::invalid("provider.finding_incomplete", "findings." + std::to_string(number),
                        {"年检须有年度和结论，考核评估须有结论，等级须有级别和评定机构",
                         "an inspection has its year and result, an assessment its result, a grade its grader"},
                        {"请补齐该行", "complete the row"});
}

Result<void> hand_in(StepRun& run) {
    std::int64_t number = 0;
    for (auto const& row : run.form.list("findings")) {
        TRY(whole(row, static_cast<std::size_t>(number)));
        auto const provider = identity::organisation(run.tx, row.integer("provider"));
        if (!provider || provider->kind != "provider" || row.day("on") > run.today()) {
            return api::invalid(
                "provider.finding_wrong", "findings." + std::to_string(number),
                {"没有这个承接主体，或日期晚于今天", "there is no such provider, or the day is still to come"},
                {"请核对该行", "check the row"});
        }
        number += 1;
        store::insert(run.tx,
                      Noted{.exchange = run.object.id,
                            .row = number,
                            .provider = provider->id,
                            .registrar = run.object.owner,
                            .kind = row.text("finding"),
                            .on = row.day("on"),
                            .ends_on = row.given("until") ? std::optional(row.day("until")) : std::nullopt,
                            .body = row.value()});
    }
    run.object.title = run.form.text("source");
    run.answer.set("count", number);
    return {};
}

Result<void> lift(StepRun& run) {
    auto const all = store::handed_in(run.tx, run.object.id);
    auto const row = run.form.integer("row");
    auto const found = std::ranges::find(all, row, &Noted::row);
    if (found == all.end() || found->lifted_on || run.form.day("lifted_on") > run.today()) {
        return api::invalid(
            "provider.nothing_to_lift", "row",
            {"没有这一行，或已经移出，或日期晚于今天", "there is no such row, or it is lifted, or the day is to come"},
            {"请核对行号和日期", "check the row and the day"});
    }
    auto body = found->body;
    body.set("lifted_by", run.form.text("lifted_by"));
    ENSURE(store::lift(run.tx, run.object.id, row, run.form.day("lifted_on"), body));
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    auto rows = Value::list();
    for (auto const& one : store::handed_in(tx, object.id)) {
        auto const provider = identity::organisation(tx, one.provider);
        auto row = one.body;
        row.set("row", one.row).set("provider_name", provider ? provider->name : std::string());
        if (one.lifted_on) {
            row.set("lifted_on", one.lifted_on->iso());
        }
        rows.push(row);
    }
    return Value::object().set("source", object.title).set("findings", rows);
}

Fields const& shown() {
    static Fields const fields = [] {
        auto all = exchange_fields();
        auto& rows = all.back().fields;
        rows.insert(rows.begin(), field::integer("row", {"行", "row"}));
        rows.push_back(field::day("lifted_on", {"移出（更正）日期", "lifted on"}).maybe());
        rows.push_back(field::text("lifted_by", {"移出依据", "lifted by"}).maybe());
        return all;
    }();
    return fields;
}

}  // namespace

workflow::Procedure exchange_procedure() {
    return {.kind = "provider_exchange",
            .plural = "provider-exchanges",
            .title = {"承接主体监管结果", "findings of authorities on providers"},
            .states = {{"handed_in", {"已报送", "handed in"}}},
            .steps = {{.name = "hand_in",
                       .title = {"报送年检、评估、执法结果", "hand in inspections, grades and penalties"},
                       .from = {},
                       .to = "handed_in",
                       .who = {{"registrar.officer", workflow::Relation::anyone}},
                       .input = &exchange_fields(),
                       .clauses = {clause::CDP_18, clause::SH_3_2_6, clause::SY_4_2_3_b, clause::LP_087},
                       .apply = hand_in,
                       .expected = false},
                      {.name = "lift",
                       .title = {"移出或更正一行", "lift a row"},
                       .from = {"handed_in"},
                       .who = {{"registrar.officer", workflow::Relation::owner}},
                       .input = &lift_finding_fields(),
                       .clauses = {clause::CDP_7_5c},
                       .apply = lift,
                       .expected = false}},
            .shows = &shown(),
            .view = view,
            .public_in = {"handed_in"}};
}

// SY-2.2.5-b 评估等级达3A级以上: the grade that is in force on that day; an expired one is none.
std::int64_t grade_on(db::Tx& tx, std::int64_t provider, Day day) {
    std::int64_t grade = 0;
    for (auto const& one : store::findings(tx, provider)) {
        if (one.kind == "grade" && one.on <= day) {
            grade = one.holds(day) ? one.body["grade"].integer_or(0) : 0;
        }
    }
    return grade;
}

}  // namespace qiyue::provider
