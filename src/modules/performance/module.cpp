#include "modules/delivery/api.hpp"
#include "modules/performance/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/provider/api.hpp"

#include "base/money.hpp"

#include <algorithm>

namespace qiyue::performance {

namespace {

struct Annual {
    bool final = false;
    bool objection_open = false;
    std::int64_t score = 0;
};

// The result of a contract's year: of the round held for the year, else the mean of the instalments' results.
Annual annual_result(db::Tx& tx, workflow::Engine const& engine, contract::Terms const& terms) {
    Annual year;
    for (auto const& a : store::assessments(tx, terms.contract)) {
        auto const object = engine.find(tx, a.id);
        if (a.annual && object && object->state != "cancelled") {
            return {.final = object->state == "final", .objection_open = object->state == "objected", .score = a.score};
        }
    }
    std::int64_t sum = 0;
    std::int64_t count = 0;
    year.final = true;
    for (auto const& instalment : terms.instalments) {
        if (instalment.kind != contract::Condition::assessment) {
            continue;
        }
        auto const outcome = result(tx, engine, terms.contract, instalment.number);
        year.final = year.final && outcome && outcome->final;
        year.objection_open = year.objection_open || (outcome && outcome->objection_open);
        sum += outcome ? outcome->score : 0;
        ++count;
    }
    year.final = year.final && count > 0;
    year.score = count == 0 ? 0 : scale(sum, 1, count, Rounding::half_up);
    return year;
}

// A mean that exists: nothing when there was nothing to take it of.
std::optional<std::int64_t> mean(std::int64_t sum, std::int64_t count) {
    return count == 0 ? std::nullopt : std::optional(scale(sum, 1, count, Rounding::half_up));
}

// What the follow-up shows of the rounds: their marks, what people gave, and whether the service was accepted.
void tell_figures(db::Tx& tx, workflow::Engine const& engine, delivery::FiguresAsked const& asked) {
    std::int64_t sum = 0, count = 0, given = 0, people = 0;
    for (auto const& round : rounds(tx, engine, asked.contract)) {
        sum += round.final ? round.score : 0;
        count += round.final ? 1 : 0;
        given += round.rating * round.ratings;
        people += round.ratings;
    }
    asked.found->score = mean(sum, count);
    asked.found->satisfaction = mean(given, people);
    asked.found->accepted = is_accepted(tx, engine, asked.contract);
}

void note(db::Tx& tx, Context const& context, contract::Terms const& terms, provider::Outcome outcome) {
    outcome.provider = terms.provider;
    outcome.contract = terms.contract;
    outcome.number = terms.number;
    outcome.on = context.today();
    provider::note_result(tx, outcome);
}

void listen(workflow::Engine& engine) {
    auto& bus = engine.ports().bus;
    // CD-23-6 将考核结果作为是否签订下一年度服务合同的依据
    bus.on<contract::RenewalAsked>(
        [&engine](db::Tx& tx, Context const& context, contract::RenewalAsked const& asked) -> Result<void> {
            auto const terms = contract::terms(tx, engine, asked.previous);
            ENSURE(terms.has_value());
            auto const year = annual_result(tx, engine, *terms);
            auto judge = engine.judge(context, asked.rules);
            judge.ask(clause::CD_23_6,
                      law::Facts()
                          .with("final", year.final)
                          .with("objection_open", year.objection_open)
                          .with("score", year.score));
            return judge.verdict();
        });
    bus.on<delivery::FiguresAsked>(
        [&engine](db::Tx& tx, Context const&, delivery::FiguresAsked const& asked) -> Result<void> {
            tell_figures(tx, engine, asked);
            return {};
        });
    // SH-1.2-3b, SY-3.2-j: the provider's record has every result that stands, once.
    bus.on<AssessmentFinal>([&engine](db::Tx& tx, Context const& context, AssessmentFinal const& done) -> Result<void> {
        auto const terms = contract::terms(tx, engine, done.contract);
        ENSURE(terms.has_value());
        auto const band = std::ranges::find_if(
            terms->bands, [&](need::PaymentBand const& one) { return one.from <= done.score && done.score <= one.to; });
        auto const ratio = band == terms->bands.end() ? 0 : band->ratio.count;
        auto const best = std::ranges::max_element(terms->bands, {}, &need::PaymentBand::from);
        note(tx, context, *terms,
             {.object = done.assessment,
              .what = {"考核评价 " + Money::fen(done.score).in_yuan() + " 分",
                       "assessed: " + Money::fen(done.score).in_yuan()},
              .passed = ratio > 0,
              .excellent = band != terms->bands.end() && band == best});
        return {};
    });
    bus.on<AcceptanceDone>([&engine](db::Tx& tx, Context const& context, AcceptanceDone const& done) -> Result<void> {
        auto const terms = contract::terms(tx, engine, done.contract);
        ENSURE(terms.has_value());
        note(tx, context, *terms,
             {.object = done.acceptance, .what = {"履约验收", "acceptance"}, .passed = done.passed});
        return {};
    });
    // SY-3.1.7-a 承接主体实施合同约定的服务事项后,购买主体应及时组织……检查验收: counted from the last day of the service.
    bus.on<contract::ContractSigned>(
        [&engine](db::Tx& tx, Context const& context, contract::ContractSigned const& event) -> Result<void> {
            auto const terms = contract::terms(tx, engine, event.contract);
            auto const object = engine.find(tx, event.contract);
            ENSURE(terms.has_value() && object.has_value());
            if (engine.judge(context, object->rules).applies(clause::SY_3_1_7_a)) {
                engine.open_duty(tx, context, *object,
                                 {.duty = "contract.accept",
                                  .title = {"组织检查验收", "have the service accepted"},
                                  .deadline = "acceptance_organised",
                                  .clause = clause::SY_3_1_7_a,
                                  .holder = {"buyer.acceptor", workflow::Relation::owner}},
                                 terms->to);
            }
            return {};
        });
    bus.on<contract::CompletionAsked>(
        [&engine](db::Tx& tx, Context const& context, contract::CompletionAsked const& asked) -> Result<void> {
            auto const accepted = is_accepted(tx, engine, asked.contract);
            // PF-process-18 考核验收: the third step of closing.
            auto judge = engine.judge(context, TRY(engine.get(tx, asked.contract, "contract")).rules);
            // LA-II.5-a 对服务成果检查验收: no contract is closed without it.
            judge.require(clause::LA_II_5_a, law::Facts().with("service_accepted", accepted), accepted,
                          "contract.not_accepted", {}, {"合同尚未验收合格", "the contract is not accepted yet"},
                          {"请先完成履约验收", "finish the acceptance first"});
            judge.require(clause::PF_process_18, law::Facts().with("service_accepted", accepted), accepted,
                          "contract.closing_not_accepted", {}, {"结项须经考核验收合格", "closing needs the acceptance"},
                          {"请先完成履约验收", "finish the acceptance first"});
            TRY(judge.verdict());
            if (!accepted) {
                return api::conflict("contract.not_accepted", {"合同尚未验收合格", "the contract is not accepted yet"},
                                     {"请先完成履约验收", "finish the acceptance first"});
            }
            return {};
        });
}

}  // namespace

bool is_accepted(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract) {
    return std::ranges::any_of(engine.children(tx, contract, "acceptance"), [&](workflow::Object const& one) {
        return store::paper(tx, one.id)["outcome"] == Value("passed");
    });
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "performance",
            .migrations = migrations(),
            .procedures = {assessment_procedure(engine), objection_procedure(), report_procedure(), mandate_procedure(),
                           acceptance_procedure(engine), flow_procedure()},
            .operations = {}};
}

}  // namespace qiyue::performance
