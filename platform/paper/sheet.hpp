// Inside the part: pages of a PDF with a hand that moves down them. Lengths are points (1/72 inch).
#pragma once
#include <memory>
#include <paper/paper.hpp>
#include <string>
#include <string_view>

using cairo_t = struct _cairo;
using cairo_surface_t = struct _cairo_surface;
using PangoLayout = struct _PangoLayout;
using PangoContext = struct _PangoContext;

namespace muster::paper {

struct Release {
    void operator()(cairo_t* one) const;
    void operator()(cairo_surface_t* one) const;
    void operator()(PangoLayout* one) const;
    void operator()(PangoContext* one) const;
};
using Text = std::unique_ptr<PangoLayout, Release>;

struct Font {
    double size = 10;
    bool bold = false;
};

enum class Side { near, middle, far };  // near: where lines of the language begin

class Sheet {
public:
    /// Pages are numbered "1 / pages".
    Sheet(Letter const& letter, int pages);
    ~Sheet();

    [[nodiscard]] double width() const;  // between the margins
    [[nodiscard]] double left() const;   // what is left of the page below the hand
    [[nodiscard]] double whole() const;  // between the upper and the lower margin
    [[nodiscard]] bool turned() const { return turned_; }

    [[nodiscard]] Text text(std::string_view words, Font font, double width, Side side = Side::near) const;
    /// Draws at `from` the near margin, line by line, going on over pages.
    void flow(Text const& text, double from = 0);
    /// Draws without moving the hand: `from` the near margin, where the text has that much room.
    void put(Text const& text, double from, double width, double below = 0);
    void rule(double from, double width);
    void shade(double from, double width, double height);
    void down(double points);
    /// A new page where less than that is left.
    void need(double points);
    void new_page();

    /// Closes the last page; the whole file. The sheet is of no use after that.
    std::string done();
    [[nodiscard]] int page() const { return page_; }

private:
    void foot();
    [[nodiscard]] double x_of(double from, double width) const;

    Letter const& letter_;
    int pages_, page_ = 1;
    bool turned_, fresh_ = true;  // fresh: nothing stands on the page yet
    double page_width_, page_height_, y_;
    std::string out_;
    std::unique_ptr<cairo_surface_t, Release> surface_;
    std::unique_ptr<cairo_t, Release> pen_;
    std::unique_ptr<PangoContext, Release> context_;
};

double height_of(Text const& text);
/// From the top of the text to the line that its first letters stand on: scripts differ in it.
double baseline_of(Text const& text);
/// The width that a text wants on one line, and that of its widest word.
struct Wanted {
    double whole = 0, least = 0;
};
Wanted wanted_by(Sheet const& sheet, std::string_view words, Font font);

}
