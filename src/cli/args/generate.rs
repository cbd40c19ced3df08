//! What `generate` takes.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::number::questions;
use crate::base::{PartialDate, Topic};
use crate::deck::Form;

#[derive(Debug, Clone, Args)]
pub(crate) struct Generate {
    /// Text, Markdown, HTML, folders, or - for standard input
    #[arg(value_name = "DOCUMENT", value_hint = ValueHint::AnyPath)]
    pub(crate) documents: Vec<PathBuf>,
    /// The deck's file [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// When the facts held, where a document does not say
    ///
    /// 1993, 1993-07 or 1993-07-19. What holds only for a time is asked with its date, or not at all.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<PartialDate>,
    /// The title of the deck, from which its id comes
    ///
    /// Without it the id comes from the name of the first document.
    #[arg(long, value_name = "T")]
    pub(crate) title: Option<String>,
    /// A topic below which those of the sections lie
    #[arg(long, value_name = "TOPIC", value_parser = topic)]
    pub(crate) topic: Option<Topic>,
    /// At most so many cards, the best of all sections
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = questions)]
    pub(crate) limit: Option<usize>,
    /// How likely good a card must be, 0 to 1 [default: 0.55]
    ///
    /// Careful readers kept most cards above the default, as they were or with a word mended. Less gives more cards.
    #[arg(long, value_name = "Q", allow_negative_numbers = true, value_parser = share)]
    pub(crate) min_quality: Option<f64>,
    /// Only questions of these forms, such as typed,choice
    ///
    /// flip, typed, choice, truth, many, order, match [default: all]
    #[arg(long, value_name = "FORMS", value_delimiter = ',', value_parser = form)]
    pub(crate) forms: Vec<Form>,
    /// Bring a deck up to date; what is in it stays
    ///
    /// DECK is the file of a deck that was made of these documents; with -o FILE it may be left out. Cards that you
    /// changed stay changed, cards that you dropped or deleted stay away, and what the documents no longer say is marked
    /// with a comment.
    #[arg(long, value_name = "DECK", num_args = 0..=1, value_hint = ValueHint::FilePath)]
    pub(crate) update: Option<Option<PathBuf>>,
    /// Write over a file that is there
    #[arg(long, conflicts_with = "update")]
    pub(crate) force: bool,
    /// Look at each card first: keep, change, drop
    ///
    /// One key each; stop at any time, and take it up again with --update. Without a terminal all cards are written.
    #[arg(long)]
    pub(crate) review: bool,
    /// Tell what each sentence gave, or why nothing
    ///
    /// Also how much of each section is asked, and what contradicts itself. Without -o only this is printed.
    #[arg(long)]
    pub(crate) explain: bool,
}

/// A share from 0 to 1.
fn share(typed: &str) -> Result<f64, String> {
    match typed.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err(String::from("give a number from 0 to 1, such as 0.7")),
    }
}

fn topic(typed: &str) -> Result<Topic, String> {
    Topic::new(typed)
        .map_err(|_| String::from("give names parted by single slashes, such as japan/treaties"))
}

fn date(typed: &str) -> Result<PartialDate, String> {
    typed
        .parse()
        .map_err(|_| String::from("give a date such as 1993, 1993-07 or 1993-07-19"))
}

fn form(typed: &str) -> Result<Form, String> {
    typed.trim().parse().map_err(|()| {
        let names: Vec<_> = Form::ALL.iter().map(|form| form.name()).collect();
        format!("give forms parted by commas: {}", names.join(", "))
    })
}
