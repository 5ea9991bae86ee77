//! In: a text. Out: whether it speaks of money anywhere, by a sign, a code, a currency's name or a word of budgets.

use std::{collections::HashSet, sync::LazyLock};

use crate::model::{currency, fold::fold, search::tokens};

/// Words of budgets in the languages of forms, folded and in the singular.
const WORDS: &str = "budget|cout|montant|depense|subvention|prix|financement|finance|recette|facture|devis|honoraire|salaire\
    |somme|paiement|paye|payer|tarif|loyer|argent|monnaie|dotation|tresorerie|cofinancement|investissement|investi|emprunt|dette\
    |cotisation|amende|indemnite|vente|achat|cost|amount|expense|expenditure|spending|spent|spend|grant|price|funding|fund|fee|invoice\
    |salary|wage|payment|paid|pay|revenue|income|money|cash|loan|debt|investment|subsidy|subsidie|sale|purchase|budgeted\
    |dinero|gasto|importe|coste|costo|presupuesto|precio|financiacion|financiamiento|ingreso|pago|salario|tarifa|alquiler|inversion\
    |prestamo|deuda|cuota|venta|compra|monto|costar|coutait|coute|coutent|cuesta|cuestan";

/// Whether a text does.
#[must_use]
pub fn speaks(text: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split('|').collect());
    currency::stands_in(text)
        || tokens(&fold(text)).any(|word| {
            KNOWN.contains(word)
                || ["s", "x"].iter().any(|end| {
                    word.strip_suffix(end)
                        .is_some_and(|one| KNOWN.contains(one))
                })
        })
}

#[cfg(test)]
mod tests {
    use super::speaks;

    #[test]
    fn money_is_known_by_its_words_and_signs() {
        for text in [
            "Coûts",
            "le montant",
            "18 000 €",
            "CAD",
            "francs",
            "Presupuesto",
            "grants",
        ] {
            assert!(speaks(text), "{text}");
        }
        for text in [
            "Fréquentation du musée",
            "8,000 saplings",
            "Tel. 9000 8000",
            "cadres",
        ] {
            assert!(!speaks(text), "{text}");
        }
    }
}
