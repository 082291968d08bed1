#include "modules/tender/method_choice.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/tender/fields.hpp"

#include <algorithm>
#include <map>

// 采购方式选择: which methods stand open for a purchase, which don't, and why, before anybody has begun one. It asks what
// the step asks that chooses (method_choice.cpp), once as things are told and once as if the buyer stated all that he may
// state: what then still stands in the way is no matter of paper.
namespace qiyue::tender {

namespace {

Value words_of(Text const& text) {
    return law::words(text);
}

std::vector<Finding> findings_of(law::Judge const& judge) {
    auto const verdict = judge.verdict();
    return verdict.ok() ? std::vector<Finding>() : verdict.refusal().findings();
}

Value value_of(std::vector<Finding> const& findings) {
    Value all = Value::list();
    for (auto const& one : findings) {
        Value clauses = Value::list();
        for (auto const& clause : one.cites) {
            clauses.push(clause.id);
        }
        all.push(Value::object()
                     .set("code", one.code)
                     .set("says", words_of(one.says))
                     .set("remedy", words_of(one.remedy))
                     .set("clauses", clauses));
    }
    return all;
}

class Advice {
public:
    Advice(workflow::Engine const& engine, Context const& context, AdviceAsked asked)
        : engine_(engine), context_(context), asked_(std::move(asked)) {
        auto judge = fresh();
        procurement_threshold_ = budget::procurement_threshold(judge, asked_.region);
        open_tender_threshold_ = budget::open_tender_threshold(judge);
        class_ = budget::classification(judge, asked_.central, asked_.choice.budget, asked_.region)["class"];
        asked_.choice.procurement = class_ == Value("procurement");
    }

    Value told() {
        Value all = Value::list();
        for (auto const& method : methods()) {
            if (listed(method)) {
                all.push(told_of(method));
            }
        }
        auto answer = Value::object();
        if (emergency_too_early(fresh(), asked_.choice)) {
            answer.set("emergency_from", emergency_from(fresh()).iso());
        }
        return answer.set("class", class_)
            .set("budget", asked_.choice.budget.in_fen())
            .set("procurement_threshold", procurement_threshold_.in_fen())
            .set("open_tender_threshold", open_tender_threshold_.in_fen())
            .set("methods", all);
    }

private:
    law::Judge fresh() const { return engine_.judge(context_, {.place = engine_.place(), .pinned = context_.today()}); }

    // LA-II.3-e 原则上采用公开招标、邀请招标、竞争性谈判、单一来源、询价等方式进行; LA-II.3-d 竞争性磋商
    bool listed(Method const& method) const {
        return method.name == "consultation" ? !context_.off(clause::LA_II_3_d)
            : method.procurement             ? !context_.off(clause::LA_II_3_e)
                                             : true;
    }

    MethodChoice as_told(Method const& method) const {
        auto choice = asked_.choice;
        choice.method = method.name;
        // Who needs no ground names none.
        choice.ground = method.ground_under.id.empty() ? std::string() : choice.ground;
        auto const by_price = method.evaluation == Evaluation::lowest_price ||
            (method.tendering && choice.need_kind == "uniform");  // LP-133
        choice.evaluation = by_price ? "lowest_price" : "comprehensive";
        if (choice.repeats_tender && choice.failure_cause.empty()) {
            choice.failure_cause = "neither";
        }
        return choice;
    }

    // As if the buyer stated all that he may state.
    MethodChoice all_stated(Method const& method) const {
        auto choice = as_told(method);
        choice.reason = "stated";
        choice.not_own_delay = true;
        choice.only_because = true;
        choice.split_reason = "stated";
        choice.special = true;
        choice.fit_for_contest = method.competitive;
        choice.until_given = true;
        if (!choice.original) {
            choice.original = Original{.same_supplier = true};  // adds nothing: within any share
        }
        return choice;
    }

    std::vector<Finding> found(MethodChoice const& choice) const {
        auto judge = fresh();
        judge_method(judge, choice);
        return findings_of(judge);
    }

    // What is only told: the method may be chosen all the same.
    std::vector<Finding> reminded(Method const& method) const {
        auto judge = fresh();
        judge_method(judge, as_told(method));
        return judge.warnings();
    }

    Text because_of(Method const& method) const {
        auto const options = method_options({.procurement = asked_.choice.procurement,
                                             .budget = asked_.choice.budget,
                                             .open_tender_threshold = open_tender_threshold_,
                                             .freely_chosen = freely_chosen(fresh(), asked_.choice)});
        return std::ranges::find(options, &method, &MethodOption::method)->because;
    }

    // The grounds of the law on which it may be used here.
    Value grounds_of(Method const& method) const {
        Value all = Value::list();
        if (method.ground_under.id.empty() || !asked_.choice.procurement || freely_chosen(fresh(), asked_.choice)) {
            return all;
        }
        for (auto const& ground : grounds()) {
            auto choice = all_stated(method);
            choice.ground = ground.value;
            if (found(choice).empty()) {
                all.push(Value::object().set("ground", ground.value).set("label", words_of(ground.label)));
            }
        }
        return all;
    }

    Value told_of(Method const& method) const {
        auto const needed = grounds_of(method);
        auto const no_ground = asked_.choice.ground.empty() && needed.size() > 0;
        auto choice = all_stated(method);
        if (no_ground) {
            choice.ground = needed.at_path("0.ground").text();
        }
        auto const carried =
            carried_for(method, asked_.choice.procurement, /*excepted=*/false) && !emergency_too_early(fresh(), choice);
        auto const against = found(choice);
        auto const state = !carried || !against.empty() ? "closed"
            : !found(as_told(method)).empty()           ? "on_condition"
                                                        : "open";
        auto const free = std::string_view(state) == "open" && freely_chosen(fresh(), choice);
        Value clauses = Value::list();
        for (auto const& clause : free ? std::vector<Clause>{clause::LP_043} : method.cites) {
            clauses.push(clause.id);
        }
        auto value = Value::object()
                         .set("method", method.name)
                         .set("label", words_of(method.label))
                         .set("state", state)
                         .set("because", words_of(because_of(method)))
                         .set("grounds", needed)
                         .set("findings", value_of(against.empty() ? found(as_told(method)) : against))
                         .set("reminders",
                              value_of(std::string_view(state) == "closed" ? std::vector<Finding>() : reminded(method)))
                         .set("fields", fields_of(method))
                         .set("clauses", clauses);
        // LA-II.3-c 简要说明五种采购方式的区别
        if (!context_.off(clause::LA_II_3_c)) {
            value.set("asks", asks_of(method));
        }
        return value.set("before", std::string_view(state) == "closed" ? Value::list() : before_of(choice));
    }

    Value before_of(MethodChoice const& choice) const {
        auto judge = fresh();
        auto const splitting = judge_method(judge, choice);
        auto const before = beforehand(judge, choice, splitting);
        Value all = Value::list();
        auto const add = [&](Clause clause, char const* name, Text const& says) {
            if (!clause.id.empty()) {
                all.push(Value::object().set("name", name).set("says", words_of(says)).set("clause", clause.id));
            }
        };
        add(before.publicity, "publicity",
            {"先公示唯一供应商和理由", "the only supplier and the reasons are made public"});
        add(before.approval, "approval",
            {"采购活动开始前经财政部门批准", "the finance department approves it beforehand"});
        add(before.another_person, "another_person",
            {"由选择人以外的另一人审批", "somebody else of the buyer approves the choice"});
        return all;
    }

    // By law one way, or as the document says; with one supplier there is nothing to compare.
    static char const* evaluation_of(Method const& method) {
        auto const fixed = !method.evaluation_under.id.empty() || !method.carried;
        return method.suppliers == Suppliers::one           ? "agreed"
            : !fixed                                        ? "as_documented"
            : method.evaluation == Evaluation::lowest_price ? "lowest_price"
                                                            : "comprehensive";
    }

    // What it asks for, in figures: how many suppliers, how long, evaluated how and by whom.
    Value asks_of(Method const& method) const {
        auto const judge = fresh();
        auto value = Value::object()
                         .set("suppliers",
                              method.suppliers == Suppliers::anyone        ? "anyone"
                                  : method.suppliers == Suppliers::invited ? "invited"
                                                                           : "one")
                         .set("least_bids", judge.number(method.least_bids))
                         .set("talks", method.talks)
                         .set("committee", method.drawn_committee)
                         .set("evaluation", evaluation_of(method));
        Value times = Value::list();
        for (auto const& earliest : method.earliest) {
            auto const sum = judge.deadline(earliest.key, context_.today()).sum;
            times.push(Value::object()
                           .set("field", earliest.field)
                           .set("value", sum["value"])
                           .set("unit", sum["unit"])
                           .set("clause", sum["clause"]));
        }
        return value.set("times", times);
    }

    workflow::Engine const& engine_;
    Context const& context_;
    AdviceAsked asked_;
    Money procurement_threshold_, open_tender_threshold_;
    Value class_;
};

}  // namespace

Value advice(workflow::Engine const& engine, Context const& context, AdviceAsked const& asked) {
    return Advice(engine, context, asked).told();
}

namespace {

// In an address everything is text.
Field yes_or_no(std::string name, Text label) {
    return field::choice(std::move(name), std::move(label), {{"yes", {"是", "yes"}}, {"no", {"否", "no"}}});
}

}  // namespace

Fields const& advice_fields() {
    static Fields const fields{
        field::money("budget", {"一年的预算金额", "budget of one year"}).between(0, most_told).maybe(),
        yes_or_no("central", {"属于集中采购目录", "in the catalogue of central procurement"}).maybe(),
        field::text("region", {"购买主体所在行政区划代码", "the buyer's region, by its code"}).maybe(),
        field::choice("ground", {"具备的法定情形", "ground of the law"}, grounds()).maybe(),
        yes_or_no("complex", {"技术复杂或性质特殊", "technically complex or special"}).maybe(),
        field::choice("need_kind", {"需求特点", "kind of need"}, need_kinds()).maybe(),
        yes_or_no("repeats_tender", {"此前招标失败", "after a tender that failed"}).maybe(),
        field::money("bought",
                     {"本年度同一预算项目、同一品目已用其他方式采购的金额",
                      "bought this year out of the same budget line and item by other ways"})
            .between(0, most_told)
            .maybe(),
        yes_or_no("emergency", {"突发事件等紧急采购", "an emergency"}).maybe(),
        field::money("original_price", {"添购的原合同采购金额", "price of the contract that an addition adds to"})
            .between(0, most_told)
            .maybe(),
        field::money("added_before", {"对原合同此前已添购的金额", "added to that contract before"})
            .between(0, most_told)
            .maybe(),
    };
    return fields;
}

api::Operation advice_operation(workflow::Engine const& engine) {
    auto operation = api::reading(
        "tender.methods", "/api/methods", {"采购方式选择", "which methods of purchase are open"}, api::Access::everyone,
        {clause::CD_18_1, clause::CD_18_2},
        [&engine](api::Call& call) -> Result<Value> { return advice(engine, call.context, advice_asked(call.query)); });
    operation.query = &advice_fields();
    return operation;
}

AdviceAsked advice_asked(Form const& query) {
    auto const yes = [&](char const* field) { return query.given(field) && query.text(field) == "yes"; };
    AdviceAsked asked;
    asked.central = yes("central");
    asked.choice.complex = yes("complex");
    asked.choice.repeats_tender = yes("repeats_tender");
    asked.choice.budget = query.given("budget") ? query.money("budget") : Money();
    asked.choice.ground = query.given("ground") ? query.text("ground") : std::string();
    if (query.given("bought") && query.money("bought") > Money()) {
        asked.choice.year.others = {{.purchase = {}, .method = {}, .amount = query.money("bought"), .adjusted = {}}};
    }
    asked.choice.need_kind = query.given("need_kind") ? query.text("need_kind") : std::string();
    asked.choice.emergency = yes("emergency") ? "stated" : std::string();
    if (query.given("original_price")) {
        asked.choice.original = Original{.price = query.money("original_price"),
                                         .added = query.given("added_before") ? query.money("added_before") : Money(),
                                         .adding = asked.choice.budget,
                                         .same_supplier = true};
    }
    asked.region = query.given("region") ? query.text("region") : std::string();
    return asked;
}

}  // namespace qiyue::tender
