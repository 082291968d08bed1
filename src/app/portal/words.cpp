#include "app/portal/words.hpp"

#include <algorithm>
#include <vector>

namespace qiyue::app::portal {

namespace {

Value section(std::string const& heading) {
    return Value::object()
        .set("heading", heading)
        .set("paragraphs", false)
        .set("has_rows", false)
        .set("rows", false)
        .set("table", false);
}

// A fingerprint as a table has room for it; whole it stands in the data and on the paper.
std::string shortened(std::string const& text) {
    constexpr std::size_t digest = 64, shown = 12;
    auto const hex = text.size() == digest && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    return hex ? text.substr(0, shown) + "…" : text;
}

std::string cell_of(Value const& column, Value const& value, Language language) {
    return shortened(said(column, value, language, Medium::page));
}

// A list of groups as a table with a column for each field that some line has.
Value table_of(Value const& field, Value const& items, Language language) {
    std::vector<Value> columns;
    for (auto const& column : field["fields"].items()) {
        auto const told = std::ranges::any_of(items.items(), [&](Value const& item) {
            return !cell_of(column, item[column["name"].text()], language).empty();
        });
        if (told) {
            columns.push_back(column);
        }
    }
    auto const cell = [](Value const& column, std::string text) {
        auto const kind = column["kind"].text_or("text");
        return Value::object()
            .set("text", std::move(text))
            .set("figures", in_figures(kind))
            .set("tight", kind == "day" || kind == "instant");
    };
    Value head = Value::list();
    for (auto const& column : columns) {
        head.push(cell(column, in(language, column["label"])));
    }
    Value lines = Value::list();
    for (auto const& item : items.items()) {
        Value cells = Value::list();
        for (auto const& column : columns) {
            cells.push(cell(column, cell_of(column, item[column["name"].text()], language)));
        }
        lines.push(Value::object().set("cells", cells));
    }
    return Value::object().set("head", head).set("lines", lines);
}

void add_sections(Value const& fields, Value const& values, std::string const& heading, Language language, Value& all) {
    auto facts = section(heading);
    Value rows = Value::list();
    Value later = Value::list();
    for (auto const& field : fields.items()) {
        auto const name = field["name"].text();
        auto const kind = field["kind"].text_or("text");
        auto const& value = values[name];
        if (value.is_null() || kind == "secret" || kind == "sealed") {
            continue;
        }
        auto const label = in(language, field["label"]);
        if (kind == "group" && value.is_object()) {
            add_sections(field["fields"], value, label, language, later);
        } else if (kind == "list" && value.is_list()) {
            auto table = section(label);
            table.set("table", table_of(field, value, language));
            later.push(table);
        } else if (kind == "prose" && value.is_text()) {
            auto prose = section(label);
            prose.set("paragraphs", Value::list().push(value.text()));
            later.push(prose);
        } else if (auto const text = said(field, value, language, Medium::page); !text.empty()) {
            // An address of this platform leads there.
            rows.push(fact(label, text, in_figures(kind), text.starts_with("/api/") ? Value(text) : Value(false)));
        }
    }
    if (rows.size() > 0) {
        facts.set("has_rows", true).set("rows", rows);
        all.push(facts);
    }
    for (auto const& one : later.items()) {
        all.push(one);
    }
}

}  // namespace

Value fact(std::string const& label, std::string const& value, bool figures, Value link) {
    return Value::object().set("label", label).set("value", value).set("figures", figures).set("link", std::move(link));
}

Value option(std::string const& value, std::string const& label, std::string const& selected) {
    return Value::object().set("value", value).set("label", label).set("selected", value == selected);
}

std::string bytes(std::int64_t count) {
    constexpr std::int64_t kilo = 1024;
    if (count < kilo) {
        return std::to_string(count) + " B";
    }
    auto const mega = count >= kilo * kilo;
    auto const tenths = count * 10 / (mega ? kilo * kilo : kilo);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + (mega ? " MB" : " kB");
}

std::string csv_cell(std::string const& text) {
    auto const formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    std::string cell = formula ? "\"'" : "\"";
    for (char const c : text) {
        cell += c == '"' ? "\"\"" : std::string(1, c);
    }
    return cell + "\"";
}

std::string left(Day today, Day due, WorkCalendar const& calendar, Language language) {
    if (due < today) {
        return language == Language::zh ? "已截止" : "closed";
    }
    auto const chinese = language == Language::zh;
    if (due == today) {
        return chinese ? "今日截止" : "closes today";
    }
    if (due == calendar.after(today, WorkingDays{1}).due) {
        return chinese ? "下一个工作日截止" : "closes on the next working day";
    }
    auto const count = calendar.working_days_between(today, due);
    if (count == 0) {
        return chinese ? "截止前没有工作日" : "no working day is left";
    }
    auto const said = std::to_string(count);
    return chinese ? "剩 " + said + " 个工作日" : said + (count == 1 ? " working day left" : " working days left");
}

Value sections_of(Value const& notice, Language language) {
    Value all = Value::list();
    auto const chinese = language == Language::zh;
    if (auto const& sentences = notice["told"]["sentences"]; sentences.size() > 0) {
        Value paragraphs = Value::list();
        for (auto const& sentence : sentences.items()) {
            paragraphs.push(in(language, sentence));
        }
        all.push(section(chinese ? "要点" : "In short").set("paragraphs", paragraphs));
    }
    auto const& described = notice["section"];
    if (described["fields"].is_list()) {
        add_sections(described["fields"], described["values"], chinese ? "内容" : "Content", language, all);
    }
    if (described["withheld"].is_list() && described["withheld"].size() > 0) {
        auto kept = section(chinese ? "依法不予公开的内容" : "Withheld by law");
        Value rows = Value::list();
        for (auto const& item : described["withheld"].items()) {
            rows.push(fact(in(language, item["label"]), in(language, item["ground_label"])));
        }
        kept.set("has_rows", true).set("rows", rows);
        all.push(kept);
    }
    return all;
}

}  // namespace qiyue::app::portal
