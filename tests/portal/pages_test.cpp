#include "support/house.hpp"

#include "app/portal/portal.hpp"

#include <doctest/doctest.h>

// Every public page of a city in which a purchase was carried out: it is there, and it needs no script.
namespace qiyue::app::portal {

TEST_CASE("portal: each page answers without a script") {
    support::House house(support::last_stage());
    Portal const portal(house.world(), home(), Site::demonstration);
    auto const context = house.world().context({});
    for (auto const* path : {"/", "/notices", "/projects", "/catalogue", "/buyers", "/providers", "/rules",
                             "/rules/documents", "/results", "/search", "/accessibility", "/data", "/notices.atom"}) {
        CAPTURE(path);
        http::Request request;
        request.method = http::Method::get;
        request.path = path;
        auto const page = portal.answer(request, context);
        CHECK(page.status == 200);
        CHECK(page.body.size() > 500);
        CHECK(page.body.find("<script") == std::string::npos);
    }
}

}  // namespace qiyue::app::portal
