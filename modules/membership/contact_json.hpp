// Inside the module: how contacts are told and taken from options.
#pragma once
#include "inside.hpp"

#include <base/json.hpp>

namespace muster::membership {

/// As a list shows it; `names` of partners by id.
void write(base::JsonWriter& json, Contact const& one);
/// Fills what the options say: name, title, post, phone, mail, language, sensitivity, public, said, source, confirmed.
/// True where anything was said. Refuses member.bad_day, contact.owner_says by way of keep().
bool take_options(cli::Call& call, Contact& contact);
/// The options themselves.
inline constexpr cli::Option name_option{"name", "NAME", "the person's name"};
inline constexpr cli::Option title_option{"title", "TEXT", "the post as the person says it"};
inline constexpr cli::Option post_option{"post", "POST", "coordinator, co_coordinator, im_officer, lead_representative, focal_point, reporting_officer, head_of_office, authority or other"};
inline constexpr cli::Option phone_option{"phone", "NUMBER", "a phone number; given several times, all of them", false, true};
inline constexpr cli::Option mail_option{"mail", "ADDRESS", "a mail address; given several times, all of them", false, true};
inline constexpr cli::Option language_option{"language", "L", "a language that the person speaks", false, true};

}
