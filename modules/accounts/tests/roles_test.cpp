// The table of roles cell by cell: what this test says is what was agreed, whatever the list says.
#include <accounts/accounts.hpp>
#include <array>
#include <gtest/gtest.h>

namespace muster::accounts {

namespace {

using access::Permission;
using access::Sensitivity;

/// For each of the twelve permissions that roles give: how far within the scope, how far for one's own; '-' not at all,
/// 0 low, 1 moderate, 2 high, 3 severe.
struct Agreed {
    std::string_view role;
    //                          figures rows  contacts hand_in settle keep propose decide members commit board administer
    std::array<std::string_view, access::given_count> cells;
    std::string_view may_grant;
    bool second_factor = false;
};

constexpr std::array agreed{
    Agreed{"administrator", {"--", "--", "--", "--", "--", "--", "--", "--", "--", "--", "--", "3-"}, "*", true},
    Agreed{"coordinator", {"3-", "3-", "2-", "2-", "3-", "2-", "2-", "--", "2-", "3-", "2-", "--"}, "im_officer partner observer", true},
    Agreed{"im_officer", {"3-", "3-", "2-", "2-", "3-", "2-", "--", "--", "2-", "3-", "2-", "--"}, "partner"},
    Agreed{"partner", {"1-", "13", "1-", "-3", "--", "--", "--", "--", "--", "-3", "--", "--"}, ""},
    Agreed{"observer", {"1-", "--", "--", "--", "--", "--", "--", "--", "--", "--", "--", "--"}, ""},
    Agreed{"government", {"0-", "--", "--", "--", "--", "--", "-0", "--", "--", "--", "--", "--"}, ""},
    Agreed{"donor", {"0-", "--", "--", "--", "--", "--", "--", "--", "--", "--", "--", "--"}, ""},
    Agreed{"hc", {"2-", "1-", "1-", "--", "--", "--", "2-", "2-", "--", "--", "2-", "--"}, "", true},
    Agreed{"ocha", {"2-", "2-", "2-", "2-", "2-", "2-", "2-", "2-", "2-", "2-", "2-", "--"}, "coordinator im_officer partner observer hc lead_agency", true},
    Agreed{"lead_agency", {"2-", "1-", "1-", "--", "--", "--", "2-", "--", "--", "--", "2-", "--"}, ""},
};

base::Instant const noon{1'774'958'400'000};

access::Subject holding(std::string_view role, Sensitivity highest)
{
    access::Grant grant;
    grant.role = role;
    grant.operation = "op";
    grant.body = "wash";
    grant.highest = highest;
    if (roles().find(role)->needs_organisation) grant.organisation = "acf";
    return {.kind = access::Subject::Kind::account, .id = "a", .account = "a", .grants = {grant}, .only = {}};
}

bool reaches(char ceiling, int asked) { return ceiling != '-' and asked <= ceiling - '0'; }

}

TEST(Roles, AreThoseThatWereAgreed)
{
    ASSERT_EQ(roles().all().size(), agreed.size());
    for (auto const& one : agreed) {
        auto const* role = roles().find(one.role);
        ASSERT_NE(role, nullptr) << one.role;
        std::string given;
        for (auto const& other : role->may_grant) given += (given.empty() ? "" : " ") + other;
        EXPECT_EQ(given, one.may_grant) << one.role;
        EXPECT_EQ(role->needs_second_factor, one.second_factor) << one.role;
        EXPECT_EQ(role->needs_organisation, one.role == "partner" or one.role == "government") << one.role;
        EXPECT_EQ(role->given_first, one.role == "administrator" or one.role == "im_officer") << one.role;
        EXPECT_EQ(role->given_on_registering, one.role == "partner") << one.role;
    }
}

TEST(Roles, EachCellSaysWhatWasAgreed)
{
    int cells = 0;
    for (auto const& one : agreed)
        for (std::size_t p = 0; p < access::given_count; ++p)
            for (int asked = 0; asked < 4; ++asked)
                for (int highest = 0; highest < 4; ++highest)
                    for (auto const* whose : {"acf", "other", ""})
                        for (auto const* body : {"wash", "health"})
                            for (auto const* operation : {"op", "op2"}) {
                                access::Object const object{operation, body, "NG02", whose, static_cast<Sensitivity>(asked)};
                                auto const who = holding(one.role, static_cast<Sensitivity>(highest));
                                bool const is_own = (one.role == "partner" or one.role == "government") and object.organisation == "acf";
                                // What is one's own was said by oneself: the grant does not lessen it.
                                bool const far_enough = (asked <= highest and reaches(one.cells[p][0], asked)) or (is_own and reaches(one.cells[p][1], asked));
                                bool const expected = object.operation == "op" and object.body == "wash" and far_enough;
                                ++cells;
                                EXPECT_EQ(can(roles(), who, static_cast<Permission>(p), object, noon).allowed(), expected)
                                    << one.role << " " << access::name_of(static_cast<Permission>(p)) << " " << operation << " " << body << " " << whose << " sensitivity "
                                    << asked << " of " << highest;
                            }
    EXPECT_EQ(cells, 10 * 12 * 4 * 4 * 3 * 2 * 2);
}

TEST(Roles, ThoseWhoSeeLeastSeeNoRowsNorPeople)
{
    for (auto const* role : {"observer", "donor", "government", "administrator"})
        for (auto const permission : {Permission::rows, Permission::contacts, Permission::hand_in, Permission::settle, Permission::keep})
            EXPECT_EQ(roles().find(role)->cell(permission), access::Cell{}) << role << " " << access::name_of(permission);
}

TEST(Roles, NobodyGivesMoreThanOneHasButWhoAdministers)
{
    for (auto const& giver : roles().all())
        for (auto const& taker : roles().all()) {
            if (not giver.may_give(taker.id) or giver.may_give("*")) continue;
            // A coordinator chooses who looks after the data of a body, and a role that gives on gives no more than it has.
            for (std::size_t p = 0; p < access::given_count; ++p)
                if (giver.id != "ocha") EXPECT_LE(taker.cells[p].within, giver.cells[p].within) << giver.id << " gives " << taker.id;
            EXPECT_FALSE(taker.may_give("*")) << giver.id << " gives " << taker.id;
        }
}

}
