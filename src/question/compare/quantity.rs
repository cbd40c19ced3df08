//! Amounts: a number and what it counts.

use super::clean::{MINUS, is_currency};
use super::words::Folded;
use super::{near, numeral};

/// Two amounts are the same when they differ by less than this share: floating point, not knowledge.
const HAIR: f64 = 1e-9;

/// Words before an amount that leave it what it is.
const FILLERS: [&str; 9] = [
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "circa",
    "some",
    "~",
    "≈",
];
/// Words that turn an amount into another one; with them an answer is never read as this amount.
const TURNS: [&str; 20] = [
    "not", "no", "never", "less", "more", "over", "under", "above", "below", "before", "after",
    "than", "fewer", "without", "except", "or", "between", "to", "bc", "bce",
];

/// Units that have several names: the first is the name for all. Singular, words parted by blanks.
const UNITS: [&[&str]; 31] = [
    &[
        "us$",
        "$",
        "us $",
        "$ us",
        "usd",
        "usd $",
        "dollar",
        "us dollar",
        "american dollar",
        "united states dollar",
    ],
    &["€", "eur", "euro"],
    &["£", "gbp", "pound", "pound sterling", "british pound"],
    &["¥", "jpy", "yen", "japanese yen"],
    &["₩", "krw", "won", "korean won", "south korean won"],
    &["rmb", "cny", "yuan", "renminbi", "chinese yuan"],
    &["₽", "rub", "ruble", "rouble"],
    &["percent", "pct"],
    &["percentage point", "pp"],
    &["second", "s", "sec"],
    &["minute", "min"],
    &["hour", "h", "hr"],
    &["day", "d"],
    &["week", "wk"],
    &["month", "mo"],
    &["year", "yr", "y"],
    &["decade"],
    &["century", "centurie"],
    &["mm", "millimetre", "millimeter"],
    &["cm", "centimetre", "centimeter"],
    &["m", "metre", "meter"],
    &["km", "kilometre", "kilometer"],
    &["mile", "mi"],
    &["foot", "ft", "feet"],
    &["g", "gram", "gramme"],
    &["kg", "kilogram", "kilogramme", "kilo"],
    &["t", "ton", "tonne"],
    &["l", "litre", "liter"],
    &["° c", "c", "degree celsius", "celsius", "degree centigrade"],
    &["° f", "f", "degree fahrenheit", "fahrenheit"],
    &["km2", "square kilometre", "square kilometer", "sq km"],
];
/// The first of [`UNITS`] are money; `m` beside these means million.
const MONEY: usize = 7;

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// The number with its powers of ten: `71.6 billion` is 71,600,000,000.
    pub(super) value: f64,
    /// What stands beside the number.
    pub(super) unit: Unit,
    /// Whether the number (or the sign of money before it) stands first.
    leads: bool,
}

/// What an amount counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Unit {
    words: Vec<String>,
    /// The place in [`UNITS`].
    known: Option<usize>,
}

impl Unit {
    /// The unit of some words; fillers go, plurals become singular.
    fn new(words: impl Iterator<Item = String>) -> Self {
        let words: Vec<_> = words
            .filter(|word| !FILLERS.contains(&word.as_str()))
            .map(|word| singular(&word).to_owned())
            .collect();
        let name = words.join(" ");
        let known = UNITS
            .iter()
            .position(|names| names.contains(&name.as_str()));
        Self { words, known }
    }

    fn is_money(&self) -> bool {
        self.known.is_some_and(|at| at < MONEY)
    }

    /// Whether an amount in `given` may stand for one in this unit: the same, less than all of it, or left out.
    fn allows(&self, given: &Self, prompt: &str) -> bool {
        if given.words.is_empty() {
            return true;
        }
        match (self.known, given.known) {
            (Some(a), Some(b)) => a == b,
            (None, Some(_)) if !self.words.is_empty() => self.words == given.words,
            _ => given.words.len() <= 3 && given.words.iter().all(|word| self.knows(word, prompt)),
        }
    }

    /// Whether a word is one of the unit (a slip is forgiven) or was said in the question.
    fn knows(&self, word: &str, prompt: &str) -> bool {
        // degrees are hardly ever said with their scale
        let degrees = |unit: &String| unit == "°" && word == "degree";
        let own =
            |unit: &String| unit == word || degrees(unit) || near::slips(unit, word).is_some();
        let asked = |asked: &str| {
            let asked = singular(asked);
            asked == word || (word.len() >= 4 && asked.starts_with(word))
        };
        self.words.iter().any(own) || prompt.split([' ', '-']).any(asked)
    }

    /// Whether a text in this unit may be answered by the bare number: units of a letter or two name other things too.
    fn may_be_left_out(&self) -> bool {
        let spelled = self
            .words
            .iter()
            .any(|w| w.len() >= 4 || w.contains(is_currency));
        self.words.is_empty() || self.is_money() || spelled
    }
}

/// `years` → `year`.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.len() >= 3 && !one.ends_with('s') => one,
        _ => word,
    }
}

/// Reads an amount: exactly one number, and whatever else is said is its unit.
pub(super) fn read(text: &Folded) -> Option<Quantity> {
    if text.plain.len() > 120 || !numeral::occurs_in(&text.plain) {
        return None;
    }
    let mut numbers = Vec::new();
    let mut rest = Vec::new();
    let mut leads = false;
    for word in text.words() {
        if let Some(value) = number(&word) {
            leads |= rest
                .iter()
                .all(|w: &String| w.contains(is_currency) || w == "us");
            numbers.push(value);
        } else if let Some((value, unit)) = glued(&word) {
            leads |= rest
                .iter()
                .all(|w: &String| w.contains(is_currency) || w == "us");
            numbers.push(value);
            rest.push(unit.to_owned());
        } else {
            rest.push(word);
        }
    }
    let value = one_number(&numbers)?;
    // the sign may stand before the sign of money: `−$5`
    let sign = rest.iter().filter(|word| word.starts_with(MINUS)).count();
    rest.iter_mut()
        .for_each(|word| *word = word.replace(MINUS, ""));
    rest.retain(|word| !word.is_empty());
    if sign > 1 || rest.iter().any(|word| TURNS.contains(&word.as_str())) {
        return None;
    }
    let value = if sign == 1 { -value } else { value };
    Some(with_unit(value, &rest, leads))
}

fn with_unit(value: f64, rest: &[String], leads: bool) -> Quantity {
    let unit = Unit::new(rest.iter().cloned());
    if !rest.iter().any(|word| word == "m") {
        return Quantity { value, unit, leads };
    }
    let without_m = Unit::new(rest.iter().filter(|word| *word != "m").cloned());
    if without_m.is_money() && without_m.words.len() < unit.words.len() {
        let value = value * 1e6;
        let unit = without_m;
        return Quantity { value, unit, leads };
    }
    Quantity { value, unit, leads }
}

/// One number, or a whole number and a fraction (`3 1/2`).
fn one_number(numbers: &[f64]) -> Option<f64> {
    match *numbers {
        [one] => Some(one),
        [whole, part] if whole.fract() == 0.0 && part > 0.0 && part < 1.0 => Some(whole + part),
        _ => None,
    }
}

/// A word that is a number: `71.6`, `−5`, `1/2`, `3e8`.
fn number(word: &str) -> Option<f64> {
    let plain = word.replace(MINUS, "-");
    if let Some((upper, lower)) = plain.split_once('/') {
        let (upper, lower) = (decimal(upper)?, decimal(lower)?);
        return (lower != 0.0).then(|| upper / lower);
    }
    decimal(&plain)
}

fn decimal(text: &str) -> Option<f64> {
    let starts = text
        .trim_start_matches('-')
        .starts_with(|c: char| c.is_ascii_digit());
    let value: f64 = starts.then(|| text.parse().ok()).flatten()?;
    value.is_finite().then_some(value)
}

/// A number with its unit in one word: `5km`.
fn glued(word: &str) -> Option<(f64, &str)> {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let start = word.strip_prefix(MINUS).unwrap_or(word);
    let end = word.len() - start.trim_start_matches(digit).len();
    let (digits, unit) = word.split_at_checked(end)?;
    let sound = unit.chars().all(char::is_alphabetic) && !matches!(unit, "" | "th" | "s");
    sound
        .then(|| number(digits))
        .flatten()
        .map(|value| (value, unit))
}

/// A number that is wanted, as a card says it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wanted<'a> {
    /// The value in the unit.
    pub(super) value: f64,
    /// How far off still counts, in the unit, 0 or more.
    pub(super) tolerance: f64,
    /// The unit with its powers of ten, such as `US$ billion`.
    pub(super) unit: Option<&'a str>,
}

impl Wanted<'_> {
    /// Whether an amount is the one wanted. Words of the question (cleaned) may be repeated beside the number.
    ///
    /// The number counts in the unit wanted or with all its powers of ten: `71.6`, `71.6 billion` and `71600 million` are
    /// all 71.6 US$ billion.
    pub(super) fn is(self, given: &Quantity, prompt: &str) -> bool {
        let (scale, unit) = scaled(self.unit.unwrap_or(""));
        let within = |scale: f64| {
            let (value, tolerance) = (self.value * scale, self.tolerance * scale);
            (given.value - value).abs() <= tolerance * (1.0 + HAIR) + value.abs() * HAIR
        };
        (unit.allows(&given.unit, prompt) && (within(1.0) || within(scale)))
            || (within(1.0) && self.allows_misspelt(&unit, given, prompt))
    }

    /// Whether the unit of an amount is right but for a slip in the power of ten that the wanted unit has: `71.6 bilion`.
    /// A word as near to another power is none of them.
    fn allows_misspelt(self, unit: &Unit, given: &Quantity, prompt: &str) -> bool {
        const POWERS: [&str; 4] = ["thousand", "million", "billion", "trillion"];
        let wanted = self.unit.unwrap_or("").to_lowercase();
        let meant = |word: &&String| {
            let mut near = POWERS.iter().filter(|p| near::slips(p, word).is_some());
            let one = near.next().filter(|_| near.next().is_none());
            one.is_some_and(|power| wanted.split_whitespace().any(|word| word == *power))
        };
        let (powers, rest): (Vec<_>, Vec<_>) = given.unit.words.iter().partition(meant);
        powers.len() == 1 && unit.allows(&Unit::new(rest.into_iter().cloned()), prompt)
    }

    /// The value with all powers of ten.
    pub(super) fn in_ones(self) -> f64 {
        self.value * scaled(self.unit.unwrap_or("")).0
    }
}

/// The powers of ten in a unit, and the unit without them: `US$ billion` → 10⁹ and `US$`.
fn scaled(unit: &str) -> (f64, Unit) {
    let folded = Folded::new(unit);
    let words = match folded.key.contains(char::is_alphanumeric) {
        true => folded.words(),
        // a lone sign such as `%` or `€`
        false => super::clean::clean(unit)
            .split(' ')
            .map(str::to_owned)
            .collect(),
    };
    let scale: f64 = words.iter().filter_map(|word| number(word)).product();
    let unit = Unit::new(words.into_iter().filter(|word| number(word).is_none()));
    (scale, unit)
}

/// Whether two texts are the same amount in the same unit: both must be numbers with a unit known to all, or with none.
pub(super) fn same(a: &Quantity, b: &Quantity) -> bool {
    let sound = |q: &Quantity| q.leads && (q.unit.known.is_some() || q.unit.words.is_empty());
    sound(a) && sound(b) && a.unit.known == b.unit.known && equal(a.value, b.value)
}

/// Whether `given` says the amount of the text `right`, with the unit left out or with words of the question.
pub(super) fn holds(right: &Quantity, given: &Quantity, prompt: &str) -> bool {
    let sound = right.leads && (right.unit.known.is_some() || right.unit.words.is_empty());
    let unit = match given.unit.words.is_empty() {
        true => right.unit.may_be_left_out(),
        false => right.unit.allows(&given.unit, prompt),
    };
    sound && unit && equal(right.value, given.value)
}

fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= a.abs().max(b.abs()) * HAIR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(number: (f64, &str, f64), given: &str) -> bool {
        let (value, unit, tolerance) = number;
        let unit = (!unit.is_empty()).then_some(unit);
        let wanted = Wanted {
            value,
            tolerance,
            unit,
        };
        let prompt = "how many countries and soldiers were there";
        read(&Folded::new(given)).is_some_and(|given| wanted.is(&given, prompt))
    }

    const TRADE: (f64, &str, f64) = (71.6, "US$ billion", 0.716);

    #[test]
    fn a_slip_in_the_power_of_ten_is_one_only_when_no_other_is_as_near() {
        for given in ["71.6 bilion", "US$ 71.6 bilion", "71.6 billoin dollars"] {
            assert!(right(TRADE, given), "{given}");
        }
        for given in [
            "71.6 milion",
            "71.6 illion",
            "71.6 tillion",
            "71.6 bilion yen",
            "70 bilion",
        ] {
            assert!(!right(TRADE, given), "{given}");
        }
        assert!(!right((71.6, "US$", 0.0), "71.6 bilion"));
    }

    #[test]
    fn an_amount_is_right_however_it_is_written() {
        for given in [
            "71.6",
            "71,6",
            "71.6 billion",
            "71.6bn",
            "US$71.6bn",
            "US$ 71.6 billion",
            "$71.6 billion",
            "71.6 billion dollars",
            "71.6 billion US dollars",
            "USD 71.6 billion",
            "71600 million",
            "71,600 million dollars",
            "about 71.6 billion",
            "72.316",
            "70.884",
            "+71.6",
            "$71600m",
            "71600000000",
            "seventy-two billion",
        ] {
            assert!(right(TRADE, given), "{given}");
        }
    }

    #[test]
    fn another_amount_or_unit_is_wrong() {
        for given in [
            "",
            "billion",
            "72.4",
            "-71.6",
            "minus 71.6",
            "−$71.6 billion",
            "71.6 million",
            "€71.6 billion",
            "71.6 billion euros",
            "71.6 percent",
            "71.6 billion yen",
            "71.6 or 80",
            "not 71.6",
            "71.6 km",
            "over 71.6 billion",
            "71.6 C$ billion",
            "NaN",
            "inf",
        ] {
            assert!(!right(TRADE, given), "{given}");
        }
    }

    #[test]
    fn things_that_are_counted_are_units_too() {
        let troops = (37000.0, "service personnel", 0.0);
        for given in [
            "37,000",
            "37 thousand",
            "37k",
            "37000 personnel",
            "37000 servce personell",
            "37000 soldiers",
            "37 000",
        ] {
            assert!(right(troops, given), "{given}");
        }
        for given in ["37000 tanks", "37000 km", "37", "37.000", "37 million"] {
            assert!(!right(troops, given), "{given}");
        }
        assert!(right((170.0, "", 0.0), "170 countries"));
        assert!(!right((170.0, "", 0.0), "170 km"));
        assert!(right((20.0, "per cent", 0.0), "20%") && right((41.0, "%", 0.0), "41 percent"));
        assert!(
            right((41.0, "%", 0.0), "forty-one")
                && !right((41.0, "%", 0.0), "41 percentage points")
        );
        assert!(
            right((36.0, "years", 0.0), "thirty-six years")
                && !right((36.0, "years", 0.0), "36 months")
        );
        assert!(right((5.0, "km", 0.0), "5km") && !right((5.0, "km", 0.0), "5 m"));
        assert!(right((-5.0, "°C", 0.0), "-5 °C") && !right((-5.0, "°C", 0.0), "5 °C"));
        assert!(right((-5.0, "°C", 0.0), "minus five degrees"));
        assert!(!right((-5.0, "°C", 0.0), "five degrees") && !right((-5.0, "°C", 0.0), "-5 °F"));
        assert!(
            right((3.5, "", 0.0), "3½")
                && right((0.5, "", 0.0), "1/2")
                && right((3e8, "m/s", 0.0), "3e8 m/s")
        );
    }

    #[test]
    fn texts_may_be_amounts() {
        let read = |text: &str| read(&Folded::new(text)).unwrap();
        assert!(same(&read("US$18.5 billion"), &read("18.5bn dollars")));
        assert!(!same(&read("US$18.5 billion"), &read("18.5")));
        assert!(holds(&read("US$18.5 billion"), &read("18.5 billion"), ""));
        assert!(!holds(&read("US$18.5 billion"), &read("18.5"), ""));
        assert!(holds(
            &read("148"),
            &read("148 countries"),
            "how many countries"
        ));
        assert!(!holds(&read("G-20"), &read("20"), "") && !holds(&read("3M"), &read("3"), ""));
    }
}
