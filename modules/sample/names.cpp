#include "names.hpp"

#include <algorithm>
#include <array>
#include <base/ensure.hpp>

namespace muster::sample {

namespace {

struct Syllable {
    char const* latin;
    char const* arabic;
    char const* cyrillic;
};

constexpr std::array<Syllable, 30> first{{
    {"Ba", "با", "Ба"}, {"Do", "دو", "До"}, {"Fé", "في", "Фе"}, {"Ga", "غا", "Га"}, {"Ki", "كي", "Кі"},
    {"La", "لا", "Ла"}, {"Mé", "مي", "Ме"}, {"Na", "نا", "На"}, {"Ro", "رو", "Ро"}, {"Sa", "سا", "Са"},
    {"Ta", "تا", "Та"}, {"Zi", "زي", "Зі"}, {"Bou", "بو", "Бу"}, {"Kou", "كو", "Ку"}, {"Ma", "ما", "Ма"},
    {"Ô", "أو", "О"}, {"Ché", "شي", "Ше"}, {"Fo", "فو", "Фо"}, {"Wa", "وا", "Ва"}, {"Ya", "يا", "Я"},
    {"Dja", "جا", "Джа"}, {"Kha", "خا", "Ха"}, {"Sé", "سي", "Се"}, {"Tou", "تو", "Ту"}, {"Vi", "في", "Ві"},
    {"Ha", "ها", "Га"}, {"Ño", "نيو", "Ньо"}, {"Grâ", "غرا", "Гра"}, {"Bré", "بري", "Бре"}, {"Lo", "لو", "Ло"},
}};

constexpr std::array<Syllable, 24> middle{{
    {"ra", "را", "ра"}, {"mi", "مي", "мі"}, {"lo", "لو", "ло"}, {"né", "ني", "не"}, {"ba", "با", "ба"},
    {"ndo", "ندو", "ндо"}, {"rka", "ركا", "рка"}, {"ssi", "سي", "сі"}, {"tou", "تو", "ту"}, {"ga", "غا", "га"},
    {"lé", "لي", "ле"}, {"za", "زا", "за"}, {"mbo", "مبو", "мбо"}, {"di", "دي", "ді"}, {"fa", "فا", "фа"},
    {"khi", "خي", "хі"}, {"wé", "وي", "ве"}, {"sta", "ستا", "ста"}, {"ço", "سو", "со"}, {"ja", "جا", "джа"},
    {"rou", "رو", "ру"}, {"pi", "بي", "пі"}, {"dra", "درا", "дра"}, {"cha", "شا", "ша"},
}};

constexpr std::array<Syllable, 20> last{{
    {"la", "لا", "ла"}, {"ré", "ري", "ре"}, {"ndi", "ندي", "нді"}, {"ko", "كو", "ко"}, {"bar", "بر", "бар"},
    {"lim", "ليم", "лім"}, {"ssane", "سان", "сан"}, {"gou", "غو", "гу"}, {"mar", "مار", "мар"}, {"tel", "تل", "тел"},
    {"nou", "نو", "ну"}, {"rin", "رين", "рін"}, {"va", "فا", "ва"}, {"doum", "دوم", "дум"}, {"zéro", "زيرو", "зеро"},
    {"kat", "كات", "кат"}, {"sha", "شا", "ша"}, {"bek", "بك", "бек"}, {"lôn", "لون", "лон"}, {"yar", "يار", "яр"},
}};

constexpr std::array<Syllable, 4> directions{{
    {" Nord", " الشمالية", " Північний"},
    {" Sud", " الجنوبية", " Південний"},
    {" Est", " الشرقية", " Східний"},
    {" Ouest", " الغربية", " Західний"},
}};

constexpr std::array<Syllable, 5> before{{
    {"Port-", "بورت ", "Порт-"},
    {"Nouvelle ", "الجديدة ", "Нова "},
    {"Haut-", "أعالي ", "Верхній "},
    {"N'", "ن", "Н"},
    {"Oued ", "وادي ", "Уед "},
}};

void append(Name& name, Syllable const& syllable)
{
    name.latin += syllable.latin;
    name.arabic += syllable.arabic;
    name.cyrillic += syllable.cyrillic;
}

}

std::string plain(std::string_view latin)
{
    static constexpr std::array<std::pair<std::string_view, char>, 14> accents{{
        {"é", 'e'}, {"è", 'e'}, {"ê", 'e'}, {"ë", 'e'}, {"â", 'a'}, {"ô", 'o'}, {"Ô", 'o'}, {"ö", 'o'}, {"ç", 'c'},
        {"ñ", 'n'}, {"Ñ", 'n'}, {"î", 'i'}, {"ú", 'u'}, {"í", 'i'},
    }};
    std::string out;
    for (std::size_t at = 0; at < latin.size();) {
        if (static_cast<unsigned char>(latin[at]) < 0x80) {
            auto letter = latin[at++];
            if (letter >= 'A' and letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
            out += letter >= 'a' and letter <= 'z' ? letter : ' ';
            continue;
        }
        auto two = latin.substr(at, 2);
        auto known = std::ranges::find(accents, two, [](auto const& pair) { return pair.first; });
        ENSURE(known != accents.end());
        out += known->second;
        at += 2;
    }
    return out;
}

int letters_between(std::string_view a, std::string_view b)
{
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto corner = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
            corner = above;
        }
    }
    return row[b.size()];
}

Name NameMaker::draw()
{
    Name name;
    if (chance_.happens(120)) append(name, chance_.pick(before));
    append(name, chance_.pick(first));
    append(name, chance_.pick(middle));
    if (chance_.happens(350)) append(name, chance_.pick(middle));
    append(name, chance_.pick(last));
    return name;
}

bool NameMaker::apart(std::string const& plain, int letters) const
{
    return std::ranges::none_of(taken_, [&](auto const& other) { return letters_between(plain, other) < letters; });
}

Name NameMaker::make(int letters_apart)
{
    for (int attempt = 0; attempt < 10'000; ++attempt) {
        auto name = draw();
        auto key = plain(name.latin);
        if (not apart(key, letters_apart) or not arabic_.insert(name.arabic).second) continue;
        taken_.push_back(std::move(key));
        return name;
    }
    base::broken("there are more names than places");
}

Name NameMaker::beside(Name const& other, int direction)
{
    auto name = other;
    append(name, directions[static_cast<std::size_t>(direction) % directions.size()]);
    return name;
}

}
