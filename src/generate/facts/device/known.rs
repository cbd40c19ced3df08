//! Whether a document is a manual, and of what.

use super::capitals::without_models;
use crate::generate::facts::label;
use crate::generate::facts::topic::says_kind;

/// Words that say that a text is a manual.
const MANUALS: [&str; 6] = [
    "manual",
    "instructions",
    "handbook",
    "guide",
    "instruction",
    "quickstart",
];

/// Nouns by which any manual may call its product.
const ANY: [&str; 8] = [
    "appliance",
    "device",
    "unit",
    "machine",
    "product",
    "instrument",
    "equipment",
    "apparatus",
];

/// Whether a document is a manual: a line at its top or its text calls it one, and its sentences order. `above` are the lines
/// before its first paragraph, `text` all sentences in small letters, `rules` the share of sentences that order or oblige,
/// 0 to 1.
pub(crate) fn is_manual(above: &[&str], text: &str, rules: f64) -> bool {
    /// So many sentences order in a text that only describes.
    const SOME: f64 = 0.12;
    let called = above.iter().any(|line| {
        let low = line.to_lowercase();
        let words: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).collect();
        words.len() <= 12
            && words.iter().any(|word| MANUALS.contains(word))
            && [
                "user",
                "owner",
                "operating",
                "installation",
                "instruction",
                "instructions",
                "service",
                "reference",
                "quick",
            ]
            .iter()
            .any(|of| words.iter().any(|word| word.starts_with(of)))
    });
    let itself = [
        "this manual",
        "these instructions",
        "this user guide",
        "the instructions for use",
    ];
    let said = itself
        .iter()
        .map(|words| text.matches(words).count())
        .sum::<usize>();
    let owned = [
        "the appliance",
        "this appliance",
        "the device",
        "your device",
        "the unit",
        "warranty",
        "guarantee",
        "the machine",
        "firmware",
        "the module",
        "your module",
        "the printer",
        "your printer",
        "the radio",
        "your radio",
        "the camera",
        "the instrument",
    ];
    let owned = owned
        .iter()
        .map(|words| text.matches(words).count())
        .sum::<usize>();
    // a chapter of a manual says so nowhere: it tells of settings
    let set = ["setting", "button", "screen", "menu", "option"];
    let set = set
        .iter()
        .filter(|word| text.matches(**word).count() >= 3)
        .count();
    rules >= SOME && (called || said >= 1) && (owned >= 2 || said >= 2) || set >= 3 && owned >= 2
}

/// The product of a manual: what the reader is thanked for having bought, else what its title names.
pub(crate) fn product(title: &str, text: &str) -> String {
    let thanked = [
        "Thank you for purchasing ",
        "Thank you for buying ",
        "Thank you for choosing ",
    ];
    let bought = thanked.iter().find_map(|thanks| {
        let rest = &text[text.find(thanks)? + thanks.len()..];
        let rest = rest
            .strip_prefix("the ")
            .or_else(|| rest.strip_prefix("your "))
            .or_else(|| rest.strip_prefix("a "))
            .or_else(|| rest.strip_prefix("an "))
            .unwrap_or(rest);
        let end = rest.find(['.', ',', '!', ';'])?;
        let name = rest[..end].trim();
        let words: Vec<&str> = name.split(' ').collect();
        let named = (1..=4).contains(&words.len())
            && words
                .iter()
                .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        named.then(|| name.to_owned())
    });
    let cut = title.split(" - ").next().unwrap_or(title);
    let cut = without_models(behind_work(naming_part(cut)));
    let cut = &*cut;
    let named = || model(&label(cut).unwrap_or_else(|| cut.to_owned())).to_owned();
    bought.unwrap_or_else(|| written(&named(), text))
}

/// The part of a title that names the product: `Lumo 300: Rechargeable lamp`, `Fold and ride: Lumo Sixteen owner's manual`.
pub(crate) fn naming_part(title: &str) -> &str {
    let mut parts = title.split([':', '–', '—', '|']).map(str::trim);
    let first = parts.next().unwrap_or(title);
    if first.len() < title.len() && first.contains(|c: char| c.is_ascii_digit()) {
        return first;
    }
    let told = parts.find(|part| says_kind(part) && part.starts_with(char::is_uppercase));
    told.filter(|part| !says_kind(first) && names_product(part))
        .unwrap_or(title)
}

/// The product of a title that begins with the work on it: `Care and Maintenance of the Lumo 300`.
pub(crate) fn behind_work(title: &str) -> &str {
    const WORK: [&str; 14] = [
        "directions",
        "instructions",
        "care",
        "maintenance",
        "use",
        "operation",
        "installation",
        "service",
        "servicing",
        "repair",
        "cleaning",
        "handling",
        "and",
        "the",
    ];
    // `Using your Lumo 300`
    let using = [
        "Using your ",
        "Using the ",
        "Getting to know your ",
        "Your ",
    ]
    .iter()
    .find_map(|using| title.strip_prefix(using));
    if let Some(product) = using {
        return product;
    }
    let low = title.to_lowercase();
    let parted = [" of the ", " of your ", " for the "]
        .iter()
        .find_map(|joint| low.find(joint).map(|at| (at, at + joint.len())));
    let work = |at: usize| {
        title.get(..at).is_some_and(|before| {
            before
                .to_lowercase()
                .split(' ')
                .all(|word| WORK.contains(&word))
        })
    };
    parted
        .filter(|(at, _)| work(*at))
        .and_then(|(_, behind)| title.get(behind..))
        .unwrap_or(title)
}

/// A name with the capitals with which the text writes it: a title page in capitals does not tell of `Wi-Fi`.
fn written(name: &str, text: &str) -> String {
    let mut said = name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | ')')) {
        // a word in capitals is an abbreviation where it is short
        let short = word.len() <= 3 || word.contains(char::is_lowercase);
        let inner = short && word.chars().skip(1).any(char::is_uppercase);
        let named = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        let same = |own: &&mut String| {
            let shouted = own.len() > 3 && !own.contains(char::is_lowercase);
            own.eq_ignore_ascii_case(word) && (inner || named && shouted)
        };
        if (inner || named)
            && let Some(own) = said.iter_mut().find(same)
        {
            word.clone_into(own);
        }
    }
    said.join(" ")
}

/// Whether what goes before questions names a product, and not a part of a manual: `Getting Started` names none.
pub(crate) fn names_product(name: &str) -> bool {
    const PARTS: [&str; 38] = [
        "getting",
        "started",
        "overview",
        "introduction",
        "setup",
        "quick",
        "start",
        "user",
        "guide",
        "manual",
        "instructions",
        "safety",
        "installation",
        "before",
        "householder",
        "owner",
        "operator",
        "operating",
        "maintenance",
        "operation",
        "troubleshooting",
        "features",
        "specifications",
        "settings",
        "configuration",
        "usage",
        "faq",
        "care",
        "cleaning",
        "support",
        "help",
        "contents",
        "and",
        "the",
        "of",
        "to",
        "your",
        "basic",
    ];
    let mut words = name.split(' ');
    words.any(|word| {
        let low = word.to_lowercase();
        // `Owner's Manual`
        let bare = low.trim_end_matches(['s', '\'', '’']);
        word.len() > 1 && !PARTS.contains(&&*low) && !PARTS.contains(&bare)
    })
}

/// A name without what describes it behind its number: `Kestrel M5` of `Kestrel M5 Mirrorless Digital Camera`.
fn model(name: &str) -> &str {
    let words: Vec<&str> = name.split(' ').collect();
    let Some(at) = words
        .iter()
        .rposition(|word| word.contains(|c: char| c.is_ascii_digit()))
    else {
        return name;
    };
    let described = at > 0 && words[at + 1..].iter().all(|word| word.len() > 3);
    let end = words[..=at]
        .iter()
        .map(|word| word.len() + 1)
        .sum::<usize>()
        - 1;
    if described { &name[..end] } else { name }
}

/// The nouns by which a manual calls its product, in small letters: those that its first lines end with, where the text
/// speaks of `the` such thing.
pub(crate) fn calls(above: &[&str], title: &str, text: &str) -> Vec<String> {
    let mut all: Vec<String> = ANY.iter().map(|noun| (*noun).to_owned()).collect();
    let parts = above.iter().copied().chain([title]);
    for part in parts.flat_map(|line| line.split(['–', '—', ':', '|', ',', '(', ')'])) {
        let last = part.trim().rsplit(' ').next().unwrap_or("").to_lowercase();
        let said = text.matches(&format!("the {last} ")).count();
        let noun = last.len() > 2
            && last.chars().all(|c| c.is_alphabetic() || c == '-')
            && !MANUALS.contains(&&*last);
        if noun && said >= 2 && !all.contains(&last) {
            all.push(last);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_work_on_a_product_is_no_part_of_its_name() {
        use super::behind_work;
        assert_eq!(
            behind_work("Care and Maintenance of the Lumo 300"),
            "Lumo 300"
        );
        assert_eq!(
            behind_work("Lumo 300 of the Lund Works"),
            "Lumo 300 of the Lund Works"
        );
    }

    use super::*;

    #[test]
    fn the_product_is_what_was_bought_or_what_the_title_names() {
        let text = "Thank you for purchasing the Lumo 300. It is a lamp.";
        assert_eq!(product("Manual", text), "Lumo 300");
        assert_eq!(product("Lumo 300 Portable Reading Lamp", ""), "Lumo 300");
        assert_eq!(
            product("Lumo Bright 640 – Desk Lamp", ""),
            "Lumo Bright 640"
        );
    }

    #[test]
    fn a_name_keeps_the_capitals_of_the_text() {
        let text = "The hub has two USB sockets. Press Wi-Fi to join.";
        assert_eq!(
            product("BORGEN T40 Chain-saw", "The Borgen T40 is a saw."),
            "Borgen T40"
        );
        assert_eq!(product("Usb And Wi-fi Hub", text), "USB And Wi-Fi Hub");
    }

    #[test]
    fn a_part_of_a_manual_is_no_product() {
        assert!(names_product("Lumo 300"));
        assert!(!names_product("Getting Started") && !names_product("Overview"));
    }

    #[test]
    fn a_text_on_manuals_is_none() {
        let above = ["User Manual"];
        assert!(is_manual(
            &above,
            "the device and this manual. the device",
            0.3
        ));
        assert!(!is_manual(
            &above,
            "the device and this manual. the device",
            0.05
        ));
        assert!(!is_manual(&[], "the labour was manual", 0.3));
    }
}
