//! `stats` as a page for a browser: whole in itself, without a script, and with nothing from elsewhere.
//!
//! Each picture has a heading, a description for those who hear it, and its numbers in a table below. Whatever comes from
//! decks goes through `Html::text`.

mod charts;
mod html;
mod sections;
mod tables;
#[cfg(test)]
mod tests;

use crate::base::Topic;
use crate::report::Stats;
use html::Html;

/// By this a page of ours is known.
pub const MARK: &str = "<meta name=\"generator\" content=\"quizdeck stats\">";

const STYLE: &str = include_str!("style.css");

/// What goes on a page.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The figures.
    pub stats: &'a Stats,
    /// The titles of the decks, where not all are meant.
    pub decks: &'a [String],
    /// How a topic is called.
    pub name: &'a dyn Fn(&Topic) -> String,
    /// Date and time, for the foot.
    pub made: &'a str,
}

/// The text of the page.
#[must_use]
pub fn text(page: &Page<'_>) -> String {
    let mut html = Html::default();
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw(MARK);
    html.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    html.raw("<title>")
        .text(&title(page))
        .raw("</title>\n<style>\n");
    html.raw(STYLE).raw("</style>\n</head>\n<body>\n<main>\n");
    sections::head(&mut html, page);
    sections::figures(&mut html, page.stats);
    if page.stats.total.reviews > 0 || page.stats.memory.questions > 0 {
        sections::all(&mut html, page);
    } else {
        html.raw("<p class=\"empty\">No answer yet: pictures come with the first ones.</p>\n");
    }
    html.raw("<footer><p>Made by quizdeck on ");
    html.text(page.made);
    html.raw(". A recall that was expected is the one the memory model FSRS-6 gave just before the answer.</p></footer>\n");
    html.raw("</main>\n</body>\n</html>\n");
    html.done()
}

/// What the page is about.
fn title(page: &Page<'_>) -> String {
    match page.decks {
        [] => String::from("How the study goes"),
        decks => format!("How the study goes: {}", decks.join(", ")),
    }
}
