//! Who writes, with which number, and under which id.

use rand::Rng;
use rand_pcg::Pcg64Mcg;
use rusqlite::types::ToSql;
use rusqlite::{Connection, ErrorCode, OptionalExtension, ffi, params};

use super::recount;
use crate::base::Millis;
use crate::store::error::ErrorKind;
use crate::store::replay::Uid;

/// How many bits of an id are chance; the instant stands above them.
pub(in crate::store) const CHANCE_BITS: u32 = 20;

/// The bits of chance.
const LOW: i64 = (1 << CHANCE_BITS) - 1;

/// What a writer brings to a transaction of its own.
#[derive(Debug)]
pub(in crate::store) struct Pen {
    pub(in crate::store) chance: Pcg64Mcg,
    /// What tells this file from its copies.
    pub(in crate::store) mark: Vec<u8>,
}

/// A device and the number of its next row.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Turn {
    pub(in crate::store) device: i64,
    pub(in crate::store) seq: i64,
}

impl Pen {
    /// The next number of the device that writes into this file; a copy of a file becomes a device of its own here.
    pub(in crate::store) fn turn(&mut self, tx: &Connection) -> Result<Turn, ErrorKind> {
        const NEXT: &str = "UPDATE here SET seq = seq + 1 WHERE mark = ?1 RETURNING device, seq";
        let known = tx
            .prepare_cached(NEXT)?
            .query_row([&self.mark], |row| {
                Ok(Turn {
                    device: row.get(0)?,
                    seq: row.get(1)?,
                })
            })
            .optional()?;
        match known {
            Some(turn) => Ok(turn),
            None => self.settle(tx),
        }
    }

    pub(in crate::store) fn settle(&mut self, tx: &Connection) -> Result<Turn, ErrorKind> {
        const ADD: &str = "INSERT INTO devices (uid) VALUES (?1) ON CONFLICT (uid) DO NOTHING";
        const MOVE: &str = "UPDATE here SET device = ?1, mark = ?2, seq = ?3";
        const SETTLE: &str = "INSERT INTO here (one, device, mark, seq) VALUES (1, ?1, ?2, ?3)";
        let mut uid: Uid = [0; 16];
        loop {
            self.chance.fill_bytes(&mut uid);
            // chance that starts over (a fixed seed) draws a name again that is in the file already
            if tx.execute(ADD, [uid])? == 1 {
                break;
            }
        }
        let turn = Turn {
            device: tx.last_insert_rowid(),
            seq: 1,
        };
        let values = params![turn.device, self.mark, turn.seq];
        if tx.execute(MOVE, values)? == 0 {
            tx.execute(SETTLE, values)?;
            recount(tx)?;
        }
        Ok(turn)
    }

    /// Runs an `INSERT` whose `:id` is new: made of the instant and chance, and moved on while it is taken.
    pub(in crate::store) fn append(
        &mut self,
        tx: &Connection,
        sql: &str,
        at: Millis,
        values: &[(&str, &dyn ToSql)],
    ) -> Result<i64, ErrorKind> {
        let mut statement = tx.prepare_cached(sql)?;
        let mut id = first_id(at) | i64::from(self.chance.next_u32() >> (u32::BITS - CHANCE_BITS));
        loop {
            let mut all: Vec<(&str, &dyn ToSql)> = vec![(":id", &id)];
            all.extend_from_slice(values);
            match statement.execute(all.as_slice()) {
                Ok(_) => return Ok(id),
                Err(error) if taken(&error) => {}
                Err(error) => return Err(error.into()),
            }
            id = (id & !LOW) | ((id + 1) & LOW);
        }
    }
}

fn taken(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
        && error.sqlite_extended_error_code() == Some(ffi::SQLITE_CONSTRAINT_PRIMARYKEY)
}

/// The lowest id of an instant; instants too far off to have ids of their own share the outermost ones.
pub(in crate::store) fn first_id(at: Millis) -> i64 {
    at.0.clamp(i64::MIN >> CHANCE_BITS, i64::MAX >> CHANCE_BITS) << CHANCE_BITS
}

/// The instant of an id.
pub(in crate::store) fn instant(id: i64) -> Millis {
    Millis(id >> CHANCE_BITS)
}

/// The highest id of an instant.
pub(in crate::store) fn last_id(at: Millis) -> i64 {
    first_id(at) | LOW
}
