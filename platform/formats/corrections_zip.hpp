// Inside the part: writes a zip package, taking parts of another over as they are packed there.
// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16.
#pragma once
#include "source.hpp"
#include "zip.hpp"
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

class ZipWriter {
public:
    /// Writes beside `path` and takes its place only in done(), so that nothing half-written ever stands there.
    /// Refuses with file.cannot_write.
    explicit ZipWriter(std::string path);
    /// Into a file that is open already and stays so; `name` is what refusals call it.
    ZipWriter(std::FILE* file, std::string name);
    ~ZipWriter();
    ZipWriter(ZipWriter const&) = delete;
    ZipWriter& operator=(ZipWriter const&) = delete;

    /// Forgets everything that was added.
    void again();
    /// Takes a part over, its packed bytes as they are.
    void copy(Source const& from, ZipEntry const& entry);
    /// A new part, in as many pieces as it takes.
    void begin(std::string name);
    void write(std::string_view bytes);
    void end();
    void add(std::string name, std::string_view bytes);
    void done();

private:
    struct Part {
        std::string name;
        std::uint16_t flags = 0, method = 0, time = 0, date = 0;
        std::uint32_t crc = 0;
        std::uint64_t packed = 0, unpacked = 0, at = 0;
    };
    void put(std::string_view bytes);
    void put_header(Part const& part);
    void deflate(bool last);
    [[noreturn]] void fail();

    std::string path_, beside_, out_;
    std::FILE* file_ = nullptr;
    bool lent_ = false;
    std::uint64_t at_ = 0;
    std::vector<Part> parts_;
    std::unique_ptr<z_stream_s> z_;
    bool open_ = false;
};

}
