#include "support/articles.hpp"
#include "support/stand.hpp"

#include "law/clauses.gen.hpp"

#include "modules/identity/api.hpp"
#include "modules/identity/change.hpp"
#include "modules/identity/store.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// Goal: only those are registered whom the rules let in, posts fit organisations, and who may act is told truly.
namespace qiyue::identity {
namespace {

constexpr char const* enterprise_code = "91440300708461136T";
constexpr char const* other_code = "91110000600037341L";

std::shared_ptr<law::Rulebook const> rules() {
    return law::Rulebook::build({
        support::statute_file("cd", "成都", "normative", "2017-09-01"),
        support::article_file("cd", "题头", {"CD-0-2"}),
        support::article_file("cd", "第二条", {"CD-2-1", "CD-2-2"}),
        support::statute_file("order", "全国", "ministry_rule", "2020-03-01"),
        support::article_file("order", "第八条", {"LP-005"}),
    });
}

class City : public support::Stand {
public:
    explicit City(std::string const& engine = "sqlite") : Stand(engine, migrations()) {}

    Result<std::int64_t> try_register(NewOrganisation const& made, Context const& context) {
        return database().write<std::int64_t>([&](db::Tx& tx) {
            law::Judge judge(*book, calendar, context, {.place = "成都", .pinned = context.today()});
            return register_organisation(tx, context, ports(), judge, made);
        });
    }

    Result<std::int64_t> try_register(NewOrganisation const& made) { return try_register(made, context()); }

    Result<std::int64_t> try_buyer(Value attributes, Context const& context) {
        with_finance();
        return try_register({"某局（演示）", "buyer", "510104", "", std::move(attributes)}, context);
    }

    Result<std::int64_t> try_buyer(Value attributes) { return try_buyer(std::move(attributes), context()); }

    // CD-0-2: where a buyer is, its finance department is.
    void with_finance() {
        if (read<std::int64_t>([](db::Tx& tx) { return finance_of(tx, "510104"); }) == 0) {
            REQUIRE(try_register({"区财政局（演示）", "finance", "510104", "", {}}).ok());
        }
    }

    std::int64_t buyer() { return try_buyer(Value::object({{"legal_type", "administrative_organ"}})).value(); }

    Result<std::int64_t> try_person(std::string login, std::string password = "a long password") {
        return database().write<std::int64_t>([&](db::Tx& tx) {
            return register_person(tx, context(), ports(), {"李例", std::move(login), std::move(password), {}});
        });
    }

    Result<void> try_appoint(std::int64_t person, std::int64_t organisation, std::string const& post) {
        return database().write<void>(
            [&](db::Tx& tx) { return appoint(tx, context(), ports(), person, organisation, post); });
    }

    Result<void> try_dismiss(std::int64_t person, std::int64_t organisation, std::string const& post) {
        return database().write<void>(
            [&](db::Tx& tx) { return dismiss(tx, context(), ports(), person, organisation, post); });
    }

    Result<Organisation> try_change(std::int64_t id, std::int64_t revision, OrganisationChange const& change) {
        return database().write<Organisation>([&](db::Tx& tx) {
            auto const now = context();
            law::Judge judge(*book, calendar, now, {.place = "成都", .pinned = now.today()});
            return change_organisation(tx, now, ports(), judge, id, revision, change);
        });
    }

    std::optional<Caller> caller(std::int64_t person, std::int64_t organisation) {
        return read<std::optional<Caller>>([&](db::Tx& tx) { return caller_of(tx, person, organisation); });
    }

    std::shared_ptr<law::Rulebook const> book = rules();
    WorkCalendar calendar;
};

template <class T> std::vector<std::string> codes(Result<T> const& result) {
    std::vector<std::string> all;
    if (!result.ok()) {
        for (auto const& finding : result.refusal().findings()) {
            all.push_back(finding.code);
        }
    }
    return all;
}

template <class T> bool cites(Result<T> const& result, Clause clause) {
    return !result.ok() && std::ranges::any_of(result.refusal().findings(), [&](Finding const& finding) {
        return std::ranges::find(finding.cites, clause) != finding.cites.end();
    });
}

Value type(char const* legal_type) {
    return Value::object({{"legal_type", legal_type}});
}

}  // namespace

TEST_CASE("identity: buyers are administrative organs and institutions (CD-2-1)") {
    City city;
    CHECK(city.try_buyer(type("administrative_organ")));
    CHECK(city.try_buyer(type("administrative_institution")));
    for (auto const* wrong : {"institution_class_2", "enterprise", "social_organisation"}) {
        CAPTURE(wrong);
        auto const refused = city.try_buyer(type(wrong));
        CHECK(cites(refused, clause::CD_2_1));
        CHECK(refused.refusal().reason() == Reason::unlawful);
    }
    CHECK(cites(city.try_buyer(Value()), clause::CD_2_1));
    Suspended const off({"CD-2-1"});
    auto context = city.context();
    context.suspended = &off;
    CHECK(city.try_buyer(type("enterprise"), context));
}

TEST_CASE("identity: party organs opt in, mass organisations with both conditions (CD-2-2)") {
    City city;
    auto const mass = [](bool staffed, bool funded) {
        return Value::object(
            {{"legal_type", "mass_organisation"}, {"admin_staffing", staffed}, {"budget_funded", funded}});
    };
    auto const opt_in = [&](std::int64_t id) {
        return city.read<Value>([&](db::Tx& tx) { return organisation(tx, id)->attributes["opt_in"]; });
    };
    CHECK(opt_in(city.try_buyer(mass(true, true)).value()) == Value(true));
    CHECK(opt_in(city.try_buyer(type("party_organ")).value()) == Value(true));
    CHECK(opt_in(city.buyer()).is_null());
    CHECK(cites(city.try_buyer(mass(true, false)), clause::CD_2_2));
    CHECK(cites(city.try_buyer(mass(false, true)), clause::CD_2_2));
    CHECK(codes(city.try_buyer(mass(false, false))).size() == 2);
    Suspended const off({"CD-2-2"});
    auto context = city.context();
    context.suspended = &off;
    CHECK(opt_in(city.try_buyer(mass(false, false), context).value()).is_null());
}

TEST_CASE("identity: class I institutions are neither buyer nor provider (LP-005), all reasons at once") {
    City city;
    auto const buyer = city.try_buyer(type("institution_class_1"));
    CHECK(cites(buyer, clause::LP_005));
    CHECK(cites(buyer, clause::CD_2_1));
    NewOrganisation provider{"某中心（演示）", "provider", "510104", enterprise_code, type("institution_class_1")};
    CHECK(cites(city.try_register(provider), clause::LP_005));
    provider.attributes = type("institution_class_2");
    CHECK(city.try_register(provider));
    // Before order 102 was in force nobody was refused by it.
    auto context = city.context();
    context.now = Instant::at(Day(2020, 2, 29), 9);
    NewOrganisation const earlier{"某站（演示）", "provider", "510104", other_code, type("institution_class_1")};
    CHECK(city.try_register(earlier, context));
}

TEST_CASE("identity: what is malformed is refused with all its faults") {
    City city;
    CHECK(codes(city.try_register({"", "bank", "5101", "91440300708461136X", {}})) ==
          std::vector<std::string>{"identity.name_missing", "identity.kind_unknown", "identity.region_invalid",
                                   "credit_code.check"});
    CHECK(codes(city.try_register({"某公司（演示）", "provider", "510104", "", {}})) ==
          std::vector<std::string>{"identity.credit_code_missing"});
    // A residents' group has none.
    CHECK(city.try_register({"某社区（演示）", "residents", "510104", "", {}}));
}

TEST_CASE("identity: a credit code is registered once, however it is written") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        City city(engine);
        auto const id = city.try_register({"某公司（演示）", "provider", "510104", "91440300708461136t", {}}).value();
        CHECK(codes(city.try_register({"另一公司（演示）", "provider", "510104", enterprise_code, {}})) ==
              std::vector<std::string>{"identity.credit_code_taken"});
        CHECK(city.read<std::int64_t>([&](db::Tx& tx) { return organisation_by_code(tx, enterprise_code)->id; }) == id);
    }
}

TEST_CASE("identity: a change is judged like a registration, and a stale one is refused") {
    City city;
    auto const id = city.buyer();
    auto const before = city.read<Organisation>([&](db::Tx& tx) { return *organisation(tx, id); });
    OrganisationChange to_enterprise;
    to_enterprise.attributes = type("enterprise");
    CHECK(cites(city.try_change(id, 0, to_enterprise), clause::CD_2_1));
    OrganisationChange renamed;
    renamed.name = "新名称（演示）";
    auto const after = city.try_change(id, before.revision, renamed).value();
    CHECK(after.revision == before.revision + 1);
    CHECK(after.attributes == before.attributes);
    CHECK(city.read<Organisation>([&](db::Tx& tx) { return *organisation(tx, id); }).name == "新名称（演示）");
    CHECK(city.try_change(id, before.revision, renamed).refusal().reason() == Reason::stale);
    CHECK(city.try_change(1, 0, renamed).refusal().reason() == Reason::not_found);
}

TEST_CASE("identity: persons have one login each, whatever its capitals") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        City city(engine);
        auto const id = city.try_person("Li.Li").value();
        CHECK(codes(city.try_person("li.li")) == std::vector<std::string>{"identity.login_taken"});
        CHECK(city.read<std::int64_t>([](db::Tx& tx) { return person_by_login(tx, " LI.LI")->id; }) == id);
        CHECK(codes(city.try_person("李", "short")) ==
              std::vector<std::string>{"identity.login_invalid", "identity.password_too_short"});
    }
}

TEST_CASE("identity: posts belong to kinds, and callers hold what they were given") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        City city(engine);
        auto const organisation = city.buyer();
        auto const person = city.try_person("li.li").value();
        std::vector<std::string> heard;
        city.bus.on<Appointed>([&](db::Tx&, Context const&, Appointed const& event) -> Result<void> {
            heard.push_back("+" + event.post);
            return {};
        });
        city.bus.on<Dismissed>([&](db::Tx&, Context const&, Dismissed const& event) -> Result<void> {
            heard.push_back("-" + event.post);
            return {};
        });
        CHECK_FALSE(city.caller(person, organisation));
        CHECK(city.try_appoint(person, organisation, "buyer.payer"));
        CHECK(city.try_appoint(person, organisation, "buyer.head"));
        CHECK(codes(city.try_appoint(person, organisation, "buyer.head")) ==
              std::vector<std::string>{"identity.post_held"});
        CHECK(codes(city.try_appoint(person, organisation, "finance.head")) ==
              std::vector<std::string>{"identity.post_of_other_kind"});
        CHECK(codes(city.try_appoint(person, organisation, "buyer.king")) ==
              std::vector<std::string>{"identity.post_unknown"});
        CHECK_FALSE(city.try_appoint(person + 1, organisation, "buyer.head"));
        CHECK_FALSE(city.try_appoint(person, organisation + 1, "buyer.head"));
        auto const caller = city.caller(person, organisation);
        REQUIRE(caller);
        CHECK(caller->posts == std::vector<std::string>{"buyer.head", "buyer.payer"});
        CHECK(caller->organisation_kind == "buyer");
        CHECK(caller->region == "510104");
        CHECK(caller->person_name == "李例");
        CHECK(city.try_dismiss(person, organisation, "buyer.payer"));
        CHECK_FALSE(city.try_dismiss(person, organisation, "buyer.payer"));
        CHECK(heard == std::vector<std::string>{"+buyer.payer", "+buyer.head", "-buyer.payer"});

        OrganisationChange closed;
        closed.active = false;
        CHECK(city.try_change(organisation, 0, closed));
        CHECK_FALSE(city.caller(person, organisation));
    }
}

TEST_CASE("identity: who objects to an appointment undoes it") {
    City city;
    auto const organisation = city.buyer();
    auto const person = city.try_person("li.li").value();
    city.bus.on<Appointed>([](db::Tx&, Context const&, Appointed const&) -> Result<void> {
        return api::conflict("test.objection", {"不同意", "no"});
    });
    CHECK(codes(city.try_appoint(person, organisation, "buyer.head")) == std::vector<std::string>{"test.objection"});
    CHECK_FALSE(city.caller(person, organisation));
}

TEST_CASE("identity: the last administrator stays") {
    City city;
    auto const platform = city.try_register({"平台（演示）", "platform", "510100", "", {}}).value();
    auto const one = city.try_person("one").value();
    auto const two = city.try_person("two").value();
    CHECK(city.try_appoint(one, platform, "platform.admin"));
    CHECK(codes(city.try_dismiss(one, platform, "platform.admin")) ==
          std::vector<std::string>{"identity.last_administrator"});
    CHECK(city.caller(one, platform));
    CHECK(city.try_appoint(two, platform, "platform.admin"));
    CHECK(city.try_dismiss(one, platform, "platform.admin"));
}

TEST_CASE("identity: each level has its own finance department") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        City city(engine);
        auto const of_city = city.try_register({"市财政局（演示）", "finance", "510100", "", {}}).value();
        auto const of_district = city.try_register({"区财政局（演示）", "finance", "510104", "", {}}).value();
        city.read<int>([&](db::Tx& tx) {
            CHECK(finance_of(tx, "510100") == of_city);
            CHECK(finance_of(tx, "510104") == of_district);
            CHECK(finance_of(tx, "510105") == 0);
            CHECK(finance_of(tx, "") == 0);
            CHECK(organisations(tx, "finance").size() == 2);
            CHECK(organisations(tx, "finance", "510104").size() == 1);
            CHECK(organisations(tx, "buyer").empty());
            return 0;
        });
    }
}

TEST_CASE("identity: lists go page by page and take a name's signs literally") {
    for (auto const& engine : support::engines()) {
        CAPTURE(engine);
        City city(engine);
        std::vector<std::int64_t> ids;
        for (auto const* name : {"甲社区", "乙社区", "丙_社区", "丁100%社区", "戊"}) {
            ids.push_back(city.try_register({name, "residents", "510104", "", {}}).value());
        }
        auto const found = [&](store::Asked const& asked) {
            return city.read<std::vector<std::int64_t>>([&](db::Tx& tx) {
                std::vector<std::int64_t> all;
                for (auto const& organisation : store::list_organisations(tx, asked)) {
                    all.push_back(organisation.id);
                }
                return all;
            });
        };
        CHECK(found({.kind = "", .region = "", .part_of_name = "", .after = 0, .limit = 2}) ==
              std::vector{ids[0], ids[1]});
        CHECK(found({.kind = "", .region = "", .part_of_name = "", .after = ids[1], .limit = 9}) ==
              std::vector{ids[2], ids[3], ids[4]});
        CHECK(found({.kind = "", .region = "", .part_of_name = "社区", .after = 0, .limit = 9}).size() == 4);
        CHECK(found({.kind = "", .region = "", .part_of_name = "_", .after = 0, .limit = 9}) == std::vector{ids[2]});
        CHECK(found({.kind = "", .region = "", .part_of_name = "0%", .after = 0, .limit = 9}) == std::vector{ids[3]});
        CHECK(found({.kind = "buyer", .region = "", .part_of_name = "", .after = 0, .limit = 9}).empty());
        CHECK(found({.kind = "residents", .region = "510105", .part_of_name = "", .after = 0, .limit = 9}).empty());
    }
}

}  // namespace qiyue::identity
