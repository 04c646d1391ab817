// Areas of a map, trees of values, and marks for a workbook.
#include "relay.hpp"
#include "relay_parts.hpp"
#include <cmath>

namespace muster::formats {

namespace {

constexpr std::uint64_t most_things = std::uint64_t{1} << 32, most_text = 64u << 20;
constexpr std::uint32_t most_depth = 64;

/// As many as were promised. They are made one by one: a promise alone takes no memory.
template <typename T, typename Next>
void take_list(Received& in, std::vector<T>& into, Next const& next)
{
    for (auto left = in.number(most_things); left > 0; --left) next(into.emplace_back());
}

void send_ring(Sender& to, Ring const& ring)
{
    to.number(ring.size());
    for (auto const& point : ring) to.real(point.lon), to.real(point.lat);
}

void take_point(Received& in, Point& point)
{
    point.lon = in.real(), point.lat = in.real();
    if (not std::isfinite(point.lon) or not std::isfinite(point.lat)) in.broken();
}

void send_value(Sender& to, Json const& tree)
{
    to.mark(static_cast<char>('0' + tree.value.index()));
    if (auto const* yes = std::get_if<bool>(&tree.value)) to.mark(*yes ? 'y' : 'n');
    if (auto const* whole = std::get_if<std::int64_t>(&tree.value)) to.number(static_cast<std::uint64_t>(*whole));
    if (auto const* broken = std::get_if<double>(&tree.value)) to.real(*broken);
    if (tree.is_text()) to.text(tree.text());
    if (tree.is_list()) {
        to.number(tree.list().size());
        for (auto const& one : tree.list()) send_value(to, one);
    }
    if (tree.is_object()) {
        to.number(tree.object().size());
        for (auto const& [name, one] : tree.object()) to.text(name), send_value(to, one);
    }
}

void take_value(Received& in, Json& into, std::uint32_t depth)
{
    if (depth > most_depth) in.broken();
    switch (in.mark()) {
    case '0': return;
    case '1': into.value = in.mark() == 'y'; return;
    case '2': into.value = static_cast<std::int64_t>(in.number()); return;
    case '3': into.value = in.real(); return;
    case '4': into.value = in.text(most_text); return;
    case '5': {
        Json::List list;
        take_list(in, list, [&](Json& one) { take_value(in, one, depth + 1); });
        into.value = std::move(list);
        return;
    }
    case '6': {
        Json::Object object;
        take_list(in, object, [&](Json::Member& one) {
            one.first = in.text(most_text);
            take_value(in, one.second, depth + 1);
        });
        into.value = std::move(object);
        return;
    }
    default: in.broken();
    }
}

/// Where a sender was refused at the beginning, so is the reader.
void begin(Received& in, char expected)
{
    auto const first = in.mark();
    if (first == 'X') Received::throw_sent(in.said());
    if (first != expected) in.broken();
}

void end(Received& in)
{
    if (in.mark() != last_mark) in.broken();
}

}

void send(std::FILE* file, std::vector<Feature> const& features)
{
    Sender to(file);
    to.mark('A');
    to.number(features.size());
    for (auto const& one : features) {
        to.number(one.properties.size());
        for (auto const& [name, value] : one.properties) to.text(name), to.text(value);
        to.number(one.polygons.size());
        for (auto const& polygon : one.polygons) {
            to.number(polygon.size());
            for (auto const& ring : polygon) send_ring(to, ring);
        }
        send_ring(to, one.points);
    }
}

std::vector<Feature> received_features(int file, std::string const& name)
{
    Received in(file, name);
    begin(in, 'A');
    std::vector<Feature> features;
    auto const point = [&](Point& one) { take_point(in, one); };
    auto const ring = [&](Ring& one) { take_list(in, one, point); };
    take_list(in, features, [&](Feature& one) {
        take_list(in, one.properties, [&](auto& property) { property.first = in.text(most_text), property.second = in.text(most_text); });
        take_list(in, one.polygons, [&](Polygon& polygon) { take_list(in, polygon, ring); });
        take_list(in, one.points, point);
    });
    end(in);
    return features;
}

void send(std::FILE* file, std::vector<CardLine> const& lines)
{
    Sender to(file);
    to.mark('C');
    to.number(lines.size());
    for (auto const& one : lines) to.text(one.name), to.text(one.value);
}

std::vector<CardLine> received_cards(int file, std::string const& name)
{
    Received in(file, name);
    begin(in, 'C');
    std::vector<CardLine> lines;
    take_list(in, lines, [&](CardLine& one) { one.name = in.text(most_text), one.value = in.text(most_text); });
    end(in);
    return lines;
}

void send(std::FILE* file, Json const& tree)
{
    Sender to(file);
    to.mark('J');
    send_value(to, tree);
}

Json received_tree(int file, std::string const& name)
{
    Received in(file, name);
    begin(in, 'J');
    Json tree;
    take_value(in, tree, 0);
    end(in);
    return tree;
}

void throw_received(int file, std::string const& name)
{
    Received in(file, name);
    begin(in, 'X');
    in.broken();
}

void send(std::FILE* file, Marking const& what)
{
    Sender to(file);
    to.text(what.sheet);
    to.number(what.marks.size());
    for (auto const& one : what.marks) to.number(one.row), to.number(one.column), to.number(static_cast<std::uint64_t>(one.shade)), to.text(one.comment);
    auto const row = [&](std::vector<std::string> const& texts) {
        to.number(texts.size());
        for (auto const& one : texts) to.text(one);
    };
    to.text(what.explanation.title);
    row(what.explanation.header);
    to.number(what.explanation.lines.size());
    for (auto const& one : what.explanation.lines) row(one);
    to.mark(last_mark);
}

Marking received_marking(int file)
{
    Received in(file, std::string(nameless));
    Marking what;
    what.sheet = in.text();
    take_list(in, what.marks, [&](CellMark& one) {
        one.row = static_cast<std::uint32_t>(in.number(0xFFFFFFFF)), one.column = static_cast<std::uint32_t>(in.number(0xFFFFFFFF));
        one.shade = static_cast<Shade>(in.number(255)), one.comment = in.text(most_text);
    });
    auto const row = [&](std::vector<std::string>& texts) { take_list(in, texts, [&](std::string& one) { one = in.text(most_text); }); };
    what.explanation.title = in.text();
    row(what.explanation.header);
    take_list(in, what.explanation.lines, row);
    end(in);
    return what;
}

}
