#include "message.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <charconv>
#include <map>
#include <mutex>
#include <shared_mutex>

namespace muster::base {

namespace {

constexpr std::string_view joining = "either";  // of any number of things: "A or B or C"
constexpr char term_begins = '\x1e', term_goes_on = '\x1d';

struct Entry {
    std::string sentence, remedy, screen;
};

/// Lines of four fields, quoted where they hold a comma or a quote.
class Fields {
public:
    explicit Fields(std::string_view csv) : left_(csv) {}
    bool next(std::array<std::string, 4>& fields)
    {
        if (left_.empty()) return false;
        for (auto& field : fields) field.clear();
        std::size_t at = 0;
        for (bool more = true; more;) {
            auto field = one(more);
            if (at < fields.size()) fields[at++] = std::move(field);
        }
        return true;
    }

private:
    char take()
    {
        char const c = left_.front();
        left_.remove_prefix(1);
        return c;
    }
    std::string one(bool& more)
    {
        std::string field;
        bool quoted = false;
        while (not left_.empty()) {
            char const c = take();
            if (c == '"' and quoted and left_.starts_with('"')) field += take();
            else if (c == '"') quoted = not quoted;
            else if (not quoted and c == ',') return field;
            else if (not quoted and c == '\n') break;
            else field += c;
        }
        more = false;
        return field;
    }

    std::string_view left_;
};

/// Files are read when their language is first spoken.
class Shelf {
public:
    static Shelf& all()
    {
        static Shelf shelf;
        return shelf;
    }
    void add(std::span<Words const> words)
    {
        std::unique_lock const lock(guard_);
        for (auto const& one : words) {
            auto& tongue = tongues_[std::string(one.language)];
            if (std::ranges::count(tongue.known, one.csv.data()) > 0) continue;
            tongue.known.push_back(one.csv.data());
            tongue.unread.push_back(one.csv);
        }
    }
    Entry const* find(std::string_view key, std::string_view language)
    {
        {
            std::shared_lock const lock(guard_);
            auto const tongue = tongues_.find(language);
            if (tongue == tongues_.end()) return nullptr;
            if (tongue->second.unread.empty()) return tongue->second.find(key);
        }
        std::unique_lock const lock(guard_);
        auto& tongue = tongues_.find(language)->second;
        tongue.read();
        return tongue.find(key);
    }
    std::vector<std::string_view> keys(std::string_view language)
    {
        std::unique_lock const lock(guard_);
        std::vector<std::string_view> keys;
        auto const tongue = tongues_.find(language);
        if (tongue == tongues_.end()) return keys;
        tongue->second.read();
        for (auto const& [key, entry] : tongue->second.entries) keys.push_back(key);
        return keys;
    }

private:
    struct Tongue {
        std::vector<char const*> known;
        std::vector<std::string_view> unread;
        std::map<std::string, Entry, std::less<>> entries;
        [[nodiscard]] Entry const* find(std::string_view key) const
        {
            auto const at = entries.find(key);
            return at == entries.end() ? nullptr : &at->second;
        }
        void read()
        {
            for (auto const csv : unread) {
                Fields lines(csv);
                std::array<std::string, 4> line;
                lines.next(line);  // the names of the columns
                while (lines.next(line)) {
                    if (line[0].empty()) continue;
                    auto const [at, fresh] = entries.emplace(line[0], Entry{line[1], line[2], line[3]});
                    if (not fresh) throw Bug("two words files have the key " + line[0]);
                }
            }
            unread.clear();
        }
    };
    std::shared_mutex guard_;
    std::map<std::string, Tongue, std::less<>> tongues_;
};

Reader& reader_of_thread()
{
    thread_local Reader reader;
    return reader;
}

std::string say_in(std::string_view language, std::string_view key, std::span<std::string const> args)
{
    auto words = wording_of(key, language);
    if (words.sentence.empty()) words = wording_of(key, languages.front());
    auto const sentence = reader().on_screen and not words.screen.empty() ? words.screen : words.sentence;
    if (key == joining and args.size() != 2) {
        std::string all;
        for (auto const& arg : args) all = all.empty() ? arg : fill_in(sentence, std::vector{all, arg}, language);
        return all;
    }
    return sentence.empty() ? std::string(key) : fill_in(sentence, args, language);
}

/// What `term` made, said; any other argument as it is.
std::string said_argument(std::string const& arg, std::string_view language)
{
    if (arg.empty() or arg.front() != term_begins) return arg;
    std::vector<std::string> parts{{}};
    for (std::size_t i = 1; i < arg.size(); ++i)
        if (arg[i] == term_goes_on) parts.emplace_back();
        else parts.back() += arg[i];
    return say_in(language, parts.front(), std::span(parts).subspan(1));
}

}

void add_words(std::span<Words const> words) { Shelf::all().add(words); }

Wording wording_of(std::string_view key, std::string_view language)
{
    auto const* entry = Shelf::all().find(key, language);
    return entry == nullptr ? Wording{} : Wording{entry->sentence, entry->remedy, entry->screen};
}

std::vector<std::string_view> keys_of(std::string_view language) { return Shelf::all().keys(language); }

Reader const& reader() { return reader_of_thread(); }

Speaking::Speaking(Reader reader) : before_(reader_of_thread())
{
    auto const ours = language_of(reader.language);
    reader_of_thread() = {ours.empty() ? languages.front() : ours, reader.on_screen};
}

Speaking::~Speaking() { reader_of_thread() = before_; }

void Speaking::turn_to(std::string_view language)
{
    if (auto const ours = language_of(language); not ours.empty()) reader_of_thread().language = ours;
}

std::string term(std::string_view key, std::vector<std::string> const& args)
{
    std::string made = term_begins + std::string(key);
    for (auto const& arg : args) made += term_goes_on + arg;
    return made;
}

std::string say(std::string_view key, std::vector<std::string> const& args) { return say_in(reader().language, key, args); }

std::string fill_in(std::string_view sentence, std::span<std::string const> args, std::string_view language)
{
    std::vector<std::string> said;
    said.reserve(args.size());
    for (auto const& arg : args) said.push_back(said_argument(arg, language));
    if (counts_or_formats(sentence)) return message(sentence, said, language);
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        bool const place = sentence[i] == '{' and i + 2 < sentence.size() and sentence[i + 2] == '}' and sentence[i + 1] >= '0' and sentence[i + 1] <= '9';
        if (not place) {
            out += sentence[i];
            continue;
        }
        auto const which = static_cast<std::size_t>(sentence[i + 1] - '0');
        if (which < said.size()) out += said[which];
        i += 2;
    }
    return out;
}

std::string_view language_of(std::string_view tag)
{
    auto const same = [](char a, char b) { return (a | 0x20) == b; };
    for (auto const one : languages)
        if (tag.size() >= 2 and same(tag[0], one[0]) and same(tag[1], one[1]) and (tag.size() == 2 or std::string_view("-_.@").contains(tag[2]))) return one;
    return "";
}

std::string_view language_liked(std::string_view header)
{
    std::string_view best;
    double most = 0;
    while (not header.empty()) {
        auto one = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), one.size() + 1));
        while (one.starts_with(' ')) one.remove_prefix(1);
        double weight = 1;
        if (auto const at = one.find(";q="); at != std::string_view::npos) {
            std::from_chars(one.data() + at + 3, one.data() + one.size(), weight);
            one = one.substr(0, at);
        }
        auto const ours = language_of(one);
        if (not ours.empty() and weight > most) best = ours, most = weight;
    }
    return best;
}

}
