#include "plain.hpp"
#include "word_table.hpp"
#include <algorithm>
#include <iterator>

namespace muster::text {

bool is_error_of_sheet(std::string_view plain)
{
    static constexpr std::string_view errors[] = {
        "#N/A",   "#NULL!", "#VALUE!", "#REF!",    "#NAME?",   "#DIV/0!", "#NUM!",  "#SPILL!",
        "#CALC!", "#N/D",   "#NOM?",   "#VALEUR!", "#NOMBRE?", "#VALOR!", "#NOME?",
    };
    return plain.starts_with('#') and std::ranges::find(errors, plain) != std::end(errors);
}

bool leaves_empty(std::string_view folded)
{
    static WordTable<bool> const sayings{
        {true, "n/a, na, n/d, nd, n/k, tbc, tbd, tba, t.b.c, t.b.d, to be confirmed, to be determined, to be defined, "
               "to be decided, null, nan, unknown, not known, not available, not applicable, no data, no information, "
               "not reported, not specified, not provided, unspecified, missing, blank, empty, pending, undefined, "
               "data not available"},
        {true, "à déterminer, à définir, à confirmer, à préciser, à compléter, non disponible, non applicable, sans "
               "objet, s/o, inconnu, inconnue, non communiqué, non renseigné, non précisé, non spécifié, pas de "
               "données, pas d'information, indisponible, vide, ne s'applique pas, non connu"},
        {true, "por definir, por determinar, por confirmar, no disponible, no aplica, no aplicable, sin dato, sin "
               "datos, sin información, desconocido, desconocida, no especificado, no reportado, s/d, s/i, no se sabe, "
               "pendiente, vacío"},
        {true, "a definir, a determinar, a confirmar, não disponível, não aplicável, não se aplica, sem dados, sem "
               "informação, desconhecido, não especificado, não informado, não reportado, pendente, vazio"},
        {true, "لا ينطبق, غير منطبق, غير متوفر, غير متاح, غير معروف, غير محدد, مجهول, لا تتوفر, لا تتوفر بيانات, "
               "لا توجد بيانات, لا يوجد بيانات, لا توجد معلومات, قيد التحديد, يحدد لاحقا, غ/م, فارغ, لم يحدد"},
        {true, "н/д, н/з, не застосовується, не застосовно, невідомо, немає даних, дані відсутні, не вказано, "
               "уточнюється, буде визначено, нет данных, неизвестно, не указано, не применимо, уточняется"},
    };
    return sayings.find(folded).has_value();
}

bool says_nothing(std::string_view folded)
{
    static WordTable<bool> const sayings{
        {true, "nil, none, no one, nobody, nothing, nothing to report, ntr, nil report, no activity, no activities, no "
               "beneficiaries"},
        {true, "néant, aucun, aucune, rien, rien à signaler, ras, r.a.s, aucune activité, pas d'activité, personne"},
        {true, "ninguno, ninguna, ningún, nada, nada que reportar, sin novedad, sin actividad, sin actividades"},
        {true, "nenhum, nenhuma, nada a reportar, nada a declarar, sem atividade, sem actividade"},
        {true, "لا يوجد, لا توجد, لا شيء, لا احد, بدون, لا يوجد نشاط, لا توجد انشطة"},
        {true, "немає, нема, немає про що звітувати, нічого звітувати, немає діяльності, жодного, жодної, нічого, відсутні, "
               "відсутнє, нет, ничего, отсутствует"},
    };
    return sayings.find(folded).has_value();
}

}
