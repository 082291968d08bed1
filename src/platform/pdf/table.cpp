#include "platform/pdf/table.hpp"

#include <algorithm>

namespace qiyue::pdf {

namespace {

constexpr double padding = 5;
constexpr double hair = 0.6;
constexpr Ink line_ink{0.25, 0.25, 0.25};
constexpr Ink shade{0.945, 0.945, 0.935};

Style const cell_style{.face = Face::body, .size = 12, .pitch = 18};
Style const label_style{.face = Face::strong, .size = 12, .pitch = 18};
Style const head_style{.face = Face::heading, .size = 10.5, .pitch = 16, .align = PANGO_ALIGN_CENTER};

struct Cell {
    Lines lines;
    double x = 0, wide = 0;
    bool shaded = false;
};

int most_lines(std::vector<Cell> const& cells) {
    int most = 1;
    for (auto const& cell : cells) {
        most = std::max(most, cell.lines.count());
    }
    return most;
}

double pitch_of(std::vector<Cell> const& cells) {
    return cells.front().lines.pitch();
}

// Lines [from, to) of every cell between rules.
void draw_slice(Sheet& sheet, std::vector<Cell> const& cells, int from, int to) {
    auto const height = (to - from) * pitch_of(cells) + 2 * padding;
    for (auto const& cell : cells) {
        if (cell.shaded) {
            sheet.ink(shade);
            sheet.fill(cell.x, sheet.y, cell.wide, height);
        }
        sheet.ink({});
        cell.lines.draw(sheet.cairo(), cell.x + padding, sheet.y + padding, std::min(from, cell.lines.count()),
                        std::min(to, cell.lines.count()));
    }
    sheet.ink(line_ink);
    auto const& last = cells.back();
    auto const whole = last.x + last.wide - left;
    sheet.rule(left, sheet.y, whole, hair);
    sheet.rule(left, sheet.y + height, whole, hair);
    for (auto const& cell : cells) {
        sheet.upright(cell.x, sheet.y, height, hair);
    }
    sheet.upright(left + whole, sheet.y, height, hair);
    sheet.ink({});
    sheet.y += height;
}

// One row; `head` is drawn again on every page that the row goes on to.
void draw_row(Sheet& sheet, std::vector<Cell> const& cells, std::vector<Cell> const* head) {
    auto const pitch = pitch_of(cells);
    auto const count = most_lines(cells);
    auto const turn = [&] {
        sheet.next_page();
        if (head != nullptr) {
            draw_slice(sheet, *head, 0, most_lines(*head));
        }
    };
    auto const fits = [&] { return static_cast<int>((sheet.room() - 2 * padding + 0.01) / pitch); };
    constexpr double half = (bottom - top) / 2;
    if (fits() < count && (count * pitch < half || fits() < 3)) {
        turn();
    }
    for (int from = 0; from < count;) {
        auto const now = std::min(count - from, std::max(1, fits()));
        draw_slice(sheet, cells, from, from + now);
        from += now;
        if (from < count) {
            turn();
        }
    }
}

}  // namespace

void draw(Sheet& sheet, Facts const& facts) {
    constexpr double label_width = 40 * mm;
    for (auto const& row : facts.rows) {
        std::vector<Cell> cells;
        cells.push_back({.lines = sheet.lines(row.label, label_style, label_width - 2 * padding),
                         .x = left,
                         .wide = label_width,
                         .shaded = true});
        cells.push_back({.lines = sheet.lines(row.value, cell_style, width - label_width - 2 * padding),
                         .x = left + label_width,
                         .wide = width - label_width});
        draw_row(sheet, cells, nullptr);
    }
    sheet.y += pitch / 3;
}

void draw(Sheet& sheet, Table const& table) {
    int total = 0;
    double fixed = 0;
    for (auto const& column : table.columns) {
        total += column.millimetres == 0 ? column.weight : 0;
        fixed += column.millimetres * mm;
    }
    auto const wide = [&](std::size_t i) {
        auto const& column = table.columns[i];
        return column.millimetres != 0 ? column.millimetres * mm : (width - fixed) * column.weight / total;
    };
    auto const row_of = [&](auto const& text, auto const& style, bool shaded) {
        std::vector<Cell> cells;
        double x = left;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            cells.push_back({.lines = sheet.lines(text(i), style(i), wide(i) - 2 * padding),
                             .x = x,
                             .wide = wide(i),
                             .shaded = shaded});
            x += wide(i);
        }
        return cells;
    };
    auto const head =
        row_of([&](std::size_t i) { return table.columns[i].label; }, [](std::size_t) { return head_style; }, true);
    // The head never stands alone at the foot of a page.
    sheet.need(most_lines(head) * head_style.pitch + cell_style.pitch + 4 * padding);
    draw_slice(sheet, head, 0, most_lines(head));
    for (auto const& row : table.rows) {
        auto const cells = row_of([&](std::size_t i) { return row.at(i); },
                                  [&](std::size_t i) {
                                      auto style = cell_style;
                                      style.size = table.columns.size() > 5 ? 10.5 : 12;
                                      style.align = table.columns[i].right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
                                      return style;
                                  },
                                  false);
        draw_row(sheet, cells, &head);
    }
    sheet.y += pitch / 3;
}

}  // namespace qiyue::pdf
