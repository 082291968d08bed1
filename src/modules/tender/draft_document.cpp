#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/addition.hpp"
#include "modules/tender/conditions.hpp"
#include "modules/sealing/api.hpp"
#include "modules/tender/lots.hpp"
#include "modules/tender/measures.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/preferences.hpp"
#include "modules/tender/sources.hpp"

namespace qiyue::tender {

namespace {

using workflow::StepRun;

// The factors as the predicates of article 21 read them.
Value factor_facts(Form const& form) {
    Value all = Value::list();
    for (auto const& factor : form.list("factors")) {
        auto one =
            Value::object()
                .set("name", factor.text("name"))
                .set("category", factor.text("category"))
                .set("weight", factor.integer("weight"))
                .set("links", static_cast<std::int64_t>(factor.list("links").size()))
                .set("rules", static_cast<std::int64_t>(factor.list("rules").size() + factor.list("bands").size()))
                .set("interval", factor.yes("interval"))
                .set("from", factor.integer("from"))
                .set("to", factor.integer("to"))
                .set("bands", factor.value()["bands"].is_list() ? factor.value()["bands"] : Value::list());
        Value levels = Value::list();
        for (auto const& rule : factor.list("rules")) {
            levels.push(Value::object().set("points", rule.integer("points")));
        }
        for (auto const& band : factor.list("bands")) {
            levels.push(Value::object().set("points", band.integer("score")));
        }
        one.set("levels", levels);
        if (factor.given("qualification")) {
            one.set("qualification", factor.integer("qualification"));
        }
        all.push(one);
    }
    return all;
}

Value qualification_facts(Form const& form) {
    Value all = Value::list();
    std::int64_t number = 0;
    if (form.given("qualifications")) {
        for (auto const& condition : form.list("qualifications")) {
            all.push(Value::object().set("id", ++number).set("text", condition.text("text")));
        }
    }
    return all;
}

// CD-21-4 评审因素应当细化和量化: no item and no band gives more than the factor is worth.
void judge_points(StepRun& run, Form const& form) {
    std::size_t place = 0;
    for (auto const& factor : form.list("factors")) {
        std::int64_t most = 0;
        for (auto const& rule : factor.list("rules")) {
            most = std::max(most, rule.integer("points"));
        }
        for (auto const& band : factor.list("bands")) {
            most = std::max(most, band.integer("score"));
        }
        run.judge.require(clause::CD_21_4,
                          law::Facts()
                              .with("factor_name", factor.text("name"))
                              .with("most_points", most)
                              .with("weight", factor.integer("weight")),
                          most <= factor.integer("weight"), "scoring.points_over_weight",
                          "factors." + std::to_string(place++),
                          {"“" + factor.text("name") + "”有细项的分值超过该因素的分值",
                           "an item of “" + factor.text("name") + "” gives more than the factor is worth"},
                          {"请调整细项或因素的分值", "adjust the points"});
    }
}

// What the price counts for, of all that is scored, in basis points.
std::int64_t price_share(Value const& factors) {
    constexpr std::int64_t whole = 10'000;
    std::int64_t all = 0;
    std::int64_t price = 0;
    for (auto const& factor : factors.items()) {
        all += factor["weight"].integer();
        price += factor["category"] == Value("price") ? factor["weight"].integer() : 0;
    }
    return all == 0 ? 0 : scale(price, whole, all, Rounding::half_up);
}

// LP-167 特殊情况超出范围须经本级财政部门审核同意: exactly the weight that finance itself consented to is out of the range's reach.
void judge_price_share(StepRun& run, Tender const& t, Clause share_under, Value const& factors) {
    auto const& consented = t.choice["weight_consented"];
    auto const share = price_share(factors);
    if (share_under.id == clause::LP_165.id && consented == Value(share) && run.judge.applies(clause::LP_167)) {
        run.judge.require(clause::LP_167,
                          law::Facts().with("price_share", share).with("weight_consented", consented.integer()), true,
                          {}, {}, {});
        return;
    }
    run.judge.ask(share_under, law::Facts().with("factors", factors));
}

// LP-263 适宜由中小企业提供的专门面向中小企业; LP-264 超过……的预留30%以上,其中小微不低于60%; LP-265 ……非企业主体……可不
void judge_reserve(StepRun& run, Tender const& t, Form const& form) {
    if (!form.given("sme_suitable") || !form.yes("sme_suitable")) {
        return;
    }
    auto const money = [&](char const* field) { return form.given(field) ? form.money(field) : Money(); };
    auto const exempt = run.judge.applies(clause::LP_265) && form.given("non_enterprise") && form.yes("non_enterprise");
    auto const computed = run.judge.compute(clause::LP_264, law::Facts().with("suitable", t.budget));
    run.judge.ask(clause::LP_263,
                  law::Facts()
                      .with("suitable", t.budget)
                      .with("reserved_whole", form.given("reserved") && form.yes("reserved"))
                      .with("non_enterprise", exempt));
    run.judge.ask(clause::LP_264,
                  law::Facts()
                      .with("suitable", t.budget)
                      .with("reserved_amount",
                            form.given("reserved") && form.yes("reserved") ? t.budget : money("reserved_amount"))
                      .with("reserved_small", money("reserved_small"))
                      .with("non_enterprise", exempt));
    run.answer.set("reserve", computed);
}

void judge_scoring(StepRun& run, Tender const& t, Form const& form) {
    auto const lowest = form.text("evaluation") == "lowest_price";
    run.judge.ask(
        clause::CD_21_7,
        law::Facts()
            .with("award_by", lowest ? "lowest_price" : "comprehensive")
            .with("minimum_quality", form.given("minimum_quality") ? form.value()["minimum_quality"] : Value::list()));
    if (lowest) {
        return;
    }
    auto const factors = factor_facts(form);
    auto const fixed = form.given("fixed_price") && form.yes("fixed_price");
    run.judge.ask(clause::CD_21_1, law::Facts().with("factors", factors).with("fixed_price", fixed));
    run.judge.ask(clause::DG_8_4c, law::Facts().with("factors", factors));
    run.judge.ask(clause::CD_21_2,
                  law::Facts().with("factors", factors).with("qualifications", qualification_facts(form)));
    run.judge.ask(clause::CD_21_4, law::Facts().with("factors", factors));
    run.judge.ask(clause::CD_21_5, law::Facts().with("factors", factors));
    judge_points(run, form);
    if (t.purchase_class == PurchaseClass::procurement) {
        if (auto const share_under = find_method(t.method)->price_share_under; !fixed && !share_under.id.empty()) {
            judge_price_share(run, t, share_under, factors);
        }
        judge_scoring(run, t, factors, qualification_facts(form));
    }
}

// What the method's row asks of the document.
void judge_method(StepRun& run, Tender const& t, Form const& form) {
    auto const& method = *find_method(t.method);
    if (!method.evaluation_under.id.empty()) {
        auto const wanted = method.evaluation == Evaluation::lowest_price ? "lowest_price" : "comprehensive";
        // LP-164 最后报价后用综合评分法; LP-159 符合需求、质量和服务相等且报价最低者成交
        run.judge.require(
            method.evaluation_under, law::Facts().with("method", t.method).with("evaluation", form.text("evaluation")),
            form.text("evaluation") == wanted, "tender.evaluation_of_method", "evaluation",
            {method.label.zh + "不能采用这一评审方法", "not how this method is evaluated: " + method.label.en},
            {"请改选评审方法", "choose the other method of evaluation"});
    }
    if (!method.changeable_under.id.empty()) {
        // CD-20-5 应当列明谈判、磋商过程中可能实质性变动的内容
        run.judge.require(method.changeable_under, law::Facts().with("changeable_listed", form.given("changeable")),
                          form.given("changeable"), "tender.nothing_changeable", "changeable",
                          {"购买文件须列明谈判、磋商过程中可能实质性变动的内容",
                           "the document lists what the talks may change in substance"},
                          {"请列出可能变动的技术、服务要求或合同草案条款",
                           "list the technical, service or draft terms that may change"});
    }
}

// CD-20-4 合同文本(草案): it says itself what article 22 asks of a contract.
void judge_draft_contract(StepRun& run, Form const& form) {
    if (!form.given("draft_contract")) {
        return;
    }
    constexpr std::int64_t whole = 10'000;  // a hundred percent in basis points
    auto const contract = form.group("draft_contract");
    std::int64_t shares = 0;
    for (auto const& instalment : contract.list("instalments")) {
        shares += instalment.integer("share");
    }
    run.judge.require(clause::CD_20_4, law::Facts().with("shares_together", shares).with("shares_whole", whole),
                      shares == whole, "tender.instalments_not_whole", "draft_contract.instalments",
                      {"各期付款比例之和不是百分之百", "the instalments do not add up to a hundred percent"},
                      {"请调整各期比例", "adjust the shares"});
    // CD-23-1 ……或在购买文件中设定不超过三年的服务期限
    run.judge.ask(clause::CD_23_1,
                  law::Facts().with("start", contract.day("term_from")).with("end", contract.day("term_to")));
}

void judge_bond(StepRun& run, Tender const& t, Form const& form) {
    if (form.given("bid_bond")) {
        run.judge.ask(find_method(t.method)->bond_under,
                      law::Facts().with("budget", t.budget).with("bond", form.money("bid_bond")));
    }
}

void judge_by_class(StepRun& run, Tender const& t, Form const& form) {
    if (t.purchase_class == PurchaseClass::procurement) {
        judge_deductions(run, form);
        judge_reserve(run, t, form);
        judge_low_price_ratios(run, form);
        judge_bond(run, t, form);
        return;
    }
    judge_remedy(run, form);
}

// What repeats a lot that failed is that lot and no more: the others go on by themselves.
Result<void> within_lot(StepRun& run, Tender t, Money ceiling) {
    while (t.repeats != 0) {
        t = *store::find(run.tx, t.repeats);
    }
    auto const failed = lot(run.tx, t.id);
    if (failed && ceiling > failed->ceiling) {
        return api::invalid("tender.above_failed_lot", "ceiling",
                            {"重新采购的是第" + std::to_string(failed->number) + "包，最高限价不得超过该包的 " +
                                 failed->ceiling.in_yuan() + " 元",
                             "this repeats lot " + std::to_string(failed->number) + ", whose ceiling is " +
                                 failed->ceiling.in_yuan() + " yuan"},
                            {"请调整最高限价", "lower the ceiling"});
    }
    return {};
}

}  // namespace

void judge_remedy(StepRun& run, Form const& form) {
    // CD-39-3 属于其他政府购买服务项目的,购买主体应当在购买文件中明确供应商权益受到损害的救济渠道及……责任机构
    for (auto const& [field, label] : {std::pair{"remedy_channel", Text{"救济渠道", "the channel of remedy"}},
                                       std::pair{"remedy_body", Text{"责任机构", "the responsible body"}},
                                       std::pair{"remedy_contact", Text{"责任机构联系方式", "how to reach that body"}},
                                       std::pair{"remedy_post", Text{"受理岗位", "the post that takes claims in"}}}) {
        run.judge.require(
            clause::CD_39_3,
            law::Facts().with("remedy_content", law::words(label)).with("remedy_stated", form.given(field)),
            form.given(field), "tender.no_remedy", field,
            {"其他政府购买服务项目的购买文件须写明" + label.zh,
             "the document of a purchase outside government procurement must state " + label.en},
            {"请填写" + label.zh, "fill in " + label.en});
    }
}

Tender stored(StepRun& run) {
    auto t = store::find(run.tx, run.object.id);
    ENSURE(t.has_value());
    return *t;
}

void judge_sources(StepRun& run, Tender const& t, Form const& document) {
    sources::judge_ceiling(run, t.project, document.money("ceiling"));
    auto const need = sources::frozen_need(run.tx, run.engine, t.project);
    // CD-11-1 项目实施前,购买主体应……进一步细化需求: no purchase document before there is a frozen need.
    run.judge.require(clause::CD_11_1, law::Facts().with("need_frozen", need.has_value()), need.has_value(),
                      "tender.no_frozen_need", "need",
                      {"服务需求尚未冻结，不能编制购买文件", "there is no frozen need to base the document on"},
                      {"请先完成服务需求的审核与冻结", "have the need reviewed and frozen first"});
    // CD-11-3 先明确需求、后竞争报价
    run.judge.require(clause::CD_11_3, law::Facts().with("complex", t.complex).with("need_frozen", need.has_value()),
                      !t.complex || need.has_value(), "tender.need_not_final", "need",
                      {"技术复杂或性质特殊的项目须先明确需求，后竞争报价",
                       "the need of a complex project must be final before prices compete"},
                      {"请先完成服务需求的审核与冻结", "have the need reviewed and frozen first"});
    // CD-20-2 服务需求: the frozen version, without change.
    auto const unchanged = need && document.integer("need") == need->id && document.text("need_digest") == need->digest;
    run.judge.require(
        clause::CD_20_2,
        law::Facts()
            .with("need_frozen", need.has_value())
            .with("need_of_document", document.text("need_digest").substr(0, 16))
            .with("need_of_version", need ? Value(need->digest.substr(0, 16)) : Value()),
        unchanged, "tender.need_differs", "need_digest",
        {"购买文件中的服务需求与已冻结的版本不一致", "the need in the document is not the frozen version"},
        need ? Text{"已冻结版本的摘要为 " + need->digest, "the frozen version's digest is " + need->digest}
             : Text{"请先冻结服务需求", "freeze the need first"});
}

Result<void> draft_document(StepRun& run) {
    auto const t = stored(run);
    auto const& form = run.form;
    auto const key = TRY(sealing::judge_holders(run, form));
    auto const budget = sources::budget_of(run.tx, t.project).amount;
    auto drafted = t;
    drafted.budget = budget;
    judge_sources(run, drafted, form);
    judge_choice_again(run, t, budget);
    TRY(within_lot(run, t, form.money("ceiling")));
    judge_conditions(run, drafted, form.value());
    judge_scoring(run, drafted, form);
    TRY(judge_preferences(run, form));
    judge_method(run, drafted, form);
    judge_draft_contract(run, form);
    judge_by_class(run, drafted, form);
    TRY(judge_addition(run, drafted, form.money("ceiling")));
    // CD-23-5 购买文件中应当明确每年度合同履行完毕的考核管理标准
    run.judge.require(
        clause::CD_23_5,
        law::Facts().with("yearly", form.yes("yearly")).with("annual_standard_given", form.given("annual_standard")),
        !form.yes("yearly") || form.given("annual_standard"), "tender.no_annual_standard", "annual_standard",
        {"一年一签的，购买文件须明确每年度合同履行完毕的考核管理标准",
         "a contract signed year by year needs the standard of its annual assessment in the document"},
        {"请填写年度考核管理标准", "fill in the annual standard"});
    store::keep_document(run.tx, t.id, announced(run, form, find_method(t.method)->competitive), budget);
    sealing::name_holders(run, {run.object.id, bids_round}, key);
    return {};
}

Result<void> check(StepRun& run) {
    auto const t = stored(run);
    judge_fair_review(run, t);
    TRY(judge_to_others(run, t.project, t.document["to_others"].boolean_or(false)));
    run.object.party = organiser_of(run);
    return judge_lots(run, t);
}

}  // namespace qiyue::tender
