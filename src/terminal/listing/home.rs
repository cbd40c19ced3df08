//! Home: what is due, where it is weak, what to do next.

use std::io::{self, Write};

use console::Style;

use super::{heading, percent};
use crate::base::text::count;
use crate::base::{Days, DeckId, Probability};
use crate::terminal::cells::cells;
use crate::terminal::layout::wrapped;
use crate::terminal::table::{Column, Table};

/// The widest the calm column gets, in cells: longer lines are hard to follow.
const WIDEST: usize = 72;

/// How many decks are named; the rest is counted.
const DECKS: usize = 8;

/// How many weak topics are named: more than a few discourage.
const TOPICS: usize = 3;

/// What home tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Home {
    /// Whether nothing was ever answered.
    pub first_run: bool,
    /// All decks of the library, in the order in which they are shown.
    pub decks: Vec<HomeDeck>,
    /// Topics with something to remember, weakest first.
    pub weakest: Vec<HomeTopic>,
    /// How many questions are forgotten again and again.
    pub leeches: usize,
    /// The days until something falls due, when nothing is due and nothing new may be asked today.
    pub next_due: Option<Days>,
    /// Whether a menu follows, which names the ways on itself.
    pub menu: bool,
}

impl Home {
    /// What waits today, in words such as `12 questions due, 3 new`; `None` when nothing does.
    #[must_use]
    pub fn waiting(&self) -> Option<String> {
        let due: usize = self.decks.iter().map(|deck| deck.due).sum();
        let new: usize = self.decks.iter().map(|deck| deck.new).sum();
        match (due, new) {
            (0, 0) => None,
            (due, 0) => Some(format!("{} due", count(due, "question"))),
            (0, new) => Some(format!("{} to learn", count(new, "new question"))),
            (due, new) => Some(format!("{} due, {new} new", count(due, "question"))),
        }
    }
}

/// One deck of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeDeck {
    /// Its id.
    pub deck: DeckId,
    /// Its title for people.
    pub title: String,
    /// Questions due now.
    pub due: usize,
    /// New questions that may be asked today.
    pub new: usize,
}

/// A topic that is remembered badly.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeTopic {
    /// Its name for people.
    pub name: String,
    /// The mean chance of recall now, over its answered questions.
    pub recall: Probability,
    /// How many of its questions were answered.
    pub seen: usize,
}

/// Draws home, 40 to 72 cells wide.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_home(out: &mut dyn Write, home: &Home, colour: bool, width: usize) -> io::Result<()> {
    let width = width.min(WIDEST);
    if home.first_run {
        welcome(out, width)?;
    }
    decks(out, home, colour, width)?;
    if !home.weakest.is_empty() {
        topics(out, home, colour, width)?;
    }
    if home.leeches > 0 {
        heading(out, "What will not stay", colour)?;
        let leads_to = format!("why, for {}", count(home.leeches, "question"));
        step(out, "quizdeck cards --leeches", &leads_to, colour, width)?;
        writeln!(out)?;
    }
    next(out, home, colour, width)
}

fn welcome(out: &mut dyn Write, width: usize) -> io::Result<()> {
    // the first session says the rest, see `draw::first_words`
    for line in [
        "quizdeck asks, you answer; it asks again just before you would forget.",
        "A few minutes a day are enough.",
    ] {
        // sentences end a little before the edge
        paragraph(out, line, 0, width.saturating_sub(2))?;
    }
    writeln!(out)
}

fn decks(out: &mut dyn Write, home: &Home, colour: bool, width: usize) -> io::Result<()> {
    heading(out, "Today", colour)?;
    let (active, quiet): (Vec<_>, Vec<_>) =
        home.decks.iter().partition(|deck| deck.due + deck.new > 0);
    let mut table = Table::new(vec![
        Column::text("deck").folding(),
        Column::number("due"),
        Column::number("new"),
    ])
    .indented(2);
    for deck in active.iter().take(DECKS) {
        table.row([&deck.title, &deck.due.to_string(), &deck.new.to_string()]);
    }
    table.write(out, width, colour)?;
    let more = active.len().saturating_sub(DECKS);
    if more > 0 {
        let more = format!("and {} more", count(more, "deck"));
        paragraph(out, &more, 2, width)?;
    }
    let rest = match (active.is_empty(), quiet.len()) {
        (true, 0) => String::from("There are no decks."),
        (true, _) => String::from("Nothing is due."),
        (false, 0) => String::new(),
        (false, quiet) => format!("{} with nothing due", count(quiet, "deck")),
    };
    if !rest.is_empty() {
        paragraph(out, &rest, 2, width)?;
    }
    writeln!(out)
}

fn topics(out: &mut dyn Write, home: &Home, colour: bool, width: usize) -> io::Result<()> {
    heading(out, "Weakest topics", colour)?;
    let mut table = Table::new(vec![
        Column::text("topic").folding(),
        Column::number("recall now"),
        Column::number("seen").dispensable(1),
    ])
    .indented(2);
    for topic in home.weakest.iter().take(TOPICS) {
        let recall = percent(Some(topic.recall.value()));
        table.row([&topic.name, &recall, &topic.seen.to_string()]);
    }
    table.write(out, width, colour)?;
    writeln!(out)
}

fn next(out: &mut dyn Write, home: &Home, colour: bool, width: usize) -> io::Result<()> {
    if home.menu {
        let keys = Style::new().dim().force_styling(colour);
        let keys = keys.apply_to("· arrows and Enter, Esc leaves");
        let bold = Style::new().bold().force_styling(colour);
        writeln!(out, "{} {keys}", bold.apply_to("Next"))?;
    } else {
        heading(out, "Next", colour)?;
    }
    let waiting = home.waiting();
    if waiting.is_none() && !home.decks.is_empty() {
        let back = match home.next_due {
            Some(Days(0 | 1)) => String::from("Done for today. Something comes back tomorrow."),
            Some(Days(days)) => format!("Done for today. Something comes back in {days} days."),
            None => String::from("Done for today."),
        };
        paragraph(out, &back, 2, width)?;
    }
    let (command, leads_to) = match &waiting {
        _ if home.menu => return Ok(()),
        _ if home.decks.is_empty() => ("quizdeck new", "write a deck of your own"),
        Some(waiting) => ("quizdeck study", waiting.as_str()),
        None => ("quizdeck study --ahead", "what comes next, already now"),
    };
    step(out, command, leads_to, colour, width)
}

/// A command and what it leads to; on one line where there is room.
fn step(
    out: &mut dyn Write,
    command: &str,
    leads_to: &str,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    /// Cells of the column of commands; `quizdeck study --ahead` is the longest that often comes.
    const COMMANDS: usize = 22;
    let commands = COMMANDS.max(cells(command));
    let dim = Style::new().dim().force_styling(colour);
    if 2 + commands + 2 + cells(leads_to) <= width {
        return writeln!(out, "  {command:commands$}  {}", dim.apply_to(leads_to));
    }
    writeln!(out, "  {command}")?;
    for line in wrapped(leads_to, width.saturating_sub(4)) {
        writeln!(out, "    {}", dim.apply_to(line))?;
    }
    Ok(())
}

/// Words of our own, parted where the window ends.
fn paragraph(out: &mut dyn Write, text: &str, indent: usize, width: usize) -> io::Result<()> {
    for line in wrapped(text, width.saturating_sub(indent)) {
        writeln!(out, "{:indent$}{line}", "")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn deck(id: &str, title: &str, due: usize, new: usize) -> HomeDeck {
        HomeDeck {
            deck: DeckId::new(id).unwrap(),
            title: title.into(),
            due,
            new,
        }
    }

    fn topic(name: &str, recall: f64, seen: usize) -> HomeTopic {
        HomeTopic {
            name: name.into(),
            recall: Probability::new(recall),
            seen,
        }
    }

    fn busy() -> Home {
        Home {
            first_run: false,
            decks: vec![
                deck("korea-japan", "South Korea and Japan", 12, 5),
                deck(
                    "a",
                    "대한민국의 외교 관계와 조약의 역사와 오늘의 과제들",
                    0,
                    10,
                ),
                deck("b", "Quiet", 0, 0),
            ],
            weakest: vec![
                topic("Treaties with Japan", 0.62, 14),
                topic("유엔 가입과 북방 외교 그리고 중국과의 수교", 0.7, 3),
                topic("\u{1b}[31mtrade", 0.81, 120),
                topic("not shown", 0.9, 1),
            ],
            ..Home::default()
        }
    }

    fn drawn(home: &Home, width: usize) -> String {
        let mut out = Vec::new();
        draw_home(&mut out, home, false, width).unwrap();
        let text = String::from_utf8(out).unwrap();
        for line in text.lines() {
            assert!(cells(line) <= width, "{line:?} in {width}");
            assert_eq!(line.trim_end(), line);
        }
        text
    }

    #[test]
    fn home_fits_every_window() {
        assert_snapshot!(drawn(&busy(), 40), @r#"
        Today
          deck                          due  new
          South Korea and Japan          12    5
          대한민국의 외교 관계와          0   10
            조약의 역사와 오늘의
            과제들
          1 deck with nothing due

        Weakest topics
          topic                 recall now  seen
          Treaties with Japan         62 %    14
          유엔 가입과 북방            70 %     3
            외교 그리고
            중국과의 수교
          �[31mtrade                  81 %   120

        Next
          quizdeck study
            12 questions due, 15 new
        "#);
        assert_snapshot!(drawn(&busy(), 80), @r#"
        Today
          deck                                                due  new
          South Korea and Japan                                12    5
          대한민국의 외교 관계와 조약의 역사와 오늘의 과제들    0   10
          1 deck with nothing due

        Weakest topics
          topic                                       recall now  seen
          Treaties with Japan                               62 %    14
          유엔 가입과 북방 외교 그리고 중국과의 수교        70 %     3
          �[31mtrade                                        81 %   120

        Next
          quizdeck study          12 questions due, 15 new
        "#);
        assert_eq!(drawn(&busy(), 80), drawn(&busy(), 120));
    }

    #[test]
    fn the_first_run_explains_itself() {
        let first = Home {
            first_run: true,
            decks: vec![deck("korea-japan", "South Korea and Japan", 0, 10)],
            ..Home::default()
        };
        assert_snapshot!(drawn(&first, 80), @r#"
        quizdeck asks, you answer; it asks again just before you would forget.
        A few minutes a day are enough.

        Today
          deck                   due  new
          South Korea and Japan    0   10

        Next
          quizdeck study          10 new questions to learn
        "#);
        drawn(&first, 40);
    }

    #[test]
    fn a_day_that_is_done_says_when_it_goes_on() {
        let mut done = Home {
            decks: vec![deck("a", "A", 0, 0)],
            next_due: Some(Days(3)),
            ..Home::default()
        };
        assert_snapshot!(drawn(&done, 40), @r#"
        Today
          Nothing is due.

        Next
          Done for today. Something comes back
          in 3 days.
          quizdeck study --ahead
            what comes next, already now
        "#);
        done.next_due = Some(Days(1));
        assert!(drawn(&done, 80).contains("tomorrow"));
    }

    #[test]
    fn before_a_menu_home_names_no_commands() {
        let mut home = Home {
            menu: true,
            ..busy()
        };
        let next = |home: &Home, width| {
            drawn(home, width)
                .split_once("\nNext")
                .unwrap()
                .1
                .to_owned()
        };
        assert_eq!(next(&home, 80), " · arrows and Enter, Esc leaves\n");
        home.decks = vec![deck("a", "A", 0, 0)];
        assert!(next(&home, 80).ends_with("Done for today.\n"));
        assert_eq!(home.waiting(), None);
        assert_eq!(
            busy().waiting().as_deref(),
            Some("12 questions due, 15 new")
        );
    }

    #[test]
    fn without_decks_there_is_one_to_write() {
        assert_snapshot!(drawn(&Home::default(), 80), @r#"
        Today
          There are no decks.

        Next
          quizdeck new            write a deck of your own
        "#);
    }

    #[test]
    fn many_decks_are_counted() {
        let decks = (0..12).map(|n| deck("a", &format!("Deck {n}"), 1, 0));
        let many = Home {
            decks: decks.collect(),
            ..Home::default()
        };
        let drawn = drawn(&many, 80);
        assert!(drawn.contains("Deck 7") && !drawn.contains("Deck 8"));
        assert!(drawn.contains("and 4 decks more"), "{drawn}");
        assert!(drawn.contains("12 questions due"), "{drawn}");
    }
}
