// The bytes of a file, read piece by piece at any place: a file on disk, or bytes that are in memory already.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace muster::formats {

/// Bytes that come one piece after the other: a part that is being unpacked, a text that is being decoded.
class Pieces {
public:
    virtual ~Pieces() = default;
    /// Up to `bytes`; 0 only at the end.
    virtual std::size_t read(char* to, std::size_t bytes) = 0;
};

class Source {
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Copies up to `bytes` from `offset`; fewer only where the source ends.
    virtual std::size_t read_at(std::uint64_t offset, char* to, std::size_t bytes) const = 0;

    [[nodiscard]] std::string piece(std::uint64_t offset, std::size_t bytes) const;

    /// Refuses with file.unreadable where the path cannot be opened or is no file.
    static std::shared_ptr<Source const> file(std::string const& path);
    /// A file that is open already, and stays so.
    static std::shared_ptr<Source const> handle(int file);
    static std::shared_ptr<Source const> memory(std::string bytes);
};

/// A source from its beginning to its end.
class SourcePieces final : public Pieces {
public:
    explicit SourcePieces(Source const& source) : source_(source) {}
    std::size_t read(char* to, std::size_t bytes) override
    {
        auto const n = source_.read_at(at_, to, bytes);
        at_ += n;
        return n;
    }

private:
    Source const& source_;
    std::uint64_t at_ = 0;
};

}
