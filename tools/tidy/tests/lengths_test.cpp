#include "made_tree.hpp"

namespace muster::tidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string lines(int count) { return [&] { std::string text; for (int i = 0; i < count; ++i) text += "    step();\n"; return text; }(); }

std::vector<std::string> broken_in(std::string text) { return said(check_lengths({{{"modules/low/a.cpp", std::move(text)}}})); }

TEST(Lengths, OfAFile)
{
    EXPECT_THAT(broken_in(std::string(600, '\n')), IsEmpty());
    EXPECT_THAT(broken_in(std::string(601, '\n')), ElementsAre(HasSubstr("a.cpp:0: has 601 lines")));
    EXPECT_THAT(said(check_lengths({{{"modules/low/sql/0001_low.sql", std::string(601, '\n')}}})), IsEmpty());
    EXPECT_THAT(said(check_lengths({{{"tools/setup", std::string(601, '\n')}}})), ElementsAre(HasSubstr("601")));
}

TEST(Lengths, OfAFunction)
{
    EXPECT_THAT(broken_in("namespace a {\nvoid fits()\n{\n" + lines(67) + "}\n}\n"), IsEmpty());
    EXPECT_THAT(broken_in("namespace a {\nvoid longer()\n{\n" + lines(68) + "}\n}\n"), ElementsAre("modules/low/a.cpp:2: longer has 71 lines, 70 are allowed"));
}

TEST(Lengths, OfFunctionsInEveryShape)
{
    for (std::string head : {"struct A : B<int> { int f() const {", "class X final { public: X(int a) : a_{a}, b_(a) {", "template <typename T> requires (sizeof(T) < 8) auto f(T x) -> std::vector<T> {",
                             "bool operator<(A const& a, A const& b) {", "struct A { bool operator()(int x) const {", "TEST(Some, Thing) {", "auto const f = [](int a) {",
                             "BOOST_DESCRIBE_STRUCT(A, (), (a))\nvoid f() {", "extern \"C\" { int f() {", "constexpr T table[] = {{\"a\", [](int) -> int {"}) {
        std::string tail;
        for (auto i = std::count(head.begin(), head.end(), '{') - std::count(head.begin(), head.end(), '}'); i > 0; --i) tail += "}";
        EXPECT_THAT(broken_in(head + "\n" + lines(80) + tail + ";\n"), ElementsAre(HasSubstr("are allowed"))) << head;
        EXPECT_THAT(broken_in(head + "\n" + lines(30) + tail + ";\n"), IsEmpty()) << head;
    }
}

TEST(Lengths, NotOfClassesTablesAndNamespaces)
{
    for (std::string head : {"namespace a {", "struct A {", "class B : public C {", "enum class E {", "constexpr std::array<int, 3> table{{", "std::function<void(int)> const f{", "int const x[] = {"}) {
        std::string tail = head.ends_with("{{") ? "}}" : "}";
        std::string body;
        for (int i = 0; i < 90; ++i) body += head.starts_with("namespace") or head.starts_with("struct") or head.starts_with("class") ? "int a;\n" : "1,\n";
        EXPECT_THAT(broken_in(head + "\n" + body + tail + ";\n"), IsEmpty()) << head;
    }
}

}
}
