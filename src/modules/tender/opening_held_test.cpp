#include "modules/tender/api.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <new>
#include <string_view>

using namespace qiyue;

namespace {

// A secret so short that it lies in the object itself, whose bytes are looked at once it is gone.
constexpr std::string_view secret = "0123456789";

}  // namespace

TEST_CASE("the opening key is wiped with every copy of the event that carries it") {
    alignas(tender::OpeningHeld) std::array<char, sizeof(tender::OpeningHeld)> place{};
    tender::OpeningHeld const held{.tender = 1, .project = 2, .key = {.secret = std::string(secret), .public_key = {}}};
    auto* copy = new (place.data()) tender::OpeningHeld(held);
    CHECK(std::string_view(place.data(), place.size()).find(secret) != std::string_view::npos);
    copy->~OpeningHeld();
    CHECK(std::string_view(place.data(), place.size()).find(secret) == std::string_view::npos);
    CHECK(held.key.secret == secret);
}
