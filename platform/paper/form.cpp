#include <array>
#include <base/ensure.hpp>
#include <paper/paper.hpp>

namespace muster::paper {

namespace {

struct Shape {
    std::string_view name, ending;
    std::string (*write)(Letter const&);
};

constexpr std::array shapes{Shape{"text", "txt", to_text}, Shape{"docx", "docx", to_docx}, Shape{"pdf", "pdf", to_pdf}};

Shape const& shape_of(Form form)
{
    auto const at = static_cast<std::size_t>(form);
    ENSURE(at < shapes.size());
    return shapes[at];
}

}

std::optional<Form> form_named(std::string_view name)
{
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (shapes[i].name == name) return static_cast<Form>(i);
    return std::nullopt;
}

std::string_view ending(Form form) { return shape_of(form).ending; }

std::string written(Letter const& letter, Form form) { return shape_of(form).write(letter); }

}
