#include "plain.hpp"
#include <algorithm>
#include <text/fold.hpp>
#include <vector>

namespace muster::text {

namespace {

/// Kept folded and in order, so that a look-up folds nothing.
class Sayings {
public:
    explicit Sayings(std::initializer_list<std::string_view> as_written)
    {
        for (auto const saying : as_written) folded_.push_back(fold(saying));
        std::ranges::sort(folded_);
    }
    [[nodiscard]] bool hold(std::string_view folded) const
    {
        return folded.size() <= longest_saying and std::ranges::binary_search(folded_, folded);
    }

private:
    std::vector<std::string> folded_;
};

}

bool is_error_of_sheet(std::string_view plain)
{
    static constexpr std::string_view errors[] = {"#N/A", "#NULL!", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NUM!",
                                                  "#SPILL!", "#CALC!", "#N/D", "#NOM?", "#VALEUR!", "#NOMBRE?",
                                                  "#VALOR!", "#NOME?"};
    return plain.starts_with('#') and std::ranges::find(errors, plain) != std::end(errors);
}

bool leaves_empty(std::string_view folded)
{
    static Sayings const sayings{
        // English and what programs write
        "n/a", "na", "n.a", "n/d", "nd", "n.d", "n/k", "n k", "tbc", "tbd", "tba", "t.b.c", "t.b.d", "to be confirmed",
        "to be determined", "to be defined", "to be decided", "null", "nan", "unknown", "not known", "not available", "not applicable", "no data",
        "no information", "not reported", "not specified", "not provided", "unspecified", "missing", "blank", "empty",
        "pending", "undefined", "data not available",
        // French
        "à déterminer", "à définir", "à confirmer", "à préciser", "à compléter", "non disponible", "non applicable",
        "sans objet", "s/o", "inconnu", "inconnue", "non communiqué", "non renseigné", "non précisé", "non spécifié",
        "pas de données", "pas d'information", "indisponible", "vide", "ne s'applique pas", "non connu",
        // Spanish
        "por definir", "por determinar", "por confirmar", "no disponible", "no aplica", "no aplicable", "sin dato",
        "sin datos", "sin información", "desconocido", "desconocida", "no especificado", "no reportado", "s/d", "s/i",
        "no se sabe", "pendiente", "vacío",
        // Portuguese
        "a definir", "a determinar", "a confirmar", "não disponível", "não aplicável", "não se aplica", "sem dados",
        "sem informação", "desconhecido", "não especificado", "não informado", "não reportado", "pendente", "vazio",
        // Arabic
        "لا ينطبق", "غير منطبق", "غير متوفر", "غير متاح", "غير معروف", "غير محدد", "مجهول", "لا تتوفر", "لا تتوفر بيانات",
        "لا توجد بيانات", "لا يوجد بيانات", "لا توجد معلومات", "قيد التحديد", "يحدد لاحقا", "غ/م", "فارغ", "لم يحدد",
        // Ukrainian and Russian
        "н/д", "н/з", "не застосовується", "не застосовно", "невідомо", "немає даних", "дані відсутні", "не вказано",
        "уточнюється", "буде визначено", "нет данных", "неизвестно", "не указано", "не применимо", "уточняется",
    };
    return sayings.hold(folded);
}

bool says_nothing(std::string_view folded)
{
    static Sayings const sayings{
        "nil", "none", "no one", "nobody", "nothing", "nothing to report", "ntr", "nil report", "no activity",
        "no activities", "no beneficiaries", "néant", "aucun", "aucune", "rien", "rien à signaler", "ras", "r.a.s",
        "aucune activité", "pas d'activité", "personne", "ninguno", "ninguna", "ningún", "nada", "nada que reportar",
        "sin novedad", "sin actividad", "sin actividades", "nenhum", "nenhuma", "nada a reportar", "nada a declarar",
        "sem atividade", "sem actividade", "لا يوجد", "لا توجد", "لا شيء", "لا احد", "بدون", "لا يوجد نشاط", "لا توجد انشطة",
        "немає", "нема", "жодного", "жодної", "нічого", "відсутні", "відсутнє", "нет", "ничего", "отсутствует",
    };
    return sayings.hold(folded);
}

}
