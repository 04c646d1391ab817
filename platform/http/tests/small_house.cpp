#include "small_house.hpp"
#include <base/called.hpp>

namespace muster::http {

namespace {

using cli::Call;
using cli::Exit;
using cli::Option;
using cli::Served;

constexpr base::Rule own_rules[] = {
    {"small.unknown", base::Severity::wrong, "There is no thing {0}.", "Name another thing.", ""},
    {"small.too_big", base::Severity::wrong, "{0} is too big.", "Name a smaller number.", ""},
    {"small.taken", base::Severity::wrong, "{0} is taken.", "Name another thing.", ""},
};

Exit run_operations(Call& call)
{
    call.document(R"({"operations":[{"operation":"other"},{"operation":"op","name":"Op"},{"operation":"op2"}]})");
    return Exit::done;
}

/// Pages of at most 500, as long as there are more.
Exit run_pages(Call& call)
{
    constexpr std::int64_t all = 1234;
    ++doings().counted;
    auto const from = call.number("after", 0), end = std::min(all, from + std::min<std::int64_t>(call.number("limit", 50), 500));
    std::string json;
    base::JsonWriter writer(json, true);
    writer.object().key("things").list();
    for (auto i = from; i < end; ++i) {
        writer.object().member("number", i + 1).member("text", "two\nlines");
        if (i == all - 1) writer.key("cells").object().member("late", true).end();
        else writer.key("cells").null();
        writer.end();
    }
    writer.end().key("next");
    if (end < all) writer.text(std::to_string(end));
    else writer.null();
    writer.end();
    call.document(json);
    return Exit::done;
}

/// A document of as many things as are wanted.
Exit run_things(Call& call)
{
    ++doings().counted;
    auto const most = call.number("most", 3);
    if (most > 100'000) throw base::Refusal(own_rules[1], {std::to_string(most)});
    std::string json;
    base::JsonWriter writer(json);
    writer.object().member("operation", call.operation_wanted).member("kind", call.text("kind")).member("written", doings().written.load());
    writer.member("actor", call.actor()).member("day", call.clock->today().text()).key("things").list();
    for (std::int64_t i = 0; i < most; ++i) {
        writer.object().member("name", i == 0 ? std::string("=1+1") : "thing " + std::to_string(i)).member("place", "P" + std::to_string(i)).member("people", i * 10);
        writer.member("kinds", std::vector<std::string>{"a", "b"}).end();
    }
    writer.end().end();
    call.document(json);
    return call.has("held") ? Exit::held : Exit::done;
}

Exit run_thing(Call& call)
{
    auto const name = call.text("NAME");
    if (name == "none") throw base::Refusal(own_rules[0], {name});
    if (name == "bug") throw base::Bug("broken on purpose");
    std::string json;
    base::JsonWriter(json).object().member("name", name).end();
    call.document(json);
    return Exit::done;
}

Exit run_write(Call& call)
{
    auto const name = call.text("name");
    if (name == "taken") throw base::Refusal(own_rules[2], {name});
    doings().begun = true;
    for (int i = 0; i < 2000 and not doings().may_end; ++i) {
        call.progress("writing", i, 2000);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    store::Transaction transaction(call.db());
    auto const written = store::record(call.db(), *call.clock, {"op", store::Nature::decided, "small.write", name, "{}", call.actor(), ""});
    transaction.commit();
    ++doings().written;
    if (name == "bug after") throw base::Bug("broken on purpose, after the commit");
    std::string json;
    base::JsonWriter(json).object().member("written", name).member("seq", written.seq).member("loud", call.has("loud")).member("tags", call.all("tag")).end();
    call.document(json);
    return Exit::done;
}

/// Says what it finds in the file that was handed in.
Exit run_read_file(Call& call)
{
    std::string json;
    base::JsonWriter writer(json);
    writer.object().key("files").list();
    for (auto const& path : call.all("FILE")) writer.object().member("bytes", std::filesystem::file_size(path)).member("ending", std::filesystem::path(path).extension().string()).member("called", base::called(path)).end();
    writer.end().end();
    call.document(json);
    return Exit::done;
}

Exit run_write_file(Call& call)
{
    auto* file = std::fopen(call.text("to").c_str(), "wb");
    for (int i = 0; i < 100'000; ++i) std::fputs("a line of the file\n", file);
    std::fclose(file);
    return Exit::done;
}

constexpr Option things_options[] = {{"most", "NUMBER", "how many"}, {"kind", "KIND", "of which kind", false, true}, {"held", "", "end as held"}, {"from", "FILE", "a file of the machine"}};
constexpr Option name_argument[] = {{"NAME", "", "the thing", true}};
constexpr Option write_options[] = {{"name", "NAME", "the thing", true}, {"loud", "", "loudly"}, {"tag", "TAG", "a tag", false, true}};
constexpr Option file_argument[] = {{"FILE", "", "a file", true, true}};
constexpr Option to_option[] = {{"to", "FILE", "where to write", true}};
constexpr Option pages_options[] = {{"after", "ID", "the page before ended here"}, {"limit", "NUMBER", "on a page"}};
constexpr Served pages_served[] = {{"GET", "/operations/{operation}/pages", "rows", "things"}};
constexpr Served operations_served[] = {{"GET", "/operations", "self", "operations"}};
constexpr Served things_served[] = {{"GET", "/operations/{operation}/things", "figures", "things"}};
constexpr Served thing_served[] = {{"GET", "/operations/{operation}/things/{name}", "rows"}};
constexpr Served write_served[] = {{"POST", "/operations/{operation}/things", "keep"},
                                    {.verb = "POST", .path = "/operations/{operation}/secrets", .permission = "keep", .secret = true}};
constexpr Served read_file_served[] = {{"POST", "/operations/{operation}/read", "hand_in"}};
constexpr Served write_file_served[] = {{"GET", "/operations/{operation}/file", "rows", "", "to"}};

constexpr cli::Command commands[] = {
    {"things", "Lists things.", "", {}, things_options, run_things, true, things_served},
    {"operations", "Lists operations.", "", {}, {}, run_operations, true, operations_served},
    {"pages", "Lists things in pages.", "", {}, pages_options, run_pages, true, pages_served},
    {"thing", "Shows a thing.", "", name_argument, {}, run_thing, true, thing_served},
    {"write", "Writes a thing.", "", {}, write_options, run_write, true, write_served},
    {"read", "Reads files.", "", file_argument, {}, run_read_file, true, read_file_served},
    {"file", "Writes a file.", "", {}, to_option, run_write_file, true, write_file_served},
};

}

Doings& doings()
{
    static Doings made;
    return made;
}

cli::Module const& small_module()
{
    static cli::Module const made{.name = "small", .migrations = {}, .queries = {}, .commands = commands, .rules = own_rules, .witnesses = {}};
    return made;
}

Caller SmallGate::who(Request const& request, store::Db&)
{
    Caller caller;
    if (doings().taken_back) return caller;
    auto const bearer = request.bearer();
    if (bearer == "all" or bearer == "read") caller = {.account = std::string(bearer), .name = "", .scopes = {{.operation = "op"}}, .signed_in = true};
    if (request.cookie("muster") == "open") caller = {.account = "session", .name = "", .scopes = {{.operation = "op"}}, .signed_in = true, .csrf = "token"};
    return caller;
}

Verdict SmallGate::may(Caller const& caller, std::string_view permission, std::string_view operation, Params&, std::vector<std::string_view> const&, store::Db&)
{
    if (permission == "open") return Verdict::yes();
    if (not caller.signed_in) return Verdict::no(401, rule("http.sign_in"));
    if (not operation.empty() and operation != "op") return Verdict::no(404, rule("http.unknown"), {std::string(operation)});
    if (caller.account == "read" and permission != "figures" and permission != "rows") return Verdict::no(403, rule("http.refused"), {"Only reading is allowed."});
    return Verdict::yes();
}

Verdict SmallGate::show(Answered const&, store::Db&, Shown& shown)
{
    shown.classification = doings().classification;
    return Verdict::yes();
}

std::string SmallGate::taken_away(Caller const& caller, Taking const& what, Params const&, Left const& left, store::Db&)
{
    doings().taken.push_back(caller.account + " " + std::string(what.path) + " " + std::string(what.format) + " " + std::to_string(left.lines) + left.classification);
    return left.classification;
}

Verdict SmallGate::may_take_away(Caller const&, Taking const&, Params& params, store::Db&)
{
    params["notice"] = {doings().notice};
    if (doings().files_left-- > 0) return Verdict::yes();
    auto verdict = Verdict::no(429, rule("http.refused"), {"Too many files."});
    verdict.retry_after = 7;
    return verdict;
}

House::House(Settings settings, std::vector<Route> routes, store::Engine engine)
    : scratch_(engine), settings_(std::move(settings)), routes_(std::move(routes)), modules_{&module(), &small_module()}
{
    doings().counted = 0, doings().written = 0, doings().may_end = true, doings().begun = false, doings().taken_back = false, doings().files_left = 1'000'000, doings().notice.clear(), doings().classification.clear(), doings().taken.clear();
    settings_.port = 0;
    settings_.handle_signals = false;
    if (settings_.spool.empty()) settings_.spool = (scratch_.folder() / "spool").string();
    start();
}

std::unique_ptr<store::Db> House::open() const { return cli::open_and_migrate(scratch_.url(), modules_); }

void House::start()
{
    Surroundings around;
    around.modules = modules_;
    around.store = scratch_.url();
    around.open_store = [this] { return open(); };
    around.gate = &gate_;
    around.routes = routes_;
    around.assets = &assets;
    around.place_names = {"place"};
    around.tag_of = [](std::string_view, std::string_view column) { return column == "name" ? "#name" : column == "place" ? "#loc" : column == "people" ? "#reached" : ""; };
    around.shapes = [](store::Db&, std::string const&, std::vector<std::string> const&) { return std::map<std::string, std::string>{{"P0", R"({"type":"Point","coordinates":[1,2]})"}}; };
    around.log = [this](std::string_view lines) {
        std::lock_guard const lock(guard_);
        log_ += lines;
    };
    server_ = std::make_unique<Server>(settings_, std::move(around));
    server_->start();
}

void House::again()
{
    stop();
    start();
}

void House::stop()
{
    doings().may_end = true;
    if (not server_) return;
    server_->stop();
    server_->wait();
    server_.reset();
}

std::string House::log() const
{
    std::lock_guard const lock(guard_);
    return log_;
}

Got House::ask(std::string_view verb, std::string_view target, std::string_view headers, std::string_view body) const
{
    Client client(port());
    client.send(request(verb, target, headers, body));
    return client.answer(verb == "HEAD");
}

Got House::get(std::string_view target, std::string_view headers) const { return ask("GET", target, "Authorization: Bearer all\r\n" + std::string(headers)); }

Got House::post(std::string_view target, std::string_view body, std::string_view headers) const
{
    return ask("POST", target, "Authorization: Bearer all\r\nContent-Type: application/json\r\n" + std::string(headers), body);
}

}
