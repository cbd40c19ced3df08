//! `explain`: the rule book.

use std::io::{self, Write};

use serde::Serialize;

use super::{VERSION, heading};
use crate::deck::rules::{self, Group, Rule};
use crate::terminal::look::{Line, Style};
use crate::terminal::{layout, write_json};

/// The widest lines of prose: longer ones are hard to follow.
const WIDEST: usize = 72;

#[derive(Serialize)]
struct Listing<'a> {
    version: u8,
    rules: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    group: &'a str,
    severity: &'a str,
    summary: &'a str,
    why: &'a str,
    bad: &'a str,
    better: &'a str,
    fix: Option<&'a str>,
}

/// Writes the object of `explain --json`: some rules, whole.
///
/// # Errors
/// When the output is closed or broken.
pub fn rules_json(out: &mut dyn Write, rules: &[&Rule]) -> io::Result<()> {
    let rules = rules.iter().map(|rule| Entry {
        name: rule.name,
        group: rule.group.name(),
        severity: rule.severity.name(),
        summary: rule.summary,
        why: rule.why,
        bad: rule.bad,
        better: rule.better,
        fix: rule.fix,
    });
    let listing = Listing {
        version: VERSION,
        rules: rules.collect(),
    };
    write_json(out, &listing)
}

/// Draws all rules by group: name, how much it matters, what holds. Nothing is cut; what does not fit goes on below.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_rules(out: &mut dyn Write, colour: bool, width: usize) -> io::Result<()> {
    /// Cells of `warning`, the longest level.
    const LEVEL: usize = 7;
    /// Fewer cells than this make a ragged column of single words.
    const ROOM: usize = 36;
    let longest = rules::all().map(|rule| rule.name.len()).max().unwrap_or(0);
    let indent = longest + LEVEL + 4;
    let beside = width >= indent + ROOM;
    for group in Group::ALL {
        heading(out, group.title(), colour)?;
        for rule in group.rules() {
            let head = format!("{:longest$}  {:LEVEL$}", rule.name, rule.severity.name());
            if beside {
                let lines = lines(rule.summary, width.min(WIDEST + indent) - indent);
                let heads = std::iter::once(head.as_str()).chain(std::iter::repeat(""));
                for (head, line) in heads.zip(lines) {
                    writeln!(out, "{head:indent$}{line}")?;
                }
            } else {
                writeln!(out, "{}  {}", rule.name, rule.severity.name())?;
                for line in lines(rule.summary, width.saturating_sub(2)) {
                    writeln!(out, "  {line}")?;
                }
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "`quizdeck explain RULE` tells why, with examples.")
}

/// Draws one rule: what holds, why, a bad and a better example, and what mends it.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_rule(out: &mut dyn Write, rule: &Rule, colour: bool, width: usize) -> io::Result<()> {
    heading(out, rule.name, colour)?;
    writeln!(out, "{} · {}\n", rule.severity.name(), rule.group.title())?;
    prose(out, &format!("{}.", capital(rule.summary)), width)?;
    writeln!(out)?;
    prose(out, rule.why, width)?;
    example(out, "Bad", rule.bad, colour)?;
    example(out, "Better", rule.better, colour)?;
    writeln!(out)?;
    match rule.fix {
        Some(fix) => prose(
            out,
            &format!("`quizdeck check --fix` mends it: {fix}."),
            width,
        ),
        None => prose(
            out,
            "There is no one right mending; it is yours to choose.",
            width,
        ),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn prose(out: &mut dyn Write, text: &str, width: usize) -> io::Result<()> {
    for line in lines(text, width.min(WIDEST)) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A text in lines of at most so many cells.
fn lines(text: &str, width: usize) -> Vec<String> {
    let line = Line::styled(Style::Plain, text);
    layout::wrap(&line, width.max(1))
        .iter()
        .map(Line::text)
        .collect()
}

/// An example with its lines whole, so that they can be copied; characters that steer or hide are shown as `�`.
fn example(out: &mut dyn Write, title: &str, yaml: &str, colour: bool) -> io::Result<()> {
    writeln!(out)?;
    heading(out, title, colour)?;
    for line in yaml.lines() {
        let line = visible(line);
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// A line of an example as it may be shown: signs without width become `�`, else the example would not show its point.
fn visible(line: &str) -> String {
    line.chars()
        .map(|c| match c {
            '\t' => '\t',
            '\u{200b}' => char::REPLACEMENT_CHARACTER,
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::rules::{CONTROL_CHARACTER, TIME_BOUND, YAML_TRAP, all};

    fn drawn(rule: &Rule, width: usize) -> String {
        let mut out = Vec::new();
        draw_rule(&mut out, rule, false, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_rule_tells_why_with_examples() {
        assert_snapshot!(drawn(&YAML_TRAP, 60), @r#"
        yaml-trap
        warning · Text

        A text that other YAML readers take for something else is
        quoted.

        Here `no` stays `no` and `3.10` stays `3.10`. Other programs
        read false and 3.1, and so would whoever shares the deck.

        Bad
          - id: version
            ask: Which version brought the change?
            answer: 3.10

        Better
          - id: version
            ask: Which version brought the change?
            answer: "3.10"

        `quizdeck check --fix` mends it: quote the text.
        "#);
        assert_snapshot!(drawn(&TIME_BOUND, usize::MAX), @r#"
        time-bound
        warning · Time

        What holds for a time says for which.

        It was true when it was written. Next year the learner is taught, and
        judged by, what is no longer so.

        Bad
          - id: trading-partner
            ask: Which country is the largest trading partner of South Korea?
            answer: China

        Better
          - id: trading-partner
            ask: Which country is the largest trading partner of South Korea?
            answer: China
            as_of: 2005

        There is no one right mending; it is yours to choose.
        "#);
    }

    #[test]
    fn what_hides_in_an_example_is_seen() {
        assert!(drawn(&CONTROL_CHARACTER, 80).contains("answer: Seo\u{fffd}ul"));
    }

    #[test]
    fn every_rule_stands_in_the_list_within_every_window() {
        for width in [40, 80] {
            let mut out = Vec::new();
            draw_rules(&mut out, false, width).unwrap();
            let list = String::from_utf8(out).unwrap();
            for rule in all() {
                assert!(
                    list.lines().any(|line| line.starts_with(rule.name)),
                    "{}",
                    rule.name
                );
            }
            let widest = list
                .lines()
                .map(unicode_width::UnicodeWidthStr::width)
                .max();
            // the closing line and the longest names stay whole
            assert!(widest.unwrap() <= width.max(50), "{list}");
        }
    }

    #[test]
    fn the_object_has_every_field() {
        let mut out = Vec::new();
        rules_json(&mut out, &[&YAML_TRAP]).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"{"version":1,"rules":[{"name":"yaml-trap","group":"text","severity":"warning","summary":"a text that other YAML readers take for something else is quoted","why":"Here `no` stays `no` and `3.10` stays `3.10`. Other programs read false and 3.1, and so would whoever shares the deck.","bad":"- id: version\n  ask: Which version brought the change?\n  answer: 3.10\n","better":"- id: version\n  ask: Which version brought the change?\n  answer: \"3.10\"\n","fix":"quote the text"}]}"#);
    }
}
