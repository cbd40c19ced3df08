//! `cards`: every question of a deck with its state.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use console::Style;

use super::VERSION;
use crate::base::text::count;
use crate::base::{Days, Millis, PartialDate, Probability, QuestionKey, Topic};
use crate::deck::{AnswerText, Form, SourceRef};
use crate::plan::{Leech, Reason};
use crate::terminal::layout::wrapped;
use crate::terminal::table::{Column, Table};
use crate::terminal::write_json;

/// One question: a face of a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardRow<'a> {
    /// Its name.
    #[serde(flatten)]
    pub key: QuestionKey,
    /// What it is about.
    pub topic: Option<&'a Topic>,
    /// Free words for choosing cards.
    pub tags: &'a [String],
    /// The forms in which it can be asked.
    pub forms: Vec<Form>,
    /// What the learner reads.
    pub prompt: String,
    /// The right answer.
    pub answer: AnswerText,
    /// Other texts that count as right.
    pub accept: Vec<String>,
    /// The wrong answers to choose from.
    pub distractors: Vec<&'a str>,
    /// Where the fact stands.
    pub source: Option<&'a SourceRef>,
    /// The date at which the fact held.
    pub as_of: Option<PartialDate>,
    /// What is remembered of it.
    pub state: CardState,
    /// Why it is forgotten again and again, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leech: Option<LeechRow>,
}

/// Why a question is forgotten again and again, beyond the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeechRow {
    /// The reason as data.
    #[serde(flatten)]
    pub reason: Reason,
    /// The reason in words.
    pub message: String,
    /// One thing to do about it.
    pub help: &'static str,
    /// The file and the line of its card; null for a deck inside the program.
    pub place: Option<String>,
}

/// Where a question stands with the learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// Never answered.
    #[default]
    New,
    /// Missed, and not yet answered right since.
    Learning,
    /// Known; it comes back when it is due.
    Review,
    /// Set aside by the learner.
    Suspended,
}

impl Status {
    /// The name in small letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Review => "review",
            Self::Suspended => "suspended",
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.name())
    }
}

/// What is remembered of a question; the default is that of a new one.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct CardState {
    /// Where it stands.
    pub status: Status,
    /// When it falls due.
    pub due: Option<Millis>,
    /// The days until then, 0 when it is due now; shown in the table, not told in JSON.
    #[serde(skip)]
    pub due_in: Option<Days>,
    /// Days until recall falls to 90 %.
    pub stability: Option<f64>,
    /// 1 (easy) to 10 (hard).
    pub difficulty: Option<f64>,
    /// The chance of recall now.
    pub retrievability: Option<Probability>,
    /// How often it was answered.
    pub reps: u32,
    /// How often it was forgotten after having been known.
    pub lapses: u32,
    /// Whether that is so often that it should be rewritten or set aside; shown in the table, not told in JSON.
    #[serde(skip)]
    pub leech: bool,
}

impl CardState {
    /// The state in a word or two, such as `new` or `in 12 days`.
    fn told(&self) -> String {
        match (self.status, self.due_in) {
            (Status::Review, Some(Days(0))) => String::from("due"),
            (Status::Review, Some(Days(days))) => {
                format!(
                    "in {}",
                    count(usize::try_from(days).unwrap_or(usize::MAX), "day")
                )
            }
            (status, _) => status.name().to_owned(),
        }
    }

    /// The same, with a word on a leech.
    fn told_with_leech(&self) -> String {
        match self.leech {
            true => format!("{}, leech", self.told()),
            false => self.told(),
        }
    }
}

#[derive(Serialize)]
struct Listing<'a> {
    version: u8,
    cards: &'a [CardRow<'a>],
}

/// Writes the object of `cards --json`, one element for each face.
///
/// # Errors
/// When the output is closed or broken.
pub fn cards_json(out: &mut dyn Write, cards: &[CardRow<'_>]) -> io::Result<()> {
    let version = VERSION;
    write_json(out, &Listing { version, cards })
}

/// Draws the questions as a table, the deck only where there are several, with their number below it.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_cards(
    out: &mut dyn Write,
    cards: &[CardRow<'_>],
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let mut table = Table::new(vec![
        Column::text("card"),
        Column::word("face").dispensable(3),
        Column::text("topic").dispensable(4),
        Column::text("forms").dispensable(5),
        Column::text("prompt").dispensable(1),
        Column::word("state").dispensable(2),
    ]);
    let several = cards
        .windows(2)
        .any(|two| two[0].key.deck != two[1].key.deck);
    for card in cards {
        let name = if several {
            format!("{}/{}", card.key.deck, card.key.card)
        } else {
            card.key.card.to_string()
        };
        let forms: Vec<_> = card.forms.iter().map(|form| form.name()).collect();
        table.row([
            &name,
            &card.key.face.to_string(),
            card.topic.map_or("–", Topic::as_str),
            &forms.join(", "),
            &brief(&card.prompt),
            &card.state.told_with_leech(),
        ]);
    }
    table.write(out, width, colour)?;
    if !cards.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "{}", count(cards.len(), "question"))
}

/// Draws what is forgotten again and again: why, what to do, and where; whether to do it is the learner's.
///
/// # Errors
/// When the output is closed or broken.
pub fn draw_leeches(
    out: &mut dyn Write,
    leeches: &[Leech],
    colour: bool,
    width: usize,
) -> io::Result<()> {
    /// The widest the calm column gets, in cells.
    const WIDEST: usize = 72;
    let width = width.min(WIDEST);
    if leeches.is_empty() {
        return writeln!(out, "No question is forgotten again and again.");
    }
    let dim = Style::new().dim().force_styling(colour);
    for leech in leeches {
        let prompt = crate::base::text::printable(&leech.prompt);
        for line in wrapped(&prompt, width) {
            writeln!(out, "{line}")?;
        }
        let said = format!("{}; {}", leech.forgotten(), leech.reason.message());
        let try_ = format!("try: {}", leech.reason.help());
        for text in [said, try_] {
            for line in wrapped(&crate::base::text::printable(&text), width - 2) {
                writeln!(out, "  {line}")?;
            }
        }
        let name = leech.name();
        for line in wrapped(&name, width - 2) {
            writeln!(out, "  {}", dim.apply_to(line))?;
        }
        writeln!(out)?;
    }
    let rest = "`quizdeck suspend DECK/CARD` sets a card aside, if you like.";
    for line in wrapped(rest, width) {
        writeln!(out, "{}", dim.apply_to(line))?;
    }
    Ok(())
}

/// A prompt as far as a line of a pipe should go; a window may cut it further.
fn brief(prompt: &str) -> String {
    /// Cells after which a prompt is known for what it is.
    const KNOWN: usize = 60;
    let line = crate::base::text::squeezed(prompt);
    crate::terminal::cells::cut(&line, KNOWN).into_owned()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn row<'a>(key: &str, prompt: &str, state: CardState) -> CardRow<'a> {
        CardRow {
            key: key.parse().unwrap(),
            topic: None,
            tags: &[],
            forms: vec![Form::Flip, Form::Typed],
            prompt: prompt.into(),
            answer: AnswerText::One("1965".into()),
            accept: Vec::new(),
            distractors: Vec::new(),
            source: None,
            as_of: None,
            state,
            leech: None,
        }
    }

    fn known(days: u32) -> CardState {
        CardState {
            status: Status::Review,
            due: Some(Millis(1_796_000_000_000)),
            due_in: Some(Days(days)),
            stability: Some(12.5),
            difficulty: Some(5.0),
            retrievability: Some(Probability::new(0.93)),
            reps: 4,
            lapses: 1,
            leech: false,
        }
    }

    fn drawn(cards: &[CardRow<'_>], width: usize) -> String {
        let mut out = Vec::new();
        draw_cards(&mut out, cards, false, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn cards(topic: &Topic) -> Vec<CardRow<'_>> {
        let aside = CardState {
            status: Status::Suspended,
            ..CardState::default()
        };
        let mut cards = vec![
            row(
                "korea-japan/treaty-year",
                "In which year did South Korea and Japan normalise their relations by treaty?",
                CardState::default(),
            ),
            row(
                "korea-japan/treaty-year/reverse",
                "1965년에 체결된 한일 기본조약으로 국교를 정상화한 두 나라는 어디인가?",
                known(12),
            ),
            row(
                "korea-japan/un/c2",
                "Joined\n the UN\u{1b}[1m in _____ (year)",
                known(0),
            ),
            row("korea-japan/dokdo", "독도", aside),
        ];
        cards[0].topic = Some(topic);
        cards
    }

    #[test]
    fn questions_fit_every_window() {
        let topic = Topic::new("japan/treaties").unwrap();
        let cards = cards(&topic);
        assert_snapshot!(drawn(&cards, 40), @r#"
        card       face     prompt    state
        treaty-y…  main     In whic…  new
        treaty-y…  reverse  1965년…   in 12 days
        un         c2       Joined…   due
        dokdo      main     독도      suspended

        4 questions
        "#);
        assert_snapshot!(drawn(&cards, 80), @r#"
        card         face     topic           forms        prompt             state
        treaty-year  main     japan/treaties  flip, typed  In which year di…  new
        treaty-year  reverse  –               flip, typed  1965년에 체결된…   in 12 days
        un           c2       –               flip, typed  Joined the UN�[1…  due
        dokdo        main     –               flip, typed  독도               suspended

        4 questions
        "#);
        assert_snapshot!(drawn(&cards, 120), @r#"
        card         face     topic           forms        prompt                                                     state
        treaty-year  main     japan/treaties  flip, typed  In which year did South Korea and Japan normalise their…   new
        treaty-year  reverse  –               flip, typed  1965년에 체결된 한일 기본조약으로 국교를 정상화한 두 나…   in 12 days
        un           c2       –               flip, typed  Joined the UN�[1m in _____ (year)                          due
        dokdo        main     –               flip, typed  독도                                                       suspended

        4 questions
        "#);
    }

    #[test]
    fn decks_are_named_where_there_are_several() {
        let cards = [
            row("a/x", "p", CardState::default()),
            row("b/x", "q", known(1)),
        ];
        assert_snapshot!(drawn(&cards, 80), @r#"
        card  face  topic  forms        prompt  state
        a/x   main  –      flip, typed  p       new
        b/x   main  –      flip, typed  q       in 1 day

        2 questions
        "#);
        assert_eq!(drawn(&[], 80), "0 questions\n");
    }

    #[test]
    fn the_object_has_the_fields_of_the_contract() {
        let topic = Topic::new("japan").unwrap();
        let source = SourceRef {
            source: "portal".into(),
            document: Some("001.txt".into()),
            section: Some("Relations".into()),
            paragraph: None,
            quote: None,
        };
        let full = CardRow {
            topic: Some(&topic),
            tags: &["dates".to_owned()],
            accept: vec!["sixty-five".into()],
            distractors: vec!["1951"],
            source: Some(&source),
            as_of: "1965-06".parse().ok(),
            ..row("korea-japan/treaty-year", "When?", known(3))
        };
        let mut out = Vec::new();
        cards_json(
            &mut out,
            &[full, row("a/b/c1", "_____", CardState::default())],
        )
        .unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"{"version":1,"cards":[{"deck":"korea-japan","card":"treaty-year","face":"main","topic":"japan","tags":["dates"],"forms":["flip","typed"],"prompt":"When?","answer":"1965","accept":["sixty-five"],"distractors":["1951"],"source":{"in":"portal","document":"001.txt","section":"Relations","paragraph":null},"as_of":"1965-06","state":{"status":"review","due":"2026-11-30T00:53:20Z","stability":12.5,"difficulty":5.0,"retrievability":0.93,"reps":4,"lapses":1}},{"deck":"a","card":"b","face":"c1","topic":null,"tags":[],"forms":["flip","typed"],"prompt":"_____","answer":"1965","accept":[],"distractors":[],"source":null,"as_of":null,"state":{"status":"new","due":null,"stability":null,"difficulty":null,"retrievability":null,"reps":0,"lapses":0}}]}"#);
    }
}
