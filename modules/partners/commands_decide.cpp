// Commands by which a person decides: `partner add|confirm|alias|merge|undo-merge`.
#include "commands.hpp"
#include "rules.hpp"

namespace muster::partners {
namespace {

/// A kind as its own name or as people write it; refuses words that mean none.
Kind wanted_kind(cli::Call const& call)
{
    if (not call.has("kind")) return Kind::unknown;
    auto kind = kind_of(call.text("kind"));
    if (kind == Kind::unknown) throw base::Refusal(bad_kind, {call.text("kind")});
    return kind;
}

cli::Exit answer(cli::Call& call, Partner const& partner, std::string const& sentence)
{
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        write(json, partner);
        call.document(out);
    }
    else call.line(sentence);
    return cli::Exit::done;
}

cli::Exit add_one(cli::Call& call)
{
    Partner wanted{{}, call.text("NAME"), call.text("acronym"), wanted_kind(call), {}, false};
    auto made = add(call.db(), *call.clock, call.actor(), call.operation(), wanted);
    return answer(call, made, "Added " + made.id + ": " + made.name + ".");
}

cli::Exit confirm_one(cli::Call& call)
{
    Partner wanted{call.text("ID"), call.text("name"), call.text("acronym"), wanted_kind(call), {}, false};
    auto made = confirm(call.db(), *call.clock, call.actor(), call.operation(), wanted, call.text("reason"));
    return answer(call, made, "Confirmed " + made.id + ": " + made.name + ".");
}

cli::Exit alias(cli::Call& call)
{
    settle_words(call.db(), *call.clock, call.actor(), call.operation(), call.text("WORDS"), call.text("ID"),
                 call.text("reason"));
    auto registry = Registry::load(call.db(), call.operation());
    auto const& partner = registry->at(registry->by_id(call.text("ID")));
    return answer(call, partner, "\"" + call.text("WORDS") + "\" means " + partner.name + " from now on.");
}

cli::Exit merge_two(cli::Call& call)
{
    merge(call.db(), *call.clock, call.actor(), call.operation(), call.text("FROM"), call.text("INTO"),
          call.text("reason"));
    auto registry = Registry::load(call.db(), call.operation());
    auto const& partner = registry->at(registry->by_id(call.text("FROM")));
    return answer(call, partner,
                  partner.name + " counts as " + call.text("INTO") + " from now on. Nothing was erased.");
}

cli::Exit unmerge(cli::Call& call)
{
    undo_merge(call.db(), *call.clock, call.actor(), call.operation(), call.text("FROM"), call.text("reason"));
    auto registry = Registry::load(call.db(), call.operation());
    auto const& partner = registry->at(registry->by_id(call.text("FROM")));
    return answer(call, partner, partner.name + " is a partner of its own again.");
}

constexpr cli::Option reason{"reason", "TEXT", "why, or on whose decision", false, false};
constexpr cli::Option acronym{"acronym", "ACRONYM", "its acronym", false, false};
constexpr cli::Option kind{"kind", "KIND", "such as \"national NGO\", ingo, un, government", false, false};
constexpr cli::Option add_arguments[] = {{"NAME", "", "the full name", true, false}};
constexpr cli::Option add_options[] = {acronym, kind};
constexpr cli::Option confirm_arguments[] = {{"ID", "", "the partner's id, as in `partner list`", true, false}};
constexpr cli::Option confirm_options[] = {{"name", "NAME", "the right name", false, false}, acronym, kind, reason};
constexpr cli::Option alias_arguments[] = {{"WORDS", "", "the words as they stand in the sheets", true, false},
                                           {"ID", "", "the partner that they mean", true, false}};
constexpr cli::Option merge_arguments[] = {{"FROM", "", "the partner that is no longer counted by itself", true, false},
                                           {"INTO", "", "the partner that it was found to be", true, false}};
constexpr cli::Option unmerge_arguments[] = {{"FROM", "", "the partner that was merged", true, false}};
constexpr cli::Option reason_options[] = {reason};

constexpr cli::Served serve_add[] = {{"POST", "/operations/{operation}/partners", "keep"}};
constexpr cli::Served serve_confirm[] = {{"POST", "/operations/{operation}/partners/{id}/confirmation", "keep"}};
constexpr cli::Served serve_alias[] = {{"POST", "/operations/{operation}/partners/{id}/words", "keep"}};
constexpr cli::Served serve_merge[] = {{"POST", "/operations/{operation}/partners/{from}/merge", "keep"}};
constexpr cli::Served serve_unmerge[] = {{"DELETE", "/operations/{operation}/partners/{from}/merge", "keep"}};

constexpr cli::Command commands[] = {
    {"partner add", "Add a partner.", "", add_arguments, add_options, add_one, true, serve_add},
    {"partner confirm", "Confirm a partner that was made from a sheet, and put its name, acronym or kind right.", "",
     confirm_arguments, confirm_options, confirm_one, true, serve_confirm},
    {"partner alias", "Settle which partner some words mean.", "", alias_arguments, reason_options, alias, true, serve_alias},
    {"partner merge", "Say that two partners are one.", "", merge_arguments, reason_options, merge_two, true, serve_merge},
    {"partner undo-merge", "Take a merge back.", "", unmerge_arguments, reason_options, unmerge, true, serve_unmerge},
};
}

std::span<cli::Command const> deciding_commands() { return commands; }

}
