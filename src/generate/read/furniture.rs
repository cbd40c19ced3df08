//! The words of pages around their text: buttons, menus, copyright, fields of a record.

use super::lexicon::Lexicon;
use super::shape::{ends_sentence, words};
use super::verb::has_verb;
use crate::generate::lexicon::Pieces;

/// Words of which menus and buttons consist.
static MENU: Lexicon = Lexicon::new(
    "about account advanced all and archive archives article articles audio back basket blog blogs bookmark books \
browse buy by careers cart categories category checkout close community contact contacts content contents cookie cookies copy cart \
data directory disclaimer donate donation download downloads e-mail edit email enlarge events external faq faqs favorites feed feedback \
font forum forums fullscreen gallery google facebook twitter instagram youtube linkedin help hide home homepage images index info \
information jobs join language languages latest learn legal less library like links list log login logout mail main map maps media \
member members menu mobile more multimedia my navigation news newsletter newsletters next now of online open our out overview page \
pages password photo photos pinterest popular post posts prev previous print privacy policy product products profile program \
publications quick read recent reduce register related reply report reset resources rss save scrap scroll search see send services \
settings share shop show sign sitemap site size skip social sources statement store submit subscribe support tags terms the this to \
toggle tools top tours tweet up update updates upload us use user videos video view views watch website welcome what's window \
conditions you your",
);

/// Phrases that stand on pages and in no text.
static PHRASES: Pieces = Pieces::new(&[
    "all rights reserved",
    "privacy policy",
    "terms of use",
    "terms of service",
    "terms and conditions",
    "click here",
    "read more",
    "learn more",
    "sign up",
    "log in",
    "sign in",
    "subscribe to",
    "mailing list",
    "newsletter",
    "share this",
    "follow us",
    "contact us",
    "back to top",
    "skip to",
    "cookie policy",
    "accept cookies",
    "uses cookies",
    "powered by",
    "this is an information website",
    "charitable donation",
    "donate now",
    "make a donation",
    "advertisement",
    "your browser",
    "free trial",
]);

/// How lines begin that want something of the reader.
const CALLS: [&str; 14] = [
    "find",
    "get",
    "join",
    "buy",
    "donate",
    "subscribe",
    "download",
    "click",
    "visit our",
    "shop",
    "order now",
    "make a",
    "sign",
    "apply",
];

/// How lines begin that point to other pages, or tell of the page instead of its subject.
const POINTERS: [&str; 12] = [
    "main article",
    "main articles",
    "see also",
    "further information",
    "further reading",
    "for other uses",
    "not to be confused with",
    "this article is about",
    "this article needs",
    "this article may",
    "this section needs",
    "this page was last",
];

/// How legends of pictures begin, or what stands in them.
const LEGENDS: [&str; 12] = [
    "photo",
    "photo:",
    "photograph",
    "image:",
    "picture:",
    "figure",
    "fig.",
    "source:",
    "credit:",
    "photo by",
    "pictured",
    "above:",
];

/// What legends say of where in a picture somebody stands, and of the picture.
static SIDES: Pieces = Pieces::new(&[
    "(left)",
    "(right)",
    "(center)",
    "(centre)",
    "from left",
    "left to right",
    "family photo",
    "file photo",
]);

/// The names of fields by which a record of a document is kept, rather than what it says.
static FIELDS: Lexicon = Lexicon::new(
    "author authors by byline written-by edited-by reviewed-by posted-by category categories code codes contact copyright created credit date dated doi document \
document-type e-mail edition editor email fax file filed format id isbn issn issue keywords language last-modified link modified \
number page pages pdq phone posted product product-code product-name published publisher reference ref revised section source subject tag \
tags tel telephone text-link thematic-codes title topic topics tracking-number type updated uploaded url version volume views words",
);

/// Lines of pages are shorter than this, in bytes; what is longer need not be looked at word by word.
const LONGEST_LINE: usize = 600;

fn small(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}

/// Whether all words are those of menus.
pub(super) fn is_menu_words(text: &str) -> bool {
    text.len() < LONGEST_LINE
        && !ends_sentence(text)
        && small(text).split(' ').all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.is_empty() || MENU.has(word)
        })
}

/// Whether a line is furniture of a page: copyright, a button, a call to the reader, a line of signs.
pub(super) fn is_furniture(text: &str) -> bool {
    /// Phrases of pages may be cited in a text, but then it is longer.
    const SHORT: usize = 45;
    if text.len() > LONGEST_LINE {
        return text.starts_with(['©']) || text.starts_with("Copyright ");
    }
    let small = small(text);
    let long = words(&small) > SHORT;
    let copyright =
        small.starts_with("copyright") || small.starts_with('©') || small.starts_with("(c) ");
    let phrase = !long && PHRASES.are_in(&small);
    let points = POINTERS.iter().any(|pointer| begins(&small, pointer)) && !long;
    let call = text.ends_with('!') && CALLS.iter().any(|call| begins(&small, call));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    copyright
        || phrase
        || points
        || call
        || letters * 4 < text.chars().filter(|c| !c.is_whitespace()).count()
}

fn begins(text: &str, with: &str) -> bool {
    text.strip_prefix(with)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a line is a field of a record, such as `Tracking Number: 297782`.
pub(super) fn is_field(text: &str) -> bool {
    field(text).is_some()
}

/// The name and the value of a field.
pub(super) fn field(text: &str) -> Option<(String, &str)> {
    /// Values of fields are short.
    const VALUE: usize = 12;
    let (name, value) = text
        .split_once(':')
        .filter(|(name, _)| name.len() < LONGEST_LINE)?;
    let name = small(name.trim());
    let known = FIELDS.has(&name.replace(' ', "-"))
        || name.rsplit(' ').next().is_some_and(|last| {
            matches!(
                last,
                "number" | "code" | "codes" | "id" | "date" | "link" | "type" | "name" | "url"
            )
        });
    let brief = words(&name) <= 3 && value.split_whitespace().count() <= VALUE;
    (known && brief && !has_verb(value)).then(|| (name, value.trim()))
}

/// Whether a line is the legend of a picture by its words.
pub(super) fn is_legend(text: &str) -> bool {
    // what a transcript of a book says of its pictures, with the legend of each
    if text.starts_with("[Illustration") {
        return true;
    }
    if text.len() > LONGEST_LINE {
        return false;
    }
    let small = small(text);
    let brief = words(&small) <= 40;
    let begins = LEGENDS.iter().any(|legend| begins(&small, legend)) && !is_reference(&small);
    brief && (begins || SIDES.are_in(&small))
}

/// `Figure 3 shows` is a sentence about a figure, `Figure 3: the heart` is its legend.
fn is_reference(small: &str) -> bool {
    let numbered = small.starts_with("fig");
    numbered && has_verb(small) && !small.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_words() {
        for text in [
            "Login Community Help Sitemap About us",
            "Share | Print | Email",
            "External Links",
        ] {
            assert!(is_menu_words(text), "{text}");
        }
        assert!(
            !is_menu_words("Foreign Relations") && !is_menu_words("The search was open to all.")
        );
        for text in [
            "Copyright © 2012 example.com. All rights reserved",
            "Find your dream job!",
            "* * *",
            "Main article: History of the port",
            "This page was last edited on 3 May 2011.",
            "We use cookies; click here to accept.",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        assert!(!is_furniture("The copyright act was passed in 1790."));
    }

    #[test]
    fn fields_of_a_record_are_no_text() {
        assert_eq!(field("Date: 19930719"), Some(("date".into(), "19930719")));
        assert!(is_field("Product Name: Dispatch, Vol 4 No 29"));
        assert!(!is_field("Capital: Seoul") && !is_field("The date: it was late"));
    }

    #[test]
    fn legends_begin_as_legends_do() {
        assert!(is_legend(
            "[Illustration: FIG. 3.--A, a ripe bud. B, the moss by itself.]"
        ));
        assert!(is_legend("Figure 3: the heart") && is_legend("The two leaders (left) in Paris"));
        assert!(!is_legend("Figure 3 shows the heart.") && !is_legend("The figure was 30."));
    }
}
