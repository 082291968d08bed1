#include "platform/qr/qr.hpp"

#include <doctest/doctest.h>

namespace qiyue::qr {

TEST_CASE("qr: the three finder patterns stand where a reader looks for them") {
    auto const picture = svg("otpauth://totp/Qiyue:admin?secret=JBSWY3DPEHPK3PXP&issuer=Qiyue");
    CHECK(picture.starts_with("<svg xmlns="));
    // 4 modules of quiet zone, then the 7 by 7 frame: its corners are dark, the ring inside is light.
    CHECK(picture.find("M4 4h1v1h-1z") != std::string::npos);
    CHECK(picture.find("M10 4h1v1h-1z") != std::string::npos);
    CHECK(picture.find("M4 10h1v1h-1z") != std::string::npos);
    CHECK(picture.find("M5 5h1v1h-1z") == std::string::npos);
    CHECK(picture.find("M7 7h1v1h-1z") != std::string::npos);
    CHECK(picture.find("M3 4h1v1h-1z") == std::string::npos);
    CHECK(svg("one") != svg("two"));
    CHECK(picture.find("script") == std::string::npos);
}

}  // namespace qiyue::qr
