//! Pictures as inline SVG.

use std::fmt::Write as _;

use super::html::escaped;
use crate::base::Day;
use crate::report::{Calibration, DayFigures};
use crate::terminal::listing::{MONTHS, level, monday, weeks_between};

/// The size of a picture in its own units; text in it has 13 of them.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 190.0;

/// Room for the numbers at the left and the words at the bottom.
const LEFT: f64 = 48.0;
const BOTTOM: f64 = 26.0;
const TOP: f64 = 12.0;

/// One column: a word under it (or none), how high, and what it says when pointed at.
pub(super) struct Column {
    pub(super) word: String,
    pub(super) value: f64,
    pub(super) tip: String,
}

/// The beginning of a picture with its description.
fn open(svg: &mut String, id: &str, width: f64, height: f64, about: &str) {
    push(
        svg,
        format_args!(
            "<svg role=\"img\" aria-labelledby=\"{id}-about\" viewBox=\"0 0 {width:.0} {height:.0}\"><desc id=\"{id}-about\">{}</desc>\n",
            escaped(about)
        ),
    );
}

/// Writing into a text cannot fail.
fn push(svg: &mut String, text: std::fmt::Arguments<'_>) {
    match svg.write_fmt(text) {
        Ok(()) | Err(_) => {}
    }
}

/// Columns over a scale that begins at nought.
pub(super) fn columns(id: &str, about: &str, all: &[Column]) -> String {
    let mut svg = String::new();
    open(&mut svg, id, WIDTH, HEIGHT, about);
    let most = all.iter().map(|column| column.value).fold(0.0, f64::max);
    let top = round_up(most);
    let (ground, room) = (HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP);
    for share in [0.0, 0.5, 1.0] {
        let y = ground - share * room;
        let number = number(top * share);
        push(
            &mut svg,
            format_args!(
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text class=\"end\" x=\"{:.0}\" y=\"{:.1}\">{number}</text>\n",
                LEFT - 6.0,
                y + 4.0
            ),
        );
    }
    #[allow(clippy::cast_precision_loss)] // some dozens
    let step = (WIDTH - LEFT) / all.len().max(1) as f64;
    let wide = (step * 0.78).min(44.0);
    let mut x = LEFT;
    for column in all {
        let high = if top > 0.0 {
            column.value / top * room
        } else {
            0.0
        };
        // what is there at all is seen
        let high = if column.value > 0.0 {
            high.max(1.5)
        } else {
            0.0
        };
        let begin = x + (step - wide) / 2.0;
        push(
            &mut svg,
            format_args!(
                "<rect class=\"bar\" x=\"{begin:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" rx=\"1.5\"><title>{}</title></rect>\n",
                ground - high,
                escaped(&column.tip)
            ),
        );
        if !column.word.is_empty() {
            push(
                &mut svg,
                format_args!(
                    "<text class=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
                    x + step / 2.0,
                    HEIGHT - 8.0,
                    escaped(&column.word)
                ),
            );
        }
        x += step;
    }
    svg + "</svg>\n"
}

/// A round number that is no smaller: the top of a scale whose half is readable too.
fn round_up(most: f64) -> f64 {
    if most <= 0.0 {
        return 2.0;
    }
    let power = 10_f64.powf(most.log10().floor());
    let steps = [1.0, 2.0, 4.0, 6.0, 8.0, 10.0];
    let top = steps
        .map(|step| step * power)
        .into_iter()
        .find(|top| *top >= most);
    top.unwrap_or(10.0 * power).max(2.0)
}

fn number(value: f64) -> String {
    match value {
        value if value >= 10_000.0 => format!("{:.0}k", value / 1000.0),
        value if value.fract().abs() < 1e-9 => format!("{value:.0}"),
        value => format!("{value:.1}"),
    }
}

/// Expected recall from left to right, what came of it from bottom to top; on the diagonal both are the same.
pub(super) fn calibration(id: &str, about: &str, parts: &[Calibration]) -> String {
    const SIDE: f64 = 300.0;
    let mut svg = String::new();
    open(&mut svg, id, WIDTH, SIDE + BOTTOM + TOP, about);
    // tests with a low chance are rare: the scale begins where there are any
    let lowest = parts
        .iter()
        .map(|part| part.low.min(part.predicted))
        .fold(1.0, f64::min);
    // fifths, so that the four steps of the scale are round
    let from = ((lowest * 5.0).floor() / 5.0).min(0.6);
    let span = 1.0 - from;
    let x = |share: f64| LEFT + (share - from) / span * (WIDTH - LEFT - 20.0);
    let y = |share: f64| TOP + (1.0 - share) / span * (SIDE - 10.0);
    for tenth in 0..=4 {
        let share = from + span * f64::from(tenth) / 4.0;
        let label = format!("{:.0} %", share * 100.0);
        push(
            &mut svg,
            format_args!(
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text class=\"end\" x=\"{:.0}\" y=\"{:.1}\">{label}</text><text class=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{label}</text>\n",
                x(1.0),
                LEFT - 4.0,
                y(share) + 4.0,
                x(share),
                SIDE + 22.0,
                y = y(share)
            ),
        );
    }
    push(
        &mut svg,
        format_args!(
            "<line class=\"ideal\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>\n",
            x(from),
            y(from),
            x(1.0),
            y(1.0)
        ),
    );
    let most = parts.iter().map(|part| part.reviews).max().unwrap_or(1);
    for part in parts {
        #[allow(clippy::cast_precision_loss)] // counts of answers
        let size = 4.0 + 7.0 * (part.reviews as f64 / most as f64).sqrt();
        let at = x(part.predicted);
        push(
            &mut svg,
            format_args!(
                "<line class=\"whisker\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/><circle class=\"dot\" cx=\"{at:.1}\" cy=\"{:.1}\" r=\"{size:.1}\"><title>expected {:.0} %, remembered {:.0} % of {}</title></circle>\n",
                y(part.low),
                y(part.high),
                y(part.observed),
                part.predicted * 100.0,
                part.observed * 100.0,
                part.reviews
            ),
        );
    }
    svg + "</svg>\n"
}

/// A calendar: a week a column, a weekday a row.
pub(super) fn calendar(
    id: &str,
    about: &str,
    days: &[DayFigures],
    weeks: usize,
    until: Day,
) -> String {
    const CELL: f64 = 15.0;
    const MARGIN: f64 = 34.0;
    #[allow(clippy::cast_precision_loss)] // a year of weeks
    let width = MARGIN + CELL * weeks as f64;
    let mut svg = String::new();
    open(&mut svg, id, width, 20.0 + 7.0 * CELL, about);
    let size = format!("<svg style=\"width:{:.0}px\" ", width * 1.1);
    svg = svg.replacen("<svg ", &size, 1);
    let begin = monday(until).0 - 7 * (i32::try_from(weeks).unwrap_or(1) - 1);
    let shown = days.iter().filter(|one| one.day.0 >= begin);
    let most = shown.map(|one| one.reviews).max().unwrap_or(0);
    for (row, name) in [(0.0, "Mon"), (2.0, "Wed"), (4.0, "Fri"), (6.0, "Sun")] {
        push(
            &mut svg,
            format_args!(
                "<text x=\"0\" y=\"{:.1}\">{name}</text>\n",
                31.0 + row * CELL
            ),
        );
    }
    for day in begin..=until.0 {
        let day = Day(day);
        let (week, weekday) = ((day.0 - begin) / 7, (day.0 - begin) % 7);
        let (x, y) = (
            MARGIN + CELL * f64::from(week),
            20.0 + CELL * f64::from(weekday),
        );
        let date = day.date();
        if date.ends_with("-01") && (weekday == 0 || week > 0) {
            let month = date
                .get(date.len() - 5..date.len() - 3)
                .and_then(|month| month.parse::<usize>().ok());
            let name = month.and_then(|month| MONTHS.get(month - 1)).unwrap_or(&"");
            push(
                &mut svg,
                format_args!("<text x=\"{x:.1}\" y=\"12\">{name}</text>\n"),
            );
        }
        let found = days.binary_search_by_key(&day, |figures| figures.day);
        let (class, tip) = match found.ok().and_then(|place| days.get(place)) {
            None => (0, format!("{date}: none")),
            Some(one) => (
                level(one.reviews, most) + 1,
                format!("{date}: {}", one.reviews),
            ),
        };
        push(
            &mut svg,
            format_args!(
                "<rect class=\"day l{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"12\" height=\"12\" rx=\"2.5\"><title>{tip}</title></rect>\n"
            ),
        );
    }
    svg + "</svg>\n"
}

/// The weeks that the calendar shows: all since the first day with an answer, within a year, and no fewer than ten.
pub(super) fn weeks(days: &[DayFigures], until: Day) -> usize {
    let first = days.first().map_or(until, |figures| figures.day);
    weeks_between(first, until).clamp(10, 53)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_end_at_round_numbers() {
        let tops = [
            0.0, 0.4, 1.0, 2.0, 3.0, 5.0, 9.0, 11.0, 95.0, 101.0, 4_100.0,
        ]
        .map(round_up);
        let expected = [
            2.0, 2.0, 2.0, 2.0, 4.0, 6.0, 10.0, 20.0, 100.0, 200.0, 6_000.0,
        ];
        assert_eq!(tops, expected);
        assert_eq!([2.5, 40.0, 12_000.0].map(number), ["2.5", "40", "12k"]);
    }
}
