// What the columns of lists of places are called, in the many spellings met. All pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace muster::geography {

/// What a column or a property holds.
struct Heading {
    enum class Means {
        nothing,
        code,        // p-code of `level`
        name,        // name of `level`, in `language` where told
        other_name,  // a reference or alternative name of `level`
        country,     // ISO code or name of the country
        level,       // the row's level as a number
        any_code,    // the row's own p-code, whatever its level
        any_name,    // the row's own name
        parent_code, // of the row's parent
        from,
        to, // validity
        lat,
        lon,
        figure, // people of `sex` and `age`
        people, // people of the sex, age and group that other columns tell
        sex,
        age,
        age_least,
        age_most,
        group,
        year,
        old_code,
        new_code,
        share,  // of a crosswalk
        length, // digits that codes of `level` have
        needs,  // a column that only tables of needs have
    };
    Means means = Means::nothing;
    int level = -1;
    std::string language;
    char sex = 'a';  // f, m, a (all)
    std::string age; // "0-4", "80+", "adult", "old", "all"
    bool operator==(Heading const&) const = default;
};

/// From a header or a property's name: "ADM2_PCODE", "admin2AltName1_en", "P-Code", " F_00_04 ", "HRPCode".
Heading heading_of(std::string_view header);
/// Of several columns with a row's own code, the one with the lowest number: Nepal's boundaries of 2015 carry three
/// families of codes, of which the reports use that of HLCIT.
int rank_of_code(std::string_view header);
/// From a hashtag: "#adm2+code", "#adm1_id", "#population+f+age0_4", "#lat_deg".
Heading heading_of_tag(std::string_view tag);
/// A column code of population tables: "F_00_04", "T_TL", "M_80Plus", "F_adulte" …
std::optional<Heading> figure_of(std::string_view header);
/// What people write for sex: 'f', 'm', 'a', or 0.
char sex_of(std::string_view written);
/// "00_04", "0-4", "80+", "80 plus", "all" -> "0-4", "80+", "all"; "" where it is none.
std::string age_of(std::string_view written);
/// The level a file's name speaks of ("nga_pop_adm2_2020.csv" -> 2), and the year (2020).
std::optional<int> level_in_name(std::string_view file);
std::optional<int> year_in_name(std::string_view file);

} // namespace muster::geography
