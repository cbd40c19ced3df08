//! Findings as people and programs read them.

mod draw;
mod excerpt;
mod fold;
mod patch;
mod report;
mod sarif;

pub use draw::draw_findings;
pub use patch::patch;
pub use report::findings_json;
pub use sarif::findings_sarif;

use crate::diagnostic::Diagnostic;

/// One file with what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Examined<'a> {
    /// The path as the user gave it.
    pub path: &'a str,
    /// The text in which the findings' bytes are counted; what was no UTF-8 stands as `�`.
    pub text: &'a str,
    /// The findings in the order in which they are told; none for a sound file.
    pub findings: &'a [Diagnostic],
}
