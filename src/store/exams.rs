//! Plans for exams: rows of the log, of which the last one on each deck counts.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use super::error::{ErrorKind, StoreError};
use super::replay::{Entry, timed};
use super::{Store, log};
use crate::base::{Day, DeckId, Millis};
use crate::plan::exam::{Standing, Strategy};

/// What a row says: a plan, or that whatever stood for these decks has ended.
struct Said {
    decks: BTreeSet<DeckId>,
    plan: Option<Standing>,
}

impl Store {
    /// The plans for exams in the order of their days, past ones too; no two name one deck.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn exams(&self) -> Result<Vec<Standing>, StoreError> {
        self.read(|conn| Ok(standing(said(conn)?)))
    }

    /// Keeps a plan; what stood for its decks ends.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn keep_exam(&mut self, plan: &Standing, at: Millis) -> Result<(), StoreError> {
        self.add_exam(&plan.decks, Some(plan), at)
    }

    /// Ends what stands for decks.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn end_exams(&mut self, decks: &BTreeSet<DeckId>, at: Millis) -> Result<(), StoreError> {
        self.add_exam(decks, None, at)
    }

    fn add_exam(
        &mut self,
        decks: &BTreeSet<DeckId>,
        plan: Option<&Standing>,
        at: Millis,
    ) -> Result<(), StoreError> {
        const ADD: &str = "INSERT INTO exams (id, device, seq, at, decks, exam, minutes, retention, new_first,
                new_per_day, fill, finale)
            VALUES (:id, :device, :seq, :at, :decks, :exam, :minutes, :retention, :new_first, :new_per_day, :fill,
                :finale)";
        let names: Vec<_> = decks.iter().map(DeckId::as_str).collect();
        let names = names.join("\n");
        let way = plan.map(|plan| plan.strategy);
        self.write(|tx, pen, _| {
            let turn = pen.turn(tx)?;
            let values = named_params! {":device": turn.device, ":seq": turn.seq, ":at": at.0, ":decks": names,
                ":exam": plan.map(|plan| plan.exam.0), ":minutes": plan.map(|plan| plan.minutes),
                ":retention": way.map(|way| f64::from(way.retention)), ":new_first": way.map(|way| way.new_first),
                ":new_per_day": way.map(|way| way.new_per_day), ":fill": way.map(|way| way.fill),
                ":finale": way.map(|way| way.finale)};
            pen.append(tx, ADD, at, values).map(|_| ())
        })
    }
}

fn said(conn: &Connection) -> Result<Vec<Entry<Said>>, ErrorKind> {
    const ALL: &str =
        "SELECT d.uid, e.seq, e.at, e.id, e.decks, e.exam, e.minutes, e.retention, e.new_first,
            e.new_per_day, e.fill, e.finale
        FROM exams e JOIN devices d ON d.id = e.device";
    let mut statement = conn.prepare_cached(ALL)?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let names: String = row.get(4)?;
        // a name that is none belongs to no deck, and so to no plan
        let decks: BTreeSet<_> = names
            .lines()
            .filter_map(|name| DeckId::new(name).ok())
            .collect();
        let plan = match row.get::<_, Option<i32>>(5)? {
            None => None,
            Some(exam) => Some(Standing {
                decks: decks.clone(),
                exam: Day(exam),
                minutes: row.get(6)?,
                strategy: Strategy {
                    #[allow(clippy::cast_possible_truncation)] // it came from an f32
                    retention: row.get::<_, f64>(7)? as f32,
                    new_first: row.get(8)?,
                    new_per_day: row.get(9)?,
                    fill: row.get(10)?,
                    finale: row.get(11)?,
                },
            }),
        };
        all.push(Entry {
            stamp: log::stamp(row)?,
            what: Said { decks, plan },
        });
    }
    Ok(all)
}

/// What stands after all rows.
fn standing(rows: Vec<Entry<Said>>) -> Vec<Standing> {
    let mut plans: Vec<Standing> = Vec::new();
    for (_, row) in timed(rows) {
        for plan in &mut plans {
            plan.decks.retain(|deck| !row.what.decks.contains(deck));
        }
        plans.extend(row.what.plan);
        plans.retain(|plan| !plan.decks.is_empty());
    }
    plans.sort_by(|a, b| a.exam.cmp(&b.exam).then_with(|| a.decks.cmp(&b.decks)));
    plans
}
