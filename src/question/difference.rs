//! What was given against what was right, piece by piece.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::Piece;

/// Texts of more letters than this are compared by words, so that the work stays small.
const MOST_LETTERS: usize = 200;
/// Texts of more words than this are not compared at all.
const MOST_WORDS: usize = 400;

/// The difference between a right text and a given one: by letters, or by words when a text is long. Case and
/// accents are no difference; what is the same is shown as the right text has it.
///
/// The same and the missing pieces together are the right text; what is missing stands before what is too much.
#[must_use]
pub fn difference(right: &str, given: &str) -> Vec<Piece> {
    if right == given {
        return same(right);
    }
    let [letters_right, letters_given] =
        [right, given].map(|t| t.graphemes(true).collect::<Vec<_>>());
    if letters_right.len().max(letters_given.len()) <= MOST_LETTERS {
        return compared(&letters_right, &letters_given);
    }
    let [words_right, words_given] =
        [right, given].map(|t| t.split_word_bounds().collect::<Vec<_>>());
    if words_right.len().max(words_given.len()) <= MOST_WORDS {
        return compared(&words_right, &words_given);
    }
    vec![
        Piece::Missing(right.to_owned()),
        Piece::Extra(given.to_owned()),
    ]
}

fn same(text: &str) -> Vec<Piece> {
    match text {
        "" => Vec::new(),
        _ => vec![Piece::Same(text.to_owned())],
    }
}

/// The longest common subsequence, as pieces.
fn compared(right: &[&str], given: &[&str]) -> Vec<Piece> {
    let [small_right, small_given] = [right, given].map(|parts| {
        let small = parts.iter().map(|part| plain(part));
        small.collect::<Vec<_>>()
    });
    let common = lengths(&small_right, &small_given);
    let mut pieces = Pieces::default();
    let (mut r, mut g) = (0, 0);
    while r < right.len() || g < given.len() {
        let both = r < right.len() && g < given.len();
        if both && small_right[r] == small_given[g] {
            pieces.same(right[r]);
            (r, g) = (r + 1, g + 1);
        } else if r < right.len() && (!both || common[r + 1][g] >= common[r][g + 1]) {
            pieces.missing.push_str(right[r]);
            r += 1;
        } else {
            pieces.extra.push_str(given[g]);
            g += 1;
        }
    }
    pieces.finished()
}

/// A part without case and accents, which are forgiven and so no difference; the vowel signs of other scripts are letters.
fn plain(part: &str) -> String {
    let accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    part.nfd()
        .filter(|c| !accent(c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many parts the ends from `[r][g]` on have in common.
fn lengths(right: &[String], given: &[String]) -> Vec<Vec<u16>> {
    let mut common = vec![vec![0u16; given.len() + 1]; right.len() + 1];
    for r in (0..right.len()).rev() {
        for g in (0..given.len()).rev() {
            common[r][g] = match right[r] == given[g] {
                true => common[r + 1][g + 1] + 1,
                false => common[r + 1][g].max(common[r][g + 1]),
            };
        }
    }
    common
}

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    same: String,
    missing: String,
    extra: String,
}

impl Pieces {
    fn same(&mut self, part: &str) {
        if !self.missing.is_empty() || !self.extra.is_empty() {
            self.flush();
        }
        self.same.push_str(part);
    }

    fn flush(&mut self) {
        let Self {
            done,
            same,
            missing,
            extra,
        } = self;
        let mut add = |text: &mut String, piece: fn(String) -> Piece| {
            if !text.is_empty() {
                done.push(piece(std::mem::take(text)));
            }
        };
        add(same, Piece::Same);
        add(missing, Piece::Missing);
        add(extra, Piece::Extra);
    }

    fn finished(mut self) -> Vec<Piece> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(right: &str, given: &str) -> String {
        let draw = |piece: &Piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Missing(text) => format!("[+{text}]"),
            Piece::Extra(text) => format!("[-{text}]"),
        };
        difference(right, given).iter().map(draw).collect()
    }

    #[test]
    fn a_forgiven_accent_is_no_difference() {
        let pieces = difference("détente", "Detent");
        assert_eq!(
            pieces,
            [
                Piece::Same(String::from("détent")),
                Piece::Missing(String::from("e"))
            ]
        );
    }

    #[test]
    fn slips_are_shown_where_they_are() {
        assert_eq!(drawn("Gorbachev", "gorbachov"), "Gorbach[+e][-o]v");
        assert_eq!(drawn("Vladivostok", "Vladivostock"), "Vladivosto[-c]k");
        assert_eq!(drawn("Krasnoyarsk", "Krasnojarsk"), "Krasno[+y][-j]arsk");
        assert_eq!(
            drawn("대한민국정부", "대한민극정부"),
            "대한민[+국][-극]정부"
        );
        assert_eq!(drawn("Japan", "Japan"), "Japan");
        assert_eq!(drawn("", ""), "");
    }

    #[test]
    fn long_texts_are_compared_by_words() {
        let right = "one two three ".repeat(30);
        let given = right.replacen("two", "tow", 1);
        assert!(drawn(&right, &given).starts_with("one [+two][-tow] three"));
        let endless = "word ".repeat(1000);
        assert_eq!(difference(&endless, "x").len(), 2);
    }

    proptest! {
        #[test]
        fn the_pieces_make_up_both_texts(right in "\\PC{0,40}", given in "\\PC{0,40}") {
            let (mut r, mut g) = (String::new(), String::new());
            for piece in difference(&right, &given) {
                match piece {
                    Piece::Same(text) => { r.push_str(&text); g.push_str(&text); }
                    Piece::Missing(text) => r.push_str(&text),
                    Piece::Extra(text) => g.push_str(&text),
                }
            }
            prop_assert_eq!(r, right);
            prop_assert_eq!(plain(&g), plain(&given));
        }
    }
}
