#include "platform/search/search.hpp"

#include "platform/search/tokens.hpp"
#include "support/stand.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::search;

namespace {

std::string cut(std::string_view text) {
    std::string all;
    for (auto const& token : tokens_of(text)) {
        all += (all.empty() ? "" : " ") + token.text;
    }
    return all;
}

// Around what was found stands [ ].
std::string shown(std::string_view text, std::string_view words, std::size_t characters) {
    std::string all;
    for (auto const& piece : excerpt(text, Query::parse(words), characters)) {
        all += piece.found ? "[" + piece.text + "]" : piece.text;
    }
    return all;
}

using Ids = std::vector<std::int64_t>;

// An index with these texts, numbered from 1, on each engine that is there.
class Kept {
public:
    Kept(std::string const& engine, std::vector<Entry> const& entries)
        : stand_(engine,
                 {db::Migration{.module = "kept",
                                .number = 1,
                                .name = "texts",
                                .sql = schema_sqlite("kept_text"),
                                .sql_postgresql = schema_postgresql("kept_text")}}) {
        std::int64_t id = 0;
        for (auto const& entry : entries) {
            put(++id, entry);
        }
    }

    void put(std::int64_t id, Entry const& entry) {
        stand_.write<int>([&](db::Tx& tx) -> Result<int> {
            index_.put(tx, id, entry);
            return 0;
        });
    }

    void remove(std::int64_t id) {
        stand_.write<int>([&](db::Tx& tx) -> Result<int> {
            index_.remove(tx, id);
            return 0;
        });
    }

    Ids find(Query const& query, std::int64_t before = 0, int limit = 50) {
        return stand_.read<Ids>([&](db::Tx& tx) { return index_.find(tx, query, before, limit); });
    }

    Ids find(std::string_view words) { return find(Query::parse(words)); }

private:
    support::Stand stand_;
    Index index_{"kept_text"};
};

}  // namespace

TEST_SUITE("platform/search") {

    TEST_CASE("text is cut into pairs, the last character of a run alone, and words") {
        CHECK(cut("政府购买") == "政府 府购 购买 买");
        CHECK(cut("政府，购买") == "政府 府 购买 买");
        CHECK(cut("年") == "年");
        CHECK(cut("2026年度 CD-34-2") == "2026 年度 度 cd 34 2");
        CHECK(cut("ＡＢＣ１２") == "abc12");
        CHECK(cut("🙂养老🙂🙂") == "养老 老");
        CHECK(cut("𠮷野家") == "𠮷野 野家 家");
        CHECK(cut("\xE5\xFF养\xF0") == "养");
        CHECK(cut("") == "");
        CHECK(cut(std::string(300, 'x')) == std::string(64, 'x'));
    }

    TEST_CASE("both engines give the same answers, the newest first") {
        std::vector<Entry> const entries{{"居家养老上门照护服务", {}},
                                         {"政府购买服务。养老机构运营", {}},
                                         {"政府、购买", {}},
                                         {"道路保洁 Cleaning of roads 2026", {}},
                                         {"养", {}}};
        for (auto const& engine : support::engines()) {
            CAPTURE(engine);
            Kept kept(engine, entries);
            CHECK(kept.find("养老") == Ids{2, 1});
            CHECK(kept.find("政府购买") == Ids{2});  // not across the mark of the third
            CHECK(kept.find("务养") == Ids{});
            CHECK(kept.find("政府 购买") == Ids{3, 2});
            CHECK(kept.find("购买 政府") == Ids{3, 2});
            CHECK(kept.find("养老 照护") == Ids{1});
            CHECK(kept.find("养") == Ids{5, 2, 1});  // one character: wherever it stands
            CHECK(kept.find("老") == Ids{2, 1});
            CHECK(kept.find("务") == Ids{2, 1});  // also as the last one of a run
            CHECK(kept.find("养老服务") == Ids{});
            CHECK(kept.find("CLEAN") == Ids{4});
            CHECK(kept.find("leaning") == Ids{});
            CHECK(kept.find("of roads") == Ids{4});
            CHECK(kept.find("2026") == Ids{4});
            CHECK(kept.find(Query::parse("养"), 0, 2) == Ids{5, 2});
            CHECK(kept.find(Query::parse("养"), 2, 2) == Ids{1});
            CHECK(kept.find(Query::parse("养"), 1, 2) == Ids{});
        }
    }

    TEST_CASE("what replaces a text, or takes it away, leaves nothing of it to be found") {
        for (auto const& engine : support::engines()) {
            CAPTURE(engine);
            Kept kept(engine, {{"调度算法与居家养老", {}}, {"居家养老", {}}});
            CHECK(kept.find("调度算法") == Ids{1});
            kept.put(1, {"居家养老", {}});
            CHECK(kept.find("调度算法") == Ids{});
            CHECK(kept.find("养老") == Ids{2, 1});
            kept.remove(1);
            CHECK(kept.find("养老") == Ids{2});
            kept.remove(77);
        }
    }

    TEST_CASE("marks narrow, and are not words") {
        for (auto const& engine : support::engines()) {
            CAPTURE(engine);
            Kept kept(engine, {{"养老 plan", {"stageplan", "region5101"}}, {"养老", {"stageneed", "region5101"}}});
            CHECK(kept.find(Query::parse("养老").only("stageplan")) == Ids{1});
            CHECK(kept.find(Query::parse("养老").only("region5101")) == Ids{2, 1});
            CHECK(kept.find(Query::parse("养老").only("stageneed").only("region5101")) == Ids{2});
            CHECK(kept.find(Query::parse("养老").only("stage")) == Ids{});  // whole marks only
            CHECK(kept.find("stageplan") == Ids{});
            CHECK(kept.find("¤stageplan") == Ids{});
        }
    }

    TEST_CASE("whatever is typed is answered calmly") {
        std::string long_one;
        for (int i = 0; i < 500; ++i) {
            long_one += "养";
        }
        for (auto const& engine : support::engines()) {
            CAPTURE(engine);
            Kept kept(engine, {{"居家养老 or not and near", {}}, {"100% 的养老_服务", {}}});
            for (auto const* nothing : {"",
                                        " ",
                                        "\"",
                                        "\"\"",
                                        "'",
                                        "''",
                                        "*",
                                        ":*",
                                        "()",
                                        "!",
                                        "&",
                                        "|",
                                        "<->",
                                        "%",
                                        "_",
                                        "\\",
                                        "-",
                                        "🙂",
                                        "🙂🙂 💶",
                                        "·",
                                        "¤",
                                        ";",
                                        "--",
                                        "\xFF\xFE",
                                        "\t\n",
                                        "^",
                                        "{}",
                                        "."}) {
                CAPTURE(nothing);
                CHECK(Query::parse(nothing).empty());
                CHECK(kept.find(nothing) == Ids{});
            }
            CHECK(kept.find("养老\"") == Ids{2, 1});
            CHECK(kept.find("\"养老\" OR 1=1") == Ids{});
            CHECK(kept.find("养老 OR") == Ids{1});  // a word like any other
            CHECK(kept.find("养老 NOT") == Ids{1});
            CHECK(kept.find("NEAR(养老)") == Ids{1});
            CHECK(kept.find("tokens:养老") == Ids{});
            CHECK(kept.find("养老 & !服务:*") == Ids{2});
            CHECK(kept.find("'养老' <-> '老':*") == Ids{2, 1});
            CHECK(kept.find("养老; DROP TABLE kept_text; --") == Ids{});
            CHECK(kept.find("100%") == Ids{2});
            CHECK(kept.find("养🙂老") == Ids{2, 1});  // two phrases of one character each
            CHECK(kept.find(long_one) == Ids{});
            CHECK(kept.find("养老") == Ids{2, 1});  // and the index is still there
        }
    }

    TEST_CASE("texts beyond what an engine keeps are the same on both") {
        std::string often;
        for (int i = 0; i < 400; ++i) {
            often += "养老，";
        }
        std::string longest = often + "护理";
        for (int i = 0; i < 9'000; ++i) {
            longest += "，服务";
        }
        longest += "，末尾";
        for (auto const& engine : support::engines()) {
            CAPTURE(engine);
            Kept kept(engine, {{longest, {"stageplan"}}});
            CHECK(kept.find("养老") == Ids{1});
            CHECK(kept.find("护理") == Ids{1});
            CHECK(kept.find("末尾") == Ids{});  // beyond 16,000 tokens
            CHECK(kept.find(Query::parse("护理").only("stageplan")) == Ids{1});
        }
    }

    TEST_CASE("a shelf finds as an index does") {
        Shelf shelf;
        shelf.add("政府购买服务。养老机构");
        shelf.add("政府、购买");
        CHECK(shelf.find(Query::parse("政府购买")) == std::vector<std::size_t>{0});
        CHECK(shelf.find(Query::parse("购买 政府")) == std::vector<std::size_t>{0, 1});
        CHECK(shelf.find(Query::parse("🙂")).empty());
    }

    TEST_CASE("an excerpt shows what was found and stands between whole characters") {
        CHECK(shown("居家养老上门照护服务", "养老", 50) == "居家[养老]上门照护服务");
        CHECK(shown("居家养老上门照护服务", "养老上", 50) == "居家[养老上]门照护服务");
        CHECK(shown("居家养老上门照护服务", "养", 50) == "居家[养]老上门照护服务");
        CHECK(shown("Cleaning of roads", "clean", 50) == "[Clean]ing of roads");
        CHECK(shown("ＡＢＣ服务", "ab", 50) == "[ＡＢ]Ｃ服务");
        CHECK(shown("养老，养老", "养老", 50) == "[养老]，[养老]");
        CHECK(shown("养老服务", "老服 养老", 50) == "[养老服]务");
        CHECK(shown("一二三四五六七八九十", "八", 4) == "…七[八]九十");
        CHECK(shown("一二三四五六七八九十", "无", 4) == "一二三四…");
        CHECK(shown("第一行\n\n第二行", "第二", 50) == "第一行 [第二]行");
        CHECK(shown("<b>养老</b>", "养老", 50) == "<b>[养老]</b>");
        CHECK(shown("", "养老", 50) == "");
    }
}
