// Commands: `list show`, `counting set`, and those on standards and issues.
#include "commands_said.hpp"
#include "counting.hpp"
#include "said.hpp"
#include "words.hpp"

#include <standards/lists.hpp>
#include <standards/sql.hpp>
#include <standards/words.hpp>

namespace muster::standards {
namespace {

constexpr base::Rule no_such_list{"list.unknown", base::Severity::wrong, "There is no list \"{0}\".",
                                  "Lists are: statuses, modalities, groups, units, counting.", ""};

std::string_view list_named(std::string_view name)
{
    if (name == "statuses") return lists::statuses_csv;
    if (name == "modalities") return lists::modalities_csv;
    if (name == "groups") return lists::groups_csv;
    if (name == "units") return lists::units_csv;
    if (name == "counting") return lists::counting_csv;
    throw base::Refusal(no_such_list, {std::string(name)});
}

cli::Exit show(cli::Call& call)
{
    auto name = call.text("NAME");
    auto lines = lines_of(list_named(name));
    if (name == "counting") {
        // The operation's own rules go before the list's, as they do when figures are made.
        for (auto const& rule : CountingRules::load(call.db(), call.operation()).own)
            lines.insert(lines.begin(),
                         {std::string(name_of(rule.over_periods)), "own",
                          rule.activity.empty() ? "(all of " + rule.body + ")" : rule.activity, rule.source});
    }
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        json.object().member("list", name).key("lines").list();
        for (auto const& line : lines)
            json.object().member("code", line.code).member("language", line.language).member("words", line.words)
                .member("source", line.source).end();
        json.end().end();
        call.document(out);
        return cli::Exit::done;
    }
    // One list to read, not a table: some lines hold many words.
    for (auto const& line : lines) call.line(line.code + " (" + line.language + "): " + line.words);
    return cli::Exit::done;
}

cli::Exit set(cli::Call& call)
{
    WantedRule wanted{call.text("ACTIVITY"), call.text("body"), call.text("rule"), call.text("reason")};
    set_counting_rule(call.db(), *call.clock, call.actor(), call.operation(), wanted);
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        json.object()
            .member("activity", wanted.activity)
            .member("body", wanted.body)
            .member("over_periods", wanted.rule)
            .end();
        call.document(out);
    }
    else call.line("From now on \"" + wanted.activity + "\" is combined over periods by " + wanted.rule + ".");
    return cli::Exit::done;
}

constexpr cli::Option show_arguments[] = {{"NAME", "", "statuses, modalities, groups, units or counting", true, false}};
constexpr cli::Option set_arguments[] = {
    {"ACTIVITY", "", "words that name the activity; may be left out with --body", false, false}};
constexpr cli::Option set_options[] = {
    {"rule", "RULE", "sum: other people each time; max: the same people again; latest: a running total", true, false},
    {"body", "CODE", "only for activities of this cluster or sector", false, false},
    {"reason", "TEXT", "why, or on whose decision", false, false},
};

constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/lists/{name}", "figures", "lines"}};
constexpr cli::Served serve_set[] = {{"POST", "/operations/{operation}/counting", "keep"}};

constexpr base::Rule list_rules[] = {no_such_list};

}

cli::Module const& module()
{
    static cli::Command const lists[] = {
        {"list show",
         "Show a list that figures are read with, and the words it understands.",
         "",
         show_arguments,
         {},
         show,
         true,
         serve_show},
        {"counting set", "Set how an activity's people combine over periods.",
         "The operation's own rules go before the list's; without any, the highest figure stands, which never counts a "
         "person twice.",
         set_arguments, set_options, set, true, serve_set},
    };
    static std::vector<base::Rule> const all = [] {
        std::vector<base::Rule> joined(rules().begin(), rules().end());
        for (std::span<base::Rule const> more : {std::span<base::Rule const>(list_rules), said_rules(), command_rules()})
            joined.insert(joined.end(), more.begin(), more.end());
        return joined;
    }();
    static std::vector<cli::Command> const commands = [] {
        std::vector<cli::Command> joined(std::begin(lists), std::end(lists));
        for (auto more : {standard_commands(), issue_commands()}) joined.insert(joined.end(), more.begin(), more.end());
        return joined;
    }();
    static cli::Module const made{.name = "standards", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = all, .witnesses = {}, .words = words::all};
    return made;
}

}
