#include "platform/pdf/bars.hpp"

#include <algorithm>

namespace qiyue::pdf {

namespace {

constexpr double label_wide = 46 * mm;
constexpr double figure_wide = 26 * mm;
constexpr double gap = 4 * mm;
constexpr double high = 10;
constexpr double whole = 10'000;
// Dark on light, so that it can be told apart in black and white too.
constexpr Ink track{0.90, 0.91, 0.92};
constexpr Ink full{0.16, 0.30, 0.47};

Style const label_style{.face = Face::body, .size = 11, .pitch = 17, .align = PANGO_ALIGN_RIGHT};
Style const figure_style{.face = Face::strong, .size = 11, .pitch = 17};

}  // namespace

void draw(Sheet& sheet, Bars const& bars) {
    auto const from = left + label_wide + gap;
    auto const wide = width - label_wide - figure_wide - 2 * gap;
    if (!bars.caption.empty()) {
        auto const caption = sheet.lines(bars.caption, {.face = Face::strong, .size = 11, .pitch = 22});
        sheet.need(caption.height() + 2 * label_style.pitch);
        sheet.flow(caption);
    }
    for (auto const& bar : bars.bars) {
        auto const label = sheet.lines(bar.label, label_style, label_wide);
        auto const figure = sheet.lines(bar.figure, figure_style, figure_wide);
        auto const row = std::max(label.height(), figure.height()) + 4;
        sheet.need(row);
        label.draw(sheet.cairo(), left, sheet.y, 0, label.count());
        figure.draw(sheet.cairo(), from + wide + gap, sheet.y, 0, figure.count());
        auto const y = sheet.y + (label_style.pitch - high) / 2;
        auto const length = static_cast<double>(std::clamp<std::int64_t>(bar.length, 0, 10'000));
        sheet.ink(track);
        sheet.fill(from, y, wide, high);
        sheet.ink(full);
        sheet.fill(from, y, wide * length / whole, high);
        sheet.ink({});
        sheet.y += row;
    }
    sheet.y += pitch / 4;
}

}  // namespace qiyue::pdf
