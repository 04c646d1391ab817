#include "day_tokens.hpp"
#include <algorithm>
#include <map>
#include <text/days.hpp>
#include <text/fold.hpp>

namespace muster::text {

namespace {

struct Names {
    int month;
    // Parted by blanks; a tie (_) joins two words of one name.
    char const* written;
};

constexpr Names english_and_romance[] = {
    {1, "January Jan Janvier Janv Enero Ene Janeiro"},
    {2, "February Feb Febr Février Févr Fév Fev Febrero Fevereiro"},
    {3, "March Mar Mars Marzo Março"},
    {4, "April Apr Avril Avr Abril Abr"},
    {5, "May Mai Mayo Maio"},
    {6, "June Jun Juin Junio Junho"},
    {7, "July Jul Juillet Juil Juill Julio Julho"},
    {8, "August Aug Août Aou Agosto Ago"},
    {9, "September Sep Sept Septembre Septiembre Setiembre Set Setembro"},
    {10, "October Oct Octobre Octubre Outubro Out"},
    {11, "November Nov Novembre Noviembre Novembro"},
    {12, "December Dec Décembre Déc Diciembre Dic Dezembro Dez"},
};

constexpr Names ukrainian_and_russian[] = {
    {1, "січень січня січ январь января янв"},      {2, "лютий лютого лют февраль февраля фев февр"},
    {3, "березень березня бер март марта мар"},     {4, "квітень квітня квіт квіт кві апрель апреля апр"},
    {5, "травень травня трав тра май мая"},         {6, "червень червня черв чер июнь июня июн"},
    {7, "липень липня лип июль июля июл"},          {8, "серпень серпня серп сер август августа авг"},
    {9, "вересень вересня вер сентябрь сентября сен сент"}, {10, "жовтень жовтня жовт жов октябрь октября окт"},
    {11, "листопад листопада лист лис ноябрь ноября ноя нояб"}, {12, "грудень грудня груд гру декабрь декабря дек"},
};

// As said in Egypt and the Gulf, in the Levant and Iraq, in Algeria and Tunisia, in Morocco.
constexpr Names arabic[] = {
    {1, "يناير كانون_الثاني كانون_ثاني جانفي ينایر"}, {2, "فبراير شباط فيفري"},
    {3, "مارس آذار اذار"},                     {4, "أبريل إبريل ابريل نيسان أفريل"},
    {5, "مايو أيار ايار ماي"},                  {6, "يونيو يونيه حزيران جوان"},
    {7, "يوليو يوليه تموز جويلية يوليوز"},          {8, "أغسطس اغسطس آب اوت أوت غشت"},
    {9, "سبتمبر أيلول ايلول شتنبر"},             {10, "أكتوبر اكتوبر تشرين_الأول تشرين_الاول تشرين_أول"},
    {11, "نوفمبر تشرين_الثاني تشرين_ثاني نونبر"},   {12, "ديسمبر كانون_الأول كانون_الاول كانون_أول دجنبر"},
};

using Meanings = std::map<std::string, DayToken, std::less<>>;

void add(Meanings& meanings, std::string_view written, DayToken token)
{
    for (std::size_t at = 0; at < written.size();) {
        auto const end = std::min(written.find(' ', at), written.size());
        if (end > at) meanings.emplace(fold(written.substr(at, end - at)), token);
        at = end + 1;
    }
}

Meanings all_meanings()
{
    using Kind = DayToken::Kind;
    Meanings made;
    for (auto const& [month, written] : english_and_romance) add(made, written, {Kind::month, month});
    for (auto const& [month, written] : arabic) add(made, written, {Kind::month, month});
    for (auto const& [month, written] : ukrainian_and_russian) add(made, written, {Kind::month, month});
    add(made, "q t qtr quarter trimestre trim кв квартал квартала الربع ربع", {Kind::quarter});
    add(made, "h half semestre halfyear півріччя полугодие", {Kind::half});
    add(made, "w wk week semaine sem semana тиждень тижні неделя اسبوع الاسبوع أسبوع الأسبوع", {Kind::week});
    add(made, "to à al au jusqu'à till until through thru hasta até ate до по إلى الى حتى a", {Kind::to});
    add(made, "and et y e та і и و", {Kind::and_});
    add(made, "month mois mes mês from desde від з із с от من between entre між بين شهر", {Kind::filler});
    add(made,
        "of the de du del d le la el l do da em en in year année an año ano عام سنة لعام لسنة в у рік року р год года "
        "г م",
        {Kind::filler, beside_numbers});
    add(made, "st nd rd th er re ere eme o", {Kind::filler, ending_of_number});
    add(made,
        "Monday Mon Tuesday Tue Tues Wednesday Wed Thursday Thu Thur Thurs Friday Fri Saturday Sat Sunday Sun "
        "lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim lunes martes mié miércoles jue "
        "jueves vie viernes sáb sábado domingo dom segunda terça quarta quinta sexta feira понеділок вівторок середа "
        "четвер пʼятниця субота неділя الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        {Kind::filler, beside_numbers});
    return made;
}

}

std::optional<DayToken> day_word(std::string_view folded)
{
    static auto const meanings = all_meanings();
    if (folded.size() > 24) return std::nullopt;
    auto const found = meanings.find(folded);
    return found == meanings.end() ? std::nullopt : std::optional{found->second};
}

std::optional<int> month_named(std::string_view folded)
{
    auto const word = day_word(folded);
    if (not word or word->kind != DayToken::Kind::month) return std::nullopt;
    return word->value;
}

}
