#include "modules/delivery/quantities.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>
#include <set>

// XN-1-a 并由政府根据服务数量和质量向其支付费用: the provider's report says how much of each priced service, the buyer confirms it.
namespace qiyue::delivery {

namespace {

using workflow::Engine;
using workflow::StepRun;

Value::List lines_of(Value const& body, char const* list) {
    return body[list].is_list() ? body[list].items() : Value::List{};
}

Day day_of(Value const& body, char const* name) {
    return Day::parse(body[name].text()).value();
}

// The other reports of this follow-up that name quantities: sent back ones are as if they were not there.
std::vector<Paper> others(StepRun& run, std::int64_t delivery, std::int64_t report) {
    std::vector<Paper> all;
    for (auto const& one : run.engine.children(run.tx, delivery, "progress")) {
        if (one.id == report || one.state == "returned") {
            continue;
        }
        if (auto const paper = store::find(run.tx, one.id); paper && paper->body["quantities"].is_list()) {
            all.push_back(*paper);
        }
    }
    return all;
}

// What stands of a report: the confirmed quantities, else the reported ones.
std::int64_t quantity_of(Value const& body, std::string const& item) {
    for (auto const* list : {"accepted", "quantities"}) {
        for (auto const& line : lines_of(body, list)) {
            if (line["item"] == Value(item)) {
                return line["quantity"].integer();
            }
        }
    }
    return 0;
}

bool names(Value const& body, std::string const& item) {
    return std::ranges::any_of(lines_of(body, "quantities"),
                               [&](Value const& line) { return line["item"] == Value(item); });
}

// Under each clause by which it is paid by quantity; a plain refusal where none of them is in force.
struct Demand {
    StepRun& run;
    law::Facts facts;
    std::string code;

    Result<void> that(bool holds, Text const& says, Text const& remedy) const {
        for (auto const rule : contract::rules_of_quantity()) {
            run.judge.require(rule, facts, holds, code, "quantities", says, remedy);
        }
        if (holds) {
            return {};
        }
        TRY(run.judge.verdict());
        return api::invalid(code, "quantities", says, remedy);
    }
};

// What the reports before this one say of the same service: all of it, and the one that is about the same days.
struct Before {
    std::int64_t quantity = 0;
    std::string same_days;
};

Before before_of(std::vector<Paper> const& papers, Form const& form, std::string const& item) {
    Before found;
    for (auto const& paper : papers) {
        found.quantity += quantity_of(paper.body, item);
        if (names(paper.body, item) && day_of(paper.body, "from") <= form.day("to") &&
            day_of(paper.body, "to") >= form.day("from")) {
            found.same_days = paper.body["title"].text();
        }
    }
    return found;
}

Result<void> judge_line(StepRun& run, contract::PricedUnit const& unit, Form const& line, Before const& before) {
    auto const price = line.money("unit_price");
    auto const service = law::Facts().with("service", unit.item).with("measure", unit.unit);
    TRY((
        Demand{run, law::Facts(service).with("price_agreed", unit.price).with("price_reported", price),
               "quantity.other_price"}
            .that(price == unit.price,
                  {"“" + unit.item + "”合同单价 " + unit.price.in_yuan() + " 元，申报单价 " + price.in_yuan() + " 元",
                   unit.item + ": " + unit.price.in_yuan() + " yuan in the contract, " + price.in_yuan() + " reported"},
                  {"请按合同单价申报", "report it at the contract's unit price"})));
    TRY((Demand{run, law::Facts(service).with("same_days_in", before.same_days), "quantity.entered_twice"}.that(
        before.same_days.empty(),
        {"“" + unit.item + "”在此期间已由“" + before.same_days + "”申报",
         unit.item + " was reported for these days in " + before.same_days},
        {"请更正期间；漏报的由购买主体退回原报告后补报",
         "correct the days; what was left out is added to that report"})));
    auto const quantity = line.integer("quantity");
    auto const left = std::to_string(std::max<std::int64_t>(0, unit.planned - before.quantity));
    return Demand{run,
                  law::Facts(service)
                      .with("planned_quantity", unit.planned)
                      .with("quantity_before", before.quantity)
                      .with("reported_quantity", quantity),
                  "quantity.above_planned"}
        .that(
            before.quantity + quantity <= unit.planned,
            {"“" + unit.item + "”合同计划 " + std::to_string(unit.planned) + " " + unit.unit + "，此前已申报 " +
                 std::to_string(before.quantity) + "，本期 " + std::to_string(quantity),
             unit.item + ": " + std::to_string(unit.planned) + " planned, " + std::to_string(before.quantity) +
                 " reported before, " + std::to_string(quantity) + " now"},
            {"最多还可申报 " + left + "；超出的须先签补充合同", "at most " + left + "; more needs a supplement first"});
}

Result<void> ask_those_who_pay(StepRun& run, std::int64_t contract, std::int64_t instalment) {
    return run.engine.ports().bus.raise(run.tx, run.context, QuantitiesAsked{contract, static_cast<int>(instalment)});
}

Result<void> judge_frame(StepRun& run, contract::Terms const& terms) {
    if (!terms.by_quantity) {
        return api::conflict("quantity.not_by_quantity",
                             {"本合同不按数量结算", "this contract is not settled by quantity"},
                             {"请不要填写结算数量", "leave the quantities out"});
    }
    if (!run.form.given("from") || !run.form.given("instalment") ||
        run.form.integer("instalment") > std::ssize(terms.instalments)) {
        return api::invalid(
            "quantity.no_period", run.form.given("from") ? "instalment" : "from",
            {"申报数量须写明期间和合同所列的结算期次", "quantities name their days, and an instalment of the contract"},
            {"合同共 " + std::to_string(terms.instalments.size()) + " 期",
             "it has " + std::to_string(terms.instalments.size())});
    }
    return ask_those_who_pay(run, terms.contract, run.form.integer("instalment"));
}

}  // namespace

Result<void> judge_quantities(StepRun& run, contract::Terms const& terms, std::int64_t report) {
    if (!run.form.given("quantities")) {
        return {};
    }
    TRY(judge_frame(run, terms));
    auto const delivery = store::of_contract(run.tx, terms.contract);
    auto const papers = others(run, delivery->id, report);
    std::set<std::string> named;
    for (auto const& line : run.form.list("quantities")) {
        auto const item = line.text("item");
        auto const unit = std::ranges::find(terms.units, item, &contract::PricedUnit::item);
        if (unit == terms.units.end() || !named.insert(item).second) {
            return api::invalid("quantity.unknown_service", "quantities",
                                {"合同没有计价项目“" + item + "”，或本报告重复填写",
                                 "the contract prices no such service, or it stands here twice: " + item},
                                {"请按合同的计价项目各填一行", "one line for each service that the contract prices"});
        }
        TRY(judge_line(run, *unit, line, before_of(papers, run.form, item)));
    }
    return {};
}

Result<Value> accept_quantities(StepRun& run, Paper const& report) {
    auto const given = run.form.given("accepted") ? run.form.list("accepted") : std::vector<Form>{};
    Value accepted = Value::list();
    std::set<std::string> reported;
    for (auto const& line : lines_of(report.body, "quantities")) {
        auto const item = line["item"].text();
        reported.insert(item);
        auto const changed = std::ranges::find_if(given, [&](Form const& one) { return one.text("item") == item; });
        auto const quantity = changed == given.end() ? line["quantity"].integer() : changed->integer("quantity");
        TRY((Demand{run,
                    law::Facts()
                        .with("service", item)
                        .with("reported_quantity", line["quantity"])
                        .with("accepted_quantity", quantity),
                    "quantity.above_reported"}
                 .that(quantity <= line["quantity"].integer(),
                       {"“" + item + "”申报 " + std::to_string(line["quantity"].integer()) + "，不能确认 " +
                            std::to_string(quantity),
                        item + ": " + std::to_string(line["quantity"].integer()) + " reported, " +
                            std::to_string(quantity) + " cannot be accepted"},
                       {"确认数量不超过申报数量", "accept no more than was reported"})));
        auto kept = Value::object().set("item", item).set("quantity", quantity);
        if (changed != given.end() && changed->given("finding")) {
            kept.set("finding", changed->text("finding"));
        }
        accepted.push(kept);
    }
    for (auto const& one : given) {
        if (!reported.contains(one.text("item"))) {
            return api::invalid("quantity.not_reported", "accepted",
                                {"报告没有申报“" + one.text("item") + "”", "not in the report: " + one.text("item")},
                                {"只填报告中申报的服务项目", "name what the report names"});
        }
    }
    if (accepted.size() > 0) {
        TRY(ask_those_who_pay(run, report.contract, report.body["instalment"].integer()));
    }
    return accepted;
}

std::vector<Quantity> accepted_quantities(db::Tx& tx, Engine const& engine, std::int64_t contract) {
    std::vector<Quantity> all;
    auto const delivery = store::of_contract(tx, contract);
    for (auto const& one : delivery ? engine.children(tx, delivery->id, "progress") : std::vector<workflow::Object>{}) {
        auto const body = store::find(tx, one.id)->body;
        auto const reported = lines_of(body, "quantities");
        auto const accepted = lines_of(body, "accepted");
        for (std::size_t i = 0; i < accepted.size(); ++i) {
            all.push_back({.report = one.id,
                           .title = one.title,
                           .from = day_of(body, "from"),
                           .to = day_of(body, "to"),
                           .instalment = static_cast<int>(body["instalment"].integer()),
                           .item = accepted[i]["item"].text(),
                           .reported = reported[i]["quantity"].integer(),
                           .accepted = accepted[i]["quantity"].integer(),
                           .finding = accepted[i]["finding"].text_or({})});
        }
    }
    return all;
}

std::vector<std::int64_t> open_quantities(db::Tx& tx, Engine const& engine, std::int64_t contract, int instalment) {
    std::vector<std::int64_t> all;
    auto const delivery = store::of_contract(tx, contract);
    for (auto const& one : delivery ? engine.children(tx, delivery->id, "progress") : std::vector<workflow::Object>{}) {
        auto const body = store::find(tx, one.id)->body;
        if (one.state == "filed" && body["quantities"].is_list() && body["instalment"] == Value(instalment)) {
            all.push_back(one.id);
        }
    }
    return all;
}

}  // namespace qiyue::delivery
