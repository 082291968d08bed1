#include "modules/delivery/steps.hpp"
#include "modules/delivery/targets.hpp"

#include "law/clauses.gen.hpp"

#include "base/said.hpp"

#include <algorithm>

// The dashboard of one follow-up: the same figures for the buyer, the provider and finance, all of them computed.
namespace qiyue::delivery {

namespace {

using workflow::Engine;

constexpr std::int64_t whole = 10'000;  // basis points; also a hundred points in hundredths

std::int64_t share_of(std::int64_t part, std::int64_t all) {
    return all == 0 ? 0 : scale(part, whole, all, Rounding::half_up);
}

struct Milestones {
    std::int64_t total = 0, met = 0, overdue = 0;
};

Milestones milestones_of(Value const& body, Day today) {
    Milestones found;
    for (auto const& one : body["milestones"].is_list() ? body["milestones"].items() : Value::List{}) {
        auto const met = one["state"] == Value("met");
        found.total += 1;
        found.met += met ? 1 : 0;
        found.overdue += !met && Day::parse(one["due"].text()).value() < today ? 1 : 0;
    }
    return found;
}

// The share of milestones met, by the clause that asks for it here; elsewhere the same sum.
std::int64_t milestones_share(law::Judge& judge, Milestones const& all) {
    auto const facts = law::Facts().with("done_count", all.met).with("total_count", all.total);
    for (auto const rule : {clause::DG_11_1, clause::PF_platform_29}) {
        if (judge.applies(rule)) {
            return judge.compute(rule, facts)["share"].integer();
        }
    }
    return share_of(all.met, all.total);
}

struct Checks {
    std::int64_t made = 0, open = 0, overdue = 0, scored = 0, sum = 0;
    std::string last;  // day of the last one
    std::int64_t mean() const { return scored == 0 ? 0 : scale(sum, 1, scored, Rounding::half_up); }
};

Checks checks_of(db::Tx& tx, Engine const& engine, std::int64_t delivery, Day today) {
    Checks found;
    for (auto const& one : engine.children(tx, delivery, "check")) {
        auto const body = store::find(tx, one.id)->body;
        if (!body.has("facts")) {
            continue;
        }
        found.made += 1;
        found.last = std::max(found.last, body["on"].text());
        if (body["score"].is_integer()) {
            found.scored += 1;
            found.sum += body["score"].integer();
        }
        found.open += one.state == "correcting" || one.state == "corrected" ? 1 : 0;
        auto const& by = body.has("again_by") ? body["again_by"] : body["correct_by"];
        found.overdue += one.state == "correcting" && Day::parse(by.text()).value() < today ? 1 : 0;
    }
    return found;
}

// PF-process-12 项目实施有全程监管: what was planned, and how much of it was done.
Value supervision_of(db::Tx& tx, Engine const& engine, Paper const& delivery) {
    Value list = Value::list();
    auto const checks = engine.children(tx, delivery.id, "check");
    for (auto const& line : delivery.body["plan"].is_list() ? delivery.body["plan"].items() : Value::List{}) {
        auto const executed = std::ranges::count_if(checks, [&](workflow::Object const& one) {
            auto const body = store::find(tx, one.id)->body;
            return body["form"] == line["form"] && body.has("facts");
        });
        list.push(Value::object()
                      .set("form", line["form"])
                      .set("what", line["what"])
                      .set("who", line["who"])
                      .set("planned", line["times"])
                      .set("executed", static_cast<std::int64_t>(executed)));
    }
    return list;
}

// LP-203 应当全面履行: each clause that asks for the shortfall here computes it; of several the figure is the same.
Value target_line(law::Judge& judge, Target const& one) {
    auto line = Value::object()
                    .set("indicator", one.indicator)
                    .set("unit", one.unit)
                    .set("target", one.total)
                    .set("actual", one.actual)
                    .set("due_target", one.due)
                    .set("deviation", one.actual - one.due);
    auto const facts = law::Facts().with("target", one.total).with("actual", one.actual);
    for (auto const rule : {clause::LP_203, clause::SY_3_1_6_f, clause::CDP_20a}) {
        if (judge.applies(rule)) {
            auto const computed = judge.compute(rule, facts);
            line.set("shortfall", computed["shortfall"]).set("share", computed["share"]);
        }
    }
    return line;
}

struct Told {
    std::string key, target, actual;
    bool known = false;
};

Value told(std::string const& name, std::vector<Told> const& rows) {
    Value list = Value::list();
    for (auto const& row : rows) {
        auto line = Value::object().set(name, row.key).set("known", row.known ? "yes" : "no");
        if (row.known) {
            if (!row.target.empty()) {
                line.set("target", row.target);
            }
            line.set(name == "question" ? "answer" : "actual", row.actual);
        }
        list.push(line);
    }
    return list;
}

Figures asked(db::Tx& tx, Engine const& engine, Context const& context, std::int64_t contract) {
    auto const found = std::make_shared<Figures>();
    ENSURE(engine.ports().bus.raise(tx, context, FiguresAsked{contract, found}).ok());
    return *found;
}

Value account_figures(law::Judge& judge, Account const& account, Figures const& known) {
    auto const facts = law::Facts().with("income", account.income).with("spent", account.spent);
    auto const balance = judge.applies(clause::SY_4_5_d) ? judge.compute(clause::SY_4_5_d, facts)["balance"].integer()
                                                         : (account.income - account.spent).in_fen();
    auto value = Value::object()
                     .set("income", account.income.in_fen())
                     .set("spent", account.spent.in_fen())
                     .set("balance", balance)
                     .set("overspent", account.spent > account.income)
                     .set("lines", account.lines);
    // PF-law-18 允许项目适当盈余: settled once the service was accepted.
    if (known.accepted && judge.applies(clause::PF_law_18)) {
        auto const surplus = judge.compute(
            clause::PF_law_18,
            law::Facts().with("received_money", known.paid.value_or(Money())).with("spent", account.spent));
        for (auto const& [name, figure] : surplus.members()) {
            value.set(name, figure);
        }
    }
    return value;
}

// SY-3.1.6-c 及时了解掌握购买项目实施进度及资金运行情况
bool ahead(law::Judge& judge, Money paid, Money price, std::int64_t done) {
    auto const before = judge.warnings().size();
    for (auto const rule : {clause::SY_3_1_6_c, clause::LP_228}) {
        judge.ask(rule, law::Facts().with("paid", paid).with("price", price).with("done_share", done));
    }
    return judge.warnings().size() > before;
}

Money budget_of(Value const& scheme) {
    Money sum;
    for (auto const& line : scheme["budget"].is_list() ? scheme["budget"].items() : Value::List{}) {
        sum += Money::fen(line["amount"].integer());
    }
    return sum;
}

std::int64_t late_reports(db::Tx& tx, std::int64_t delivery) {
    std::int64_t late = 0;
    for (auto const& one : store::papers(tx, delivery, "progress")) {
        late += one.body["late"].boolean_or(false) ? 1 : 0;
    }
    return late;
}

std::string points(std::optional<std::int64_t> const& score) {
    return score ? Money::fen(*score).in_yuan() : std::string();
}

// LA-I.3-b 公共服务是否提供到位、质量如何、成本高低、老百姓是否满意; PF-project-18 项目目标、任务要求、成本投入、经费使用、产出绩效和服务对象满意度.
void add_answers(Value& value, std::vector<Target> const& targets, Milestones const& milestones, Account const& account,
                 Figures const& known, std::optional<std::int64_t> const& quality, Value const& scheme) {
    auto const reached = std::ranges::count_if(targets, [](Target const& one) { return one.actual >= one.total; });
    auto const price = Money::fen(value["price"].integer());
    auto const paid = known.paid.value_or(Money());
    auto const slash = [](auto one, auto other) { return std::to_string(one) + " / " + std::to_string(other); };
    auto const share = value["milestones_share"].integer();
    value.set(
        "questions",
        told("question",
             {{"delivered", {}, percent(share) + " · " + slash(milestones.met, milestones.total), milestones.total > 0},
              {"quality", {}, points(quality), quality.has_value()},
              {"cost", {}, yuan(account.spent.in_fen()) + " / " + yuan(price.in_fen()), account.spent > Money()},
              {"satisfaction", {}, points(known.satisfaction), known.satisfaction.has_value()}}));
    value.set("figures",
              told("figure",
                   {{"goal", std::to_string(targets.size()), std::to_string(reached), !targets.empty()},
                    {"tasks", std::to_string(milestones.total), std::to_string(milestones.met), milestones.total > 0},
                    {"cost", yuan(budget_of(scheme).in_fen()), yuan(account.spent.in_fen()), account.spent > Money()},
                    {"funds", yuan(price.in_fen()), yuan(paid.in_fen()), known.paid.has_value()},
                    {"output", points(whole), points(quality), quality.has_value()},
                    {"satisfaction", points(whole), points(known.satisfaction), known.satisfaction.has_value()}}));
}

}  // namespace

std::int64_t done_share(db::Tx& tx, Engine const& engine, Paper const& delivery) {
    auto const reports = confirmed_reports(tx, engine, delivery.id);
    for (auto one = reports.rbegin(); one != reports.rend(); ++one) {
        if ((*one)["done_share"].is_integer()) {
            return (*one)["done_share"].integer();
        }
    }
    auto const all = milestones_of(delivery.body, Day());
    return share_of(all.met, all.total);
}

Value tracking(db::Tx& tx, Engine const& engine, Context const& context, Paper const& delivery) {
    auto const object = engine.find(tx, delivery.id);
    auto judge = engine.judge(context, object->rules);
    auto const terms = contract::terms(tx, engine, delivery.contract);
    auto const scheme = scheme_in_force(tx, engine, delivery.id);
    auto const milestones = milestones_of(delivery.body, context.today());
    auto const checks = checks_of(tx, engine, delivery.id, context.today());
    auto const reports = confirmed_reports(tx, engine, delivery.id);
    auto const targets = targets_of(scheme, reports, context.today());
    auto const account = account_of(store::entries(tx, delivery.id), scheme);
    auto const known = asked(tx, engine, context, delivery.contract);
    auto const paid = known.paid.value_or(Money());
    auto const done = done_share(tx, engine, delivery);
    auto value = Value::object()
                     .set("done_share", done)
                     .set("milestones_met", milestones.met)
                     .set("milestones_total", milestones.total)
                     .set("milestones_overdue", milestones.overdue)
                     .set("milestones_share", milestones_share(judge, milestones))
                     .set("price", terms->price.in_fen())
                     .set("paid", paid.in_fen())
                     .set("remaining",
                          judge.applies(clause::PF_platform_11)
                              ? judge.compute(clause::PF_platform_11,
                                              law::Facts().with("income", terms->price).with("spent", paid))["balance"]
                              : Value((terms->price - paid).in_fen()))
                     .set("paid_share", share_of(paid.in_fen(), terms->price.in_fen()))
                     .set("payment_ahead", ahead(judge, paid, terms->price, done))
                     .set("reports", std::ssize(reports))
                     .set("reports_late", late_reports(tx, delivery.id))
                     .set("checks", checks.made)
                     .set("corrections_open", checks.open)
                     .set("corrections_overdue", checks.overdue);
    if (checks.scored > 0) {
        value.set("mean_score", checks.mean());
    }
    if (!context.off(clause::PF_process_12)) {
        value.set("supervision", supervision_of(tx, engine, delivery));
    }
    Value lines = Value::list();
    for (auto const& one : targets) {
        lines.push(target_line(judge, one));
    }
    value.set("targets", lines).set("account", account_figures(judge, account, known));
    auto const quality = known.score ? known.score : checks.scored > 0 ? std::optional(checks.mean()) : std::nullopt;
    add_answers(value, targets, milestones, account, known, quality, scheme);
    for (auto const& [rule, list] :
         {std::pair{clause::LA_I_3_b, "questions"}, std::pair{clause::PF_project_18, "figures"}}) {
        if (context.off(rule)) {
            value.erase(list);
        }
    }
    return value;
}

// SY-1.2.4-b 强化日常监管考核, SY-3.1.6-i: what was found day by day, and what was not corrected, lies before who accepts.
Value looked_back(db::Tx& tx, Engine const& engine, std::int64_t contract, Day today) {
    auto const delivery = store::of_contract(tx, contract);
    if (!delivery) {
        return {};
    }
    auto const checks = checks_of(tx, engine, delivery->id, today);
    auto value = Value::object()
                     .set("checks", checks.made)
                     .set("corrections_open", checks.open)
                     .set("corrections_overdue", checks.overdue);
    if (checks.scored > 0) {
        value.set("mean_score", checks.mean());
    }
    if (!checks.last.empty()) {
        value.set("last_checked", checks.last);
    }
    return value;
}

}  // namespace qiyue::delivery
