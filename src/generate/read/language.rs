//! Whether a text is English: the rules know no other language.

use super::lexicon::Lexicon;
use crate::generate::{Block, BlockKind};

/// Enough text to tell a language, in bytes.
const ENOUGH: usize = 200_000;

/// Words that stand in every English text and, all together, in no text of another language.
static ENGLISH: Lexicon = Lexicon::new(
    "the of and to was is that with for by from which are were have has had its this be on at it his her their they an a in as \
not but or who when",
);

/// Words of grammar of other languages in Latin letters that are no English words: what speaks for one of them.
static OTHERS: Lexicon = Lexicon::new(
    "der das und ist nicht von zu sich des auf für dem ein eine auch es werden aus er dass sie nach wird bei \
einer les et est une dans que qui pas sur au ce sont avec elle el los las y en un una su como \
pero sus del che è gli della dei si nel sono het een dat op te zijn voor niet aan er maar om ook naar og som \
av på til ett är för inte na się jest nie ja ei että oli ve bir bu için ile",
);

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
            grammar + usize::from(ENGLISH.has(&word.to_lowercase())),
        )
    });
    grammar * WORDS_A_GRAMMAR_WORD >= all
}

/// What the blocks of a document are written in, when that is not English.
pub(super) fn other_than_english(blocks: &[Block]) -> Option<String> {
    let mut scripts = [0_usize; SCRIPTS.len()];
    let (mut letters, mut read) = (0_usize, 0_usize);
    let (mut words, mut small, mut english, mut others) = (0_usize, 0_usize, 0_usize, 0_usize);
    let told = blocks.iter().filter(|block| block.is_language());
    for text in told.map(|block| block.text.as_str()) {
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            if let Some(at) = SCRIPTS
                .iter()
                .position(|(first, last, _)| (*first..=*last).contains(&c))
            {
                scripts[at] += 1;
            }
        }
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            let low = word.to_lowercase();
            let grammar = (ENGLISH.has(&low), OTHERS.has(&low));
            // names are of no language: a text full of models and makers tells by its other words
            words += 1;
            small += usize::from(grammar.0 || grammar.1 || word.starts_with(char::is_lowercase));
            english += usize::from(grammar.0);
            others += usize::from(grammar.1);
        }
        read += text.len();
        if read > ENOUGH {
            break;
        }
    }
    if scripts.iter().sum::<usize>() * 2 > letters {
        return Some(script(&scripts));
    }
    // one word in five is one of these in English, one in twenty elsewhere at most; short texts get the benefit
    let share = if words < SHORT { 20 } else { 9 };
    let little = words >= NOTHING && english * share < words;
    // names, commands and rows of phrases have few words of grammar in any language; those of another one tell which it is
    let elsewhere = others > english || words >= SHORT && english * 25 < small;
    (little && elsewhere).then(|| String::from("another language than English"))
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
