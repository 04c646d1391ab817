#include "sheet.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <utility>

namespace muster::paper {

namespace {

constexpr double shorter = 595.28, longer = 841.89;  // A4
constexpr double margin = 60, foot_room = 30;
// A family that is not installed is passed over; the last word is the machine's.
constexpr char const* families = "Noto Sans,Noto Sans Arabic,Noto Naskh Arabic,DejaVu Sans,Sans";

cairo_status_t keep(void* to, unsigned char const* bytes, unsigned count)
{
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

}

void Release::operator()(cairo_t* one) const { cairo_destroy(one); }
void Release::operator()(cairo_surface_t* one) const { cairo_surface_destroy(one); }
void Release::operator()(PangoLayout* one) const { g_object_unref(one); }
void Release::operator()(PangoContext* one) const { g_object_unref(one); }

Sheet::Sheet(Letter const& letter, int pages)
    : letter_(letter), pages_(pages), turned_(right_to_left(letter.language)), page_width_(letter.wide ? longer : shorter),
      page_height_(letter.wide ? shorter : longer), y_(margin)
{
    surface_.reset(cairo_pdf_surface_create_for_stream(keep, &out_, page_width_, page_height_));
    auto const made = (letter.day ? letter.day->text() : "2000-01-01") + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
    if (not letter.title.empty()) cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, letter.title.c_str());
    pen_.reset(cairo_create(surface_.get()));
    context_.reset(pango_cairo_create_context(pen_.get()));
    pango_cairo_context_set_resolution(context_.get(), 72);
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_language(context_.get(), pango_language_from_string(letter.language.c_str()));
    pango_context_set_base_dir(context_.get(), turned_ ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
}

Sheet::~Sheet() = default;

double Sheet::width() const { return page_width_ - 2 * margin; }
double Sheet::left() const { return page_height_ - margin - foot_room - y_; }
double Sheet::whole() const { return page_height_ - 2 * margin - foot_room; }
double Sheet::x_of(double from, double width) const { return turned_ ? page_width_ - margin - from - width : margin + from; }

Text Sheet::text(std::string_view words, Font font, double width, Side side) const
{
    Text layout(pango_layout_new(context_.get()));
    pango_layout_set_auto_dir(layout.get(), FALSE);  // a line that begins with a foreign word still begins at the near side
    auto* const description = pango_font_description_from_string(families);
    pango_font_description_set_size(description, static_cast<int>(font.size * PANGO_SCALE));
    if (font.bold) pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_width(layout.get(), width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    bool const to_right = (side == Side::far) != turned_;
    pango_layout_set_alignment(layout.get(), side == Side::middle ? PANGO_ALIGN_CENTER : to_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout;
}

void Sheet::flow(Text const& text, double from)
{
    auto const width = pango_layout_get_width(text.get()) < 0 ? this->width() - from : points(pango_layout_get_width(text.get()));
    auto* const lines = pango_layout_get_iter(text.get());
    do {
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(lines, nullptr, &extents);
        auto const height = points(extents.height);
        need(height);
        auto const baseline = points(pango_layout_iter_get_baseline(lines) - extents.y);
        cairo_move_to(pen_.get(), x_of(from, width) + points(extents.x), y_ + baseline);
        pango_cairo_show_layout_line(pen_.get(), pango_layout_iter_get_line_readonly(lines));
        y_ += height;
        fresh_ = false;
    } while (pango_layout_iter_next_line(lines));
    pango_layout_iter_free(lines);
}

void Sheet::put(Text const& text, double from, double width, double below)
{
    cairo_move_to(pen_.get(), x_of(from, width), y_ + below);
    pango_cairo_show_layout(pen_.get(), text.get());
    fresh_ = false;
}

void Sheet::rule(double from, double width)
{
    cairo_set_source_rgb(pen_.get(), 0.6, 0.65, 0.69);
    cairo_set_line_width(pen_.get(), 0.5);
    cairo_move_to(pen_.get(), x_of(from, width), y_);
    cairo_rel_line_to(pen_.get(), width, 0);
    cairo_stroke(pen_.get());
    cairo_set_source_rgb(pen_.get(), 0, 0, 0);
}

void Sheet::shade(double from, double width, double height)
{
    cairo_set_source_rgb(pen_.get(), 0.91, 0.93, 0.95);
    cairo_rectangle(pen_.get(), x_of(from, width), y_, width, height);
    cairo_fill(pen_.get());
    cairo_set_source_rgb(pen_.get(), 0, 0, 0);
}

void Sheet::down(double points)
{
    if (not fresh_) y_ += points;
}

void Sheet::need(double points)
{
    if (points > left() and not fresh_) new_page();
}

void Sheet::new_page()
{
    foot();
    cairo_show_page(pen_.get());
    ++page_;
    y_ = margin;
    fresh_ = true;
}

void Sheet::foot()
{
    constexpr Font small{7.5};
    auto const number = text(std::to_string(page_) + " / " + std::to_string(pages_), small, width(), Side::far);
    auto const words = text(letter_.foot, small, width() - 60);
    auto const was = std::exchange(y_, page_height_ - margin - foot_room / 3);
    cairo_set_source_rgb(pen_.get(), 0.33, 0.33, 0.33);
    put(number, 0, width());
    put(words, 0, width() - 60);
    cairo_set_source_rgb(pen_.get(), 0, 0, 0);
    y_ = was;
}

std::string Sheet::done()
{
    foot();
    cairo_show_page(pen_.get());
    context_.reset();
    pen_.reset();
    cairo_surface_finish(surface_.get());
    ENSURE(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS);
    surface_.reset();
    return std::move(out_);
}

double height_of(Text const& text)
{
    PangoRectangle extents;
    pango_layout_get_extents(text.get(), nullptr, &extents);
    return points(extents.height);
}

double baseline_of(Text const& text) { return points(pango_layout_get_baseline(text.get())); }

Wanted wanted_by(Sheet const& sheet, std::string_view words, Font font)
{
    auto const text = sheet.text(words, font, -1);
    PangoRectangle extents;
    pango_layout_get_extents(text.get(), nullptr, &extents);
    Wanted wanted{.whole = points(extents.width)};
    pango_layout_set_wrap(text.get(), PANGO_WRAP_WORD);
    pango_layout_set_width(text.get(), 0);
    pango_layout_get_extents(text.get(), nullptr, &extents);
    wanted.least = points(extents.width);
    return wanted;
}

}
