#include "modules/disclosure/findable.hpp"

#include "modules/catalogue/api.hpp"
#include "modules/disclosure/section.hpp"
#include "support/stand.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::disclosure;

namespace {

Fields const described{field::text("name", {"名称", "name"}),
                       field::money("price", {"价格", "price"}),
                       field::day("day", {"日期", "day"}),
                       field::choice("method", {"方式", "method"}, {{"open", {"公开招标", "open tendering"}}}),
                       field::list("rows", {"明细", "rows"}, {field::text("what", {"内容", "what"})}),
                       field::prose("secret", {"方法", "method"})};

Value values() {
    return Value::object()
        .set("name", "照护")
        .set("price", 100)
        .set("day", "2026-03-02")
        .set("method", "open")
        .set("rows", Value::list().push(Value::object().set("what", "助浴")))
        .set("secret", "调度算法");
    CHECK(reading_of(section(described, values(), {})) == "照护 · 公开招标 · 助浴 · 调度算法");
    auto const named = Value::object().set("name", Value::object().set("zh", "考核异议").set("en", "objection"));
    CHECK(words_of(section(described, named, {})) == "考核异议\nobjection");
    auto const digest = Value::object().set("name", std::string(64, 'a'));
    CHECK(words_of(section(described, digest, {})).empty());
}

Notice published(std::int64_t id) {
    Notice notice;
    notice.id = id;
    notice.rule = "contract_notice";
    notice.stage = "contract";
    notice.object_kind = "contract";
    notice.title = "居家养老 合同";
    notice.organisation_name = "锦江区(演示)养老服务局";
    notice.region = "510104";
    notice.section = section(described, values(), {});
    return notice;
}

using Ids = std::vector<std::int64_t>;

Ids found(support::Stand& stand, std::string_view words, std::string const& region = {}) {
    auto query = search::Query::parse(words);
    if (!region.empty()) {
        query.only(region_mark(region));
    }
    return stand.read<Ids>([&](db::Tx& tx) { return store::found(tx, query, 0, 50); });
}

}  // namespace

TEST_CASE("a section is found by its words, not by amounts and days") {
    CHECK(words_of(section(described, values(), {})) == "照护\n公开招标\nopen tendering\n助浴\n调度算法");
}

TEST_CASE(
    "a notice from before there was an index is found once the next start has indexed it, without what is withheld") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        support::Stand stand(engine, migrations());
        stand.write<int>([](db::Tx& tx) -> Result<int> {
            store::insert(tx, published(1), 7);
            store::Exemption exemption{.id = 5,
                                       .project = 0,
                                       .object_kind = "contract",
                                       .field = "secret",
                                       .ground = "trade_secret",
                                       .reason = "…",
                                       .state = "approved",
                                       .proposed_by = 7,
                                       .approved_by = "首一例"};
            store::insert(tx, exemption);
            return 0;
        });
        CHECK(found(stand, "照护") == Ids{});
        CHECK(stand.write<int>([](db::Tx& tx) -> Result<int> { return index_missing(tx); }) == 1);
        CHECK(stand.write<int>([](db::Tx& tx) -> Result<int> { return index_missing(tx); }) == 0);
        for (auto const* words : {"照护", "居家养老", "养老服务局", "公开招标", "助浴"}) {
            CAPTURE(words);
            CHECK(found(stand, words) == Ids{1});
        }
        CHECK(found(stand, "调度算法") == Ids{});
        CHECK(found(stand, "照护", "510100") == Ids{1});
        CHECK(found(stand, "照护", "510104") == Ids{1});
        CHECK(found(stand, "照护", "510105") == Ids{});
    }
}
