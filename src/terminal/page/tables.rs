//! The tables of the page that have no picture: topics and forms.

use super::Page;
use super::html::{DEEPER, Html};
use crate::report::Stats;
use crate::terminal::listing::{percent, topic_label};

pub(super) fn topics(html: &mut Html, page: &Page<'_>) {
    if page.stats.topics.is_empty() {
        return;
    }
    html.raw("<section>\n<h2>Topics</h2>\n<p>Subtopics count in the topics above them.</p>\n");
    let row = |one: &crate::report::TopicFigures| {
        let depth = one
            .topic
            .as_ref()
            .map_or(0, |topic| topic.as_str().matches('/').count());
        let indent = DEEPER.to_string().repeat(depth);
        vec![
            format!("{indent}{}", topic_label(one, page.name)),
            one.questions.to_string(),
            percent(one.recall_now),
            percent(one.retention.observed),
            percent(one.retention.predicted),
            one.reviews.to_string(),
            format!("{:.0}", one.minutes),
        ]
    };
    let rows: Vec<_> = page.stats.topics.iter().map(row).collect();
    html.table(
        &[
            "topic",
            "questions",
            "known now",
            "remembered",
            "expected",
            "answers",
            "minutes",
        ],
        &rows,
    );
    html.raw("</section>\n");
}

pub(super) fn forms(html: &mut Html, stats: &Stats) {
    html.raw("<section>\n<h2>Ways of asking</h2>\n<p>Recognising is easier than recalling: compare within a row.</p>\n");
    let row = |form: &crate::report::FormFigures| {
        let seconds = form
            .seconds_each
            .map_or_else(|| String::from("–"), |one| format!("{one:.1}"));
        vec![
            form.form.name().to_owned(),
            form.reviews.to_string(),
            percent(form.retention.observed),
            percent(form.retention.predicted),
            seconds,
        ]
    };
    let rows: Vec<_> = stats.forms.iter().map(row).collect();
    html.table(
        &["form", "answers", "remembered", "expected", "seconds each"],
        &rows,
    );
    html.raw("</section>\n");
}
