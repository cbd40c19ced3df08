//! World: how quizdeck talks. Keys on a terminal, lines in a pipe, JSON with a program; drawing of all that is shown.
//!
//! Everything is written to the writer that was given, and measured in terminal cells. This floor does not know the
//! progress file.

mod cells;
mod draw;
mod findings;
mod gauge;
mod generated;
mod interrupt;
mod json;
mod keys;
mod layout;
mod lines;
pub mod listing;
mod look;
mod menu;
pub mod page;
mod plot;
mod preview;
mod sure;
mod table;
mod talk;

pub use findings::{Examined, draw_findings, findings_json, findings_sarif, patch};
pub use gauge::Gauge;
pub use generated::{
    Candidacy, Decided, Generated, candidate_keys, candidate_lines, decided_lines, draw_generated,
    draw_told, generated_json,
};
pub use interrupt::Interrupts;
pub use json::{Json, write_json};
pub use keys::{Entered, Interview, Keys, Pressed, columns};
pub use layout::Frame;
pub(crate) use layout::wrapped;
pub use lines::Lines;
pub use look::{Colour, Line, Paint, Style};
pub use menu::{Chosen, choose};
pub use preview::{draw_previews, preview_text};
pub use talk::{Heard, Talk};
