#include "modules/disclosure/telling.hpp"

#include "law/clauses.gen.hpp"
#include "law/telling.hpp"

#include "base/ensure.hpp"
#include "base/said.hpp"

#include <algorithm>
#include <array>

namespace qiyue::disclosure {

namespace {

Value both(Text text) {
    return Value::object().set("zh", std::move(text.zh)).set("en", std::move(text.en));
}

Text money(Value const& fen) {
    auto const amount = yuan(fen.integer_or(0));
    return {amount + " 元", amount + " yuan"};
}

std::string points(Value const& value) {
    return hundredths(value.integer_or(0));
}

Value::List const& items(Value const& list) {
    static Value::List const none;
    return list.is_list() ? list.items() : none;
}

// One notice while it is told.
class Telling {
public:
    Telling(law::Rulebook const& book, Notice const& notice) : book_(book), notice_(notice) {}

    void say(std::string zh, std::string en) { sentences_.push(both({std::move(zh), std::move(en)})); }
    // A sentence that would name what was not published, or is kept back, is left out.
    bool knows(std::initializer_list<std::string_view> names) const {
        return std::ranges::none_of(names, [&](std::string_view name) { return blank(value(name)); });
    }
    void why(Text title, Value const& entry) {
        whys_.push(Value::object().set("title", both(std::move(title))).set("tree", law::told(book_, entry)));
    }

    Value const& value(std::string_view name) const { return notice_.section["values"][name]; }
    std::string text(std::string_view name) const { return value(name).text_or({}); }
    std::string number(std::string_view name) const { return std::to_string(value(name).integer_or(0)); }
    // By its description: a choice by its label.
    Text word(std::string_view name) const {
        return {said_of(notice_.section, name, Language::zh), said_of(notice_.section, name, Language::en)};
    }
    // Of a row of a list.
    Text word(std::string_view list, Value const& row, std::string_view name) const {
        for (auto const& field : items(notice_.section["fields"])) {
            if (field["name"] == Value(list)) {
                auto const of_row = Value::object().set("fields", field["fields"]).set("values", row);
                return {said_of(of_row, name, Language::zh), said_of(of_row, name, Language::en)};
            }
        }
        return {};
    }
    bool keeps_nothing_back() const { return notice_.section["withheld"].size() == 0; }
    std::string const& organisation() const { return notice_.organisation_name; }
    std::string const& rule() const { return notice_.rule; }
    std::string ground(Clause clause) const { return book_.citation(clause); }

    // A judgement built from public figures alone, told as the judge's own are.
    Value judgement(Clause clause, Value facts, Value steps, Value result) const {
        auto const* found = book_.find(clause.id);
        return Value::object()
            .set("clause", clause.id)
            .set("article", ground(clause))
            .set("quote", found == nullptr ? std::string() : found->quote)
            .set("facts", std::move(facts))
            .set("numbers", Value::list())
            .set("steps", std::move(steps))
            .set("result", std::move(result))
            .set("outcome", "computed");
    }

    // CD-34-2: what the law keeps back of this notice, and on which ground.
    void withheld() {
        for (auto const& kept : items(notice_.section["withheld"])) {
            say("“" + in(Language::zh, kept["label"]) + "”依法不予公开：" + in(Language::zh, kept["ground_label"]) +
                    "。",
                "“" + in(Language::en, kept["label"]) +
                    "” is withheld by law: " + in(Language::en, kept["ground_label"]) + ".");
        }
    }
    Value finished() const { return Value::object().set("sentences", sentences_).set("whys", whys_); }

private:
    law::Rulebook const& book_;
    Notice const& notice_;
    Value sentences_ = Value::list();
    Value whys_ = Value::list();
};

// ---- before the purchase ----

void need_survey(Telling& t) {
    if (t.knows({"from", "to", "respondents", "findings"})) {
        t.say(t.text("from") + " 至 " + t.text("to") + " 调研 " + t.number("respondents") + " 人：" +
                  t.text("findings"),
              "From " + t.text("from") + " to " + t.text("to") + " " + t.number("respondents") +
                  " people were asked: “" + t.text("findings") + "”");
    }
}

void plan_line(Telling& t) {
    if (t.knows({"name", "beneficiaries"})) {
        t.say(t.organisation() + "计划购买“" + t.text("name") + "”，服务对象是：" + t.text("beneficiaries") + "。",
              t.organisation() + " plans to buy “" + t.text("name") + "” for: “" + t.text("beneficiaries") + "”.");
    }
    std::string zh, en;
    for (auto const& goal : items(t.value("objectives"))) {
        auto const one =
            goal["name"].text_or({}) + " " + std::to_string(goal["target"].integer_or(0)) + goal["unit"].text_or({});
        zh += (zh.empty() ? "" : "、") + one;
        en += (en.empty() ? "" : ", ") + one;
    }
    if (!zh.empty()) {
        t.say("预期达到：" + zh + "。", "It is to reach: " + en + ".");
    }
}

void need_consultation(Telling& t) {
    if (t.knows({"opened", "closes"})) {
        t.say(t.text("opened") + " 至 " + t.text("closes") + " 就需求公开征求意见。",
              "The public was asked about the need from " + t.text("opened") + " to " + t.text("closes") + ".");
    }
}

void need_consultation_result(Telling& t) {
    if (t.knows({"summary"})) {
        t.say("听到了什么、采纳了什么：" + t.text("summary"),
              "What was heard and what became of it: “" + t.text("summary") + "”");
    }
}

void need_document(Telling& t) {
    auto const whole = t.text("quantity_or_scope") + t.text("content") + t.text("quality");
    if (!whole.empty()) {
        t.say("需求定稿：" + whole, "The need was fixed: “" + whole + "”");
    }
}

void budget(Telling& t) {
    auto const amount = money(t.value("amount"));
    if (t.knows({"year", "amount", "released_on"})) {
        t.say(t.number("year") + " 年预算 " + amount.zh + "，" + t.text("released_on") + " 批复。",
              "The budget of " + t.number("year") + " is " + amount.en + ", released on " + t.text("released_on") +
                  ".");
    }
}

void intention(Telling& t) {
    auto const method = t.word("method");
    if (t.knows({"method", "start"})) {
        t.say("公开采购意向：" + method.zh + "，" + t.text("start") + " 开始。",
              "The intention to buy was published: " + method.en + ", from " + t.text("start") + ".");
    }
}

// ---- the purchase ----

void prequalification_notice(Telling& t) {
    if (t.knows({"conditions", "apply_until"})) {
        auto const conditions = std::to_string(items(t.value("conditions")).size());
        auto const until = t.word("apply_until");
        t.say("征集受邀供应商：须满足 " + conditions + " 项资格条件，申请截止时间 " + until.zh + "。",
              "Suppliers to be invited are looked for: " + conditions + " conditions, applications until " + until.en +
                  ".");
    }
}

void tender_notice(Telling& t) {
    auto const method = t.word("method");
    auto const evaluation = t.word("evaluation");
    auto const limited = t.value("ceiling").is_integer();
    auto const ceiling = money(t.value("ceiling"));
    if (t.knows({"method", "evaluation"})) {
        t.say("采购方式：" + method.zh + "；" + evaluation.zh + (limited ? "；最高限价 " + ceiling.zh : std::string()) +
                  "。",
              "Method: " + method.en + "; " + evaluation.en +
                  (limited ? "; price ceiling " + ceiling.en : std::string()) + ".");
    }
    std::string zh, en;
    for (auto const& factor : items(t.value("factors"))) {
        auto const one = factor["name"].text_or({}) + " " + points(factor["weight"]);
        zh += (zh.empty() ? "" : "、") + one + " 分";
        en += (en.empty() ? "" : ", ") + one;
    }
    if (!zh.empty()) {
        t.say("事先公布的评分项：" + zh + "。", "Announced beforehand, in points: " + en + ".");
    }
}

void clarification(Telling& t) {
    t.say("发布了澄清或修改。", "A clarification was published.");
}

void opening_record(Telling& t) {
    if (t.knows({"bidders"})) {
        t.say("开标时共有 " + t.number("bidders") + " 家投标。",
              "At the opening there were " + t.number("bidders") + " bids.");
    }
    std::string gave;
    for (auto const& holder : items(t.value("key_holders"))) {
        if (holder["given_at"].is_text()) {
            gave += (gave.empty() ? "" : "、") + holder["organisation_name"].text_or({});
        }
    }
    if (!gave.empty()) {
        auto const held = std::to_string(items(t.value("key_holders")).size());
        auto const needed = t.number("key_threshold");
        t.say("开标密钥由 " + held + " 个岗位分持，须 " + needed + " 份合成；交出份额的有：" + gave + "。",
              "The opening key was held in " + held + " shares, of which " + needed + " open; given by: " + gave + ".");
    }
}

void tender_failed(Telling& t) {
    t.say("采购活动终止或失败，理由见公告。", "The purchase ended without a result; the notice says why.");
}

void award_void(Telling& t) {
    auto const winner = t.text("provider_name");
    t.say((winner.empty() ? std::string("原") : winner + "的") + "中标(成交)结果无效。" + t.text("because"),
          (winner.empty() ? std::string("The award") : "The award to " + winner) + " is void. " + t.text("because"));
}

void complaint_decision(Telling& t) {
    auto const word = t.word("decision");
    t.say("财政部门对投诉作出处理决定：" + word.zh + "。",
          "The finance department decided on a complaint: " + word.en + ".");
    if (t.knows({"way"})) {
        auto const way = t.word("way");
        t.say("随后：" + way.zh + "。", "What follows: " + way.en + ".");
    }
    // LP-251 60日内申请复议;六个月内起诉
    if (t.knows({"review_until", "suit_until"})) {
        t.say("不服的，可以在 " + t.text("review_until") + " 前申请行政复议，或者在 " + t.text("suit_until") +
                  " 前提起行政诉讼。",
              "Who disagrees may ask for a review until " + t.text("review_until") + " or go to court until " +
                  t.text("suit_until") + ".");
    }
}

void award_notice(Telling& t) {
    auto const price = money(t.value("price"));
    auto const winner = t.text("provider_name");
    if (t.knows({"provider_name", "price", "term"})) {
        t.say(winner + "中标(成交)，每年 " + price.zh + "，" + t.text("term") + "。",
              winner + " was chosen at " + price.en + " a year, “" + t.text("term") + "”.");
    } else if (!winner.empty()) {
        t.say(winner + "中标(成交)。", winner + " was chosen.");
    }
    auto const experts = items(t.value("experts")).size();
    if (experts > 0) {
        t.say("由 " + std::to_string(experts) + " 人组成的评审小组评定，名单随公告公开。",
              "A committee of " + std::to_string(experts) + " decided; the notice names them.");
    }
    // LP-183 告知未通过资格审查原因;……告知未中标人本人得分与排序: the reasons to each bidder alone. What the ranking was
    // computed from is public where there is a record of it; a notice from before has none.
    auto const ground = t.ground(clause::LP_183);
    if (t.value("record_digest").is_text()) {
        t.say(
            "排序由公开的评审记录算出，任何人都可以重算；未中标人另行收到本人的得分与排序(" + ground + ")。",
            "The ranking is computed from a public record, by anybody again; each bidder is told his own scores and rank "
            "besides (" +
                ground + ").");
    } else {
        t.say("各投标人的得分和名次只告知其本人，不向社会公开(" + ground + ")。",
              "Scores and ranks are told to each bidder alone, not to the public (" + ground + ").");
    }
    if (t.knows({"query_until"})) {
        auto const until = t.text("query_until");
        t.say("参加本项目的供应商对结果有异议的，可以在 " + until + "（含当日）以前向采购人提出质疑(" +
                  t.ground(clause::LP_230) + ")。",
              "A supplier that took part may query the result with the buyer until " + until + ", that day included (" +
                  t.ground(clause::LP_230) + ").");
    }
}

void contract_notice(Telling& t) {
    auto const price = money(t.value("price"));
    auto const parts = std::to_string(items(t.value("instalments")).size());
    if (t.knows({"number", "term_from", "term_to", "price"})) {
        t.say("合同 " + t.text("number") + "：" + t.text("term_from") + " 至 " + t.text("term_to") + "，总价 " +
                  price.zh + "，分 " + parts + " 期付款。",
              "Contract " + t.text("number") + ": " + t.text("term_from") + " to " + t.text("term_to") + ", " +
                  price.en + " in " + parts + " instalments.");
    }
    std::string zh, en;
    for (auto const& band : items(t.value("bands"))) {
        auto const span = points(band["from"]) + "–" + points(band["to"]);
        auto const ratio = percent(band["ratio"].integer_or(0));
        zh += (zh.empty() ? "" : ",") + span + " 分付 " + ratio;
        en += (en.empty() ? "" : ", ") + ratio + " at " + span + " points";
    }
    if (!zh.empty()) {
        t.say("付款与考核得分挂钩：" + zh + "。", "What is paid hangs on the marks: " + en + ".");
    }
}

void contract_supplement(Telling& t) {
    if (t.knows({"text"})) {
        t.say("补充合同：" + t.text("text"), "Supplement: “" + t.text("text") + "”");
    }
}

// ---- framework agreements ----

void framework_call(Telling& t) {
    auto const cap = money(t.value("unit_price_cap"));
    if (t.knows({"subject", "unit", "unit_price_cap"})) {
        t.say("征集的是：" + t.text("subject") + "；每" + t.text("unit") + "最高限制单价 " + cap.zh + "。",
              "Wanted: “" + t.text("subject") + "”; at most " + cap.en + " for each “" + t.text("unit") + "”.");
    }
    if (t.value("elimination").is_integer()) {
        auto const share = percent(t.value("elimination").integer_or(0));
        auto const method = t.word("stage_one");
        auto const way = t.word("stage_two");
        t.say("入围按" + method.zh + "评审，淘汰 " + share + "；以后每笔订单的成交方式是：" + way.zh + "。",
              "Suppliers are admitted by " + method.en + ", and " + share + " are eliminated; orders are made by " +
                  way.en + ".");
    } else if (t.value("settlement").is_text()) {
        t.say("愿意接受全部条件的供应商随时可以申请加入。", "Whoever accepts all terms may apply at any time.");
    }
    if (t.knows({"term_from", "term_to"})) {
        t.say("有效期 " + t.text("term_from") + " 至 " + t.text("term_to") + "。",
              "In force from " + t.text("term_from") + " to " + t.text("term_to") + ".");
    }
}

// The suppliers of a list, each with his unit price.
void suppliers(Telling& t, std::string_view list, Text const& head) {
    std::string zh, en;
    for (auto const& one : items(t.value(list))) {
        auto const price = money(one["price"]);
        zh += (zh.empty() ? "" : "、") + one["provider_name"].text_or({}) + "(" + price.zh + ")";
        en += (en.empty() ? "" : ", ") + one["provider_name"].text_or({}) + " (" + price.en + ")";
    }
    if (!zh.empty()) {
        t.say(head.zh + zh + "。", head.en + en + ".");
    }
}

void framework_admitted(Telling& t) {
    if (t.knows({"responsive", "eliminated"})) {
        t.say("满足要求的有 " + t.number("responsive") + " 家，淘汰 " + t.number("eliminated") + " 家。",
              t.number("responsive") + " suppliers were responsive, of whom " + t.number("eliminated") +
                  " were eliminated.");
    }
    suppliers(t, "admitted", {"入围供应商及协议单价：", "Admitted, at a unit price of: "});
}

void framework_failed(Telling& t) {
    if (!t.knows({"reason"})) {
        t.say("征集终止，理由见公告。", "The call was ended; the notice says why.");
        return;
    }
    t.say("征集终止：" + t.text("reason"), "The call was ended: “" + t.text("reason") + "”");
}

void framework_agreements(Telling& t) {
    suppliers(
        t, "agreements",
        {"可以向这些供应商下订单，单价不高于括号内的价格：", "Orders may be placed with these, at no more than: "});
}

void framework_admission(Telling& t) {
    auto const price = money(t.value("price"));
    if (t.knows({"framework_name", "provider_name", "price"})) {
        t.say(t.text("provider_name") + "加入“" + t.text("framework_name") + "”，付费标准 " + price.zh + "。",
              t.text("provider_name") + " was admitted to “" + t.text("framework_name") + "” at the fee of " +
                  price.en + ".");
    }
}

void framework_result(Telling& t) {
    auto const way = t.word("way");
    auto const price = money(t.value("unit_price"));
    auto const amount = money(t.value("amount"));
    if (t.knows({"provider_name", "way", "quantity", "unit_price", "amount"})) {
        t.say(way.zh + "：" + t.text("provider_name") + "成交，单价 " + price.zh + "，数量 " + t.number("quantity") +
                  "，共 " + amount.zh + "。",
              "By " + way.en + ": " + t.text("provider_name") + " at " + price.en + " a unit, " + t.number("quantity") +
                  " units, " + amount.en + " in all.");
    }
}

void framework_summary(Telling& t) {
    auto const settled = money(t.value("orders_settled"));
    if (t.knows({"orders_made", "orders_settled"})) {
        t.say("有效期内共成交 " + t.number("orders_made") + " 笔，结算 " + settled.zh + "。",
              t.number("orders_made") + " orders were made in the term, and " + settled.en + " settled.");
    }
    for (auto const& one : items(t.value("by_supplier"))) {
        auto const sum = money(one["settled"]);
        auto const count = std::to_string(one["orders"].integer_or(0));
        auto const name = one["provider_name"].text_or({});
        t.say(name + "：" + count + " 笔，" + sum.zh + "。", name + ": " + count + " orders, " + sum.en + ".");
    }
}

// ---- what was delivered, paid and reached ----

void assessment(Telling& t) {
    auto const title = t.text("title");
    auto const score = points(t.value("score"));
    auto const bulletins = items(t.value("bulletins"));
    auto const last = bulletins.empty() ? std::string() : bulletins.back()["summary"].text_or({});
    auto const summary = last.empty() ? std::string() : " “" + last + "”";
    if (!t.knows({"title", "score"})) {
        return;
    }
    if (t.value("first_score").is_integer() && t.rule() == "assessment_corrected") {
        auto const first = points(t.value("first_score"));
        t.say("承接主体对“" + title + "”提出异议，成立：得分由 " + first + " 更正为 " + score + "。" + last,
              "The provider objected to “" + title + "” and was right: " + first + " became " + score + " points." +
                  summary);
        return;
    }
    t.say("“" + title + "”(" + t.text("held") + ")：得分 " + score + "。" + last,
          "“" + title + "” (" + t.text("held") + "): " + score + " points." + summary);
}

void acceptance(Telling& t) {
    auto const outcome = t.word("outcome");
    auto const opinion = t.text("opinion");
    if (t.knows({"outcome"})) {
        t.say("履约验收：" + outcome.zh + "。" + opinion,
              "Acceptance: " + outcome.en + "." + (opinion.empty() ? "" : " “" + opinion + "”"));
    }
}

void completion(Telling& t) {
    if (t.knows({"text"})) {
        t.say(t.text("text"), "Completed: “" + t.text("text") + "”");
    }
}

Value step(char const* what, Value value) {
    return Value::object().set("what", what).set("value", std::move(value));
}

// CD-28-1 from the figures that were published: marks, ratio, what was earned and what was taken off.
Value why_payable(Telling const& t) {
    Value steps = Value::list();
    steps.push(step("band_ratio", t.value("ratio")))
        .push(step("earned_of_instalment", t.value("earned")))
        .push(step("deducted", t.value("deducted")));
    return t.judgement(clause::CD_28_1,
                       Value::object().set("instalment", t.value("instalment_amount")).set("score", t.value("score")),
                       steps, Value::object().set("payable", t.value("payable")));
}

void payment(Telling& t) {
    auto const name = t.text("instalment_name");
    auto const marks = points(t.value("score"));
    auto const ratio = percent(t.value("ratio").integer_or(0));
    auto const payable = money(t.value("payable"));
    auto const whole = money(t.value("instalment_amount"));
    if (t.knows({"paid_on", "instalment_name", "payable", "score", "instalment_amount", "ratio"})) {
        t.say(t.text("paid_on") + " 支付" + name + " " + payable.zh + "：考核 " + marks + " 分，付 " + whole.zh +
                  " 的 " + ratio + "。",
              payable.en + " was paid for “" + name + "” on " + t.text("paid_on") + ": " + ratio + " of " + whole.en +
                  " at " + marks + " points.");
    }
    for (auto const& again : items(t.value("recomputations"))) {
        auto const before = money(again["payable_before"]);
        auto const now = money(again["payable_now"]);
        auto const because = t.word("recomputations", again, "because");
        t.say("付款前重算过：" + because.zh + "，由 " + before.zh + " 变为 " + now.zh + "。",
              "It was computed again before it was paid (" + because.en + "): " + before.en + " became " + now.en +
                  ".");
    }
    if (t.keeps_nothing_back() && t.knows({"payable"})) {
        t.why({"为什么是 " + payable.zh, "Why " + payable.en}, why_payable(t));
    }
}

void evaluation(Telling& t) {
    auto const part = [&](char const* name) { return points(t.value(name)); };
    auto const grade = t.word("grade");
    if (t.knows({"score", "grade"})) {
        t.say("绩效评价 " + part("score") + " 分，等级：" + grade.zh + "。",
              "Evaluated at " + part("score") + " points: " + grade.en + ".");
    }
    if (t.value("answers").is_integer()) {
        auto const satisfied = percent(t.value("satisfied_rate").integer_or(0));
        t.say(t.number("answers") + " 位服务对象作答，满意率 " + satisfied + "。",
              t.number("answers") + " users answered; " + satisfied + " were satisfied.");
    }
    if (t.value("buyer_score").is_integer() && t.value("user_score").is_integer() &&
        t.value("third_score").is_integer()) {
        t.say("购买主体评 " + part("buyer_score") + " 分，服务对象评 " + part("user_score") + " 分，第三方评 " +
                  part("third_score") + " 分。",
              "The buyer gave " + part("buyer_score") + ", the users " + part("user_score") + ", the third party " +
                  part("third_score") + " points.");
        t.why({"为什么是 " + part("first") + " 分", "Why " + part("first") + " points"},
              t.judgement(clause::CD_32_1,
                          Value::object()
                              .set("buyer", t.value("buyer_score"))
                              .set("user", t.value("user_score"))
                              .set("third_party", t.value("third_score")),
                          Value::list(), Value::object().set("score", t.value("first"))));
    }
}

void entrustment(Telling& t) {
    if (t.knows({"organiser", "receipt", "accept_on"})) {
        t.say(t.text("accept_on") + " 受托机构受理本项目的采购，受理编号 " + t.text("receipt") + "。",
              "The organiser took the purchase on " + t.text("accept_on") + ", receipt " + t.text("receipt") + ".");
    }
}

void guide(Telling& t) {
    if (t.knows({"apply_until", "last_year_weight", "neutral", "selected"})) {
        auto const weight = percent(t.value("last_year_weight").integer());
        t.say("申报至 " + t.text("apply_until") + " 截止，拟立项 " + t.number("selected") + " 个；上年度考评结果占 " +
                  weight + "，没有的按 " + points(t.value("neutral")) + " 分计。",
              "Applications are taken until " + t.text("apply_until") + "; " + t.number("selected") +
                  " are to be selected. Last year's result counts " + weight + ", who has none gets " +
                  points(t.value("neutral")) + " points.");
    }
}

// Those that are proposed, with their totals.
void selection(Telling& t) {
    for (auto const& line : items(t.value("ranking"))) {
        if (line["proposed"].boolean_or(false)) {
            auto const who = line["provider_name"].text_or({});
            auto const what = line["name"].text_or({});
            auto const total = points(line["total"]);
            t.say("拟立项：" + who + "“" + what + "”，总分 " + total + " 分。",
                  "Selected: “" + what + "” of " + who + ", " + total + " points.");
        }
    }
    if (t.knows({"notice_until"})) {
        t.say("公示至 " + t.text("notice_until") + "，其间任何人都可以提出异议。",
              "The notice runs until " + t.text("notice_until") + "; anybody may object.");
    }
}

void selection_objection(Telling& t) {
    if (t.knows({"decided_on", "answer"})) {
        auto const upheld = t.value("upheld").boolean_or(false);
        t.say(t.text("decided_on") + (upheld ? " 异议成立：" : " 异议不成立：") + t.text("answer"),
              std::string(upheld ? "Upheld on " : "Not upheld on ") + t.text("decided_on") + ": " + t.text("answer"));
    }
}

struct Teller {
    std::string_view rule;
    void (*tell)(Telling&);
};

constexpr std::array<Teller, 35> tellers{{{"need_survey", need_survey},
                                          {"entrustment_notice", entrustment},
                                          {"guide_notice", guide},
                                          {"selection_notice", selection},
                                          {"selection_concluded", selection},
                                          {"selection_objection", selection_objection},
                                          {"plan_line", plan_line},
                                          {"need_consultation", need_consultation},
                                          {"need_consultation_result", need_consultation_result},
                                          {"need_document", need_document},
                                          {"budget", budget},
                                          {"intention", intention},
                                          {"prequalification_notice", prequalification_notice},
                                          {"tender_notice", tender_notice},
                                          {"clarification", clarification},
                                          {"opening_record", opening_record},
                                          {"tender_failed", tender_failed},
                                          {"award_notice", award_notice},
                                          {"award_void", award_void},
                                          {"complaint_decision", complaint_decision},
                                          {"contract_notice", contract_notice},
                                          {"contract_supplement", contract_supplement},
                                          {"framework_call", framework_call},
                                          {"framework_admitted", framework_admitted},
                                          {"framework_failed", framework_failed},
                                          {"framework_agreements", framework_agreements},
                                          {"framework_admission", framework_admission},
                                          {"framework_result", framework_result},
                                          {"framework_summary", framework_summary},
                                          {"assessment_bulletin", assessment},
                                          {"assessment_corrected", assessment},
                                          {"acceptance", acceptance},
                                          {"completion", completion},
                                          {"payment", payment},
                                          {"evaluation", evaluation}}};

}  // namespace

Value told(law::Rulebook const& book, Notice const& notice) {
    auto const teller = std::ranges::find(tellers, std::string_view(notice.rule), &Teller::rule);
    ENSURE(teller != tellers.end());
    Telling telling(book, notice);
    teller->tell(telling);
    telling.withheld();
    return telling.finished();
}

}  // namespace qiyue::disclosure
