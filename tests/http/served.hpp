#pragma once

#include "app/web/edge.hpp"
#include "support/browser.hpp"
#include "support/house.hpp"

#include "modules/journal/api.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

// A served world, one for all tests of the edge.
namespace qiyue::app::web {

using support::Browser;

class Served {
public:
    explicit Served(std::string const& story = "chengdu/stages/10_plan@proposed")
        : house(story),
          edge_(house.world(), home(),
                [](http::Request const&, Context const&) {
                    http::Response page;
                    page.content_type = "text/html; charset=utf-8";
                    page.body = "<!doctype html><title>portal</title>";
                    return page;
                }),
          server_(http::serve({.port = 0, .spool_folder = spool_.path},
                              [this](http::Request& request) { return edge_.answer(request); })) {}

    ~Served() { server_->stop(); }

    Served(Served const&) = delete;
    Served& operator=(Served const&) = delete;

    int port() const { return server_->port(); }

    Browser nobody() const { return Browser(port()); }

    Browser member(std::string const& login) const {
        Browser browser(port());
        REQUIRE(browser.sign_in(login).status == 200);
        return browser;
    }

    std::string project() { return "/api/projects/" + std::to_string(house.objects("project").at(0).id); }

    std::int64_t journal_size() {
        return house.world().database().read<std::int64_t>([](db::Tx& tx) { return journal::size(tx); });
    }

    support::House house;

private:
    struct Folder {
        std::string path =
            (std::filesystem::temp_directory_path() / ("qiyue_edge_" + std::to_string(::getpid()))).string();

        Folder() { std::filesystem::create_directories(path); }

        ~Folder() { std::filesystem::remove_all(path); }
    };

    Folder spool_;
    Edge edge_;
    std::unique_ptr<http::Server> server_;
};

inline Served& served() {
    static Served one;
    return one;
}

inline Value survey() {
    return Value::object()
        .set("method", "visit")
        .set("from", "2025-07-01")
        .set("to", "2025-07-01")
        .set("respondents", 10)
        .set("findings", "受访的 10 户均需要上门照护。");
}

inline void check_problem(support::Page const& page, int status, std::string const& code) {
    CAPTURE(page.body);
    CHECK(page.status == status);
    CHECK(page.header("content-type") == "application/problem+json; charset=utf-8");
    auto const problem = page.json();
    CHECK(problem["status"] == Value(status));
    CHECK(problem["title"].is_text());
    REQUIRE(problem["findings"].size() >= 1);
    for (auto const& finding : problem["findings"].items()) {
        CHECK_FALSE(finding["code"].text().empty());
        CHECK_FALSE(finding.at_path("says.zh").text().empty());
        CHECK_FALSE(finding.at_path("says.en").text().empty());
    }
    if (!code.empty()) {
        CHECK(problem["code"] == Value(code));
    }
}

}  // namespace qiyue::app::web
