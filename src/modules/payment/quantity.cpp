#include "modules/payment/quantity.hpp"

#include "law/bands.hpp"
#include "law/clauses.gen.hpp"
#include "modules/payment/store.hpp"

#include <algorithm>
#include <map>

namespace qiyue::payment {

namespace {

constexpr std::int64_t whole = 10'000;  // basis points

}  // namespace

bool settles_all(contract::Instalment const& instalment) {
    return instalment.kind == contract::Condition::acceptance;
}

std::int64_t quality_of(contract::Terms const& terms, std::optional<performance::Outcome> const& outcome) {
    if (!outcome) {
        return 0;
    }
    if (outcome->acceptance) {
        return outcome->passed ? whole : 0;
    }
    std::vector<law::Band> bands;
    for (auto const& one : terms.bands) {
        bands.push_back({.from = one.from, .to = one.to, .gives = one.ratio.count, .place = bands.size()});
    }
    std::ranges::sort(bands, {}, &law::Band::from);
    auto const band = law::band_of(bands, outcome->score);
    return band ? band->gives : 0;
}

std::vector<FeeLine> lines_of(db::Tx& tx, workflow::Engine const& engine, contract::Terms const& terms,
                              contract::Instalment const& instalment) {
    auto quantities = delivery::accepted_quantities(tx, engine, terms.contract);
    std::ranges::stable_sort(quantities, {}, &delivery::Quantity::instalment);
    std::map<std::string, Money> left;
    for (auto const& unit : terms.units) {
        left[unit.item] = unit.ceiling;
    }
    std::vector<FeeLine> lines;
    for (auto const& quantity : quantities) {
        auto const unit = std::ranges::find(terms.units, quantity.item, &contract::PricedUnit::item);
        ENSURE(unit != terms.units.end());
        FeeLine line{.quantity = quantity, .unit = unit->unit, .price = unit->price, .ceiling = left[quantity.item]};
        left[quantity.item] -= line.counted();
        if (settles_all(instalment) || quantity.instalment == instalment.number) {
            auto const outcome = performance::result(tx, engine, terms.contract, quantity.instalment);
            line.quality = outcome ? std::optional(quality_of(terms, outcome)) : std::nullopt;
            lines.push_back(line);
        }
    }
    return lines;
}

bool settled_as_a_whole(db::Tx& tx, contract::Terms const& terms) {
    return !terms.units.empty() &&
        std::ranges::any_of(store::of_contract(tx, terms.contract), [&](auto const& payment) {
            auto const of = std::ranges::find(terms.instalments, payment.instalment, &contract::Instalment::number);
            return payment.stage != "withdrawn" && of != terms.instalments.end() && settles_all(*of);
        });
}

Money settled_before(db::Tx& tx, contract::Instalment const& instalment, std::int64_t contract, std::int64_t payment) {
    Money sum;
    for (auto const& other : store::of_contract(tx, contract)) {
        if (settles_all(instalment) && other.id != payment && other.stage != "withdrawn") {
            sum += other.sum.earned;
        }
    }
    return sum;
}

law::Facts fee_facts(Basis const& basis, Value const& deductions) {
    auto const own = quality_of(basis.terms, basis.outcome);
    auto const failed = basis.outcome && basis.outcome->acceptance && !basis.outcome->passed;
    Value lines = Value::list();
    for (auto const& line : basis.lines) {
        // Its own result may be about to be corrected: the one that is asked about decides.
        auto const quality = line.quantity.instalment == basis.instalment.number ? own : line.quality.value_or(0);
        lines.push(Value::object()
                       .set("service", line.quantity.item)
                       .set("reported_in", line.quantity.title)
                       .set("measure", line.unit)
                       .set("accepted_quantity", line.quantity.accepted)
                       .set("unit_price", line.price.in_fen())
                       .set("line_ceiling", line.ceiling.in_fen())
                       .set("quality_ratio", failed ? 0 : quality));
    }
    return law::Facts()
        .with("fee_lines", lines)
        .with("fee_ceiling", settles_all(basis.instalment) ? basis.terms.price : basis.instalment.amount)
        .with("settled_before", basis.before)
        .with("deductions", deductions);
}

Clause rule_of_quantity(law::Judge const& judge) {
    for (auto const rule : contract::rules_of_quantity()) {
        if (judge.applies(rule)) {
            return rule;
        }
    }
    return clause::LP_001;
}

Result<void> judge_quantity(workflow::StepRun& run, Basis const& basis) {
    if (!basis.terms.by_quantity) {
        return {};
    }
    if (!delivery::open_quantities(run.tx, run.engine, basis.terms.contract, basis.instalment.number).empty()) {
        return api::conflict("payment.quantities_open",
                             {"本期还有数量申报未经购买主体确认", "quantities of this instalment wait to be confirmed"},
                             {"请先确认或退回报告", "confirm or send back the reports first"});
    }
    std::int64_t accepted = 0;
    for (auto const& line : basis.lines) {
        accepted += line.quantity.accepted;
    }
    // LA-II.0 由政府根据服务数量和质量向其支付费用: no quantity, no fee.
    for (auto const rule : contract::rules_of_quantity()) {
        run.judge.require(
            rule, law::Facts().with("instalment_number", basis.instalment.number).with("accepted_quantity", accepted),
            accepted > 0, "payment.nothing_accepted", "instalment",
            {"本期没有经确认的服务数量，应付为零", "no quantity was accepted for this instalment: nothing is payable"},
            {"请承接主体在进展报告中申报数量，由购买主体确认后再申请",
             "the provider reports quantities, and the buyer confirms them first"});
    }
    return {};
}

Value shown_lines(std::vector<FeeLine> const& lines) {
    Value all = Value::list();
    for (auto const& line : lines) {
        all.push(Value::object()
                     .set("item", line.quantity.item)
                     .set("unit", line.unit)
                     .set("reported", line.quantity.reported)
                     .set("quantity", line.quantity.accepted)
                     .set("finding", line.quantity.finding)
                     .set("unit_price", line.price.in_fen())
                     .set("counted", line.counted().in_fen())
                     .set("quality", line.quality ? Value(*line.quality) : Value())
                     .set("instalment", line.quantity.instalment)
                     .set("report", line.quantity.report)
                     .set("report_title", line.quantity.title)
                     .set("from", line.quantity.from.iso())
                     .set("to", line.quantity.to.iso()));
    }
    return all;
}

}  // namespace qiyue::payment
