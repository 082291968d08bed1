#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/framework/api.hpp"
#include "modules/project/api.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>
#include <set>

// Whom a committee is drawn from: the pool without those who have an interest, as one list a field, which is fixed by its
// digest. The same for both committees of a project, 立项 and 结项.
namespace qiyue::review {

namespace {

// The closing committee hangs on the project itself, the approval committee on its purchase.
bool for_closing(StepRun const& run) {
    return run.object.parent == run.object.project;
}

// A framework agreement belongs to no project; each of its rounds has a committee of its own.
bool for_framework(StepRun const& run) {
    return run.object.project == 0;
}

// Who had a part in it before, and is marked when he is drawn: over the need, or over the approval.
std::set<std::int64_t> advisers(StepRun& run) {
    std::set<std::int64_t> persons;
    if (for_closing(run)) {
        for (auto const& review : store::of_project(run.tx, run.object.project)) {
            for (auto const& sat : store::members(run.tx, review.id)) {
                persons.insert(sat.person);
            }
        }
    } else if (!for_framework(run)) {
        for (auto const& line : run.form.list("advisers")) {
            persons.insert(line.integer("person"));
        }
    }
    for (auto const& need : run.engine.of_project(run.tx, run.object.project, "need")) {
        for (auto const& adviser : run.engine.participants(run.tx, need.id, "adviser")) {
            persons.insert(adviser.person);
        }
    }
    return persons;
}

// LP-113 评审专家对本单位项目只能作为采购人代表
bool of_the_buyer(expert::Expert const& e, std::int64_t buyer) {
    return std::ranges::any_of(e.ties, [&](expert::Tie const& tie) {
        return tie.organisation == buyer && tie.kind == "employment" && !tie.until;
    });
}

std::int64_t seats_of_field(std::vector<expert::Lot> const& all, std::string_view field) {
    auto const lot = std::ranges::find(all, field, &expert::Lot::field);
    return lot == all.end() ? 0 : lot->seats;
}

// Nothing of the law: the limits that the pool set itself, and whom the purchase does not concern.
std::string left_out(StepRun& run, expert::Expert const& e, std::int64_t item) {
    if (!expert::serves_region(e, run.object.region)) {
        return "expert.other_region";
    }
    if (!expert::serves_item(e, item)) {
        return "expert.other_item";
    }
    auto const limit = expert::limit_on(run.tx, run.today());
    return limit ? expert::over_limit(*limit, expert::sitting_days(run.tx, e.id), run.today()) : std::string();
}

}  // namespace

// With whom an expert must have no tie: everybody who sent in a bid, also one that could not be read; of a framework
// agreement whose offer was opened.
std::vector<std::int64_t> parties(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender) {
    if (auto const called = framework::called(tx, engine, tender)) {
        return called->took_part;
    }
    std::set<std::int64_t> all;
    auto const add = [&](std::int64_t one) {
        for (auto const& received : tender::received(tx, one)) {
            all.insert(received.provider);
        }
    };
    add(tender);
    for (auto const& lot : tender::lots(tx, tender)) {
        add(lot.tender);
    }
    return {all.begin(), all.end()};
}

// CD-14-4: who has an interest in a bidder never stands on the list that is drawn from.
Pool avoid(StepRun& run, std::vector<std::int64_t> const& organisations, std::int64_t item) {
    Pool pool;
    for (auto const& e : expert::in_pool(run.tx)) {
        auto judge = run.engine.judge(run.context, run.object.rules);
        judge_interest(judge, e, organisations, run.object.owner, /*adviser=*/false, run.today());
        expert::judge_fitness(judge, run.tx, e, run.today());
        auto const verdict = judge.verdict();
        Value codes = Value::list();
        Value clauses = Value::list();
        if (!verdict.ok()) {
            for (auto const& finding : verdict.refusal().findings()) {
                codes.push(finding.code);
                for (auto const clause : finding.cites) {
                    clauses.push(clause.id);
                }
            }
        } else if (!e.in_term(run.today())) {
            codes.push("expert.out_of_term");  // also where no rule of the place says so
        } else if (auto const code = left_out(run, e, item); !code.empty()) {
            codes.push(code);
        }
        if (codes.size() == 0) {
            pool.eligible.push_back(e);
            continue;
        }
        pool.excluded.push(Value::object().set("expert", e.id).set("codes", codes).set("clauses", clauses));
    }
    return pool;
}

std::int64_t item_of_project(StepRun& run) {
    auto const about = project::find(run.tx, run.object.project);
    return about ? about->catalogue_item : 0;
}

std::vector<expert::Lot> lots(Form const& form, std::vector<expert::Expert> const& eligible) {
    std::vector<expert::Lot> all;
    for (auto const& option : expert::field_options()) {
        expert::Lot lot{.field = option.value, .seats = form.integer(option.value), .eligible = {}};
        for (auto const& e : eligible) {
            if (lot.seats > 0 && std::ranges::find(e.fields, option.value) != e.fields.end()) {
                lot.eligible.push_back(e.id);
            }
        }
        all.push_back(std::move(lot));
    }
    return all;
}

Result<void> enough_in_each_field(std::vector<expert::Lot> const& all) {
    for (auto const& lot : all) {
        if (static_cast<std::int64_t>(lot.eligible.size()) < lot.seats) {
            return api::invalid(
                "draw.too_few_eligible", lot.field,
                {"该领域可抽取的专家只有 " + std::to_string(lot.eligible.size()) + " 人",
                 "only " + std::to_string(lot.eligible.size()) + " experts of this field can be drawn"},
                {"请调整各领域人数，或请专家库补充", "ask for fewer in this field, or let the pool be enlarged"});
        }
    }
    return {};
}

std::int64_t seats_in(std::vector<expert::Lot> const& all) {
    std::int64_t seats = 0;
    for (auto const& lot : all) {
        seats += lot.seats;
    }
    return seats;
}

// One running draw of the same committee at a time.
Result<void> only_running_draw(StepRun& run) {
    for (auto const& other : run.engine.children(run.tx, run.object.parent, "expert_draw")) {
        auto const again = for_closing(run) || for_framework(run);
        auto const ended = other.state == "void" || (again && other.state == "published");
        if (!ended) {
            return api::conflict(
                "draw.already_running", {"本采购活动已有专家抽取", "this purchase has its draw already"},
                {"确需重抽的，先由负责人作废原抽取", "have the head void it first, if there is good reason"});
        }
    }
    return {};
}

void commit_to_list(StepRun& run, Draw draw, Pool const& pool, std::vector<expert::Lot> const& all) {
    std::set<std::int64_t> eligible;
    for (auto const& lot : all) {
        eligible.insert(lot.eligible.begin(), lot.eligible.end());
    }
    Value advised = Value::list();
    for (auto const person : advisers(run)) {
        advised.push(person);
    }
    auto const platform = crypto::to_hex(run.ports().random.bytes(32));
    auto& body = draw.body;
    body.set("lots", expert::as_value(all))
        .set("lots_digest", lots_digest(all))
        .set("eligible", static_cast<std::int64_t>(eligible.size()))
        .set("excluded", pool.excluded)
        .set("advised", advised)
        .set("bidders", static_cast<std::int64_t>(parties(run.tx, run.engine, draw.tender).size()))
        .set("buyer_commitment", run.form.text("commitment"))
        .set("buyer_person", run.context.caller.person)
        .set("platform_contribution", platform)
        .set("platform_commitment", crypto::sha256_hex(platform));
    store::insert(run.tx, draw);
    run.answer.set("lots_digest", body["lots_digest"])
        .set("platform_commitment", body["platform_commitment"])
        .set("eligible", body["eligible"])
        .set("excluded", static_cast<std::int64_t>(pool.excluded.size()));
}

// LP-111 7人以上的预算起点1000万元(含)
bool large_by_budget(StepRun& run, tender::Document const& document) {
    return run.judge.compute(clause::LP_111, law::Facts().with("budget", document.budget))["large"].boolean_or(false);
}

void judge_interest(law::Judge& judge, expert::Expert const& asked, std::vector<std::int64_t> const& bidders,
                    std::int64_t buyer, bool adviser, Day today) {
    auto const facts = expert::interest(asked, bidders, adviser, today);
    judge.ask(clause::CD_14_4, facts);
    judge.ask(clause::LP_119, facts);
    // PF-process-36: the buyer is a party too.
    auto sides = bidders;
    sides.push_back(buyer);
    judge.ask(clause::PF_process_36, expert::interest(asked, sides, adviser, today));
    auto const own = of_the_buyer(asked, buyer);
    judge.require(clause::LP_113, law::Facts().with("works_for_buyer", own), !own, "recusal.own_unit", {},
                  {"专家属于本购买主体", "the expert belongs to the buyer"},
                  {"可以作为购买主体代表参加", "he may sit as the buyer's representative"});
}

void judge_time(StepRun& run, tender::Document const& document) {
    if (!document.drawn_committee || !run.form.given("evaluation_on")) {
        return;
    }
    auto const days = run.judge.calendar().working_days_between(run.today(), run.form.day("evaluation_on"));
    run.judge.ask(clause::LP_117,
                  law::Facts()
                      .with("evaluation_on", run.form.day("evaluation_on"))
                      .with("working_days", std::int64_t{days})
                      .with("talks", document.talks)
                      .with("remote", run.form.yes("remote")));
}

// PF-process-35 业务、财务、管理、法律
void judge_fields(StepRun& run, std::vector<expert::Lot> const& all) {
    law::Facts facts;
    for (auto const& lot : all) {
        facts.with(lot.field, lot.seats);
    }
    run.judge.ask(clause::PF_process_35, facts);
}

void judge_committee(StepRun& run, tender::Document const& document, std::vector<expert::Lot> const& all) {
    if (!document.drawn_committee) {
        return;  // article 18 refers procurement alone to the procurement law
    }
    auto const experts = seats_in(all);
    auto facts = law::Facts()
                     .with("experts", experts)
                     .with("drawn", experts)
                     .with("representatives", run.form.integer("representatives"))
                     .with("budget", document.budget)
                     .with("panel", document.panel)
                     .with("threshold", Money::fen(run.judge.number("open_tender_threshold")))
                     .with("complex", run.form.yes("complex"))
                     .with("large", large_by_budget(run, document));
    if (document.panel == "negotiation") {
        run.judge.ask(
            clause::LP_131,
            law::Facts().with("complex", run.form.yes("complex")).with("law_experts", seats_of_field(all, "law")));
    }
    run.judge.ask(clause::CD_18_4, facts);
    for (auto const clause : document.committee_under) {
        run.judge.ask(clause, facts);
    }
}

}  // namespace qiyue::review
