#include "app/portal/portal.hpp"
#include "app/portal/words.hpp"

#include "modules/tender/api.hpp"
#include "platform/api/operation.hpp"

#include <algorithm>
#include <cctype>

// /methods: which method of purchase stands open for what is to be bought, which does not, and why; and all methods
// side by side. The answer is that of the operation `tender.methods`, which the step that chooses can't differ from.
namespace qiyue::app::portal {

namespace {

struct Choice {
    char const* value;
    Text label;
};

Value options_of(Visit const& visit, std::vector<Choice> const& choices, std::string const& chosen) {
    Value all = Value::list();
    for (auto const& one : choices) {
        all.push(option(one.value, visit.says(one.label.zh, one.label.en), chosen));
    }
    return all;
}

// The choices of a field of the query, after "not said".
Value options_of(Visit const& visit, Field const& field, std::string const& chosen) {
    Value all = Value::list().push(option("", visit.says("未说明", "not said"), chosen));
    for (auto const& one : field.options) {
        all.push(option(one.value, visit.says(one.label.zh, one.label.en), chosen));
    }
    return all;
}

Text state_label(std::string const& state) {
    return state == "open"        ? Text{"可以采用", "open"}
        : state == "on_condition" ? Text{"符合条件的可以采用", "open on condition"}
                                  : Text{"不能采用", "closed"};
}

Value clauses_of(law::Rulebook const& rules, Value const& ids) {
    Value all = Value::list();
    for (auto const& id : ids.items()) {
        all.push(Value::object().set("href", "/rules/" + id.text()).set("label", rules.citation(Clause{id.text()})));
    }
    return all;
}

// What nobody can have chosen in the form is passed over; an amount that can't be read is told.
bool means_something(Fields const& fields, std::string const& name, std::string const& value) {
    auto const field = std::ranges::find(fields, name, &Field::name);
    if (field == fields.end() || value.empty()) {
        return false;
    }
    return field->options.empty() || std::ranges::find(field->options, value, &Option::value) != field->options.end();
}

// "属于政府采购项目：……"
std::string thresholds(Visit const& visit, Value const& answer) {
    auto const procurement = answer["class"] == Value("procurement");
    auto const least = yuan(answer["procurement_threshold"].integer());
    auto const open = yuan(answer["open_tender_threshold"].integer());
    return visit.says(std::string(procurement ? "属于政府采购项目" : "属于其他政府购买服务项目") +
                          "。政府采购限额标准 " + least + " 元，公开招标数额标准 " + open + " 元。",
                      std::string(procurement ? "It is government procurement" : "It is another purchase of services") +
                          ". Government procurement begins at " + least + " yuan, the open tender at " + open +
                          " yuan.");
}

// An emergency that no rule knows of yet: from which day on one will.
Value too_early(Visit const& visit, Value const& answer) {
    if (!answer["emergency_from"].is_text()) {
        return false;
    }
    auto const from = answer["emergency_from"].text();
    return visit.says("紧急采购的规定自 " + from + " 起施行，今日尚不能适用。",
                      "The rules of emergency purchases are in force from " + from + " on, not today.");
}

// A finding and its remedy as sentences.
std::string sentence(std::string text, Language language) {
    auto const chinese = language == Language::zh;
    if (!chinese && !text.empty()) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }
    if (!text.empty() && !text.ends_with(chinese ? "。" : ".")) {
        text += chinese ? "。" : ". ";
    }
    return text;
}

class Methods {
public:
    Methods(Visit const& visit, law::Rulebook const& rules) : visit_(visit), rules_(rules) {}

    Value line(Value const& method) const {
        auto const state = method["state"].text();
        auto const reasons = told_of(method["findings"]);
        auto const reminders = told_of(method["reminders"]);
        Value before = Value::list();
        for (auto const& one : method["before"].items()) {
            before.push(Value::object()
                            .set("says", sentence(in(visit_.language, one["says"]), visit_.language))
                            .set("clauses", clauses_of(rules_, Value::list().push(one["clause"]))));
        }
        Value grounds = Value::list();
        for (auto const& ground : method["grounds"].items()) {
            grounds.push(in(visit_.language, ground["label"]));
        }
        auto const label = state_label(state);
        return Value::object()
            .set("name", in(visit_.language, method["label"]))
            .set("state", state)
            .set("state_label", visit_.says(label.zh, label.en))
            // What stands in the way says it better.
            .set("because",
                 state == "closed" && reasons.size() > 0
                     ? Value(false)
                     : Value(sentence(in(visit_.language, method["because"]), visit_.language)))
            .set("has_reasons", reasons.size() > 0)
            .set("reasons", reasons)
            .set("has_reminders", reminders.size() > 0)
            .set("reminders", reminders)
            .set("has_before", before.size() > 0)
            .set("before", before)
            .set("has_grounds", grounds.size() > 0 && state != "open")
            .set("grounds", grounds)
            .set("clauses", clauses_of(rules_, method["clauses"]));
    }

    // The same method in figures, for the table that compares.
    Value figures(Value const& method) const {
        auto const& asks = method["asks"];
        auto const suppliers = asks["suppliers"].text();
        auto const whom = suppliers == "anyone" ? visit_.says("面向所有供应商", "all suppliers")
            : suppliers == "invited"            ? visit_.says("书面邀请数家", "those invited")
                                                : visit_.says("一家", "one");
        std::string times;
        for (auto const& time : asks["times"].items()) {
            times += (times.empty() ? "" : visit_.says("；", "; ")) + time_of(time);
        }
        return Value::object()
            .set("name", in(visit_.language, method["label"]))
            .set("whom", whom)
            .set("least", std::to_string(asks["least_bids"].integer()))
            .set("times", times.empty() ? "—" : times)
            .set("talks", asks["talks"].boolean() ? visit_.says("有", "yes") : visit_.says("无", "no"))
            .set("evaluation", evaluated(asks["evaluation"].text()));
    }

    // Findings as sentences with their clauses.
    Value told_of(Value const& findings) const {
        Value all = Value::list();
        for (auto const& finding : findings.items()) {
            all.push(Value::object()
                         .set("says", sentence(in(visit_.language, finding["says"]), visit_.language))
                         .set("remedy", sentence(in(visit_.language, finding["remedy"]), visit_.language))
                         .set("clauses", clauses_of(rules_, finding["clauses"])));
        }
        return all;
    }

    // 框架协议采购 stands beside them: planned for many purchases, not chosen for one.
    Value framework(Value const& told) const {
        Value grounds = Value::list();
        for (auto const& scope : told["scopes"].items()) {
            grounds.push(in(visit_.language, scope["label"]));
        }
        auto const* state = grounds.size() > 0 ? "on_condition" : "closed";
        auto const label = state_label(state);
        return Value::object()
            .set("name", in(visit_.language, told["label"]))
            .set("state", state)
            .set("state_label", visit_.says(label.zh, label.en))
            .set("because", sentence(in(visit_.language, told["because"]), visit_.language))
            .set("has_grounds", grounds.size() > 0)
            .set("grounds", grounds)
            .set("clauses", clauses_of(rules_, told["clauses"]))
            .set("plan_href", "/workbench/frameworks/new/plan");
    }

private:
    std::string evaluated(std::string const& how) const {
        return how == "lowest_price" ? visit_.says("最低价", "lowest price")
            : how == "comprehensive" ? visit_.says("综合评分", "scoring")
            : how == "agreed"        ? visit_.says("协商议定", "agreed in talks")
                                     : visit_.says("由采购文件确定", "as the document says");
    }

    std::string time_of(Value const& time) const {
        auto const field = time["field"].text();
        auto const what = field == "notice_until" ? visit_.says("公告不少于", "notice ")
            : field == "documents_until"          ? visit_.says("提供文件不少于", "documents ")
                                                  : visit_.says("自发出至截止不少于", "to the deadline ");
        auto const days = std::to_string(time["value"].integer());
        auto const working = time["unit"] == Value("working_days");
        return what +
            visit_.says(" " + days + (working ? " 个工作日" : " 日"), days + (working ? " working days" : " days"));
    }

    Visit const& visit_;
    law::Rulebook const& rules_;
};

}  // namespace

Value Portal::answer_of(Visit const& visit, api::Operation const& operation, Form const& query) const {
    auto const told = world_.database().read<Result<Value>>([&](db::Tx& tx) {
        static Form const nothing = Form::read({}, Value::object(), {}).value();
        api::Call call{
            .context = visit.context, .tx = tx, .form = nothing, .body = {}, .path = {}, .query = query, .revision = 0};
        return operation.run(call);
    });
    ENSURE(told.ok());
    return told.value();
}

// What the reader asked, as far as the operation has a word for it.
Result<Form> Portal::read_methods_query(Visit const& visit, api::Operation const& operation) const {
    auto asked = visit.request.query;
    std::erase_if(asked, [&](auto const& one) { return !means_something(*operation.query, one.first, one.second); });
    // Codes of the city itself end so (GB/T 2260); which district asks makes no difference.
    asked["region"] = visit.query("region") == "city" ? "00" : "01";
    return api::read_query(operation, asked, visit.context);
}

http::Response Portal::methods(Visit const& visit) const {
    auto const& operation = *world_.operation("tender.methods");
    auto const field = [&](std::string_view name) -> Field const& {
        return *std::ranges::find(*operation.query, name, &Field::name);
    };
    auto data = common(visit, visit.says("采购方式选择", "Which method of purchase"));
    data.set("budget", visit.query("budget"))
        .set("levels",
             options_of(visit, {{"city", {"市级", "the city"}}, {"district", {"区（市）县", "a district"}}},
                        visit.query("region") == "city" ? "city" : "district"))
        .set("grounds", options_of(visit, field("ground"), visit.query("ground")))
        .set("centrals", options_of(visit, field("central"), visit.query("central")))
        .set("complexes", options_of(visit, field("complex"), visit.query("complex")))
        .set("repeats", options_of(visit, field("repeats_tender"), visit.query("repeats_tender")))
        .set("need_kinds", options_of(visit, field("need_kind"), visit.query("need_kind")))
        .set("emergencies", options_of(visit, field("emergency"), visit.query("emergency")));
    auto more_open = visit.query("emergency") == "yes";
    for (auto const* amount : {"bought", "original_price", "added_before"}) {
        data.set(amount, visit.query(amount));
        more_open = more_open || !visit.query(amount).empty();
    }
    data.set("more_open", more_open);
    auto const query = read_methods_query(visit, operation);
    Value wrong = Value::list();
    if (!query.ok()) {
        for (auto const& finding : query.refusal().findings()) {
            wrong.push(visit.says(finding.says.zh, finding.says.en));
        }
        return page(visit, "methods", data.set("has_answer", false).set("has_wrong", true).set("wrong", wrong));
    }
    auto const answer = answer_of(visit, operation, query.value());
    Methods const methods(visit, world_.rules());
    Value lines = Value::list();
    Value table = Value::list();
    for (auto const* state : {"open", "on_condition", "closed"}) {
        for (auto const& method : answer["methods"].items()) {
            if (method["state"] == Value(state)) {
                lines.push(methods.line(method));
            }
        }
    }
    for (auto const& method : answer["methods"].items()) {
        table.push(methods.figures(method));
    }
    auto const& framework = *world_.operation("framework.scopes");
    auto const framework_query = read_methods_query(visit, framework);
    ENSURE(framework_query.ok());  // it asks for less
    // Without an amount there is nothing to answer; the comparison stands for itself.
    data.set("has_answer", query.value().given("budget"))
        .set("has_wrong", false)
        .set("thresholds", thresholds(visit, answer))
        .set("too_early", too_early(visit, answer))
        .set("framework", methods.framework(answer_of(visit, framework, framework_query.value())))
        .set("lines", lines)
        .set("table", table);
    return page(visit, "methods", data);
}

}  // namespace qiyue::app::portal
