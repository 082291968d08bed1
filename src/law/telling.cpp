#include "law/telling.hpp"

#include "law/names.hpp"

#include "base/both.hpp"
#include "base/day.hpp"
#include "base/ensure.hpp"
#include "base/money.hpp"
#include "base/said.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace qiyue::law {

namespace {

Value both(std::string zh, std::string en) {
    std::vector<Member> words;
    words.reserve(2);
    words.push_back({"zh", std::move(zh)});
    words.push_back({"en", std::move(en)});
    return Value::object(std::move(words));
}

Value same(std::string const& text) {
    return both(text, text);
}

Value node(Value label) {
    auto told = Value::object();
    told.set("label", std::move(label));
    return told;
}

Value leaf(Value label, Value value) {
    auto told = node(std::move(label));
    told.set("value", std::move(value));
    return told;
}

Value branch(Value label, Value nodes) {
    auto told = node(std::move(label));
    told.set("nodes", std::move(nodes));
    return told;
}

std::string count(std::int64_t number) {
    return std::to_string(number);
}

Value money(std::int64_t fen) {
    return both(yuan(fen) + " 元", yuan(fen) + " yuan");
}

Value score(std::int64_t value) {
    return both(hundredths(value) + " 分", hundredths(value) + " points");
}

Value yes_or_no(bool yes) {
    return yes ? both("是", "yes") : both("否", "no");
}

Value days(std::int64_t number) {
    return both(count(number) + " 天", count(number) + (number == 1 ? " day" : " days"));
}

Value months(std::int64_t number) {
    return both(count(number) + " 个月", count(number) + (number == 1 ? " month" : " months"));
}

// "2026-03-11 星期三"
Value day(std::string const& iso) {
    auto const parsed = Day::parse(iso);
    if (!parsed.ok()) {
        return same(iso);
    }
    auto const on = parsed.value();
    return both(iso + " " + weekday(on, Language::zh), iso + " " + weekday(on, Language::en));
}

bool is_words(Value const& value) {
    return value.is_object() && value["zh"].is_text() && value["en"].is_text();
}

// Tells the parts of one judgement. Bids and people are numbered in the order in which they first stand, because their
// numbers in the tables say nothing to a reader and their names may be secret.
class Telling {
public:
    explicit Telling(Rulebook const& book, std::string clause) : book_(book), clause_(std::move(clause)) {}

    Value member(std::string_view key, Value const& value) { return member(key, name_of_key(clause_, key), value); }

    Value members(Value const& object) {
        Value all = Value::list();
        for (auto const& [key, value] : object.members()) {
            auto const* name = name_of_key(clause_, key);
            auto const hidden = name != nullptr && name->shown == Shown::hidden;
            if (!value.is_null() && !hidden) {
                all.push(member(key, name, value));
            }
        }
        return all;
    }

    Value number(Value const& used) {
        auto const clause = used["clause"].text_or({});
        auto const where = book_.citation(Clause{clause});
        auto const* name = name_of_key(clause_, used["key"].text());
        auto label = name != nullptr ? both(name->label) : both(where + " 规定的数值", "number set by " + where);
        auto value = in_unit(used["value"].integer(), used["unit"].text_or({}));
        if (used["status"].text_or({}) != "source") {
            value = both(value["zh"].text() + "(平台缺省值，管理员可改)",
                         value["en"].text() + " (default of the platform; an administrator may change it)");
        }
        auto told = leaf(std::move(label), std::move(value));
        if (auto const* found = book_.find(clause); found != nullptr) {
            told.set("quote", found->quote);
        }
        return told;
    }

private:
    Value member(std::string_view key, Name const* name, Value const& value) {
        auto label = name == nullptr ? same(std::string(key)) : both(name->label);
        return under(std::move(label), name == nullptr ? Shown::plain : name->shown, value);
    }

    Value under(Value label, Shown shown, Value const& value) {
        if (is_words(value)) {
            return leaf(std::move(label), value);
        }
        if (value.is_object()) {
            return branch(std::move(label), members(value));
        }
        if (value.is_list()) {
            return list(std::move(label), shown, value);
        }
        return leaf(std::move(label), scalar(shown, value));
    }

    Value list(Value label, Shown shown, Value const& value) {
        if (value.size() == 0) {
            return leaf(std::move(label), both("无", "none"));
        }
        Value nodes = Value::list();
        std::string zh, en;
        std::int64_t place = 0;
        for (auto const& item : value.items()) {
            ++place;
            if (item.is_object() && !is_words(item)) {
                nodes.push(branch(both("第 " + count(place) + " 项", "no. " + count(place)), members(item)));
            } else {
                auto const one = is_words(item) ? item
                    : item.is_list()            ? same(count(static_cast<std::int64_t>(item.size())))
                                                : scalar(shown, item);
                zh += (zh.empty() ? "" : "、") + one["zh"].text();
                en += (en.empty() ? "" : ", ") + one["en"].text();
            }
        }
        return nodes.size() > 0 ? branch(std::move(label), std::move(nodes))
                                : leaf(std::move(label), both(std::move(zh), std::move(en)));
    }

    Value scalar(Shown shown, Value const& value) {
        if (value.is_bool()) {
            return yes_or_no(value.boolean());
        }
        if (value.is_integer()) {
            return figure(shown, value.integer());
        }
        auto const text = value.text_or({});
        if (text.empty()) {
            return both("(空)", "(blank)");
        }
        if (shown == Shown::code) {
            auto const* code = name_of_code(text);
            return code == nullptr ? same(text) : both(*code);
        }
        if (shown == Shown::money) {
            auto const amount = Money::parse(text);
            return amount.ok() ? money(amount.value().in_fen()) : same(text);
        }
        constexpr std::size_t letters_of_a_day = 10;
        if (text.size() < letters_of_a_day || text.front() < '0' || text.front() > '9') {
            return same(text);  // most are: to try and fail costs a refusal in two languages
        }
        auto const instant = Instant::parse(text);
        return instant.ok() ? same(exactly(instant.value())) : day(text);
    }

    // A judgement may turn on a millisecond, so no part of an instant is left out but zeros: "2026-04-22 09:00",
    // "2026-04-22 09:00:01", "2026-04-22 09:00:00.001".
    static std::string exactly(Instant instant) {
        constexpr std::size_t hour = 11;
        constexpr std::size_t minutes_end = 16;
        auto const iso = instant.iso();
        auto const seconds = iso.substr(minutes_end, iso.find('+') - minutes_end);
        auto const rests = seconds.find_first_not_of(":.0") != std::string::npos;
        return iso.substr(0, hour - 1) + " " + iso.substr(hour, minutes_end - hour) + (rests ? seconds : "");
    }

    Value figure(Shown shown, std::int64_t value) {
        switch (shown) {
        case Shown::money: return money(value);
        case Shown::score: return score(value);
        case Shown::share: return same(percent(value));
        case Shown::days: return days(value);
        case Shown::months: return months(value);
        case Shown::bid: return both("投标 " + place_of(bids_, value), "bid " + place_of(bids_, value));
        case Shown::who: return both("第 " + place_of(people_, value) + " 人", "person " + place_of(people_, value));
        case Shown::plain:
        case Shown::code:
        case Shown::hidden: break;
        }
        return same(count(value));
    }

    static std::string place_of(std::vector<std::int64_t>& seen, std::int64_t id) {
        auto found = std::ranges::find(seen, id);
        if (found == seen.end()) {
            seen.push_back(id);
            found = seen.end() - 1;
        }
        return count(found - seen.begin() + 1);
    }

    Rulebook const& book_;
    std::string clause_;
    std::vector<std::int64_t> bids_, people_;
};

// The branch of a judgement that tells what came of it; all others tell what it was judged from.
constexpr char const* result_label = "Result";
constexpr char const* other_clauses_label = "Also by";

Value outcome(Value const& entry) {
    auto const* name = name_of_code(entry["outcome"].text_or({}));
    return name == nullptr ? same(entry["outcome"].text_or({})) : both(*name);
}

Value told_judgement(Rulebook const& book, Value const& entry) {
    Telling telling(book, entry["clause"].text_or({}));
    auto const article = entry["article"].text_or({});
    Value nodes = Value::list();
    auto const part = [&](char const* zh, char const* en, Value under) {
        if (under.size() > 0) {
            nodes.push(branch(both(zh, en), std::move(under)));
        }
    };
    part("所依据的情况", "Facts", entry["facts"].is_object() ? telling.members(entry["facts"]) : Value::list());
    Value numbers = Value::list();
    if (entry["numbers"].is_list()) {
        for (auto const& one : entry["numbers"].items()) {
            numbers.push(telling.number(one));
        }
    }
    part("规则中的数值", "Numbers of the rule", std::move(numbers));
    Value steps = Value::list();
    if (entry["steps"].is_list()) {
        for (auto const& step : entry["steps"].items()) {
            steps.push(telling.member(step["what"].text_or({}), step["value"]));
        }
    }
    part("计算过程", "How it was computed", std::move(steps));
    part("结果", result_label, entry["result"].is_object() ? telling.members(entry["result"]) : Value::list());
    Value others = Value::list();
    for (auto const& other : entry["also"].is_list() ? entry["also"].items() : Value::List{}) {
        others.push(node(same(other["article"].text_or({}))).set("quote", other["quote"]));
    }
    part("同时依据", other_clauses_label, std::move(others));
    auto told = leaf(same(article), outcome(entry));
    told.set("quote", entry["quote"]).set("nodes", std::move(nodes));
    return told;
}

// The rules hold no such number (Unanswerable).
Value told_missing(Value const& entry) {
    return leaf(both("规则在这一天没有所需的数值", "The rules hold no such number on this day"),
                day(entry["on"].text_or({})));
}

// A year's calendar was loaded, and a deadline was counted again.
Value told_recount(Value const& entry) {
    Value nodes = Value::list();
    nodes.push(leaf(both("原截止日", "was due on"), day(entry["from"].text_or({}))));
    nodes.push(leaf(both("现截止日", "is now due on"), day(entry["to"].text_or({}))));
    for (auto const& notice : entry["notices"].is_list() ? entry["notices"].items() : Value::List{}) {
        nodes.push(leaf(both("依据的放假通知", "by the notice on holidays"),
                        same(notice["title"].text_or({}) + " " + notice["notice"].text_or({}))));
    }
    return branch(both("放假安排公布后重新计算期限", "Counted again after the holidays were published"), nodes)
        .set("value", is_words(entry["title"]) ? entry["title"] : same(entry["title"].text_or({})));
}

// "in_force", "open": a word of the program, where people read.
bool bare(std::string const& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::string fault_of(Value const& words) {
    if (!is_words(words) || words["zh"].text().empty() || words["en"].text().empty()) {
        return "not in both languages: " + words["zh"].text_or("?") + " / " + words["en"].text_or("?");
    }
    return bare(words["zh"].text()) ? "a word of the program: " + words["zh"].text() : std::string();
}

}  // namespace

std::string not_told(Value const& told) {
    auto fault = fault_of(told["label"]);
    if (fault.empty() && !told["value"].is_null()) {
        fault = fault_of(told["value"]);
    }
    for (auto const& under : told["nodes"].is_list() ? told["nodes"].items() : Value::List{}) {
        fault = fault.empty() ? not_told(under) : fault;
    }
    return fault.empty() ? fault : told["label"]["zh"].text_or("?") + " > " + fault;
}

std::string not_reasoned(Value const& told) {
    for (auto const& under : told["nodes"].is_list() ? told["nodes"].items() : Value::List{}) {
        auto const& label = under["label"]["en"];
        if (label != Value(result_label) && label != Value(other_clauses_label)) {
            return {};
        }
    }
    return told["label"]["zh"].text_or("?") + " shows nothing that it rests on";
}

Value in_unit(std::int64_t value, std::string const& unit) {
    // One of it, and several.
    struct Unit {
        std::string_view name, zh, one, more;
    };
    static constexpr std::array<Unit, 7> known{{{"working_days", " 个工作日", " working day", " working days"},
                                                {"years", " 年", " year", " years"},
                                                {"minutes", " 分钟", " minute", " minutes"},
                                                {"points", " 分", " point", " points"},
                                                {"persons", " 人", " person", " people"},
                                                {"suppliers", " 家", " supplier", " suppliers"},
                                                {"percent", "%", "%", "%"}}};
    if (unit == "basis_points") {
        return same(percent(value));
    }
    if (unit == "fen") {
        return money(value);
    }
    if (unit == "days") {
        return days(value);
    }
    if (unit == "months") {
        return months(value);
    }
    if (unit == "boolean") {
        return yes_or_no(value != 0);
    }
    auto const found = std::ranges::find(known, std::string_view(unit), &Unit::name);
    return found == known.end() ? same(count(value))
                                : both(count(value) + std::string(found->zh),
                                       count(value) + std::string(value == 1 ? found->one : found->more));
}

Value told(Rulebook const& book, Value const& entry) {
    if (entry.has("outcome") && entry.has("clause")) {
        return told_judgement(book, entry);
    }
    if (entry.has("key") && entry.has("on")) {
        return told_missing(entry);
    }
    if (entry.has("duty") && entry.has("to")) {
        return told_recount(entry);
    }
    // What a form or a permission was judged from, where no clause is cited; or single details.
    Telling telling(book, {});
    auto const& details = entry["facts"].is_object() ? entry["facts"] : entry;
    return branch(both("说明", "Details"), details.is_object() ? telling.members(details) : Value::list());
}

Value told_deadline(Rulebook const& book, Value const& sum) {
    if (!sum["clause"].is_text()) {
        // A day that the matter itself set, not a rule.
        Value nodes = Value::list();
        nodes.push(leaf(both("设定日", "set on"), day(sum["start"].text_or({}))));
        return branch(both("由本事项设定的期限", "a day set by the matter itself"), nodes)
            .set("value", day(sum["due"].text_or({})));
    }
    auto const skipped = sum["skipped"].is_list() ? sum["skipped"].items() : Value::List{};
    auto const clause = sum["clause"].text_or({});
    Value nodes = Value::list();
    nodes.push(
        leaf(both("起算日(当日不计)", "counted from (that day itself does not count)"), day(sum["start"].text_or({}))));
    nodes.push(leaf(both("期限", "how long"), in_unit(sum["value"].integer_or(0), sum["unit"].text_or({})))
                   .set("quote", sum["quote"].text_or({})));
    if (!skipped.empty()) {
        Value days_off = Value::list();
        for (auto const& one : skipped) {
            auto const* name = name_of_code(one["name"].text_or({}));
            days_off.push(
                leaf(day(one["day"].text_or({})), name == nullptr ? same(one["name"].text_or({})) : both(*name)));
        }
        auto const many = count(std::ssize(skipped));
        nodes.push(branch(both("跳过", "skipped"), days_off)
                       .set("value", both(many + " 个非工作日", many + " days that are not working days")));
    }
    nodes.push(leaf(both("截止日", "due on"), day(sum["due"].text_or({}))));
    if (sum["provisional"].boolean_or(false)) {
        nodes.push(leaf(both("暂定", "provisional"),
                        both("当年放假安排公布后重新计算", "counted again when that year's holidays are published")));
    }
    return branch(same(book.citation(Clause{clause})), nodes).set("value", day(sum["due"].text_or({})));
}

Value reasoned(Rulebook const& book, Finding const& finding) {
    if (finding.why.is_null() || finding.cites.empty()) {
        return finding.why.is_null() ? Value() : with_told(book, finding.why);
    }
    auto const words_of = [&](Clause clause) {
        auto const* found = book.find(clause.id);
        ENSURE(found != nullptr);
        return Value::object()
            .set("clause", clause.id)
            .set("article", book.citation(clause))
            .set("quote", found->quote);
    };
    auto entry = finding.why;
    if (!entry.has("outcome") && entry.has("facts")) {
        entry = words_of(finding.cites.front());
        entry.set("facts", finding.why["facts"]).set("numbers", Value::list()).set("outcome", "refused");
        entry.set("codes", Value::list().push(finding.code));
    }
    Value also = Value::list();
    for (auto const& clause : finding.cites) {
        if (entry["clause"] != Value(clause.id)) {
            also.push(words_of(clause));
        }
    }
    if (entry.has("clause") && also.size() > 0) {
        entry.set("also", also);
    }
    return with_told(book, entry);
}

Value with_told(Rulebook const& book, Value why) {
    if (why.is_list()) {
        Value all = Value::list();
        for (auto& entry : std::move(why).items()) {
            all.push(entry.is_object() ? with_told(book, std::move(entry)) : std::move(entry));
        }
        return all;
    }
    why.set("told", told(book, why));
    return why;
}

}  // namespace qiyue::law
