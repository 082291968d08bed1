#include "modules/delivery/geotag.hpp"

#include <doctest/doctest.h>

namespace qiyue {

TEST_CASE("delivery a place is written in decimal degrees") {
    constexpr int latitude = 90;
    for (auto const* good : {"0", "30.657400", "-30.6574", "90", "90.000000", "-0.5", "5.1"}) {
        CAPTURE(good);
        CHECK(delivery::is_degrees(good, latitude));
    }
    for (auto const* bad :
         {"", "-", ".5", "30.", "90.000001", "91", "1e2", "30,5", "30.6574001", "+30", " 30", "30°", "1000"}) {
        CAPTURE(bad);
        CHECK_FALSE(delivery::is_degrees(bad, latitude));
    }
}

}  // namespace qiyue
