#include "day_tokens.hpp"
#include "word_table.hpp"
#include <text/days.hpp>

namespace muster::text {

namespace {

using Kind = DayToken::Kind;

WordTable<DayToken> const& day_words()
{
    static WordTable<DayToken> const table{
        {{Kind::month, 1}, "January, Jan, Janvier, Janv, Enero, Ene, Janeiro"},
        {{Kind::month, 2}, "February, Feb, Febr, Février, Févr, Fév, Febrero, Fevereiro"},
        {{Kind::month, 3}, "March, Mar, Mars, Marzo, Março"},
        {{Kind::month, 4}, "April, Apr, Avril, Avr, Abril, Abr"},
        {{Kind::month, 5}, "May, Mai, Mayo, Maio"},
        {{Kind::month, 6}, "June, Jun, Juin, Junio, Junho"},
        {{Kind::month, 7}, "July, Jul, Juillet, Juil, Juill, Julio, Julho"},
        {{Kind::month, 8}, "August, Aug, Août, Aou, Agosto, Ago"},
        {{Kind::month, 9}, "September, Sep, Sept, Septembre, Septiembre, Setiembre, Set, Setembro"},
        {{Kind::month, 10}, "October, Oct, Octobre, Octubre, Outubro, Out"},
        {{Kind::month, 11}, "November, Nov, Novembre, Noviembre, Novembro"},
        {{Kind::month, 12}, "December, Dec, Décembre, Déc, Diciembre, Dic, Dezembro, Dez"},
        // As said in Egypt and the Gulf, in the Levant and Iraq, in Algeria and Tunisia, in Morocco.
        {{Kind::month, 1}, "يناير, كانون الثاني, كانون ثاني, جانفي"},
        {{Kind::month, 2}, "فبراير, شباط, فيفري"},
        {{Kind::month, 3}, "مارس, آذار"},
        {{Kind::month, 4}, "أبريل, نيسان, أفريل"},
        {{Kind::month, 5}, "مايو, أيار, ماي"},
        {{Kind::month, 6}, "يونيو, يونيه, حزيران, جوان"},
        {{Kind::month, 7}, "يوليو, يوليه, تموز, جويلية, يوليوز"},
        {{Kind::month, 8}, "أغسطس, آب, أوت, غشت"},
        {{Kind::month, 9}, "سبتمبر, أيلول, شتنبر"},
        {{Kind::month, 10}, "أكتوبر, تشرين الأول, تشرين أول"},
        {{Kind::month, 11}, "نوفمبر, تشرين الثاني, تشرين ثاني, نونبر"},
        {{Kind::month, 12}, "ديسمبر, كانون الأول, كانون أول, دجنبر"},
        // Ukrainian, then Russian.
        {{Kind::month, 1}, "січень, січня, січ, январь, января, янв"},
        {{Kind::month, 2}, "лютий, лютого, лют, февраль, февраля, фев, февр"},
        {{Kind::month, 3}, "березень, березня, бер, март, марта"},
        {{Kind::month, 4}, "квітень, квітня, квіт, кві, апрель, апреля, апр"},
        {{Kind::month, 5}, "травень, травня, трав, тра, май, мая"},
        {{Kind::month, 6}, "червень, червня, черв, чер, июнь, июня, июн"},
        {{Kind::month, 7}, "липень, липня, лип, июль, июля, июл"},
        {{Kind::month, 8}, "серпень, серпня, серп, сер, август, августа, авг"},
        {{Kind::month, 9}, "вересень, вересня, вер, сентябрь, сентября, сен, сент"},
        {{Kind::month, 10}, "жовтень, жовтня, жовт, жов, октябрь, октября, окт"},
        {{Kind::month, 11}, "листопад, листопада, лист, лис, ноябрь, ноября, ноя, нояб"},
        {{Kind::month, 12}, "грудень, грудня, груд, гру, декабрь, декабря, дек"},
        {{Kind::quarter}, "q, t, qtr, quarter, trimestre, trim, кв, квартал, квартала, الربع, ربع"},
        {{Kind::half}, "h, half, semestre, півріччя, полугодие"},
        {{Kind::week}, "w, wk, week, semaine, sem, semana, тиждень, неделя, أسبوع, الأسبوع"},
        {{Kind::to}, "to, à, al, au, jusqu'à, till, until, through, thru, hasta, até, до, по, إلى, حتى"},
        {{Kind::and_}, "and, et, y, e, و, та, і, и"},
        {{Kind::filler}, "month, mois, mes, mês, شهر, from, desde, від, з, із, с, от, من, between, entre, між, بين"},
        {{Kind::filler, beside_numbers},
         "of, the, de, du, del, d, le, la, el, l, do, da, em, en, in, year, année, an, año, ano, عام, سنة, لعام, لسنة, "
         "م, в, у, рік, року, р, год, года, г"},
        {{Kind::filler, ending_of_number}, "st, nd, rd, th, er, re, ere, eme, o"},
        {{Kind::filler, beside_numbers},
         "Monday, Mon, Tuesday, Tue, Tues, Wednesday, Wed, Thursday, Thu, Thur, Thurs, Friday, Fri, Saturday, Sat, "
         "Sunday, Sun, lundi, lun, mardi, mercredi, mer, jeudi, jeu, vendredi, ven, samedi, sam, dimanche, dim, lunes, "
         "martes, mié, miércoles, jue, jueves, vie, viernes, sáb, sábado, domingo, dom, segunda, terça, quarta, "
         "quinta, sexta, feira, понеділок, вівторок, середа, четвер, п'ятниця, субота, неділя, الاثنين, الثلاثاء, "
         "الأربعاء, الخميس, الجمعة, السبت, الأحد"},
    };
    return table;
}

}

std::optional<DayToken> day_word(std::string_view folded) { return day_words().find(folded); }

std::optional<int> month_named(std::string_view folded)
{
    auto const word = day_word(folded);
    if (not word or word->kind != DayToken::Kind::month) return std::nullopt;
    return word->value;
}

} // namespace muster::text
