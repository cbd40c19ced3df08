//! What the listings look like: decks, cards, statistics, home. Each takes plain data, and a writer.
//!
//! `width` is the room in cells; a pipe, which has no width, is given `usize::MAX` and gets every text whole. The JSON of a
//! listing is one object with `version`, fields as the contract names them.

mod backups;
mod cards;
mod decks;
mod exam;
mod home;
mod outlook;
mod rules;
mod settings;
mod stats;
mod weak;

use std::io::{self, Write};

use console::Style;

pub use backups::{
    BackupRow, RestoreScreen, Side, backups_json, bytes, draw_backups, draw_restore,
};
pub use cards::{CardRow, CardState, LeechRow, Status, cards_json, draw_cards, draw_leeches};
pub use decks::{DeckRow, decks_json, draw_decks};
pub use exam::{Coming, ComingDay, ExamAhead, ExamMinutes, StandingExam, draw_coming, draw_exam};
pub use home::{Home, HomeBacklog, HomeDeck, HomeTopic, draw_home};
pub use outlook::{Ahead, LimitRow, RetentionRow, draw_ahead};
pub use rules::{draw_rule, draw_rules, rules_json};
pub use settings::{SettingRow, draw_settings};
#[cfg(test)]
pub(super) use stats::samples;
pub(super) use stats::{
    MONTHS, hardness, lasting, level, monday, span, topic_label, weeks_between,
};
pub use stats::{draw_stats, stats_json};
pub use weak::{MixupTexts, WeakScreen, draw_weak, weak_json, worded};

/// The version of every listing's object.
const VERSION: u8 = 1;

/// Writes a heading in bold where colour is wanted; `heading` is a text of our own.
fn heading(out: &mut dyn Write, heading: &str, colour: bool) -> io::Result<()> {
    let bold = Style::new().bold().force_styling(colour);
    writeln!(out, "{}", bold.apply_to(heading))
}

/// A chance in whole per cent, such as `87 %`; `–` where there is none.
///
/// What is not quite everything or nothing never looks so: 99.7 % is `99 %`, 0.2 % is `1 %`.
pub(super) fn percent(chance: Option<f64>) -> String {
    match chance {
        None => String::from("–"),
        Some(chance) if chance <= 0.0 => String::from("0 %"),
        Some(chance) if chance >= 1.0 => String::from("100 %"),
        Some(chance) => format!("{:.0} %", (chance * 100.0).round().clamp(1.0, 99.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_all_is_not_all() {
        let shown = |chance: f64| percent(Some(chance));
        assert_eq!(shown(0.874), "87 %");
        assert_eq!((shown(0.9999), shown(1.0)), ("99 %".into(), "100 %".into()));
        assert_eq!((shown(0.0001), shown(0.0)), ("1 %".into(), "0 %".into()));
        assert_eq!(percent(None), "–");
    }
}
