// Rulebook::build: from parsed files to the book, refusing whatever does not make sense.
#include "law/rulebook.hpp"

#include "base/failure.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

namespace qiyue::law {

namespace {

// One table of one file; its faults name both.
class Table {
public:
    Table(std::string where, Value const& content) : where_(std::move(where)), content_(content) {
        if (!content.is_object()) {
            fault("expected a table");
        }
    }

    // A misspelt name would silently lose what it holds.
    Table const& only(std::initializer_list<std::string_view> names) const {
        for (auto const& [key, value] : content_.members()) {
            if (std::ranges::find(names, key) == names.end()) {
                fault("unknown name '" + key + "'");
            }
        }
        return *this;
    }

    std::string text(std::string_view name) const {
        auto const& value = content_[name];
        if (!value.is_text() || value.text().empty()) {
            fault("'" + std::string(name) + "' must be text");
        }
        return value.text();
    }

    // In both languages: { zh = "…", en = "…" }.
    Text words(std::string_view name) const {
        auto const& value = content_[name];
        if (!value.is_object() || value.size() != 2 || value["zh"].text_or({}).empty() ||
            value["en"].text_or({}).empty()) {
            fault("'" + std::string(name) + "' must be { zh = \"…\", en = \"…\" }");
        }
        return {value["zh"].text(), value["en"].text()};
    }

    std::string text_or_empty(std::string_view name) const {
        auto const& value = content_[name];
        if (!value.is_null() && !value.is_text()) {
            fault("'" + std::string(name) + "' must be text");
        }
        return value.text_or({});
    }

    std::string one_of(std::string_view name, std::initializer_list<std::string_view> choices) const {
        auto chosen = text(name);
        if (std::ranges::find(choices, chosen) == choices.end()) {
            fault("'" + std::string(name) + "' can't be '" + chosen + "'");
        }
        return chosen;
    }

    std::int64_t integer(std::string_view name) const {
        if (!content_[name].is_integer()) {
            fault("'" + std::string(name) + "' must be a whole number");
        }
        return content_[name].integer();
    }

    Day day(std::string_view name) const {
        auto const parsed = Day::parse(text(name));
        if (!parsed.ok()) {
            fault("'" + std::string(name) + "' must be a day");
        }
        return parsed.value();
    }

    std::optional<Day> day_if_given(std::string_view name) const {
        return content_.has(name) ? std::optional(day(name)) : std::nullopt;
    }

    std::vector<std::string> texts(std::string_view name) const {
        std::vector<std::string> all;
        for (auto const& item : list(name)) {
            if (!item.is_text()) {
                fault("'" + std::string(name) + "' must hold text only");
            }
            all.push_back(item.text());
        }
        return all;
    }

    std::vector<Table> tables(std::string_view name) const {
        std::vector<Table> all;
        for (auto const& item : list(name)) {
            all.emplace_back(where_ + " [[" + std::string(name) + "]] " + std::to_string(all.size() + 1), item);
        }
        return all;
    }

    Value const& operator[](std::string_view name) const { return content_[name]; }
    std::string const& where() const { return where_; }
    bool has(std::string_view name) const { return content_.has(name); }
    [[noreturn]] void fault(std::string const& what) const { throw Fault(where_ + ": " + what); }

private:
    Value::List const& list(std::string_view name) const {
        static Value::List const none;
        auto const& value = content_[name];
        if (value.is_null()) {
            return none;
        }
        if (!value.is_list()) {
            fault("'" + std::string(name) + "' must be a list");
        }
        return value.items();
    }

    std::string where_;
    Value const& content_;
};

std::string folder_of(std::string const& path) {
    auto const slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string name_in_folder(std::string const& path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::optional<Effect> effect_named(std::string_view name) {
    for (auto effect = Effect::enforced; effect <= Effect::planned;
         effect = static_cast<Effect>(static_cast<int>(effect) + 1)) {
        if (name_of(effect) == name) {
            return effect;
        }
    }
    return std::nullopt;
}

std::string citation(Statute const& statute, std::string const& at) {
    return (statute.number.empty() ? "《" + statute.title + "》" : statute.number) + " " + at;
}

}  // namespace

class Builder {
public:
    std::shared_ptr<Rulebook const> build(std::vector<SourceFile> files) {
        std::ranges::sort(files, {}, &SourceFile::path);
        for (auto const& file : files) {
            if (name_in_folder(file.path) == "statute.toml") {
                read_statute(file);
            }
        }
        for (auto const& [statute, where] : named_in_basis_) {
            if (!book_->statute_by_id_.contains(statute)) {
                throw Fault(where + ": there is no statute '" + statute + "'");
            }
        }
        for (auto const& file : files) {
            auto const name = name_in_folder(file.path);
            if (name != "statute.toml" && !name.starts_with("cases_")) {
                read_article(file);
            }
        }
        // Numbers, deadlines and cases name clauses, which may stand in a later file.
        for (auto const& file : files) {
            if (name_in_folder(file.path) != "statute.toml") {
                Table const table(file.path, file.content);
                read_numbers(table);
                read_deadlines(table);
                read_cases(table, file.path);
            }
        }
        return book_;
    }

private:
    void read_statute(SourceFile const& file) {
        Table const table(file.path, file.content);
        table.only({"id", "place", "prefix", "title", "number", "issuer", "issued", "in_force_from", "in_force_until",
                    "interpreted_by", "interpreter", "legal_basis", "rank", "source", "field"});
        Statute statute;
        statute.id = table.text("id");
        statute.place = table.text("place");
        statute.prefix = table.text("prefix");
        statute.title = table.text("title");
        statute.number = table.text_or_empty("number");
        statute.issuer = table.text_or_empty("issuer");
        statute.rank = table.one_of(
            "rank", {"law", "regulation", "ministry_rule", "normative", "local_rule", "lecture", "article"});
        statute.source = table.text_or_empty("source");
        statute.field = table.text_or_empty("field");
        statute.folder = folder_of(file.path);
        statute.issued = table.day_if_given("issued");
        statute.in_force_from = table.day("in_force_from");
        statute.in_force_until = table.day_if_given("in_force_until");
        statute.interpreted_by = table.text_or_empty("interpreted_by");
        statute.interpreter = table.text_or_empty("interpreter");
        if (!statute.interpreter.empty() && statute.interpreted_by.empty()) {
            table.fault("'interpreter' without 'interpreted_by'");
        }
        for (auto const& basis : table.tables("legal_basis")) {
            basis.only({"title", "number", "statutes"});
            statute.legal_basis.push_back(
                {basis.text("title"), basis.text_or_empty("number"), basis.texts("statutes")});
            for (auto const& named : statute.legal_basis.back().statutes) {
                named_in_basis_.emplace_back(named, basis.where());
            }
        }
        if (statute.in_force_until && *statute.in_force_until < statute.in_force_from) {
            table.fault("it ends before it begins");
        }
        statute_of_folder_.emplace(statute.folder, statute.id);
        if (!book_->statute_by_id_.emplace(statute.id, book_->statutes_.size()).second) {
            table.fault("there is another statute '" + statute.id + "'");
        }
        book_->statutes_.push_back(std::move(statute));
    }

    void read_article(SourceFile const& file) {
        Table const table(file.path, file.content);
        table.only({"article", "text", "clause", "number", "deadline", "case"});
        auto const statute = statute_of_folder_.find(folder_of(file.path));
        if (statute == statute_of_folder_.end()) {
            table.fault("its folder has no statute.toml");
        }
        Article article{statute->second, table.text("article"), table.text_or_empty("text"), file.path};
        if (!book_->article_by_place_.emplace(article.statute + " " + article.label, book_->articles_.size()).second) {
            table.fault("another file holds " + article.label);
        }
        for (auto const& clause : table.tables("clause")) {
            read_clause(clause, article);
        }
        book_->articles_.push_back(std::move(article));
    }

    void read_clause(Table const& table, Article const& article) {
        table.only({"id", "at", "area", "kind", "actors", "quote", "requirement", "parameters", "acceptance", "effect",
                    "parameter", "value", "unit", "applies_to", "enforcement", "verified", "source_note"});
        ClauseEntry clause;
        clause.id = table.text("id");
        clause.statute = article.statute;
        clause.article = article.label;
        clause.at = table.has("at") ? table.text("at") : article.label;
        clause.document = book_->statute_by_id_.at(article.statute);
        clause.citation = citation(book_->statutes_[clause.document], clause.at);
        clause.area = table.text("area");
        clause.kind = table.text("kind");
        clause.quote = table.text("quote");
        clause.requirement = table.text("requirement");
        clause.parameters = table.text_or_empty("parameters");
        clause.acceptance = table.text_or_empty("acceptance");
        clause.actors = table.texts("actors");
        clause.parameter = table.text_or_empty("parameter");
        clause.value = table.text_or_empty("value");
        clause.unit = table.text_or_empty("unit");
        clause.applies_to = table.text_or_empty("applies_to");
        clause.enforcement = table.text_or_empty("enforcement");
        clause.verified = table.text_or_empty("verified");
        clause.source_note = table.text_or_empty("source_note");
        auto const effect = effect_named(table.text("effect"));
        if (!effect) {
            table.fault("there is no effect '" + table.text("effect") + "'");
        }
        clause.effect = *effect;
        if (!book_->clause_by_id_.emplace(clause.id, book_->clauses_.size()).second) {
            table.fault("there is another clause '" + clause.id + "'");
        }
        book_->clauses_.push_back(std::move(clause));
    }

    void read_numbers(Table const& file) {
        for (auto const& table : file.tables("number")) {
            table.only({"key", "clause", "from", "value", "unit", "status"});
            Number number;
            number.key = table.text("key");
            number.clause = known_clause(table);
            number.unit =
                table.one_of("unit", {"basis_points", "fen", "count", "days", "months", "years", "points", "minutes"});
            number.status = table.one_of("status", {"source", "unverified", "default"});
            number.from = table.day("from");
            number.value = table.integer("value");
            once(table, book_->numbers_by_key_[number.key], book_->numbers_, number);
        }
    }

    void read_deadlines(Table const& file) {
        for (auto const& table : file.tables("deadline")) {
            table.only({"key", "clause", "from", "value", "unit", "roll", "status"});
            DeadlineRule rule;
            rule.key = table.text("key");
            rule.clause = known_clause(table);
            rule.status = table.one_of("status", {"source", "unverified", "default"});
            rule.from = table.day("from");
            rule.working_days = table.one_of("unit", {"working_days", "days"}) == "working_days";
            rule.roll_forward = table.has("roll") && table.one_of("roll", {"none", "forward"}) == "forward";
            auto const value = table.integer("value");
            if (value < 0 || value > 3660) {
                table.fault("a deadline of " + std::to_string(value) + " days can't be meant");
            }
            rule.value = static_cast<int>(value);
            if (rule.roll_forward && rule.working_days) {
                table.fault("working days end on a working day: nothing to roll");
            }
            if (book_->numbers_by_key_.contains(rule.key)) {
                table.fault("there is a number of the key '" + rule.key + "'");
            }
            once(table, book_->deadlines_by_key_[rule.key], book_->deadlines_, rule);
        }
    }

    // One statute gives one key one value a day.
    template <class Dated>
    void once(Table const& table, std::vector<std::size_t>& positions, std::vector<Dated>& all, Dated& dated) {
        auto const statute = [&](Dated const& d) { return book_->find(d.clause)->statute; };
        for (auto const position : positions) {
            if (all[position].from == dated.from && statute(all[position]) == statute(dated)) {
                table.fault("'" + dated.key + "' has another value from " + dated.from.iso());
            }
        }
        positions.push_back(all.size());
        all.push_back(std::move(dated));
    }

    void read_cases(Table const& file, std::string const& path) {
        if (name_in_folder(path).starts_with("cases_")) {
            file.only({"case"});
        }
        for (auto const& table : file.tables("case")) {
            table.only({"clause", "name", "facts", "passes", "refused", "warned", "gives", "on"});
            Case one;
            one.clause = known_clause(table);
            one.name = table.words("name");
            one.file = path;
            one.facts = table["facts"];
            one.passes = table["passes"].boolean_or(false);
            one.refused = table.text_or_empty("refused");
            one.warned = table.text_or_empty("warned");
            one.gives = table["gives"];
            one.on = table.day_if_given("on");
            if (!one.facts.is_object()) {
                table.fault("'facts' must be a table");
            }
            if ((one.passes ? 1 : 0) + (one.refused.empty() ? 0 : 1) + (one.warned.empty() ? 0 : 1) +
                    (one.gives.is_null() ? 0 : 1) !=
                1) {
                table.fault("a case says one of passes = true, refused = \"code\", warned = \"code\" and gives = …");
            }
            book_->cases_.push_back(std::move(one));
        }
    }

    std::string known_clause(Table const& table) const {
        auto id = table.text("clause");
        if (book_->find(id) == nullptr) {
            table.fault("there is no clause '" + id + "'");
        }
        return id;
    }

    std::shared_ptr<Rulebook> book_ = std::make_shared<Rulebook>();
    std::map<std::string, std::string> statute_of_folder_;
    std::vector<std::pair<std::string, std::string>> named_in_basis_;  // statute, where it is named
};

std::shared_ptr<Rulebook const> Rulebook::build(std::vector<SourceFile> files) {
    return Builder().build(std::move(files));
}

}  // namespace qiyue::law
