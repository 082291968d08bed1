#include "platform/qr/qr.hpp"

#include "base/ensure.hpp"

#include <qrencode.h>

#include <memory>

namespace qiyue::qr {

namespace {

constexpr int quiet_zone = 4;  // modules, as the standard asks

}  // namespace

std::string svg(std::string const& text) {
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                               &QRcode_free);
    ENSURE(code != nullptr);
    auto const side = std::to_string(code->width + 2 * quiet_zone);
    std::string path;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1U) != 0) {
                path += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h1v1h-1z";
            }
        }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
        "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "H0z\"/><path d=\"" +
        path + "\"/></svg>";
}

}  // namespace qiyue::qr
