#include "modules/identity/api.hpp"

#include <doctest/doctest.h>

#include <set>

namespace qiyue::identity {

TEST_CASE("identity/posts: each post belongs to a kind, each kind has a post, no name stands twice") {
    std::set<std::string> names;
    std::set<std::string> kinds_with_posts;
    for (auto const& post : posts()) {
        CAPTURE(post.name);
        CHECK(names.insert(post.name).second);
        auto const kind = post.name.substr(0, post.name.find('.'));
        CHECK(find_kind(kind) != nullptr);
        kinds_with_posts.insert(kind);
        CHECK_FALSE(post.label.zh.empty());
        CHECK_FALSE(post.label.en.empty());
    }
    CHECK(kinds_with_posts.size() == kinds().size());
    CHECK(find_post("buyer.head")->label.zh == "负责人");
    CHECK(find_post("buyer") == nullptr);
    CHECK(find_kind("buyer.head") == nullptr);
}

}  // namespace qiyue::identity
