#include "modules/disclosure/teller.hpp"

#include "law/clauses.gen.hpp"

#include <array>

// What was delivered, paid and reached.
namespace qiyue::disclosure {

namespace {

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

}  // namespace

std::span<Teller const> result_tellers() {
    static constexpr std::array<Teller, 6> all{{
        {"assessment_bulletin", assessment},
        {"assessment_corrected", assessment},
        {"acceptance", acceptance},
        {"completion", completion},
        {"payment", payment},
        {"evaluation", evaluation},
    }};
    return all;
}

}  // namespace qiyue::disclosure
