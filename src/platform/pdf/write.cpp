#include "base/failure.hpp"

#include "platform/pdf/bars.hpp"
#include "platform/pdf/pdf.hpp"
#include "platform/pdf/sheet.hpp"
#include "platform/pdf/table.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace qiyue::pdf {

namespace {

constexpr Ink red{0.78, 0.07, 0.09};
constexpr Ink grey{0.35, 0.35, 0.35};

// The red head: who issues it, its number, and the red rule.
void draw_head(Sheet& sheet, Document const& document) {
    if (document.issuer.empty()) {
        return;
    }
    Style style{.face = Face::title, .size = 34, .pitch = 46, .align = PANGO_ALIGN_CENTER};
    while (style.size > 22 && sheet.lines(document.issuer, style).count() > 1) {
        style.size -= 1;
    }
    sheet.ink(red);
    sheet.flow(sheet.lines(document.issuer, style));
    sheet.ink({});
    if (!document.number.empty()) {
        sheet.y += 8;
        sheet.flow(sheet.lines(document.number, {.size = 14, .pitch = 24, .align = PANGO_ALIGN_CENTER}));
    }
    sheet.y += 4 * mm;
    sheet.ink(red);
    sheet.rule(left, sheet.y, width, 1.6);
    sheet.ink({});
    sheet.y += pitch;
}

void draw_title(Sheet& sheet, std::string const& title) {
    sheet.flow(sheet.lines(title, {.face = Face::title, .size = 22, .pitch = 35, .align = PANGO_ALIGN_CENTER}));
    sheet.y += pitch * 0.8;
}

void draw(Sheet& sheet, Heading const& heading) {
    auto const style =
        heading.level == 1 ? Style{.face = Face::heading, .indent = 32} : Style{.face = Face::strong, .indent = 32};
    auto const lines = sheet.lines(heading.text, style);
    // A heading stays with the beginning of what it heads.
    sheet.need(lines.height() + 2 * pitch);
    if (!sheet.at_top()) {
        sheet.y += pitch / 4;
    }
    sheet.outline(heading.text, heading.level);
    sheet.flow(lines);
    sheet.y += pitch / 8;
}

void draw(Sheet& sheet, Paragraph const& paragraph) {
    sheet.flow(sheet.lines(paragraph.text, {.indent = paragraph.indented ? 32.0 : 0.0}));
}

void draw(Sheet& sheet, Note const& note) {
    sheet.ink(grey);
    sheet.flow(sheet.lines(note.text, {.size = 10.5, .pitch = 17}));
    sheet.ink({});
    sheet.y += pitch / 4;
}

void draw(Sheet& sheet, Signature const& signature) {
    sheet.need((static_cast<double>(signature.lines.size()) + 1) * pitch);
    sheet.y += pitch;
    for (auto const& line : signature.lines) {
        // Four characters from the right edge, as 公文 have it.
        auto const lines = sheet.lines(line, {.align = PANGO_ALIGN_RIGHT}, width - 64);
        sheet.flow(lines);
    }
}

void draw(Sheet& sheet, Parties const& parties) {
    auto const wide = width / static_cast<double>(std::max<std::size_t>(1, parties.sides.size()));
    std::vector<std::vector<Lines>> sides;
    double height = 0;
    for (auto const& side : parties.sides) {
        double high = 0;
        auto& made = sides.emplace_back();
        for (auto const& line : side) {
            made.push_back(sheet.lines(line, {.size = 14, .pitch = 30}, wide - 14));
            high += made.back().height();
        }
        height = std::max(height, high);
    }
    sheet.need(height + pitch);
    sheet.y += pitch;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        auto y = sheet.y;
        for (auto const& lines : sides[i]) {
            lines.draw(sheet.cairo(), left + static_cast<double>(i) * wide, y, 0, lines.count());
            y += lines.height();
        }
    }
    sheet.y += height;
}

void draw_code(Sheet& sheet, std::string const& address, double x, double y, double side) {
    auto const rows = qr(address);
    auto const dot = side / static_cast<double>(rows.size());
    cairo_set_antialias(sheet.cairo(), CAIRO_ANTIALIAS_NONE);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows.size(); ++column) {
            if (rows[row][column] == '1') {
                cairo_rectangle(sheet.cairo(), x + static_cast<double>(column) * dot,
                                y + static_cast<double>(row) * dot, dot, dot);
            }
        }
    }
    cairo_fill(sheet.cairo());
    cairo_set_antialias(sheet.cairo(), CAIRO_ANTIALIAS_DEFAULT);
    sheet.link(x, y, side, side, address);
}

// Like a 版记: between two rules at the end of the last page.
void draw_proof(Sheet& sheet, Proof const& proof) {
    if (proof.lines.empty()) {
        return;
    }
    constexpr double code = 24 * mm;
    auto const wide = proof.address.empty() ? width : width - code - 6 * mm;
    std::vector<Lines> lines;
    double height = 0;
    lines.push_back(sheet.lines(proof.heading, {.face = Face::heading, .size = 10, .pitch = 16}, wide));
    for (auto const& text : proof.lines) {
        lines.push_back(sheet.lines(text, {.face = Face::small, .size = 8.5, .pitch = 13}, wide));
    }
    for (auto const& one : lines) {
        height += one.height();
    }
    height = std::max(height, proof.address.empty() ? 0.0 : code) + 8;
    sheet.need(height + pitch / 2);
    sheet.y = bottom - height;
    sheet.rule(left, sheet.y, width, 0.9);
    auto y = sheet.y + 4;
    for (auto const& one : lines) {
        one.draw(sheet.cairo(), left, y, 0, one.count());
        y += one.height();
    }
    if (!proof.address.empty()) {
        draw_code(sheet, proof.address, left + width - code, sheet.y + 5, code);
    }
    sheet.y = bottom;
    sheet.rule(left, sheet.y, width, 0.9);
}

// Pango's font map belongs to one thread at a time, and a paper takes a good part of a second: those who wait hold a
// worker each, so only a few may.
class Turn {
public:
    Turn() : waiting_(waiting()) {
        constexpr int most = 6;
        if (waiting_.fetch_add(1) >= most) {
            waiting_.fetch_sub(1);
            throw Fault("too many papers are being made; try again in a moment");
        }
        lock_ = std::unique_lock(mutex());
    }

    ~Turn() { waiting_.fetch_sub(1); }

    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;

private:
    static std::atomic<int>& waiting() {
        static std::atomic<int> count{0};
        return count;
    }

    static std::mutex& mutex() {
        static std::mutex one;
        return one;
    }

    std::atomic<int>& waiting_;
    std::unique_lock<std::mutex> lock_;
};

void draw_all(Sheet& sheet, Document const& document) {
    draw_head(sheet, document);
    draw_title(sheet, document.title);
    for (auto const& block : document.blocks) {
        std::visit([&](auto const& one) { draw(sheet, one); }, block);
    }
    draw_proof(sheet, document.proof);
}

// A seam tells how many pages there are: they are counted by laying the paper out once before.
int pages_of(Document const& document) {
    if (document.seam.empty()) {
        return 0;
    }
    Sheet sheet(document);
    draw_all(sheet, document);
    auto const pages = sheet.page();
    sheet.finish();
    return pages;
}

}  // namespace

std::string write(Document const& document) {
    Turn const turn;
    Sheet sheet(document, pages_of(document));
    draw_all(sheet, document);
    return sheet.finish();
}

}  // namespace qiyue::pdf
