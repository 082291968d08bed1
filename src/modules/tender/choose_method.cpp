#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/exception.hpp"
#include "modules/tender/method_choice.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"

#include <algorithm>
#include <set>

namespace qiyue::tender {

namespace {

using workflow::StepRun;

// The purchase that was repeated first, however often it was since.
std::int64_t first_of(db::Tx& tx, std::int64_t tender) {
    for (auto t = store::find(tx, tender); t && t->repeats != 0; t = store::find(tx, t->repeats)) {
        tender = t->repeats;
    }
    return tender;
}

// One purchase at a time, and of a purchase in lots one of each lot; one that follows a failed purchase says which (CD-18-8).
Result<std::int64_t> link_to_failed(StepRun& run) {
    auto const& states = run.engine.procedure("tender").states;
    auto const named = run.form.integer("repeats");
    auto const strand = first_of(run.tx, named);
    auto const of_lot = named != 0 && lot(run.tx, strand).has_value();
    std::int64_t last_failed = 0;
    for (auto const& other : run.engine.of_project(run.tx, run.object.project, "tender")) {
        auto const state = std::ranges::find(states, other.state, &workflow::State::name);
        if (of_lot && first_of(run.tx, other.id) != strand) {
            continue;
        }
        if (state == states.end() || !state->final || other.state == "awarded") {
            return api::conflict("tender.already_one", {"本项目已有采购活动", "this project has a purchase already"},
                                 {"请办理该采购活动，或先终止", "go on with that one, or end it first"});
        }
        last_failed = other.state == "failed" ? other.id : last_failed;
    }
    if (named != 0 && named != last_failed) {
        return api::invalid("tender.not_the_failed_one", "repeats",
                            {"所填不是本项目最近一次失败的采购活动", "that is not this project's last failed purchase"},
                            {"请选择本项目最近一次失败的采购活动", "choose this project's last failed purchase"});
    }
    // CD-18-8 依法选择适合的采购方式: a repeated procedure keeps the link to the failed one.
    run.judge.require(clause::CD_18_8,
                      law::Facts().with("failed_before", last_failed != 0).with("failed_named", named != 0),
                      last_failed == named, "tender.repeat_not_linked", "repeats",
                      {"本项目此前的采购活动失败，重新采购须写明承接哪一次",
                       "an earlier purchase of this project failed; say that this repeats it"},
                      {"请选择失败的采购活动", "choose the failed purchase"});
    return named;
}

// Whom a method that does not turn to everybody turns to.
Result<void> judge_invited(StepRun& run, Method const& method) {
    std::set<std::int64_t> invited;
    std::size_t place = 0;
    for (auto const& line : run.form.given("suppliers") ? run.form.list("suppliers") : std::vector<Form>()) {
        auto const field = "suppliers." + std::to_string(place++) + ".supplier";
        auto const supplier = identity::organisation(run.tx, line.integer("supplier"));
        if (!supplier || supplier->kind != "provider" || !invited.insert(supplier->id).second) {
            return api::invalid("tender.not_a_supplier", field,
                                {"不是登记的承接主体，或重复填写", "no registered provider, or named twice"},
                                {"请从登记的承接主体中选择，每家一次", "choose registered providers, each once"});
        }
    }
    auto const count = static_cast<std::int64_t>(invited.size());
    auto const found_later = !method.invited_from.empty();
    if ((method.suppliers == Suppliers::anyone || found_later) && count > 0) {
        return api::invalid("tender.open_to_all", "suppliers",
                            found_later ? Text{method.label.zh + "的供应商另行产生，不在此指定",
                                               "the suppliers of this method are found afterwards, not named here"}
                                        : Text{method.label.zh + "面向所有供应商，不指定参加者",
                                               "this form is open to all: nobody is named"},
                            {"请不要填写参加者", "name nobody"});
    }
    if (method.suppliers == Suppliers::one && count != 1) {
        return api::invalid("tender.one_supplier", "suppliers",
                            {method.label.zh + "须写明一家供应商", "this form names one supplier"},
                            {"请只填写一家供应商", "name one supplier"});
    }
    if (!method.least_invited.empty()) {
        auto const least = run.judge.number(method.least_invited);
        // CD-18-2 原则上通过竞争性方式选择确定承接主体: who asks too few does not let them compete.
        run.judge.require(clause::CD_18_2, law::Facts().with("suppliers", count).with("least_invited", least),
                          count >= least, "method.too_few_invited", "suppliers",
                          {"比选应邀请不少于 " + std::to_string(least) + " 家供应商",
                           "a comparison invites at least " + std::to_string(least)},
                          {"请增加邀请对象，或改用公开竞争", "invite more, or announce it to all"});
    }
    return {};
}

// Is one of the suppliers named a public institution?
bool names_institution(StepRun& run) {
    auto const named = run.form.given("suppliers") ? run.form.list("suppliers") : std::vector<Form>();
    return std::ranges::any_of(named, [&](Form const& line) {
        auto const supplier = identity::organisation(run.tx, line.integer("supplier"));
        return supplier && supplier->attributes["legal_type"].text_or({}).find("institution") != std::string::npos;
    });
}

MethodChoice choice_of(StepRun& run, Tender const& t, bool excepted, std::optional<Original> original) {
    auto const text = [&](char const* field) { return run.form.given(field) ? run.form.text(field) : std::string(); };
    auto const said = [&](char const* field) { return run.form.given(field) && run.form.yes(field); };
    return {.procurement = t.purchase_class == PurchaseClass::procurement,
            .method = t.method,
            .evaluation = run.form.text("evaluation"),
            .complex = t.complex,
            .need_final = sources::frozen_need(run.tx, run.engine, t.project).has_value(),
            .excepted = excepted,
            .repeats_tender = repeats_tender(run.tx, t),
            .budget = t.budget,
            .year = years_purchases(run.tx, run.engine, t.project),
            .original = std::move(original),
            .ground = text("ground"),
            .reason = text("reason"),
            .split_reason = text("split_reason"),
            .need_kind = text("need_kind"),
            .emergency = text("emergency"),
            .not_own_delay = run.form.given("not_own_delay") && run.form.yes("not_own_delay"),
            .only_because = run.form.given("only_because"),
            .failure_cause = text("failure_cause"),
            .special = said("special"),
            .fit_for_contest =
                run.form.given("fit_for_contest") ? std::optional(said("fit_for_contest")) : std::nullopt,
            .temporary = said("temporary"),
            .until_given = run.form.given("temporary_until"),
            .institution = names_institution(run)};
}

// For who approves the choice: what it was counted together with.
void keep_years_purchases(MethodChoice const& choice, Splitting const& splitting, Value& kept) {
    if (splitting.year_sum > Money()) {
        kept.set("bought", value_of(choice.year.others)).set("year_sum", splitting.year_sum.in_fen());
    }
}

// What was entered for another method before is none of the open tender's: it turns to everybody, on no ground.
Value asked_of(Method const& method, Value entered) {
    if (method.name != "open") {
        return entered;
    }
    auto kept = Value::object();
    for (auto const* field : {"project", "method", "evaluation", "complex", "need_kind", "exception", "repeats",
                              "failure_cause", "market_field", "market_maturity", "supply_features"}) {
        if (entered.has(field)) {
            kept.set(field, entered[field]);
        }
    }
    return kept;
}

// A lawful method that this platform does not carry out, and one of the other class that no superior rule opens.
Result<void> carried_here(Method const& method, PurchaseClass purchase_class, bool excepted) {
    auto const procurement = purchase_class == PurchaseClass::procurement;
    if (!carried_for(method, procurement, excepted)) {
        auto const options = method_options({.procurement = procurement, .budget = {}, .open_tender_threshold = {}});
        auto const because = std::ranges::find(options, &method, &MethodOption::method)->because;
        return api::conflict("tender.method_not_here",
                             {"平台不能为本项目办理" + method.label.zh + "：" + because.zh,
                              "this platform cannot carry out a " + method.label.en + " here: " + because.en},
                             {"请从可选的方式中选择", "choose one of the methods that are open"});
    }
    return {};
}

// LP-043 自2026-10-01施行
Result<void> emergency_in_time(StepRun& run, MethodChoice const& choice) {
    if (emergency_too_early(run.judge, choice)) {
        auto const from = emergency_from(run.judge).iso();
        return api::conflict("tender.emergency_too_early",
                             {"紧急采购的规定自 " + from + " 起施行，今日尚不能适用",
                              "the rules of emergency purchases are in force from " + from + " on"},
                             {"请按采购方式的法定情形办理", "go by the grounds of the methods"});
    }
    return {};
}

}  // namespace

std::int64_t organiser_of(StepRun& run) {
    auto const found = std::make_shared<std::int64_t>(0);
    auto const told =
        run.ports().bus.raise(run.tx, run.context, OrganiserAsked{.project = run.object.project, .organiser = found});
    ENSURE(told.ok());
    return *found;
}

Result<void> choose_method(StepRun& run) {
    auto const p = project::find(run.tx, run.object.project);
    if (!p) {
        return api::not_found({"没有这个项目", "there is no such project"});
    }
    // CD-9-3 应当按照批复的购买服务项目表组织实施; the ceiling itself is judged with the document.
    sources::judge_ceiling(run, p->id, Money());
    auto const budget = sources::budget_of(run.tx, p->id);
    Tender t;
    t.id = run.object.id;
    t.project = p->id;
    t.repeats = TRY(link_to_failed(run));
    t.method = run.form.text("method");
    t.complex = run.form.yes("complex");
    t.budget = budget.amount;
    t.purchase_class = budget.procurement ? PurchaseClass::procurement : PurchaseClass::other;

    auto const* method = find_method(t.method);
    ENSURE(method != nullptr);
    auto const exception = TRY(relied_on(run, *method, t.purchase_class));
    t.adds_to = original_named(run);
    auto const choice = choice_of(run, t, exception.has_value(), TRY(original_of(run, t)));
    TRY(emergency_in_time(run, choice));
    auto const splitting = judge_method(run.judge, choice);
    TRY(run.judge.verdict());
    TRY(judge_invited(run, *method));
    TRY(run.judge.verdict());
    TRY(carried_here(*method, t.purchase_class, exception.has_value()));
    auto const options = value_of(method_options({.procurement = t.purchase_class == PurchaseClass::procurement,
                                                  .budget = budget.amount,
                                                  .open_tender_threshold = budget::open_tender_threshold(run.judge),
                                                  .freely_chosen = freely_chosen(run.judge, choice)}));
    t.choice = asked_of(*method, run.form.value());
    t.choice.set("options", options);
    judge_way(run, t);
    note_market(run, t.choice);
    TRY(run.judge.verdict());
    if (exception) {
        t.choice.set("excepted_by", *exception);
    }
    keep_years_purchases(choice, splitting, t.choice);
    keep_original(choice.original, t.choice);
    store::insert(run.tx, t);
    run.object.title = p->name;
    run.object.party = organiser_of(run);
    run.to = state_after_choice(run, choice, splitting);
    run.answer.set("options", options)
        .set("purchase_class", t.purchase_class == PurchaseClass::other ? "other" : "procurement")
        .set("budget", t.budget.in_fen());
    return {};
}

Result<void> approve_method(StepRun& run) {
    auto t = stored(run);
    auto const chose = run.engine.actors_of(run.tx, t.project, "method.choose");
    run.judge.ask(clause::CD_18_2,
                  law::Facts()
                      .with("procurement", t.purchase_class == PurchaseClass::procurement)
                      .with("competitive", false)
                      .with("excepted", false)
                      .with("reason", t.choice["reason"])
                      .with("approver_chose_it", std::ranges::find(chose, run.context.caller.person) != chose.end()));
    t.choice.set("approved_by", run.context.caller.person_name)
        .set("approved_on", run.today().iso())
        .set("approval", run.form.text("opinion"));
    // SY-1.2.3-c, LA-II.3.1-a: the stored reason is approved by somebody else.
    auto const other = std::ranges::find(chose, run.context.caller.person) == chose.end();
    for (auto const clause : {clause::SY_1_2_3_c, clause::LA_II_3_1_a}) {
        run.judge.require(clause, law::Facts().with("approved_by_another", other), other, "method.same_person", {},
                          {"选择方式的人不能审批", "who chose the method does not approve it"},
                          {"请由另一人审批", "let somebody else approve it"});
    }
    store::keep_choice(run.tx, t.id, t.choice);
    return {};
}

}  // namespace qiyue::tender
