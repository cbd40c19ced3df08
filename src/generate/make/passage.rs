//! Sentences shown as they stand, behind those that they lean on, with one thing left out.

use super::prepared::parts_names;
use super::reading::Read;
use super::shown::{counts_years, is_plain, is_undated, is_whole, refers};
use super::standing::{bare, orders_nothing, tells_of_past};
use super::wanting::is_wanting;
use super::*;
use crate::base::text::capitalised;
use crate::generate::cards::broken;
use crate::generate::facts::{
    Gapped, LED, PASSAGE, is_order, is_told, itself, passages, with_opening_gap,
};
use crate::generate::language::value;
use crate::generate::lexicon::{
    AUXILIARIES, DETERMINERS, JOINING, LEANING, PREPOSITIONS, THIRD, forms, is_law, is_weekday,
    of_form,
};

/// So many sentences are shown at most.
const SENTENCES: usize = 3;
/// More words are read, not recalled: `check` warns of them.
const WORDS: usize = 40;

impl Maker<'_, '_> {
    /// Adds the passage of a sentence, which is the one `at` a place among those of its block, if it has one.
    pub(super) fn add_passage(&mut self, block: usize, at: usize, passage: Option<Draft>) {
        let Some(mut draft) = passage else {
            return;
        };
        let Some(range) = self.ground.said.get(block).and_then(|said| said.get(at)) else {
            return;
        };
        let undated = self
            .is_undated_draft(&draft)
            .then(|| Reason::Undated(draft.value.told()));
        let told = || {
            self.told_by_heading(block, &draft)
                .then_some(Reason::GivenAway)
        };
        let why = undated
            .or_else(|| self.hangs_in_manual(&draft))
            .or_else(told);
        if let Some(reason) = why.or_else(|| broken(&draft)) {
            self.refuse(block, range.clone(), reason, Some(draft.shown()));
            return;
        }
        let range = range.clone();
        if !self.scene.is_binding() {
            self.say_as_before(block, &range, &mut draft);
        }
        self.keep(block, &range, draft);
    }

    /// Gives the first word of a rule behind its law a small letter: `Under the Ferries Act, expenditure of more than …`.
    pub(super) fn begin_small(&self, draft: &mut Draft) {
        if let Value::Gaps(text, gaps) = &draft.value {
            let said = bare(text, self.scene.opening().as_deref());
            let begun = self.begun_small(said);
            if said.len() < text.len() && begun != said {
                draft.value = Value::Gaps(text.replace(said, &begun), gaps.clone());
            }
        }
    }

    /// The passage of a sentence that was read, which as it is shown is `whole`: brackets and asides belong to that.
    pub(super) fn shown(
        &self,
        (block, at): (usize, usize),
        read: &Read,
        whole: &str,
        headings: &str,
    ) -> Option<Draft> {
        let gaps = match whole == read.text {
            true => self.left_out(read),
            false => self.left_out(&Read::new(whole, self.scene)),
        };
        self.passage(block, at, gaps, headings)
    }

    /// The ways to leave something out of a sentence as it stands.
    pub(super) fn left_out(&self, read: &Read) -> Vec<Gapped> {
        if read.refused.is_some() || !is_whole(read) {
            return Vec::new();
        }
        let ordered = is_order(&read.tokens);
        let manual = matches!(self.scene.frame, Binding::Manual(_));
        let numbered = refers(&read.tokens);
        // a guide of a place speaks to who stands there
        let spoken =
            !self.scene.is_binding() && read.tokens.iter().any(|word| word.among(&["you", "your"]));
        let undated =
            !self.scene.is_binding() && tells_of_past(&read.tokens) && is_undated(&read.tokens);
        let blind = ordered && (!manual || orders_nothing(&read.tokens));
        if blind || numbered || spoken || undated {
            return Vec::new();
        }
        let clause = Clause::none();
        let memory = Memory::default();
        let gaps = passages(&self.view(read, &clause, Subject::none(), (&[], &memory), true));
        // looked for last, as few sentences have gaps
        match !gaps.is_empty() && !self.scene.is_binding() && is_wanting(&read.tokens) {
            true => Vec::new(),
            false => gaps,
        }
    }

    /// Puts before a passage what it is about: the law, the product, the title.
    fn opened(&self, draft: &mut Draft) {
        let opening = self
            .scene
            .opening()
            .filter(|_| self.scene.frame.law().is_some());
        match (&draft.value, opening) {
            (Value::Gaps(text, gaps), Some(opening)) if !self.names_title(text) => {
                let (text, gaps) = counted_small(text, gaps);
                let said = match of_itself(&text, &opening) {
                    Some(said) => said,
                    None => format!("{opening}{}", self.begun_small(&text)),
                };
                draft.value = Value::Gaps(said, gaps);
            }
            // what happened in a life is not told of whoever lived it
            _ if self.is_life() => {}
            _ => self.titled(draft),
        }
    }

    /// Whether a document is an account of somebody's life.
    fn is_life(&self) -> bool {
        let topic = self.scene.topic.as_ref();
        topic.is_some_and(|topic| topic.kind == Some(NameKind::Person))
    }

    /// A text whose first word has a small letter, unless it is a name or a short form.
    pub(super) fn begun_small(&self, text: &str) -> String {
        const ANYBODY: &[&str] = &["whoever", "anyone", "anybody", "everyone", "nobody"];
        let first = text.split(' ').next().unwrap_or_default();
        // `Spending over 500 crowns` begins each of its sentences with a capital
        let low = first.to_lowercase();
        let small = [PREPOSITIONS, DETERMINERS, JOINING, LEANING, ANYBODY];
        let little = small.iter().any(|list| list.contains(&low.as_str()))
            || tokens(&low)
                .first()
                .is_some_and(|first| value(first).is_some());
        // `Part One may be changed`, but `Recordings are kept`
        let second = text.split(' ').nth(1).filter(|_| !low.ends_with("ing"));
        let numbered = second
            .is_some_and(|next| next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        let common = !forms(&low).is_empty() || self.scene.known.is_small(&low);
        let plain = little || common;
        let named = self.scene.known.is_capital(first) && !plain
            // `General Members are elected`, `Part One may be changed`
            || numbered && !little
            || is_weekday(&low)
            || first.contains('\'')
            || first.chars().skip(1).any(char::is_uppercase);
        match first.starts_with(char::is_uppercase) && !named {
            true => text.replacen(first, &first.to_lowercase(), 1),
            false => text.to_owned(),
        }
    }

    /// The passage of a sentence: with those before it that it leans on, and the first gap that nothing around it tells.
    pub(super) fn passage(
        &self,
        block: usize,
        at: usize,
        gaps: Vec<Gapped>,
        headings: &str,
    ) -> Option<Draft> {
        if gaps.is_empty() {
            return None;
        }
        let text = self.said_at(block, at)?;
        let lead = self.lead(block, at, &text, headings)?;
        let words = text.split_whitespace().count();
        if lead.is_empty() && words < self.fewest(&text) {
            return None;
        }
        let low = lead.to_lowercase();
        let reckoned = || counts_years(&format!("{low} {text}"));
        let seen = |gap: &Gapped| {
            gap.hint == "year" && reckoned()
                || is_told(&gap.answer, &low)
                || is_told(&gap.answer, headings)
        };
        let gap = gaps.into_iter().find(|gap| !seen(gap))?;
        let text = self.outside(&gap.text);
        let mut draft = draft(&lead, Gapped { text, ..gap });
        self.spell_out(&mut draft);
        self.usual(&mut draft);
        self.opened(&mut draft);
        (draft.stem().split_whitespace().count() <= WORDS).then_some(draft)
    }

    /// The fewest words of a sentence that is shown alone: the steps of a manual tell little by themselves.
    fn fewest(&self, text: &str) -> usize {
        match self.scene.frame {
            Binding::Manual(_) if is_order(&tokens(text)) => 10,
            Binding::Manual(_) => 5,
            Binding::Law(_) => 6,
            Binding::None => 10,
        }
    }

    /// A sentence of a block without its brackets.
    pub(super) fn said_at(&self, block: usize, at: usize) -> Option<String> {
        let range = self.ground.said.get(block)?.get(at)?;
        let text = self.document.blocks.get(block)?.text.get(range.clone())?;
        Some(self.outside(&as_it_stands(text)))
    }

    /// A sentence as one says it who does not read on in its law: `the Act` for `this Act`.
    fn outside(&self, text: &str) -> String {
        match self.scene.frame.law() {
            Some(_) => itself(text),
            None => text.to_owned(),
        }
    }

    /// The sentences that have to stand before one for it to be understood; none where it cannot be.
    fn lead(&self, block: usize, at: usize, text: &str, headings: &str) -> Option<String> {
        let mut before = (block, at);
        let mut lead = String::new();
        let mut first = text.to_owned();
        let mut sentences = 1;
        while !self.stands(&first, &format!("{lead}{text}"), headings)
            || lead.is_empty() && self.is_brought(block, at, text)
        {
            if lead.is_empty() && self.goes_on_from_many(text) {
                return None;
            }
            before = self.one_before(before)?;
            first = self.said_at(before.0, before.1)?;
            sentences += 1;
            if sentences > SENTENCES
                || !is_plain(&first)
                || Read::new(&first, self.scene).refused.is_some()
            {
                return None;
            }
            lead = format!("{first} {lead}");
        }
        Some(lead)
    }

    /// Whether a rule begins with somebody whom the one before has brought in: `The member may appeal` behind `The board may
    /// expel a member who …`.
    fn is_brought(&self, block: usize, at: usize, text: &str) -> bool {
        const SOME: [&str; 6] = ["a", "an", "any", "every", "each", "no"];
        let first = tokens(text);
        let [the, noun, verb, ..] = first.as_slice() else {
            return false;
        };
        let opens = the.is("the") && !noun.is_capital() && verb.among(AUXILIARIES);
        let before = at
            .checked_sub(1)
            .filter(|_| opens && self.scene.frame.law().is_some());
        let before = before.and_then(|before| self.said_at(block, before));
        before.is_some_and(|before| {
            let words = tokens(&before);
            words
                .windows(2)
                .any(|pair| pair[0].among(&SOME) && pair[1].low == noun.low)
        })
    }

    /// Whether the sentence before one does not explain it: of what is told of the past each goes on from many before it, as each
    /// step of a manual does from other steps.
    fn goes_on_from_many(&self, text: &str) -> bool {
        match self.scene.frame {
            Binding::Manual(_) => true,
            Binding::Law(_) => false,
            Binding::None => tells_of_past(&tokens(text)),
        }
    }

    fn one_before(&self, (block, at): (usize, usize)) -> Option<(usize, usize)> {
        if let Some(at) = at.checked_sub(1) {
            return Some((block, at));
        }
        // the paragraphs of a law go on where the last one ended
        let above = block
            .checked_sub(1)
            .filter(|_| self.scene.frame.law().is_some())?;
        let blocks = &self.document.blocks;
        let same = blocks.get(above)?.section == blocks.get(block)?.section;
        let last = self.ground.said.get(above)?.len().checked_sub(1)?;
        same.then_some((above, last))
    }
}

/// A sentence as it stands, without its number and what stands in brackets, and with plain quotation marks.
pub(super) fn as_it_stands(text: &str) -> Cow<'_, str> {
    match without_example(unnumbered(text)) {
        Cow::Borrowed(text) => without_marks(text),
        Cow::Owned(text) => Cow::Owned(without_marks(&text).into_owned()),
    }
}

/// A sentence without the words that make it an example of the one before: `In Lund, for example, the mill is of brick.`
fn without_example(text: &str) -> Cow<'_, str> {
    const WORDS: [&str; 2] = [", for example, ", ", for instance, "];
    // the figures of an example are often thought up
    if text.contains(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let Some((at, words)) = WORDS
        .iter()
        .find_map(|words| Some((text.find(words)?, *words)))
    else {
        return Cow::Borrowed(text);
    };
    let (before, after) = (&text[..at], &text[at + words.len()..]);
    let first = before.split(' ').next().unwrap_or_default().to_lowercase();
    let led = PREPOSITIONS.contains(&first.as_str());
    let comma = if led { ", " } else { " " };
    Cow::Owned(format!("{before}{comma}{after}"))
}

fn without_marks(text: &str) -> Cow<'_, str> {
    // most sentences have neither
    if text.is_ascii() && !text.contains('(') {
        return Cow::Borrowed(text.trim());
    }
    let text = text.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
    Cow::Owned(without_brackets(&text))
}

/// A statement with its gap in small letters where that is a number with which it begins: `{{Three}} judges`.
fn counted_small(text: &str, gaps: &[String]) -> (String, Vec<String>) {
    let small = |gap: &str| {
        let number = tokens(gap)
            .first()
            .is_some_and(|first| value(first).is_some());
        number.then(|| gap.to_lowercase())
    };
    with_opening_gap(text, gaps, small).unwrap_or_else(|| (text.to_owned(), gaps.to_vec()))
}

/// A rule that a law sets on itself, with its title for `The Act`; `opening` is what other rules begin with: `Under the Ferries
/// Act, `.
fn of_itself(text: &str, opening: &str) -> Option<String> {
    let title = opening.strip_prefix("Under ")?.strip_suffix(", ")?;
    let rest = text.strip_prefix("The ")?;
    // `The licence is withdrawn` in a decree is on another paper
    let own = |noun: &&str| {
        let low = noun.to_lowercase();
        is_law(&low) && title.to_lowercase().contains(low.trim_end_matches('s'))
    };
    let noun = rest.split(' ').next().filter(own)?;
    let follows = rest[noun.len()..].trim_start().split(' ').next()?;
    (AUXILIARIES.contains(&follows) || of_form(follows, THIRD).is_some())
        .then(|| format!("{}{}", capitalised(title), &rest[noun.len()..]))
}

/// Whether a bracket narrows what its sentence says, which without it is not true: `no fish (herring excepted) shall be gutted`.
fn excepts(inside: &str) -> bool {
    const NARROWING: [&str; 9] = [
        "except",
        "excepted",
        "excepting",
        "excluding",
        "unless",
        "save",
        "other than",
        "only",
        "but not",
    ];
    let inside = format!(" {inside} ");
    NARROWING
        .iter()
        .any(|word| inside.contains(&format!(" {word} ")))
}

fn without_brackets(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('(') {
        let Some((inside, after)) = behind
            .split_once(')')
            .filter(|(inside, _)| !inside.contains('('))
        else {
            break;
        };
        said.push_str(before.trim_end());
        // a bracket within a word stays: `colour(s)`
        if !before.ends_with(' ') && !before.is_empty() {
            said.extend(["(", inside, ")"]);
        } else if excepts(inside) {
            said.extend([" (", inside, ")"]);
        } else if parts_names(&said, inside, after) {
            said.push(',');
        }
        rest = after;
    }
    said.push_str(rest);
    said.trim().to_owned()
}

/// A passage before it is a card.
fn draft(lead: &str, gap: Gapped) -> Draft {
    let low = gap.text.to_lowercase();
    Draft {
        frame: PASSAGE,
        key: match lead.is_empty() {
            true => format!("{PASSAGE}|{low}"),
            false => format!("{LED}{low}"),
        },
        value: Value::Gaps(format!("{lead}{}", gap.text), vec![gap.answer]),
        quality: gap.quality,
        bound: gap.bound,
        precise: true,
        ..Draft::plain()
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::{law, shown};

    fn manual(text: &str) -> Vec<String> {
        shown(&format!(
            "# Lumo 300 – Reading Lamp\n\n**User Manual**\n\nRead this manual before you use the appliance. Keep this manual. \
             The appliance must be kept dry. The lamp must be kept upright. Never cover the lamp.\n\n## Care\n\n{text}\n"
        ))
    }

    fn holds(all: &[String], wanted: &str) {
        assert!(
            all.iter().any(|prompt| prompt == wanted),
            "{wanted}\n{all:#?}"
        );
    }

    #[test]
    fn a_step_that_goes_on_from_another_is_not_shown() {
        let all = manual(
            "Rub the shade with a damp cloth and a drop of vinegar. Then let it stand in the open air for twelve hours at least.",
        );
        assert!(
            all.iter().all(|prompt| !prompt.contains("_____")),
            "{all:#?}"
        );
    }

    #[test]
    fn a_rule_on_somebody_brought_in_before_is_shown_with_that() {
        let all = law(
            "The ferry board may expel a member who sells his share of a boat. The member may appeal to the harbour court within ten days of that day.",
        );
        let alone = |prompt: &String| prompt.contains("Act, the member may appeal");
        assert!(!all.iter().any(alone), "{all:#?}");
    }

    #[test]
    fn a_number_behind_the_law_begins_small() {
        let text = "{{Three::number}} judges taste each class.";
        let gaps = [String::from("Three")];
        let (said, answer) = super::counted_small(text, &gaps);
        assert_eq!(said, "{{three::number}} judges taste each class.");
        assert_eq!(answer, ["three"]);
    }

    #[test]
    fn an_exception_in_brackets_stays() {
        let all =
            law("No fish (herring excepted) shall be gutted on the quays after 8 a.m. in summer.");
        holds(
            &all,
            "Under the Ferries Act, no fish (herring excepted) shall be gutted on the quays after _____ (time) a.m. in summer.",
        );
    }

    #[test]
    fn what_stands_by_itself_is_shown_alone() {
        holds(
            &manual("The shade of the lamp may be washed at 30 °C at most, with a mild soap."),
            "Lumo 300: The shade of the lamp may be washed at _____ (number) °C at most, with a mild soap.",
        );
    }

    #[test]
    fn a_rule_is_shown_behind_the_rule_that_tells_of_what_it_is() {
        holds(
            &law(
                "The Mayor may refuse a licence to a keeper who is under age. It must be returned within ten days of the notice of refusal.",
            ),
            "Under the Ferries Act, the Mayor may refuse a licence to a keeper who is under age. It must be returned within _____ \
             (number) days of the notice of refusal.",
        );
    }

    #[test]
    fn a_rule_on_the_law_itself_begins_with_its_title() {
        holds(
            &law(
                "This Act may be altered by two-thirds of the keepers at a meeting called for that purpose.",
            ),
            "The Ferries Act may be altered by _____ (share) of the keepers at a meeting called for that purpose.",
        );
        holds(
            &law("General Keepers are elected for four years, as long as these rules allow."),
            "Under the Ferries Act, General Keepers are elected for _____ (number) years, as long as the rules allow.",
        );
        holds(
            &law("Notice of a closed landing shall be given thirty days prior to said closing."),
            "Under the Ferries Act, notice of a closed landing shall be given _____ (number) days prior to the closing.",
        );
    }

    #[test]
    fn an_example_is_shown_as_a_fact_of_its_own() {
        use super::as_it_stands;
        for (text, shown) in [
            (
                "In Lund, for example, mills are of brick.",
                "In Lund, mills are of brick.",
            ),
            (
                "The owl, for instance, hunts at night.",
                "The owl hunts at night.",
            ),
        ] {
            assert_eq!(as_it_stands(text), shown);
        }
    }

    #[test]
    fn what_nothing_near_explains_is_not_shown() {
        let all =
            manual("Unplug for ten minutes and then wait until the red light has gone out again.");
        assert!(
            all.iter().all(|prompt| !prompt.contains("_____")),
            "{all:#?}"
        );
    }

    #[test]
    fn people_of_today_are_not_counted_without_a_date() {
        let island = |text: &str| {
            shown(&format!(
                "# Hven\n\nHven is an island in the sound between Denmark and Sweden. The island has a church of red brick. \
                 {text}\n"
            ))
        };
        let all =
            island("About eight hundred people live on the island of Hven through the winter.");
        assert!(
            all.iter().all(|prompt| !prompt.contains("_____")),
            "{all:#?}"
        );
    }
}
