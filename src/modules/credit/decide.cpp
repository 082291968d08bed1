#include "modules/credit/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/credit/fields.hpp"

#include <algorithm>
#include <array>

// The decision: by another than who proposed it, once the provider was heard, within the law's limits, with the fate of
// every contract that the provider is performing. It holds at once.
namespace qiyue::credit {

namespace {

using workflow::StepRun;

// CD-38-2, SH-2.5-10, SY-4.5-i, LA-3.2.6: the supervision decides on what another proposed, and hears the provider first.
// Silence until the last day is a way of having nothing to say.
void judge_procedure(StepRun& run, Sanction const& sanction) {
    auto const same = run.context.caller.person == sanction.proposed_by;
    ask_of_procedure(run, law::Facts().with("done_by_same_person", same), !same, "credit.proposer_decides", {},
                     {"提出处理建议的人不得作出处理决定", "who proposed it does not decide it"},
                     {"请由监管部门的其他人员决定", "let another person of the supervision decide"});
    auto const until = Day::parse(sanction.body["statement_until"].text()).value();
    auto const heard = run.object.state == "heard";
    ask_of_procedure(
        run, law::Facts().with("provider_answered", heard).with("statement_until", until).with("today", run.today()),
        heard || run.today() > until, "credit.not_heard", {},
        {"承接主体尚未陈述、申辩，期限至 " + until.iso(),
         "the provider has not been heard; it has until " + until.iso()},
        {"请待其答复，或期限届满后再决定", "wait for its answer, or until that day is over"});
}

// Each entry has its ground, its facts and its decision document.
void judge_document(StepRun& run) {
    static std::array<Clause, 3> const of_the_places{clause::CD_38_2, clause::SH_2_5_10, clause::SY_4_5_j};
    auto const found = run.form.given("decision") && run.form.given("decision_number") && run.form.given("legal_basis");
    auto const here = std::ranges::find_if(of_the_places, [&](Clause one) { return run.judge.applies(one); });
    run.judge.require(here == of_the_places.end() ? procedure_clause(run.judge) : *here,
                      law::Facts()
                          .with("decision_given", run.form.given("decision"))
                          .with("decision_numbered", run.form.given("decision_number"))
                          .with("legal_basis_given", run.form.given("legal_basis")),
                      found, "credit.no_decision", "decision",
                      {"没有决定书，或未写明文号、依据", "there is no decision document, or it lacks number or basis"},
                      {"请上传决定书，填写文号和依据", "upload the decision, give its number and its legal basis"});
    // LA-3.2.2 视情节轻重给予列入不良行为记录名单
    auto const recorded = run.form.text("measure") == "recorded";
    run.judge.require(clause::LA_3_2_2, law::Facts().with("gravity_given", run.form.given("grade")),
                      !recorded || run.form.given("grade"), "credit.no_gravity", "grade",
                      {"列入不良行为记录名单须写明情节轻重", "an entry of the bad-conduct list says how grave it is"},
                      {"请选择情节", "choose the gravity"});
}

// The clause of a list whose rule names the years itself; nothing where the decision chooses them.
std::optional<Clause> list_of_the_place(law::Judge const& judge) {
    for (auto const one : {clause::SH_2_5_11, clause::SY_4_5_l}) {
        if (judge.applies(one)) {
            return one;
        }
    }
    return std::nullopt;
}

Refusal no_period() {
    return api::invalid("credit.no_period", "months", {"没有填写期限", "no period is given"},
                        {"请填写月数", "give the months"});
}

// How long it lasts: as the place's list says, else the months decided, which the law limits for a ban.
Result<Day> last_day(StepRun& run, std::string const& measure, std::string const& ground) {
    auto const from = run.today();
    auto const fixed = measure == "listed" ? list_of_the_place(run.judge) : std::nullopt;
    if (!fixed && !run.form.given("months")) {
        return no_period();
    }
    auto facts = law::Facts().with("ban_from", from);
    if (run.form.given("months")) {
        facts.with("ban_months", Value(run.form.integer("months")));
    }
    auto const chosen =
        run.form.given("months") ? run.judge.compute(clause::LP_309, facts)["ban_until"].text_or({}) : std::string();
    auto const counted = fixed ? run.judge.compute(*fixed, facts)["ban_until"].text_or({}) : chosen;
    auto const until = Day::parse(counted);
    if (!until.ok()) {
        return no_period();
    }
    if (fixed) {
        run.judge.require(*fixed, law::Facts().with("ban_from", from).with("ban_until", until.value()),
                          chosen.empty() || chosen == counted, "credit.term_is_fixed", "months",
                          {"本地规则已定黑名单年限，至 " + counted + " 届满",
                           "the rule of this place sets the years: it ends on " + counted},
                          {"请不填写月数，或填写相符的月数", "leave the months out, or give those of the rule"});
    }
    if (measure == "listed") {
        ask_limits(run, ground, from, until.value());
    }
    if (measure == "suspended") {
        run.judge.ask(clause::SY_1_2_3_d, law::Facts().with("ban_from", from).with("ban_until", until.value()));
    }
    return until.value();
}

// One list entry at a time: the next violation lengthens nothing by stealth.
void judge_no_second(StepRun& run, Sanction const& sanction, std::string const& measure) {
    auto const all = store::of_provider(run.tx, sanction.provider);
    auto const running = std::ranges::find_if(
        all, [&](Sanction const& one) { return one.measure == "listed" && one.active(run.today()); });
    auto const second = running != all.end() && (measure == "listed" || measure == "suspended");
    auto const until = running == all.end() ? std::string() : running->until->iso();
    ask_of_procedure(run, law::Facts().with("banned", running != all.end()), !second, "credit.listed_already",
                     "measure",
                     {"该承接主体已在黑名单上，至 " + until + " 届满", "it is on the list already, until " + until},
                     {"请待期满，或先撤销原决定再重新作出", "wait until it ends, or revoke that decision first"});
}

// SY-4.5-i 退出机制, SH-2.5-13: no provider leaves without a word on each contract that it is performing.
Result<std::vector<Fate>> fates_of(StepRun& run, Sanction const& sanction) {
    auto const found = std::make_shared<std::vector<Running>>();
    TRY(run.ports().bus.raise(run.tx, run.context, RunningAsked{.provider = sanction.provider, .found = found}));
    std::vector<Fate> all;
    auto const lines = run.form.given("contracts") ? run.form.list("contracts") : std::vector<Form>();
    for (auto const& line : lines) {
        all.push_back({.contract = line.integer("contract"), .what = line.text("fate"), .reason = line.text("reason")});
        auto const id = all.back().contract;
        if (std::ranges::find(*found, id, &Running::contract) == found->end() ||
            std::ranges::count(all, id, &Fate::contract) > 1) {
            return api::invalid("credit.not_its_contract", "contracts",
                                {"所列合同不是其正在履行的合同，或重复列出",
                                 "a contract listed is none that it is performing, or is listed twice"},
                                {"请只列其正在履行的合同，每份一行", "list those that it is performing, once each"});
        }
    }
    std::string missing;
    for (auto const& one : *found) {
        if (std::ranges::find(all, one.contract, &Fate::contract) == all.end()) {
            missing += (missing.empty() ? "" : "、") + one.number;
        }
    }
    auto const facts = law::Facts()
                           .with("contracts_running", static_cast<std::int64_t>(found->size()))
                           .with("contracts_decided", static_cast<std::int64_t>(all.size()));
    // SH-2.5-13 形成完善的政府购买服务退出机制; SY-4.5-m: what is open when it is listed is looked at again
    for (auto const clause : {procedure_clause(run.judge), clause::SH_2_5_13, clause::SY_4_5_m}) {
        run.judge.require(
            clause, facts, missing.empty(), "credit.contract_without_choice", "contracts",
            {"正在履行的合同尚未写明如何处理：" + missing, "nothing is said of these running contracts: " + missing},
            {"请逐份写明履行完毕、移交或终止", "say of each that it is finished, handed over or ended"});
    }
    return all;
}

}  // namespace

void ask_limits(StepRun& run, std::string const& ground, Day from, Day until) {
    run.judge.ask(ground == "false_complaint" ? clause::LP_250 : clause::LP_307,
                  law::Facts().with("sanction_ground", ground).with("ban_from", from).with("ban_until", until));
}

namespace {

// All reasons at once: what the form lacks beside what the rules refuse.
Result<void> together(StepRun& run, std::vector<Refusal> const& faults) {
    auto const judged = run.judge.verdict();
    std::vector<Finding> all;
    if (!judged.ok()) {
        all = judged.refusal().findings();
    }
    for (auto const& fault : faults) {
        all.insert(all.end(), fault.findings().begin(), fault.findings().end());
    }
    if (all.empty()) {
        return {};
    }
    return Refusal(judged.ok() ? faults.front().reason() : judged.refusal().reason(), std::move(all));
}

// What the form itself says that cannot be: contracts without a listing, a suspension that the place does not know.
std::vector<Refusal> wrong_in_form(StepRun& run, std::string const& measure) {
    std::vector<Refusal> faults;
    if (measure != "listed" && run.form.given("contracts") && !run.form.list("contracts").empty()) {
        faults.push_back(api::invalid(
            "credit.contracts_go_on", "contracts",
            {"只有列入黑名单的，才须写明合同如何处理", "only a listing says what becomes of its contracts"},
            {"请删去合同各行", "leave the contracts out"}));
    }
    if (measure == "suspended" && !run.judge.applies(clause::SY_1_2_3_d)) {
        faults.push_back(api::conflict("credit.no_suspension_here",
                                       {"本地适用的规则没有规定暂停参加", "the rules of this place know no suspension"},
                                       {"请另选处理决定", "decide otherwise"}));
    }
    return faults;
}

}  // namespace

Result<void> decide(StepRun& run) {
    auto sanction = stored(run);
    auto const measure = run.form.text("measure");
    judge_procedure(run, sanction);
    auto faults = wrong_in_form(run, measure);
    leave(run, sanction);
    sanction.measure = measure;
    sanction.decided_on = run.today();
    if (measure == "dropped") {
        TRY(together(run, faults));
        run.to = "dropped";
        store::update(run.tx, sanction);
        return {};
    }
    judge_document(run);
    judge_no_second(run, sanction, measure);
    auto const until = last_day(run, measure, sanction.ground);
    if (!until.ok()) {
        faults.push_back(until.refusal());
    }
    auto const fates = measure == "listed" ? fates_of(run, sanction) : Result<std::vector<Fate>>(std::vector<Fate>());
    if (!fates.ok()) {
        faults.push_back(fates.refusal());
    }
    TRY(together(run, faults));
    sanction.from = run.today();
    sanction.until = until.value();
    store::update(run.tx, sanction);
    run.answer.set("in_force_from", sanction.from->iso()).set("in_force_until", sanction.until->iso());
    if (sanction.bars()) {
        run.raise(Barred{.sanction = sanction.id,
                         .provider = sanction.provider,
                         .from = *sanction.from,
                         .until = *sanction.until,
                         .fates = fates.value()});
    }
    return {};
}

}  // namespace qiyue::credit
