//! Whether a text is English: the rules know no other language.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use crate::generate::lexicon::Table;
use crate::generate::{Block, BlockKind};

/// Enough text to tell a language, in bytes.
const ENOUGH: usize = 200_000;

/// Words that stand in every English text and, all together, in no text of another language.
static ENGLISH: Lexicon = Lexicon::new(
    "the of and to was is that with for by from which are were have has had its this be on at it his her their they an a in as \
not but or who when",
);

/// Words of English grammar that its neighbours do not share: Afrikaans too has `is`, `was` and `in`.
static OWN: Lexicon = Lexicon::new(
    "the and to with from that by which were have has this their been they its it she would could when who not but these those there \
into than other after between such where while through during because about our your you can what how if more most some also all",
);

/// Words of grammar of other languages in Latin letters, hardly any of them English words: what speaks for one of them.
static OTHERS: Lexicon = Lexicon::new(
    "der das und ist nicht von zu sich des auf für dem ein eine auch es werden aus er dass sie nach wird bei \
einer les et est une dans que qui pas sur au ce sont avec elle el los las y en un una su como \
pero sus del che è gli della dei si nel sono het een dat op te zijn voor niet aan er maar om ook naar og som \
av på til ett är för inte na się jest nie ja ei että oli ve bir bu için ile die den van met wat hy sy deur vir n le la de du il lo \
da dos ao não uma por para con se di non cum sed ut qui quod af det har ikke med var sig han hon att och ich ik wie durch oder \
haben hat sind werd worden door wordt je hulle pela pelo mais são foi une ses aux où cette leur fue más sobre entre anche più alla \
nella dell im zum zur als noch",
);

/// A word of [`ENGLISH`], of [`OWN`], of [`OTHERS`].
const IN_ENGLISH: u8 = 1;
const IN_OWN: u8 = 2;
const IN_OTHERS: u8 = 4;

/// In which of the lists a word stands, told by one look, and how long the longest is.
static LISTED: LazyLock<(Table<&'static str, u8>, usize)> = LazyLock::new(|| {
    let mut listed = Table::default();
    for (list, sort) in [(&ENGLISH, IN_ENGLISH), (&OWN, IN_OWN), (&OTHERS, IN_OTHERS)] {
        for word in list.words() {
            *listed.entry(word).or_default() |= sort;
        }
    }
    let longest = listed.keys().map(|word| word.len()).max();
    (listed, longest.unwrap_or(0))
});

/// Fewer words tell little of their language.
const SHORT: usize = 40;

/// Fewer words tell nothing: they can be names alone.
const NOTHING: usize = 12;

/// Scripts by the first and the last of their letters, and the languages they are known for.
const SCRIPTS: [(char, char, &str); 16] = [
    ('\u{1100}', '\u{11ff}', "Korean"),
    ('\u{3130}', '\u{318f}', "Korean"),
    ('\u{ac00}', '\u{d7af}', "Korean"),
    ('\u{3040}', '\u{30ff}', "Japanese"),
    ('\u{4e00}', '\u{9fff}', "Chinese"),
    ('\u{590}', '\u{5ff}', "Hebrew"),
    ('\u{600}', '\u{6ff}', "Arabic"),
    ('\u{750}', '\u{77f}', "Arabic"),
    ('\u{fb50}', '\u{fdff}', "Arabic"),
    ('\u{fe70}', '\u{feff}', "Arabic"),
    (
        '\u{400}',
        '\u{52f}',
        "Russian or another language in Cyrillic letters",
    ),
    ('\u{370}', '\u{3ff}', "Greek"),
    ('\u{e00}', '\u{e7f}', "Thai"),
    (
        '\u{900}',
        '\u{97f}',
        "Hindi or another language in Devanagari",
    ),
    ('\u{530}', '\u{58f}', "Armenian"),
    ('\u{10a0}', '\u{10ff}', "Georgian"),
];

/// Whether a text has as many words of grammar as English sentences have; rows of names have hardly any.
pub(super) fn is_prose(text: &str) -> bool {
    /// In sentences it is one in three or four; in rows of names hardly one in eight.
    const WORDS_A_GRAMMAR_WORD: usize = 6;
    let words = text
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let (all, grammar) = words.fold((0, 0), |(all, grammar), word| {
        (
            all + 1,
            grammar + usize::from(ENGLISH.has(&crate::base::text::small(word))),
        )
    });
    grammar * WORDS_A_GRAMMAR_WORD >= all
}

/// How often a text has words that tell its language.
#[derive(Debug, Default, Clone, Copy)]
struct Told {
    words: usize,
    /// Words of its language: in small letters, or of grammar. Names are of none.
    small: usize,
    english: usize,
    /// Words that only English has.
    own: usize,
    others: usize,
}

impl Told {
    fn add(&mut self, text: &str) {
        let (listed, longest) = &*LISTED;
        let words = text.split(|c: char| !c.is_alphabetic());
        for word in words.filter(|word| !word.is_empty()) {
            let low = crate::base::text::small(word);
            let of = match low.len() > *longest {
                true => 0,
                false => listed.get(&*low).copied().unwrap_or_default(),
            };
            let (english, others) = (of & IN_ENGLISH != 0, of & IN_OTHERS != 0);
            // names are of no language: a text full of models and makers tells by its other words
            self.words += 1;
            self.small += usize::from(english || others || word.starts_with(char::is_lowercase));
            self.english += usize::from(english);
            self.own += usize::from(of & IN_OWN != 0);
            self.others += usize::from(others);
        }
    }

    /// Whether it is another language than English.
    fn is_other(self) -> bool {
        /// In English texts, lists of names and all, one word of the language in seven is its own grammar; in others with
        /// English titles and quotations, one in sixteen at most (measured on 120 texts of 20 languages).
        const WORDS_AN_OWN_WORD: usize = 9;
        // one word in five is one of these in English, one in twenty elsewhere at most; short texts get the benefit
        let share = if self.words < SHORT { 20 } else { 9 };
        let little = self.words >= NOTHING && self.english * share < self.words;
        // names, commands and rows of phrases have few words of grammar in any language; those of another one tell which it is
        let elsewhere =
            self.others > self.english || self.words >= SHORT && self.english * 25 < self.small;
        let alike = self.words >= SHORT
            && self.others > self.own
            && self.own * WORDS_AN_OWN_WORD < self.small;
        little && elsewhere || alike
    }
}

/// Whether a paragraph is another language than English for sure, whatever the rest of its document is: a quotation.
pub(super) fn is_quotation(text: &str) -> bool {
    /// In other languages one word in four is one of these, in English with foreign names one in ten.
    const WORDS_A_FOREIGN_WORD: usize = 6;
    /// Longer paragraphs are told by their beginning, in bytes.
    const BEGINNING: usize = 2_000;
    let mut told = Told::default();
    let end = (0..=text.len().min(BEGINNING)).rfind(|at| text.is_char_boundary(*at));
    told.add(&text[..end.unwrap_or(0)]);
    told.words >= NOTHING
        && told.others * WORDS_A_FOREIGN_WORD >= told.words
        && told.others > 2 * told.own
}

/// What the blocks of a document are written in, when that is not English.
pub(super) fn other_than_english(blocks: &[Block]) -> Option<String> {
    let mut scripts = [0_usize; SCRIPTS.len()];
    let (mut letters, mut read) = (0_usize, 0_usize);
    let mut grammar = Told::default();
    let told = blocks.iter().filter(|block| block.is_language());
    for text in told.map(|block| block.text.as_str()) {
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            if c.is_ascii() {
                continue;
            }
            if let Some(at) = SCRIPTS
                .iter()
                .position(|(first, last, _)| (*first..=*last).contains(&c))
            {
                scripts[at] += 1;
            }
        }
        grammar.add(text);
        read += text.len();
        if read > ENOUGH {
            break;
        }
    }
    if scripts.iter().sum::<usize>() * 2 > letters {
        return Some(script(&scripts));
    }
    grammar
        .is_other()
        .then(|| String::from("another language than English"))
}

fn script(scripts: &[usize; SCRIPTS.len()]) -> String {
    let total = |name: &str| {
        let of = |((_, _, other), count): (&(char, char, &str), &usize)| {
            if *other == name { *count } else { 0 }
        };
        SCRIPTS.iter().zip(scripts).map(of).sum::<usize>()
    };
    // Japanese mixes its own letters with Chinese ones
    let kana = total("Japanese") * 5 > total("Chinese");
    let weight = |name: &&str| {
        if *name == "Japanese" && kana {
            usize::MAX / 2
        } else {
            total(name)
        }
    };
    let names = SCRIPTS.iter().map(|(_, _, name)| *name);
    let most = names
        .filter(|name| total(name) > 0)
        .max_by_key(|name| weight(name));
    most.unwrap_or("another script").to_owned()
}

impl Block {
    /// Whether it holds words of the document's language: not code, not a heading, not a row of figures.
    fn is_language(&self) -> bool {
        use crate::generate::Boilerplate::{Code, Furniture, Markup, Menu};
        !matches!(
            self.kind,
            BlockKind::Row
                | BlockKind::Heading { .. }
                | BlockKind::Boilerplate {
                    why: Code | Furniture | Markup | Menu
                }
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::{Unreadable, read};

    fn language(text: &str) -> Option<String> {
        match read("a.txt", text.as_bytes(), None) {
            Err(Unreadable::Language(language)) => Some(language),
            _ => None,
        }
    }

    #[test]
    fn other_languages_are_told() {
        let told = [
            (
                "대한민국은 1991년에 유엔에 가입하였다. 수도는 서울이다.",
                "Korean",
            ),
            (
                "日本国は1956年に国際連合に加盟した。首都は東京である。",
                "Japanese",
            ),
            ("中国于一九四五年加入联合国。首都是北京。", "Chinese"),
            ("انضمت مصر إلى الأمم المتحدة عام 1945.", "Arabic"),
            ("ישראל הצטרפה לאומות המאוחדות בשנת 1949.", "Hebrew"),
            (
                "Die Bundesrepublik Deutschland trat den Vereinten Nationen im Jahr 1973 bei. Die Hauptstadt ist Berlin, und die größte Stadt ist auch Berlin.",
                "another language than English",
            ),
            (
                "La France est un pays de l'Europe de l'Ouest. Sa capitale est Paris, et elle a rejoint les Nations unies en 1945.",
                "another language than English",
            ),
        ];
        for (text, language) in told {
            assert_eq!(
                super::tests::language(text).as_deref(),
                Some(language),
                "{text}"
            );
        }
    }

    #[test]
    fn languages_close_to_english_are_told() {
        for text in [
            "Jan Smit was 'n skrywer wat in Tanzanië gebore is. Hy het in Afrikaans sowel as Engels geskryf. Sy boek, The Smell of \
             Rain, is in 1993 in Suid-Afrika met die prys bekroon. In 1996 bieg hy oor sy rol in die oorlog. Sy latere werk is in \
             Engels. Hy was 'n dosent in Santa Fe en het in 2015 in Johannesburg gesterf.",
            "Jan Smit was een schrijver die in Utrecht is geboren. Hij heeft in het Engels geschreven. Zijn boek, The Smell of Rain, is \
             in 1993 met de prijs bekroond. In 1996 was hij in Den Haag docent in de letteren. Zijn latere werk is in het Engels \
             verschenen, en hij is in 2015 in Utrecht gestorven.",
            "Jan Smit var en forfatter som var født i Bergen. Han skrev for det meste på engelsk. Boken hans, The Smell of Rain, ble i \
             1993 tildelt en pris. I 1996 var han lærer i Oslo, og han var med i mange foreninger. Han bodde der til han døde i 2015.",
        ] {
            assert!(language(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_quotation_in_another_language_is_none_of_the_text() {
        let text = "The king signed the treaty in 1883. It was the first of its kind, and the people of the town were told of it by the \
                    mayor.\n\n\
                    Le roi de la ville a signé le traité avec les ministres de la couronne dans une salle du château en 1883.\n\n\
                    The San Juan de la Cruz church in El Paso is where the mayor of Los Angeles and the king met in 1885.";
        let document = read("a.txt", text.as_bytes(), None).unwrap();
        let foreign: Vec<_> = document
            .blocks
            .iter()
            .filter(|block| {
                let why = crate::generate::Boilerplate::Foreign;
                block.kind == crate::generate::BlockKind::Boilerplate { why }
            })
            .map(|block| block.paragraph)
            .collect();
        assert_eq!(foreign, [2]);
    }

    #[test]
    fn english_with_names_of_elsewhere_is_english() {
        for text in [
            "Seoul (서울) is the capital of South Korea (대한민국).",
            "Kim Dae-jung met Kim Jong-il in Pyongyang in June 2000.",
            "The treaty was signed in 1883.",
            "SIMD-accelerated UUID operations. Documentation: docs.rs. Contributing guide, development guide, changelog, licence MIT.",
            "Install Rust, Cargo, Git, CMake, Clang, LLVM, Python, Node, Yarn, Docker, Kubernetes. Run `make`, run `make test`, run \
             `make install`. Supported platforms: Linux, macOS, Windows, FreeBSD. Known issues: crash on start, slow build, missing icons. \
             Thanks to Anna, Boris, Clara, David, Emil. The licence is MIT, see LICENSE for it.",
        ] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
