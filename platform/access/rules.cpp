#include "rules.hpp"
#include <access/access.hpp>
#include <access/words.hpp>
#include <algorithm>
#include <array>

namespace muster::access {

namespace {

using base::Severity;

constexpr base::Rule table[] = {
    // 401: who is it?
    {"access.signed_out", Severity::wrong, "Nobody is signed in, or the sign-in has ended.", "Sign in and do it again; what you typed is still there.", ""},
    {"access.wrong_sign_in", Severity::wrong, "The account, the password or the code is not right.",
     "Check the capital letters. Who looks after the accounts can give you an address to set a new password.", ""},
    {"access.code_needed", Severity::wrong, "This account is secured by a second factor.",
     "Give the six digits that your authenticator shows now, or one of your recovery codes.", ""},
    {"access.oidc_over", Severity::wrong, "This sign-in by way of another house was not begun in this browser, is over, or was finished already.", "Begin again.", "RFC 6749, 10.12"},
    {"access.oidc_denied", Severity::wrong, "The other house did not let you in, or you said no there.", "Begin again, or sign in with a password.", ""},
    {"access.oidc_wrong", Severity::wrong, "What the other house said does not prove who you are: {0}.", "Begin again. If it stays so, tell who looks after the accounts.", "OpenID Connect Core 1.0, 3.1.3.7"},
    // 403: not for you.
    {"access.role", Severity::wrong, "Your roles in this operation do not allow this: {0}", "Ask who coordinates the operation for a role that does.", ""},
    {"access.scope", Severity::wrong, "You may do this, but not there: {0}.", "Choose what lies within your grant, or ask for a wider one.", ""},
    {"access.which_scope", Severity::wrong, "Your grants reach several parts, and this is asked for one at a time: {0}.",
     "Say which of them you mean.", ""},
    {"access.unlimited_only", Severity::wrong, "Your grant is limited to {0}, and this cannot be limited so.", "Ask somebody whose grant is not limited.", ""},
    {"access.sensitivity", Severity::wrong, "This is more sensitive than your grant allows.", "Ask who coordinates the operation for a higher grant, and say why.", ""},
    {"access.ended", Severity::wrong, "Your grant for this has ended or has not begun.", "Ask who coordinates the operation to renew it.", ""},
    {"access.provisional", Severity::wrong, "Your registration waits to be confirmed; until then you can hand in, nothing else.",
     "Ask who coordinates the operation to confirm it.", ""},
    {"access.not_this_way", Severity::wrong, "The token or link that was used does not carry this permission.", "Use one that does, or sign in.", ""},
    {"access.second_factor_needed", Severity::wrong, "Your role works with a second factor only, and this sign-in has shown none.",
     "Set one up under your account, or show its six digits, and go on; who looks after the accounts can put the rule off.", "OWASP ASVS 5.0, V6.3.3"},
    {"access.token_too_weak", Severity::wrong, "The account of this token works with a second factor only, and the token was made without one.",
     "Sign in with the second factor, and make the token anew.", "OWASP ASVS 5.0, V6.3.3"},
    {"access.may_not_give", Severity::wrong, "You may not give or take back this grant: it reaches beyond your own.",
     "Keep within the operation, bodies, places, sensitivity and time of your own grant, or ask somebody with a wider one.", ""},
    {"access.own_last", Severity::wrong, "Nobody would be left who looks after the accounts.", "Give the role to somebody else first.", ""},
    {"access.four_eyes", Severity::wrong, "Who asks for an export, or is to take it, does not decide it.", "Ask another person who may decide.", "reliability.md, 5.4"},
    {"access.needs_approval", Severity::wrong, "This file would hold what the operation classes high ({0}), and nobody has approved that.",
     "Ask for approval under Exports, for the list \"packages\" and every body and place.", ""},
    {"access.not_in_file", Severity::wrong, "What this file would be of is not there, or it is classed higher than files may hold without an approval ({0}).",
     "Ask for an approval under Exports; what is severe is in no file.", ""},
    {"access.people_only", Severity::wrong, "This is done by people who are signed in, not with a token or link.", "Sign in with your account.", ""},
    // 404: not there, as far as the caller may know.
    {"access.not_here", Severity::wrong, "There is no such operation, or you have no part in it.", "Check the address; who coordinates the operation can give you access.", ""},
    {"access.no_account", Severity::wrong, "There is no account {0}.", "`muster user list` shows all.", ""},
    {"access.no_grant", Severity::wrong, "There is no grant {0}, or it was taken back already.", "`muster user list` shows the grants that hold.", ""},
    {"access.no_session", Severity::wrong, "There is no such sign-in, or it has ended already.", "Load the list again.", ""},
    {"access.no_token", Severity::wrong, "There is no such token, or it was taken back already.", "Load the list again.", ""},
    {"access.no_invitation", Severity::wrong, "There is no such invitation, or it was taken up or back already.", "Load the list again.", ""},
    {"access.no_link", Severity::wrong, "There is no such link, or it was taken back already.", "Load the list again.", ""},
    {"access.no_issuer", Severity::wrong, "There is no other house to sign in with.", "Sign in with your password.", ""},
    {"access.code_over", Severity::wrong, "This address was used already, is too old, or was never given out.", "Ask for a new one; each works once.", ""},
    {"access.no_export", Severity::wrong, "There is no export {0} here that you may see.", "`muster export list` shows yours.", ""},
    {"access.no_place", Severity::wrong, "There is no such place, or you have no part in it.", "Check the p-code; who coordinates the operation can give you access.", ""},
    // 409: it is so already.
    {"access.mail_taken", Severity::wrong, "There is an account with this mail address already.", "Sign in with it, or give another address.", ""},
    {"access.set_up_already", Severity::wrong, "This store has accounts already.", "Sign in, or ask who looks after the accounts for an invitation.", ""},
    {"access.no_second_factor", Severity::wrong, "No second factor was begun.", "Begin again: a new secret is shown.", ""},
    {"access.second_factor_kept", Severity::wrong, "Your role works with a second factor only, so it cannot be turned off.",
     "Set up another one in its place: the new one counts from its first code.", ""},
    {"access.identity_taken", Severity::wrong, "Another account here has this identity already.", "Sign in with that account, or use another identity.", ""},
    {"access.no_registration", Severity::wrong, "Nobody can register here.", "Ask who coordinates the operation for an invitation.", ""},
    {"access.export_over", Severity::wrong, "Export {0} was decided already.", "Load the list again; who needs it still asks anew.", ""},
    {"access.confirmed_already", Severity::wrong, "This grant was confirmed already.", "Nothing is left to do.", ""},
    // 429: later.
    {"access.slow_down", Severity::wrong, "Too many tries.", "Wait {0} seconds and try again.", ""},
    {"access.too_many", Severity::wrong, "Too many requests at once.", "Wait {0} seconds and try again.", ""},
    {"access.too_many_files", Severity::wrong, "More files were asked for than are given in a minute.",
     "Wait {0} seconds and ask again; what is on the page can be read meanwhile.", ""},
    {"access.busy", Severity::wrong, "Too many people are signing in at this moment.", "Try again in a few seconds.", ""},
    // 503: not our doing.
    {"access.issuer_silent", Severity::wrong, "The other house does not answer.", "Try again in a few minutes, or sign in with a password.", ""},
    // 400: what was sent is not right.
    {"access.not_json", Severity::wrong, "The body is no JSON object.", "Send one object in braces.", ""},
    {"access.unknown_member", Severity::wrong, "\"{0}\" is no member of this request.", "These are: {1}.", ""},
    {"access.missing_member", Severity::wrong, "\"{0}\" is missing.", "Give it; it may not be empty.", ""},
    {"access.bad_member", Severity::wrong, "\"{0}\" cannot be read.", "Give {1}.", ""},
    {"access.bad_mail", Severity::wrong, "\"{0}\" is no mail address.", "Write it as name@example.org.", ""},
    {"access.bad_name", Severity::wrong, "The name is empty or longer than 200 characters.", "Give the name as people know it.", ""},
    {"access.bad_role", Severity::wrong, "There is no role \"{0}\".", "Roles are: {1}.", ""},
    {"access.needs_reason", Severity::wrong, "A reason is missing.", "Say why, or on whose decision; it stands in the journal.", ""},
    {"access.bad_sensitivity", Severity::wrong, "\"{0}\" is no sensitivity.", "Give low, moderate, high or severe.", ""},
    {"access.bad_class", Severity::wrong, "\"{0}\" is no class of data.",
     "Write kind:body:place:class, such as rows:pro-gbv:*:severe; kinds are figures, rows, contacts, places and points (these two of any body), *@3 is places of level 3 and below, classes are low, moderate, high and severe.", ""},
    {"access.class_twice", Severity::wrong, "\"{0}\" is classed twice.", "Say once how sensitive it is.", ""},
    {"access.bad_permission", Severity::wrong, "\"{0}\" is no permission that a token can carry.", "Permissions are: {1}.", ""},
    {"access.bad_until", Severity::wrong, "The last day lies before today, or more than {0} days ahead.", "Give a nearer day; an approval can be asked for again.", ""},
    {"access.bad_scope", Severity::wrong, "\"{0}\" cannot be part of a scope.", "Give an id, or * for all.", ""},
    {"access.bad_time", Severity::wrong, "\"{0}\" is no day that fits here.", "Write a day such as 2026-12-31; {1}", ""},
    {"access.needs_organisation", Severity::wrong, "The role \"{0}\" is for people of one organisation.", "Say which with the grant.", ""},
    {"access.no_organisation", Severity::wrong, "The role \"{0}\" is not bound to an organisation.", "Leave the organisation out.", ""},
    {"access.short_password", Severity::wrong, "The password is shorter than 12 characters.", "Several words in a row are easy to remember and hard to guess.", "NIST SP 800-63B"},
    {"access.long_password", Severity::wrong, "The password is longer than 1024 bytes.", "Choose a shorter one.", ""},
    {"access.common_password", Severity::wrong, "The password is one of those that are guessed first.",
     "Choose words that have nothing to do with you, with Muster, or with each other.", "NIST SP 800-63B"},
    {"access.wrong_password", Severity::wrong, "The password is not right.", "Give the password that you have now.", ""},
    {"access.bad_issuer", Severity::wrong, "The file on signing in with another house cannot be used: {0}.", "It holds issuer, client, secret, redirect, name and also; docs/accounts.md shows one.", ""},
    {"access.wrong_code", Severity::wrong, "The code is not right, or was used already.", "Wait for the next six digits; check the clock of your telephone.", ""},
};

struct Status {
    std::string_view last;  // the last code of its run in the table
    int status;
};

constexpr std::array statuses{
    Status{"access.oidc_wrong", 401}, Status{"access.people_only", 403},       Status{"access.no_place", 404},
    Status{"access.confirmed_already", 409}, Status{"access.busy", 429},
    Status{"access.issuer_silent", 503}, Status{"access.wrong_code", 400},
};

}

std::span<base::Rule const> rules() { return table; }

std::span<base::Words const> spoken() { return words::all; }

base::Rule const& rule(std::string_view code) { return base::rule_in(table, code); }

void refuse(std::string_view code, std::vector<std::string> const& args, std::string at) { throw base::Refusal(rule(code), args, std::move(at)); }

int status_of(std::string_view code)
{
    auto const place = [](std::string_view one) { return std::ranges::find(table, one, &base::Rule::code) - std::begin(table); };
    for (auto const& [last, status] : statuses)
        if (place(code) <= place(last)) return status;
    return 400;
}

}
