//! The sections of the page.

use super::charts::{self, Column};
use super::html::Html;
use super::{Page, tables, title};
use crate::base::text::count;
use crate::report::{Bar, DayFigures, Stats};
use crate::terminal::listing::{hardness, lasting, monday, percent, span};

/// The weeks whose minutes are shown at most: half a year.
const WEEKS: usize = 26;

/// Title, and what is looked at.
pub(super) fn head(html: &mut Html, page: &Page<'_>) {
    let window = &page.stats.window;
    html.raw("<header>\n<h1>")
        .text(&title(page))
        .raw("</h1>\n<p>");
    let until = window.until.date();
    match window
        .since
        .or_else(|| page.stats.days.first().map(|day| day.day))
    {
        Some(since) => html.text(&format!("{} to {until}", since.date())),
        None => html.text(&until),
    };
    if !window.topics.is_empty() {
        let names: Vec<String> = window
            .topics
            .iter()
            .map(|topic| (page.name)(topic))
            .collect();
        html.text(&format!(". Topics: {}", names.join(", ")));
    }
    if window.misdated > 0 {
        let answers = count(window.misdated, "answer");
        html.text(&format!(". {answers} dated by a wrong clock: left out"));
    }
    html.raw("</p>\n</header>\n");
}

/// The figures that matter most, at a glance.
pub(super) fn figures(html: &mut Html, stats: &Stats) {
    let retention = &stats.retention;
    let expected = retention.predicted.map_or_else(
        || String::from("nothing has come back yet"),
        |_| format!("expected {}", percent(retention.predicted)),
    );
    let held = match stats.memory.questions {
        0 => String::from("–"),
        _ => format!("{:.0}", stats.memory.held),
    };
    let lasts = stats.memory.median_stability;
    let lasts = lasts.map_or_else(|| String::from("–"), span);
    let today = format!("{} right", stats.today.correct);
    let longest = format!("the longest row: {}", count(stats.streak.longest, "day"));
    let cards = [
        ("remembered", percent(retention.observed), expected),
        (
            "questions held",
            held,
            format!("of {}", stats.memory.questions),
        ),
        (
            "answers",
            stats.total.reviews.to_string(),
            format!("on {}", count(stats.total.days, "day")),
        ),
        ("hours of study", hours(stats.total.minutes), each(stats)),
        ("answers today", stats.today.reviews.to_string(), today),
        ("days in a row", stats.streak.days.to_string(), longest),
        (
            "half of them last",
            lasts,
            String::from("or more, until recall falls to 90 %"),
        ),
        (
            "due now",
            stats.cards.due.to_string(),
            format!("{} new", stats.cards.new),
        ),
    ];
    html.raw("<dl class=\"figures\">\n");
    for (label, number, word) in cards {
        html.raw("<div><dt>")
            .text(label)
            .raw("</dt><dd>")
            .text(&number);
        html.raw("<small>").text(&word).raw("</small></dd></div>\n");
    }
    html.raw("</dl>\n");
}

fn hours(minutes: f64) -> String {
    match minutes {
        minutes if minutes >= 600.0 => format!("{:.0}", minutes / 60.0),
        minutes => format!("{:.1}", minutes / 60.0),
    }
}

fn each(stats: &Stats) -> String {
    let seconds = stats.total.seconds_each;
    seconds.map_or_else(
        || String::from("not measured"),
        |one| format!("{one:.1} seconds an answer"),
    )
}

/// All pictures and tables.
pub(super) fn all(html: &mut Html, page: &Page<'_>) {
    let stats = page.stats;
    calendar(html, stats);
    html.raw("<div class=\"pair\">\n");
    calibration(html, stats);
    html.raw("<div class=\"stack\">\n");
    forecast(html, stats);
    minutes(html, stats);
    html.raw("</div>\n</div>\n");
    tables::topics(html, page);
    html.raw("<div class=\"pair\">\n");
    distribution(
        html,
        "lasting",
        "How long it lasts",
        "Questions by stability: the days until the chance of recall falls to 90 %",
        &stats.memory.stability,
        short,
        lasting,
    );
    distribution(
        html,
        "hard",
        "How hard it is",
        "Questions by difficulty, from 1 (easy) to 10 (hard)",
        &stats.memory.difficulty,
        |bar| format!("{:.0}", bar.from),
        hardness,
    );
    hours_of_day(html, stats);
    tables::forms(html, stats);
    html.raw("</div>\n");
}

fn section(html: &mut Html, id: &str, heading: &str, about: &str, picture: &str) {
    html.raw("<section>\n<h2>")
        .text(heading)
        .raw("</h2>\n<p>")
        .text(about);
    html.raw("</p>\n<figure id=\"")
        .raw(id)
        .raw("\">")
        .raw(picture)
        .raw("</figure>\n");
}

fn calendar(html: &mut Html, stats: &Stats) {
    if stats.days.is_empty() {
        return;
    }
    let weeks = charts::weeks(&stats.days, stats.window.until);
    let about = format!(
        "Answers on each day of the last {}: {} in all",
        count(weeks, "week"),
        stats.total.reviews
    );
    let picture = charts::calendar("calendar", &about, &stats.days, weeks, stats.window.until);
    html.raw("<section>\n<h2>Days</h2>\n<p>A square a day; the darker, the more answers.</p>\n");
    html.raw("<figure class=\"scroll calendar\" tabindex=\"0\">")
        .raw(&picture)
        .raw("</figure>\n");
    let row = |day: &DayFigures| {
        vec![
            day.day.date(),
            day.reviews.to_string(),
            day.correct.to_string(),
            format!("{:.0}", day.minutes),
        ]
    };
    let rows: Vec<_> = stats.days.iter().rev().take(weeks * 7).map(row).collect();
    html.folded_table(&["day", "answers", "right", "minutes"], &rows);
    html.raw("</section>\n");
}

fn calibration(html: &mut Html, stats: &Stats) {
    let retention = &stats.retention;
    if stats.calibration.is_empty() {
        html.raw("<section>\n<h2>Expected and remembered</h2>\n<p>Nothing has come back on a later day yet.</p>\n</section>\n");
        return;
    }
    let about = format!(
        "When a question came back, {} of {} were remembered; {} were expected. Dots on the line: memory is as good as expected; above it, better. Strokes: where the true share lies in nine of ten cases.",
        percent(retention.observed),
        count(retention.reviews, "review"),
        percent(retention.predicted)
    );
    let picture = charts::calibration("calibration", &about, &stats.calibration);
    section(
        html,
        "calibration-figure",
        "Expected and remembered",
        &about,
        &picture,
    );
    html.raw("<p class=\"axis\">Expected from left to right, remembered from bottom to top.</p>\n");
    let row = |part: &crate::report::Calibration| {
        let range = format!(
            "{} to {}",
            percent(Some(part.low)),
            percent(Some(part.high))
        );
        vec![
            percent(Some(part.predicted)),
            percent(Some(part.observed)),
            range,
            part.reviews.to_string(),
        ]
    };
    let rows: Vec<_> = stats.calibration.iter().map(row).collect();
    html.folded_table(
        &["expected", "remembered", "nine of ten cases", "reviews"],
        &rows,
    );
    html.raw("</section>\n");
}

#[allow(clippy::cast_precision_loss)] // counts of questions
fn forecast(html: &mut Html, stats: &Stats) {
    let all: usize = stats.forecast.iter().map(|day| day.due).sum();
    let about = format!(
        "{} of the decks at hand fall due in the next 30 days, {} of them today",
        count(all, "question"),
        stats.forecast.first().map_or(0, |day| day.due)
    );
    let column = |(place, day): (usize, &crate::report::Forecast)| Column {
        word: match place {
            0 => String::from("today"),
            7 | 14 | 21 | 28 => format!("+{place}"),
            _ => String::new(),
        },
        value: day.due as f64,
        tip: format!("{}: {}", day.day.date(), day.due),
    };
    let columns: Vec<_> = stats.forecast.iter().enumerate().map(column).collect();
    let picture = charts::columns("forecast", &about, &columns);
    section(
        html,
        "forecast-figure",
        "Falling due",
        &format!("{about}."),
        &picture,
    );
    let rows: Vec<_> = stats
        .forecast
        .iter()
        .map(|day| vec![day.day.date(), day.due.to_string()])
        .collect();
    html.folded_table(&["day", "due"], &rows);
    html.raw("</section>\n");
}

fn minutes(html: &mut Html, stats: &Stats) {
    let last = monday(stats.window.until).0;
    let mut weeks: Vec<(i32, f64)> = Vec::new();
    for day in &stats.days {
        let week = monday(day.day).0;
        match weeks.last_mut() {
            Some((known, sum)) if *known == week => *sum += day.minutes,
            _ => weeks.push((week, day.minutes)),
        }
    }
    let first = weeks.first().map_or(last, |(week, _)| *week);
    let begin = first.max(last - 7 * (i32::try_from(WEEKS).unwrap_or(1) - 1));
    let spent = |week: i32| {
        weeks
            .iter()
            .find(|(known, _)| *known == week)
            .map_or(0.0, |(_, sum)| *sum)
    };
    let shown: Vec<i32> = (begin..=last).step_by(7).collect();
    let every = shown.len().div_ceil(5).max(1);
    let column = |(place, &week): (usize, &i32)| Column {
        word: if place.is_multiple_of(every) {
            crate::base::Day(week)
                .date()
                .get(5..)
                .unwrap_or("")
                .to_owned()
        } else {
            String::new()
        },
        value: spent(week),
        tip: format!(
            "week of {}: {:.0} minutes",
            crate::base::Day(week).date(),
            spent(week)
        ),
    };
    let columns: Vec<_> = shown.iter().enumerate().map(column).collect();
    let about = format!("Minutes a week, the last {}", count(shown.len(), "week"));
    let picture = charts::columns("minutes", &about, &columns);
    section(
        html,
        "minutes-figure",
        "Time spent",
        &format!("{about}."),
        &picture,
    );
    let row = |&week: &i32| vec![crate::base::Day(week).date(), format!("{:.0}", spent(week))];
    let rows: Vec<_> = shown.iter().map(row).collect();
    html.folded_table(&["week of", "minutes"], &rows);
    html.raw("</section>\n");
}

#[allow(clippy::cast_precision_loss)] // counts of questions
fn distribution(
    html: &mut Html,
    id: &str,
    heading: &str,
    about: &str,
    bars: &[Bar],
    word: fn(&Bar) -> String,
    label: fn(&Bar) -> String,
) {
    let column = |bar: &Bar| Column {
        word: word(bar),
        value: bar.questions as f64,
        tip: format!("{}: {}", label(bar), bar.questions),
    };
    let columns: Vec<_> = bars.iter().map(column).collect();
    let picture = charts::columns(id, about, &columns);
    section(
        html,
        &format!("{id}-figure"),
        heading,
        &format!("{about}."),
        &picture,
    );
    let rows: Vec<_> = bars
        .iter()
        .map(|bar| vec![label(bar), bar.questions.to_string()])
        .collect();
    html.folded_table(&["", "questions"], &rows);
    html.raw("</section>\n");
}

/// The beginning of a part of the stabilities, short enough for its column.
fn short(bar: &Bar) -> String {
    match bar.from {
        from if from <= 0.0 => String::from("0 d"),
        from if from >= 365.0 => String::from("1 y"),
        from if from >= 30.0 => format!("{:.0} m", from / 30.0),
        from => format!("{from:.0} d"),
    }
}

#[allow(clippy::cast_precision_loss)] // counts of answers
fn hours_of_day(html: &mut Html, stats: &Stats) {
    let column = |hour: &crate::report::HourFigures| Column {
        word: if hour.hour.is_multiple_of(6) {
            format!("{}:00", hour.hour)
        } else {
            String::new()
        },
        value: hour.reviews as f64,
        tip: format!("{}:00: {}", hour.hour, hour.reviews),
    };
    let columns: Vec<_> = stats.hours.iter().map(column).collect();
    let about = "Answers by hour of the day";
    let picture = charts::columns("hours", about, &columns);
    section(
        html,
        "hours-figure",
        "Hours of the day",
        &format!("{about}."),
        &picture,
    );
    let row = |hour: &crate::report::HourFigures| {
        vec![
            format!("{}:00", hour.hour),
            hour.reviews.to_string(),
            percent(hour.retention.observed),
        ]
    };
    let rows: Vec<_> = stats.hours.iter().map(row).collect();
    html.folded_table(&["hour", "answers", "remembered"], &rows);
    html.raw("</section>\n");
}
