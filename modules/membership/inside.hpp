// Inside the module: what its files share.
#pragma once
#include "rules.hpp"

#include <membership/membership.hpp>
#include <partners/partners.hpp>
#include <span>
#include <store/journal.hpp>

namespace muster::membership {

/// The code of a body that is known in the operation; refuses member.unknown_body.
std::string body_sure(store::Db& db, std::string const& operation, std::string const& body, base::Day day);
/// The id of a partner, from its id or its words, after merges; refuses member.unknown_partner, naming who may be meant.
std::string partner_sure(store::Db& db, std::string const& operation, std::string const& words);
/// Refuses member.unknown_place; "" stays "".
std::string place_sure(store::Db& db, std::string const& operation, std::string const& pcode);
/// Refuses member.bad_day.
base::Day day_sure(std::string const& text);
/// An option that holds a day, else the other.
base::Day day_given(cli::Call& call, std::string_view option, base::Day otherwise);

/// A post of lists/posts.csv.
struct Post {
    std::string code, name;
    bool shown = false;
};
std::vector<Post> const& posts();
Post const* post_named(std::string_view code);

/// Phones and mails apart at ; , / and line ends, tidied. Nothing is judged.
std::vector<std::string> apart(std::string_view cell);
/// As people write it: digits with blanks, brackets, hyphens, points, a plus first; 5 to 15 digits (ITU-T E.164).
bool is_phone(std::string_view text);
bool is_mail(std::string_view text);
/// "French", "français", "fr" -> "fr"; "" where unknown.
std::string language_of(std::string_view words);

std::string joined(std::vector<std::string> const& several, std::string_view between = "; ");

/// Which contacts one is: by id among those that the viewer may read; refuses contact.unknown.
Contact contact_sure(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& id, std::string const& viewer);

/// Whether `viewer` ("" = the command line) may say that a person has this post in the body: posts that the public page
/// shows are for those who keep its members, so that nobody makes himself its coordinator.
bool may_give_post(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer, std::string const& post, std::string const& body);

std::span<cli::Command const> member_commands();
std::span<cli::Command const> contact_commands();
std::span<cli::Command const> sheet_commands();
std::span<cli::Command const> focal_commands();
std::span<cli::Command const> own_commands();
std::span<cli::Command const> page_commands();
std::span<cli::Command const> link_commands();

/// A membership's journal entry against its table.
std::string joined_differs(store::Db& db, store::Past const& past);

}
