#include "app/portal/effects.hpp"
#include "app/portal/portal.hpp"
#include "app/portal/words.hpp"
#include "modules/policy/api.hpp"

#include <algorithm>
#include <map>

// The matrix of clauses for everybody: what each says, and how the platform carries it.
namespace qiyue::app::portal {

namespace {

constexpr std::size_t page_size = 30;

using Refusals = std::map<std::string, policy::Refused>;

// What the reader narrowed the list to.
struct Asked {
    std::string statute, effect, words;
    std::size_t start = 0;

    bool fits(law::ClauseEntry const& clause) const {
        return (statute.empty() || clause.statute == statute) &&
            (effect.empty() || law::name_of(clause.effect) == effect) &&
            (words.empty() || clause.quote.find(words) != std::string::npos ||
             clause.id.find(words) != std::string::npos);
    }
};

Value row_of(Visit const& visit, law::Rulebook const& book, law::ClauseEntry const& clause, Refusals const& refused) {
    auto const& document = book.statute_of(clause);
    auto const times = refused.find(clause.id);
    return Value::object()
        .set("id", clause.id)
        .set("document", document.title)
        .set("number", document.number)
        .set("article", clause.article)
        .set("quote", clause.quote)
        .set("effect_label", in(visit.language, words_of_effect(law::name_of(clause.effect)).label))
        .set("href", "/rules/" + clause.id)
        .set("refused", times == refused.end() ? Value(0) : Value(times->second.lately));
}

}  // namespace

http::Response Portal::rules(Visit const& visit) const {
    auto const& book = world_.rules();
    Asked const asked{.statute = visit.query("document"),
                      .effect = visit.query("effect"),
                      .words = visit.query("q"),
                      .start =
                          static_cast<std::size_t>(std::max<std::int64_t>(Visit::number_in(visit.query("cursor")), 0))};
    auto const refused =
        world_.database().read<Refusals>([&](db::Tx& tx) { return policy::refused(tx, visit.context.today()); });
    std::map<std::string_view, int> counts;
    Value clauses = Value::list();
    std::size_t matching = 0;
    for (auto const& clause : book.clauses()) {
        counts[law::name_of(clause.effect)] += 1;
        if (asked.fits(clause) && ++matching > asked.start && clauses.size() < page_size) {
            clauses.push(row_of(visit, book, clause, refused));
        }
    }
    Value totals = Value::list();
    totals.push(Value::object()
                    .set("label", visit.says("条款", "clauses"))
                    .set("value", std::to_string(book.clauses().size())));
    Value choices = Value::list();
    choices.push(option("", visit.says("全部方式", "all"), asked.effect));
    for (auto const& one : effect_words()) {
        choices.push(option(one.name, in(visit.language, one.label), asked.effect));
        if (counts[one.name] > 0) {
            totals.push(Value::object()
                            .set("label", in(visit.language, one.label))
                            .set("value", std::to_string(counts[one.name])));
        }
    }
    Value documents = Value::list();
    documents.push(option("", visit.says("全部文件", "all documents"), asked.statute));
    for (auto const& one : book.statutes()) {
        documents.push(option(one.id, one.title, asked.statute));
    }
    auto data = common(visit, visit.says("怎么买：规则与条文", "How: rules and clauses"));
    auto const link = [&](std::size_t from) {
        return narrowed(visit, "/rules", {"document", "effect", "q"}, static_cast<std::int64_t>(from));
    };
    data.set("totals", totals)
        .set("documents", documents)
        .set("effects", choices)
        .set("q", asked.words)
        .set("has_clauses", clauses.size() > 0)
        .set("clauses", clauses)
        .set("page_text", std::to_string(matching) + visit.says(" 条", " clauses"));
    if (asked.start >= page_size) {
        data.set("previous_href", link(asked.start - page_size));
    }
    if (asked.start + page_size < matching) {
        data.set("next_href", link(asked.start + page_size));
    }
    if (clauses.size() == 0) {
        data.set("empty_title", visit.says("没有符合条件的条款", "No clause matches"))
            .set("empty_why", visit.says("换一个文件、方式或关键词试试。", "Try another document, effect or word."))
            .set("empty_href", "/rules")
            .set("empty_action", visit.says("查看全部", "Show all"));
    }
    return page(visit, "rules", data);
}

}  // namespace qiyue::app::portal
