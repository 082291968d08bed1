#include "law/clauses.gen.hpp"
#include "modules/policy/parts.hpp"
#include "modules/policy/store.hpp"

#include <algorithm>

// The register of rule documents, and each document whole, for everybody.
namespace qiyue::policy {

namespace {

// CD-1-2 依据……: what the document rests on, each with its number and the rule set made of it, if any.
Value basis_value(law::Rulebook const& book, law::Basis const& basis) {
    Value statutes = Value::list();
    for (auto const& id : basis.statutes) {
        auto const* statute = book.statute(id);
        statutes.push(Value::object().set("id", id).set("title", statute->title).set("href", "/rules/" + id));
    }
    return Value::object().set("title", basis.title).set("number", basis.number).set("statutes", statutes);
}

Value clause_value(law::ClauseEntry const& clause) {
    return Value::object()
        .set("id", clause.id)
        .set("at", clause.at)
        .set("quote", clause.quote)
        .set("effect", law::name_of(clause.effect));
}

Value interpretation_value(Interpretation const& one) {
    return Value::object()
        .set("id", one.id)
        .set("number", one.number)
        .set("title", one.title)
        .set("text", one.text)
        .set("authority", one.authority)
        .set("published_on", one.published.iso());
}

Value article_value(db::Tx& tx, law::Rulebook const& book, law::Article const& article, Context const& context) {
    Value clauses = Value::list();
    for (auto const& clause : book.clauses()) {
        if (clause.statute == article.statute && clause.article == article.label) {
            clauses.push(clause_value(clause));
        }
    }
    Value notes = Value::list();
    // CD-42-1 本规程由成都市财政局负责解释: what it said about an article stands with the article.
    if (!context.off(clause::CD_42_1)) {
        for (auto const& one : interpretations(tx, article.statute, article.label)) {
            notes.push(interpretation_value(one));
        }
    }
    auto value = Value::object().set("article", article.label).set("clauses", clauses).set("interpretations", notes);
    // CD-0-1: the text by article, where it is kept whole; a national rule is kept by excerpts, which its clauses quote.
    if (!context.off(clause::CD_0_1)) {
        value.set("text", article.text).set("excerpts_only", article.text.empty());
    }
    return value;
}

Result<law::Statute const*> statute_of(law::Rulebook const& book, api::Call const& call) {
    auto const* found = book.statute(call.path.at("id"));
    if (found == nullptr) {
        return api::not_found({"登记簿中没有这份文件", "the register has no such document"});
    }
    return found;
}

Fields const number_query{
    field::day("on", {"适用日", "the day it is asked for"}),
    field::day("pinned", {"项目规则确定日", "the day on which the project's rules were fixed"}),
    field::text("field", {"领域", "field"}),
};

Value held(law::Rulebook const& book, std::string const& clause, std::int64_t value, std::string_view unit,
           std::string const& status, Day from) {
    auto const& entry = *book.find(clause);
    auto const& statute = book.statute_of(entry);
    return Value::object()
        .set("value", value)
        .set("unit", unit)
        .set("from", from.iso())
        .set("status", status)
        .set("clause", clause)
        .set("article", entry.at)
        .set("document", statute.title)
        .set("number", statute.number)
        .set("rank", statute.rank)
        .set("place", statute.place)
        .set("href", "/rules/" + statute.id + "#" + clause);
}

// CD-40-1 国家现行法律、法规有规定的,从其规定;没有规定的,按本规程执行: the value that holds, whose it is, and whose it overrides.
Result<Value> number_of(workflow::Engine const& engine, api::Call& call) {
    auto const& book = engine.book();
    auto const key = call.path.at("key");
    auto const on = call.query.given("on") ? call.query.day("on") : call.context.today();
    auto const pinned = call.query.given("pinned") ? call.query.day("pinned") : on;
    law::RuleSet rules{.place = engine.place(), .pinned = pinned};
    if (auto const field = call.query_or("field", {}); !field.empty()) {
        rules.fields.insert(field);
    }
    Value all = Value::list();
    for (auto const* number : book.numbers_of(key, rules, on)) {
        all.push(held(book, number->clause, number->value, number->unit, number->status, number->from));
    }
    for (auto const* rule : book.deadlines_of(key, rules, on)) {
        all.push(held(book, rule->clause, rule->value, rule->working_days ? "working_days" : "days", rule->status,
                      rule->from));
    }
    auto answer =
        Value::object().set("key", key).set("on", on.iso()).set("pinned", pinned.iso()).set("place", engine.place());
    if (all.size() == 0) {
        return api::not_found({"所适用的规则在该日没有这个数值", "the rules hold no such value on that day"});
    }
    if (call.context.off(clause::CD_40_1)) {
        return answer;
    }
    Value overridden = Value::list();
    for (std::size_t i = 1; i < all.size(); ++i) {
        overridden.push(all.items()[i]);
    }
    return answer.set("holds", all.items()[0]).set("overrides", overridden);
}

}  // namespace

// CD-0-1 关于印发成都市政府购买服务工作规程的通知(成财采〔2017〕143号)
Value entry(law::Rulebook const& book, law::Statute const& statute, Context const& context) {
    auto value = Value::object().set("id", statute.id).set("title", statute.title).set("place", statute.place);
    if (!context.off(clause::CD_0_1)) {
        value.set("number", statute.number)
            .set("issuer", statute.issuer)
            .set("issued", statute.issued ? Value(statute.issued->iso()) : Value())
            .set("in_force_from", statute.in_force_from.iso())
            .set("in_force_until", statute.in_force_until ? Value(statute.in_force_until->iso()) : Value())
            .set("rank", statute.rank)
            .set("field", statute.field)
            .set("source", statute.source);
    }
    if (!context.off(clause::CD_42_1)) {
        value.set("interpreted_by", statute.interpreted_by);
    }
    if (!context.off(clause::CD_1_2)) {
        Value basis = Value::list();
        for (auto const& one : statute.legal_basis) {
            basis.push(basis_value(book, one));
        }
        value.set("legal_basis", basis);
    }
    return value.set("href", "/rules/" + statute.id);
}

Value document(db::Tx& tx, law::Rulebook const& book, law::Statute const& statute, Context const& context) {
    Value articles = Value::list();
    for (auto const& article : book.articles()) {
        if (article.statute == statute.id) {
            articles.push(article_value(tx, book, article, context));
        }
    }
    auto value = entry(book, statute, context);
    if (auto const longer = extended(tx, context.today()); longer.contains(statute.id)) {
        value.set("extended_until", longer.at(statute.id).iso());
    }
    return value.set("articles", articles);
}

std::vector<api::Operation> operations(workflow::Engine const& engine) {
    auto const& book = engine.book();
    return {
        refusals_operation(book),
        api::reading("rule.list", "/api/rules", {"规则文件登记簿", "register of rule documents"}, api::Access::everyone,
                     {clause::CD_0_1, clause::CD_1_2},
                     [&book](api::Call& call) -> Result<Value> {
                         Value items = Value::list();
                         auto const longer = extended(call.tx, call.context.today());
                         for (auto const& statute : book.statutes()) {
                             auto value = entry(book, statute, call.context);
                             if (auto const until = longer.find(statute.id); until != longer.end()) {
                                 value.set("extended_until", until->second.iso());
                             }
                             items.push(std::move(value));
                         }
                         return Value::object().set("items", items);
                     }),
        api::reading("rule.read", "/api/rules/{id}", {"规则文件全文", "a rule document"}, api::Access::everyone,
                     {clause::CD_0_1, clause::CD_1_2, clause::CD_42_1},
                     [&book](api::Call& call) -> Result<Value> {
                         auto const* statute = TRY(statute_of(book, call));
                         return document(call.tx, book, *statute, call.context);
                     })
            .by_words({"id"}),
        api::reading("rule.number", "/api/rule-numbers/{key}",
                     {"规则数值及其出处", "a value of the rules, and whose it is"}, api::Access::everyone,
                     {clause::CD_40_1}, [&engine](api::Call& call) { return number_of(engine, call); })
            .asks(number_query)
            .by_words({"key"}),
        api::reading("rule.article", "/api/rules/{id}/articles/{article}", {"条文", "an article"},
                     api::Access::everyone, {clause::CD_0_1, clause::CD_42_1},
                     [&book](api::Call& call) -> Result<Value> {
                         auto const* statute = TRY(statute_of(book, call));
                         auto const* article = book.article(statute->id, call.path.at("article"));
                         if (article == nullptr) {
                             return api::not_found({"这份文件没有这一条", "that document has no such article"});
                         }
                         return article_value(call.tx, book, *article, call.context)
                             .set("document", entry(book, *statute, call.context));
                     })
            .by_words({"id", "article"}),
    };
}

workflow::Module module(workflow::Engine& engine) {
    return {.name = "policy",
            .migrations = migrations(),
            .procedures = {interpretation_procedure(), extension_procedure()},
            .operations = operations(engine)};
}

}  // namespace qiyue::policy
