//! Text → small letters without accents, in words: punctuation is resolved, symbols stand as words of their own.
//!
//! What comes out holds words parted by single blanks, or by `-` where the text had a hyphen. Within a word of digits
//! the marks `.` `,` `:` `/` `^` stay, and a minus sign is written `−` ([`MINUS`]), so that later stages can read numbers.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The sign of a negative number; a hyphen between words is `-`.
pub(super) const MINUS: char = '\u{2212}';

/// Letters that have no accent to take off, yet are typed plainly on other keyboards.
const PLAIN: [(char, &str); 10] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ł', "l"),
    ('þ', "th"),
];

/// Cleans a text; empty when it holds nothing but punctuation.
pub(super) fn clean(text: &str) -> String {
    let plain = simplified(text);
    let mut words = Words::with_capacity(plain.len());
    let mut before = None;
    for (at, c) in plain.char_indices() {
        words.take(before, c, &plain[at + c.len_utf8()..]);
        before = Some(c);
    }
    words.text
}

/// Small letters in one Unicode form, without accents; plain ASCII is only made small.
pub(super) fn simplified(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return match text.bytes().any(|b| b.is_ascii_uppercase()) {
            true => Cow::Owned(text.to_ascii_lowercase()),
            false => Cow::Borrowed(text),
        };
    }
    let small = spelled(text)
        .nfkd()
        .flat_map(char::to_lowercase)
        .collect::<String>();
    let mut bare = String::with_capacity(small.len());
    let mut letter = false;
    for c in small.chars() {
        if matches!(c, '\u{300}'..='\u{36f}') && letter {
            continue;
        }
        letter = c.is_alphabetic();
        match PLAIN.iter().find(|(fancy, _)| *fancy == c) {
            Some((_, plain)) => bare.push_str(plain),
            None if c == 'ς' => bare.push('σ'),
            None => bare.push(c),
        }
    }
    Cow::Owned(bare.nfc().collect())
}

/// Signs whose compatible form would say something else: a power, a fraction after a number, an accent as apostrophe.
fn spelled(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for c in text.chars() {
        let after_digit = spelled.ends_with(|c: char| c.is_numeric());
        match c {
            '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' if after_digit => spelled.extend(['^', c]),
            '¼'..='¾' | '⅐'..='⅞' if after_digit => spelled.extend([' ', c]),
            '\u{b4}' | '\u{2b9}'..='\u{2bf}' => spelled.push('\''),
            _ => spelled.push(c),
        }
    }
    spelled
}

struct Words {
    text: String,
    gap: Option<char>,
}

impl Words {
    fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes + 8),
            gap: None,
        }
    }

    fn push(&mut self, c: char) {
        if let Some(gap) = self.gap.take()
            && !self.text.is_empty()
        {
            self.text.push(gap);
        }
        self.text.push(c);
    }

    fn part(&mut self) {
        self.gap = Some(' ');
    }

    fn word(&mut self, word: &str) {
        self.part();
        word.chars().for_each(|c| self.push(c));
        self.part();
    }

    fn take(&mut self, before: Option<char>, c: char, rest: &str) {
        let next = rest.chars().next();
        match c {
            _ if c.is_alphanumeric() || (is_combining_mark(c) && before.is_some()) => self.push(c),
            _ if c.is_whitespace() => self.part(),
            _ if is_dash(c) => self.dash(before, next),
            '.' => self.point(before, next),
            ',' if is_digit(before) && is_digit(next) => self.push(','),
            '\'' | '\u{2018}' | '\u{2019}' | '`' => self.apostrophe(before, rest),
            ':' | '/' | '^' | '\u{2044}' if is_digit(before) && is_digit(next) => {
                self.push(if c == '\u{2044}' { '/' } else { c });
            }
            '&' => self.word("and"),
            '%' => self.word("percent"),
            '+' => self.plus(before, next),
            '!' if next == Some('=') => self.word("!"),
            _ if is_ignorable(c) => {}
            _ if is_punctuation(c) => self.part(),
            _ => {
                self.part();
                self.push(c);
                self.part();
            }
        }
    }

    fn dash(&mut self, before: Option<char>, next: Option<char>) {
        let inside = before.is_some_and(char::is_alphanumeric);
        let number_next = is_digit(next) || next.is_some_and(is_currency);
        if inside && is_digit(next) && self.ends_in_exponent() {
            self.push(MINUS);
        } else if inside && next.is_some_and(char::is_alphanumeric) {
            self.gap = Some('-');
        } else if number_next && !inside && !self.text.ends_with(|c: char| c.is_ascii_digit()) {
            self.part();
            self.push(MINUS);
        } else {
            self.part();
        }
    }

    /// Whether the text so far ends like `6.02e`, the start of a power of ten.
    fn ends_in_exponent(&self) -> bool {
        let digits = self.text.strip_suffix('e');
        digits.is_some_and(|digits| digits.ends_with(|c: char| c.is_ascii_digit()))
    }

    fn point(&mut self, before: Option<char>, next: Option<char>) {
        let inside = before.is_some_and(char::is_alphanumeric);
        if is_digit(before) && is_digit(next) {
            self.push('.');
        } else if !inside && is_digit(next) && before != Some('.') {
            self.push('0');
            self.push('.');
        } else if is_digit(before) || !inside {
            self.part();
        }
        // after a letter nothing: `U.S.` is `us`; what follows a blank is parted by the blank
    }

    fn apostrophe(&mut self, before: Option<char>, rest: &str) {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        if is_digit(before) && digits == 3 {
            self.push(',');
        } else if is_digit(before) && digits > 0 {
            self.part();
        }
    }

    fn plus(&mut self, before: Option<char>, next: Option<char>) {
        let sign = is_digit(next) && !before.is_some_and(|c| c.is_alphanumeric() || c == '+');
        match sign && !self.text.ends_with(|c: char| c.is_ascii_digit()) {
            true => self.part(),
            false => self.word("plus"),
        }
    }
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// The signs of money that stand before or after an amount.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '¢' | '¥' | '€' | '₩' | '₽' | '₹')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | MINUS | '\u{2e3a}' | '\u{2e3b}' | '\u{30a0}'
    )
}

/// Marks without a meaning of their own: controls, joiners, directions, variation selectors, soft hyphens.
fn is_ignorable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Marks that part words and mean nothing else. Whatever is neither this nor a letter is a symbol and counts.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '!' | '"' | '(' | ')' | ',' | '/' | ':' | ';' | '?' | '[' | '\\' | ']' | '^' | '_'
    ) || matches!(
        c,
        '{' | '}' | '¡' | '«' | '»' | '¿' | '·' | '\u{2016}'..='\u{2027}'
    ) || matches!(
        c,
        '\u{2039}' | '\u{203a}' | '\u{2044}' | '\u{60c}' | '\u{61b}' | '\u{61f}'
    ) || matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{30fb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cleaned_to_words() {
        for (text, cleaned) in [
            ("  Roh   Moo-hyun. ", "roh moo-hyun"),
            ("“Sunshine” Policy…", "sunshine policy"),
            ("ch’ongch’aek", "chongchaek"),
            ("Chŏngch'aek", "chongchaek"),
            ("U.S. Army", "us army"),
            ("R&D", "r and d"),
            ("C++", "c plus plus"),
            ("100 %", "100 percent"),
            ("１９５３", "1953"),
            ("Straße", "strasse"),
            ("1950–1953", "1950-1953"),
            ("1950 – 1953", "1950 1953"),
            ("-5 °C", "−5 ° c"),
            ("5-1", "5-1"),
            ("+5", "5"),
            (".5", "0.5"),
            ("10²", "10^2"),
            ("H₂O", "h2o"),
            ("3½", "3 1/2"),
            ("1'953", "1,953"),
            ("24.August", "24 august"),
            ("US$71.6bn", "us $ 71.6bn"),
            ("6.02e-23", "6.02e−23"),
            ("?!", ""),
            ("x\u{200b}y\u{7}z", "xyz"),
        ] {
            assert_eq!(clean(text), cleaned, "{text}");
        }
    }

    #[test]
    fn hangul_is_composed_and_kana_keep_their_marks() {
        assert_eq!(clean("\u{1112}\u{1161}\u{11ab}국"), "한국");
        assert_eq!(clean("がぎ"), "がぎ");
        assert_ne!(clean("が"), clean("か"));
        assert_ne!(clean("a ≠ b"), clean("a = b"));
    }
}
