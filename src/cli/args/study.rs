//! What the commands of study take.

use clap::{Args, ValueEnum};

use super::number::{minutes, questions, whole};
use super::stats::{Since, since};
use super::{Decks, Which};

#[derive(Debug, Clone, Args)]
pub(crate) struct Study {
    #[command(flatten)]
    pub(crate) decks: Decks,
    #[command(flatten)]
    pub(crate) which: Which,
    /// New questions at most [default: 10 a deck, 20 in all]
    ///
    /// The default is for a day; 0 asks none. A deck can say another number for itself with `settings: { new_per_day: 5 }`.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u32>)]
    pub(crate) new: Option<u32>,
    /// Due questions at most [default: no limit]
    ///
    /// The settings `reviews_per_day` and `reviews_per_deck` limit them for a day; this goes before both.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u32>)]
    pub(crate) reviews: Option<u32>,
    /// Questions at most, 1 or more [default: no limit]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = questions)]
    pub(crate) limit: Option<usize>,
    /// Ask nothing more after M minutes [default: no limit]
    ///
    /// 1 to 1440; a question that was begun can be answered.
    #[arg(long, value_name = "M", allow_negative_numbers = true, value_parser = minutes)]
    pub(crate) minutes: Option<u32>,
    /// Also what falls due later, the nearest first
    #[arg(long)]
    pub(crate) ahead: bool,
    /// All cards, least known first; the schedule stays as it is
    #[arg(long, conflicts_with_all = ["ahead", "new", "reviews"])]
    pub(crate) cram: bool,
    /// What is weak: the weakest topics and what you mix up
    ///
    /// What gains most comes first, also what is not due yet; 20 questions unless --limit says otherwise. What you mix up is
    /// asked apart and then side by side.
    #[arg(long, conflicts_with_all = ["ahead", "new"])]
    pub(crate) weak: bool,
    /// Ask how sure you are before each answer is shown
    ///
    /// `quizdeck weak` then tells how often you are right when you are certain; what you were certain of and got wrong comes
    /// first the next time.
    #[arg(long)]
    pub(crate) confidence: bool,
    /// Order: due, mixed, risk, random, deck [default: due]
    ///
    /// due: what has been due longest, topics alternating within a day; mixed: topics alternating all through; risk: what is
    /// most likely forgotten; random: by chance; deck: in the deck's order
    #[arg(long, value_name = "ORDER", hide_possible_values = true)]
    pub(crate) order: Option<Order>,
    /// How to ask: auto, flip, typed, choice [default: auto]
    ///
    /// auto: recognise first, recall as memory grows; flip: think, look, grade yourself; typed: type the answer; choice: choose
    /// one of several. A card is asked in another way where it allows no other.
    #[arg(long, value_name = "FORM", hide_possible_values = true)]
    pub(crate) form: Option<FormWish>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Weak {
    #[command(flatten)]
    pub(crate) decks: Decks,
    /// Only this topic, with its subtopics; can be repeated
    #[arg(long, value_name = "T")]
    pub(crate) topic: Vec<String>,
    /// Only answers from a day on: 2026-05-01, or 30d for the last 30 days
    ///
    /// What is remembered now still hangs on all answers.
    #[arg(long, value_name = "WHEN", value_parser = since)]
    pub(crate) since: Option<Since>,
}

/// How to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormWish {
    /// Recognise first, recall as memory grows
    Auto,
    /// Think, look, grade yourself
    Flip,
    /// Type the answer
    Typed,
    /// Choose one of several
    Choice,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// What has been due longest
    Due,
    /// Topics in turn
    Mixed,
    /// What is most likely forgotten
    Risk,
    /// Chance
    Random,
    /// The order of the deck
    Deck,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Quiz {
    #[command(flatten)]
    pub(crate) decks: Decks,
    #[command(flatten)]
    pub(crate) which: Which,
    /// Questions at most, 1 or more
    #[arg(
        long,
        value_name = "N",
        default_value_t = 20,
        allow_negative_numbers = true,
        value_parser = questions
    )]
    pub(crate) limit: usize,
    /// When to say what was right: each, end [default: each]
    ///
    /// each: after each question; end: at the end of the test
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "each",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) feedback: FeedbackWish,
    /// Keep the answers, and let the schedule learn from them
    #[arg(long)]
    pub(crate) record: bool,
}

/// When to say what was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FeedbackWish {
    /// After each question
    Each,
    /// At the end
    End,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Suspend {
    /// Cards as DECK/CARD, or single questions as DECK/CARD/FACE
    #[arg(value_name = "CARD")]
    pub(crate) cards: Vec<String>,
    /// Take them up again
    #[arg(long, requires = "cards")]
    pub(crate) undo: bool,
    /// Only until tomorrow
    #[arg(long, requires = "cards")]
    pub(crate) tomorrow: bool,
}
