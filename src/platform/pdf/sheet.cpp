#include "platform/pdf/sheet.hpp"

#include "base/failure.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qiyue::pdf {

namespace {

cairo_status_t take(void* to, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

constexpr double units = PANGO_SCALE;

}  // namespace

Lines::Lines(PangoContext* context, std::string const& text, Style const& style, double wide)
    : layout_(pango_layout_new(context), g_object_unref), style_(style) {
    auto* font = description(style.face, style.size);
    pango_layout_set_font_description(layout_.get(), font);
    pango_font_description_free(font);
    // WORD_CHAR keeps 、。： from the start of a line, CHAR would not.
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout_.get(), static_cast<int>(std::floor(wide * units)));
    pango_layout_set_indent(layout_.get(), static_cast<int>(style.indent * units));
    pango_layout_set_alignment(layout_.get(), style.align);
    pango_layout_set_text(layout_.get(), text.c_str(), static_cast<int>(text.size()));
    count_ = pango_layout_get_line_count(layout_.get());
}

double Lines::widest() const {
    PangoRectangle logical;
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    return logical.width / units;
}

void Lines::draw(cairo_t* to, double x, double y, int from, int until) const {
    auto* at = pango_layout_get_iter(layout_.get());
    for (int i = 0; i < until; ++i) {
        if (i >= from) {
            PangoRectangle logical;
            pango_layout_iter_get_line_extents(at, nullptr, &logical);
            // The same place in every line whatever font a character fell back to: the pitch is even.
            auto const base = y + (i - from) * style_.pitch + style_.pitch / 2 + style_.size * 0.36;
            cairo_move_to(to, x + logical.x / units, base);
            pango_cairo_show_layout_line(to, pango_layout_iter_get_line_readonly(at));
        }
        pango_layout_iter_next_line(at);
    }
    pango_layout_iter_free(at);
}

Sheet::Sheet(Document const& document, int pages) : document_(document), pages_(pages) {
    context_ = pango_font_map_create_context(font_map());
    pango_context_set_language(context_, pango_language_from_string("zh-CN"));
    surface_ = cairo_pdf_surface_create_for_stream(take, &bytes_, page_width, page_height);
    auto const about = [&](cairo_pdf_metadata_t what, std::string const& value) {
        cairo_pdf_surface_set_metadata(surface_, what, value.c_str());
    };
    about(CAIRO_PDF_METADATA_TITLE, document.title);
    about(CAIRO_PDF_METADATA_AUTHOR, document.issuer);
    about(CAIRO_PDF_METADATA_CREATOR, "Qiyue");
    // Whole seconds: cairo reads no fraction.
    auto const made = Instant::from_micros(document.made.micros() / 1'000'000 * 1'000'000).iso();
    about(CAIRO_PDF_METADATA_CREATE_DATE, made);
    about(CAIRO_PDF_METADATA_MOD_DATE, made);
    cairo_ = cairo_create(surface_);
}

Sheet::~Sheet() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
    g_object_unref(context_);
}

Lines Sheet::lines(std::string const& text, Style const& style, double wide) const {
    return {context_, text, style, wide};
}

void Sheet::flow(Lines const& lines, double x) {
    for (int from = 0; from < lines.count();) {
        auto fit = static_cast<int>((room() + 0.01) / lines.pitch());
        if (fit < 1) {
            next_page();
            continue;
        }
        fit = std::min(fit, lines.count() - from);
        lines.draw(cairo_, x, y, from, from + fit);
        y += lines.height(fit);
        from += fit;
    }
}

void Sheet::need(double height) {
    if (room() + 0.01 < height && !at_top()) {
        next_page();
    }
}

void Sheet::next_page() {
    foot();
    cairo_show_page(cairo_);
    page_ += 1;
    y = top;
}

void Sheet::ink(Ink colour) {
    cairo_set_source_rgb(cairo_, colour.red, colour.green, colour.blue);
}

void Sheet::rule(double x, double at, double length, double thickness) {
    cairo_set_line_width(cairo_, thickness);
    cairo_move_to(cairo_, x, at);
    cairo_line_to(cairo_, x + length, at);
    cairo_stroke(cairo_);
}

void Sheet::upright(double x, double from, double length, double thickness) {
    cairo_set_line_width(cairo_, thickness);
    cairo_move_to(cairo_, x, from);
    cairo_line_to(cairo_, x, from + length);
    cairo_stroke(cairo_);
}

void Sheet::fill(double x, double at, double wide, double high) {
    cairo_rectangle(cairo_, x, at, wide, high);
    cairo_fill(cairo_);
}

void Sheet::link(double x, double at, double wide, double high, std::string const& address) {
    std::string escaped;
    for (char const c : address) {
        escaped += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    auto const place = "rect=[" + std::to_string(x) + " " + std::to_string(at) + " " + std::to_string(wide) + " " +
        std::to_string(high) + "] uri='" + escaped + "'";
    cairo_tag_begin(cairo_, CAIRO_TAG_LINK, place.c_str());
    cairo_tag_end(cairo_, CAIRO_TAG_LINK);
}

void Sheet::outline(std::string const& text, int level) {
    auto const here = "page=" + std::to_string(page_) + " pos=[0 " + std::to_string(y) + "]";
    auto const parent = level > 1 && chapter_ != 0 ? chapter_ : CAIRO_PDF_OUTLINE_ROOT;
    auto const made = cairo_pdf_surface_add_outline(surface_, parent, text.c_str(), here.c_str(),
                                                    static_cast<cairo_pdf_outline_flags_t>(0));
    if (level == 1) {
        chapter_ = made;
    }
}

// "— 1 —" seven millimetres below the type area, and below that what the paper is.
// Read from below along the edge, in a frame that is open to it: laid side by side, the pages show one band.
void Sheet::seam() {
    constexpr double wide = 7 * mm;
    constexpr double long_side = 190 * mm;
    auto const from = (page_height - long_side) / 2;
    auto const mark = lines("骑缝 " + std::to_string(page_) + "/" + std::to_string(pages_) + "　" + document_.seam,
                            {.face = Face::small, .size = 8, .pitch = wide, .align = PANGO_ALIGN_CENTER}, long_side);
    ink({0.70, 0.15, 0.12});
    rule(page_width - wide, from, wide, 0.8);
    rule(page_width - wide, from + long_side, wide, 0.8);
    upright(page_width - wide, from, long_side, 0.8);
    cairo_save(cairo_);
    cairo_translate(cairo_, page_width - wide, from + long_side);
    cairo_rotate(cairo_, -std::numbers::pi / 2);
    mark.draw(cairo_, 0, 0, 0, 1);
    cairo_restore(cairo_);
    ink({});
}

void Sheet::foot() {
    if (!document_.seam.empty()) {
        seam();
    }
    ink({});
    auto const number = lines("— " + std::to_string(page_) + " —",
                              {.face = Face::small, .size = 14, .pitch = 20, .align = PANGO_ALIGN_CENTER});
    number.draw(cairo_, left, bottom + 5 * mm, 0, 1);
    ink({0.42, 0.42, 0.42});
    auto const running =
        lines(document_.running, {.face = Face::small, .size = 8, .pitch = 12, .align = PANGO_ALIGN_CENTER});
    running.draw(cairo_, left, bottom + 14 * mm, 0, 1);
    ink({});
}

std::string Sheet::finish() {
    foot();
    cairo_show_page(cairo_);
    cairo_surface_finish(surface_);
    auto const status = cairo_surface_status(surface_);
    if (status != CAIRO_STATUS_SUCCESS || cairo_status(cairo_) != CAIRO_STATUS_SUCCESS) {
        throw Fault(std::string("the paper can't be drawn: ") + cairo_status_to_string(status));
    }
    return bytes_;
}

}  // namespace qiyue::pdf
