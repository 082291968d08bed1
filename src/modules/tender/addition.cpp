#include "modules/tender/addition.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/store.hpp"

#include <algorithm>

namespace qiyue::tender {

namespace {

using workflow::StepRun;

// Earlier purchases that added to the contract and did not come to nothing.
std::vector<std::int64_t> before(StepRun& run, Tender const& t) {
    auto all = store::additions(run.tx, t.adds_to);
    std::erase_if(all, [&](std::int64_t id) {
        auto const object = run.engine.find(run.tx, id);
        return id == t.id || !object || object->state == "failed" || object->state == "cancelled";
    });
    return all;
}

// What such a purchase adds: the price of its contract, or until there is one what its buyer means to pay at most.
Money added_by(StepRun& run, std::int64_t tender, OriginalContract const& told) {
    if (auto const agreed = told.agreed.find(tender); agreed != told.agreed.end()) {
        return agreed->second;
    }
    auto const t = store::find(run.tx, tender);
    ENSURE(t.has_value());
    auto const& most = t->document["ceiling"].is_integer() ? t->document["ceiling"] : t->choice["addition"];
    return Money::fen(most.integer_or(t->budget.in_fen()));
}

bool from(Value const& suppliers, std::int64_t provider) {
    return suppliers.is_list() && suppliers.size() > 0 &&
        std::ranges::all_of(suppliers.items(), [&](Value const& one) { return one["supplier"] == Value(provider); });
}

Result<std::optional<Original>> read(StepRun& run, Tender const& t, Value const& choice, Money adding) {
    if (t.adds_to == 0) {
        return std::optional<Original>();
    }
    auto const additions = before(run, t);
    auto const told = std::make_shared<OriginalContract>();
    TRY(run.ports().bus.raise(run.tx, run.context,
                              OriginalAsked{.contract = t.adds_to, .additions = additions, .answer = told}));
    auto const project = project::find(run.tx, t.project);
    if (!told->in_force || !project || told->buyer != project->buyer) {
        return api::invalid("tender.not_the_original", "original_contract",
                            {"所填不是本单位已签订的合同", "that is no signed contract of your department"},
                            {"请选择本单位已签订的原合同", "choose the signed contract that this adds to"});
    }
    Original original{.number = told->number,
                      .price = told->price,
                      .added = {},
                      .adding = adding,
                      .same_supplier = from(choice["suppliers"], told->provider)};
    for (auto const one : additions) {
        original.added += added_by(run, one, *told);
    }
    return std::optional(original);
}

}  // namespace

std::int64_t original_named(StepRun& run) {
    auto const adds = run.form.given("ground") && run.form.text("ground") == "addition";
    return adds && run.form.given("original_contract") ? run.form.integer("original_contract") : 0;
}

Result<std::optional<Original>> original_of(StepRun& run, Tender const& t) {
    return read(run, t, run.form.value(), run.form.given("addition") ? run.form.money("addition") : t.budget);
}

Result<void> judge_addition(StepRun& run, Tender const& t, Money ceiling) {
    if (auto const original = TRY(read(run, t, t.choice, ceiling))) {
        auto facts = law::Facts().with("ground", t.choice["ground"]);
        add_facts(facts, t.choice["ground"].text_or({}), original);
        auto const emergency = t.choice["emergency"].is_text() && run.judge.applies(clause::LP_043);
        if (emergency) {
            facts.with("emergency", t.choice["emergency"]);
        }
        run.judge.ask(emergency ? clause::LP_043 : clause::LP_037, facts);
    }
    return {};
}

void add_facts(law::Facts& facts, std::string const& ground, std::optional<Original> const& original) {
    if (ground != "addition" || !original) {
        return;
    }
    facts.with("original_price", Value(original->price.in_fen()));
    facts.with("added_before", Value(original->added.in_fen()));
    facts.with("addition", Value(original->adding.in_fen()));
    facts.with("from_original_supplier", Value(original->same_supplier));
    if (!original->number.empty()) {
        facts.with("original_number", Value(original->number));
    }
}

void keep_original(std::optional<Original> const& original, Value& choice) {
    if (original) {
        choice.set("original_number", original->number)
            .set("original_price", original->price.in_fen())
            .set("added_before", original->added.in_fen());
    }
}

}  // namespace qiyue::tender
