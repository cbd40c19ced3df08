//! The questions of which a report tells, as small as it can do with: a hundred thousand of them take a megabyte.
//!
//! What a question is called and what is remembered of it stands in the [`Digest`] once; here is only which topic it is of,
//! and where it stands there.

use std::collections::{BTreeSet, HashMap};

use super::{Digest, Known};
use crate::base::{Day, DeckId, Face, QuestionKey, Topic};
use crate::memory::State;
use crate::plan::{Candidate, JOURNEY, Wishes};

/// The questions of the chosen decks, deck after deck in the author's order, the faces of a card beside each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// The topics, each once.
    topics: Vec<Topic>,
    /// The numbers of the topics by name.
    numbers: HashMap<Topic, u32>,
    questions: Vec<Question>,
}

/// One of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Question {
    /// The place of its topic among the topics, from 1; 0 for none.
    topic: u32,
    /// Its place in the digest; [`NOWHERE`] where the digest does not know it.
    place: u32,
    marks: u8,
}

/// Stands for "nothing is known of it" among places.
const NOWHERE: u32 = u32::MAX;

/// Marks: it is set aside, it is among what is wished for, its card has other faces.
const SUSPENDED: u8 = 1;
const WANTED: u8 = 2;
const SEVERAL: u8 = 4;

/// A question of a deck as a list of them by their names has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'l> {
    /// The id of its card.
    pub card: &'l str,
    /// Which question of the card.
    pub face: Face,
    /// Its place among the questions of the deck in the author's order.
    pub at: usize,
    /// The place of its topic among those of the list; `None` when it has none.
    pub topic: Option<usize>,
    /// Whether its card has other faces.
    pub several: bool,
}

impl Asked {
    /// None, with room for so many.
    #[must_use]
    pub fn with_room(questions: usize) -> Self {
        Self {
            questions: Vec::with_capacity(questions),
            ..Self::default()
        }
    }

    /// Some questions with their places in a digest ([`Digest::places`]); wanted are those that match the wishes.
    #[must_use]
    pub fn of(candidates: &[Candidate], places: &[Option<usize>], wishes: &Wishes) -> Self {
        let mut asked = Self::with_room(candidates.len());
        for (candidate, place) in candidates.iter().zip(places) {
            let topic = candidate.topic.as_ref().map_or(0, |one| asked.number(one));
            let place = place.and_then(|place| u32::try_from(place).ok());
            let mark = |mark: u8, holds: bool| if holds { mark } else { 0 };
            asked.questions.push(Question {
                topic,
                place: place.unwrap_or(NOWHERE),
                marks: mark(SUSPENDED, candidate.suspended)
                    | mark(WANTED, wishes.match_question(candidate)),
            });
        }
        let same =
            |a: &Candidate, b: &Candidate| a.key.card == b.key.card && a.key.deck == b.key.deck;
        let mut at = 0;
        for faces in candidates.chunk_by(same) {
            if faces.len() > 1 {
                let own = &mut asked.questions[at..at + faces.len()];
                own.iter_mut().for_each(|one| one.marks |= SEVERAL);
            }
            at += faces.len();
        }
        asked
    }

    /// Adds the questions of a deck, of which `listed` stands in the order of their names and names topics of `topics`; all
    /// are wanted.
    pub fn add_deck<'l>(
        &mut self,
        digest: &Digest,
        (deck, questions): (&DeckId, usize),
        topics: &[Topic],
        listed: impl Iterator<Item = Listed<'l>>,
    ) {
        let numbers: Vec<u32> = topics.iter().map(|topic| self.number(topic)).collect();
        let from = self.questions.len();
        let unknown = Question {
            topic: 0,
            place: NOWHERE,
            marks: WANTED,
        };
        self.questions.resize(from + questions, unknown);
        let own = &mut self.questions[from..];
        let known = digest.range_of(deck);
        let all = digest.questions();
        let mut at = known.start;
        for one in listed {
            let name = |at: usize| (all[at].key.card.as_str(), all[at].key.face);
            while at < known.end && name(at) < (one.card, one.face) {
                at += 1;
            }
            let Some(question) = own.get_mut(one.at) else {
                continue;
            };
            if let Some(topic) = one.topic.and_then(|topic| numbers.get(topic)) {
                question.topic = *topic;
            }
            if one.several {
                question.marks |= SEVERAL;
            }
            if at < known.end && name(at) == (one.card, one.face) {
                question.place = u32::try_from(at).unwrap_or(NOWHERE);
                if all[at].suspended {
                    question.marks |= SUSPENDED;
                }
            }
        }
    }

    /// The number of a topic, from 1.
    fn number(&mut self, topic: &Topic) -> u32 {
        if let Some(number) = self.numbers.get(topic) {
            return *number;
        }
        self.topics.push(topic.clone());
        let number = u32::try_from(self.topics.len()).unwrap_or(0);
        self.numbers.insert(topic.clone(), number);
        number
    }

    /// Leaves as wanted only the questions of some topics and their subtopics; no topics at all leave them as they are.
    pub fn choose(&mut self, topics: &[Topic]) {
        let Some(within) = self.within(topics) else {
            return;
        };
        for question in &mut self.questions {
            if !within[question.topic as usize] {
                question.marks &= !WANTED;
            }
        }
    }

    /// For no topic and each topic whether it is one of some topics or lies below one; `None` when there are none of these.
    pub(super) fn within(&self, topics: &[Topic]) -> Option<Vec<bool>> {
        if topics.is_empty() {
            return None;
        }
        let within = |topic: &Topic| topics.iter().any(|wanted| topic.is_within(wanted));
        let within = std::iter::once(false).chain(self.topics.iter().map(within));
        Some(within.collect())
    }

    /// The questions, the first first.
    pub(super) fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// A topic by its number; `None` for 0.
    pub(super) fn topic(&self, number: usize) -> Option<&Topic> {
        self.topics.get(number.checked_sub(1)?)
    }

    /// The places of the questions in the digest, in their order; `None` where nothing is known.
    pub fn places(&self) -> impl Iterator<Item = Option<usize>> {
        self.questions.iter().map(|question| question.place())
    }

    /// How many topics there are, "none" counted in.
    pub(super) fn topics(&self) -> usize {
        self.topics.len() + 1
    }

    /// For each question of the digest its place among these questions.
    pub(super) fn by_place(&self, digest: &Digest) -> Vec<Option<u32>> {
        let mut found = vec![None; digest.questions().len()];
        for (question, at) in self.questions.iter().zip(0..) {
            if let Some(slot) = question.place().and_then(|place| found.get_mut(place)) {
                *slot = Some(at);
            }
        }
        found
    }

    /// Those that the ordinary plan of a day asks because they are due ([`plan::due`](crate::plan::due)), with no exam to come
    /// and no limits for due questions; `buried`: what is left alone today.
    ///
    /// `None` when answers were given under a clock far ahead ([`plan::bring_back`](crate::plan::bring_back)): then all have to
    /// be looked at together.
    #[must_use]
    pub fn due(
        &self,
        digest: &Digest,
        today: Day,
        buried: &BTreeSet<QuestionKey>,
    ) -> Option<DueOnes> {
        let mut due = DueOnes::default();
        let mut several: Vec<(usize, &Known)> = Vec::new();
        for (at, question) in self.questions.iter().enumerate() {
            let known = question
                .place()
                .and_then(|place| digest.questions().get(place));
            let Some((known, state)) = known.and_then(|known| Some((known, known.state?))) else {
                continue;
            };
            if state.last_day > today.plus(JOURNEY) {
                return None;
            }
            if question.marks & SEVERAL > 0 {
                several.push((at, known));
                continue;
            }
            let held = known.suspended || (!buried.is_empty() && buried.contains(&known.key));
            // answered today it comes again only when it was missed
            let open = state.learning || (state.due <= today && state.last_day < today);
            if open && !held {
                due.sure.push(at);
            }
        }
        let is_open = |state: State| state.learning || state.due <= today;
        let same = |a: &(usize, &Known), b: &(usize, &Known)| {
            a.1.key.card == b.1.key.card && a.1.key.deck == b.1.key.deck
        };
        for faces in several.chunk_by(same) {
            if faces
                .iter()
                .any(|(_, known)| known.state.is_some_and(is_open))
            {
                let candidate = |(at, known): &(usize, &Known)| (*at, candidate(known, buried));
                due.contested.extend(faces.iter().map(candidate));
            }
        }
        Some(due)
    }
}

/// The due ones among some questions, as places among them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DueOnes {
    /// Those whose cards have no other face.
    pub sure: Vec<usize>,
    /// All that was ever asked of cards of which a face is due: one of their faces goes before the others. Topics, tags and
    /// needs have no say in that, and are left out.
    pub contested: Vec<(usize, Candidate)>,
}

fn candidate(known: &Known, buried: &BTreeSet<QuestionKey>) -> Candidate {
    Candidate {
        buried: buried.contains(&known.key),
        key: known.key.clone(),
        topic: None,
        tags: Vec::new(),
        needs: Vec::new(),
        state: known.state,
        suspended: known.suspended,
        introduced: known.introduced,
    }
}

impl Question {
    /// Its topic, by its number; 0 for none.
    pub(super) fn topic(self) -> usize {
        self.topic as usize
    }

    /// Its place in the digest; `None` where nothing is known of it.
    pub(super) fn place(self) -> Option<usize> {
        (self.place != NOWHERE).then_some(self.place as usize)
    }

    /// Whether it is set aside.
    pub(super) fn suspended(self) -> bool {
        self.marks & SUSPENDED > 0
    }

    /// Whether it is among what is wished for.
    pub(super) fn wanted(self) -> bool {
        self.marks & WANTED > 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::{CardId, Millis, Seed};
    use crate::memory::Scheduler;
    use crate::plan::{self, DayLimits, Request};
    use crate::report::Texts;

    const TODAY: Day = Day(20_000);

    /// A card: its number, how many faces it has (three are deletions), its topic.
    type Card = (u8, usize, Option<u8>);

    /// What is known of a face: due and answered so many days from today, whether it was missed, set aside, left alone.
    type Past = (i32, i32, bool, bool, bool);

    fn cards() -> impl Strategy<Value = Vec<Card>> {
        let card = (0..60_u8, 1..=3_usize, prop::option::of(0..4_u8));
        prop::collection::btree_map(0..60_u8, card, 0..12).prop_map(|cards| {
            let cards = cards.into_iter();
            let mut cards: Vec<Card> = cards.map(|(id, (_, n, t))| (id, n, t)).collect();
            cards.sort_by_key(|card| (card.0 % 7, card.0));
            cards
        })
    }

    fn past() -> impl Strategy<Value = Option<Past>> {
        let days = (-3..3_i32, prop_oneof![8 => -4..3_i32, 1 => Just(9)]);
        let past = (days, any::<bool>(), 0..9_u8, 0..9_u8);
        let past = past.prop_map(|((due, last), missed, a, b)| (due, last, missed, a == 0, b == 0));
        prop::option::weighted(0.7, past)
    }

    fn faces(number: usize) -> &'static [Face] {
        match number {
            1 => &[Face::Main],
            2 => &[Face::Main, Face::Reverse],
            _ => &[Face::Cloze(1), Face::Cloze(2), Face::Cloze(11)],
        }
    }

    fn candidates(
        deck: &str,
        cards: &[Card],
        past: &mut dyn Iterator<Item = Option<Past>>,
    ) -> Vec<Candidate> {
        let mut all = Vec::new();
        for (id, number, topic) in cards {
            for face in faces(*number) {
                let past = past.next().flatten();
                let state = past.map(|(due, last, learning, ..)| State {
                    stability: 3.0 + f64::from(*id),
                    difficulty: 5.0,
                    last: Millis(i64::from(TODAY.0 + last) * 86_400_000),
                    last_day: Day(TODAY.0 + last),
                    due: Day(TODAY.0 + due),
                    learning,
                    reps: 1,
                    lapses: 0,
                });
                all.push(Candidate {
                    key: QuestionKey {
                        deck: DeckId::new(deck).unwrap(),
                        card: CardId::new(&format!("c{id}")).unwrap(),
                        face: *face,
                    },
                    topic: topic
                        .map(|number| Topic::new(&format!("t{}/{number}", number % 2)).unwrap()),
                    tags: Vec::new(),
                    needs: Vec::new(),
                    state,
                    suspended: past.is_some_and(|past| past.3),
                    buried: past.is_some_and(|past| past.4),
                    introduced: None,
                });
            }
        }
        all
    }

    /// The log that knows the candidates which have a past.
    fn digest(candidates: &[Candidate]) -> Digest {
        let known = candidates.iter().filter(|one| one.state.is_some());
        let mut known: Vec<Known> = known
            .map(|one| Known {
                key: one.key.clone(),
                state: one.state,
                suspended: one.suspended,
                introduced: None,
                answers: 0,
            })
            .collect();
        known.sort_by(|a, b| a.key.cmp(&b.key));
        Digest::new(known, Vec::new(), Texts::default()).unwrap()
    }

    /// The candidates of one deck as a list by name has them, with their topics.
    fn listed(deck: &[Candidate]) -> (Vec<Topic>, Vec<Listed<'_>>) {
        let mut topics: Vec<Topic> = Vec::new();
        let mut listed = Vec::new();
        for (at, one) in deck.iter().enumerate() {
            let topic = one.topic.as_ref().map(|topic| {
                topics
                    .iter()
                    .position(|known| known == topic)
                    .unwrap_or_else(|| {
                        topics.push(topic.clone());
                        topics.len() - 1
                    })
            });
            let several = deck
                .iter()
                .filter(|other| other.key.card == one.key.card)
                .count()
                > 1;
            let (card, face) = (one.key.card.as_str(), one.key.face);
            listed.push(Listed {
                card,
                face,
                at,
                topic,
                several,
            });
        }
        listed.sort_by_key(|one| (one.card, one.face));
        (topics, listed)
    }

    proptest! {
        #[test]
        fn a_list_by_names_says_what_the_questions_say(
            decks in prop::collection::vec(cards(), 1..4), pasts in prop::collection::vec(past(), 120),
            gone in 0..4_usize,
        ) {
            let mut pasts = pasts.into_iter();
            let names = ["b", "a", "c"];
            let decks = names.iter().zip(&decks);
            let decks: Vec<_> = decks.map(|(name, cards)| candidates(name, cards, &mut pasts)).collect();
            let all = decks.concat();
            let digest = digest(&all);
            // a question that the log knows and the decks do not have
            let all: Vec<_> = all.iter().enumerate().filter(|(at, _)| gone == 0 || at % 5 != gone).map(|(_, one)| one.clone()).collect();
            let decks: Vec<_> = all.chunk_by(|a, b| a.key.deck == b.key.deck).collect();
            let mut asked = Asked::default();
            for deck in decks {
                let (topics, listed) = listed(deck);
                asked.add_deck(&digest, (&deck[0].key.deck, deck.len()), &topics, listed.into_iter());
            }
            let places = digest.places(all.iter().map(|one| &one.key));
            prop_assert_eq!(&asked, &Asked::of(&all, &places, &Wishes::default()));
            let some = [Topic::new("t0").unwrap()];
            asked.choose(&some);
            let wishes = Wishes { topics: some.to_vec(), ..Wishes::default() };
            prop_assert_eq!(&asked, &Asked::of(&all, &places, &wishes));
        }

        #[test]
        fn what_is_due_is_what_the_plan_says(
            cards in cards(), pasts in prop::collection::vec(past(), 60),
        ) {
            let all = candidates("d", &cards, &mut pasts.into_iter());
            let digest = digest(&all);
            let places = digest.places(all.iter().map(|one| &one.key));
            let asked = Asked::of(&all, &places, &Wishes::default());
            let buried = all.iter().filter(|one| one.buried).map(|one| one.key.clone()).collect();
            let plan = |candidates: &[Candidate]| plan::due(&Request {
                candidates,
                today: TODAY,
                now: Millis(i64::from(TODAY.0) * 86_400_000),
                scheduler: &Scheduler::default(),
                limits: &DayLimits::default(),
                wishes: &Wishes::default(),
                seed: Seed(3),
            });
            let ahead = |one: &Candidate| one.state.is_some_and(|state| state.last_day.0 > TODAY.0 + 2);
            match asked.due(&digest, TODAY, &buried) {
                None => prop_assert!(all.iter().any(ahead)),
                Some(due) => {
                    let (places, contested): (Vec<usize>, Vec<_>) = due.contested.into_iter().unzip();
                    let mut found = due.sure;
                    found.extend(plan(&contested).into_iter().map(|at| places[at]));
                    found.sort_unstable();
                    let mut expected = plan(&all);
                    expected.sort_unstable();
                    prop_assert_eq!(found, expected);
                }
            }
        }
    }
}
