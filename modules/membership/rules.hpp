// Findings and refusals of this module.
#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::membership {

using base::Rule;
using base::Severity;

inline constexpr Rule unknown_body{"member.unknown_body", Severity::wrong, "This operation has no body \"{0}\".", "See `body list` for the codes.", ""};
inline constexpr Rule unknown_partner{"member.unknown_partner", Severity::wrong, "No partner is surely \"{0}\".{1}",
                                      "Give the id that `partner list` shows, or add it with `partner add`.", ""};
inline constexpr Rule unknown_place{"member.unknown_place", Severity::wrong, "This operation has no place \"{0}\".", "Give the p-code that `place list` shows.", ""};
inline constexpr Rule unknown_kind{"member.unknown_kind", Severity::wrong, "\"{0}\" is no kind of membership.",
                                   "Give --kind member, government, observer, donor or resource.", "domain.md 12.1"};
inline constexpr Rule bad_day{"member.bad_day", Severity::wrong, "\"{0}\" is no day.", "Write the day as 2026-03-31.", ""};
inline constexpr Rule already{"member.already", Severity::wrong, "{0} is {1} of {2} already, since {3}.",
                              "Give another --kind to change what it is, or see `member list`.", ""};
inline constexpr Rule before{"member.before_it_began", Severity::wrong, "{0} is {1} of {2} only since {3}.", "Give a day that is not before that.", ""};
inline constexpr Rule not_a_member{"member.unknown", Severity::wrong, "{0} is in no way in {1} on {2}.", "See `member list --body {1}`; `member add` makes it a member.", ""};
inline constexpr Rule may_not_commit{"member.observer_commits", Severity::wrong, "{0} is {1} of {2}: observers, donors and resource organisations accept no commitments.",
                                     "Make it a member first with `member add --kind member`.", "domain.md 12, I13"};
inline constexpr Rule unknown_commitment{"member.unknown_commitment", Severity::wrong, "\"{0}\" is no minimum commitment on {1}.",
                                         "Give M1 to M12, or --all; see `member commitments`.", "domain.md 3.5"};
inline constexpr Rule nothing_accepted{"member.nothing_accepted", Severity::wrong, "It is not said which commitments {0} accepts.",
                                       "Name them with --commitment M1, or all that hold with --all.", "domain.md 3.5"};
inline constexpr Rule unknown_class{"member.unknown_class", Severity::wrong, "\"{0}\" is no class of organisation.", "Give --class local, national or international.", ""};
inline constexpr Rule not_public{"member.unknown_page", Severity::wrong, "This operation shows no public page.",
                                 "Whoever keeps the operation can switch it on: `operation set public.page yes`.", ""};

inline constexpr Rule no_contact{"contact.unknown", Severity::wrong, "There is no contact \"{0}\" that you may see or keep.",
                                 "See `contact list` for the ids.", ""};
inline constexpr Rule no_name{"contact.no_name", Severity::hold, "There is no name, phone or mail that a person could be known by.",
                              "Write the person's name; a phone or mail alone will do where the post is told.", ""};
inline constexpr Rule unknown_post{"contact.unknown_post", Severity::wrong, "\"{0}\" is no post.", "Give one of these: {1}.", ""};
inline constexpr Rule post_is_given{"contact.post_is_given", Severity::hold, "Who is {0} of a body is for those to say who keep its members.",
                                    "Give another post, or ask the coordination of the body.", ""};
inline constexpr Rule bad_mail{"contact.bad_mail", Severity::hold, "\"{0}\" is no mail address.", "Write it as name@organisation.org; several with a semicolon between.", ""};
inline constexpr Rule bad_phone{"contact.bad_phone", Severity::hold, "\"{0}\" is no phone number.",
                                "Write digits, with + and the country's number first, such as +249 91 234 5678; several with a semicolon between.", ""};
inline constexpr Rule bad_language{"contact.bad_language", Severity::hold, "\"{0}\" is no language that is known here.", "Give its code or its name, such as fr, French or français.", ""};
inline constexpr Rule owner_says{"contact.owner_says", Severity::wrong, "Only the person can say that this contact is public.",
                                 "Invite the person with `contact invite`, or tell how they said so with --said \"by mail of 3 March\".", ""};
inline constexpr Rule nothing_said{"contact.nothing_said", Severity::wrong, "Nothing is said that would change the contact.", "Name what is different, such as --phone or --post.", ""};
inline constexpr Rule moved_away{"contact.moved_away", Severity::wrong, "The contact would leave what you look after.", "Ask somebody who looks after both.", ""};
inline constexpr Rule bad_invitation{"contact.unknown_invitation", Severity::wrong, "This invitation is not known, or its time is over.", "Ask for a new one.", ""};
inline constexpr Rule not_yours{"contact.unknown_owner", Severity::wrong, "No contact of this operation is yours yet.",
                                "Open the address of an invitation once while you are signed in.", ""};
inline constexpr Rule no_table{"contact.no_table", Severity::wrong, "No sheet of {0} has a row of headers with names, phones or mails.",
                               "Write headers such as Name, Organisation, Phone, Email in the first rows.", ""};
inline constexpr Rule row_language{"contact.language_unknown", Severity::warn, "\"{0}\" is no language that is known here; it was left out.", "Write its code or its name, such as fr, French or français.", ""};
inline constexpr Rule row_partner{"contact.partner_unsure", Severity::hold, "\"{0}\" is surely no partner of this operation.{1}",
                                  "Write it as `partner list` does, add it, or settle what the words mean with `partner alias`.", ""};
inline constexpr Rule row_body{"contact.body_unsure", Severity::hold, "\"{0}\" is no body of this operation.", "Write it as `body list` does, or settle what the words mean with `body alias`.", ""};
inline constexpr Rule row_place{"contact.place_unsure", Severity::hold, "\"{0}\" is surely no place of this operation.", "Write its p-code.", ""};
inline constexpr Rule row_elsewhere{"contact.row_elsewhere", Severity::hold, "The row is of {0}, which you do not look after.", "Leave it out, or ask somebody who does.", ""};
inline constexpr Rule row_twice{"contact.row_twice", Severity::warn, "The person stands in the row {0} already; the later row was taken.", "Take one of the two out.", ""};
inline constexpr Rule row_public{"contact.public_not_taken", Severity::info, "The sheet says that this contact is public; that is for the person to say, so it was not taken over.",
                                 "Invite the person with `contact invite`, or tell how they said so with `contact set --public yes --said`.", ""};
inline constexpr Rule column_unused{"contact.column_unused", Severity::info, "The column \"{0}\" was not read.", "Call it as one of these, where it holds that: name, organisation, post, phone, mail, cluster, place, languages, confirmed.", ""};
inline constexpr Rule bad_card{"contact.bad_card", Severity::hold, "The card cannot be read: {0}.", "Save it anew from the address book, as vCard 3.0 or 4.0.", "RFC 6350"};
inline constexpr Rule bad_format{"contact.bad_format", Severity::wrong, "\"{0}\" is no form that contacts are written in.", "Give --format xlsx or vcf.", ""};
inline constexpr Rule no_issue{"focal.no_issue", Severity::wrong, "It is not said what the focal point is for.", "Give an issue, such as gender, psea, aap or early_recovery.", "domain.md 9.2"};
inline constexpr Rule no_focal{"focal.unknown", Severity::wrong, "There is no focal point {0} that holds.", "See `focal list` for their numbers.", ""};

inline constexpr Rule no_request{"request.unknown", Severity::wrong, "There is no request {0} that you may see.", "See `request list` for their numbers.", ""};
inline constexpr Rule same_body{"request.same_body", Severity::wrong, "{0} would ask itself.", "Give --to-body another body.", ""};
inline constexpr Rule no_subject{"request.no_subject", Severity::wrong, "It is not said what this is about.", "Give --subject in a few words.", ""};
inline constexpr Rule due_past{"request.due_before_asked", Severity::wrong, "The answer would be due on {0}, before it was asked.", "Give --due a later day.", ""};
inline constexpr Rule closed{"request.closed", Severity::wrong, "Request {0} was {1} on {2}.", "Make a new one where something is still wanted.", ""};
inline constexpr Rule no_answer{"request.no_answer", Severity::wrong, "The answer says nothing.", "Give --answer, or --document with an id of the library.", ""};
inline constexpr Rule bad_link_kind{"link.unknown_kind", Severity::wrong, "\"{0}\" is nobody that links are kept with.",
                                    "Give --kind authority, peacekeeping, civil_society, military, development, donor, private_sector or other.", ""};
inline constexpr Rule bad_direction{"link.bad_direction", Severity::wrong, "\"{0}\" is no direction.", "Give --direction given, received or both.", ""};
inline constexpr Rule no_other{"link.no_other", Severity::wrong, "It is not said with whom this was exchanged.", "Give --partner an id, or --other a name.", ""};

std::span<Rule const> rules();

}
