#include "support/house.hpp"

#include "app/portal/portal.hpp"
#include "app/scenario/runner.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/policy/api.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

// In English a public page speaks English. Chinese on it is what has no English: names, the words of the law, and what
// somebody typed. What the city of the last stage holds of these is known, so that whatever else is Chinese was forgotten.
namespace qiyue::app::portal {

namespace {

// The Han character at this place as its bytes; nothing where there is none.
std::string_view han_at(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const basic = at + 2 < text.size() && byte(at) >= 0xE4 && byte(at) <= 0xE9;
    return basic ? text.substr(at, 3) : std::string_view();
}

// Texts by their first Han character.
class Known {
public:
    void add(std::string const& text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (auto const first = han_at(text, at); !first.empty()) {
                auto& same = texts_[std::string(first)];
                if (std::ranges::none_of(same, [&](Text const& one) { return one.words == text; })) {
                    same.push_back({.words = text, .before = at});
                }
                return;
            }
        }
    }
    void add(Value const& value) {
        if (value.is_text()) {
            add(value.text());
        } else if (value.is_list()) {
            for (auto const& item : value.items()) {
                add(item);
            }
        } else if (value.is_object()) {
            for (auto const& [key, member] : value.members()) {
                add(member);
            }
        }
    }

    // The first Chinese that is none of these, with what stands around it; empty when all is known.
    std::string unknown(std::string const& page) const {
        for (std::size_t at = 0; at < page.size();) {
            auto const first = han_at(page, at);
            if (first.empty()) {
                ++at;
                continue;
            }
            auto const end = end_of_known(page, at, first);
            if (end == at) {
                auto const from = at < 60 ? 0 : at - 60;
                return page.substr(from, at - from) + " >>> " + page.substr(at, 90);
            }
            at = end;
        }
        return {};
    }

private:
    struct Text {
        std::string words;
        std::size_t before;  // bytes before its first Han character
    };

    std::size_t end_of_known(std::string const& page, std::size_t at, std::string_view first) const {
        auto const found = texts_.find(first);
        auto end = at;
        for (auto const& text : found == texts_.end() ? std::vector<Text>{} : found->second) {
            auto const fits =
                at >= text.before && std::string_view(page).substr(at - text.before, text.words.size()) == text.words;
            end = fits ? std::max(end, at - text.before + text.words.size()) : end;
        }
        return end;
    }

    std::map<std::string, std::vector<Text>, std::less<>> texts_;
};

void replace(std::string& text, std::string const& from, std::string const& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

// The page as it is read, its entities written out.
std::string english(Portal const& portal, World& world, std::string const& path) {
    http::Request request;
    request.path = path;
    request.cookies["qiyue_lang"] = "en";
    auto text = portal.answer(request, world.context({})).body;
    for (auto const& [entity, sign] : {std::pair{"&quot;", "\""}, std::pair{"&#39;", "'"}, std::pair{"&lt;", "<"},
                                       std::pair{"&gt;", ">"}, std::pair{"&#x2F;", "/"}, std::pair{"&amp;", "&"}}) {
        replace(text, entity, sign);
    }
    return text;
}

void add_lines(Known& known, std::string const& text) {
    for (std::size_t from = 0; from < text.size();) {
        auto const end = std::min(text.find('\n', from), text.size());
        known.add(text.substr(from, end - from));
        from = end + 1;
    }
}

// Documents, articles, their words, who made them; interpretations are typed.
void add_law(Known& known, law::Rulebook const& book) {
    for (auto const& statute : book.statutes()) {
        for (auto const& name :
             {statute.title, statute.number, statute.issuer, statute.source, statute.interpreted_by}) {
            known.add(name);
        }
        if (!statute.national()) {
            known.add(statute.place);
        }
        for (auto const& basis : statute.legal_basis) {
            known.add(basis.title);
            known.add(basis.number);
        }
    }
    for (auto const& article : book.articles()) {
        known.add(article.label);
        add_lines(known, article.text);
    }
    for (auto const& clause : book.clauses()) {
        known.add(clause.article);
        known.add(clause.at);
        add_lines(known, clause.quote);
        known.add(book.citation(Clause{clause.id}));
    }
}

// Bodies, people, districts, items of the catalogue; the name of the other language, and of the Chinese page's words.
void add_names(Known& known, World& world) {
    world.database().read<bool>([&](db::Tx& tx) {
        for (auto const& organisation : identity::organisations(tx)) {
            known.add(organisation.name);
            for (auto const& person : identity::holders(tx, organisation.id)) {
                known.add(person.name);
            }
        }
        for (auto const& item : catalogue::items_in_force(tx, world.context({}).today())) {
            known.add(item.name);
        }
        return true;
    });
    for (auto const& region : regions()) {
        known.add(region.name);
    }
    known.add(world.engine().place());
    known.add(std::string("中文"));
}

// What the people of a story typed.
void add_typed(Known& known) {
    scenario::Library library(home() + "/tests/scenarios");
    for (auto const& name : scenario::find_stories(library.folder(), library.folder())) {
        auto const& story = library.story(name);
        if (name.starts_with("chengdu/stages/")) {
            for (auto const& step : story.steps) {
                known.add(step.with);
            }
        }
    }
}

std::vector<std::string> paths_of(World& world) {
    std::vector<std::string> paths{
        "/",        "/notices",    "/projects",        "/catalogue",   "/buyers",        "/providers",
        "/rules",   "/results",    "/rules/documents", "/search",      "/accessibility", "/data",
        "/api",     "/statistics", "/notices.atom",    "/receipt?q=1", "/nothing",       "/credit",
        "/arrears", "/grants"};
    auto const id = [](Value const& one) { return std::to_string(one["id"].integer()); };
    world.database().read<bool>([&](db::Tx& tx) {
        for (auto const& project : disclosure::projects(tx, world.engine(), {}).items()) {
            auto const page =
                *disclosure::project_page(tx, world.engine(), project["id"].integer(), world.context({}).today());
            paths.push_back("/projects/" + id(project));
            paths.push_back("/buyers/" + id(page["buyer"]));
            paths.push_back("/providers/" + id(page["provider"]));
            paths.push_back("/catalogue/" + page["item"]["code"].text());
        }
        for (auto const& notice : disclosure::notices(tx, {.limit = 500})) {
            paths.push_back("/notices/" + std::to_string(notice.id));
        }
        return true;
    });
    for (auto const* by : {"year", "region", "class", "method", "buyer", "provider"}) {
        paths.push_back("/statistics/" + std::string(by) + ".csv");
    }
    for (auto const& procedure : world.engine().procedures()) {
        paths.push_back("/reference/" + procedure.kind);
    }
    for (auto const& statute : world.rules().statutes()) {
        paths.push_back("/rules/" + statute.id);
    }
    for (auto const& clause : world.rules().clauses()) {
        paths.push_back("/rules/" + clause.id);
    }
    return paths;
}

}  // namespace

TEST_CASE("english: what is neither a name, nor law, nor typed stands in English on every public page") {
    support::House house(support::last_stage());
    auto& world = house.world();
    Portal const portal(world, home(), Site::demonstration);
    Known known;
    add_law(known, world.rules());
    add_names(known, world);
    add_typed(known);
    std::size_t notices = 0;
    for (auto const& path : paths_of(world)) {
        CAPTURE(path);
        notices += path.starts_with("/notices/") ? 1U : 0U;
        CHECK(known.unknown(english(portal, world, path)) == "");
    }
    CHECK(notices > 15);
}

TEST_CASE("english: a forgotten text would be found") {
    Known known;
    known.add(std::string("锦江区(演示)养老服务局"));
    known.add(std::string("2026年居家养老"));
    CHECK(known.unknown("<p>锦江区(演示)养老服务局 buys “2026年居家养老”.</p>").empty());
    CHECK(known.unknown("<p>tender notice</p>").empty());
    CHECK(known.unknown("<p title=\"采购公告\">tender notice</p>") == "<p title=\" >>> 采购公告\">tender notice</p>");
    CHECK(!known.unknown("2026年居家养老 采购公告").empty());
    CHECK(!known.unknown("居家养老").empty());
}

}  // namespace qiyue::app::portal
