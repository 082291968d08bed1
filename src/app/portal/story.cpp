#include "app/portal/story.hpp"

#include "app/portal/why.hpp"
#include "app/portal/words.hpp"
#include "law/clauses.gen.hpp"
#include "law/telling.hpp"

namespace qiyue::app::portal {

namespace {

// What all chapters need: whose purchase, in which language.
struct Teller {
    law::Rulebook const& book;
    Value const& project;
    Language language;

    std::string says(std::string_view zh, std::string_view en) const {
        return std::string(language == Language::zh ? zh : en);
    }
    std::string money(Value const& fen) const { return yuan(fen.integer_or(0)) + says(" 元", " yuan"); }
};

// One chapter while it is told.
class Chapter {
public:
    Chapter(Teller const& teller, std::string id, std::string heading) : teller_(teller) {
        value_.set("id", std::move(id)).set("heading", std::move(heading)).set("table", false);
    }

    void say(Value const& notice, std::string zh, std::string en) {
        sentences_.push(Value::object()
                            .set("text", teller_.says(std::move(zh), std::move(en)))
                            .set("href", "/notices/" + std::to_string(notice["id"].integer()))
                            .set("label", in(teller_.language, notice["kind"]))
                            .set("date", notice["at"].text().substr(0, 10)));
    }
    // A sentence that rests on a rule or on what is still due, not on a notice.
    void add(std::string zh, std::string en) {
        sentences_.push(Value::object()
                            .set("text", teller_.says(std::move(zh), std::move(en)))
                            .set("href", false)
                            .set("label", false)
                            .set("date", false));
    }
    void why(std::string zh, std::string en, Value const& entry) {
        why_told(std::move(zh), std::move(en), law::told(teller_.book, entry));
    }
    void why_told(std::string zh, std::string en, Value const& told) {
        whys_.push(Value::object()
                       .set("title", teller_.says(std::move(zh), std::move(en)))
                       .set("tree", Value::list().push(why_node(told, teller_.language))));
    }
    void table(Value head, Value lines) {
        value_.set("table", Value::object().set("head", std::move(head)).set("lines", std::move(lines)));
    }
    bool empty() const { return sentences_.size() == 0; }
    Value finished(std::string const& none) {
        return value_.set("has_sentences", !empty())
            .set("sentences", sentences_)
            .set("has_whys", whys_.size() > 0)
            .set("whys", whys_)
            .set("none", empty() ? Value(none) : Value(false));
    }

private:
    Teller const& teller_;
    Value value_ = Value::object();
    Value sentences_ = Value::list();
    Value whys_ = Value::list();
};

// The notices of these rules, the oldest first.
std::vector<Value> of_rule(Value const& project, std::initializer_list<std::string_view> rules) {
    std::vector<Value> all;
    for (auto const& stage : project["stages"].items()) {
        for (auto const& notice : stage["notices"].items()) {
            for (auto const rule : rules) {
                if (notice["rule"] == Value(rule)) {
                    all.push_back(notice);
                }
            }
        }
    }
    return all;
}

Value const& values(Value const& notice) {
    return notice["section"]["values"];
}

std::string text(Value const& notice, std::string_view name) {
    return values(notice)[name].text_or({});
}

std::string number(Value const& notice, std::string_view name) {
    return std::to_string(values(notice)[name].integer_or(0));
}

// CD-34-2: what the law keeps back of this notice, and on which ground.
void say_withheld(Chapter& chapter, Value const& notice) {
    for (auto const& kept : notice["section"]["withheld"].items()) {
        chapter.say(notice,
                    "“" + in(Language::zh, kept["label"]) + "”依法不予公开:" + in(Language::zh, kept["ground_label"]) +
                        "。",
                    "“" + in(Language::en, kept["label"]) +
                        "” is withheld by law: " + in(Language::en, kept["ground_label"]) + ".");
    }
}

// A judgement built from public figures alone, told as the judge's own are.
Value judgement(Teller const& teller, Clause clause, Value facts, Value steps, Value result) {
    auto const* found = teller.book.find(clause.id);
    return Value::object()
        .set("clause", clause.id)
        .set("article", teller.book.citation(clause))
        .set("quote", found == nullptr ? std::string() : found->quote)
        .set("facts", std::move(facts))
        .set("numbers", Value::list())
        .set("steps", std::move(steps))
        .set("result", std::move(result))
        .set("outcome", "computed");
}

Value step(char const* what, Value value) {
    return Value::object().set("what", what).set("value", std::move(value));
}

Value cell(std::string text, bool figures) {
    return Value::object().set("text", std::move(text)).set("figures", figures);
}

// ---- the chapters ----

Value need(Teller const& teller) {
    Chapter chapter(teller, "why-bought", teller.says("为什么买、给谁用", "Why, and for whom"));
    for (auto const& notice : of_rule(teller.project, {"need_survey"})) {
        chapter.say(notice,
                    text(notice, "from") + " 至 " + text(notice, "to") + " 调研 " + number(notice, "respondents") +
                        " 人:" + text(notice, "findings"),
                    "From " + text(notice, "from") + " to " + text(notice, "to") + " " + number(notice, "respondents") +
                        " people were asked: “" + text(notice, "findings") + "”");
    }
    for (auto const& notice : of_rule(teller.project, {"plan_line"})) {
        auto const buyer = teller.project["buyer"]["name"].text_or({});
        chapter.say(
            notice, buyer + "计划购买“" + text(notice, "name") + "”,服务对象是:" + text(notice, "beneficiaries") + "。",
            buyer + " plans to buy “" + text(notice, "name") + "” for: “" + text(notice, "beneficiaries") + "”.");
        std::string zh, en;
        for (auto const& goal :
             values(notice)["objectives"].is_list() ? values(notice)["objectives"].items() : Value::List{}) {
            auto const one = goal["name"].text_or({}) + " " + std::to_string(goal["target"].integer_or(0)) +
                goal["unit"].text_or({});
            zh += (zh.empty() ? "" : "、") + one;
            en += (en.empty() ? "" : ", ") + one;
        }
        if (!zh.empty()) {
            chapter.say(notice, "预期达到:" + zh + "。", "It is to reach: " + en + ".");
        }
        say_withheld(chapter, notice);
    }
    for (auto const& notice : of_rule(teller.project, {"need_consultation"})) {
        chapter.say(notice, text(notice, "opened") + " 至 " + text(notice, "closes") + " 就需求公开征求意见。",
                    "The public was asked about the need from " + text(notice, "opened") + " to " +
                        text(notice, "closes") + ".");
    }
    for (auto const& notice : of_rule(teller.project, {"need_consultation_result"})) {
        chapter.say(notice, "听到了什么、采纳了什么:" + text(notice, "summary"),
                    "What was heard and what became of it: “" + text(notice, "summary") + "”");
    }
    for (auto const& notice : of_rule(teller.project, {"need_document"})) {
        chapter.say(notice,
                    "需求定稿:" + text(notice, "quantity_or_scope") + text(notice, "content") + text(notice, "quality"),
                    "The need was fixed: “" + text(notice, "quantity_or_scope") + text(notice, "content") +
                        text(notice, "quality") + "”");
        say_withheld(chapter, notice);
    }
    return chapter.finished(teller.says("需求调研和规划尚未公开。", "Nothing of the need is public yet."));
}

Value money(Teller const& teller) {
    Chapter chapter(teller, "how-much", teller.says("安排了多少钱", "How much was set aside"));
    for (auto const& notice : of_rule(teller.project, {"budget"})) {
        auto const& v = values(notice);
        chapter.say(notice,
                    number(notice, "year") + " 年预算 " + teller.money(v["amount"]) + "," +
                        text(notice, "released_on") + " 批复。",
                    "The budget of " + number(notice, "year") + " is " + teller.money(v["amount"]) + ", released on " +
                        text(notice, "released_on") + ".");
        say_withheld(chapter, notice);
    }
    for (auto const& notice : of_rule(teller.project, {"intention"})) {
        chapter.say(notice,
                    "公开采购意向:" + said_of(notice["section"], "method", Language::zh) + "," +
                        text(notice, "start") + " 开始。",
                    "The intention to buy was published: " + said_of(notice["section"], "method", Language::en) +
                        ", from " + text(notice, "start") + ".");
    }
    return chapter.finished(teller.says("预算尚未公开。", "The budget is not public yet."));
}

void say_opening(Teller const& teller, Chapter& chapter, Value const& notice) {
    auto const bidders = number(notice, "bidders");
    chapter.say(notice, "开标时共有 " + bidders + " 家投标。", "At the opening there were " + bidders + " bids.");
    Value lines = Value::list();
    for (auto const& bid : values(notice)["opening"].is_list() ? values(notice)["opening"].items() : Value::List{}) {
        auto const price = bid["price"].is_integer() ? yuan(bid["price"].integer()) : std::string("—");
        Value cells = Value::list();
        cells.push(cell(bid["provider_name"].text_or({}), false)).push(cell(price, true));
        lines.push(Value::object().set("cells", cells));
    }
    if (lines.size() > 0) {
        Value head = Value::list();
        head.push(cell(teller.says("投标人", "Bidder"), false))
            .push(cell(teller.says("报价(元)", "Price (yuan)"), true));
        chapter.table(head, lines);
    }
    say_withheld(chapter, notice);
}

void say_award(Teller const& teller, Chapter& chapter, Value const& notice) {
    auto const& v = values(notice);
    chapter.say(notice,
                text(notice, "provider_name") + "中标(成交),每年 " + teller.money(v["price"]) + "," +
                    text(notice, "term") + "。",
                text(notice, "provider_name") + " was chosen at " + teller.money(v["price"]) + " a year, “" +
                    text(notice, "term") + "”.");
    auto const experts = v["experts"].is_list() ? v["experts"].size() : 0;
    if (experts > 0) {
        chapter.say(notice, "由 " + std::to_string(experts) + " 人组成的评审小组评定,名单随公告公开。",
                    "A committee of " + std::to_string(experts) + " decided; the notice names them.");
    }
    // LP-183 告知未中标人本人得分与排序: to each bidder his own, to nobody else.
    auto const ground = teller.book.citation(clause::LP_183);
    chapter.add("各投标人的得分和名次只告知其本人,不向社会公开(" + ground + ")。",
                "Scores and ranks are told to each bidder alone, not to the public (" + ground + ").");
    say_withheld(chapter, notice);
}

Value choice(Teller const& teller) {
    Chapter chapter(teller, "how-chosen", teller.says("怎么选出来的", "How the provider was chosen"));
    for (auto const& notice : of_rule(teller.project, {"tender_notice"})) {
        auto const& section = notice["section"];
        auto const ceiling = values(notice)["ceiling"];
        chapter.say(notice,
                    "采购方式:" + said_of(section, "method", Language::zh) + ";" +
                        said_of(section, "evaluation", Language::zh) +
                        (ceiling.is_integer() ? ";最高限价 " + teller.money(ceiling) : std::string()) + "。",
                    "Method: " + said_of(section, "method", Language::en) + "; " +
                        said_of(section, "evaluation", Language::en) +
                        (ceiling.is_integer() ? "; price ceiling " + teller.money(ceiling) : std::string()) + ".");
        std::string zh;
        for (auto const& factor :
             values(notice)["factors"].is_list() ? values(notice)["factors"].items() : Value::List{}) {
            zh += (zh.empty() ? "" : teller.says("、", ", ")) + factor["name"].text_or({}) + " " +
                hundredths(factor["weight"].integer_or(0)) + teller.says(" 分", "");
        }
        if (!zh.empty()) {
            chapter.say(notice, "事先公布的评分项:" + zh + "。", "Announced beforehand, in points: " + zh + ".");
        }
        say_withheld(chapter, notice);
    }
    for (auto const& notice : of_rule(teller.project, {"clarification"})) {
        chapter.say(notice, "发布了澄清或修改。", "A clarification was published.");
    }
    for (auto const& notice : of_rule(teller.project, {"opening_record"})) {
        say_opening(teller, chapter, notice);
    }
    for (auto const& notice : of_rule(teller.project, {"tender_failed"})) {
        chapter.say(notice, "采购活动终止或失败,理由见公告。",
                    "The purchase ended without a result; the notice says why.");
    }
    for (auto const& notice : of_rule(teller.project, {"award_notice"})) {
        say_award(teller, chapter, notice);
    }
    return chapter.finished(teller.says("采购活动尚未公开。", "The purchase has not been announced yet."));
}

Value contract(Teller const& teller) {
    Chapter chapter(teller, "contract", teller.says("签了什么合同", "What was agreed"));
    for (auto const& notice : of_rule(teller.project, {"contract_notice"})) {
        auto const& v = values(notice);
        auto const parts = std::to_string(v["instalments"].is_list() ? v["instalments"].size() : 0);
        chapter.say(notice,
                    "合同 " + text(notice, "number") + ":" + text(notice, "term_from") + " 至 " +
                        text(notice, "term_to") + ",总价 " + teller.money(v["price"]) + ",分 " + parts + " 期付款。",
                    "Contract " + text(notice, "number") + ": " + text(notice, "term_from") + " to " +
                        text(notice, "term_to") + ", " + teller.money(v["price"]) + " in " + parts + " instalments.");
        std::string zh, en;
        for (auto const& band : v["bands"].is_list() ? v["bands"].items() : Value::List{}) {
            auto const span = hundredths(band["from"].integer_or(0)) + "–" + hundredths(band["to"].integer_or(0));
            auto const ratio = hundredths(band["ratio"].integer_or(0)) + "%";
            zh += (zh.empty() ? "" : ",") + span + " 分付 " + ratio;
            en += (en.empty() ? "" : ", ") + ratio + " at " + span + " points";
        }
        if (!zh.empty()) {
            chapter.say(notice, "付款与考核得分挂钩:" + zh + "。", "What is paid hangs on the marks: " + en + ".");
        }
        say_withheld(chapter, notice);
    }
    for (auto const& notice : of_rule(teller.project, {"contract_supplement"})) {
        chapter.say(notice, "补充合同:" + text(notice, "text"), "Supplement: “" + text(notice, "text") + "”");
    }
    return chapter.finished(teller.says("合同尚未公开。", "No contract is public yet."));
}

Value delivery(Teller const& teller) {
    Chapter chapter(teller, "delivered", teller.says("做得怎么样", "What was delivered"));
    for (auto const& notice : of_rule(teller.project, {"assessment_bulletin", "assessment_corrected"})) {
        auto const& v = values(notice);
        auto const title = text(notice, "title");
        auto const score = hundredths(v["score"].integer_or(0));
        auto const last =
            v["bulletins"].size() > 0 ? v["bulletins"].items().back()["summary"].text_or({}) : std::string();
        if (v["first_score"].is_integer() && notice["rule"] == Value("assessment_corrected")) {
            auto const first = hundredths(v["first_score"].integer());
            chapter.say(notice,
                        "承接主体对“" + title + "”提出异议,成立:得分由 " + first + " 更正为 " + score + "。" + last,
                        "The provider objected to “" + title + "” and was right: " + first + " became " + score +
                            " points. “" + last + "”");
            continue;
        }
        chapter.say(notice, "“" + title + "”(" + text(notice, "held") + "):得分 " + score + "。" + last,
                    "“" + title + "” (" + text(notice, "held") + "): " + score + " points. “" + last + "”");
    }
    for (auto const& notice : of_rule(teller.project, {"acceptance"})) {
        chapter.say(notice,
                    "履约验收:" + said_of(notice["section"], "outcome", Language::zh) + "。" + text(notice, "opinion"),
                    "Acceptance: " + said_of(notice["section"], "outcome", Language::en) + ". “" +
                        text(notice, "opinion") + "”");
        say_withheld(chapter, notice);
    }
    for (auto const& notice : of_rule(teller.project, {"completion"})) {
        chapter.say(notice, text(notice, "text"), "Completed: “" + text(notice, "text") + "”");
    }
    return chapter.finished(teller.says("考核和验收结果尚未公开。", "No assessment is public yet."));
}

// CD-28-1 from the figures that were published: marks, ratio, what was earned and what was taken off.
Value payment_why(Teller const& teller, Value const& v) {
    Value steps = Value::list();
    steps.push(step("band_ratio", v["ratio"]))
        .push(step("earned_of_instalment", v["earned"]))
        .push(step("deducted", v["deducted"]));
    return judgement(teller, clause::CD_28_1,
                     Value::object().set("instalment", v["instalment_amount"]).set("score", v["score"]), steps,
                     Value::object().set("payable", v["payable"]));
}

Value paid(Teller const& teller) {
    Chapter chapter(teller, "paid", teller.says("付了多少、为什么", "What was paid, and why that much"));
    for (auto const& notice : of_rule(teller.project, {"payment"})) {
        auto const& v = values(notice);
        auto const name = text(notice, "instalment_name");
        auto const marks = hundredths(v["score"].integer_or(0));
        auto const ratio = hundredths(v["ratio"].integer_or(0)) + "%";
        chapter.say(notice,
                    text(notice, "paid_on") + " 支付" + name + " " + teller.money(v["payable"]) + ":考核 " + marks +
                        " 分,付 " + teller.money(v["instalment_amount"]) + " 的 " + ratio + "。",
                    teller.money(v["payable"]) + " was paid for “" + name + "” on " + text(notice, "paid_on") + ": " +
                        ratio + " of " + teller.money(v["instalment_amount"]) + " at " + marks + " points.");
        for (auto const& again : v["recomputations"].is_list() ? v["recomputations"].items() : Value::List{}) {
            chapter.say(notice,
                        "付款前重算过:" + again["because"].text_or({}) + ",由 " +
                            teller.money(again["payable_before"]) + " 变为 " + teller.money(again["payable_now"]) +
                            "。",
                        "It was computed again before it was paid (“" + again["because"].text_or({}) +
                            "”): " + teller.money(again["payable_before"]) + " became " +
                            teller.money(again["payable_now"]) + ".");
        }
        if (notice["section"]["withheld"].size() == 0) {
            chapter.why("为什么是 " + teller.money(v["payable"]), "Why " + teller.money(v["payable"]),
                        payment_why(teller, v));
        }
        say_withheld(chapter, notice);
    }
    return chapter.finished(teller.says("尚未付款,或付款尚未公开。", "Nothing was paid yet, or it is not public."));
}

Value worth(Teller const& teller) {
    Chapter chapter(teller, "worth", teller.says("值不值、大家怎么说", "Was it worth it, and what users said"));
    for (auto const& notice : of_rule(teller.project, {"evaluation"})) {
        auto const& v = values(notice);
        auto const part = [&](char const* name) { return hundredths(v[name].integer_or(0)); };
        chapter.say(
            notice,
            "绩效评价 " + part("score") + " 分,等级:" + said_of(notice["section"], "grade", Language::zh) + "。",
            "Evaluated at " + part("score") + " points: " + said_of(notice["section"], "grade", Language::en) + ".");
        if (v["answers"].is_integer()) {
            chapter.say(notice, number(notice, "answers") + " 位服务对象作答,满意率 " + part("satisfied_rate") + "%。",
                        number(notice, "answers") + " users answered; " + part("satisfied_rate") + "% were satisfied.");
        }
        if (v["buyer_score"].is_integer() && v["user_score"].is_integer() && v["third_score"].is_integer()) {
            chapter.say(notice,
                        "购买主体评 " + part("buyer_score") + " 分,服务对象评 " + part("user_score") + " 分,第三方评 " +
                            part("third_score") + " 分。",
                        "The buyer gave " + part("buyer_score") + ", the users " + part("user_score") +
                            ", the third party " + part("third_score") + " points.");
            chapter.why("为什么是 " + part("first") + " 分", "Why " + part("first") + " points",
                        judgement(teller, clause::CD_32_1,
                                  Value::object()
                                      .set("buyer", v["buyer_score"])
                                      .set("user", v["user_score"])
                                      .set("third_party", v["third_score"]),
                                  Value::list(), Value::object().set("score", v["first"])));
        }
        say_withheld(chapter, notice);
    }
    return chapter.finished(teller.says("评价完成后公开。", "Published once it is final."));
}

// Duties that are open, what is owed to the public, and how the evaluation goes into the next budget.
Value next(Teller const& teller) {
    Chapter chapter(teller, "next", teller.says("接下来", "What comes next"));
    for (auto const& duty : teller.project["duties"].items()) {
        auto const day = duty["due"].text_or({});
        chapter.add(duty["holder"]["name"].text_or({}) + "应在 " + day + " 前:" + in(Language::zh, duty["title"]) +
                        (duty["overdue"].boolean_or(false) ? "(已逾期)" : "") + "。",
                    duty["holder"]["name"].text_or({}) + " is to “" + in(Language::en, duty["title"]) + "” by " + day +
                        (duty["overdue"].boolean_or(false) ? " (overdue)" : "") + ".");
        if (duty["why"].is_object()) {
            chapter.why_told("为什么是 " + day, "Why " + day, duty["why"]);
        }
    }
    for (auto const& due : teller.project["owed"].items()) {
        auto const day = due["due"].text_or({});
        chapter.add("尚待公开:" + in(Language::zh, due["kind"]) + (day.empty() ? "" : ",期限 " + day) +
                        (due["overdue"].boolean_or(false) ? "(已逾期)" : "") + "。",
                    "Still to be published: " + in(Language::en, due["kind"]) + (day.empty() ? "" : ", by " + day) +
                        (due["overdue"].boolean_or(false) ? " (overdue)" : "") + ".");
    }
    if (!of_rule(teller.project, {"evaluation"}).empty()) {
        auto const ground = teller.book.citation(clause::CD_33_2);
        auto const* entry = teller.book.find(clause::CD_33_2.id);
        auto const quote = entry == nullptr ? std::string() : entry->quote;
        chapter.add("评价结果“" + quote + "”的参考(" + ground + ")。",
                    "The result is a reference for the next budget: “" + quote + "” (" + ground + ").");
    }
    return chapter.finished(teller.says("没有待办的期限。", "Nothing is due."));
}

}  // namespace

Value story_of(law::Rulebook const& book, Value const& project, Language language) {
    Teller const teller{.book = book, .project = project, .language = language};
    Value all = Value::list();
    for (auto const chapter : {need, money, choice, contract, delivery, paid, worth, next}) {
        all.push(chapter(teller));
    }
    return all;
}

}  // namespace qiyue::app::portal
