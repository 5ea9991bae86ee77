//! What currencies are called: their signs, their codes, their names, and the letters that are theirs alone in their own country.

/// What stands beside a sum whatever its currency.
pub(super) const SIGNS: [&str; 28] = [
    "￥", "＄", "￡", "﷼", "€", "$", "£", "¥", "₹", "₩", "₪", "₺", "₽", "₴", "₫", "₱", "฿", "₦",
    "₡", "₲", "₵", "₸", "₾", "zł", "kč", "円", "元", "원",
];

/// Codes that nobody takes for a word, whatever the currency that is looked for: `ALL`, `COP`, `MAD` count only for their own.
pub(super) const CODES: [&str; 13] = [
    "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "JPY", "CNY", "MXN", "BRL", "XOF", "XAF", "RMB",
];

/// Names of currencies that mean nothing else.
pub(super) const NAMES: [&str; 45] = [
    "bolívar",
    "bolivar",
    "bolívare",
    "bolivare",
    "balboa",
    "córdoba",
    "cordoba",
    "franken",
    "franchi",
    "dolarów",
    "dolary",
    "долларов",
    "доллара",
    "доллар",
    "евро",
    "يورو",
    "دولار",
    "欧元",
    "美元",
    "加元",
    "euro",
    "dollar",
    "dólar",
    "dolar",
    "franc",
    "franco",
    "peso",
    "dirham",
    "dinar",
    "rupee",
    "roupie",
    "rupia",
    "yen",
    "yuan",
    "zloty",
    "złoty",
    "forint",
    "rouble",
    "ruble",
    "rublo",
    "shilling",
    "boliviano",
    "quetzal",
    "guaraní",
    "lempira",
];

/// Words of any text, or of few, and money where that is the currency.
pub(super) fn doubtful(currency: &str) -> &'static [&'static str] {
    match currency {
        "GBP" | "GIP" | "FKP" | "SHP" => &["pound"],
        "EGP" | "LBP" | "SYP" | "SDG" | "SSP" => &["pound", "livre", "libra"],
        "SEK" | "NOK" | "DKK" | "ISK" | "CZK" => &[
            "kr", "krone", "krona", "kronor", "kroner", "krónur", "couronne", "corona", "korun",
            "koruna", "koruny",
        ],
        "ZAR" => &["rand"],
        "BRL" => &["reais", "reale"],
        "IRR" | "OMR" | "QAR" | "SAR" | "YER" => &["rial", "riyal"],
        "PEN" => &["soles"],
        "HRK" => &["kuna", "kn"],
        "CRC" | "SVC" => &["colón", "colon", "colone"],
        "EUR" => &[
            "евро",
            "ευρώ",
            "eura",
            "euroa",
            "евра",
            "eurów",
            "ユーロ",
            "유로",
            "אירו",
        ],
        "CNY" => &["人民币", "元", "kuai"],
        "JPY" => &["円"],
        "MAD" | "AED" => &["درهم", "دراهم"],
        "TRY" => &["lira", "lirası"],
        "RON" | "MDL" => &["lei", "leu"],
        "BGN" => &["leva", "лева", "лв"],
        "RUB" => &["руб", "рубль", "рубля", "рублей"],
        "UAH" => &["грн", "гривень", "гривня", "hryvnia"],
        "THB" => &["baht"],
        "KRW" => &["won"],
        "ILS" => &["shekel", "sheqel", "שקל", "שקלים", "ש\"ח", "שח"],
        "HTG" => &["gourde"],
        "PLN" => &["złotych", "zlotych"],
        "NGN" => &["naira"],
        "GHS" => &["cedi"],
        "ETB" => &["birr"],
        "IDR" => &["rupiah"],
        "MYR" => &["ringgit"],
        "VND" => &["dong", "đồng"],
        "KZT" => &["tenge"],
        "GEL" => &["lari"],
        _ => &[],
    }
}

/// Letters that stand for a currency where it is the one that is looked for, as they are written; a point may stand behind them.
pub(super) fn short(currency: &str) -> &'static [&'static str] {
    match currency {
        "MAD" | "AED" => &["DH", "Dh", "dh", "DHS", "Dhs", "dhs"],
        "TND" => &["DT"],
        "DZD" => &["DA"],
        "XOF" | "XAF" => &[
            "CFA", "FCFA", "cfa", "fcfa", "Fcfa", "F", "frs", "Frs", "FRS",
        ],
        "CAD" => &["CDN", "Cdn"],
        "CNY" => &["RMB", "Rmb"],
        "XPF" => &["CFP", "FCFP"],
        "TRY" => &["TL"],
        "CHF" => &["Fr", "fr", "SFr", "sFr", "Sfr", "Frs", "frs", "sfr"],
        "EGP" => &["LE", "EGP"],
        "ILS" => &["NIS"],
        "BOB" => &["Bs"],
        "INR" | "PKR" | "LKR" | "NPR" | "MUR" => &["Rs", "rs"],
        "HUF" => &["Ft"],
        "IDR" => &["Rp"],
        "MYR" => &["RM"],
        "PYG" => &["Gs"],
        "KES" => &["KSh", "Ksh"],
        "UGX" => &["USh", "Ush"],
        "TZS" => &["TSh", "Tsh"],
        _ => &[],
    }
}

/// The same of letters that stand before a number alone: behind it they are litres and the like.
pub(super) fn leading(currency: &str) -> Option<&'static str> {
    Some(match currency {
        "PEN" => "S",
        "HNL" => "L",
        "ZAR" => "R",
        "GTQ" => "Q",
        "PAB" => "B",
        _ => return None,
    })
}
