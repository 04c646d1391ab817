// Inside the module: what a sheet or a card says of people, before it is sure who and what is meant.
#pragma once
#include "inside.hpp"

#include <array>
#include <formats/workbook.hpp>

namespace muster::membership {

enum class Field : std::uint8_t { mail, phone, languages, confirmed, is_public, title, post, person, first_name, last_name, organisation, body, place, name, none };
constexpr std::size_t field_count = static_cast<std::size_t>(Field::none);

/// One person as written, with the cell that each thing stands in.
struct Draft {
    std::array<std::string, field_count> said;  // several cells of one field with "; " between
    std::array<std::string, field_count> at;    // of the first
    std::string row;                            // "Contacts!A7", "card 3": where nothing finer can be named
    std::string uid;                            // of a card
    std::optional<base::Day> confirmed;
    [[nodiscard]] std::string const& of(Field field) const { return said[static_cast<std::size_t>(field)]; }
    [[nodiscard]] std::string const& cell(Field field) const
    {
        auto const& found = at[static_cast<std::size_t>(field)];
        return found.empty() ? row : found;
    }
    void add(Field field, std::string_view text, std::string const& where);
};

struct Drafts {
    std::vector<Draft> drafts;
    std::vector<base::Finding> findings;  // of columns and cards that could not be read
    std::vector<std::string> sheets;      // that were read
};

/// What a header means; `none` where its words say nothing of a contact list.
Field field_of(std::string_view header);
/// "Cluster Coordinator (a.i.)" -> "coordinator"; "" where no post is in it.
std::string post_of(std::string_view words);

/// Every sheet that has a row of headers. Refuses contact.no_table and what Workbook::open refuses.
Drafts drafts_of_workbook(formats::Workbook& workbook, std::string const& name);
/// vCard 2.1, 3.0 and 4.0.
Drafts drafts_of_cards(std::string_view text, std::string const& file);
bool is_cards(std::string_view text);
/// vCard 4.0 (RFC 6350). `organisation` is the name of the contact's partner.
std::string card_of(Contact const& one, std::string_view organisation, std::string_view note = "");

}
