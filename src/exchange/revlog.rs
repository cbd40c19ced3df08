//! Review logs in the open schema of spaced-repetition data: a CSV file with one answer a row.
//!
//! The columns are `card_id`, `review_time` (milliseconds since 1970, or an instant in RFC 3339), `review_rating` (1 to 4)
//! and, if it is there, `review_duration` (milliseconds). Columns and rows stand in any order; other columns are ignored.

use std::collections::HashMap;
use std::fmt;
use std::io;

use csv::ByteRecord;
use jiff::Timestamp;

use crate::base::text::{either, reason};
use crate::base::{CardId, DeckId, Grade, IdError, Millis, QuestionKey, Seed};

/// How many unreadable rows are kept to be shown; all are counted.
const SHOWN: usize = 10;

/// The instants that can be kept reach to the year 2248: names of reviews have 43 bits for them, the sign among them.
const LAST: i64 = (1 << 43) - 1;

/// The longest id that makes sense; beyond it a column is no id.
const LONGEST_ID: usize = 200;

/// One answer of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Whose answer: the place in [`Log::cards`].
    pub card: u32,
    /// When.
    pub at: Millis,
    /// How well.
    pub grade: Grade,
    /// How long it took, in milliseconds; `None` when the log does not say.
    pub took_ms: Option<u32>,
}

/// A log as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    /// The ids of its cards as they were written, each once.
    pub cards: Vec<String>,
    /// Its answers, in the order of the file.
    pub rows: Vec<Row>,
}

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong with which value.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// Why a log cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RevlogError {
    /// The head names no such columns.
    #[error("it has no column {0}")]
    Missing(String),
    /// Rows make no sense: the first ones, and how many there are.
    #[error("{all} of its rows cannot be read")]
    Rows {
        /// The first of them.
        first: Vec<Fault>,
        /// How many.
        all: usize,
    },
    /// The bytes could not be read.
    #[error("{}", reason(&.0.to_string()))]
    Input(#[from] io::Error),
}

/// Reads a log; it is kept in memory in about 30 bytes a row.
///
/// # Errors
/// [`RevlogError`]; when any row is bad, all of the file is refused.
pub fn read(input: impl io::Read) -> Result<Log, RevlogError> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(input);
    let columns = Columns::of(reader.byte_headers().map_err(broken)?)?;
    let (mut log, mut ids) = (Log::default(), HashMap::new());
    let (mut first, mut all) = (Vec::new(), 0);
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(broken)? {
        let row = columns.row(&record).and_then(|(id, row)| {
            let card = place(&mut ids, &mut log.cards, id)?;
            Ok(Row { card, ..row })
        });
        match row {
            Ok(row) => log.rows.push(row),
            Err(what) => {
                all += 1;
                if first.len() < SHOWN {
                    let line = record.position().map_or(0, csv::Position::line);
                    first.push(Fault { line, what });
                }
            }
        }
    }
    if all == 0 {
        Ok(log)
    } else {
        Err(RevlogError::Rows { first, all })
    }
}

fn broken(error: csv::Error) -> RevlogError {
    let said = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => RevlogError::Input(error),
        _ => RevlogError::Input(io::Error::other(said)),
    }
}

/// The place of an id in the list, which it enters when it is new.
fn place(ids: &mut HashMap<String, u32>, cards: &mut Vec<String>, id: &str) -> Result<u32, String> {
    if let Some(&place) = ids.get(id) {
        return Ok(place);
    }
    let place = u32::try_from(cards.len()).map_err(|_| String::from("too many cards"))?;
    cards.push(id.to_owned());
    ids.insert(id.to_owned(), place);
    Ok(place)
}

/// Where the columns stand.
struct Columns {
    card: usize,
    time: usize,
    rating: usize,
    duration: Option<usize>,
}

impl Columns {
    fn of(head: &ByteRecord) -> Result<Self, RevlogError> {
        let find = |name: &str| {
            head.iter()
                .position(|column| column.eq_ignore_ascii_case(name.as_bytes()))
        };
        let wanted = ["card_id", "review_time", "review_rating"];
        if let [Some(card), Some(time), Some(rating)] = wanted.map(find) {
            let duration = find("review_duration");
            return Ok(Self {
                card,
                time,
                rating,
                duration,
            });
        }
        let missing: Vec<_> = wanted
            .into_iter()
            .filter(|name| find(name).is_none())
            .collect();
        Err(RevlogError::Missing(either(&missing)))
    }

    /// An answer and the id of its card; the place of the card is not yet known.
    fn row<'a>(&self, record: &'a ByteRecord) -> Result<(&'a str, Row), String> {
        let id = field(record, self.card, "card_id")?;
        if id.len() > LONGEST_ID {
            return Err(format!("a card_id of {} bytes is too long", id.len()));
        }
        let row = Row {
            card: 0,
            at: instant(field(record, self.time, "review_time")?)?,
            grade: rating(field(record, self.rating, "review_rating")?)?,
            took_ms: match self.duration.and_then(|column| record.get(column)) {
                None | Some([]) => None,
                Some(bytes) => Some(duration(text(bytes, "review_duration")?)?),
            },
        };
        Ok((id, row))
    }
}

fn field<'a>(record: &'a ByteRecord, column: usize, name: &str) -> Result<&'a str, String> {
    match record.get(column) {
        None | Some([]) => Err(format!("{name} is missing")),
        Some(bytes) => text(bytes, name),
    }
}

fn text<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, String> {
    std::str::from_utf8(bytes).map_err(|_| format!("{name} is no UTF-8"))
}

fn instant(text: &str) -> Result<Millis, String> {
    let ms = match whole(text) {
        Some(ms) => ms,
        None => text
            .parse::<Timestamp>()
            .map(Timestamp::as_millisecond)
            .map_err(|_| {
                format!(
                    "review_time `{text}` is no instant; write milliseconds since 1970 or RFC 3339"
                )
            })?,
    };
    if (0..=LAST).contains(&ms) {
        Ok(Millis(ms))
    } else {
        Err(format!("review_time `{text}` lies outside 1970 to 2248"))
    }
}

fn rating(text: &str) -> Result<Grade, String> {
    whole(text)
        .and_then(|number| u8::try_from(number).ok())
        .and_then(Grade::from_number)
        .ok_or_else(|| format!("review_rating `{text}` is not 1, 2, 3 or 4"))
}

fn duration(text: &str) -> Result<u32, String> {
    whole(text)
        .and_then(|number| u32::try_from(number).ok())
        .ok_or_else(|| format!("review_duration `{text}` is no number of milliseconds"))
}

/// A whole number, also one that a table program wrote as `3.0`.
fn whole(text: &str) -> Option<i64> {
    let digits = match text.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => return None,
        None => text,
    };
    digits.parse().ok()
}

/// The question that an id of a log names.
///
/// `deck/card` and `deck/card/face` name it in full. Any other id is a card of `deck`; where it holds characters that no
/// card id may hold, each becomes `_`, and eight digits made from the whole id keep it apart from its like.
///
/// # Errors
/// When nothing is left to name a card.
pub fn question(id: &str, deck: &DeckId) -> Result<QuestionKey, IdError> {
    if id.contains('/')
        && let Ok(key) = id.parse()
    {
        return Ok(key);
    }
    let card = CardId::new(id).or_else(|_| {
        let plain = |c: char| {
            let sound = c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            if sound { c } else { '_' }
        };
        let name: String = id.chars().map(plain).collect();
        let Seed(mark) = Seed(0).derive(id);
        CardId::new(&format!("{name}-{:08x}", mark & 0xffff_ffff))
    })?;
    Ok(QuestionKey {
        deck: deck.clone(),
        card,
        face: crate::base::Face::Main,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        match read(text.as_bytes()).unwrap_err() {
            RevlogError::Rows { first, all } => {
                let lines: Vec<_> = first.iter().map(ToString::to_string).collect();
                format!("{all}\n{}", lines.join("\n"))
            }
            other => other.to_string(),
        }
    }

    #[test]
    fn columns_and_rows_stand_in_any_order() {
        let log = read(
            "\u{feff}review_rating, Review_Time,extra,card_id,review_duration\r\n\
             3,2024-03-29T20:32:39.497000+00:00,x,b,7241\r\n\
             1.0,86400000,,\"a, b\",\r\n"
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(log.cards, ["b", "a, b"]);
        let row = |card, at, grade, took_ms| Row {
            card,
            at: Millis(at),
            grade,
            took_ms,
        };
        assert_eq!(
            log.rows,
            [
                row(0, 1_711_744_359_497, Grade::Good, Some(7241)),
                row(1, 86_400_000, Grade::Again, None)
            ]
        );
    }

    #[test]
    fn bad_rows_are_named_with_their_lines() {
        insta::assert_snapshot!(refused(
            "card_id,review_time,review_rating,review_duration\n\
             a,1,3,1\n\
             ,1,3,1\n\
             a,yesterday,3,1\n\
             a,-1,3,1\n\
             a,1,0,1\n\
             a,1\n\
             \n\
             a,1,3,-7\n\
             a,2024-01-01T00:00:00,3,\n"
        ), @r"
        7
        line 3: card_id is missing
        line 4: review_time `yesterday` is no instant; write milliseconds since 1970 or RFC 3339
        line 5: review_time `-1` lies outside 1970 to 2248
        line 6: review_rating `0` is not 1, 2, 3 or 4
        line 7: review_rating is missing
        line 8: review_duration `-7` is no number of milliseconds
        line 10: review_time `2024-01-01T00:00:00` is no instant; write milliseconds since 1970 or RFC 3339
        ");
    }

    #[test]
    fn missing_columns_are_named() {
        assert_eq!(
            refused("card_id;review_time\n"),
            "it has no column `card_id`, `review_time` or `review_rating`"
        );
        assert_eq!(
            refused("card_id,review_time,grade\n"),
            "it has no column `review_rating`"
        );
        assert!(refused("").contains("card_id"));
    }

    #[test]
    fn only_the_first_bad_rows_are_kept() {
        let text = format!(
            "card_id,review_time,review_rating\n{}",
            "a,b,c\n".repeat(99)
        );
        assert_eq!(refused(&text).lines().count(), 1 + SHOWN);
        assert!(refused(&text).starts_with("99\n"));
    }

    #[test]
    fn an_id_names_a_question_or_becomes_a_card_of_the_deck() {
        let deck = DeckId::new("revlog").unwrap();
        let name = |id: &str| question(id, &deck).unwrap().to_string();
        assert_eq!(name("korea-japan/treaty/c2"), "korea-japan/treaty/c2");
        assert_eq!(name("korea-japan/treaty"), "korea-japan/treaty/main");
        assert_eq!(name("1711684180217"), "revlog/1711684180217/main");
        assert_eq!(name("안녕"), "revlog/안녕/main");
        let odd = [name("a b"), name("a_b"), name("a/b/c/d"), name("A/b")];
        assert!(odd[0].starts_with("revlog/a_b-") && odd[1] == "revlog/a_b/main");
        assert!(odd[2].starts_with("revlog/a_b_c_d-") && odd[3].starts_with("revlog/A_b-"));
    }
}
