//! People who are known by what their document does with their names.

use super::super::token::tokens;
use super::*;

/// Whether a word is the numeral of a ruler, a world war, a part: `III`.
pub(crate) fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// The family name of somebody, which comes last in most names; where it does not, nothing is lost. None of `Olav III`.
pub(crate) fn family_name(name: &str) -> Option<&str> {
    let (_, last) = name.rsplit_once(' ')?;
    (last.len() > 2 && !last.contains(['-', '.']) && !is_numeral(last)).then_some(last)
}

/// Where a sentence begins: its block, and its first byte in it.
type At = (usize, usize);

/// The names of some sentences, as far as they tell of people whom nothing else tells of.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// Names of several words that may be those of people.
    full: BTreeSet<String>,
    /// Names of one word that act.
    alone: HashSet<String>,
    /// Where a name stands first, without titles.
    first: HashMap<String, At>,
}

impl Named {
    /// Takes in the names of a sentence.
    pub(crate) fn read(&mut self, at: At, text: &str, known: &Vocabulary) {
        let tokens = tokens(text);
        for name in names(text, &tokens, known) {
            let bare = untitled(&name.text);
            if !self.first.contains_key(bare) {
                self.first.insert(bare.to_owned(), at);
            }
            match name.to - name.from {
                1 if acts(&tokens, &name) => {
                    self.alone.insert(name.text);
                }
                2..=4 if name.kind == NameKind::Thing && known.could_be_person(&name.text) => {
                    self.full.insert(name.text);
                }
                _ => {}
            }
        }
    }

    /// Takes in the names of later sentences.
    fn add(&mut self, mut later: Self) {
        self.full.append(&mut later.full);
        self.alone.extend(later.alone);
        // each name by itself: their order is no matter
        later.first.into_iter().for_each(|(name, at)| {
            self.first.entry(name).or_insert(at);
        });
    }
}

impl Vocabulary {
    /// Takes in as people the names of two or three words whose last word acts alone elsewhere: `Ola Lund … Lund replied`.
    /// `named` are the names of the portions of the document, `headed` its title and headings.
    pub(crate) fn read_surnames(&mut self, named: Vec<Named>, headed: &str) {
        let mut all = Named::default();
        for later in named {
            all.add(later);
        }
        let Named { full, alone, first } = all;
        for name in full {
            if name
                .split(' ')
                .next_back()
                .is_some_and(|last| alone.contains(last))
            {
                self.add_person(&name);
            }
        }
        self.forget_namesakes(&first, headed);
    }

    /// Takes a family name for nobody where it stands before the only full name with it: the Wilson of whom a text speaks
    /// throughout is not the Edith Wilson whom it names in the end; nor where a seat of learning bears it, which is what
    /// `Harvard` means beside Harvard College.
    fn forget_namesakes(&mut self, first: &HashMap<String, At>, headed: &str) {
        let named_after: HashSet<&str> = first
            .keys()
            .map(String::as_str)
            .chain(headed.lines())
            .filter_map(seat_of_learning)
            .collect();
        self.surnames.retain(|family, full| {
            if named_after.contains(family.as_str()) {
                return false;
            }
            let mut full = full.iter();
            let (Some(one), None) = (full.next(), full.next()) else {
                return true;
            };
            let later = match (first.get(family), first.get(one)) {
                (Some(alone), Some(whole)) => alone < whole,
                _ => false,
            };
            !later || headed.contains(one.as_str())
        });
    }

    /// Takes in somebody by the full name, unless that is the name of a country or a people.
    pub(crate) fn add_person(&mut self, name: &str) {
        let family = name.split(' ').next_back().unwrap_or(name);
        let people = adjective(family.trim_end_matches('s')).is_some() || family == "Americans";
        if people || country(family).is_some() || NAMED_ISMS.contains(&family) {
            return;
        }
        self.persons.insert(name.to_owned());
        // in East Asian names, known by the hyphen of the given name, the family name comes first
        let words = [name.split(' ').next(), name.split(' ').next_back()];
        let first = name
            .split(' ')
            .next_back()
            .is_some_and(|last| last.contains('-'));
        for word in words.into_iter().flatten().skip(usize::from(!first)) {
            self.surnames
                .entry(word.to_owned())
                .or_default()
                .insert(name.to_owned());
        }
    }

    /// Whether the words of a name could be those of somebody: none is a common noun, a direction or a country.
    fn could_be_person(&self, name: &str) -> bool {
        const NO_GIVEN: [&str; 22] = [
            "New", "Old", "North", "South", "East", "West", "Upper", "Lower", "Great", "Little",
            "Fort", "San", "Santa", "Los", "Las", "El", "Saint", "St", "Port", "Mount", "Lake",
            "Cape",
        ];
        // `Paulo Dias de Lima`
        let particle = |word: &&str| ["de", "da", "von", "van"].contains(word);
        let words: Vec<&str> = name.split(' ').filter(|word| !particle(word)).collect();
        let first = words.first().copied().unwrap_or_default();
        let plain = |word: &&str| {
            let low = word.to_lowercase();
            let letters = word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
            letters
                && word.starts_with(char::is_uppercase)
                && !self.is_small(&low)
                && class_of(&low).is_none()
                && country(word).is_none()
                && adjective(word).is_none()
        };
        // `Minoan Crete` is a place at a time
        let people = ["an", "ese", "ish", "ic"]
            .iter()
            .any(|end| first.ends_with(end))
            && !crate::generate::lexicon::is_given_name(first);
        words.len() >= 2
            && !people
            && !NO_GIVEN.contains(&first)
            && words
                .iter()
                .all(|word| plain(word) || word.len() <= 2 && word.ends_with('.'))
            && words.iter().filter(|word| word.len() > 2).count() >= 2
    }
}

/// The word by which a seat of learning is known for short: `Harvard` of `Harvard University`.
fn seat_of_learning(name: &str) -> Option<&str> {
    let (short, kind) = name.split_once(' ')?;
    let mut seats = SEATS_OF_LEARNING.iter();
    seats.any(|(seat, _)| *seat == kind).then_some(short)
}

/// Whether a name of one word does something in its sentence, or something is its own: places and things rarely do.
fn acts(tokens: &[Token], name: &Name) -> bool {
    let before = name.from.checked_sub(1).map(|at| &tokens[at]);
    let placed = before.is_some_and(|word| word.among(PREPOSITIONS) || word.among(DETERMINERS));
    let verb = tokens.get(name.to).is_some_and(|next| {
        next.kind == Kind::Possessive
            || forms(&next.low)
                .iter()
                .any(|(_, sorts)| sorts & crate::generate::lexicon::PAST != 0)
            || next.among(&["had", "was", "also"])
    });
    verb && !placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_comes_last() {
        assert_eq!(family_name("Ola Lund"), Some("Lund"));
        assert_eq!(family_name("Olav III"), None);
        assert_eq!(family_name("Lund"), None);
    }
}
