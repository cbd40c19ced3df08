//! Capitals of headings and of sentences, which go within a question.

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
