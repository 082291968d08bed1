#include "support/stand.hpp"

#include "modules/documents/compose.hpp"
#include "modules/documents/typeset.hpp"
#include "modules/documents/store.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

namespace documents = qiyue::documents;
namespace db = qiyue::db;
using qiyue::Context;
using qiyue::Instant;
using qiyue::Result;
using qiyue::Value;
using qiyue::support::Stand;

namespace {

Context of(Stand const& stand, std::int64_t person) {
    auto context = stand.context();
    context.caller.person = person;
    context.caller.organisation = 100 + person;
    return context;
}

documents::Upload kept(Stand& stand, std::string const& content, std::string const& name) {
    return {.digest = stand.ports().files.put(content),
            .name = name,
            .type = "text/plain",
            .size = static_cast<std::int64_t>(content.size())};
}

bool sent(Stand& stand, Context const& context, documents::Upload const& upload, documents::Limits const& limits = {}) {
    return stand.database()
        .write<bool>([&](db::Tx& tx) -> Result<bool> {
            TRY(documents::receive(tx, context, stand.ports(), upload, limits));
            return true;
        })
        .ok();
}

std::string name_of(Stand& stand, std::string const& digest, std::int64_t person) {
    return stand.read<std::string>([&](db::Tx& tx) {
        auto const found = documents::store::sent_by(tx, digest, person);
        return found ? found->name : std::string("nothing");
    });
}

Value described(std::string const& name, std::string const& kind, std::string const& label) {
    return Value::object()
        .set("name", name)
        .set("kind", kind)
        .set("label", Value::object().set("zh", label).set("en", label));
}

}  // namespace

TEST_CASE("documents: a name is made harmless, and an empty one replaced") {
    for (auto const& engine : qiyue::support::engines()) {
        Stand stand(engine, documents::migrations());
        auto const context = of(stand, 1);
        auto const check = [&](std::string const& given, std::string const& wanted) {
            auto const upload = kept(stand, "content of " + given, given);
            REQUIRE(sent(stand, context, upload));
            CHECK(name_of(stand, upload.digest, 1) == (wanted.empty() ? upload.digest.substr(0, 16) : wanted));
        };
        check("报告.pdf", "报告.pdf");
        check("../../etc/passwd", "passwd");
        check("C:\\资料\\合同.docx", "合同.docx");
        check("a\r\nSet-Cookie: x\"y.txt", "aSet-Cookie: xy.txt");
        check(".hidden", "hidden");
        check("", "");
        check("\xff\xfe", "");
        // A mark that turns the direction of reading: it would show as "合同exe.pdf".
        check("合同\u202efdp.exe", "合同fdp.exe");
        std::string lengthy;
        for (int i = 0; i < 100; ++i) {
            lengthy += "长";
        }
        auto const upload = kept(stand, "lengthy", lengthy + ".pdf");
        REQUIRE(sent(stand, context, upload));
        auto const name = name_of(stand, upload.digest, 1);
        CHECK(name.size() <= 200);
        CHECK(name.ends_with("长.pdf"));
    }
}

// PostgreSQL keeps no text that is none: a name out of a header is made harmless before it is kept.
TEST_CASE("documents: the name of a file in pieces is made harmless when it is begun") {
    for (auto const& engine : qiyue::support::engines()) {
        Stand stand(engine, documents::migrations());
        auto const context = of(stand, 1);
        for (auto const& [given, wanted] : std::vector<std::pair<std::string, std::string>>{
                 {"\xff\xfe", ""}, {std::string("a\0b.txt", 7), "ab.txt"}, {"../方案.txt", "方案.txt"}}) {
            auto const begun = stand.database().write<documents::Begun>(
                [&](db::Tx& tx) { return documents::begin(tx, context, stand.ports(), given, 3, {}); });
            REQUIRE(begun.ok());
            CHECK(begun.value().name == wanted);
        }
    }
}

TEST_CASE("documents: a day's quota is a person's own, and the same file counts once") {
    for (auto const& engine : qiyue::support::engines()) {
        Stand stand(engine, documents::migrations());
        documents::Limits const limits{.bytes_a_day = 10};
        CHECK(sent(stand, of(stand, 1), kept(stand, "123456", "a"), limits));
        CHECK_FALSE(sent(stand, of(stand, 1), kept(stand, "12345", "b"), limits));
        CHECK(sent(stand, of(stand, 1), kept(stand, "1234", "c"), limits));
        CHECK(sent(stand, of(stand, 2), kept(stand, "12345", "b"), limits));
        stand.pass_seconds(86'400);
        CHECK(sent(stand, of(stand, 1), kept(stand, "12345", "b"), limits));
    }
}

TEST_CASE("documents: what nobody uses goes after its days, what an object holds stays") {
    for (auto const& engine : qiyue::support::engines()) {
        Stand stand(engine, documents::migrations());
        auto const context = of(stand, 1);
        auto const unused = kept(stand, "unused", "a");
        auto const used = kept(stand, "used", "b");
        REQUIRE(sent(stand, context, unused));
        REQUIRE(sent(stand, context, used));
        stand.write<bool>([&](db::Tx& tx) -> Result<bool> {
            documents::store::insert(
                tx, {.id = 1, .digest = used.digest, .object = 7, .kind = "need", .name = "b", .type = "text/plain"});
            return true;
        });
        auto const sweep = [&] {
            return stand.write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
                return documents::sweep(tx, stand.context(), stand.ports(), {});
            });
        };
        CHECK(sweep() == 0);
        stand.pass_seconds(std::int64_t{8} * 86'400);
        CHECK(sweep() == 1);
        CHECK(name_of(stand, unused.digest, 1) == "nothing");
        CHECK(name_of(stand, used.digest, 1) == "b");
        CHECK(sweep() == 0);
    }
}

TEST_CASE("documents: what was moved in before a crash, and has no row, goes after a day") {
    for (auto const& engine : qiyue::support::engines()) {
        Stand stand(engine, documents::migrations());
        auto name = (std::filesystem::temp_directory_path() / "qiyue_strays_XXXXXX").string();
        std::string const folder = ::mkdtemp(name.data());
        auto const store = qiyue::files::open_folder(folder);
        auto const lost = store->put("moved in, and never written down");
        auto const sent_file = store->put("sent");
        auto const begun = std::string("77");
        store->append(begun, 0, "a piece");
        auto& ports = stand.ports();
        qiyue::api::Ports on_disk{.ids = ports.ids, .random = ports.random, .files = *store, .bus = ports.bus};
        stand.write<bool>([&](db::Tx& tx) -> Result<bool> {
            TRY(documents::receive(tx, of(stand, 1), on_disk,
                                   {.digest = sent_file, .name = "a", .type = "text/plain", .size = 4}, {}));
            return true;
        });
        auto const sweep = [&](char const* now) {
            auto context = stand.context();
            context.now = Instant::parse(now).value();
            return stand.write<std::int64_t>([&](db::Tx& tx) -> Result<std::int64_t> {
                return documents::sweep_unknown(tx, context, on_disk, folder);
            });
        };
        CHECK(sweep("2020-01-01T00:00:00+08:00") == 0);  // all of it is younger than a day
        CHECK(store->has(lost));
        CHECK(sweep("2120-01-01T00:00:00+08:00") == 1);
        CHECK_FALSE(store->has(lost));
        CHECK(store->has(sent_file));
        CHECK(store->begun(begun) == 7);  // what is not whole is swept by its own row
        CHECK(sweep("2120-01-01T00:00:00+08:00") == 0);
        std::filesystem::remove_all(folder);
    }
}

TEST_CASE("documents: a file that is not in the store can't be received") {
    Stand stand("sqlite", documents::migrations());
    CHECK_FALSE(
        sent(stand, of(stand, 1), {.digest = std::string(64, 'a'), .name = "a", .type = "text/plain", .size = 1}));
}

TEST_CASE("documents: numerals of headings") {
    CHECK(documents::numeral(1) == "一");
    CHECK(documents::numeral(10) == "十");
    CHECK(documents::numeral(21) == "二十一");
}

TEST_CASE("documents: Chinese punctuation after Chinese characters, and nowhere else") {
    CHECK(documents::typeset("养老服务局(例),每月 1,234.50 元;见 http://a.b:80/c") ==
          "养老服务局（例），每月 1,234.50 元；见 http://a.b:80/c");
    CHECK(documents::typeset("f(x), y") == "f(x), y");
    CHECK(documents::typeset("甲方: 乙方") == "甲方：乙方");
}

TEST_CASE(
    "documents: a paragraph that names what is not known is left out, and so is an empty section with its number") {
    documents::Paper paper{.name = "test", .kind = "need", .title = {"测试", "test"}};
    auto section = [](std::string const& heading, std::string const& field) {
        return Value::object().set("heading", heading).set("fields", Value::list().push(field));
    };
    auto opening = Value::object().set(
        "text", Value::list().push("{{owner}}公告。").push("截止{{deadline}}。").push("价格{{price}}。"));
    paper.body = Value::object()
                     .set("headline", "{{project}}公告")
                     .set("section",
                          Value::list()
                              .push(opening)
                              .push(section("甲", "price"))
                              .push(section("乙", "empty"))
                              .push(section("丙", "note")));
    documents::Matter matter;
    matter.names = {{"owner", "某局"}, {"project", "某项目"}};
    matter.fields = Value::list()
                        .push(described("price", "money", "价格"))
                        .push(described("empty", "text", "空"))
                        .push(described("note", "text", "说明"))
                        .push(described("key", "sealed", "密钥"));
    matter.values = Value::object().set("price", 12'300).set("empty", "").set("note", "好").set("key", "AAAA");
    auto const made = documents::compose(paper, matter, "https://city.example");
    CHECK(made.title == "某项目公告");
    std::vector<std::string> told;
    for (auto const& block : made.blocks) {
        if (auto const* paragraph = std::get_if<qiyue::pdf::Paragraph>(&block)) {
            told.push_back(paragraph->text);
        } else if (auto const* heading = std::get_if<qiyue::pdf::Heading>(&block)) {
            told.push_back(heading->text);
        } else if (auto const* facts = std::get_if<qiyue::pdf::Facts>(&block)) {
            told.push_back(facts->rows.front().label + "=" + facts->rows.front().value);
        }
    }
    CHECK(told ==
          std::vector<std::string>{"某局公告。", "价格123.00 元。", "一、甲", "价格=123.00 元", "二、丙", "说明=好"});
    CHECK(made.proof.address.empty());
    CHECK(documents::digest_of(matter).size() == 64);
}

TEST_CASE("documents: a section that is told says its sentences, and why a figure is what it is") {
    auto const both = [](std::string const& text) { return Value::object().set("zh", text).set("en", "in English"); };
    auto const leaf = [&](std::string const& label, std::string const& value) {
        return Value::object().set("label", both(label)).set("value", both(value));
    };
    auto const facts =
        Value::object().set("label", both("情况")).set("nodes", Value::list().push(leaf("得分", "85.50 分")));
    auto const tree =
        leaf("规程第二十八条", "已计算").set("quote", "与考核结果挂钩").set("nodes", Value::list().push(facts));
    documents::Paper paper{.name = "test", .kind = "notice", .title = {"测试", "test"}};
    paper.body = Value::object().set("section",
                                     Value::list()
                                         .push(Value::object().set("heading", "要点").set("told", true))
                                         .push(Value::object().set("heading", "内容").set("rest", true)));
    documents::Matter matter;
    matter.fields = Value::list().push(described("note", "text", "说明"));
    matter.values = Value::object().set("note", "好");
    auto const blocks_of = [&] { return documents::compose(paper, matter, "https://city.example").blocks; };

    // Of what tells nothing, the section is left out with its number.
    REQUIRE(blocks_of().size() == 2);
    CHECK(std::get<qiyue::pdf::Heading>(blocks_of().front()).text == "一、内容");

    matter.told = Value::object()
                      .set("sentences", Value::list().push(both("支付第一期,792,000.00 元。")))
                      .set("whys", Value::list().push(Value::object().set("title", both("为什么")).set("tree", tree)));
    auto const told = blocks_of();
    REQUIRE(told.size() == 7);
    CHECK(std::get<qiyue::pdf::Heading>(told[0]).text == "一、要点");
    CHECK(std::get<qiyue::pdf::Paragraph>(told[1]).text == "支付第一期，792,000.00 元。");
    CHECK(std::get<qiyue::pdf::Paragraph>(told[2]).text == "为什么：");
    auto const& rows = std::get<qiyue::pdf::Facts>(told[3]).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().label == "得分");
    CHECK(rows.front().value == "85.50 分");
    CHECK(std::get<qiyue::pdf::Note>(told[4]).text == "规程第二十八条：“与考核结果挂钩”");
    CHECK(std::get<qiyue::pdf::Heading>(told[5]).text == "二、内容");
}
