#include "app/portal/story.hpp"

#include "app/portal/why.hpp"
#include "law/clauses.gen.hpp"

#include "base/said.hpp"

#include <algorithm>

namespace qiyue::app::portal {

namespace {

// What all chapters need: whose purchase, in which language.
struct Teller {
    law::Rulebook const& book;
    Value const& project;
    Value const& closing;
    Language language;

    std::string says(std::string_view zh, std::string_view en) const {
        return std::string(language == Language::zh ? zh : en);
    }
};

// One chapter while it is told.
class Chapter {
public:
    Chapter(Teller const& teller, std::string id, Text const& heading) : teller_(teller) {
        value_.set("id", std::move(id)).set("heading", in(teller.language, heading)).set("table", false);
    }

    // What the notice says (disclosure's telling), each sentence leading to it.
    void tell(Value const& notice) {
        for (auto const& sentence : notice["told"]["sentences"].items()) {
            sentences_.push(Value::object()
                                .set("text", in(teller_.language, sentence))
                                .set("href", "/notices/" + std::to_string(notice["id"].integer()))
                                .set("label", in(teller_.language, notice["kind"]))
                                .set("date", notice["at"].text().substr(0, 10)));
        }
        for (auto const& why : whys_of(notice["told"], teller_.language).items()) {
            whys_.push(why);
        }
    }
    // A sentence that rests on a rule or on what is still due, not on a notice.
    void add(std::string_view zh, std::string_view en) {
        sentences_.push(Value::object()
                            .set("text", teller_.says(zh, en))
                            .set("href", false)
                            .set("label", false)
                            .set("date", false));
    }
    // Until when the public may answer a notice.
    void add_closing(Value const& notice) {
        auto const until = notice["closes"]["text"].text_or({});
        auto const left = notice["closes"]["left"].text_or({});
        auto const bids = notice["rule"] == Value("tender_notice");
        sentences_.push(Value::object()
                            .set("text",
                                 teller_.says(bids ? "投标截止时间 " : "公众可提意见至 ",
                                              bids ? "Bids are taken until " : "Anybody may comment until ") +
                                     until + teller_.says("（", " (") + left + teller_.says("）。", ")."))
                            .set("href", notice["href"])
                            .set("label", notice["label"])
                            .set("date", notice["date"]));
    }
    void why(std::string_view zh, std::string_view en, Value const& tree) {
        whys_.push(Value::object()
                       .set("title", teller_.says(zh, en))
                       .set("tree", Value::list().push(why_node(tree, teller_.language))));
    }
    void table(Value head, Value lines) {
        value_.set("table", Value::object().set("head", std::move(head)).set("lines", std::move(lines)));
    }
    Value finished(Text const& none) {
        auto const empty = sentences_.size() == 0;
        return value_.set("has_sentences", !empty)
            .set("sentences", sentences_)
            .set("has_whys", whys_.size() > 0)
            .set("whys", whys_)
            .set("none", empty ? Value(in(teller_.language, none)) : Value(false));
    }

private:
    Teller const& teller_;
    Value value_ = Value::object();
    Value sentences_ = Value::list();
    Value whys_ = Value::list();
};

// The notices that make a chapter, in the order in which it tells them: groups of rules, each group the oldest first.
struct Plan {
    char const* id;
    Text heading;
    std::vector<std::vector<std::string_view>> groups;
    Text none;
};

std::vector<Plan> const& plans() {
    static std::vector<Plan> const all{
        {.id = "why-bought",
         .heading = {"为什么买、给谁用", "Why, and for whom"},
         .groups =
             {{"need_survey"}, {"plan_line"}, {"need_consultation"}, {"need_consultation_result"}, {"need_document"}},
         .none = {"需求调研和规划尚未公开。", "Nothing of the need is public yet."}},
        {.id = "how-much",
         .heading = {"安排了多少钱", "How much was set aside"},
         .groups = {{"budget"}, {"intention"}},
         .none = {"预算尚未公开。", "The budget is not public yet."}},
        {.id = "how-chosen",
         .heading = {"怎么选出来的", "How the provider was chosen"},
         .groups = {{"tender_notice"},
                    {"clarification"},
                    {"opening_record"},
                    {"award_notice"},
                    {"complaint_decision"},
                    {"award_void"},
                    {"tender_failed"}},
         .none = {"采购活动尚未公开。", "The purchase has not been announced yet."}},
        {.id = "contract",
         .heading = {"签了什么合同", "What was agreed"},
         .groups = {{"contract_notice"}, {"contract_supplement"}},
         .none = {"合同尚未公开。", "No contract is public yet."}},
        {.id = "delivered",
         .heading = {"做得怎么样", "What was delivered"},
         .groups = {{"assessment_bulletin", "assessment_corrected"}, {"acceptance"}, {"completion"}},
         .none = {"考核和验收结果尚未公开。", "No assessment is public yet."}},
        {.id = "paid",
         .heading = {"付了多少、为什么", "What was paid, and why that much"},
         .groups = {{"payment"}},
         .none = {"尚未付款，或付款尚未公开。", "Nothing was paid yet, or it is not public."}},
        {.id = "worth",
         .heading = {"值不值、大家怎么说", "Was it worth it, and what users said"},
         .groups = {{"evaluation"}},
         .none = {"评价完成后公开。", "Published once it is final."}}};
    return all;
}

// The notices of these rules, the oldest first.
std::vector<Value> of_rules(Value const& project, std::vector<std::string_view> const& rules) {
    std::vector<Value> all;
    for (auto const& stage : project["stages"].items()) {
        for (auto const& notice : stage["notices"].items()) {
            if (std::ranges::find(rules, notice["rule"].text()) != rules.end()) {
                all.push_back(notice);
            }
        }
    }
    return all;
}

Value cell(std::string text, bool figures) {
    return Value::object().set("text", std::move(text)).set("figures", figures);
}

// Who bid, and at what price.
void add_bids(Teller const& teller, Chapter& chapter, Value const& opening) {
    Value lines = Value::list();
    for (auto const& bid : opening.is_list() ? opening.items() : Value::List{}) {
        auto const price = bid["price"].is_integer() ? yuan(bid["price"].integer()) : std::string("—");
        Value cells = Value::list();
        cells.push(cell(bid["provider_name"].text_or({}), false)).push(cell(price, true));
        lines.push(Value::object().set("cells", cells));
    }
    if (lines.size() > 0) {
        Value head = Value::list();
        head.push(cell(teller.says("投标人", "Bidder"), false))
            .push(cell(teller.says("报价（元）", "Price (yuan)"), true));
        chapter.table(head, lines);
    }
}

Value chapter_of(Teller const& teller, Plan const& plan) {
    Chapter chapter(teller, plan.id, plan.heading);
    for (auto const& rules : plan.groups) {
        for (auto const& notice : of_rules(teller.project, rules)) {
            chapter.tell(notice);
            if (notice["rule"] == Value("opening_record")) {
                add_bids(teller, chapter, notice["section"]["values"]["opening"]);
            }
        }
    }
    return chapter.finished(plan.none);
}

// Duties that are open, what is owed to the public, and how the evaluation goes into the next budget.
Value next(Teller const& teller) {
    Chapter chapter(teller, "next", {"接下来", "What comes next"});
    for (auto const& notice : teller.closing.items()) {
        chapter.add_closing(notice);
    }
    for (auto const& duty : teller.project["duties"].items()) {
        auto const day = duty["due"].text_or({});
        chapter.add(duty["holder"]["name"].text_or({}) + "应在 " + day + " 前：" + in(Language::zh, duty["title"]) +
                        (duty["overdue"].boolean_or(false) ? "（已逾期）" : "") + "。",
                    duty["holder"]["name"].text_or({}) + " is to “" + in(Language::en, duty["title"]) + "” by " + day +
                        (duty["overdue"].boolean_or(false) ? " (overdue)" : "") + ".");
        if (duty["why"].is_object()) {
            chapter.why("为什么是 " + day, "Why " + day, duty["why"]);
        }
    }
    for (auto const& due : teller.project["owed"].items()) {
        auto const day = due["due"].text_or({});
        chapter.add("尚待公开：" + in(Language::zh, due["kind"]) + (day.empty() ? "" : "，期限 " + day) +
                        (due["overdue"].boolean_or(false) ? "（已逾期）" : "") + "。",
                    "Still to be published: " + in(Language::en, due["kind"]) + (day.empty() ? "" : ", by " + day) +
                        (due["overdue"].boolean_or(false) ? " (overdue)" : "") + ".");
    }
    if (!of_rules(teller.project, {"evaluation"}).empty()) {
        auto const ground = teller.book.citation(clause::CD_33_2);
        auto const* entry = teller.book.find(clause::CD_33_2.id);
        auto const quote = entry == nullptr ? std::string() : entry->quote;
        chapter.add("评价结果“" + quote + "”的参考(" + ground + ")。",
                    "The result is a reference for the next budget: “" + quote + "” (" + ground + ").");
    }
    return chapter.finished({"没有待办的期限。", "Nothing is due."});
}

}  // namespace

Value story_of(law::Rulebook const& book, Value const& project, Value const& closing, Language language) {
    Teller const teller{.book = book, .project = project, .closing = closing, .language = language};
    Value all = Value::list();
    for (auto const& plan : plans()) {
        all.push(chapter_of(teller, plan));
    }
    return all.push(next(teller));
}

}  // namespace qiyue::app::portal
