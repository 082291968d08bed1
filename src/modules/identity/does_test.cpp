#include "modules/identity/entrance.hpp"

#include <doctest/doctest.h>

namespace qiyue::identity {

TEST_CASE("identity/posts: every kind and post says in plain words what it does, in both languages") {
    auto const said = [](std::string const& name) {
        CAPTURE(name);
        CHECK_FALSE(does(name).zh.empty());
        CHECK_FALSE(does(name).en.empty());
    };
    for (auto const& kind : kinds()) {
        said(kind.name);
    }
    for (auto const& post : posts()) {
        said(post.name);
    }
    CHECK(does("nobody.at_all").zh.empty());
}

}  // namespace qiyue::identity
