//! The calendar: a week a column, a weekday a row, the darker the more answers.

use std::io;

use super::chart::NOTHING;
use super::{HARD, Sheet};
use crate::base::Day;
use crate::report::{DayFigures, Stats};

/// From few to many.
const SHADES: [char; 4] = ['░', '▒', '▓', '█'];

/// A year of weeks, and the one that began before it.
const WEEKS: usize = 53;

/// Cells before the first week: two blanks, a weekday, a blank.
const MARGIN: usize = 6;

const WEEKDAYS: [&str; 7] = ["Mon", "", "Wed", "", "Fri", "", "Sun"];

/// Draws the days of the window, a year of them at most.
pub(super) fn draw(sheet: &mut Sheet<'_>, stats: &Stats) -> io::Result<()> {
    let until = stats.window.until;
    let Some(first) = stats.days.first().map(|figures| figures.day) else {
        return Ok(());
    };
    let room = sheet.room.saturating_sub(MARGIN);
    let all = weeks_between(first, until);
    let wide = if room >= all.min(WEEKS) * 2 { 2 } else { 1 };
    let weeks = all.min(WEEKS).min(room / wide);
    if weeks == 0 {
        return Ok(());
    }
    let begin = monday(until).0 - 7 * (i32::try_from(weeks).unwrap_or(1) - 1);
    let shown = stats.days.iter().filter(|one| one.day.0 >= begin);
    let most = shown.map(|one| one.reviews).max().unwrap_or(0);
    sheet.part("Days")?;
    let months = months(begin, (weeks, wide), room);
    if !months.is_empty() {
        sheet.dim(&format!("{:MARGIN$}{months}", ""))?;
    }
    for (weekday, name) in (0..).zip(WEEKDAYS) {
        let mut line = format!("  {name:<4}");
        for week in 0..i32::try_from(weeks).unwrap_or(0) {
            let day = Day(begin + week * 7 + weekday);
            let sign = if day > until {
                ' '
            } else {
                shade(&stats.days, day, most)
            };
            line.extend(std::iter::repeat_n(sign, wide));
        }
        sheet.line(&line)?;
    }
    sheet.aside(&legend(most))
}

fn shade(days: &[DayFigures], day: Day, most: usize) -> char {
    match days.binary_search_by_key(&day, |figures| figures.day) {
        Err(_) => NOTHING,
        Ok(place) => SHADES[level(days[place].reviews, most)],
    }
}

/// The shade of a number of answers: quarters of the most.
pub(in crate::terminal) fn level(answers: usize, most: usize) -> usize {
    (answers * 4).div_ceil(most.max(1)).clamp(1, 4) - 1
}

fn legend(most: usize) -> String {
    let mut text = format!("answers: {NOTHING}{HARD}0");
    let mut before = 0;
    for (level, shade) in SHADES.iter().enumerate() {
        let to = most * (level + 1) / 4;
        if to > before {
            text.push_str(&format!("  {shade}{HARD}to{HARD}{to}"));
        }
        before = to;
    }
    text
}

/// The names of months above the weeks in which they begin, each whole or not at all.
fn months(begin: i32, (weeks, wide): (usize, usize), room: usize) -> String {
    let mut line = String::new();
    for week in 0..weeks {
        let monday = Day(begin + i32::try_from(week).unwrap_or(0) * 7);
        let begins = (0..7).map(|day| Day(monday.0 + day).date());
        let month = begins
            .filter(|date| date.ends_with("-01"))
            .find_map(|date| {
                let month: usize = date.get(date.len() - 5..date.len() - 3)?.parse().ok()?;
                MONTHS.get(month - 1).copied()
            });
        let at = week * wide;
        let fits = |month: &&str| line.len() <= at && at + month.len() <= room;
        if let Some(month) = month.filter(fits) {
            line.push_str(&" ".repeat(at - line.len()));
            line.push_str(month);
            line.push(' ');
        }
    }
    line
}

/// The months from January on, as a calendar heads them.
pub(in crate::terminal) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The Monday of a day's week; 1970-01-01 was a Thursday.
pub(in crate::terminal) fn monday(day: Day) -> Day {
    Day(day.0 - (day.0 + 3).rem_euclid(7))
}

/// How many weeks there are from one day to another, both ends counted in.
pub(in crate::terminal) fn weeks_between(first: Day, last: Day) -> usize {
    usize::try_from((monday(last).0 - monday(first).0) / 7 + 1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        // 2026-11-21 is a Saturday
        let saturday = Day(20_778);
        assert_eq!(saturday.date(), "2026-11-21");
        assert_eq!(monday(saturday).date(), "2026-11-16");
        assert_eq!(monday(Day(-1)).date(), "1969-12-29");
        assert_eq!(weeks_between(Day(20_764), saturday), 3);
    }

    #[test]
    fn shades_part_the_most_into_quarters() {
        let levels: Vec<_> = [1, 8, 9, 16, 17, 24, 25, 32].map(|n| level(n, 32)).into();
        assert_eq!(levels, [0, 0, 1, 1, 2, 2, 3, 3]);
        assert_eq!(level(1, 1), 3);
        let legend = |most| legend(most).replace(HARD, " ");
        assert_eq!(
            legend(32),
            "answers: · 0  ░ to 8  ▒ to 16  ▓ to 24  █ to 32"
        );
        assert_eq!(legend(1), "answers: · 0  █ to 1");
        assert_eq!(legend(2), "answers: · 0  ▒ to 1  █ to 2");
    }
}
