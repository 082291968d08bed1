#pragma once

#include "platform/pdf/fonts.hpp"
#include "platform/pdf/pdf.hpp"

#include <cairo.h>

#include <memory>
#include <string>
#include <vector>

// Pages of one file, filled from above: where the pen stands, and text in lines of a fixed pitch. Points throughout.
namespace qiyue::pdf {

constexpr double mm = 72.0 / 25.4;

// The type area of GB/T 9704: 22 lines of 28.95 pt.
constexpr double page_width = 210 * mm;
constexpr double page_height = 297 * mm;
constexpr double left = 28 * mm;
constexpr double width = 156 * mm;
constexpr double top = 37 * mm;
constexpr double pitch = 28.95;
constexpr double bottom = top + 22 * pitch;

struct Style {
    Face face = Face::body;
    double size = 16;
    double pitch = pdf::pitch;
    PangoAlignment align = PANGO_ALIGN_LEFT;
    double indent = 0;
};

struct Ink {
    double red = 0, green = 0, blue = 0;
};

// A text broken into lines for a width; lines are drawn one by one, so that a page may end between any two.
class Lines {
public:
    Lines(PangoContext* context, std::string const& text, Style const& style, double width);

    int count() const { return count_; }

    double height() const { return height(count_); }

    double height(int lines) const { return lines * style_.pitch; }

    double pitch() const { return style_.pitch; }

    double widest() const;
    // Lines [from, to), the first one's upper edge at (x, y).
    void draw(cairo_t* to, double x, double y, int from, int until) const;

private:
    std::unique_ptr<PangoLayout, void (*)(void*)> layout_;
    Style style_;
    int count_ = 0;
};

class Sheet {
public:
    // `pages`: how many there are in all, for the seam; 0 while nobody knows.
    explicit Sheet(Document const& document, int pages = 0);
    ~Sheet();
    Sheet(Sheet const&) = delete;
    Sheet& operator=(Sheet const&) = delete;

    double y = top;

    double room() const { return bottom - y; }

    int page() const { return page_; }

    bool at_top() const { return y <= top; }

    Lines lines(std::string const& text, Style const& style, double wide = width) const;
    // As many lines as fit, then on the next page.
    void flow(Lines const& lines, double x = left);
    // The next page unless so much room is left.
    void need(double height);
    void next_page();

    void ink(Ink colour);
    void rule(double x, double at, double length, double thickness);
    void upright(double x, double from, double length, double thickness);
    void fill(double x, double at, double wide, double high);
    // What is drawn between leads to the address.
    void link(double x, double at, double wide, double high, std::string const& address);
    // A line of the file's table of contents, leading here.
    void outline(std::string const& text, int level);

    cairo_t* cairo() { return cairo_; }

    std::string finish();

private:
    void foot();
    void seam();

    Document const& document_;
    std::string bytes_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cairo_ = nullptr;
    PangoContext* context_ = nullptr;
    int page_ = 1;
    int pages_ = 0;
    int chapter_ = 0;
};

}  // namespace qiyue::pdf
