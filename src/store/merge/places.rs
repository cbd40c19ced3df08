//! Ids that two rows lay claim to.
//!
//! An id is an instant and chance, so two devices may give the same one to different rows, however seldom. Both rows are
//! kept: the one that comes first in the order of what they say keeps its place, the other takes the next free one of its
//! instant, as it would have when it was written. Because rows are never taken away, a place that a row had to pass stays
//! taken; so who sits where hangs on which rows there are, and not on the order in which they met.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::tables::Table;
use crate::base::Millis;
use crate::store::error::ErrorKind;
use crate::store::log::{self, CHANCE_BITS};
use crate::store::replay::Uid;

/// All that a row says: its device, its number there, its columns.
type Said = (Uid, i64, String);

/// A row with the ids it has in our log and in the other one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Claim {
    said: Said,
    ours: Option<i64>,
    theirs: Option<i64>,
}

/// Whether a row of one log has the id of a row of the other.
pub(super) fn share_an_id(tx: &Connection, table: &Table) -> Result<bool, ErrorKind> {
    let name = table.name;
    let mut theirs = tx.prepare(&format!("SELECT id FROM other.{name} ORDER BY id"))?;
    let mut ours = tx.prepare(&format!(
        "SELECT id FROM main.{name} WHERE id BETWEEN (SELECT min(id) FROM other.{name})
            AND (SELECT max(id) FROM other.{name}) ORDER BY id"
    ))?;
    let (mut theirs, mut ours) = (theirs.query([])?, ours.query([])?);
    let next = |rows: &mut rusqlite::Rows<'_>| -> Result<Option<i64>, ErrorKind> {
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    };
    let mut here = next(&mut ours)?;
    while let (Some(own), Some(there)) = (here, next(&mut theirs)?) {
        let mut own = own;
        while own < there {
            match next(&mut ours)? {
                Some(after) => own = after,
                None => return Ok(false),
            }
        }
        if own == there {
            return Ok(true);
        }
        here = Some(own);
    }
    Ok(false)
}

/// Sees to it that rows of both logs with one id say the same, and rows that say the same have one id. Says how many rows
/// changed their place.
pub(super) fn settle(tx: &Connection, table: &Table) -> Result<usize, ErrorKind> {
    let mut moved = 0;
    for instant in contested(tx, table)? {
        let at = Millis(instant);
        let span = (log::first_id(at), log::last_id(at));
        let claims = united(
            rows(tx, table, "main", span)?,
            rows(tx, table, "other", span)?,
        );
        let places = placed(&claims, span)?;
        let moves = |id: fn(&Claim) -> Option<i64>| -> Vec<(i64, i64)> {
            let pairs = claims.iter().zip(&places);
            let moves = pairs.filter_map(|(claim, place)| Some((id(claim)?, *place)));
            moves.filter(|(old, new)| old != new).collect()
        };
        let (ours, theirs) = (moves(|claim| claim.ours), moves(|claim| claim.theirs));
        moved += ours.len().max(theirs.len());
        rename(tx, table, "main", &ours)?;
        rename(tx, table, "other", &theirs)?;
    }
    Ok(moved)
}

/// The instants of ids under which the two logs say different things.
fn contested(tx: &Connection, table: &Table) -> Result<BTreeSet<i64>, ErrorKind> {
    let sql = format!(
        "SELECT DISTINCT m.id >> {CHANCE_BITS} FROM main.{} m CROSS JOIN {}
            WHERE o.id = m.id AND (m.device, {}) IS NOT (d.ours, {})",
        table.name,
        table.theirs(),
        table.ours(),
        table.translated()
    );
    let mut statement = tx.prepare(&sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The rows of a log from one id to another, in the order of what they say.
fn rows(
    tx: &Connection,
    table: &Table,
    schema: &str,
    (first, last): (i64, i64),
) -> Result<Vec<(Said, i64)>, ErrorKind> {
    let sql = format!(
        "SELECT d.uid, r.seq, {}, r.id FROM {schema}.{} r JOIN {schema}.devices d ON d.id = r.device
            WHERE r.id BETWEEN ?1 AND ?2",
        table.told(schema),
        table.name
    );
    let mut statement = tx.prepare(&sql)?;
    let rows = statement.query_map([first, last], |row| {
        Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?))
    })?;
    let mut rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    rows.sort_unstable();
    Ok(rows)
}

/// The union of two lists in their order. What is said twice in one list (as by an import of a log that holds an answer
/// twice) is there twice, and as often as in the list that has it more often; of such rows those with one id are one.
fn united(ours: Vec<(Said, i64)>, theirs: Vec<(Said, i64)>) -> Vec<Claim> {
    let mut saying: BTreeMap<Said, [Vec<i64>; 2]> = BTreeMap::new();
    for (list, rows) in [ours, theirs].into_iter().enumerate() {
        for (said, id) in rows {
            saying.entry(said).or_default()[list].push(id);
        }
    }
    let claims = saying.into_iter().flat_map(|(said, [ours, theirs])| {
        let pairs = paired(&ours, &theirs);
        pairs.into_iter().map(move |(ours, theirs)| Claim {
            said: said.clone(),
            ours,
            theirs,
        })
    });
    claims.collect()
}

/// Pairs the ids of two lists that ascend: equal ones, then one after the other what is left.
fn paired(ours: &[i64], theirs: &[i64]) -> Vec<(Option<i64>, Option<i64>)> {
    let same = |id: &&i64| theirs.contains(id);
    let mut pairs: Vec<_> = ours
        .iter()
        .filter(same)
        .map(|id| (Some(*id), Some(*id)))
        .collect();
    let mut ours = ours.iter().filter(|id| !theirs.contains(id)).copied();
    let known: BTreeSet<i64> = pairs.iter().filter_map(|(id, _)| *id).collect();
    let mut theirs = theirs.iter().filter(|id| !known.contains(id)).copied();
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => break,
            pair => pairs.push(pair),
        }
    }
    pairs.sort_unstable_by_key(|(ours, theirs)| ours.iter().chain(theirs).min().copied());
    pairs
}

/// The place of each row: its own, or the next after it that no row before it took.
fn placed(claims: &[Claim], (first, last): (i64, i64)) -> Result<Vec<i64>, ErrorKind> {
    let mut taken = BTreeSet::new();
    let mut places = Vec::with_capacity(claims.len());
    for claim in claims {
        let own = claim.ours.into_iter().chain(claim.theirs).min();
        let mut place = own.unwrap_or(first);
        for _ in first..=last {
            if taken.insert(place) {
                break;
            }
            place = if place == last { first } else { place + 1 };
        }
        places.push(place);
    }
    if taken.len() < claims.len() {
        return Err(ErrorKind::Failed(String::from(
            "more rows in one instant than there are ids for",
        )));
    }
    Ok(places)
}

/// Gives rows of a log other ids, and lets follow what points to them.
fn rename(
    tx: &Connection,
    table: &Table,
    schema: &str,
    moves: &[(i64, i64)],
) -> Result<(), ErrorKind> {
    if moves.is_empty() {
        return Ok(());
    }
    tx.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS renamed (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
         DELETE FROM temp.renamed;",
    )?;
    let name = table.name;
    let mut aside = tx.prepare(&format!("UPDATE {schema}.{name} SET id = ?2 WHERE id = ?1"))?;
    let mut note = tx.prepare("INSERT INTO temp.renamed (old, new) VALUES (?1, ?2)")?;
    // first out of each other's way: no row of ours was ever written so long ago
    for (far, (old, new)) in (i64::MIN..).zip(moves) {
        note.execute([old, new])?;
        aside.execute(params![old, far])?;
    }
    for (far, (_, new)) in (i64::MIN..).zip(moves) {
        aside.execute(params![far, new])?;
    }
    if name == "reviews" {
        for follower in ["undos", "corrections"] {
            tx.execute_batch(&format!(
                "UPDATE {schema}.{follower} SET review = (SELECT new FROM temp.renamed WHERE old = review)
                    WHERE review IN (SELECT old FROM temp.renamed)"
            ))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Said {
        ([1; 16], 1, text.to_owned())
    }

    fn places(ours: &[(&str, i64)], theirs: &[(&str, i64)]) -> Vec<(String, i64)> {
        let list = |rows: &[(&str, i64)]| rows.iter().map(|(text, id)| (said(text), *id)).collect();
        let claims = united(list(ours), list(theirs));
        let places = placed(&claims, (0, 9)).unwrap();
        claims
            .into_iter()
            .map(|claim| claim.said.2)
            .zip(places)
            .collect()
    }

    fn expected(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
        rows.iter()
            .map(|(text, id)| ((*text).to_owned(), *id))
            .collect()
    }

    #[test]
    fn the_first_in_order_keeps_the_place_whoever_has_it() {
        let both = expected(&[("a", 3), ("b", 4)]);
        assert_eq!(places(&[("a", 3)], &[("b", 3)]), both);
        assert_eq!(places(&[("b", 3)], &[("a", 3)]), both);
        assert_eq!(places(&[("a", 3), ("b", 4)], &[("b", 3)]), both);
        assert_eq!(places(&[("b", 3)], &[("a", 3), ("b", 4)]), both);
    }

    #[test]
    fn the_last_place_of_an_instant_is_followed_by_its_first() {
        assert_eq!(
            places(&[("a", 9)], &[("b", 9)]),
            expected(&[("a", 9), ("b", 0)])
        );
    }

    #[test]
    fn what_is_there_twice_stays_there_twice() {
        let twice = [("a", 1), ("a", 2)];
        assert_eq!(places(&twice, &[("a", 1)]), expected(&twice));
        assert_eq!(places(&[("a", 1)], &twice), expected(&twice));
        assert_eq!(places(&twice, &twice), expected(&twice));
        let second = united(vec![(said("a"), 1), (said("a"), 2)], vec![(said("a"), 2)]);
        let ids: Vec<_> = second
            .iter()
            .map(|claim| (claim.ours, claim.theirs))
            .collect();
        assert_eq!(ids, [(Some(1), None), (Some(2), Some(2))]);
    }
}
