#include "modules/appraisal/api.hpp"
#include "modules/bidding/api.hpp"
#include "modules/budget/api.hpp"
#include "modules/contract/api.hpp"
#include "modules/disclosure/publish.hpp"
#include "modules/disclosure/store_figures.hpp"
#include "modules/payment/api.hpp"
#include "modules/performance/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>

// Every step of every module passes here; the publication table says which of them people get to read.
namespace qiyue::disclosure {

namespace {

bool names(std::vector<On> const& ons, workflow::StepDone const& done) {
    return std::ranges::any_of(ons, [&](On const& on) { return on.step == done.step && on.kind == done.object.kind; });
}

// A package publishes what was released to each of its projects.
Result<void> publish_owed(db::Tx& tx, workflow::Engine const& engine, Context const& context, Rule const& rule,
                          workflow::Object const& object) {
    for (auto const& row : store::open_of_object(tx, object.id, rule.name)) {
        TRY(publish(tx, engine, context,
                    {.rule = rule,
                     .object = object,
                     .project = row.due.project,
                     .section = section(budget_fields(), row.body, {})}));
    }
    return {};
}

Result<void> publish_step(db::Tx& tx, workflow::Engine const& engine, Context const& context, Rule const& rule,
                          workflow::StepDone const& done) {
    auto const& object = done.object;
    if (rule.source == Source::event) {
        return publish_owed(tx, engine, context, rule, object);
    }
    auto const& procedure = engine.procedure(object.kind);
    auto const step = std::ranges::find(procedure.steps, done.step, &workflow::Step::name);
    static Fields const none;
    auto const* input = step == procedure.steps.end() || step->input == nullptr ? &none : step->input;
    auto shown = rule.source == Source::input ? section(*input, done.input, rule.fields)
                                              : section_of_view(tx, engine, context, object, rule);
    TRY(publish(tx, engine, context,
                {.rule = rule, .object = object, .project = object.project, .section = std::move(shown)}));
    return {};
}

Result<void> on_step(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                     workflow::StepDone const& done) {
    for (auto const& rule : table()) {
        if (names(rule.made_by, done)) {
            TRY(publish_step(tx, engine, context, rule, done));
        }
        if (names(rule.owed_by, done)) {
            owe(tx, engine, context, rule, done.object, done.object.project);
        }
    }
    return {};
}

Result<void> publish_object(workflow::Engine const& engine, db::Tx& tx, Context const& context,
                            std::string_view rule_name, std::int64_t id) {
    auto const object = engine.find(tx, id);
    ENSURE(object.has_value());
    auto const& rule = rule_named(rule_name);
    TRY(publish(tx, engine, context,
                {.rule = rule,
                 .object = *object,
                 .project = object->project,
                 .section = section_of_view(tx, engine, context, *object, rule)}));
    return {};
}

}  // namespace

void listen(workflow::Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<workflow::StepDone>([&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) {
        return on_step(engine, tx, context, done);
    });
    bus.on<budget::RowReleased>(
        [&engine](db::Tx& tx, Context const& context, budget::RowReleased const& row) -> Result<void> {
            auto const package = engine.find(tx, row.package);
            ENSURE(package.has_value());
            auto body = Value::object();
            body.set("year", row.year)
                .set("version", row.version)
                .set("amount", row.amount.in_fen())
                .set("released_on", context.today().iso());
            owe(tx, engine, context, rule_named("budget"), *package, row.project, std::move(body));
            return {};
        });
    // The lines of the opening record are there once all envelopes are opened, which is after the step.
    bus.on<bidding::BidsOpened>([&engine](db::Tx& tx, Context const& context,
                                          bidding::BidsOpened const& event) -> Result<void> {
        return event.in_public ? publish_object(engine, tx, context, "opening_record", event.tender) : Result<void>();
    });
    // What the notice says by LP-182 is the review's to tell; its page shows a visitor less.
    bus.on<review::ResultPublished>(
        [&engine](db::Tx& tx, Context const& context, review::ResultPublished const& event) -> Result<void> {
            auto const object = engine.find(tx, event.award.review);
            ENSURE(object.has_value());
            TRY(publish(tx, engine, context,
                        {.rule = rule_named("award_notice"),
                         .object = *object,
                         .project = event.award.project,
                         .section = section(award_fields(), event.result, {})}));
            return {};
        });
    // However a purchase ended: by the head's decision, for too few bids, or by a remedy.
    bus.on<tender::TenderFailed>(
        [&engine](db::Tx& tx, Context const& context, tender::TenderFailed const& failed) -> Result<void> {
            return publish_object(engine, tx, context, "tender_failed", failed.tender);
        });
    bus.on<review::AwardVoided>(
        [&engine](db::Tx& tx, Context const& context, review::AwardVoided const& fell) -> Result<void> {
            for (auto const& contract : engine.of_project(tx, fell.project, "contract")) {
                if (contract.state == "revoked") {
                    store::withdraw_owed(tx, contract.id);
                    store::forget(tx, "contract", contract.id);
                    store::forget(tx, "contract_small", contract.id);
                }
            }
            store::withdraw_owed(tx, fell.review);
            auto const object = engine.find(tx, fell.review);
            auto const winner = identity::organisation(tx, fell.provider);
            ENSURE(object.has_value() && winner.has_value());
            auto said = Value::object();
            said.set("provider_name", winner->name).set("because", fell.because).set("void_on", context.today().iso());
            TRY(publish(tx, engine, context,
                        {.rule = rule_named("award_void"),
                         .object = *object,
                         .project = fell.project,
                         .section = section(award_void_fields(), said, {})}));
            return {};
        });
    // CD-34-2: the record of an award names nobody and prices nothing that is withheld of its review.
    bus.on<review::RecordAsked>([](db::Tx& tx, Context const&, review::RecordAsked const& asked) -> Result<void> {
        for (auto const& exemption : store::exemptions(tx, asked.project, "approved")) {
            if (exemption.object_kind == "review") {
                asked.withheld->insert(exemption.field);
            }
        }
        return {};
    });
    bus.on<contract::ContractSigned>(
        [&engine](db::Tx& tx, Context const& context, contract::ContractSigned const& event) -> Result<void> {
            auto const contract = engine.find(tx, event.contract);
            ENSURE(contract.has_value());
            owe(tx, engine, context, rule_named("contract_notice"), *contract, event.project);
            return {};
        });
    bus.on<performance::AssessmentAnnounced>(
        [&engine](db::Tx& tx, Context const& context, performance::AssessmentAnnounced const& event) {
            return publish_object(engine, tx, context, "assessment_bulletin", event.assessment);
        });
    bus.on<performance::AssessmentCorrected>(
        [&engine](db::Tx& tx, Context const& context, performance::AssessmentCorrected const& event) {
            return publish_object(engine, tx, context, "assessment_corrected", event.assessment);
        });
    bus.on<performance::AcceptanceDone>(
        [&engine](db::Tx& tx, Context const& context, performance::AcceptanceDone const& event) -> Result<void> {
            auto const acceptance = engine.find(tx, event.acceptance);
            ENSURE(acceptance.has_value());
            owe(tx, engine, context, rule_named("acceptance"), *acceptance, event.project);
            return {};
        });
    // However its result came, by hand or from the treasury. What damages took whole pays nothing.
    bus.on<payment::PaymentMade>(
        [&engine](db::Tx& tx, Context const& context, payment::PaymentMade const& made) -> Result<void> {
            auto const object = engine.find(tx, made.payment);
            return object && object->state == "paid" ? publish_object(engine, tx, context, "payment", made.payment)
                                                     : Result<void>();
        });
    // Its page goes on saying what was paid and that it came back; the sums count it no more.
    bus.on<payment::PaymentUndone>(
        [](db::Tx& tx, Context const&, payment::PaymentUndone const& undone) -> Result<void> {
            store::forget(tx, "payment", undone.payment);
            return {};
        });
    // CD-33-1 绩效评价结果按照相关规定向社会公布: only once it is final, and no re-evaluation is under way.
    bus.on<appraisal::EvaluationFinal>(
        [&engine](db::Tx& tx, Context const& context, appraisal::EvaluationFinal const& event) {
            return publish_object(engine, tx, context, "evaluation", event.result.evaluation);
        });
}

void count_again(db::Tx& tx, workflow::Engine const& engine, Context const& context) {
    for (auto const& row : store::open_with_day(tx)) {
        auto const object = engine.find(tx, row.due.object);
        auto then = context;
        then.now = Instant::at(row.due.opened, 12);
        auto const& key = rule_named(row.due.rule).deadline;
        if (!object || engine.book().deadline(key, object->rules, then.today()) == nullptr) {
            continue;
        }
        auto const day = engine.judge(then, object->rules).deadline(key, row.due.opened).due;
        if (day != *row.due.due) {
            store::move_due(tx, row.due.id, day);
        }
    }
}

}  // namespace qiyue::disclosure
