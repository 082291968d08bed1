#include "modules/provider/store.hpp"

#include "modules/identity/api.hpp"
#include "support/articles.hpp"
#include "support/stand.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

// Who is bound to whom, as LP-089 asks it of the suppliers of one purchase.
namespace qiyue::provider {

namespace {

struct City {
    explicit City(std::string const& engine) : stand(engine, tables()) {}

    static std::vector<db::Migration> tables() {
        auto all = identity::migrations();
        for (auto& one : migrations()) {
            all.push_back(std::move(one));
        }
        return all;
    }

    std::int64_t registered(std::string const& credit_code, std::string const& representative) {
        return stand.write<std::int64_t>([&](db::Tx& tx) {
            auto const context = stand.context();
            law::Judge judge(*book, calendar, context, {.place = "成都", .pinned = context.today()});
            return identity::register_organisation(
                tx, context, stand.ports(), judge,
                {.name = "供应商（演示）" + credit_code,
                 .kind = "provider",
                 .region = "510104",
                 .credit_code = credit_code,
                 .attributes =
                     Value::object().set("legal_type", "enterprise").set("legal_representative", representative)});
        });
    }

    void declared(std::int64_t organisation, std::string const& head, std::string const& digest,
                  std::vector<std::int64_t> const& controls = {}) {
        stand.write<bool>([&](db::Tx& tx) -> Result<bool> {
            store::keep(tx,
                        {.organisation = organisation,
                         .object = organisation,
                         .head_name = head,
                         .head_digest = digest,
                         .controls = controls,
                         .body = Value::object()});
            return true;
        });
    }

    std::string bound(std::int64_t organisation) {
        auto const found = stand.read<std::vector<Related>>([&](db::Tx& tx) { return related(tx, organisation); });
        std::string told;
        for (auto const& one : found) {
            told += (told.empty() ? "" : " ") + name(one.provider) +
                (one.how == Relation::controls ? ":controls" : ":same_head");
        }
        return told;
    }

    std::string name(std::int64_t id) const { return id == a ? "a" : id == b ? "b" : id == c ? "c" : "?"; }

    std::shared_ptr<law::Rulebook const> book = law::Rulebook::build({
        support::statute_file("cd", "成都", "normative", "2017-09-01"),
        support::article_file("cd", "第二条", {"CD-2-1", "CD-2-2"}),
        support::statute_file("order", "全国", "ministry_rule", "2020-03-01"),
        support::article_file("order", "第八条", {"LP-005"}),
    });
    WorkCalendar calendar;
    support::Stand stand;
    std::int64_t a = registered("91510104MA0000015U", "张示例");
    std::int64_t b = registered("91510104MA0000023N", "张示例");
    std::int64_t c = registered("91510104MA0000031H", "李示例");
};

}  // namespace

TEST_CASE("provider: suppliers are bound by one head or by control, and told from namesakes once both declared") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        City city(engine);
        CHECK(city.bound(city.a) == "b:same_head");
        CHECK(city.bound(city.b) == "a:same_head");
        CHECK(city.bound(city.c).empty());
        // One has declared: the other still bears the name.
        city.declared(city.a, "张示例", "one");
        CHECK(city.bound(city.a) == "b:same_head");
        CHECK(city.bound(city.b) == "a:same_head");
        // Both have: they are two people.
        city.declared(city.b, "张示例", "another");
        CHECK(city.bound(city.a).empty());
        CHECK(city.bound(city.b).empty());
        // One person under two spellings.
        city.declared(city.c, "李  示例", "one");
        CHECK(city.bound(city.a) == "c:same_head");
        CHECK(city.bound(city.c) == "a:same_head");
        // Control is told from either side, and before the head.
        city.declared(city.c, "李示例", "third", {city.a});
        CHECK(city.bound(city.a) == "c:controls");
        CHECK(city.bound(city.c) == "a:controls");
        city.declared(city.c, "李示例", "one", {city.a});
        CHECK(city.bound(city.a) == "c:controls");
        // Taken back.
        city.declared(city.c, "李示例", "third");
        CHECK(city.bound(city.a).empty());
    }
}

TEST_CASE("provider: nobody is bound by having no representative") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        City city(engine);
        auto const d = city.registered("91510104MA000004X9", "");
        city.registered("91510104MA00000589", "");
        CHECK(city.bound(d).empty());
    }
}

}  // namespace qiyue::provider
