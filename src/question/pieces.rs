//! Several answers in one: where one ends and the next begins, and which is which.

use super::compare::{Known, LONGEST, Likeness, Said, Wanted};
use super::rule::Several;

/// What parts answers in one text.
const SEPARATORS: [char; 7] = [',', ';', '\n', '，', '；', '、', '،'];
/// An answer may hold this many separators and `and`s itself, less one.
const MOST_JOINED: usize = 6;
/// More answers than this in one text are not looked at one by one; what follows is one more.
const MOST_PIECES: usize = 200;

/// Parts a text into answers at commas, semicolons and line ends, and at `and` where an answer that is `known` (to be
/// right, or a distractor) ends or begins there. A known answer that holds such marks itself stays whole.
pub(super) fn parted<'a>(text: &'a str, known: &Known) -> Vec<&'a str> {
    if text.len() > LONGEST {
        return vec![text];
    }
    let atoms = atoms(text);
    let slice = |from: usize, to: usize| text[atoms[from].from..atoms[to].to].trim();
    let longest = |at: usize| {
        let most = atoms.len().min(at + MOST_JOINED);
        (at..most).rev().find(|&end| known.holds(slice(at, end)))
    };
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let mut end = longest(at);
        if end.is_none() {
            // an unknown answer goes on over `and` up to the next mark or known answer
            let mut last = at;
            while atoms[last].before_and && longest(last + 1).is_none() {
                last += 1;
            }
            end = Some(last);
        }
        let end = end.unwrap_or(at);
        pieces.push(slice(at, end));
        at = end + 1;
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A stretch of a text that no answer begins or ends within.
struct Atom {
    from: usize,
    to: usize,
    /// Whether `and` follows.
    before_and: bool,
}

fn atoms(text: &str) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut from = text.len() - after_and(text).len();
    while atoms.len() < MOST_PIECES
        && let Some((at, length, before_and)) = next_mark(&text[from..])
    {
        let to = from + at;
        atoms.push(Atom {
            from,
            to,
            before_and,
        });
        from = to + length;
    }
    let to = text.len();
    atoms.push(Atom {
        from,
        to,
        before_and: false,
    });
    atoms
}

/// The next mark between answers: where it is, its length, and whether it is a mere `and`.
fn next_mark(text: &str) -> Option<(usize, usize, bool)> {
    text.char_indices().find_map(|(at, c)| {
        let (mark, rest) = match SEPARATORS.contains(&c) {
            true => (c.len_utf8(), &text[at + c.len_utf8()..]),
            false if c.is_whitespace() => (0, &text[at..]),
            false => return None,
        };
        let length = mark + rest.len() - after_and(rest).len();
        (length > 0).then_some((at, length, mark == 0))
    })
}

/// What follows an `and` or `&` with which a text begins; the text itself when it begins otherwise.
fn after_and(text: &str) -> &str {
    let start = text.trim_start();
    let length = match start.bytes().next() {
        Some(b'&') => 1,
        Some(b'a' | b'A')
            if start
                .get(..3)
                .is_some_and(|and| and.eq_ignore_ascii_case("and")) =>
        {
            3
        }
        _ => return text,
    };
    match start[length..].starts_with(char::is_whitespace) {
        true => start[length..].trim_start(),
        false => text,
    }
}

/// Which of several wanted answers were given.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    /// For each wanted answer: not given, given right (`false`), given by a near miss (`true`).
    pub(super) items: Vec<Option<bool>>,
    /// What was given and is wrong, with the reason when it is a distractor.
    pub(super) wrong: Vec<(&'a str, Option<String>)>,
    /// What was given with slips put right, in its order.
    pub(super) corrected: Vec<String>,
}

impl Several {
    /// The texts of wanted answers, of those that stand for one, and of distractors.
    pub(super) fn known(&self) -> Known {
        let all = || self.items.iter().chain(&self.spare);
        let texts = all().flat_map(|wanted| &wanted.texts);
        let wrong = all().take(1).flat_map(|wanted| &wanted.wrong);
        let exact = all().any(|wanted| wanted.exact);
        Known::new(texts.chain(wrong.map(|wrong| &wrong.text)), exact)
    }

    /// Finds the wanted answers among the pieces. An answer given twice counts once and does no harm. `compare` is told
    /// whether to look for near misses: only where no answer is right.
    pub(super) fn find<'a>(
        &self,
        pieces: &[&'a str],
        compare: impl Fn(&Wanted, &Said, bool) -> Likeness,
    ) -> Found<'a> {
        let mut found = Found {
            items: vec![None; self.items.len()],
            ..Found::default()
        };
        let mut spares = Vec::new();
        for (at, &piece) in pieces.iter().enumerate() {
            let said = Said::new(piece);
            let mut likes = self.likes(at, |item| compare(item, &said, false));
            if likes.iter().all(|(_, like)| *like != Likeness::Right) {
                likes = self.likes(at, |item| compare(item, &said, true));
            }
            if found.take(&likes, piece) {
                continue;
            }
            let spare = self.spare.as_ref();
            match spare.map(|spare| compare(spare, &said, true)) {
                Some(Likeness::Right | Likeness::Near(_)) => {
                    found.corrected.push(piece.to_owned());
                    if !spares.contains(&said.folded.key) {
                        spares.push(said.folded.key);
                    }
                }
                _ => found.wrong.push((piece, self.because(&likes))),
            }
        }
        let open = found.items.iter_mut().filter(|item| item.is_none());
        open.zip(spares).for_each(|(item, _)| *item = Some(false));
        found
    }

    /// How the piece of a place compares with the answers it may be.
    fn likes(&self, at: usize, like: impl Fn(&Wanted) -> Likeness) -> Vec<(usize, Likeness)> {
        let items = self.items.iter().enumerate();
        items
            .filter(|(place, _)| !self.ordered || *place == at)
            .map(|(place, item)| (place, like(item)))
            .collect()
    }

    fn because(&self, likes: &[(usize, Likeness)]) -> Option<String> {
        likes.iter().find_map(|(item, like)| match like {
            Likeness::Distractor(at) => self.items[*item].wrong[*at].because.clone(),
            _ => None,
        })
    }
}

impl Found<'_> {
    /// Takes a piece for the answer it is; `false` when it is none.
    fn take(&mut self, likes: &[(usize, Likeness)], piece: &str) -> bool {
        let right = |(_, like): &&(usize, Likeness)| *like == Likeness::Right;
        if let Some((first, _)) = likes.iter().find(right) {
            let open = likes
                .iter()
                .filter(right)
                .find(|(at, _)| self.items[*at] != Some(false));
            self.items[open.map_or(*first, |(at, _)| *at)] = Some(false);
            self.corrected.push(piece.to_owned());
            return true;
        }
        let near = likes.iter().find_map(|(at, like)| match like {
            Likeness::Near(text) if self.items[*at].is_none() => Some((*at, text.clone())),
            _ => None,
        });
        if let Some((at, text)) = near {
            self.items[at] = Some(true);
            self.corrected.push(text);
            return true;
        }
        likes
            .iter()
            .any(|(_, like)| matches!(like, Likeness::Near(_)))
    }
}

/// The choice that a text names: spelled the same, else the only one that says the same, else the only nearest slip.
pub(super) fn choice(choices: &[String], said: &Said, exact: bool) -> Option<usize> {
    let strict = choices.iter().position(|choice| said.is_strictly(choice));
    if strict.is_some() || exact || !said.folded.says_something() {
        return strict;
    }
    let mut same = (0..choices.len()).filter(|at| said.is_same(&choices[*at]));
    if let Some(first) = same.next() {
        return same.next().is_none().then_some(first);
    }
    let slips = |at: usize| Some((said.slips(&choices[at])?, at));
    let mut near: Vec<_> = (0..choices.len()).filter_map(slips).collect();
    near.sort_unstable();
    match near.as_slice() {
        [(slips, at), rest @ ..] if rest.first().is_none_or(|(other, _)| other > slips) => {
            Some(*at)
        }
        _ => None,
    }
}

/// The choices that typed texts name, each as its index; a text that is none as it is.
pub(super) fn chosen<'a>(
    choices: &[String],
    texts: &'a [String],
    exact: bool,
) -> Vec<Result<usize, &'a str>> {
    let named = |text: &str| choice(choices, &Said::new(text), exact);
    let pieces = match texts {
        [text] => parted(text, &Known::new(choices, exact)),
        _ => texts.iter().map(|text| text.trim()).collect(),
    };
    pieces
        .into_iter()
        .map(|piece| named(piece).ok_or(piece))
        .collect()
}
