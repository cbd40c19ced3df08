//! Words of learned English: `the cochlea`, `the lymphatic system` are of any body, and lean on no sentence before them.

use super::governing::{LEARNED_ENDS, PLAIN_ENDS};
use super::table::Set;
use super::{forms, is_common, is_leaning_noun};
use std::sync::LazyLock;

/// Endings of nouns from Latin and Greek beside those that all frames know.
const OF_A_FIELD: &[&str] = &[
    "a", "ae", "us", "um", "is", "ynx", "rax", "tex", "lyx", "lix", "yl", "osine", "anine", "idine",
    "onine", "enine", "otine", "aine", "lose", "tose", "cose", "bose", "mose", "tin", "sin", "lin", "min", "bin", "rin",
    "nin", "cin", "din", "xin", "gin", "cephali", "derm", "spore", "phore", "pore", "gen", "some", "lymph", "cyst", "troph",
    "blast", "clast", "zyme", "plasm", "mere", "tubule", "nodule", "lobule", "follicle", "ventricle", "cuticle",
    "corpuscle", "iole", "ism", "ite", "zene", "kene", "ylene", "thane", "anol", "erol", "ycol", "lysis", "scopy", "rhiza",
    "tropy", "gamy", "cardia", "phil", "philia", "cline", "vore", "parous", "pathy", "nym", "cide", "mone",
];

/// Words of everyday with such endings.
const EVERYDAY: &[&str] = &[
    "area", "idea", "data", "media", "camera", "cinema", "drama", "agenda", "panorama", "opera", "villa", "pizza", "sofa",
    "visa", "extra", "quota", "formula", "banana", "arena", "aroma", "aura", "militia", "criteria", "phenomena",
    "status", "census", "focus", "campus", "bonus", "virus", "chorus", "circus", "consensus", "apparatus", "surplus",
    "versus", "genius", "thus", "plus", "bus", "museum", "album", "forum", "maximum", "minimum", "medium", "stadium",
    "premium", "spectrum", "momentum", "vacuum", "asylum", "auditorium", "petroleum", "curriculum", "podium", "basis",
    "analysis", "crisis", "emphasis", "thesis", "hypothesis", "tennis", "axis", "diagnosis", "this", "origin", "margin",
    "cousin", "basin", "cabin", "robin", "satin", "bulletin", "violin", "assassin", "virgin", "coffin", "javelin", "ruin",
    "begin", "within", "coin", "join", "twin", "skin", "thin", "whose", "those", "lose", "close", "purpose", "handsome",
    "awesome", "wholesome", "troublesome", "burdensome", "tourism", "criticism", "journalism", "racism", "optimism",
    "terrorism", "baptism", "mechanism", "organism", "heroism", "site", "white", "quite", "despite", "favorite",
    "favourite", "satellite", "appetite", "opposite", "infinite", "definite", "exquisite", "composite", "suite", "elite",
    "invite", "complex", "context", "overseas", "website", "monarchy", "monarchies", "exodus", "hierarchy", "anarchy", "oligarchy", "philosophy", "geography",
    "scene", "fungus", "fungi", "bacteria", "bacterium", "democracy", "physiology", "biology", "anatomy", "technology", "history", "stimulus", "africa", "asia",
    "whereas", "worldwide", "please", "coast", "chase", "walrus", "debris", "parasite", "ecology", "psychology", "sociology", "theology", "sympathy",
    "aquarium", "genera", "genus", "microorganism", "microbe", "phylum", "taxon", "taxa", "specimen", "besides", "polenta", "pasta", "salsa", "vodka", "sauna", "veranda", "gala", "nationalism", "capitalism", "socialism", "communism", "feminism", "realism", "granite", "dynamite", "mountain", "genesis",
];

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

static PLAIN_SET: LazyLock<Set> = LazyLock::new(|| PLAIN.split_whitespace().collect());

/// Whether a noun in small letters belongs to a field by its ending: with `the` it is any of its kind.
pub(crate) fn is_learned(low: &str) -> bool {
    let one = low
        .strip_suffix('s')
        .filter(|one| !one.ends_with(['s', 'u', 'i']));
    let learned = |word: &str| {
        word.len() > 4
            && LEARNED_ENDS
                .iter()
                .chain(OF_A_FIELD)
                .any(|end| word.ends_with(end))
            && !EVERYDAY.contains(&word)
    };
    // the many endings come last
    forms(low).is_empty()
        && !is_common(low)
        && !is_leaning_noun(low)
        && !low.ends_with("side")
        && !PLAIN_ENDS
            .iter()
            .any(|end| low.ends_with(end) && !low.ends_with("ism"))
        && (learned(low) || one.is_some_and(learned))
        && !EVERYDAY.contains(&low)
        && !one.is_some_and(|one| EVERYDAY.contains(&one))
}

/// Whether an adjective in small letters is one of learned English: `lymphatic`, `peritubular`.
pub(crate) fn is_learned_adjective(word: &str) -> bool {
    word.len() > 5
        && ADJECTIVES.iter().any(|ending| word.ends_with(ending))
        && !PLAIN_SET.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learned_words_are_told_from_everyday_ones() {
        for noun in ["cochlea", "acetabulum", "larynx", "patella", "hippocampus", "trachea"] {
            assert!(is_learned(noun), "{noun}");
        }
        for noun in ["museum", "idea", "tube", "bus", "focus", "treatment", "sum", "besides", "polenta"] {
            assert!(!is_learned(noun), "{noun}");
        }
        assert!(is_learned_adjective("lymphatic") && is_learned_adjective("peritubular"));
        assert!(!is_learned_adjective("national") && !is_learned_adjective("final"));
    }
}
