#include "modules/framework/stage_two.hpp"

#include "law/clauses.gen.hpp"
#include "modules/budget/api.hpp"
#include "modules/credit/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>

// Stage two 第二阶段: an order of one buyer for one project, given to a supplier who was admitted.
namespace qiyue::framework {

using workflow::StepRun;

namespace {

Text word_of(std::string const& way) {
    for (auto const& option : stage_two_options()) {
        if (option.value == way) {
            return option.label;
        }
    }
    ENSURE(false);
}

// LP-288 直接选定(主要)、二次竞价、顺序轮候;由采购人或服务对象选定: as the call says. A user who chooses chooses directly.
void judge_way(StepRun& run, Framework const& f, std::string const& way) {
    auto const said = f.call["stage_two"].text_or({});
    auto const here = way == "voucher" ? std::string("direct") : way;
    auto const rule = word_of(said);
    run.judge.require(
        clause::LP_288,
        law::Facts().with("chosen_by_rule", law::words(rule)).with("chosen_here", law::words(word_of(here))),
        said == here, "framework.other_way", "framework",
        {"征集文件规定的成交方式是" + rule.zh, "the call says that orders are made by: " + rule.en},
        {"请按" + rule.zh + "办理", "use that way"});
}

Result<Framework> in_force(StepRun& run) {
    auto const object = TRY(run.engine.get(run.tx, run.form.integer("framework"), "framework"));
    auto const f = store::find(run.tx, object.id);
    if (!f || !f->concluded || object.state == "expired" || object.state == "summarised" ||
        run.today() < f->day("term_from") || run.today() > f->day("term_to")) {
        return api::conflict("framework.not_in_force",
                             {"该框架协议尚未签订、未到有效期或已期满", "this agreement is not in force"},
                             {"请选用有效期内的框架协议", "choose one that is"});
    }
    return *f;
}

Result<void> same_item(StepRun& run, Framework const& f) {
    auto const about = project::find(run.tx, run.object.project);
    if (!about || about->catalogue_item != f.plan["catalogue_item"].integer_or(0)) {
        return api::invalid("framework.other_item", "framework",
                            {"项目的目录事项与框架协议的不同", "the project buys another catalogue item"},
                            {"请选用同一目录事项的框架协议", "choose an agreement about the same item"});
    }
    return {};
}

}  // namespace

Money amount_of(Order const& order) {
    return order.unit_price * order.quantity;
}

Order own_order(StepRun& run) {
    auto found = store::order(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Result<Offer> signed_offer(StepRun& run, std::int64_t framework, std::int64_t id) {
    auto const offer = store::offer(run.tx, id);
    auto const object = run.engine.find(run.tx, id);
    if (!offer || !object || offer->framework != framework || object->state != "signed") {
        return api::invalid("framework.not_admitted", "offer",
                            {"该供应商不在此框架协议的有效入围供应商中", "this supplier is not among those admitted"},
                            {"请从有效的入围供应商中选择", "choose one who is"});
    }
    return *offer;
}

// LP-296 协议价格是第二阶段成交最高限价
void judge_price(StepRun& run, Money price, Money agreed, std::string const& field) {
    run.judge.require(clause::LP_296, law::Facts().with("offer_price", price).with("agreed_price", agreed),
                      price <= agreed, "framework.above_agreed_price", field,
                      {"单价高于协议价格 " + agreed.in_yuan() + " 元",
                       "the unit price is above the agreed " + agreed.in_yuan() + " yuan"},
                      {"请不高于协议价格", "take the agreed price or less"});
}

Result<Framework> begin(StepRun& run, std::string const& way) {
    auto const f = TRY(in_force(run));
    TRY(same_item(run, f));
    judge_way(run, f, way);
    run.object.title = run.engine.find(run.tx, run.object.project)->title + " · " + f.plan["name"].text_or({});
    return f;
}

Result<void> set_aside(StepRun& run, Framework const& f, Order& order) {
    auto const scope = f.plan["scope"].text_or({});
    if (scope == "petty_catalogue" || scope == "petty_consulting") {
        // LP-278 单笔未达采购限额标准
        run.judge.ask(clause::LP_278,
                      law::Facts()
                          .with("frequent", true)
                          .with("amount", amount_of(order))
                          .with("threshold", budget::procurement_threshold(run.judge, run.object.region)));
    }
    auto const about = project::find(run.tx, run.object.project);
    order.reservation = TRY(budget::commit(run,
                                           {.step = "framework_order." + run.step.name,
                                            .object = run.object.id,
                                            .project = run.object.project,
                                            .year = about->fiscal_year,
                                            .ceiling = amount_of(order)}));
    return {};
}

// So much is set aside for each unit where the supplier is not known yet: nobody who is admitted asks more.
Result<Money> highest_agreed(StepRun& run, std::int64_t framework) {
    auto const offers = offers_in(run.tx, run.engine, framework, "signed");
    if (offers.empty()) {
        return api::conflict("framework.nobody_admitted", {"尚无有效的入围供应商", "nobody is admitted yet"},
                             {"请待供应商入围后办理", "wait until suppliers are admitted"});
    }
    return std::ranges::max(offers, {}, &Offer::price).price;
}

void give_to(StepRun& run, Order& order, Offer const& offer) {
    credit::judge_taking_part(run.tx, run.judge, offer.provider, run.today(), credit::Purchase::procurement);
    provider::warn_of_affiliation(run.tx, run.judge, offer.provider, run.object.owner);
    order.offer = offer.id;
    run.object.party = offer.provider;
    run.answer.set("provider_name", name_of(run.tx, offer.provider));
}

Result<void> choose(StepRun& run) {
    auto const f = TRY(begin(run, "direct"));
    auto const offer = TRY(signed_offer(run, f.id, run.form.integer("offer")));
    Order order{.id = run.object.id, .framework = f.id, .way = "direct", .quantity = run.form.integer("quantity")};
    order.unit_price = run.form.given("unit_price") ? run.form.money("unit_price") : offer.price;
    judge_price(run, order.unit_price, offer.price, "unit_price");
    order.body.set("reason", run.form.text("reason"));
    give_to(run, order, offer);
    TRY(set_aside(run, f, order));
    store::insert(run.tx, order);
    return {};
}

// LP-289 顺序轮候: the buyer names nobody. An order that the supplier declined was his turn all the same; one that the buyer
// called off was not.
Result<void> take_turn(StepRun& run) {
    auto const f = TRY(begin(run, "rotation"));
    auto offers = offers_in(run.tx, run.engine, f.id, "signed");
    std::erase_if(offers, [&](Offer const& one) { return credit::barred(run.tx, one.provider, run.today()); });
    auto const orders = store::orders(run.tx, f.id);
    Value turns = Value::list();
    for (auto const& offer : offers) {
        auto const taken = std::ranges::count_if(orders, [&](Order const& order) {
            auto const object = run.engine.find(run.tx, order.id);
            return order.offer == offer.id && object && object->state != "cancelled";
        });
        turns.push(Value::object().set("taken", static_cast<std::int64_t>(taken)));
    }
    auto const next = run.judge.compute(clause::LP_289, law::Facts().with("turns", turns));
    auto const turn = next["turn"].integer_or(0);
    if (turn < 1) {
        return api::conflict("framework.nobody_to_turn_to",
                             {"没有可轮候的入围供应商", "there is nobody whose turn it is"},
                             {"请查看有效的入围供应商", "look at who is admitted"});
    }
    auto const& offer = offers[static_cast<std::size_t>(turn - 1)];
    Order order{.id = run.object.id, .framework = f.id, .way = "rotation", .quantity = run.form.integer("quantity")};
    order.unit_price = offer.price;
    order.body.set("turn", turn).set("round", next["round"]);
    give_to(run, order, offer);
    TRY(set_aside(run, f, order));
    store::insert(run.tx, order);
    return {};
}

// The user gets a right to so many units, at most at the highest agreed price; whom he goes to is his choice.
Result<void> issue_voucher(StepRun& run) {
    auto const f = TRY(begin(run, "voucher"));
    if (!identity::person(run.tx, run.form.integer("user"))) {
        return api::invalid("framework.no_such_user", "user", {"没有登记这个服务对象", "no such user is registered"},
                            {"请从登记的服务对象中选择", "choose one who is"});
    }
    Order order{.id = run.object.id, .framework = f.id, .way = "voucher", .quantity = run.form.integer("quantity")};
    order.unit_price = TRY(highest_agreed(run, f.id));
    TRY(set_aside(run, f, order));
    store::insert(run.tx, order);
    run.new_participants.push_back(
        {.person = run.form.integer("user"), .organisation = run.object.owner, .role = "user"});
    return {};
}

// Barred since it was chosen, a supplier takes on nothing new.
Result<void> accept(StepRun& run) {
    auto const order = own_order(run);
    TRY(signed_offer(run, order.framework, order.offer));
    credit::judge_taking_part(run.tx, run.judge, run.object.party, run.today(), credit::Purchase::procurement);
    return {};
}

// LP-300 由采购人或服务对象直接选定
Result<void> pick(StepRun& run) {
    auto order = own_order(run);
    auto const offer = TRY(signed_offer(run, order.framework, run.form.integer("offer")));
    if (offer.price > order.unit_price) {
        return api::conflict("framework.above_set_aside",
                             {"该供应商的协议价格高于本订单预留的单价 " + order.unit_price.in_yuan() + " 元",
                              "it asks more than the " + order.unit_price.in_yuan() + " yuan set aside for a unit"},
                             {"请选择其他入围供应商，或另发凭单", "choose another, or let a new order be made"});
    }
    order.unit_price = offer.price;
    give_to(run, order, offer);
    store::update(run.tx, order);
    return {};
}

}  // namespace qiyue::framework
