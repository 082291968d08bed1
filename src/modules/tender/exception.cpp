#include "modules/tender/exception.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/methods.hpp"

#include <algorithm>

// CD-18-3 除国家另有规定外: a superior rule that lets a method be used where article 18 alone would not. The city's
// finance department registers it with document, article, scope and days; a purchase that relies on it names it.
// 生效 in_force -> 终止 ended.
namespace qiyue::tender {

namespace {

using workflow::Relation;
using workflow::StepRun;

std::vector<Option> method_choices() {
    std::vector<Option> all;
    for (auto const& method : methods()) {
        all.push_back({method.name, method.label});
    }
    return all;
}

Fields const& register_fields() {
    static Fields const fields{
        field::text("document", {"文件名称", "document"}).by({clause::CD_18_3}),
        field::text("number", {"文号", "number"}).by({clause::CD_18_3}),
        field::text("article", {"条款", "article"}).by({clause::CD_18_3}),
        field::prose("words", {"规定原文", "its words"}),
        field::list("methods", {"允许采用的方式", "methods it allows"},
                    {field::choice("method", {"方式", "method"}, method_choices())})
            .at_least(1),
        field::choice("purchase_class", {"适用的项目类别", "class of purchases"},
                      {{"procurement", {"政府采购项目", "government procurement"}},
                       {"other", {"其他政府购买服务项目", "other purchases"}},
                       {"both", {"两类均适用", "both"}}}),
        field::day("valid_from", {"有效期自", "valid from"}),
        field::day("valid_until", {"有效期至", "valid until"}).maybe(),
    };
    return fields;
}

Fields const& end_exception_fields() {
    static Fields const fields{field::prose("reason", {"终止理由", "reason"})};
    return fields;
}

Result<void> enter(StepRun& run) {
    auto const& form = run.form;
    if (form.given("valid_until") && form.day("valid_until") < form.day("valid_from")) {
        return api::invalid("exception.ends_before_it_begins", "valid_until",
                            {"有效期止日早于起日", "it ends before it begins"},
                            {"请更正起止日", "correct the two days"});
    }
    store::insert_exception(run.tx, run.object.id, form.value());
    run.object.title = "《" + form.text("document") + "》(" + form.text("number") + ")" + form.text("article");
    return {};
}

Result<void> end(StepRun& run) {
    auto body = store::exception(run.tx, run.object.id);
    body.set("ended_on", run.today().iso());
    store::update_exception(run.tx, run.object.id, body);
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::exception(tx, object.id);
}

bool covers(Value const& exception, Method const& method, PurchaseClass purchase_class) {
    auto const scope = exception["purchase_class"].text();
    auto const of_class = scope == "both" || (scope == "other") == (purchase_class == PurchaseClass::other);
    return of_class && std::ranges::any_of(exception["methods"].items(), [&](Value const& one) {
               return one["method"] == Value(method.name);
           });
}

}  // namespace

Result<std::optional<Value>> relied_on(StepRun& run, Method const& method, PurchaseClass purchase_class) {
    if (!run.form.given("exception")) {
        return std::optional<Value>();
    }
    auto const object = TRY(run.engine.get(run.tx, run.form.integer("exception"), "method_exception"));
    auto const body = store::exception(run.tx, object.id);
    auto facts = law::Facts()
                     .with("today", run.today())
                     .with("valid_from", body["valid_from"])
                     .with("covers", covers(body, method, purchase_class));
    // Ended on a day: that day was its last.
    auto const until = body["ended_on"].is_text() ? body["ended_on"] : body["valid_until"];
    if (until.is_text()) {
        facts.with("valid_until", until);
    }
    run.judge.ask(clause::CD_18_3, facts);
    return std::optional(Value::object()
                             .set("id", object.id)
                             .set("document", body["document"])
                             .set("number", body["number"])
                             .set("article", body["article"])
                             .set("words", body["words"]));
}

workflow::Procedure exception_procedure() {
    return {.kind = "method_exception",
            .plural = "method-exceptions",
            .title = {"采购方式的国家规定", "superior rule for methods"},
            .states = {{"in_force", {"已登记生效", "registered"}}, {"ended", {"已终止", "ended"}, /*final=*/true}},
            .steps = {{.name = "register",
                       .title = {"登记国家规定", "register a superior rule"},
                       .from = {},
                       .to = "in_force",
                       .who = {{"finance.procurement", Relation::city, clause::CD_18_3}},
                       .input = &register_fields(),
                       .clauses = {clause::CD_18_3},
                       .apply = enter,
                       .shown_publicly = true},
                      {.name = "end",
                       .title = {"终止", "end"},
                       .from = {"in_force"},
                       .to = "ended",
                       .who = {{"finance.procurement", Relation::owner}},
                       .input = &end_exception_fields(),
                       .clauses = {clause::CD_18_3},
                       .apply = end,
                       .shown_publicly = true,
                       .expected = false}},
            .shows = &register_fields(),
            .view = view,
            .public_in = {"in_force", "ended"}};
}

}  // namespace qiyue::tender
