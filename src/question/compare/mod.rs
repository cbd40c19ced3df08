//! Whether a typed answer says what is wanted.
//!
//! Three steps, from strict to kind; a distractor is looked for between them, so that kindness never makes one right:
//! 1. the same letters, apart from case, Unicode form and blanks at the ends (all that `exact` cards forgive);
//! 2. the same words: accents, punctuation, hyphens and blanks, articles, `&`, number words and marks between thousands
//!    make no difference, nor does the order of a date or the spelling of an amount;
//! 3. the same fact: a date within the year or month wanted, an amount without its unit, a name of two or three words
//!    with the family name at the other end (`Dae-jung Kim`, `Abe, Shinzo`).
//!
//! What is left may still be a near miss by spelling.

mod clean;
mod date;
mod decimal;
mod fraction;
mod near;
mod numeral;
mod quantity;
mod spoken;
mod words;

use unicode_normalization::UnicodeNormalization;

pub(crate) use words::Folded;

use crate::base::PartialDate;
use crate::deck::Distractor;
use quantity::Quantity;

/// Bytes of the longest answer that is compared kindly; beyond it a text is no answer but an accident.
pub(crate) const LONGEST: usize = 4000;

/// What is wanted to one question, or as one of several answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wanted {
    /// The answer as it is shown, then the other texts that count as right.
    pub(crate) texts: Vec<String>,
    /// What else counts as right.
    pub(crate) value: Value,
    /// What never does.
    pub(crate) wrong: Vec<Distractor>,
    /// Only the first step, and no near misses; numbers and dates are read all the same.
    pub(crate) exact: bool,
}

/// What is wanted apart from the letters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Text,
    /// A number.
    Number {
        /// The value in the unit.
        value: f64,
        /// How far off still counts, in the unit.
        tolerance: f64,
        /// The unit as written.
        unit: Option<String>,
    },
    /// A date, or a finer one within it.
    Date(PartialDate),
}

/// How an answer compares with what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// It says the same.
    Right,
    /// A near miss of this text.
    Near(String),
    /// The distractor of that place.
    Distractor(usize),
    /// Something else.
    Wrong,
}

/// A given text, read once for all comparisons.
pub(crate) struct Said {
    text: String,
    /// The text as words.
    pub(crate) folded: Folded,
    dates: Vec<PartialDate>,
    quantity: Option<Quantity>,
}

/// Texts folded once, to look many others up among them.
pub(crate) struct Known {
    texts: Vec<(String, Folded)>,
    exact: bool,
}

impl Known {
    /// Some texts; with `exact` only the first step of the comparison is done.
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a String>, exact: bool) -> Self {
        let folded = |text: &String| (strict(text), Folded::new(text));
        let texts = texts.into_iter().map(folded).collect();
        Self { texts, exact }
    }

    /// Whether a text says the same as one of these.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let said = Said::new(text);
        let same = |(strict, folded): &(String, Folded)| {
            (*strict == said.text && !strict.is_empty()) || (!self.exact && said.is_same_as(folded))
        };
        self.texts.iter().any(same)
    }
}

impl Said {
    /// Reads a text. One longer than any answer is only compared letter by letter.
    pub(crate) fn new(text: &str) -> Self {
        let folded = Folded::new(if text.len() > LONGEST { "" } else { text });
        let dates = date::read(&folded);
        let quantity = quantity::read(&folded);
        let text = strict(text);
        Self {
            text,
            folded,
            dates,
            quantity,
        }
    }

    /// Names under which the same answer is found wherever it stands: its words, its dates to the month or day, its amount.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = vec![self.folded.key.clone()];
        let fine = self.dates.iter().filter(|date| date.month().is_some());
        names.extend(fine.map(date_name));
        names.extend(self.quantity.as_ref().map(|q| amount_name(q.value)));
        names
    }

    /// Whether a text says the same, letter by letter apart from case, Unicode form and blanks at the ends.
    pub(crate) fn is_strictly(&self, text: &str) -> bool {
        !self.text.is_empty() && strict(text) == self.text
    }

    /// Whether a text says the same in the same words, or is the same date or amount.
    pub(crate) fn is_same(&self, text: &str) -> bool {
        self.is_same_as(&Folded::new(text))
    }

    fn is_same_as(&self, other: &Folded) -> bool {
        !self.folded.key.is_empty()
            && (other.key == self.folded.key
                || self.is_same_date(other)
                || self.is_same_amount(other))
    }

    fn is_same_date(&self, other: &Folded) -> bool {
        !self.dates.is_empty() && matches!(*date::read(other), [date] if self.dates.contains(&date))
    }

    fn is_same_amount(&self, other: &Folded) -> bool {
        let given = self.quantity.as_ref();
        given.is_some_and(|given| quantity::read(other).is_some_and(|q| quantity::same(&q, given)))
    }

    /// Whether this says the fact of a text in a finer or shorter way.
    fn says_fact_of(&self, text: &str, prompt: &str) -> bool {
        let right = Folded::new(text);
        let date =
            !self.dates.is_empty() && matches!(*date::read(&right), [date] if self.is_within(date));
        let amount = self.quantity.as_ref().is_some_and(|given| {
            quantity::read(&right).is_some_and(|right| quantity::holds(&right, given, prompt))
        });
        date || amount || self.is_turned_name(text)
    }

    fn is_within(&self, date: PartialDate) -> bool {
        self.dates.iter().any(|given| date.holds(*given))
    }

    /// Whether this is the name `text` with its first word last or its last word first.
    fn is_turned_name(&self, text: &str) -> bool {
        let words: Vec<_> = text.split_whitespace().collect();
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        let name = (2..=3).contains(&words.len()) && words.iter().all(capital);
        let turned = |by: usize| {
            let mut words = words.clone();
            words.rotate_left(by);
            Folded::new(&words.join(" ")).key == self.folded.key
        };
        name && (1..words.len()).any(turned)
    }

    /// How many slips of spelling lie between this and a right text; `None` when it is no near miss.
    pub(crate) fn slips(&self, right: &str) -> Option<usize> {
        near::slip(&Folded::new(right), &self.folded)
    }
}

impl Wanted {
    /// Compares an answer. `prompt` is the text of the question, whose words may be repeated beside a number; `elsewhere`
    /// says whether the answer is right to another question, which makes a near miss wrong.
    pub(crate) fn compare(
        &self,
        said: &Said,
        prompt: &str,
        elsewhere: impl Fn(&Said) -> bool,
    ) -> Likeness {
        match self.recognise(said, prompt) {
            Likeness::Wrong if !self.exact && said.folded.says_something() => match self.near(said)
            {
                Some(text) if !elsewhere(said) => Likeness::Near(text),
                _ => Likeness::Wrong,
            },
            likeness => likeness,
        }
    }

    /// The same without near misses.
    pub(crate) fn recognise(&self, said: &Said, prompt: &str) -> Likeness {
        if self.texts.iter().any(|text| said.is_strictly(text)) {
            return Likeness::Right;
        }
        if let Some(at) = self.distractor(|text| said.is_strictly(text)) {
            return Likeness::Distractor(at);
        }
        if !said.folded.says_something() {
            return Likeness::Wrong;
        }
        if !self.exact && self.texts.iter().any(|text| said.is_same(text)) {
            return Likeness::Right;
        }
        if let Some(at) = self.distractor(|text| !self.exact && said.is_same(text)) {
            return Likeness::Distractor(at);
        }
        match self.is_value(said, prompt) {
            true => Likeness::Right,
            false => Likeness::Wrong,
        }
    }

    fn distractor(&self, is: impl Fn(&str) -> bool) -> Option<usize> {
        self.wrong.iter().position(|wrong| is(&wrong.text))
    }

    fn is_value(&self, said: &Said, prompt: &str) -> bool {
        let prompt = clean::clean(prompt);
        let fact = |texts: &[String]| texts.iter().any(|text| said.says_fact_of(text, &prompt));
        match &self.value {
            _ if self.exact && self.value == Value::Text => false,
            Value::Text => fact(&self.texts),
            Value::Date(date) => said.is_within(*date) || fact(&self.texts[1..]),
            Value::Number {
                value,
                tolerance,
                unit,
            } => {
                let wanted = quantity::Wanted {
                    value: *value,
                    tolerance: *tolerance,
                    unit: unit.as_deref(),
                };
                let given = said.quantity.as_ref();
                given.is_some_and(|given| wanted.is(given, &prompt)) || fact(&self.texts[1..])
            }
        }
    }

    /// The right text that was nearly given, unless a distractor is as near.
    fn near(&self, said: &Said) -> Option<String> {
        let best = |texts: &mut dyn Iterator<Item = &String>| {
            texts
                .filter_map(|text| said.slips(text).map(|slips| (slips, text)))
                .min_by_key(|(slips, _)| *slips)
                .map(|(slips, text)| (slips, text.clone()))
        };
        let right = best(&mut self.texts.iter());
        let wrong = best(&mut self.wrong.iter().map(|wrong| &wrong.text));
        match (right, wrong) {
            (Some((slips, _)), Some((other, _))) if other <= slips => None,
            (Some((_, text)), _) => Some(text),
            (None, _) => self.near_date(said),
        }
    }

    /// The given text with its month spelled right, when it then is the date wanted.
    fn near_date(&self, said: &Said) -> Option<String> {
        let Value::Date(date) = self.value else {
            return None;
        };
        let (dates, slip, month) = date::read_with_slip(&said.folded)?;
        let right = dates.iter().any(|given| date.holds(*given));
        let (before, after) = said.text.split_once(&slip)?;
        let capital = format!("{}{}", month[..1].to_uppercase(), &month[1..]);
        right.then(|| format!("{before}{capital}{after}"))
    }
}

/// All that an `exact` card forgives: case, Unicode form (full-width letters and digits too), blanks at the ends.
fn strict(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    if text.is_ascii() {
        return text.trim().to_ascii_lowercase();
    }
    let small = text.nfc().map(narrow).flat_map(char::to_lowercase);
    small.nfc().collect::<String>().trim().to_owned()
}

/// The name of a date to the month or day in an index of answers.
pub(crate) fn date_name(date: &PartialDate) -> String {
    match date.month() {
        None => Folded::new(&date.to_string()).key,
        Some(_) => format!("@{date}"),
    }
}

/// The name of an amount in an index of answers.
pub(crate) fn amount_name(value: f64) -> String {
    format!("={value}")
}

/// The name of a number that a card wants, with the powers of ten of its unit.
pub(crate) fn number_name(value: f64, unit: Option<&str>) -> String {
    let wanted = quantity::Wanted {
        value,
        tolerance: 0.0,
        unit,
    };
    amount_name(wanted.in_ones())
}

#[cfg(test)]
mod tests;
