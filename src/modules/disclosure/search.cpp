#include "law/clauses.gen.hpp"
#include "modules/disclosure/findable.hpp"
#include "modules/disclosure/procedures.hpp"
#include "modules/disclosure/section.hpp"

#include <algorithm>
#include <mutex>

// Words looked for in what was published and in the rules.
namespace qiyue::disclosure {

namespace {

constexpr std::size_t title_characters = 200;
constexpr std::size_t excerpt_characters = 120;
constexpr std::size_t articles_max = 10;

// The articles as the rules bind them; cut into words when somebody looks for the first time.
class Articles {
public:
    explicit Articles(law::Rulebook const& book) : book_(book) {}

    // Those of documents in force first, then in the order of the book.
    Value find(search::Query const& query, Day today) {
        std::call_once(once_, [this] { fill(); });
        auto found = shelf_.find(query);
        std::stable_partition(found.begin(), found.end(),
                              [&](std::size_t i) { return in_force(*places_[i].statute, today); });
        Value all = Value::list();
        for (auto const i : found) {
            if (all.size() == articles_max) {
                break;
            }
            all.push(hit(places_[i], query, today));
        }
        return all;
    }

private:
    struct Place {
        law::Statute const* statute;
        law::Article const* article;
        std::string text;  // whole, or the quotes where the article is kept by excerpts
        std::vector<std::string> clauses;
    };

    static bool in_force(law::Statute const& statute, Day today) {
        return statute.in_force_from <= today && (!statute.in_force_until || today <= *statute.in_force_until);
    }

    void fill() {
        for (auto const& article : book_.articles()) {
            Place place{.statute = book_.statute(article.statute), .article = &article, .text = article.text};
            for (auto const& clause : book_.clauses()) {
                if (clause.statute == article.statute && clause.article == article.label) {
                    place.clauses.push_back(clause.id);
                    place.text += article.text.empty() ? clause.quote + "\n" : std::string();
                }
            }
            shelf_.add(article.label + "\n" + place.text);
            places_.push_back(std::move(place));
        }
    }

    static Value hit(Place const& place, search::Query const& query, Day today);

    law::Rulebook const& book_;
    std::once_flag once_;
    search::Shelf shelf_;
    std::vector<Place> places_;
};

// [{text, found}]: plain text, nothing of it is escaped.
Value pieces_of(std::string_view text, search::Query const& query, std::size_t characters) {
    Value all = Value::list();
    for (auto const& piece : search::excerpt(text, query, characters)) {
        all.push(Value::object().set("text", piece.text).set("found", piece.found));
    }
    return all;
}

Value Articles::hit(Place const& place, search::Query const& query, Day today) {
    Value clauses = Value::list();
    for (auto const& id : place.clauses) {
        clauses.push(id);
    }
    return Value::object()
        .set("statute", place.statute->id)
        .set("document", place.statute->title)
        .set("number", place.statute->number)
        .set("article", place.article->label)
        .set("in_force", in_force(*place.statute, today))
        .set("clauses", clauses)
        .set("href", "/rules/" + place.statute->id + "#" + place.article->label)
        .set("excerpt", pieces_of(place.text, query, excerpt_characters));
}

Fields const search_query{
    field::text("words", {"检索词", "words to look for"}),
    field::text("stage", {"阶段", "stage"}),
    field::text("region", {"行政区划代码", "region code"}),
    field::integer("before", {"上一页给出的 next", "the next that the page before gave"}).at_least(1),
    field::integer("limit", {"每页条数", "how many a page"}).between(1, 100),
};

Result<search::Query> query_of(api::Call const& call) {
    auto query = search::Query::parse(call.query_or("words", {}));
    auto const stage = call.query_or("stage", {});
    if (!stage.empty()) {
        if (std::ranges::find(stages(), stage, &Stage::name) == stages().end()) {
            return api::invalid("disclosure.no_such_stage", "stage", {"没有这个阶段", "there is no such stage"},
                                {"请从列出的阶段中选择，或不填", "choose one of the stages, or none"});
        }
        query.only(stage_mark(stage));
    }
    auto const region = call.query_or("region", {});
    if (!region.empty()) {
        auto const digits = std::ranges::all_of(region, [](char c) { return c >= '0' && c <= '9'; });
        if (!digits || region.size() != 6) {
            return api::invalid("disclosure.no_region", "region",
                                {"地区应为六位行政区划代码", "a region is the six digits of its code"},
                                {"请填写六位代码，例如 510100", "give six digits, such as 510100"});
        }
        query.only(region_mark(region));
    }
    return query;
}

Value found_value(workflow::Engine const& engine, Notice const& notice, search::Query const& query) {
    return notice_value(engine, notice, Part::head)
        .set("title_pieces", pieces_of(notice.title, query, title_characters))
        .set("title_pieces_en", pieces_of(title_of(notice).en, query, title_characters))
        .set("excerpt", pieces_of(reading_of(notice.section), query, excerpt_characters));
}

// {items: [notice with title_pieces and excerpt], next: the `before` of the page that follows or null, articles: […]}
Result<Value> find(workflow::Engine const& engine, Articles& articles, api::Call& call) {
    auto const query = TRY(query_of(call));
    auto const before = call.query_number("before", 0);
    auto const limit = static_cast<int>(call.query_number("limit", 20));
    auto ids = store::found(call.tx, query, before, limit + 1);
    auto const more = ids.size() > static_cast<std::size_t>(limit);
    if (more) {
        ids.pop_back();
    }
    Value items = Value::list();
    for (auto const id : ids) {
        auto const one = notice(call.tx, id);
        ENSURE(one.has_value());
        items.push(found_value(engine, *one, query));
    }
    auto const first = before == 0 && query.marks().empty();
    return Value::object()
        .set("asked", !query.empty())
        .set("items", items)
        .set("next", more ? Value(ids.back()) : Value())
        .set("articles", first ? articles.find(query, call.context.today()) : Value::list());
}

}  // namespace

api::Operation search_operation(workflow::Engine const& engine) {
    api::Operation operation;
    operation.id = "public.search";
    operation.path = "/api/public/search";
    operation.title = {"全文检索", "search"};
    operation.access = api::Access::everyone;
    operation.clauses = {clause::CD_34_1, clause::CD_34_2};
    operation.query = &search_query;
    operation.run = [&engine, articles = std::make_shared<Articles>(engine.book())](api::Call& call) {
        return find(engine, *articles, call);
    };
    return operation;
}

}  // namespace qiyue::disclosure
