//! Files read: what is whole of them, whatever the rest is.

use super::sum::crc;
use super::{Broken, FORMAT, HEAD, MAGIC, Piece, Row, Table, Value};

/// No record is longer: a length beyond is damage. The longest thing in it is what a learner typed.
const LONGEST: usize = 1 << 24;

impl Piece {
    /// Reads a file; what is whole of it is there, also when the rest is not.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let mut piece = Self::default();
        piece.broken = piece.fill(bytes).err();
        piece
    }

    fn fill(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let mut rest = self.head(bytes)?;
        while !rest.is_empty() {
            let at = bytes.len() - rest.len();
            let mut reader = Reader(rest);
            let length = reader
                .fixed::<4>()
                .map(u32::from_le_bytes)
                .ok_or(Broken::Cut)?;
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            if length > LONGEST {
                return Err(Broken::Damaged(at));
            }
            let sum = reader
                .fixed::<4>()
                .map(u32::from_le_bytes)
                .ok_or(Broken::Cut)?;
            let payload = reader.bytes(length).ok_or(Broken::Cut)?;
            if crc(payload) != sum {
                return Err(Broken::Damaged(at));
            }
            self.take(payload).ok_or(Broken::Damaged(at))?;
            rest = reader.0;
        }
        Ok(())
    }

    fn head<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], Broken> {
        let Some((head, rest)) = bytes.split_at_checked(HEAD) else {
            let same = bytes.iter().zip(MAGIC).all(|(one, other)| *one == other);
            return Err(if same { Broken::Cut } else { Broken::Foreign });
        };
        if let Some(head) = head.strip_prefix(&MAGIC)
            && let [format, writer @ ..] = head
        {
            if *format != FORMAT {
                return Err(Broken::Newer(*format));
            }
            self.writer = writer.try_into().map_err(|_| Broken::Cut)?;
            return Ok(rest);
        }
        Err(match bytes.starts_with(&MAGIC[..6]) {
            true => Broken::LineEnds,
            false => Broken::Foreign,
        })
    }

    /// Takes a record whose checksum is right.
    fn take(&mut self, payload: &[u8]) -> Option<()> {
        let mut reader = Reader(payload);
        let [what] = reader.fixed()?;
        match what {
            0 => {
                let name = reader.text()?;
                let columns = reader.count()?;
                let columns = (0..columns).map(|_| reader.text()).collect::<Option<_>>()?;
                self.tables.push(Table { name, columns });
            }
            1 => self.devices.push(reader.fixed()?),
            2 => self
                .questions
                .push([reader.text()?, reader.text()?, reader.text()?]),
            3 => {
                let row = self.row(&mut reader)?;
                self.rows.push(row);
            }
            _ => return None,
        }
        reader.0.is_empty().then_some(())
    }

    fn row(&self, reader: &mut Reader<'_>) -> Option<Row> {
        let table = reader.count()?;
        let id = reader.signed()?;
        let device = reader
            .count()
            .filter(|device| *device < self.devices.len())?;
        let columns = &self.tables.get(table)?.columns;
        let values = columns
            .iter()
            .map(|_| self.value(reader))
            .collect::<Option<_>>()?;
        Some(Row {
            table,
            id,
            device,
            values,
        })
    }

    fn value(&self, reader: &mut Reader<'_>) -> Option<Value> {
        let [tag] = reader.fixed()?;
        Some(match tag {
            0 => Value::Null,
            1 => Value::Int(reader.signed()?),
            2 => Value::Real(f64::from_le_bytes(reader.fixed()?)),
            3 => Value::Text(reader.text()?),
            4 => {
                let length = reader.count()?;
                Value::Blob(reader.bytes(length)?.to_vec())
            }
            5 => Value::Question(
                reader
                    .count()
                    .filter(|place| *place < self.questions.len())?,
            ),
            6 => {
                let device = reader.count().filter(|place| *place < self.devices.len())?;
                Value::Review(device, reader.signed()?, reader.signed()?)
            }
            _ => return None,
        })
    }
}

/// What is left to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        std::str::from_utf8(self.bytes(length)?)
            .ok()
            .map(str::to_owned)
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.unsigned()?).ok()
    }

    fn signed(&mut self) -> Option<i64> {
        let folded = self.unsigned()?;
        Some((folded >> 1).cast_signed() ^ -(folded & 1).cast_signed())
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let [byte] = self.fixed()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}
