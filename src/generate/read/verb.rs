//! Whether words make a sentence: a look for a finite verb, by lists of general English.

use std::borrow::Cow;

use super::lexicon::Lexicon;

/// Forms that are nearly always the verb of their clause.
static AUXILIARIES: Lexicon = Lexicon::new(
    "am is are was were has have had do does did will would can could may might must shall should cannot isn't aren't \
wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't it's",
);

/// The past of verbs that do not end in `-ed`.
static PAST: Lexicon = Lexicon::new(
    "became began brought broke built bought came caught chose cut dealt drew drank drove ate fell felt fought found fled \
flew forbade forgot froze gave went grew heard held hid hit kept knew laid led learnt left lent lost made meant met paid put ran \
rang read rose said sang sank sat saw sold sent set shook shot shut slept spoke spent split spread sprang stood stole struck \
strove swam swept swore taught tore thought threw told took understood underwent withdrew woke won wore wrote",
);

/// Verbs in the third person of the present, where the same word is seldom a noun.
static PRESENT: Lexicon = Lexicon::new(
    "accounts adds adopts aims allows appears applies argues arises asks attracts avoids becomes begins believes belongs \
bears borders breaks brings builds buys calls carries causes celebrates changes circulates combines comes commemorates commits competes \
comprises concerns conducts connects considers consists constitutes contains continues contracts contributes controls converts \
converges cools covers creates crosses decides declares defines delivers depends derives describes destroys determines develops \
differs digests disappears discovers dissolves divides drains draws drives eats emerges emits employs enables encourages encloses \
encompasses enjoys ensures enters establishes exceeds exists expands expects explains exports expresses extends faces falls feeds \
fills flows follows forbids forms functions generates gets gives goes governs grants grows guarantees handles happens helps holds \
hosts identifies imports includes increases indicates inhabits intends introduces involves joins keeps kills knows lacks lasts leads \
leaves lets lies lives loses maintains makes manages marks meets melts moves needs obeys occupies occurs opens operates opposes \
orbits organizes organises originates owns passes pays performs permits plays possesses prefers presents prevents proceeds produces \
prohibits promotes protects proves provides publishes pumps raises ranges reaches reacts reads receives recognizes recognises \
reduces refers reflects regards regulates releases relies remains removes replaces represents requires rests results retains returns \
reveals rises rotates rules runs says secretes seeks seems sells sends separates serves shows speaks specifies spends spreads \
stands stays stems stores stretches strengthens suggests supplies supports surrounds switches takes teaches tells tends thinks \
transports travels treats tries turns uses varies wants weighs wins works writes gather eat give live make take use come produce \
contain include convert consist become remain provide form occur grow need require carry cause differ belong depend feed lay \
reproduce breathe contribute support believe seek agree",
);

/// Words before which a word in `-ed` is no verb of its own.
static BEFORE_PARTICIPLES: Lexicon = Lexicon::new(
    "a an the of in by with for from to its their his her this that these those and or as",
);

/// Whether a text seems to have a finite verb.
pub(super) fn has_verb(text: &str) -> bool {
    let mut before = Cow::Borrowed("");
    for (at, word) in text.split_whitespace().enumerate() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let mut small = crate::base::text::small(plain);
        if small.contains('\u{2019}') {
            small = Cow::Owned(small.replace('\u{2019}', "'"));
        }
        let listed = |list: &Lexicon| list.has(&small);
        if small.is_empty() {
            continue;
        }
        // a name may be spelt as a verb (`Will`, `May`), except at the beginning of a question
        let named = at > 0 && plain.starts_with(char::is_uppercase);
        if !named && (listed(&AUXILIARIES) || listed(&PAST) || listed(&PRESENT)) {
            return true;
        }
        let participle = at > 0 && !named && small.len() > 3 && small.ends_with("ed");
        if participle && !BEFORE_PARTICIPLES.has(&before) {
            return true;
        }
        before = small;
    }
    false
}

/// Whether the first verb is an action told in the present, as legends of pictures do: `shakes hands`, `talks with`.
pub(super) fn tells_a_picture(text: &str) -> bool {
    static ACTIONS: Lexicon = Lexicon::new(
        "addresses arrives attends cheers cuts delivers departs discusses embraces gestures gives greets hands hugs \
inspects kisses laughs leads listens looks meets parades performs poses presents reviews salutes shakes signs sings sits smiles \
speaks stands talks tours visits walks watches waves welcomes gather pose talk meet shake walk stand attend look greet",
    );
    let first = text.split_whitespace().skip(1).find_map(|word| {
        let small = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lists = [&AUXILIARIES, &PAST, &PRESENT, &ACTIONS];
        let known = |list: &&Lexicon| list.has(small);
        let verb = lists.iter().any(known) || (small.len() > 3 && small.ends_with("ed"));
        (verb && !small.starts_with(char::is_uppercase)).then_some(small)
    });
    first.is_some_and(|verb| ACTIONS.has(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_fragments() {
        for text in [
            "The heart pumps blood.",
            "Korea joined in 1991.",
            "It was late.",
            "They went home.",
            "Plants convert light.",
        ] {
            assert!(has_verb(text), "{text}");
        }
        for text in [
            "Foreign Relations",
            "President May and the allied delegation in London, 2017",
            "The United States and its armed forces",
            "Login Community Help Sitemap About us",
        ] {
            assert!(!has_verb(text), "{text}");
        }
    }

    #[test]
    fn legends_tell_in_the_present() {
        assert!(tells_a_picture(
            "The president shakes hands with the queen at the palace on May 3, 1999."
        ));
        assert!(!tells_a_picture(
            "The treaty was signed when the king meets the envoy in 1883."
        ));
        assert!(!tells_a_picture("The river flows to the sea."));
    }
}
