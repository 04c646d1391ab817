// Inside the part: just enough XML to change a few attributes and add a few elements in a text that otherwise stays as
// it is, byte for byte. Reading with full rigour has been done before, when the workbook was imported.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace muster::formats {

/// Thrown where a package is written in a way that cannot be patched; its rows are then written to a new workbook.
struct CannotPatch {
    std::string why;
};

struct XmlTag {
    enum class Form { open, close, empty };
    std::string_view text;   // "<x:c r='A1'>", whole
    std::string_view name;   // "x:c"
    std::string_view local;  // "c"
    Form form = Form::open;
    [[nodiscard]] bool opens(std::string_view element) const { return form != Form::close and local == element; }
    [[nodiscard]] bool closes(std::string_view element) const { return form == Form::close and local == element; }
    /// "x:" or ""
    [[nodiscard]] std::string_view prefix() const { return name.substr(0, name.size() - local.size()); }
};

/// Where the tag that begins at `at` ends (behind its '>'), quotes minded; npos where the text ends before.
std::size_t tag_end(std::string_view text, std::size_t at);
XmlTag read_tag(std::string_view whole);

/// The raw value of the attribute with this name, its prefix not minded.
std::optional<std::string_view> attribute(XmlTag const& tag, std::string_view local);
/// The attribute's name with its prefix: "r:id".
std::string_view attribute_name(XmlTag const& tag, std::string_view local);
/// The tag with the attribute set.
std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value);
std::string without_attribute(std::string_view tag, std::string_view name);
std::uint32_t number_or(std::optional<std::string_view> digits, std::uint32_t other);

/// Goes from tag to tag; comments, CDATA and instructions are passed over.
class XmlTags {
public:
    explicit XmlTags(std::string_view text);
    bool next(XmlTag& tag);
    [[nodiscard]] std::size_t begins() const { return begins_; }
    [[nodiscard]] std::size_t ends() const { return ends_; }

private:
    std::string_view text_;
    std::size_t begins_ = 0, ends_ = 0;
};

/// The text with `added(prefix)` as the last thing inside the first element of this name; nothing where there is none.
std::optional<std::string> appended(std::string_view xml, std::string_view element,
                                    std::function<std::string(std::string_view)> const& added);

std::string escaped(std::string_view text);
std::string unescaped(std::string_view raw);

}
