#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>
#include <set>

// The draw 评审专家抽取 up to the first invitations. What is drawn from is fixed and published as a digest before anybody
// can know the seed: buyer, supervisor and platform commit to random texts first and reveal them afterwards, so that
// none of the three can steer the outcome.
namespace qiyue::review {

namespace {

// With whom an expert must have no tie: everybody who sent in a bid, also one that could not be read.
std::vector<std::int64_t> bidders(db::Tx& tx, std::int64_t tender) {
    std::vector<std::int64_t> all;
    for (auto const& received : tender::received(tx, tender)) {
        all.push_back(received.provider);
    }
    return all;
}

std::set<std::int64_t> advisers(StepRun& run) {
    std::set<std::int64_t> persons;
    for (auto const& line : run.form.list("advisers")) {
        persons.insert(line.integer("person"));
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

struct Pool {
    std::vector<expert::Expert> eligible;
    Value excluded = Value::list();  // [{expert, codes, clauses}]: for the keeper and the auditors
};

// CD-14-4: who has an interest in a bidder never stands on the list that is drawn from.
Pool avoid(StepRun& run, std::vector<std::int64_t> const& organisations) {
    Pool pool;
    for (auto const& e : expert::available(run.tx, run.today())) {
        auto judge = run.engine.judge(run.context, run.object.rules);
        judge_interest(judge, e, organisations, run.object.owner, /*adviser=*/false, run.today());
        expert::judge_fitness(judge, run.tx, e, run.today());
        auto const verdict = judge.verdict();
        if (verdict.ok()) {
            pool.eligible.push_back(e);
            continue;
        }
        Value codes = Value::list();
        Value clauses = Value::list();
        for (auto const& finding : verdict.refusal().findings()) {
            codes.push(finding.code);
            for (auto const clause : finding.cites) {
                clauses.push(clause.id);
            }
        }
        pool.excluded.push(Value::object().set("expert", e.id).set("codes", codes).set("clauses", clauses));
    }
    return pool;
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

Value as_value(std::vector<expert::Lot> const& all) {
    Value list = Value::list();
    for (auto const& lot : all) {
        Value ids = Value::list();
        for (auto const id : lot.eligible) {
            ids.push(id);
        }
        list.push(Value::object().set("field", lot.field).set("seats", lot.seats).set("eligible", ids));
    }
    return list;
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

void judge_time(StepRun& run, tender::Document const& document) {
    if (!run.form.given("evaluation_on")) {
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

void judge_committee(StepRun& run, tender::Document const& document, std::int64_t experts) {
    if (!document.drawn_committee) {
        return;  // article 18 refers procurement alone to the procurement law
    }
    judge_time(run, document);
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
            law::Facts().with("complex", run.form.yes("complex")).with("law_experts", run.form.integer("law")));
    }
    run.judge.ask(clause::CD_18_4, facts);
    for (auto const clause : document.committee_under) {
        run.judge.ask(clause, facts);
    }
}

Result<void> only_running_draw(StepRun& run) {
    for (auto const& other : run.engine.children(run.tx, run.object.parent, "expert_draw")) {
        if (other.state != "void") {
            return api::conflict(
                "draw.already_running", {"本采购活动已有专家抽取", "this purchase has its draw already"},
                {"确需重抽的，先由负责人作废原抽取", "have the head void it first, if there is good reason"});
        }
    }
    return {};
}

Refusal wrong_contribution() {
    return api::invalid("draw.not_as_committed", "contribution",
                        {"随机文本与先前的承诺不符", "this text does not have the digest that was committed to"},
                        {"请提交承诺时保存的原文", "reveal the text saved when you committed"});
}

// Both sides revealed: now, and only now, everybody's order is fixed.
Result<void> draw_when_complete(StepRun& run, Draw& draw) {
    if (!draw.body["buyer_contribution"].is_text() || !draw.body["supervisor_contribution"].is_text()) {
        return {};
    }
    auto const seed =
        expert::seed_of(draw.body["lots_digest"].text(), draw.body["buyer_contribution"].text(),
                        draw.body["supervisor_contribution"].text(), draw.body["platform_contribution"].text());
    draw.body.set("seed", crypto::to_hex(seed));
    run.to = "drawn";
    std::int64_t invited = 0;
    for (auto const& lot : lots_of(draw.body)) {
        for (std::int64_t seat = 0; seat < lot.seats; ++seat) {
            // An expert of two fields may have taken a seat of the other: then somebody is missing here.
            if (!invite_next(run.engine, run.tx, draw, lot.field, run.new_participants)) {
                return api::conflict("draw.exhausted",
                                     {"可抽取的专家不足以坐满各席", "the eligible experts do not fill all seats"},
                                     {"请作废后调整人数再抽取", "void this draw and ask for other numbers"});
            }
            invited += 1;
        }
    }
    run.answer.set("invited", invited).set("seed", draw.body["seed"]);
    return {};
}

Draw stored_draw(StepRun& run) {
    auto draw = store::draw(run.tx, run.object.id);
    ENSURE(draw.has_value());
    return *draw;
}

Result<void> reveal(StepRun& run, std::string const& side) {
    auto draw = stored_draw(run);
    if (draw.body[side + "_contribution"].is_text()) {
        return api::conflict("draw.already_revealed", {"本方已公开随机文本", "this side has revealed its text"});
    }
    if (crypto::sha256_hex(run.form.text("contribution")) != draw.body[side + "_commitment"].text()) {
        return wrong_contribution();
    }
    draw.body.set(side + "_contribution", run.form.text("contribution"));
    TRY(draw_when_complete(run, draw));
    store::update(run.tx, draw);
    return {};
}

}  // namespace

// LP-111 7人以上的预算起点1000万元(含)
bool large_by_budget(StepRun& run, tender::Document const& document) {
    return run.judge.compute(clause::LP_111, law::Facts().with("budget", document.budget))["large"].boolean_or(false);
}

void judge_interest(law::Judge& judge, expert::Expert const& asked, std::vector<std::int64_t> const& bidders,
                    std::int64_t buyer, bool adviser, Day today) {
    auto const facts = expert::interest(asked, bidders, adviser, today);
    judge.ask(clause::CD_14_4, facts);
    judge.ask(clause::LP_119, facts);
    auto const own = of_the_buyer(asked, buyer);
    judge.require(clause::LP_113, law::Facts().with("works_for_buyer", own), !own, "recusal.own_unit", {},
                  {"专家属于本购买主体", "the expert belongs to the buyer"},
                  {"可以作为购买主体代表参加", "he may sit as the buyer's representative"});
}

std::vector<expert::Lot> lots_of(Value const& body) {
    std::vector<expert::Lot> all;
    for (auto const& line : body["lots"].items()) {
        expert::Lot lot{.field = line["field"].text(), .seats = line["seats"].integer(), .eligible = {}};
        for (auto const& id : line["eligible"].items()) {
            lot.eligible.push_back(id.integer());
        }
        all.push_back(std::move(lot));
    }
    return all;
}

std::string lots_digest(std::vector<expert::Lot> const& all) {
    return crypto::sha256_hex(expert::canonical(all));
}

Result<void> demand(StepRun& run) {
    auto const about = TRY(run.engine.get(run.tx, run.object.parent, "tender"));
    if (about.state != "opened") {
        return api::conflict("draw.not_opened",
                             {"开标后才能抽取评审专家", "experts are drawn after the bids are opened"},
                             {"请先开标", "open the bids first"});
    }
    TRY(only_running_draw(run));
    auto const document = document_of(run.tx, about.id);
    auto const pool = avoid(run, bidders(run.tx, about.id));
    auto const all = lots(run.form, pool.eligible);
    std::int64_t experts = 0;
    std::set<std::int64_t> eligible;
    for (auto const& lot : all) {
        experts += lot.seats;
        eligible.insert(lot.eligible.begin(), lot.eligible.end());
    }
    judge_committee(run, document, experts);
    TRY(run.judge.verdict());
    TRY(enough_in_each_field(all));

    Value advised = Value::list();
    for (auto const person : advisers(run)) {
        advised.push(person);
    }
    auto const platform = crypto::to_hex(run.ports().random.bytes(32));
    auto body = run.form.value();
    body.set("lots", as_value(all))
        .set("lots_digest", lots_digest(all))
        .set("eligible", static_cast<std::int64_t>(eligible.size()))
        .set("excluded", pool.excluded)
        .set("advised", advised)
        .set("bidders", static_cast<std::int64_t>(bidders(run.tx, about.id).size()))
        .set("buyer_commitment", run.form.text("commitment"))
        .set("buyer_person", run.context.caller.person)
        .set("platform_contribution", platform)
        .set("platform_commitment", crypto::sha256_hex(platform));
    run.object.title = about.title + " · 专家抽取";
    store::insert(run.tx, Draw{.id = run.object.id, .tender = about.id, .body = body});
    run.answer.set("lots_digest", body["lots_digest"])
        .set("platform_commitment", body["platform_commitment"])
        .set("eligible", body["eligible"])
        .set("excluded", static_cast<std::int64_t>(pool.excluded.size()));
    return {};
}

Result<void> commit(StepRun& run) {
    auto draw = stored_draw(run);
    if (draw.body["buyer_person"].integer() == run.context.caller.person) {
        return api::conflict("draw.same_person",
                             {"提出抽取的人不能同时代表监督方", "who asked for the draw can't also supervise it"},
                             {"请由监督岗另一人员办理", "let another person of the supervision do it"});
    }
    draw.body.set("supervisor_commitment", run.form.text("commitment"))
        .set("supervisor_person", run.context.caller.person);
    store::update(run.tx, draw);
    return {};
}

Result<void> reveal_buyer(StepRun& run) {
    return reveal(run, "buyer");
}

Result<void> reveal_supervisor(StepRun& run) {
    return reveal(run, "supervisor");
}

Result<void> void_draw(StepRun& run) {
    for (auto const& review : store::of_tender(run.tx, run.object.parent)) {
        if (review.body["draw"].integer_or(0) == run.object.id) {
            return api::conflict("draw.in_use", {"评审委员会已据此组成，不能作废", "the committee was formed from it"},
                                 {"个别专家应当回避的，由其申请回避后补抽",
                                  "an expert with an interest withdraws and another is drawn"});
        }
    }
    return {};
}

}  // namespace qiyue::review
