//! The author's wishes for the schedule.

use super::{DATE, Findings, SETTING_RANGE, words};
use crate::base::{PartialDate, Probability};
use crate::deck::DeckSettings;
use crate::deck::raw::{RawSettings, Text};

/// The chance of recall that may be wanted: below it questions come too late to learn, above it without end.
const RETENTION: std::ops::RangeInclusive<f64> = 0.7..=0.99;

/// The most new questions a day.
const NEW_PER_DAY: u32 = 9999;

/// Checks the settings.
pub(crate) fn settings(raw: &RawSettings, findings: &mut Findings) -> DeckSettings {
    DeckSettings {
        retention: raw
            .retention
            .as_ref()
            .and_then(|text| retention(text, findings)),
        new_per_day: raw
            .new_per_day
            .as_ref()
            .and_then(|text| new_per_day(text, findings)),
        exam: raw.exam.as_ref().and_then(|text| exam(text, findings)),
    }
}

fn retention(text: &Text, findings: &mut Findings) -> Option<Probability> {
    let value = super::numbers::parse(text.text).filter(|value| RETENTION.contains(value));
    if value.is_none() {
        let message = format!(
            "`retention` wants a number from 0.7 to 0.99, not `{}`",
            text.text
        );
        findings.add(
            SETTING_RANGE
                .at(&text.span, message)
                .helped("0.9 is a good start: nine of ten answers right"),
        );
    }
    value.map(Probability::new)
}

fn new_per_day(text: &Text, findings: &mut Findings) -> Option<u32> {
    let value = text
        .text
        .trim()
        .parse()
        .ok()
        .filter(|value| *value <= NEW_PER_DAY);
    if value.is_none() {
        let message = format!(
            "`new_per_day` wants a whole number from 0 to {NEW_PER_DAY}, not `{}`",
            text.text
        );
        findings.add(SETTING_RANGE.at(&text.span, message));
    }
    value
}

fn exam(text: &Text, findings: &mut Findings) -> Option<PartialDate> {
    let date = words::date(text, findings)?;
    if date.day().is_none() {
        let message = format!("`exam` wants a day, not `{}`", text.text);
        findings.add(
            DATE.at(&text.span, message)
                .helped("write the day, such as 2026-12-15"),
        );
    }
    Some(date)
}
