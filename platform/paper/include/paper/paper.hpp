// What is printed or sent: one description of a letter or a report, written as plain text, as a document that people go on
// editing (DOCX) and as pages (PDF). The same description gives the same bytes on the same machine: nothing here reads the
// clock. No words are added to those of the description, so that it may be in any language.
#pragma once
#include <base/day.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::paper {

struct Heading {
    std::string text;
    int level = 1;  // 1 to 3; the title stands above all
};

/// Line ends within the text break the line.
struct Paragraph {
    std::string text;
    bool strong = false;  // bold
};

struct List {
    std::vector<std::string> items;
    bool numbered = false;
};

/// Every row is as long as the header; a shorter one is filled with nothing. Columns find their widths by what they hold.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> figures = {};  // columns that are set to the far side; empty = none
};

/// What follows begins on a page of its own.
struct NewPage {};

using Block = std::variant<Heading, Paragraph, List, Table, NewPage>;

/// Everything but the blocks may be empty, and is left out then.
struct Letter {
    std::string language = "en";        // "ar": from right to left
    std::vector<std::string> sender;    // the letterhead, its first line large
    std::string day_line;               // "Port Zand, 31 March 2026"
    std::string reference;              // "Reference: ZAN/2026/14", with its label
    std::vector<std::string> addressee;
    std::string title;                  // of a report; what a letter is about
    std::vector<Block> blocks;
    std::vector<std::string> signature; // name, post, organisation; room to sign stands above
    std::vector<Block> after;           // enclosures and copies
    std::string foot;                   // small, at the foot of every page: where this can be checked
    std::optional<base::Day> day;       // what the file itself says of its age; 2000-01-01 where nothing is told
    bool wide = false;                  // pages lie on their long side
};

/// Whether a language ("ar", "fa-AF") is written from right to left.
bool right_to_left(std::string_view language);

/// Lines of at most 78 letters, but for words and tables that are wider. UTF-8, lines end with '\n'.
std::string to_text(Letter const& letter);
/// Office Open XML (ECMA-376), with headings, numbered lists, tables whose first row repeats, page numbers.
std::string to_docx(Letter const& letter);
/// A4; letters are joined and turned as their script wants. Fonts: Noto where it is installed, else what there is.
std::string to_pdf(Letter const& letter);

/// As what it is written down.
enum class Form { text, docx, pdf };
/// "text", "docx", "pdf"; nothing where it is none of these.
std::optional<Form> form_named(std::string_view name);
/// How the names of such files end: "txt", "docx", "pdf".
std::string_view ending(Form form);
std::string written(Letter const& letter, Form form);

}
