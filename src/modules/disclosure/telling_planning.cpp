#include "modules/disclosure/teller.hpp"

#include <array>

// Before the purchase: survey, plan, need, budget, intention.
namespace qiyue::disclosure {

namespace {

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

}  // namespace

std::span<Teller const> planning_tellers() {
    static constexpr std::array<Teller, 7> all{{
        {"need_survey", need_survey},
        {"plan_line", plan_line},
        {"need_consultation", need_consultation},
        {"need_consultation_result", need_consultation_result},
        {"need_document", need_document},
        {"budget", budget},
        {"intention", intention},
    }};
    return all;
}

}  // namespace qiyue::disclosure
