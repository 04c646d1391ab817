#include "derived.hpp"
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <filesystem>
#include <formats/json.hpp>

namespace muster::http {

namespace {

/// "OLD_CODE" is old-code in addresses.
std::string parameter_name(std::string_view name)
{
    std::string out(name);
    for (auto& c : out) {
        if (c >= 'A' and c <= 'Z') c = static_cast<char>(c + 32);
        if (c == '_') c = '-';
    }
    return out;
}

bool is_file_to_read(cli::Option const& argument) { return argument.name == "FILE"; }

/// What an option or positional of the command is called over HTTP, if it is there at all.
std::optional<Parameter> parameter_of(cli::Option const& option, bool positional, cli::Served const& served)
{
    if (option.name == served.file) return {};
    if (positional and is_file_to_read(option)) return Parameter{"upload", "ID", "the id of an uploaded file", option.required, option.many};
    if (not positional and names_a_file(option)) return {};
    return Parameter{parameter_name(option.name), std::string(positional ? option.name : option.value), std::string(option.summary), option.required, option.many};
}

std::vector<Parameter> parameters_of(cli::Command const& command, cli::Served const& served)
{
    std::vector<Parameter> takes;
    auto const slots = slots_of(served.path);
    auto const add = [&](cli::Option const& option, bool positional) {
        auto one = parameter_of(option, positional, served);
        if (not one or std::ranges::count(slots, one->name)) return;
        takes.push_back(std::move(*one));
    };
    for (auto const& argument : command.arguments) add(argument, true);
    for (auto const& option : command.options) add(option, false);
    for (auto const& slot : slots) takes.push_back({slot, slot, slot == "operation" ? "the operation" : "which one", true, false, true});
    takes.push_back({"as-of", "DAY", "as if today were that day", false, false});
    if (not served.file.empty() and served.named.empty()) takes.push_back({"format", "FORMAT", "xlsx (where nothing is said) or csv", false, false});
    if (served.own_limits) takes.push_back({"*", "", "", false, false});
    return takes;
}

/// The option or positional that a parameter fills; "" where it is none of the command's.
std::string filled_by(cli::Command const& command, std::string_view parameter)
{
    for (auto const& argument : command.arguments)
        if (parameter_name(argument.name) == parameter) return std::string(argument.name);
    for (auto const& option : command.options)
        if (parameter_name(option.name) == parameter) return std::string(option.name);
    return "";
}

struct Ran {
    cli::Exit exit = cli::Exit::done;
    std::string document;
};

Ran run(Route const& route, Work& work, cli::Call& call)
{
    Ran ran;
    base::StillClock as_of{base::Instant{}};
    call.clock = &work.clock;
    if (call.has("as-of")) {
        auto const day = base::Day::parse(call.text("as-of"));
        if (not day) throw base::Refusal(rule("http.bad_value"), {"as-of", "a day such as 2026-03-31"});
        as_of = base::StillClock(*day);
        call.clock = &as_of;
    }
    call.json = true;
    call.lent = &work.db;
    call.store_url = work.db.url();
    call.acting = work.caller.account.empty() ? "guest" : work.caller.account;
    for (auto const& scope : work.caller.scopes)
        if (scope.operation == "*" or scope.operation == work.operation) call.held.push_back({scope.role, scope.body});
    call.follow = work.follow;
    call.operation_wanted = work.operation;
    call.out = [&](std::string_view text) { ran.document += text; };
    call.err = [](std::string_view) {};
    ran.exit = route.command->run(call);
    call.finish();
    return ran;
}

Answer answer_of(Ran ran)
{
    Answer answer;
    switch (ran.exit) {
    case cli::Exit::done: break;
    case cli::Exit::held: answer.set("x-muster-outcome", "held"); break;
    case cli::Exit::wrong_data: answer.set("x-muster-outcome", "wrong_data"); break;
    // Thrown refusals never come here: one of several files was refused, and the document says which and why.
    case cli::Exit::refused: answer.set("x-muster-outcome", "refused"); break;
    case cli::Exit::no_store:
    case cli::Exit::bug: throw base::Bug("a command ended with " + std::to_string(static_cast<int>(ran.exit)));
    }
    answer.body = std::move(ran.document);
    return answer;
}

/// How many lines the file has, where the command says it.
void tell_lines(Answer& answer, Ran const& ran)
{
    if (ran.document.empty()) return;
    auto const told = formats::Json::parse(ran.document);
    if (auto const* lines = told.find("rows"); lines != nullptr) answer.set("x-muster-lines", lines->as_text());
}

/// The file that the command wrote, under a name that says what it is.
Answer file_of(Route const& route, Ran const& ran, std::string const& path, std::string const& format)
{
    if (not std::filesystem::exists(path)) return answer_of(ran);
    Answer answer;
    tell_lines(answer, ran);
    answer.type = format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    answer.file = path;
    answer.remove_file = true;
    auto const words = route.path.substr(route.path.rfind('/') + 1);
    answer.set("content-disposition", "attachment; filename=\"" + words + "." + format + "\"");
    return answer;
}

/// What a browser is told of a file that somebody named; what it does not know it only saves.
std::string_view type_of(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> types{{
        {"pdf", "application/pdf"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"csv", "text/csv; charset=utf-8"},
        {"txt", "text/plain; charset=utf-8"},
        {"vcf", "text/vcard; charset=utf-8"},
        {"ics", "text/calendar; charset=utf-8"},
        {"png", "image/png"},
        {"jpg", "image/jpeg"},
        {"jpeg", "image/jpeg"},
        {"json", "application/json"},
    }};
    std::string ending(name.substr(name.rfind('.') + 1));
    for (auto& c : ending)
        if (c >= 'A' and c <= 'Z') c = static_cast<char>(c + 32);
    auto const at = std::ranges::find(types, ending, &std::pair<std::string_view, std::string_view>::first);
    return at == types.end() ? "application/octet-stream" : at->second;
}

/// RFC 6266: letters of any script, percent-encoded where they are no plain ones.
std::string disposition_of(std::string_view name)
{
    std::string encoded;
    for (auto const letter : name) {
        constexpr std::string_view hex = "0123456789ABCDEF";
        auto const byte = static_cast<unsigned char>(letter);
        bool const plain = (byte >= '0' and byte <= '9') or (byte >= 'A' and byte <= 'Z') or (byte >= 'a' and byte <= 'z') or byte == '.' or byte == '-' or byte == '_';
        if (plain) encoded += letter;
        else encoded += {'%', hex[byte >> 4], hex[byte & 15]};
    }
    return "attachment; filename*=UTF-8''" + encoded;
}

/// The file that the command wrote, called as its document says.
Answer named_file(Route const& route, Work& work, cli::Call& call)
{
    auto const path = work.folder + "/answer";
    call.given[std::string(route.served->file)] = {path};
    auto const ran = run(route, work, call);
    if (not std::filesystem::exists(path)) return answer_of(ran);
    auto const name = formats::Json::parse(ran.document).text_or(std::string(route.served->named), "answer");
    Answer answer;
    tell_lines(answer, ran);
    answer.type = type_of(name);
    answer.file = path;
    answer.remove_file = true;
    answer.set("content-disposition", disposition_of(name));
    return answer;
}

Answer run_command(Route const& route, std::span<cli::Module const* const> modules, Work& work)
{
    cli::Call call;
    call.modules = modules;
    for (auto const& [name, values] : work.params) {
        if (auto const option = filled_by(*route.command, name); not option.empty()) call.given[option] = values;
        else if (name == "as-of" or name == "operation" or name == "veil" or name == "notice") call.given[name] = values;
    }
    if (not work.files.empty()) call.given["FILE"] = work.files;
    if (route.served->file.empty()) return answer_of(run(route, work, call));
    if (not route.served->named.empty()) return named_file(route, work, call);
    // What was handed in comes back as it came.
    auto const ending = work.files.empty() ? std::string() : work.files.front().substr(work.files.front().rfind('.') + 1);
    auto const format = work.text("format", ending == "csv" ? "csv" : "xlsx");
    if (format != "xlsx" and format != "csv") throw base::Refusal(rule("http.bad_value"), {"format", "xlsx or csv"});
    auto const path = work.folder + "/answer." + format;
    call.given[std::string(route.served->file)] = {path};
    return file_of(route, run(route, work, call), path, format);
}

/// Answers of these permissions hold what is not in the journal (sessions, tokens), so they are made anew.
bool is_kept(cli::Served const& served)
{
    return served.verb == "GET" and served.file.empty() and served.permission != "self" and served.permission != "open" and served.permission != "administer";
}

Route route_of(cli::Command const& command, cli::Served const& served, std::span<cli::Module const* const> modules)
{
    Route route{.verb = std::string(served.verb), .path = "/api/1" + std::string(served.path), .permission = std::string(served.permission), .summary = std::string(command.summary)};
    route.takes = parameters_of(command, served);
    if (served.verb != "GET") route.brings = Brings::json;
    route.rows = served.rows;
    route.kept = is_kept(served);
    route.command = &command;
    route.served = &served;
    route.handle = [made = route, modules](Request const&, Work& work) { return run_command(made, modules, work); };
    return route;
}

}

bool names_a_file(cli::Option const& option)
{
    return option.value == "FILE" or option.value == "PATH" or option.value == "FOLDER" or option.value == "DIR";
}

std::string Work::text(std::string_view name, std::string_view otherwise) const
{
    auto const at = params.find(name);
    return at == params.end() or at->second.empty() ? std::string(otherwise) : at->second.back();
}

std::vector<Route> routes_of_commands(std::span<cli::Module const* const> modules)
{
    std::vector<Route> routes;
    for (auto const* module : modules)
        for (auto const& command : module->commands)
            for (auto const& served : command.served) routes.push_back(route_of(command, served, modules));
    return routes;
}

}
