#include "xml_walk.hpp"
#include "said.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <cstddef>
#include <cstdlib>
#include <expat.h>
#include <functional>

namespace muster::formats {
namespace {

// Expat keeps every name and every unfinished tag in memory, so a hostile part could make it grow without end. Parsers
// live on one thread within one reading, so one count for the thread bounds them all.
constexpr std::size_t most_memory = 96u << 20;
thread_local std::size_t taken = 0;
struct alignas(std::max_align_t) Head {
    std::size_t bytes;
};

void* take(std::size_t bytes)
{
    if (bytes > most_memory - std::min(taken, most_memory)) return nullptr;
    auto* const head = static_cast<Head*>(std::malloc(sizeof(Head) + bytes));
    if (head == nullptr) return nullptr;
    head->bytes = bytes;
    taken += bytes;
    return head + 1;
}

void give_back(void* memory)
{
    if (memory == nullptr) return;
    auto* const head = static_cast<Head*>(memory) - 1;
    taken -= std::min(taken, head->bytes);
    std::free(head);
}

void* take_more(void* memory, std::size_t bytes)
{
    if (memory == nullptr) return take(bytes);
    auto* const head = static_cast<Head*>(memory) - 1;
    auto const had = head->bytes;
    if (bytes > had and bytes - had > most_memory - std::min(taken, most_memory)) return nullptr;
    auto* const moved = static_cast<Head*>(std::realloc(head, sizeof(Head) + bytes));
    if (moved == nullptr) return nullptr;
    moved->bytes = bytes;
    taken = taken - std::min(taken, had) + bytes;
    return moved + 1;
}

std::string_view without_prefix(std::string_view name)
{
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}

std::string_view XmlAttributes::get(std::string_view name) const
{
    for (auto const* pair = pairs_; *pair != nullptr; pair += 2)
        if (without_prefix(pair[0]) == name) return pair[1];
    return {};
}

bool XmlAttributes::has(std::string_view name) const
{
    for (auto const* pair = pairs_; *pair != nullptr; pair += 2)
        if (without_prefix(pair[0]) == name) return true;
    return false;
}

std::string_view XmlAttributes::exact(std::string_view name) const
{
    for (auto const* pair = pairs_; *pair != nullptr; pair += 2)
        if (pair[0] == name) return pair[1];
    return {};
}

struct XmlWalk::Inside {
    XmlHandler& handler;
    std::string file, part;
    XML_Parser parser = nullptr;
    bool stopped = false;
    std::exception_ptr thrown;

    // Exceptions must not pass through expat's frames: they are kept, and thrown again when expat has returned.
    template <typename Work>
    void guarded(Work const& work)
    {
        if (thrown or stopped) return;
        try {
            work();
        }
        catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }

    static void on_start(void* self, char const* name, char const** pairs)
    {
        auto& in = *static_cast<Inside*>(self);
        in.guarded([&] { in.handler.start(without_prefix(name), XmlAttributes(pairs)); });
    }
    static void on_end(void* self, char const* name)
    {
        auto& in = *static_cast<Inside*>(self);
        in.guarded([&] { in.handler.end(without_prefix(name)); });
    }
    static void on_text(void* self, char const* text, int bytes)
    {
        auto& in = *static_cast<Inside*>(self);
        in.guarded([&] { in.handler.text({text, static_cast<std::size_t>(bytes)}); });
    }
    static void on_doctype(void* self, char const*, char const*, char const*, int)
    {
        auto& in = *static_cast<Inside*>(self);
        in.guarded([&] { refuse("file.entities", {in.file}); });
    }
};

XmlWalk::XmlWalk(XmlHandler& handler, std::string file, std::string part)
    : in_(std::make_unique<Inside>(Inside{handler, std::move(file), std::move(part), nullptr, false, {}}))
{
    XML_Memory_Handling_Suite const memory{take, take_more, give_back};
    in_->parser = XML_ParserCreate_MM(nullptr, &memory, nullptr);
    if (in_->parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(in_->parser, in_.get());
    XML_SetElementHandler(in_->parser, Inside::on_start, Inside::on_end);
    XML_SetCharacterDataHandler(in_->parser, Inside::on_text);
    XML_SetStartDoctypeDeclHandler(in_->parser, Inside::on_doctype);
}

XmlWalk::~XmlWalk() { XML_ParserFree(in_->parser); }

bool XmlWalk::feed(std::string_view bytes, bool last)
{
    if (in_->stopped) return false;
    auto const state = XML_Parse(in_->parser, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
    if (in_->thrown) std::rethrow_exception(in_->thrown);
    if (in_->stopped) return false;
    if (state != XML_STATUS_ERROR) return true;
    auto const why = XML_GetErrorCode(in_->parser);
    if (why == XML_ERROR_NO_MEMORY) refuse("file.too_large", {in_->file, base::term("file.why.part_odd", {in_->part})});
    std::string const line = std::to_string(XML_GetCurrentLineNumber(in_->parser));
    if (last and (why == XML_ERROR_NO_ELEMENTS or why == XML_ERROR_UNCLOSED_TOKEN))
        refuse("file.truncated", {in_->file, base::term("file.why.part_stops", {in_->part, line})});
    refuse("file.unreadable",
           {in_->file, base::term("file.why.part_damaged_at", {in_->part, line, XML_ErrorString(why)})});
}

void XmlWalk::stop()
{
    in_->stopped = true;
    XML_StopParser(in_->parser, XML_FALSE);
}

std::uint64_t XmlWalk::at_byte() const
{
    auto const at = XML_GetCurrentByteIndex(in_->parser);
    return at < 0 ? 0 : static_cast<std::uint64_t>(at);
}

void XmlWalk::walk(Pieces& pieces)
{
    // Expat looks at an unfinished tag from its beginning each time that more comes: as much comes as is waiting, so
    // that the time does not grow with the square of its length.
    constexpr std::size_t usual = 64u << 10, most = 8u << 20;
    std::string piece(usual, '\0');
    for (std::uint64_t fed = 0;;) {
        std::size_t there = 0;
        for (std::size_t n = 1; n > 0 and there < piece.size(); there += n)
            n = pieces.read(piece.data() + there, piece.size() - there);
        fed += there;
        if (not feed(std::string_view(piece).substr(0, there), there == 0) or there == 0) return;
        auto const waiting = fed - std::min(fed, at_byte());
        if (waiting > most) refuse("file.too_large", {in_->file, base::term("file.why.part_tag", {in_->part})});
        piece.resize(std::max<std::size_t>(usual, waiting));
    }
}

void walk_xml(XmlHandler& handler, ZipFile const& zip, ZipEntry const& entry)
{
    auto const stream = zip.open(entry);
    XmlWalk(handler, zip.file(), entry.name).walk(*stream);
}

}
