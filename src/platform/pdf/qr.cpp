#include "base/failure.hpp"

#include "platform/pdf/pdf.hpp"

#include <qrencode.h>

#include <memory>

namespace qiyue::pdf {

std::vector<std::string> qr(std::string const& text) {
    std::unique_ptr<QRcode, void (*)(QRcode*)> const code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                          QRcode_free);
    if (!code) {
        throw Fault("this text does not fit into a QR code");
    }
    std::vector<std::string> rows;
    auto const width = static_cast<std::size_t>(code->width);
    for (std::size_t y = 0; y < width; ++y) {
        std::string row;
        for (std::size_t x = 0; x < width; ++x) {
            row += (code->data[y * width + x] & 1U) != 0 ? '1' : '0';
        }
        rows.push_back(row);
    }
    return rows;
}

}  // namespace qiyue::pdf
