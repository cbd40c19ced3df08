//! What a statement tells of its gap by the words around it, so that nobody need know the answer; and gaps that tear what they
//! stand in.

use crate::base::words::NUMBER_WORDS;
use crate::generate::language::{Kind, Token, tokens, value};
use crate::generate::lexicon::ORDINALS;

use super::draft::is_figure;
use super::listed::counts_itself;

/// A statement around its gap: what stands before it, what was left out and what that is called, and what stands behind it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'t> {
    pub(crate) before: &'t str,
    pub(crate) gap: &'t str,
    pub(crate) hint: &'t str,
    pub(crate) after: &'t str,
}

impl<'t> Around<'t> {
    /// Takes a statement apart at its only gap.
    pub(crate) fn new(text: &'t str) -> Option<Self> {
        let (before, rest) = text.split_once("{{")?;
        let (inner, after) = rest.split_once("}}")?;
        let (gap, hint) = inner.rsplit_once("::").unwrap_or((inner, ""));
        Some(Self {
            before,
            gap,
            hint,
            after,
        })
    }

    /// Whether the gap is a part of a word, of a name or of an address: `{{13}}H`, `Biston {{betularia}}`, `{{1717}} Salt Lane`.
    pub(crate) fn is_torn(&self) -> bool {
        let letter = char::is_alphanumeric;
        let joined = self.before.ends_with(letter) || self.after.starts_with(letter);
        // `the abbey of St. {{Vincent}}`
        let saint = ["St. ", "St ", "Saint "];
        let joined = joined || saint.iter().any(|saint| self.before.ends_with(saint));
        let (first, last) = (tokens(self.before), tokens(self.after));
        joined || self.hint == "term" && self.is_species(&first) || self.is_address(&last)
    }

    /// Whether the name of a genus stands right before a term, which is then its species.
    fn is_species(&self, first: &[Token]) -> bool {
        let small = self.gap.starts_with(char::is_lowercase);
        let [.., before, genus] = first else {
            return false;
        };
        let named = genus.is_capital() && genus.kind == Kind::Word;
        small && named && before.kind == Kind::Word && !is_shouted(genus.text)
    }

    /// Whether a figure is the number of a house.
    fn is_address(&self, last: &[Token]) -> bool {
        /// So many names stand before the noun of a street.
        const NEAR: usize = 4;
        const STREETS: [&str; 10] = [
            "avenue",
            "street",
            "road",
            "lane",
            "boulevard",
            "drive",
            "square",
            "terrace",
            "alley",
            "row",
        ];
        let figure = self.hint == "year" || is_figure(self.hint);
        let named = last.iter().take(NEAR).take_while(|word| word.is_capital());
        figure && named.into_iter().skip(1).any(|word| word.among(&STREETS))
    }

    /// Whether too little is told for one answer: what a few words tell of a century holds of others, and a clause behind a
    /// semicolon without its verb needs the one before it.
    pub(crate) fn is_bare(&self) -> bool {
        /// Fewer words tell too little of what was in a century.
        const AGED: usize = 10;
        let label = |text: &'t str| text.split_once(": ").map_or(text, |(_, said)| said);
        let words = tokens(label(self.before)).len() + tokens(self.after).len();
        let aged = self.hint == "century" && words < AGED;
        let whole = format!("{}{}{}", self.before, self.gap, self.after);
        let verbless = whole.split("; ").skip(1).any(|clause| {
            let words = tokens(clause);
            let elided = words
                .windows(2)
                .any(|pair| pair[0].text == "," && pair[1].is("the"));
            elided && !words.iter().any(Token::is_finite)
        });
        aged || verbless
    }

    /// Whether the words around the gap tell what stands in it.
    pub(crate) fn is_given(&self) -> bool {
        match self.hint {
            "year" => self.is_reckoned(),
            "century" => self.is_among_years(),
            "number" => {
                self.is_interval()
                    || self.is_all()
                    || self.is_single()
                    || self.is_known()
                    || self.is_half()
                    || counts_itself(self.gap, self.after)
            }
            "percentage" => self.is_share(),
            "term" => self.shares_root() || self.is_within_word(),
            "group" | "people" => self.shares_root(),
            _ => false,
        }
    }

    /// Whether another word around the gap has its root and ends otherwise: `Schistosoma` beside `schistosomiasis`.
    fn shares_root(&self) -> bool {
        let words = |text: &'t str| {
            let parts = text.split(|c: char| !c.is_alphanumeric());
            parts.filter(|word| word.chars().count() >= ROOT)
        };
        let around = || words(self.before).chain(words(self.after));
        // `smooth muscle called the {{detrusor muscle}}` tells one word of two
        let told = |word: &str| around().any(|other| is_kin(word, other));
        words(self.gap).next().is_some() && words(self.gap).all(told)
    }

    /// Whether a longer word around the gap holds the root of a term: `interlobular` beside `lobules`.
    fn is_within_word(&self) -> bool {
        let low = self.gap.to_lowercase();
        let letters = low.chars().count();
        if low.contains(' ') || letters <= ROOT {
            return false;
        }
        let root: String = low.chars().take(ROOT.max(letters - 3)).collect();
        let around = [self.before, self.after].map(str::to_lowercase);
        let mut words = around
            .iter()
            .flat_map(|side| side.split(|c: char| !c.is_alphanumeric()));
        words.any(|word| word.find(&root).is_some_and(|at| at > 0))
    }

    /// Whether everybody knows how many there are: `days and nights add up to {{24}} hours`.
    fn is_known(&self) -> bool {
        const KNOWN: [(&str, &str); 5] = [
            ("24", "hours"),
            ("twenty-four", "hours"),
            ("365", "days"),
            ("60", "minutes"),
            ("sixty", "minutes"),
        ];
        const SUMS: [&str; 4] = ["add up to ", "day of ", "year of ", "period of about "];
        let (gap, behind) = (self.gap.to_lowercase(), self.after.trim_start());
        SUMS.iter().any(|sum| self.before.ends_with(sum))
            && KNOWN
                .iter()
                .any(|(number, counted)| gap == *number && behind.starts_with(counted))
    }

    /// Whether a number is the first of two that measure together: `{{6}} feet 2 inches`.
    fn is_half(&self) -> bool {
        let words = tokens(self.after);
        let smaller = |at: usize| {
            words.get(at).is_some_and(|unit| {
                unit.among(&[
                    "inch", "inches", "in", "ounces", "oz", "minutes", "min", "seconds", "cm",
                    "mm", "g",
                ])
            })
        };
        let first = words.len() > 2
            && words[0].kind == Kind::Word
            && (words[1].kind == Kind::Number || NUMBER_WORDS.contains(&&*words[1].low))
            && smaller(2);
        // `some hundred and {{fifty}}`
        let rest = [" hundred and ", " thousand and "]
            .iter()
            .any(|whole| self.before.ends_with(whole));
        // `5 by {{7}} inches`
        let before = tokens(self.before);
        let second = matches!(before.as_slice(), [.., one, by]
            if one.kind == Kind::Number && by.among(&["by", "x", "×"]));
        first || second || rest
    }

    /// Whether the noun behind a number is that of one thing: `at least {{one}} player`.
    fn is_single(&self) -> bool {
        let behind = self.after.trim_start();
        self.gap.eq_ignore_ascii_case("one") && !behind.starts_with("or ")
    }

    /// Whether a number counts all that there are: `on all {{four}} feet`.
    fn is_all(&self) -> bool {
        ["all ", "both ", "All "]
            .iter()
            .any(|all| self.before.ends_with(all))
    }

    /// Whether two figures around a percentage tell it: `was 140,664, up {{9%}} on the 129,005 of 2001`.
    fn is_share(&self) -> bool {
        let digits = |c: char| c.is_ascii_digit() || c == '.';
        let Ok(own) = self.gap.replace(|c| !digits(c), "").parse::<f64>() else {
            return false;
        };
        let around = [tokens(self.before), tokens(self.after)];
        let figures = around.iter().flatten().filter(|word| !word.is_year());
        let figures: Vec<f64> = figures
            .filter(|word| word.kind == Kind::Number)
            .filter_map(|word| word.text.replace(',', "").parse().ok())
            .collect();
        let near = |one: f64, other: f64| ((one / other - 1.0).abs() * 100.0 - own).abs() < 1.0;
        figures.iter().any(|one| {
            let mut others = figures
                .iter()
                .filter(|other| **other > 0.0 && *other != one);
            others.any(|other| near(*one, *other))
        })
    }

    /// Whether another year around the gap tells it by a span of years: `from 1868, a full year behind`.
    fn is_reckoned(&self) -> bool {
        let Ok(own) = self.gap.parse::<i32>() else {
            return false;
        };
        let around = [tokens(self.before), tokens(self.after)];
        let words = || around.iter().flatten();
        let mut spans = Vec::new();
        for side in &around {
            for (at, word) in side.iter().enumerate() {
                let counted = (at.saturating_sub(2)..at).rev().find_map(|near| {
                    let before = &side[near];
                    let one = before.among(&["a", "one", "next", "following", "previous"]);
                    one.then_some(1.0).or_else(|| value(before))
                });
                if word.among(&["year", "years"]) {
                    spans.extend(counted);
                }
            }
        }
        words()
            .filter(|word| word.is_year())
            .filter_map(|word| word.text.parse::<i32>().ok())
            .any(|year| spans.contains(&f64::from((year - own).abs())))
    }

    /// Whether a century stands in a row with years of it, or behind the one before it: `719, 747 and the {{8th century}}`,
    /// `the 9th or {{10th century}}`.
    fn is_among_years(&self) -> bool {
        let digits = |text: &str| {
            text.chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
        };
        let before = tokens(self.before);
        let ordinal = |word: &Token| {
            word.among(&ORDINALS)
                || word.text.ends_with("th") && word.text.starts_with(|c: char| c.is_ascii_digit())
        };
        let behind = before
            .iter()
            .rev()
            .skip_while(|word| word.among(&["the", "early", "late", "mid"]));
        let mut behind = behind.take(2);
        let either = behind
            .next()
            .is_some_and(|word| word.among(&["or", "and", "to"]))
            && behind.next().is_some_and(ordinal);
        // `the 1790s and the first decade of the {{19th century}}`
        let decade = before.iter().rev().take(4).any(|word| word.is("decade"));
        let figure = |word: &Token| word.text.starts_with(|c: char| c.is_ascii_digit());
        let either = either || decade && before.iter().any(figure);
        let Ok(century) = digits(self.gap).parse::<u32>() else {
            return either;
        };
        let year = |word: &Token| {
            let year = word.text.parse::<u32>().ok();
            year.is_some_and(|year| (100..2100).contains(&year) && (year - 1) / 100 + 1 == century)
        };
        let last = tokens(self.after);
        either || before.iter().chain(&last).any(year)
    }

    /// Whether a number tells how many years lie between two things, each of which has its own year.
    fn is_interval(&self) -> bool {
        let last = tokens(self.after);
        let [years, then, ..] = last.as_slice() else {
            return false;
        };
        // `for ten years after the sale` is a time that a rule sets
        let beside = self.before.trim_end().ends_with(',');
        beside
            && years.among(&["year", "years"])
            && then.among(&["after", "before", "later", "earlier"])
    }
}

/// So many letters make a root.
const ROOT: usize = 5;

/// Whether two words are the same but for their endings: `pedalia` and `pedalium`.
fn is_kin(one: &str, other: &str) -> bool {
    const ENDS: [&str; 45] = [
        "", "a", "ae", "al", "an", "ans", "ar", "e", "ed", "er", "ers", "es", "i", "ia", "iae",
        "ial", "ian", "ians", "iasis", "ic", "id", "ids", "ies", "in", "ing", "ion", "is", "ism",
        "ist", "itis", "ium", "oid", "on", "ons", "osis", "ous", "s", "um", "us", "y", "as",
        "ases", "ata", "ics", "ity",
    ];
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let letters = one.chars().zip(other.chars());
    let shared: String = letters
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one)
        .collect();
    let ends = |word: &str| {
        let end = word.strip_prefix(shared.as_str()).unwrap_or_default();
        ENDS.contains(&end)
    };
    shared.chars().count() >= ROOT && ends(&one) && ends(&other)
}

/// Whether a word is written in capitals throughout.
fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn torn(text: &str) -> bool {
        Around::new(text).unwrap().is_torn()
    }

    fn given(text: &str) -> bool {
        Around::new(text).unwrap().is_given()
    }

    #[test]
    fn what_everybody_knows_or_the_next_word_tells_is_given() {
        for text in [
            "Day and night add up to {{24::number}} hours.",
            "A team must field {{one::number}} player under 20.",
            "Each boat has {{one::number}} vote.",
            "The lamp hangs {{6::number}} feet 2 inches above the floor.",
            "The lamp hangs {{four::number}} feet six inches above the floor.",
            "Some hundred and {{fifty::number}} people stood on the deck.",
            "A card is no larger than 5 by {{7::number}} inches.",
        ] {
            assert!(given(text), "{text}");
        }
        for text in [
            "The fee is due within {{24::number}} hours of the race.",
            "The lamp hangs {{6::number}} feet above the floor.",
        ] {
            assert!(!given(text), "{text}");
        }
    }

    #[test]
    fn a_gap_is_whole() {
        for text in [
            "The marker {{13::number}}C stands for carbon in the mill.",
            "The moth Lundia {{falcata minor::term}} flies by night.",
            "The mill belonged to the abbey of St. {{Vincent::person}} in Lund.",
            "The guild met at {{1717::year}} Salt Lane in Lund.",
        ] {
            assert!(torn(text), "{text}");
        }
        for text in [
            "The salt is kept at {{13::number}} °C.",
            "In {{1717::year}} Ola Lund built the mill.",
            "Moths have {{antennae::term}}.",
        ] {
            assert!(!torn(text), "{text}");
        }
    }

    #[test]
    fn a_few_words_tell_no_century() {
        let bare = |text| Around::new(text).unwrap().is_bare();
        assert!(bare(
            "Wars: in the {{18th century::century}}, war was slow."
        ));
        assert!(bare(
            "The dark dots are spores; the pale ones, the {{cysts::term}}."
        ));
        assert!(!bare(
            "In the {{18th century::century}}, the guild of Lund built seven mills on the sound."
        ));
    }

    #[test]
    fn a_word_of_the_same_root_tells_the_gap() {
        for text in [
            "The worm Lundocara causes {{lundocariasis::term}}.",
            "An interlobular wall parts the {{lobules::term}} of the gland.",
            "Lamps hang on all {{four::number}} towers.",
            "The town had 140,664 people, up {{9%::percentage}} on the 129,005 of 2001.",
            "Pads called {{pedalia::term}} hold a thread, one at each pedalium.",
        ] {
            assert!(given(text), "{text}");
        }
        assert!(!given("Plants split {{hydroxyl::term}} off with hydrogen."));
        assert!(!given(
            "Bands of smooth muscle are called the {{pressor muscle::term}}."
        ));
        assert!(!given("Dogs carry {{mites::term}} of many kinds."));
    }

    #[test]
    fn other_years_tell_a_year_and_a_century() {
        for text in [
            "The volume for 1868 came out in {{1869::year}}, a full year behind.",
            "The oldest bells are from the 9th or {{10th century::century}}.",
            "The mill is dated to 719, 747 or the {{8th century::century}}.",
            "Lund fell in 1449, {{18::number}} years after the death of Holm.",
        ] {
            assert!(given(text), "{text}");
        }
        for text in [
            "The mill of 1868 burnt down in {{1880::year}}, a year of drought.",
            "The bells were cast in the {{10th century::century}} and sold in 1717.",
            "The books are kept for {{18::number}} years after the sale.",
            "The king ruled for {{18::number}} years.",
        ] {
            assert!(!given(text), "{text}");
        }
    }
}
