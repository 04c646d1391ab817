// Walks XML with expat: names without their prefix, no DTD, no entity, bounded memory.
#pragma once
#include "zip.hpp"
#include <exception>
#include <memory>
#include <string>
#include <string_view>

namespace muster::formats {

/// The attributes of one element, as expat hands them over.
class XmlAttributes {
public:
    explicit XmlAttributes(char const* const* pairs) : pairs_(pairs) {}
    /// The value of the attribute with this name, its prefix left out; "" where it has none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// By the name as it is written, prefix and all.
    [[nodiscard]] std::string_view exact(std::string_view name) const;

private:
    char const* const* pairs_;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, XmlAttributes const& attributes) = 0;
    virtual void end(std::string_view) {}
    virtual void text(std::string_view) {}
};

class XmlWalk {
public:
    /// `file` and `part` are named in refusals.
    XmlWalk(XmlHandler& handler, std::string file, std::string part);
    ~XmlWalk();
    XmlWalk(XmlWalk const&) = delete;
    XmlWalk& operator=(XmlWalk const&) = delete;

    /// Refuses with file.entities, file.unreadable, file.too_large. False once it has been stopped.
    bool feed(std::string_view bytes, bool last = false);
    /// From inside the handler: no more.
    void stop();
    [[nodiscard]] std::uint64_t at_byte() const;

    /// All of one part, until its end or stop().
    void walk(Pieces& pieces);

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// A small part from memory or the package.
void walk_xml(XmlHandler& handler, ZipFile const& zip, ZipEntry const& entry);

}
