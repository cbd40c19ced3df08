//! Words of learned English: `the cochlea`, `the lymphatic system` are of any body, and lean on no sentence before them.

/// How nouns end that came from Latin and Greek as they stand.
const ENDINGS: [&str; 22] = [
    "um", "us", "ae", "yx", "nx", "oid", "oma", "lla", "ula", "lea", "hea", "nea", "bia", "tella",
    "vea", "rna", "ensis", "iris", "alis", "oris", "esis", "osis",
];

/// Nouns of everyday English with such an ending.
const EVERYDAY: &str = "album apparatus aquarium asylum bonus bus campus census chorus circus consensus consortium corpus \
    curriculum exodus focus forum genius genesis gymnasium kingdom maximum medium millennium minimum minus momentum museum \
    opus plus podium premium quantum referendum shea status stadium stimulus sum surplus sanatorium symposium terminus \
    thesis hypothesis umbrella villa novella virus venus vacuum umbilicus us thus ransom plea flea sea tea idea area \
    diagnosis prognosis crisis basis emphasis";

/// How adjectives of learned English end.
const ADJECTIVES: [&str; 12] = [
    "ral", "nal", "eal", "ial", "tic", "mic", "nic", "lar", "ary", "ory", "oid", "ine",
];

/// Adjectives of everyday English with such an ending: what they stand before is one among several.
const PLAIN: &str = "actual additional annual automatic basic central clinical colonial commercial conventional criminal cultural \
    customary democratic domestic dynamic economic electronic essential eternal exceptional external familiar federal final \
    financial functional fundamental general global graphic historic ideal imperial important individual industrial initial \
    internal international judicial legal liberal literal literary local logical magic main marine material mechanic military \
    moral municipal mutual national natural necessary neutral normal numeral occasional official operational optional oral \
    ordinary oriental original parliamentary partial particular personal physical plenary political popular potential practical \
    preliminary presidential previous primary principal prior professional provincial psychological public radical rational real \
    regional regular republican residential revolutionary royal rural secondary seminal serial several similar singular social \
    solar special spectacular spiritual statistic strategic substantial summary temporary territorial total \
    traditional tragic typical universal unusual usual vital voluntary";

/// Whether a noun in small letters is one of learned English: with `the` it is any of its kind.
pub(crate) fn is_learned(noun: &str) -> bool {
    let ends = |ending: &&str| noun.len() > ending.len() + 2 && noun.ends_with(*ending);
    ENDINGS.iter().any(ends) && !has(EVERYDAY, noun)
}

/// Whether an adjective in small letters is one of learned English: `lymphatic`, `peritubular`.
pub(crate) fn is_learned_adjective(word: &str) -> bool {
    word.len() > 5
        && ADJECTIVES.iter().any(|ending| word.ends_with(ending))
        && !has(PLAIN, word)
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learned_words_are_told_from_everyday_ones() {
        for noun in ["cochlea", "acetabulum", "larynx", "patella", "hippocampus", "trachea"] {
            assert!(is_learned(noun), "{noun}");
        }
        for noun in ["museum", "idea", "tube", "bus", "focus", "treatment", "sum"] {
            assert!(!is_learned(noun), "{noun}");
        }
        assert!(is_learned_adjective("lymphatic") && is_learned_adjective("peritubular"));
        assert!(!is_learned_adjective("national") && !is_learned_adjective("final"));
    }
}
