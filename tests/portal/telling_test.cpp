#include "modules/disclosure/telling.hpp"

#include "app/world.hpp"
#include "modules/disclosure/publish.hpp"
#include "modules/disclosure/section.hpp"
#include "modules/disclosure/table.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::disclosure;

namespace {

Notice of(std::string const& rule, Value section) {
    Notice notice;
    notice.rule = rule;
    notice.organisation_name = "锦江区(演示)养老服务局";
    notice.section = std::move(section);
    return notice;
}

Fields const& payment_fields() {
    static Fields const fields{field::text("instalment_name", {"期次", "instalment"}),
                               field::score("score", {"得分", "marks"}),
                               field::money("instalment_amount", {"本期应付", "of the instalment"}),
                               field::share("ratio", {"支付比例", "ratio"}),
                               field::money("payable", {"支付金额", "payable"}),
                               field::day("paid_on", {"支付日", "paid on"})};
    return fields;
}

Value payment_values() {
    return Value::object()
        .set("instalment_name", "第一期")
        .set("score", 8'550)
        .set("instalment_amount", 88'000'000)
        .set("ratio", 9'000)
        .set("payable", 79'200'000)
        .set("paid_on", "2026-12-19");
}

}  // namespace

TEST_CASE("telling of notices: each kind is told, and of nothing published no figure is told") {
    auto const book = app::load_rules(".");
    for (auto const& rule : table()) {
        CAPTURE(rule.name);
        auto const said = told(*book, of(rule.name, section(Fields{}, Value::object(), {})));
        for (auto const& sentence : said["sentences"].items()) {
            CHECK(sentence["zh"].text().find("0.00") == std::string::npos);
            CHECK(sentence["en"].text().find("0.00") == std::string::npos);
            CHECK(sentence["en"].text().find("“”") == std::string::npos);
        }
        CHECK(said["whys"].size() == 0);
    }
}

TEST_CASE("telling of notices: a payment in both languages, with its why") {
    auto const book = app::load_rules(".");
    auto const said = told(*book, of("payment", section(payment_fields(), payment_values(), {})));
    REQUIRE(said["sentences"].size() == 1);
    CHECK(said.at_path("sentences.0.zh") ==
          Value("2026-12-19 支付第一期 792,000.00 元：考核 85.50 分，付 880,000.00 元 的 90.00%。"));
    CHECK(said.at_path("sentences.0.en") ==
          Value("792,000.00 yuan was paid for “第一期” on 2026-12-19: 90.00% of 880,000.00 yuan at 85.50 points."));
    CHECK(said.at_path("whys.0.title.en") == Value("Why 792,000.00 yuan"));
    CHECK(said.at_path("whys.0.tree.quote") == Value(book->find("CD-28-1")->quote));
}

TEST_CASE("telling of notices: what is withheld is told as withheld, and its sentence is left out") {
    auto const book = app::load_rules(".");
    store::Exemption kept;
    kept.object_kind = "payment";
    kept.field = "payable";
    kept.ground = "trade_secret";
    auto const hidden = masked(section(payment_fields(), payment_values(), {}), "payment", {kept});
    auto const said = told(*book, of("payment", hidden));
    REQUIRE(said["sentences"].size() == 1);
    CHECK(said.at_path("sentences.0.zh") == Value("“支付金额”依法不予公开：商业秘密。"));
    CHECK(said.at_path("sentences.0.en") == Value("“payable” is withheld by law: trade secret."));
    CHECK(said["whys"].size() == 0);
}

TEST_CASE("telling of notices: a title is read in either language") {
    Notice notice;
    notice.title = "居家养老 采购公告";
    notice.kind = {"采购公告", "tender notice"};
    CHECK(title_of(notice).zh == "居家养老 采购公告");
    CHECK(title_of(notice).en == "居家养老: tender notice");
    notice.title = "关于居家养老的说明";
    CHECK(title_of(notice).en == "关于居家养老的说明");
}
