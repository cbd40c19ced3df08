//! The treatment of text: what is safe to print, what counts as the same, what was probably meant.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Text that may reach a terminal: one line, composed (NFC), without control, escape or direction-changing characters.
///
/// Deck text is data. Tabs and line ends become blanks; every other control character is shown as `�`.
#[must_use]
pub fn printable(text: &str) -> String {
    text.nfc().filter_map(|c| shown(c, ' ')).collect()
}

/// The same as [`printable`], but line ends stay.
#[must_use]
pub fn printable_lines(text: &str) -> String {
    text.nfc().filter_map(|c| shown(c, '\n')).collect()
}

fn shown(c: char, line_end: char) -> Option<char> {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' => Some(line_end),
        '\t' => Some(' '),
        // line ends are told by `\n` alone
        '\r' => None,
        c if directs(c) => None,
        c if c.is_control() => Some('\u{fffd}'),
        c => Some(c),
    }
}

/// Whether a character shows nothing and changes the direction of text around it: it can make text read other than it is.
#[must_use]
pub fn directs(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

/// The system's reason as part of a sentence of ours: small first letter, without its number.
#[must_use]
pub fn reason(said: &str) -> String {
    let said = said.split(" (os error ").next().unwrap_or_default();
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// The paragraphs of a document as bytes of its text: blocks of lines parted by lines that are empty after trimming Unicode
/// white space. The first one is paragraph 1; line ends at the end do not belong to a block.
pub fn paragraphs(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = text[start..].split_inclusive('\n').scan(start, |at, line| {
        let begin = *at;
        *at += line.len();
        Some((begin, line))
    });
    std::iter::from_fn(move || {
        let is_text = |line: &str| !line.trim().is_empty();
        let (begin, first) = lines.by_ref().find(|(_, line)| is_text(line))?;
        let end = |begin: usize, line: &str| begin + line.trim_end_matches(['\n', '\r']).len();
        let mut last = end(begin, first);
        for (at, line) in lines.by_ref().take_while(|(_, line)| is_text(line)) {
            last = end(at, line);
        }
        Some(begin..last)
    })
}

/// Text with every run of white space made one blank, and none at the ends.
#[must_use]
pub fn squeezed(text: &str) -> String {
    if is_squeezed(text.as_bytes()) {
        return text.to_owned();
    }
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

/// Whether a text has single blanks and no other white space for sure, as most texts do.
fn is_squeezed(text: &[u8]) -> bool {
    let graphic = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let single = |pair: &[u8]| match pair[1] {
        b' ' => pair[0] != b' ',
        byte => byte.is_ascii_graphic(),
    };
    graphic(text.first()) && graphic(text.last()) && text.windows(2).all(single)
}

/// A text with its first letter large: `korea` as `Korea`.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + chars.as_str()
}

/// The bytes at which a text stands in another as whole words: `mill` in `the mill`, not in `the miller`.
pub fn whole_words<'t>(text: &'t str, part: &'t str) -> impl Iterator<Item = usize> + 't {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = text.match_indices(part).map(|(at, _)| at);
    found.filter(move |at| {
        let (before, behind) = (&text[..*at], &text[at + part.len()..]);
        !part.is_empty() && !letter(before.chars().next_back()) && !letter(behind.chars().next())
    })
}

/// Text in small letters; what is written so already is only lent.
#[must_use]
pub fn small(text: &str) -> Cow<'_, str> {
    /// Words are shorter, in bytes; most are small already.
    const WORD: usize = 16;
    let large = |byte: u8| !byte.is_ascii() || byte.is_ascii_uppercase();
    if text.len() < WORD && !text.bytes().any(large) {
        return Cow::Borrowed(text);
    }
    // without branches within, so that long texts are looked through several bytes at once
    let (wide, capital) = text.bytes().fold((false, false), |(wide, capital), byte| {
        (wide | !byte.is_ascii(), capital | byte.is_ascii_uppercase())
    });
    match (wide, capital) {
        (false, true) => Cow::Owned(text.to_ascii_lowercase()),
        (true, _) if text.chars().any(char::is_uppercase) => Cow::Owned(text.to_lowercase()),
        _ => Cow::Borrowed(text),
    }
}

/// Text as it is compared where only case, Unicode form (NFC) and blanks are forgiven.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return squeezed(&text.to_ascii_lowercase());
    }
    // Latin letters and the marks of print are their own composed form, small letters too
    let composed = |c: char| c < '\u{300}' && c != 'İ' || ('\u{2010}'..='\u{2027}').contains(&c);
    if text.chars().all(composed) {
        return squeezed(&text.to_lowercase());
    }
    let small: String = text.nfc().flat_map(char::to_lowercase).nfc().collect();
    squeezed(&small)
}

/// A name as it was meant: without the capitals, the quotes, the odd blanks and the wide letters that word processors
/// and phones put in unasked.
#[must_use]
pub fn plain_name(text: &str) -> String {
    /// Quotes of all kinds, and signs without width.
    const MARKS: &[char] = &[
        '"', '\'', '`', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{201e}', '\u{200b}',
        '\u{2060}', '\u{feff}',
    ];
    let plain: String = text.nfkc().filter(|c| !MARKS.contains(c)).collect();
    plain.trim().to_lowercase()
}

/// A kebab-case name from a text: small letters and digits, all else a single hyphen; `deck` when nothing is left.
#[must_use]
pub fn kebab(text: &str) -> String {
    let mut name = String::new();
    for c in text.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() && !c.is_uppercase() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        String::from("deck")
    } else {
        name.to_owned()
    }
}

/// The known names nearest to a mistyped one, best first, at most three; none when all are far off.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    /// Below this likeness (Jaro-Winkler, 0 to 1) a suggestion is noise; 0.8 keeps one or two slips in a short word.
    const LIKE: f64 = 0.8;
    /// The likeness of names one slip apart (a letter too many, missing, wrong, or two swapped), however short they are.
    const ONE_SLIP: f64 = 0.9;
    let typed = typed.to_lowercase();
    let score = |name: &str| {
        let name = name.to_lowercase();
        if name.contains(&typed) && typed.chars().count() > 2 {
            return 1.0;
        }
        let slip = name.chars().count() > 2 && strsim::osa_distance(&typed, &name) == 1;
        strsim::jaro_winkler(&typed, &name).max(if slip { ONE_SLIP } else { 0.0 })
    };
    let mut scored: Vec<_> = known
        .into_iter()
        .map(|name| (score(name), name))
        .filter(|(s, _)| *s >= LIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Names as a sentence holds them: `a`, `a or b`, `a, b or c`, each in backticks.
#[must_use]
pub fn either(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Parts as a sentence holds them: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn all(parts: &[String]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// A number with its noun in the right form: `1 card`, `2 cards`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    let plural = match noun {
        _ if number == 1 => noun.to_owned(),
        n if n.ends_with('y') && !n.ends_with("ay") => format!("{}ies", &n[..n.len() - 1]),
        n => format!("{n}s"),
    };
    format!("{number} {plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_never_reach_the_terminal() {
        assert_eq!(
            printable("a\u{1b}[31mb\tc\nd\u{202e}e"),
            "a\u{fffd}[31mb c de"
        );
        assert_eq!(printable_lines("a\r\nb"), "a\nb");
        assert_eq!(printable("\u{1112}\u{1161}\u{11ab}"), "한");
        assert_eq!(
            printable("a\u{200e}b\u{200f}c\u{61c}d\u{2028}e\u{2029}f"),
            "abcd e f"
        );
    }

    #[test]
    fn names_are_known_without_their_marks() {
        for name in [
            "Answer",
            "“answer”",
            "\u{a0}answer",
            "ａｎｓｗｅｒ",
            "answer\u{200b}",
        ] {
            assert_eq!(plain_name(name), "answer", "{name}");
        }
        assert_eq!(plain_name("as of"), "as of");
    }

    #[test]
    fn white_space_becomes_single_blanks() {
        for text in [
            "a b",
            " a b",
            "a b ",
            "a  b",
            "a\tb",
            "a\u{a0}b",
            " a \n\u{2003}b\r\n",
        ] {
            assert_eq!(squeezed(text), "a b", "{text:?}");
        }
        assert_eq!(squeezed(" é  ü "), "é ü");
        assert_eq!(squeezed(" ") + &squeezed(""), "");
    }

    #[test]
    fn names_become_kebab_case() {
        assert_eq!(
            kebab("South Korea & Japan (2005)"),
            "south-korea-japan-2005"
        );
        assert_eq!(kebab("한국 외교"), "한국-외교");
        assert_eq!(kebab("!!"), "deck");
    }

    #[test]
    fn suggestions_are_near_or_none() {
        assert_eq!(nearest("anser", ["answer", "ask", "accept"]), ["answer"]);
        assert_eq!(
            nearest("japan", ["korea-japan", "korea-us"]),
            ["korea-japan"]
        );
        assert_eq!(nearest("aks", ["answer", "ask", "accept"]), ["ask"]);
        assert!(nearest("xyzzy", ["answer"]).is_empty());
        assert_eq!(either(&["a", "b", "c"]), "`a`, `b` or `c`");
    }

    #[test]
    fn the_systems_reasons_fit_our_sentences() {
        let full = "No space left on device (os error 28)";
        assert_eq!(reason(full), "no space left on device");
        assert_eq!(reason("unexpected end"), "unexpected end");
    }

    #[test]
    fn paragraphs_are_parted_by_lines_of_white_space() {
        let text = "\u{feff}One\r\nstill one\r\n \u{3000}\r\n\r\nTwo\n\u{a0}\n\nThree";
        let read: Vec<_> = paragraphs(text).map(|range| &text[range]).collect();
        assert_eq!(read, ["One\r\nstill one", "Two", "Three"]);
        assert_eq!(paragraphs(" \n\n").count(), 0);
    }

    #[test]
    fn nouns_are_counted() {
        assert_eq!(count(1, "card"), "1 card");
        assert_eq!(count(0, "reply"), "0 replies");
        assert_eq!(count(2, "day"), "2 days");
    }
}
