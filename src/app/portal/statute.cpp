#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "modules/policy/api.hpp"

#include <algorithm>

// The register of rule documents, and one document by article with what the competent authority said about it.
namespace qiyue::app::portal {

namespace {

// Verbatim, paragraph by paragraph.
Value paragraphs_of(std::string const& text) {
    Value all = Value::list();
    std::size_t from = 0;
    while (from < text.size()) {
        auto const end = std::min(text.find('\n', from), text.size());
        if (end > from) {
            all.push(text.substr(from, end - from));
        }
        from = end + 1;
    }
    return all;
}

std::string days_of(Visit const& visit, Value const& entry) {
    auto const until = entry["in_force_until"].text_or({});
    auto const from = entry["in_force_from"].text_or({});
    auto const longer = entry["extended_until"].text_or({});
    return until.empty() ? visit.says("自 ", "from ") + from + visit.says(" 起", "")
        : longer.empty() ? from + " — " + until
                         : from + " — " + until + visit.says("，延长至 ", ", extended until ") + longer;
}

// A city by its name; the whole country in the reader's language.
std::string place_of(Visit const& visit, std::string const& place) {
    return place == "全国" ? visit.says("全国", "nationwide") : place;
}

bool in_force(Visit const& visit, Value const& entry) {
    auto const today = visit.context.today().iso();
    auto const until =
        entry.has("extended_until") ? entry["extended_until"].text() : entry["in_force_until"].text_or({});
    return entry["in_force_from"].text_or({}) <= today && (until.empty() || today <= until);
}

Value facts_of(Visit const& visit, Value const& entry) {
    Value rows = Value::list();
    auto const add = [&](char const* zh, char const* en, std::string const& value) {
        if (!value.empty()) {
            rows.push(fact(visit.says(zh, en), value));
        }
    };
    add("文号", "Number", entry["number"].text_or({}));
    add("发文机关", "Issued by", entry["issuer"].text_or({}));
    add("印发日期", "Issued on", entry["issued"].text_or({}));
    add("施行", "In force", days_of(visit, entry));
    add("解释机关", "Interpreted by", entry["interpreted_by"].text_or({}));
    add("适用地区", "Place", place_of(visit, entry["place"].text_or({})));
    add("文本来源", "Source of the text", entry["source"].text_or({}));
    return rows;
}

Value basis_of(Value const& entry) {
    Value all = Value::list();
    for (auto const& basis : entry["legal_basis"].items()) {
        auto const number = basis["number"].text_or({});
        all.push(Value::object()
                     .set("basis", basis["title"].text_or({}))
                     .set("number", number.empty() ? Value(false) : Value(number))
                     .set("has_statutes", basis["statutes"].size() > 0)
                     .set("statutes", basis["statutes"]));
    }
    return all;
}

Value notes_of(Value const& article) {
    Value all = Value::list();
    for (auto const& note : article["interpretations"].items()) {
        auto const number = note["number"].text_or({});
        all.push(Value::object()
                     .set("name", note["title"].text_or({}))
                     .set("number", number.empty() ? Value(false) : Value(number))
                     .set("authority", note["authority"].text_or({}))
                     .set("published", note["published_on"].text_or({}))
                     .set("paragraphs", paragraphs_of(note["text"].text_or({}))));
    }
    return all;
}

// An article whole; of a national rule that is kept by excerpts, what its clauses quote.
Value article_of(Value const& article) {
    auto text = article["text"].text_or({});
    Value ids = Value::list();
    for (auto const& clause : article["clauses"].items()) {
        ids.push(Value::object().set("id", clause["id"].text_or({})));
        if (article["excerpts_only"].boolean_or(false)) {
            text += clause["quote"].text_or({}) + "\n";
        }
    }
    auto const notes = notes_of(article);
    return Value::object()
        .set("article", article["article"].text_or({}))
        .set("paragraphs", paragraphs_of(text))
        .set("ids", ids)
        .set("has_notes", notes.size() > 0)
        .set("notes", notes);
}

}  // namespace

http::Response Portal::statutes(Visit const& visit) const {
    auto const& book = world_.rules();
    Value documents = Value::list();
    auto const longer = world_.database().read<std::map<std::string, Day>>(
        [&](db::Tx& tx) { return policy::extended(tx, visit.context.today()); });
    for (auto const& statute : book.statutes()) {
        auto entry = policy::entry(book, statute, visit.context);
        if (auto const until = longer.find(statute.id); until != longer.end()) {
            entry.set("extended_until", until->second.iso());
        }
        auto const number = entry["number"].text_or({});
        documents.push(Value::object()
                           .set("href", entry["href"].text_or({}))
                           .set("name", statute.title)
                           .set("number", number.empty() ? Value(false) : Value(number))
                           .set("issuer", entry["issuer"].text_or({}))
                           .set("place", place_of(visit, statute.place))
                           .set("days", days_of(visit, entry))
                           .set("in_force", in_force(visit, entry)));
    }
    auto data = common(visit, visit.says("规则文件登记簿", "Register of rule documents"));
    return page(visit, "statutes", data.set("documents", documents));
}

http::Response Portal::statute(Visit const& visit, std::string const& id) const {
    auto const& book = world_.rules();
    auto const* statute = book.statute(id);
    if (statute == nullptr) {
        return error(visit, 404, visit.says("登记簿中没有这份文件", "The register has no such document"),
                     visit.says("地址可能写错了。", "The address may be wrong."));
    }
    auto const document =
        world_.database().read<Value>([&](db::Tx& tx) { return policy::document(tx, book, *statute, visit.context); });
    Value articles = Value::list();
    bool excerpts = false;
    for (auto const& article : document["articles"].items()) {
        articles.push(article_of(article));
        excerpts = excerpts || article["excerpts_only"].boolean_or(false);
    }
    auto const basis = basis_of(document);
    auto data = common(visit, statute->title);
    data.set("rows", facts_of(visit, document))
        .set("in_force", in_force(visit, document))
        .set("excerpts", excerpts)
        .set("has_basis", basis.size() > 0)
        .set("basis_list", basis)
        .set("articles", articles);
    return page(visit, "statute", data);
}

}  // namespace qiyue::app::portal
