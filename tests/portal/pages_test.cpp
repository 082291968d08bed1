#include "support/house.hpp"
#include "support/paper_text.hpp"

#include "app/clauses/matrix.hpp"
#include "app/clauses/showings.hpp"
#include "app/desk.hpp"
#include "app/portal/portal.hpp"
#include "app/portal/words.hpp"
#include "modules/identity/api.hpp"
#include "modules/documents/typeset.hpp"

#include <doctest/doctest.h>

#include <algorithm>

// Every public page of a city in which a purchase was carried out: it is there, and it needs no script.
namespace qiyue::app::portal {

namespace {

http::Response ask(Portal const& portal, World& world, std::string const& path, bool english = false) {
    http::Request request;
    request.method = http::Method::get;
    request.path = path;
    if (english) {
        request.cookies["qiyue_lang"] = "en";
    }
    return portal.answer(request, world.context({}));
}

http::Response send(Portal const& portal, World& world, std::string const& path, std::string const& body,
                    std::string const& token) {
    http::Request request;
    request.method = http::Method::post;
    request.path = path;
    request.body = body;
    request.cookies["qiyue_form"] = token;
    return portal.answer(request, world.context({}));
}

std::int64_t notice_of(World& world, std::string const& rule) {
    return world.database().read<std::int64_t>([&](db::Tx& tx) {
        auto const found = disclosure::notices(tx, {.rule = rule});
        return found.empty() ? std::int64_t{0} : found.front().id;
    });
}

std::string header(http::Response const& response, std::string const& name) {
    auto const found = std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
    return found == response.headers.end() ? std::string() : found->second;
}

bool says(http::Response const& response, std::string const& text) {
    return response.body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("portal: which method stands open is told with its reasons, and what can't be read is told too") {
    support::House house("chengdu/stages/05_catalogue");
    Portal const portal(house.world(), app::home(), Site::plain);
    auto const page = [&](std::map<std::string, std::string> query, bool english = false) {
        http::Request request;
        request.method = http::Method::get;
        request.path = "/methods";
        request.query = std::move(query);
        if (english) {
            request.cookies["qiyue_lang"] = "en";
        }
        return portal.answer(request, house.world().context({}));
    };
    auto const blank = page({});
    CHECK(says(blank, "各种方式比较"));
    CHECK_FALSE(says(blank, "不能采用"));

    auto const asked = page({{"budget", "4,500,000.00"}, {"ground", "only_supplier"}, {"utm", "x"}, {"central", "?"}});
    CHECK(says(asked, "属于政府采购项目。政府采购限额标准 500,000.00 元，公开招标数额标准 4,000,000.00 元。"));
    CHECK(says(asked, "询价只适用于规格标准统一"));
    CHECK(says(asked, "href=\"/rules/LP-039\""));
    CHECK(says(asked, "先公示唯一供应商和理由"));
    CHECK(says(page({{"budget", "4,500,000.00"}}, true), "for goods"));

    auto const wrong = page({{"budget", "abc"}});
    CHECK(wrong.status == 200);
    CHECK(says(wrong, "role=\"alert\""));
    CHECK(says(wrong, "value=\"abc\""));
}

TEST_CASE("portal: another page of a list looks for the same words") {
    support::House house(support::last_stage());
    auto const context = house.world().context({});
    http::Request request;
    request.query = {{"q", "养老 &年"}, {"region", ""}, {"year", "2026"}, {"cursor", "7"}};
    Visit const visit{.request = request, .context = context};
    CHECK(narrowed(visit, "/notices", {"stage", "region", "year", "q"}, 12) ==
          "/notices?year=2026&q=%E5%85%BB%E8%80%81%20%26%E5%B9%B4&cursor=12");
    // What is no number begins at the beginning.
    Portal const portal(house.world(), home(), Site::demonstration);
    request.path = "/notices";
    request.query = {{"cursor", "5junk"}};
    CHECK(says(portal.answer(request, context), "class=\"notice-list\""));
}

TEST_CASE("portal: who is barred stands on the list and on its own page, and is found by name or credit code") {
    support::House house("chengdu/credit/decided@decided");
    Portal const portal(house.world(), home(), Site::plain);
    auto const search = [&](std::string const& words) {
        http::Request request;
        request.path = "/credit";
        request.query = {{"q", words}};
        return portal.answer(request, house.world().context({}));
    };
    auto const whole = ask(portal, house.world(), "/credit");
    CHECK(says(whole, "列入黑名单、禁止参加"));
    CHECK(says(whole, "2025-03-17 至 2026-03-17"));
    CHECK(says(whole, "还没有已终止的处理"));
    CHECK(says(search("91510108Y000001476"), "锦财采罚〔2025〕演示1号"));
    CHECK(says(search("迟到"), "锦财采罚〔2025〕演示1号"));
    CHECK_FALSE(says(search("安馨"), "锦财采罚〔2025〕演示1号"));
    CHECK(says(search("<b>"), "没有与“&lt;b&gt;”相符"));
    auto const late = house.world().database().read<std::int64_t>(
        [](db::Tx& tx) { return identity::organisation_by_code(tx, "91510108Y000001476")->id; });
    auto const own = ask(portal, house.world(), "/providers/" + std::to_string(late));
    CHECK(says(own, "锦财采罚〔2025〕演示1号"));
    CHECK_FALSE(says(own, "未经同意将合同全部转给他人履行"));
    house.clock().set(Instant::parse("2026-03-18T00:00:00+08:00").value());
    auto const over = ask(portal, house.world(), "/credit");
    CHECK(says(over, "目前没有有效的处理"));
    CHECK(says(over, "已期满"));
}

TEST_CASE("portal: a city without a notice says so") {
    support::House house("");
    Portal const portal(house.world(), home(), Site::plain);
    CHECK(says(ask(portal, house.world(), "/notices"), "还没有公告"));
    CHECK(says(ask(portal, house.world(), "/notices", true), "No notices yet"));
    http::Request request;
    request.path = "/notices";
    request.query = {{"q", "养老"}};
    CHECK(says(portal.answer(request, house.world().context({})), "没有符合条件的公告"));
}

TEST_CASE("portal: each page answers without a script") {
    support::House house(support::last_stage());
    Portal const portal(house.world(), home(), Site::demonstration);
    auto const project = house.world().database().read<Value>([&](db::Tx& tx) {
        auto const id = disclosure::projects(tx, house.world().engine(), {}).items().front()["id"].integer();
        return *disclosure::project_page(tx, house.world().engine(), id, house.world().context({}).today());
    });
    std::vector<std::string> paths{"/",          "/notices",       "/projects", "/catalogue",       "/buyers",
                                   "/providers", "/credit",        "/rules",    "/rules/documents", "/results",
                                   "/search",    "/accessibility", "/data",     "/notices.atom",    "/statistics",
                                   "/arrears",   "/grants"};
    paths.push_back("/buyers/" + std::to_string(project["buyer"]["id"].integer()));
    paths.push_back("/providers/" + std::to_string(project["provider"]["id"].integer()));
    paths.push_back("/catalogue/" + project["item"]["code"].text());
    paths.push_back("/projects/" + std::to_string(project["id"].integer()));
    for (auto const& path : paths) {
        for (auto const english : {false, true}) {
            CAPTURE(path);
            auto const page = ask(portal, house.world(), path, english);
            CHECK(page.status == 200);
            CHECK(page.body.size() > 500);
            CHECK(page.body.find("<script") == std::string::npos);
            CHECK(page.body.find(" style=") == std::string::npos);
        }
    }
    for (auto const* path :
         {"/buyers/1", "/providers/1", "/catalogue/nothing", "/statistics/nothing.csv", "/statistics/1"}) {
        CAPTURE(path);
        CHECK(ask(portal, house.world(), path).status == 404);
    }
}

TEST_CASE("portal: a project is told from need to evaluation, and each payment says why") {
    support::House house(support::last_stage());
    Portal const portal(house.world(), home(), Site::plain);
    auto const id = house.world().database().read<std::int64_t>([&](db::Tx& tx) {
        return disclosure::projects(tx, house.world().engine(), {}).items().front()["id"].integer();
    });
    auto const page = ask(portal, house.world(), "/projects/" + std::to_string(id));
    for (auto const* part : {"为什么买、给谁用", "开标时共有 3 家投标", "安馨(演示)养老服务有限公司中标",
                             "为什么是 792,000.00 元", "本期应付 × 支付比例", "与购买合同约定的资金支付相挂钩",
                             "提出异议，成立", "满意率", "排序由公开的评审记录算出"}) {
        CAPTURE(part);
        CHECK(says(page, part));
    }
    auto const english = ask(portal, house.world(), "/projects/" + std::to_string(id), /*english=*/true);
    CHECK(says(english, "Why 792,000.00 yuan"));
    CHECK(says(english, "instalment × ratio"));
}

TEST_CASE("portal: a notice, the story of its project and its paper say the same sentences") {
    support::House house(support::last_stage());
    auto& world = house.world();
    Portal const portal(world, home(), Site::plain);
    auto const id = notice_of(world, "payment");
    auto const told = world.database().read<Value>([&](db::Tx& tx) {
        return disclosure::notice_value(world.engine(), *disclosure::notice(tx, id), disclosure::Part::whole)["told"];
    });
    REQUIRE(told["sentences"].size() > 0);
    REQUIRE(told["whys"].size() > 0);
    auto const page = ask(portal, world, "/notices/" + std::to_string(id));
    auto const project =
        world.database().read<std::int64_t>([&](db::Tx& tx) { return disclosure::notice(tx, id)->project; });
    auto const story = ask(portal, world, "/projects/" + std::to_string(project));
    for (auto const& sentence : told["sentences"].items()) {
        CHECK(says(page, sentence["zh"].text()));
        CHECK(says(story, sentence["zh"].text()));
    }
    CHECK(says(page, told.at_path("whys.0.title.zh").text()));

    Asked asked;
    asked.operation = world.operation("public.notice_paper");
    asked.path["id"] = std::to_string(id);
    auto const paper = run(world, asked);
    REQUIRE(paper.ok());
    // Lines are broken by the paper's width.
    auto text = support::text_of_paper(paper.value()["download"]["bytes"].text());
    std::erase_if(text, [](char c) { return c == '\n' || c == ' ' || c == '\f'; });
    auto const says_paper = [&](std::string words) {
        std::erase(words, ' ');
        return text.find(words) != std::string::npos;
    };
    for (auto const& sentence : told["sentences"].items()) {
        CHECK(says_paper(documents::typeset(sentence["zh"].text())));
    }
    CHECK(says_paper(told.at_path("whys.0.title.zh").text()));
    CHECK(says_paper(world.rules().find("CD-28-1")->quote));
}

TEST_CASE("portal: a clause names the stories that show it, and the way they show") {
    support::House house("chengdu/stages/10_plan");
    auto& world = house.world();
    Portal const portal(world, home(), Site::plain);
    auto const page = ask(portal, world, "/rules/CD-5-4");
    scenario::Library library(home() + "/tests/scenarios");
    auto const& story = library.story("chengdu/project/lines");
    CHECK(says(page, story.title.zh));
    CHECK(says(ask(portal, world, "/rules/CD-5-4", /*english=*/true), story.title.en));
    CHECK(says(page, "tests/scenarios/chengdu/project/lines.toml"));
    CHECK(says(page, "违反的被拒绝，改正后办成"));
    auto const paid = ask(portal, world, "/rules/CD-28-1", /*english=*/true);
    CHECK(says(paid, "85 marks pay 90%"));
    CHECK(says(ask(portal, world, "/rules/CD-28-1"), "85分付90%"));
    CHECK(says(paid, "computed"));

    // The same carriers as the matrix has, for every clause.
    auto const carriers = clauses::shown_by(world.rules(), library);
    clauses::Showings const showings(world.rules(), home());
    for (auto const& clause : world.rules().clauses()) {
        CAPTURE(clause.id);
        auto const found = carriers.find(clause.id);
        std::vector<std::string> names;
        for (auto const& one : showings.of(clause.id).stories) {
            names.push_back(one.name);
        }
        CHECK(names == (found == carriers.end() ? std::vector<std::string>{} : found->second.stories));
    }
    // An installation that was brought without the stories has the cases, and says nothing wrong.
    clauses::Showings const bare(world.rules(), "nowhere");
    CHECK(bare.of("CD-5-4").stories.empty());
    CHECK(!bare.of("CD-28-1").cases.empty());
}

TEST_CASE("portal: lists lead from a name to its page, and a part of the city is one of its own") {
    support::House house(support::last_stage());
    Portal const portal(house.world(), home(), Site::plain);
    CHECK(says(ask(portal, house.world(), "/notices"), "<a href=\"/buyers/"));
    CHECK(says(ask(portal, house.world(), "/projects"), "<a href=\"/buyers/"));
    CHECK(says(ask(portal, house.world(), "/results"), "<a href=\"/providers/"));
    CHECK(says(ask(portal, house.world(), "/notices"), ">锦江区</option>"));
    CHECK(!says(ask(portal, house.world(), "/notices"), ">东莞市</option>"));
    auto const award = "/notices/" + std::to_string(notice_of(house.world(), "award_notice"));
    CHECK(says(ask(portal, house.world(), award), "采购人代表"));
    CHECK(!says(ask(portal, house.world(), award), "representative"));
    auto const contract = "/notices/" + std::to_string(notice_of(house.world(), "contract_notice"));
    CHECK(says(ask(portal, house.world(), contract), "安馨(演示)养老服务有限公司"));
}

TEST_CASE("portal: a visitor speaks up about a notice") {
    support::House house(support::last_stage());
    auto& world = house.world();
    Portal const portal(world, home(), Site::plain);
    auto const path = "/notices/" + std::to_string(notice_of(world, "contract_notice")) + "/remark";
    auto const cookie = header(ask(portal, world, path), "Set-Cookie");
    auto const token = cookie.substr(11, cookie.find(';') - 11);

    auto const refused = send(portal, world, path, "token=" + token + "&contact=a%40b", token);
    CHECK(refused.status == 400);
    CHECK(says(refused, "id=\"c-content-wrong\""));
    CHECK(says(refused, "a@b"));
    CHECK(send(portal, world, path, "token=another&kind=comment&content=x", token).status == 403);
    auto const sent = send(portal, world, path, "token=" + token + "&kind=comment&content=x", token);
    CHECK(sent.status == 303);
    CHECK(header(sent, "Location").starts_with("/receipt?sent=1&q="));
    CHECK(ask(portal, world, "/notices/1/remark").status == 404);
    CHECK(ask(portal, world, "/receipt").status == 200);
}

TEST_CASE("portal: statistics as a file have the sums of the page, in yuan") {
    support::House house(support::last_stage());
    Portal const portal(house.world(), home(), Site::plain);
    auto const file = ask(portal, house.world(), "/statistics/method.csv");
    CHECK(file.status == 200);
    CHECK(file.content_type == "text/csv; charset=utf-8");
    CHECK(says(file, "\"open\",\"公开招标\",1,2000000.00,1,1760000.00,1672000.00,1,1,3,1760000.00,2000000.00"));
}

TEST_CASE("portal: a name in a file for spreadsheets is no formula, and no end of a cell") {
    CHECK(csv_cell("公开招标") == "\"公开招标\"");
    CHECK(csv_cell("=HYPERLINK(\"http://example.invalid\")") == "\"'=HYPERLINK(\"\"http://example.invalid\"\")\"");
    CHECK(csv_cell("@SUM(1)") == "\"'@SUM(1)\"");
    CHECK(csv_cell("") == "\"\"");
}

TEST_CASE("portal: every page of a clean installation has its empty state") {
    support::House house("");
    auto& world = house.world();
    REQUIRE(house.cast().empty());
    REQUIRE(house.objects("project").empty());
    Portal const portal(world, home(), Site::plain);
    struct Empty {
        char const* path;
        char const* zh;
        char const* en;
    };
    for (auto const& page : {
             Empty{"/notices", "公告", "notice"},
             Empty{"/projects", "还没有公开的项目", "No public project yet"},
             Empty{"/buyers", "还没有登记", "Nobody is registered yet"},
             Empty{"/providers", "还没有登记", "Nobody is registered yet"},
             Empty{"/grants", "还没有审定的奖励或补助", "No award or subsidy has been decided yet"},
             Empty{"/arrears", "没有逾期未付的中小企业款项", "Nothing was overdue to small and medium enterprises"},
             Empty{"/results", "还没有公布的绩效评价结果", "No evaluation has been published yet"},
             Empty{"/statistics", "还没有可以汇总的公开信息", "Nothing published to add up yet"},
         }) {
        CAPTURE(page.path);
        auto const chinese = ask(portal, world, page.path);
        CAPTURE(chinese.body);
        CHECK(chinese.status == 200);
        CHECK(says(chinese, "class=\"empty\""));
        CHECK(says(chinese, page.zh));
        auto const english = ask(portal, world, page.path, /*english=*/true);
        CHECK(says(english, "class=\"empty\""));
        CHECK(says(english, page.en));
    }
    // These have something to show from the first day, or say how little there is.
    CHECK(says(ask(portal, world, "/catalogue"), "还没有目录事项"));
    CHECK(says(ask(portal, world, "/catalogue", /*english=*/true), "No item yet"));
    CHECK(says(ask(portal, world, "/"), "还没有公告"));
    CHECK(says(ask(portal, world, "/", /*english=*/true), "No notices yet"));
    for (auto const* path : {"/", "/rules", "/rules/documents", "/search", "/accessibility", "/data", "/reference"}) {
        CAPTURE(path);
        auto const page = ask(portal, world, path);
        CHECK(page.status == 200);
        CHECK(page.body.find("{{") == std::string::npos);
        CHECK(page.body.size() > 500);
    }
    auto const feed = ask(portal, world, "/notices.atom");
    CHECK(feed.status == 200);
    CHECK(!says(feed, "<entry>"));
    CHECK(ask(portal, world, "/statistics/method.csv").status == 200);
    CHECK(ask(portal, world, "/projects/1").status == 404);
    CHECK(ask(portal, world, "/notices/1").status == 404);
}

TEST_CASE("portal: a filter that can't be meant is passed over, and the page shows all") {
    support::House house("chengdu/stages/10_plan");
    Portal const portal(house.world(), home(), Site::plain);
    auto const asked = [&](std::string const& path, std::map<std::string, std::string> query) {
        http::Request request;
        request.path = path;
        request.query = std::move(query);
        return portal.answer(request, house.world().context({}));
    };
    CHECK(asked("/rules", {{"cursor", "30junk"}}).body == asked("/rules", {}).body);
    CHECK(asked("/rules", {{"cursor", "-5"}}).body == asked("/rules", {}).body);
    CHECK(asked("/rules", {{"cursor", "30"}}).body != asked("/rules", {}).body);
    CHECK(asked("/search", {{"q", "养老"}, {"cursor", "abc"}}).status == 200);
    std::string long_word;
    for (int i = 0; i < 400; ++i) {
        long_word += "养";
    }
    CHECK(asked("/search", {{"q", long_word}}).status == 200);
}

TEST_CASE("portal: a visitor comments on an open consultation") {
    support::House house("chengdu/participation/open_to_all");
    auto& world = house.world();
    Portal const portal(world, home(), Site::plain);
    auto const path = "/notices/" + std::to_string(notice_of(world, "need_consultation"));
    auto const form = ask(portal, world, path);
    REQUIRE(says(form, "提出意见"));
    auto const cookie = header(form, "Set-Cookie");
    auto const token = cookie.substr(11, cookie.find(';') - 11);
    REQUIRE(token.size() == 32);
    CHECK(says(form, "value=\"" + token + "\""));

    SUBCASE("and follows it by its receipt") {
        auto const sent = send(portal, world, path + "/comment",
                               "token=" + token + "&opinion=%E5%A4%9C%E9%97%B4%E4%B9%9F%E8%A6%81&q1=2&name=", token);
        REQUIRE(sent.status == 303);
        auto const to = header(sent, "Location");
        REQUIRE(to.starts_with("/receipt?sent=1&q="));
        http::Request request;
        request.path = "/receipt";
        request.query = {{"sent", "1"}, {"q", to.substr(18)}};
        auto const thanks = portal.answer(request, world.context({}));
        CHECK(thanks.status == 200);
        CHECK(says(thanks, to.substr(18)));
        CHECK(says(thanks, "夜间也要"));
        CHECK(says(thanks, "已收到"));
    }
    SUBCASE("not without the page's token: what was written is kept") {
        auto const refused = send(portal, world, path + "/comment", "token=another&opinion=keep+this", token);
        CHECK(refused.status == 403);
        CHECK(says(refused, "keep this"));
        CHECK(send(portal, world, path + "/comment", "opinion=x", "").status == 403);
    }
    SUBCASE("not with nothing said: the page says what is wrong and where") {
        auto const refused = send(portal, world, path + "/comment", "token=" + token + "&contact=a%40b", token);
        CHECK(refused.status == 400);
        CHECK(says(refused, "#c-opinion"));
        CHECK(says(refused, "a@b"));
    }
    SUBCASE("not after the closing day: the form is gone, and what is sent is refused") {
        house.clock().set(world.context({}).now.plus_seconds(std::int64_t{20} * 86'400));
        CHECK(!says(ask(portal, world, path), "c-opinion"));
        CHECK(send(portal, world, path + "/comment", "token=" + token + "&opinion=late", token).status == 409);
    }
}

}  // namespace qiyue::app::portal
