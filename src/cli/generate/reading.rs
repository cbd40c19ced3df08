//! Documents as they are read, and why one cannot be.

use std::io::{self, IsTerminal};

use super::input::Input;
use crate::base::PartialDate;
use crate::cli::abreast::{abreast, all_abreast};
use crate::cli::failure::Failure;
use crate::generate::{Document, Unreadable, read_by};
use crate::terminal::Gauge;

/// Reads all documents. `failures` are those of files that could not be had; they are told with the others in one go.
///
/// # Errors
/// The failures of those that cannot be read.
pub(super) fn documents(
    (inputs, mut failures): (Vec<Input>, Vec<Failure>),
    as_of: Option<PartialDate>,
) -> Result<Vec<Document>, Vec<Failure>> {
    let watched = io::stderr().is_terminal();
    let gauge = Gauge::new("reading documents", inputs.len(), watched);
    let mut documents = Vec::new();
    let all = abreast(&inputs, |_, input| {
        let document = read_by(&input.name, &input.bytes, as_of, &all_abreast);
        gauge.step();
        document
    });
    for (input, document) in inputs.into_iter().zip(all) {
        match document {
            Ok(document) => documents.push(document),
            Err(error) => failures.push(unusable(&input.shown, &error)),
        }
    }
    match failures.is_empty() {
        true => Ok(documents),
        false => Err(failures),
    }
}

fn unusable(shown: &str, error: &Unreadable) -> Failure {
    let failure = Failure::usage(format!("no deck can be made of `{shown}`: {error}"));
    match error {
        Unreadable::Empty => failure.help("name a document with text in it"),
        Unreadable::Binary(_) => failure.help("save it as text, Markdown or HTML"),
        Unreadable::Feature(name) => failure.help(format!(
            "build with `cargo install --features {name}`, or save it as text, Markdown or HTML"
        )),
        Unreadable::Encoding { .. } => failure.help("save it as UTF-8"),
        Unreadable::NoText => failure.help("cards are made of whole sentences"),
        Unreadable::Language(_) => failure.help("the rules that find facts know English only"),
        Unreadable::Broken(_) => failure,
    }
}
