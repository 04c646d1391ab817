// `muster explain`: what a code means; modules answer for their figures.
#include "own_commands.hpp"
#include <fmt/core.h>

namespace muster::gathered {

namespace {

/// The sentence and remedy with their places, in the language of who reads.
base::Wording wording_of(base::Rule const& rule)
{
    auto words = base::wording_of(rule.code, base::reader().language);
    if (words.sentence.empty()) words.sentence = rule.sentence;
    if (base::reader().on_screen and not words.screen.empty()) words.remedy = words.screen;
    if (words.remedy.empty()) words.remedy = rule.remedy;
    return words;
}

void write_rule(base::JsonWriter& writer, base::Rule const& rule)
{
    auto const words = wording_of(rule);
    writer.object().member("code", rule.code).member("severity", base::name_of(rule.severity));
    writer.member("sentence", words.sentence).member("remedy", words.remedy).member("source", rule.source).end();
}

/// All codes, or those that begin with `start`.
cli::Exit list_codes(cli::Call& call, std::string_view start)
{
    std::string json;
    base::JsonWriter writer(json);
    writer.object().key("codes").list();
    cli::TextTable table({"code", "severity", "sentence"});
    for (auto const* rule : base::Rules::all().list()) {
        if (not rule->code.starts_with(start)) continue;
        table.row({std::string(rule->code), std::string(base::name_of(rule->severity)), std::string(wording_of(*rule).sentence)});
        write_rule(writer, *rule);
    }
    writer.end().end();
    call.document(json);
    call.say(table.text());
    return cli::Exit::done;
}

bool any_begins(std::string const& start)
{
    for (auto const* rule : base::Rules::all().list())
        if (rule->code.starts_with(start)) return true;
    return false;
}

}

cli::Exit run_explain(cli::Call& call)
{
    auto const word = call.text("CODE");
    if (word.empty()) return list_codes(call, "");
    for (auto const* module : call.modules)
        if (module->explain != nullptr and module->explain(call, word)) return cli::Exit::done;
    auto const* rule = base::Rules::all().find(word);
    if (rule == nullptr) {
        if (any_begins(word + ".")) return list_codes(call, word + ".");
        throw base::Refusal(unknown_word(), {word});
    }
    call.line(fmt::format("{} ({})", rule->code, base::name_of(rule->severity)));
    auto const words = wording_of(*rule);
    call.line(fmt::format("  says    {}", words.sentence));
    if (not words.remedy.empty()) call.line(fmt::format("  remedy  {}", words.remedy));
    if (not rule->source.empty()) call.line(fmt::format("  source  {}", rule->source));
    std::string json;
    base::JsonWriter writer(json);
    write_rule(writer, *rule);
    call.document(json);
    return cli::Exit::done;
}

}
