#include "base/shape.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

using namespace qiyue;

namespace {

constexpr Clause some_clause{"CD-27-3"};

Fields const fields = {
    field::text("title", {"名称", "Title"}).by({some_clause}),
    field::prose("note", {"说明", "Note"}).maybe(),
    field::money("price", {"金额", "Price"}),
    field::share("ratio", {"比例", "Ratio"}).between(0, 10'000).maybe(),
    field::day("start", {"开始", "Start"}).maybe(),
    field::choice("kind", {"类别", "Kind"}, {{"a", {"甲", "A"}}, {"b", {"乙", "B"}}}).maybe(),
    field::reference("tender", {"项目", "Tender"}, "tender").maybe(),
    field::sealed("bid", {"密文", "Bid"}).maybe(),
    field::secret("pin", {"口令", "PIN"}).maybe(),
    field::list("items", {"条目", "Items"},
                {field::text("name", {"条目名", "Item name"}), field::secret("code", {"暗号", "Code"}).maybe()})
        .maybe(),
};

Value whole() {
    return Value::object().set("title", "居家养老").set("price", "1,234.50");
}

// "code@field" of every finding.
std::string faults(Value const& input, Context const& context = {}, Form::Completeness c = Form::Completeness::whole) {
    auto const form = Form::read(fields, input, context, c);
    std::string all;
    if (!form.ok()) {
        for (auto const& finding : form.refusal().findings()) {
            all += (all.empty() ? "" : " ") + finding.code + "@" + finding.field;
        }
    }
    return all;
}

}  // namespace

TEST_SUITE_BEGIN("base/shape");

TEST_CASE("input that fits gives typed values") {
    auto const form = Form::read(fields, whole().set("start", "2018-03-01").set("kind", "b"), Context{}).value();
    CHECK(form.text("title") == "居家养老");
    CHECK(form.money("price") == Money::fen(123450));
    CHECK(form.day("start") == Day(2018, 3, 1));
    CHECK(form.text("kind") == "b");
    CHECK_FALSE(form.given("ratio"));
    CHECK(form.integer("ratio") == 0);
    CHECK_THROWS_AS(form.text("price"), Bug);
    CHECK_THROWS_AS(form.text("nobody described this"), Bug);
}

TEST_CASE("all faults come at once, each with its place") {
    auto const input = Value::object()
                           .set("price", "1,5")
                           .set("ratio", 10'001)
                           .set("start", "2018-02-30")
                           .set("kind", "c")
                           .set("tender", 0)
                           .set("items", Value::list().push(Value::object()))
                           .set("colour", "red");
    CHECK(faults(input) ==
          "form.required@title form.malformed@price form.out_of_range@ratio form.malformed@start "
          "form.malformed@kind form.out_of_range@tender form.required@items.0.name "
          "form.unknown_field@colour");
}

TEST_CASE("a figure out of range is told its bounds as people write them") {
    auto const told = [](char const* field, std::int64_t value) {
        return Form::read(fields, whole().set(field, value), Context{}).refusal().findings().front().says;
    };
    CHECK(told("ratio", 10'001).zh == "“比例”应不小于 0.00%、不大于 100.00%");
    CHECK(told("ratio", 10'001).en == "Ratio must be at least 0.00% and at most 100.00%");
    CHECK(told("price", -1).zh == "“金额”应不小于 0.00 元");
    CHECK(told("tender", 0).en == "Tender must be at least 1");
}

TEST_CASE("a field a clause asks for is unlawful to leave out, anything else can't be read") {
    auto const missing = Form::read(fields, Value::object().set("price", 1), Context{});
    CHECK(missing.refusal().reason() == Reason::unlawful);
    CHECK(missing.refusal().findings().front().cites == std::vector{some_clause});
    auto const mixed = Form::read(fields, Value::object(), Context{});
    CHECK(mixed.refusal().reason() == Reason::invalid);
}

TEST_CASE("what a clause asks for says what was given of it") {
    Fields const asked = {
        field::text("title", {"名称", "Title"}).by({some_clause}),
        field::list("goals", {"目标", "Goals"}, {field::text("name", {"名称", "Name"})}).at_least(2).by({some_clause}),
        field::text("note", {"说明", "Note"})};
    auto const goals = Value::list().push(Value::object().set("name", "一"));
    auto const refused = Form::read(asked, Value::object().set("goals", goals), Context{});
    auto const& findings = refused.refusal().findings();
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].why["facts"]["form_field"]["en"] == Value("Title"));
    CHECK(findings[0].why["facts"]["form_given"]["zh"] == Value("未填写"));
    CHECK(findings[1].code == "form.too_few");
    CHECK(findings[1].why["facts"]["form_items"] == Value(1));
    CHECK(findings[1].why["facts"]["form_least"] == Value(2));
    CHECK(findings[2].why.is_null());  // no clause asks for it: the sentence says all there is
    CHECK(findings[2].remedy.en == "fill in: Note");
}

TEST_CASE("a choice gives the label of its option") {
    auto const form = Form::read(fields, whole().set("kind", "b"), Context{}).value();
    CHECK(form.chosen("kind").en == "B");
    CHECK(Form::read(fields, whole(), Context{}).value().chosen("kind").en == "nothing chosen");
    CHECK_THROWS_AS(form.chosen("title"), Bug);
}

TEST_CASE("blank counts as missing, also in full width") {
    CHECK(faults(whole().set("title", " \t\u3000")) == "form.required@title");
}

TEST_CASE("a draft may be half filled, but not wrong") {
    CHECK(faults(Value::object(), {}, Form::Completeness::draft).empty());
    CHECK(faults(Value::object().set("price", -1), {}, Form::Completeness::draft) == "form.out_of_range@price");
}

TEST_CASE("a suspended clause's field is neither asked for nor kept") {
    Suspended const off({"CD-27-3"});
    Context context;
    context.suspended = &off;
    CHECK(faults(Value::object().set("price", 1), context).empty());
    auto const form = Form::read(fields, whole(), context).value();
    CHECK_FALSE(form.given("title"));
}

TEST_CASE("text is one line of whole UTF-8, counted in characters") {
    CHECK(faults(whole().set("title", "上\n下")) == "form.malformed@title");
    CHECK(faults(whole().set("note", "上\n下")).empty());
    CHECK(faults(whole().set("title", "\xED\xA0\x80")) == "form.malformed@title");  // a surrogate
    CHECK(faults(whole().set("title", "\xC0\xAF")) == "form.malformed@title");      // an overlong slash
    CHECK(faults(whole().set("title", std::string("a\0b", 3))) == "form.malformed@title");
    // Marks that turn the direction of reading: the amount would show as another.
    CHECK(faults(whole().set("title", "共 \u202e00.1\u202c 元")) == "form.malformed@title");
    CHECK(faults(whole().set("title", "\u2067元\u2069")) == "form.malformed@title");
    CHECK(faults(whole().set("title", "“引号”——破折号…")).empty());
    std::string hanzi;
    for (int i = 0; i < 200; ++i) {
        hanzi += "字";
    }
    CHECK(faults(whole().set("title", hanzi)).empty());
    CHECK(faults(whole().set("title", hanzi + "字")) == "form.malformed@title");
}

TEST_CASE("amounts are not negative unless the field says so") {
    CHECK(faults(whole().set("price", -1)) == "form.out_of_range@price");
    Fields const signed_fields = {field::money("change", {"变更", "Change"}).between(-100, 100)};
    CHECK(Form::read(signed_fields, Value::object().set("change", "-1.00"), Context{}).ok());
    CHECK_FALSE(Form::read(signed_fields, Value::object().set("change", "-1.01"), Context{}).ok());
}

TEST_CASE("ciphertext is base64, padded only at the end") {
    CHECK(faults(whole().set("bid", "QUJD")).empty());
    CHECK(faults(whole().set("bid", "QUI=")).empty());
    CHECK(faults(whole().set("bid", "Q=I=")) == "form.malformed@bid");
    CHECK(faults(whole().set("bid", "QUJ")) == "form.malformed@bid");
}

TEST_CASE("a list's own maximum may be more than the usual 500") {
    Fields const long_list = {field::list("rows", {"行", "Rows"}, {field::integer("n", {"数", "N"})}).between(0, 600)};
    Fields const usual_list = {field::list("rows", {"行", "Rows"}, {field::integer("n", {"数", "N"})})};
    Value rows = Value::list();
    for (int i = 0; i < 501; ++i) {
        rows.push(Value::object().set("n", i));
    }
    auto const input = Value::object().set("rows", std::move(rows));
    CHECK(Form::read(long_list, input, Context{}).ok());
    CHECK_FALSE(Form::read(usual_list, input, Context{}).ok());
}

TEST_CASE("secrets are left out of what is kept, at every depth") {
    auto const row = Value::object().set("name", "甲").set("code", "1234");
    auto const form =
        Form::read(fields, whole().set("pin", "0000").set("items", Value::list().push(row)), Context{}).value();
    CHECK(form.text("pin") == "0000");
    CHECK(form.list("items").front().text("code") == "1234");
    CHECK_FALSE(form.value().has("pin"));
    CHECK(form.value().at_path("items.0.name").text() == "甲");
    CHECK(form.value().at_path("items.0.code").is_null());
}

TEST_CASE("describes itself for the browser") {
    auto const described = describe(fields);
    CHECK(described.size() == fields.size());
    CHECK(described.at_path("0.name").text() == "title");
    CHECK(described.at_path("0.clauses.0").text() == "CD-27-3");
    CHECK(described.at_path("5.options.1.label.zh").text() == "乙");
    CHECK(described.at_path("9.fields.1.kind").text() == "secret");
}

TEST_CASE("a field that depends on an answer is asked for with that answer only") {
    Fields const asked = {
        field::choice("by", {"身份依据", "identified by"}, {{"code", {"信用代码", "code"}}, {"none", {"无", "none"}}}),
        field::text("number", {"登记号", "number"}).when("by", {"code"}),
        field::yes_no("exempt", {"免税", "exempt"}).maybe(),
        field::day("until", {"免税至", "exempt until"}).maybe().when("exempt", {"yes"}),
        field::list(
            "rows", {"各项", "rows"},
            {field::yes_no("paid", {"付费", "paid"}), field::money("price", {"价格", "price"}).when("paid", {"yes"})})
            .maybe(),
    };
    auto const codes = [&](Value const& input, Form::Completeness c = Form::Completeness::whole) {
        auto const form = Form::read(asked, input, {}, c);
        return form.ok() ? std::string("ok") : form.refusal().findings().front().code;
    };
    auto const by = [](char const* how) { return Value::object().set("by", how); };
    CHECK(codes(by("code").set("number", "1")) == "ok");
    CHECK(codes(by("code")) == "form.required");
    CHECK(codes(by("code"), Form::Completeness::draft) == "ok");
    CHECK(codes(by("none")) == "ok");
    CHECK(codes(by("none").set("number", "")) == "ok");
    CHECK(codes(by("none").set("number", "1")) == "form.not_asked");
    CHECK(codes(by("none").set("number", "1"), Form::Completeness::draft) == "form.not_asked");
    CHECK(codes(by("none").set("until", "2026-09-30")) == "form.not_asked");
    CHECK(codes(by("none").set("exempt", false).set("until", "2026-09-30")) == "form.not_asked");
    CHECK(codes(by("none").set("exempt", true).set("until", "2026-09-30")) == "ok");
    auto const row = [&](bool paid) {
        return by("none").set("rows", Value::list().push(Value::object().set("paid", paid)));
    };
    CHECK(codes(row(false)) == "ok");
    CHECK(codes(row(true)) == "form.required");
    CHECK(asked_when(asked[1], asked).zh == "“身份依据”为“信用代码”时填写");
    CHECK(asked_when(asked[0], asked).zh.empty());
    auto const described = describe(asked).items()[1];
    CHECK(described["asked_when"]["field"].text() == "by");
    CHECK(described["asked_when"]["answers"].items()[0].text() == "code");
    Fields const lost = {field::text("number", {"登记号", "number"}).when("nobody", {"x"})};
    CHECK_THROWS_AS(describe(lost), Bug);
}

TEST_SUITE_END();
