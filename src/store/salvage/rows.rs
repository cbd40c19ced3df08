//! The rows on a page, each as far as it can be read.

use rusqlite::types::Value;

use super::pages::{Pages, half, word};

/// The kinds of pages that tables are made of.
const LEAF: u8 = 0x0d;
const INTERIOR: u8 = 0x05;

/// The longest row that is believed, in bytes: nobody types more for an answer.
const LONGEST: usize = 1 << 24;

/// A row: its number, and its values. That of an `INTEGER PRIMARY KEY` is null, its number stands for it.
pub(super) type Row = (i64, Vec<Value>);

/// The rows of a page of a table; of another page none.
pub(super) fn rows(pages: &Pages, number: usize, page: &[u8]) -> Vec<Row> {
    let places = places(number, page, LEAF, 8);
    places.filter_map(|at| row(pages, page, at)).collect()
}

/// The pages below one that parts a table; of another page none.
pub(super) fn below(number: usize, page: &[u8]) -> Vec<usize> {
    let start = start(number);
    let children = places(number, page, INTERIOR, 12).filter_map(|at| word(page, at));
    let last = (page.get(start) == Some(&INTERIOR)).then(|| word(page, start + 8));
    let children = children.chain(last.flatten());
    children
        .filter_map(|child| usize::try_from(child).ok())
        .collect()
}

/// The first page begins with the header of the file.
fn start(number: usize) -> usize {
    if number == 1 { 100 } else { 0 }
}

/// Where the cells of a page of a kind lie.
fn places(number: usize, page: &[u8], kind: u8, head: usize) -> impl Iterator<Item = usize> {
    let start = start(number);
    let cells = match page.get(start) {
        Some(found) if *found == kind => half(page, start + 3).map_or(0, usize::from),
        _ => 0,
    };
    let place = move |cell: usize| half(page, start + head + 2 * cell).map(usize::from);
    (0..cells.min(page.len() / 4)).filter_map(place)
}

fn row(pages: &Pages, page: &[u8], at: usize) -> Option<Row> {
    let mut rest = page.get(at..pages.usable())?;
    let length = usize::try_from(varint(&mut rest)?).ok()?;
    let number = varint(&mut rest)?;
    if length > LONGEST {
        return None;
    }
    let local = local(length, pages.usable());
    let mut bytes = rest.get(..local)?.to_vec();
    if local < length {
        let mut next = word(rest, local)?;
        while bytes.len() < length {
            let page = pages.page(usize::try_from(next).ok()?)?;
            let more = (length - bytes.len()).min(pages.usable() - 4);
            bytes.extend_from_slice(page.get(4..4 + more)?);
            next = word(page, 0)?;
        }
    }
    Some((number, values(&bytes)?))
}

/// How much of a row of some length lies on its own page (the rule for leaves of tables).
fn local(length: usize, usable: usize) -> usize {
    let most = usable - 35;
    if length <= most {
        return length;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}

/// The values of a record.
fn values(bytes: &[u8]) -> Option<Vec<Value>> {
    let mut rest = bytes;
    let head = usize::try_from(varint(&mut rest)?).ok()?;
    let mut kinds = bytes.get(bytes.len() - rest.len()..head)?;
    let mut body = bytes.get(head..)?;
    let mut found = Vec::new();
    while !kinds.is_empty() {
        let kind = varint(&mut kinds)?;
        found.push(value(kind, &mut body)?);
    }
    Some(found)
}

fn value(kind: i64, body: &mut &[u8]) -> Option<Value> {
    let mut take = |length: usize| {
        let (value, rest) = body.split_at_checked(length)?;
        *body = rest;
        Some(value)
    };
    Some(match kind {
        0 => Value::Null,
        1 => Value::Integer(integer(take(1)?)),
        2 => Value::Integer(integer(take(2)?)),
        3 => Value::Integer(integer(take(3)?)),
        4 => Value::Integer(integer(take(4)?)),
        5 => Value::Integer(integer(take(6)?)),
        6 => Value::Integer(integer(take(8)?)),
        7 => Value::Real(f64::from_be_bytes(take(8)?.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        12.. if kind % 2 == 0 => {
            Value::Blob(take(usize::try_from((kind - 12) / 2).ok()?)?.to_vec())
        }
        13.. => {
            let text = take(usize::try_from((kind - 13) / 2).ok()?)?;
            // a flipped bit in what was typed leaves the rest of it
            Value::Text(String::from_utf8_lossy(text).into_owned())
        }
        _ => return None,
    })
}

/// A number of up to eight bytes with its sign.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| *first >= 0x80);
    let start = if negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |number: i64, byte| (number << 8) | i64::from(*byte))
}

/// A number of one to nine bytes, seven bits in each but the ninth.
fn varint(rest: &mut &[u8]) -> Option<i64> {
    let mut number: i64 = 0;
    for place in 0..9 {
        let (first, after) = rest.split_first()?;
        *rest = after;
        if place == 8 {
            return Some((number << 8) | i64::from(*first));
        }
        number = (number << 7) | i64::from(first & 0x7f);
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
