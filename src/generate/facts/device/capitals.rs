//! Capitals of headings and of sentences, which go within a question.

use std::borrow::Cow;

use crate::generate::facts::capitals;

/// The name of a product without the models that its title counts, and in usual letters where it has three words and more in
/// large ones: `LUMO DESK LAMP STAND Models 300 and 310`.
pub(in crate::generate::facts) fn without_models(title: &str) -> Cow<'_, str> {
    /// Shorter words may be initials.
    const INITIALS: usize = 3;
    let models = [" Models ", " MODELS ", " Model Nos"];
    let name = models.iter().find_map(|mark| title.split_once(mark));
    let name = name.map_or(title, |(name, _)| name);
    let large = |word: &&str| {
        word.len() > INITIALS
            && word
                .chars()
                .all(|c| !c.is_lowercase() && !c.is_ascii_digit())
    };
    if name.split(' ').filter(large).count() < 3 {
        return Cow::Borrowed(name);
    }
    let words = name.split(' ').map(|word| {
        let start = word.find(char::is_alphabetic).unwrap_or(0);
        match large(&word) {
            true => format!("{}{}", &word[..start], capitals(&word[start..])),
            false if matches!(word, "AND" | "OF" | "FOR" | "THE") => word.to_lowercase(),
            false => word.to_owned(),
        }
    });
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

/// A heading in capitals as it stands within a sentence.
pub(super) fn unshouted(heading: &str) -> String {
    const SHORT: [&str; 22] = [
        "AC", "DC", "AM", "FM", "CD", "DVD", "GPS", "HDMI", "ID", "IP", "IR", "LAN", "LED", "PC",
        "SD", "SIM", "TV", "USB", "UV", "VPN", "WAN", "WLAN",
    ];
    let letters = heading.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 || heading.contains(char::is_lowercase) {
        return heading.to_owned();
    }
    let words = heading.split(' ').map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let mute = !bare.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        let kept = mute || SHORT.contains(&bare) || bare.contains(|c: char| c.is_ascii_digit());
        match bare {
            "WI-FI" => word.replace("WI-FI", "Wi-Fi"),
            _ if kept => word.to_owned(),
            _ => word.to_lowercase(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A phrase as it stands within a sentence: a first capital that is no name's goes.
pub(super) fn decapital(phrase: &str) -> String {
    let mut words = phrase.split(' ');
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let mut chars = first.chars();
    let Some(initial) = chars.next() else {
        return String::new();
    };
    let inner = chars
        .clone()
        .any(|c| c.is_uppercase() || c.is_ascii_digit());
    let name = inner || second.starts_with(char::is_uppercase);
    let low = first.to_lowercase();
    let small = crate::generate::lexicon::PREPOSITIONS.contains(&&*low)
        || crate::generate::lexicon::DETERMINERS.contains(&&*low)
        || crate::generate::lexicon::JOINING.contains(&&*low);
    // `Higher PWM frequency`
    let small = small || super::vague::COMPARING.contains(&&*low);
    if name && !small {
        return phrase.to_owned();
    }
    initial
        .to_lowercase()
        .chain(phrase.chars().skip(1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_called_without_its_models_in_usual_letters() {
        for (title, name) in [
            (
                "LUNDA \"TILDA\" DESKTOP READING LAMP Models L300 and L310",
                "Lunda \"Tilda\" Desktop Reading Lamp",
            ),
            ("LUMO L300 LAMP", "LUMO L300 LAMP"),
            ("Lumo 300 Lamp", "Lumo 300 Lamp"),
        ] {
            assert_eq!(without_models(title), name);
        }
    }
}
