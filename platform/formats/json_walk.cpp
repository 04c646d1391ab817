#include "json_walk.hpp"
#include "said.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <utility>
#include <boost/json/basic_parser_impl.hpp>

namespace muster::formats {
namespace {

// Between our handler and the parser's own, which takes long texts in pieces.
struct Events {
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);
    using Error = boost::json::error_code;
    using Text = boost::json::string_view;

    JsonHandler& handler;
    std::uint64_t text_bytes;
    std::string file;
    std::string parts = {};
    bool stopped = false;

    bool go_on(Error& error)
    {
        if (stopped) error = boost::system::errc::make_error_code(boost::system::errc::operation_canceled);
        return not stopped;
    }
    bool part(Text text)
    {
        if (parts.size() + text.size() > text_bytes)
            refuse("file.too_large", {file, base::term("file.why.text", {std::to_string(text_bytes >> 10)})});
        parts.append(text.data(), text.size());
        return true;
    }
    // The whole of a value that may have come in pieces.
    template <typename Tell>
    bool whole(Text text, Error& error, Tell const& tell)
    {
        part(text);
        std::string const all = std::exchange(parts, {});
        tell(all);
        return go_on(error);
    }

    bool on_document_begin(Error&) { return true; }
    bool on_document_end(Error&) { return true; }
    bool on_array_begin(Error& error) { return handler.open(true), go_on(error); }
    bool on_array_end(std::size_t, Error& error) { return handler.close(true), go_on(error); }
    bool on_object_begin(Error& error) { return handler.open(false), go_on(error); }
    bool on_object_end(std::size_t, Error& error) { return handler.close(false), go_on(error); }
    bool on_string_part(Text text, std::size_t, Error&) { return part(text); }
    bool on_string(Text text, std::size_t, Error& error)
    {
        return whole(text, error, [&](std::string const& all) { handler.text(all); });
    }
    bool on_key_part(Text text, std::size_t, Error&) { return part(text); }
    bool on_key(Text text, std::size_t, Error& error)
    {
        return whole(text, error, [&](std::string const& all) { handler.key(all); });
    }
    bool on_number_part(Text text, Error&) { return part(text); }
    bool on_int64(std::int64_t, Text text, Error& error) { return on_digits(text, error); }
    bool on_uint64(std::uint64_t, Text text, Error& error) { return on_digits(text, error); }
    bool on_double(double, Text text, Error& error) { return on_digits(text, error); }
    bool on_digits(Text text, Error& error)
    {
        return whole(text, error, [&](std::string const& all) { handler.number(all); });
    }
    bool on_bool(bool value, Error& error) { return handler.boolean(value), go_on(error); }
    bool on_null(Error& error) { return handler.null(), go_on(error); }
    bool on_comment_part(Text, Error&) { return true; }
    bool on_comment(Text, Error&) { return true; }
};

boost::json::parse_options options(std::uint32_t max_depth)
{
    boost::json::parse_options out;
    out.max_depth = max_depth;
    return out;
}

}

struct JsonWalk::Inside {
    boost::json::basic_parser<Events> parser;
    std::uint32_t max_depth;
    std::uint64_t line = 1, column = 1;

    void pass(std::string_view bytes)
    {
        for (char const c : bytes) {
            if (c == '\n') ++line, column = 1;
            else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
        }
    }
    [[noreturn]] void fail(boost::json::error_code error) const
    {
        if (error == boost::json::error::too_deep) refuse("json.too_deep", {std::to_string(max_depth)});
        auto const place = "line " + std::to_string(line);
        if (error == boost::json::error::incomplete)
            refuse("json.unreadable", {std::to_string(line), std::to_string(column), "the text ends too early"}, place);
        refuse("json.unreadable", {std::to_string(line), std::to_string(column), error.message()}, place);
    }
};

JsonWalk::JsonWalk(JsonHandler& handler, std::uint32_t max_depth, std::uint64_t text_bytes, std::string file)
    : in_(new Inside{boost::json::basic_parser<Events>(options(max_depth), Events{handler, text_bytes, std::move(file)}),
                     max_depth})
{
}

JsonWalk::~JsonWalk() = default;

bool JsonWalk::feed(std::string_view bytes)
{
    auto& in = *in_;
    boost::json::error_code error;
    auto const n = in.parser.write_some(true, bytes.data(), bytes.size(), error);
    if (in.parser.handler().stopped) return false;
    in.pass(bytes.substr(0, n));
    if (error) in.fail(error);
    // Where the value has ended, only blanks may follow.
    auto const rest = bytes.substr(n);
    auto const next = rest.find_first_not_of(" \t\r\n");
    in.pass(rest.substr(0, std::min(next, rest.size())));
    if (next != std::string_view::npos) in.fail(boost::json::error::extra_data);
    return true;
}

void JsonWalk::finish()
{
    auto& in = *in_;
    if (in.parser.handler().stopped or in.parser.done()) return;
    boost::json::error_code error;
    in.parser.write_some(false, nullptr, 0, error);
    if (in.parser.handler().stopped) return;
    if (error) in.fail(error);
}

void JsonWalk::stop() { in_->parser.handler().stopped = true; }

}
