#include "corrections_styles.hpp"
#include <array>
#include <fmt/core.h>
#include <optional>

namespace muster::formats {

namespace {

constexpr std::string_view minimal =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>)";

/// The elements inside the first element of this name, each as its whole text.
std::vector<std::string_view> children(std::string_view text, std::string_view parent)
{
    std::vector<std::string_view> found;
    XmlTags tags(text);
    XmlTag tag;
    while (tags.next(tag) and not tag.opens(parent)) {
    }
    if (not tag.opens(parent)) throw CannotPatch{"the styles have no " + std::string(parent)};
    if (tag.form == XmlTag::Form::empty) return found;
    std::size_t depth = 0, begins = 0;
    while (tags.next(tag) and not(depth == 0 and tag.closes(parent))) {
        if (depth == 0 and tag.form != XmlTag::Form::close) begins = tags.begins();
        if (tag.form == XmlTag::Form::open) ++depth;
        if (tag.form == XmlTag::Form::close) --depth;
        if (depth == 0) found.push_back(text.substr(begins, tags.ends() - begins));
    }
    return found;
}

/// The list with more at its end, and its count right.
std::string with_more(std::string_view text, std::string_view list, std::size_t count, std::string const& more)
{
    auto grown = appended(text, list, [&](std::string_view) { return more; }).value();
    XmlTags tags(grown);
    XmlTag tag;
    while (tags.next(tag) and not tag.opens(list)) {
    }
    auto const counted = with_attribute(tag.text, "count", std::to_string(count));
    return grown.substr(0, tags.begins()) + counted + grown.substr(tags.ends());
}

}

std::string_view fill_of(Shade shade)
{
    static constexpr std::array<std::string_view, 6> fills{"FFFFFFFF", "FF1F4E79", "FFDDEBF7",
                                                           "FFFFF2CC", "FFF8CBAD", "FFFF9F9F"};
    return fills[static_cast<std::size_t>(shade)];
}

StyleBook::StyleBook(std::string text) : text_(text.empty() ? std::string(minimal) : std::move(text))
{
    formats_ = children(text_, "cellXfs");
    fills_ = static_cast<std::uint32_t>(children(text_, "fills").size());
    fonts_ = static_cast<std::uint32_t>(children(text_, "fonts").size());
    XmlTags tags(text_);
    XmlTag tag;
    if (tags.next(tag)) prefix_ = tag.prefix();
    if (text_.contains("cellStyleXfs")) parent_ = R"( xfId="0")";
}

std::uint32_t StyleBook::fill(Shade shade)
{
    auto const next = fills_ + static_cast<std::uint32_t>(our_fills_.size());
    return our_fills_.try_emplace(shade, next).first->second;
}

std::uint32_t StyleBook::add(std::string xf)
{
    added_.push_back(std::move(xf));
    return static_cast<std::uint32_t>(formats_.size() + added_.size() - 1);
}

std::uint32_t StyleBook::shaded(std::uint32_t base, Shade shade)
{
    auto const [at, is_new] = shaded_.try_emplace({base, shade});
    if (not is_new) return at->second;
    auto const from = base < formats_.size() ? base : 0u;
    std::string xf = formats_.empty() ? fmt::format("<{}xf numFmtId=\"0\" fontId=\"0\" borderId=\"0\"/>", prefix_)
                                      : std::string(formats_[from]);
    auto const end = tag_end(xf, 0);
    auto tag = with_attribute(std::string_view(xf).substr(0, end), "fillId", std::to_string(fill(shade)));
    return at->second = add(with_attribute(tag, "applyFill", "1") + xf.substr(end));
}

std::uint32_t StyleBook::header()
{
    header_font_ = true;
    return add(
        fmt::format(R"(<{0}xf numFmtId="0" fontId="{1}" fillId="{2}" borderId="0"{3} applyFont="1" applyFill="1" )"
                    R"(applyAlignment="1"><{0}alignment vertical="top" wrapText="1"/></{0}xf>)",
                    prefix_, fonts_, fill(Shade::header), parent_));
}

std::uint32_t StyleBook::wrapped()
{
    return add(fmt::format(R"(<{0}xf numFmtId="0" fontId="0" fillId="0" borderId="0"{1} applyAlignment="1">)"
                           R"(<{0}alignment vertical="top" wrapText="1"/></{0}xf>)",
                           prefix_, parent_));
}

std::string StyleBook::text() const
{
    std::string formats, fills, font;
    for (auto const& xf : added_)
        formats += xf;
    // In the order of their numbers, which is the order in which they were asked for.
    std::vector<Shade> order(our_fills_.size());
    for (auto const& [shade, index] : our_fills_)
        order[index - fills_] = shade;
    for (auto const shade : order)
        fills += fmt::format(
            R"(<{0}fill><{0}patternFill patternType="solid"><{0}fgColor rgb="{1}"/><{0}bgColor indexed="64"/>)"
            R"(</{0}patternFill></{0}fill>)",
            prefix_, fill_of(shade));
    if (header_font_)
        font = fmt::format(
            R"(<{0}font><{0}b/><{0}sz val="11"/><{0}color rgb="FFFFFFFF"/><{0}name val="Calibri"/></{0}font>)",
            prefix_);
    auto out = with_more(text_, "cellXfs", formats_.size() + added_.size(), formats);
    if (not fills.empty()) out = with_more(out, "fills", fills_ + our_fills_.size(), fills);
    if (header_font_) out = with_more(out, "fonts", fonts_ + 1, font);
    return out;
}

}
