use super::*;
use crate::terminal::listing::samples::{none, some};

fn written(stats: &Stats, decks: &[String], name: &dyn Fn(&Topic) -> String) -> String {
    text(&Page {
        stats,
        decks,
        name,
        made: "2026-11-21 10:00",
    })
}

fn plain(stats: &Stats) -> String {
    written(stats, &[], &Topic::to_string)
}

/// The elements that are open at each place close again in the right order.
fn assert_well_formed(page: &str) {
    let body = page.split_once("</style>").unwrap().1;
    let mut open: Vec<&str> = Vec::new();
    for tag in body.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) if name == "head" || name == "html" => {}
            (true, _) => assert_eq!(open.pop(), Some(name), "{tag}"),
            (false, true) => {}
            (false, false) => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_page_is_whole_in_itself() {
    let page = plain(&some());
    assert_well_formed(&page);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.contains(MARK));
    for foreign in [
        "<script", "http://", "https://", "url(", "@import", "<link", "src=", "NaN", "inf%",
    ] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
}

#[test]
fn every_picture_can_be_heard() {
    let page = plain(&some());
    let pictures = page.matches("<svg ").count();
    assert_eq!(pictures, 7);
    assert_eq!(page.matches("role=\"img\"").count(), pictures);
    for part in page.split("<svg ").skip(1) {
        let about = part
            .split("aria-labelledby=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert!(part.contains(&format!("<desc id=\"{about}\">")), "{about}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(
        page.matches("<section>").count(),
        page.matches("<h2>").count()
    );
    assert!(
        page.matches("<table>").count() >= pictures,
        "the numbers stand beside each"
    );
    assert_eq!(
        page.matches(" id=\"").count(),
        {
            let mut ids: Vec<_> = page
                .split(" id=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap())
                .collect();
            ids.sort_unstable();
            ids.dedup();
            ids.len()
        },
        "each name once"
    );
}

#[test]
fn what_decks_say_is_text_and_nothing_else() {
    let evil = "</title><script>alert(1)</script><img src=x onerror='y'>&amp;\u{1b}[2J\u{202e}";
    let page = written(&some(), &[evil.to_owned()], &|_| evil.to_owned());
    assert_well_formed(&page);
    assert!(
        !page.contains("<script")
            && !page.contains("<img")
            && !page.contains('\u{1b}')
            && !page.contains('\u{202e}')
    );
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn before_the_first_answer_there_is_no_picture() {
    let page = plain(&none());
    assert_well_formed(&page);
    assert!(page.contains("No answer yet") && !page.contains("<svg"));
}

#[test]
fn little_is_drawn_as_little() {
    // everything in its smallest form: one answer, one day, nothing measured
    let mut stats = some();
    stats.days.truncate(1);
    stats.calibration.clear();
    stats.topics.clear();
    stats.total.seconds_each = None;
    for day in &mut stats.forecast {
        day.due = 0;
    }
    for hour in &mut stats.hours {
        hour.reviews = 0;
    }
    let page = plain(&stats);
    assert_well_formed(&page);
    assert!(!page.contains("NaN") && page.contains("Nothing has come back on a later day yet"));
}
