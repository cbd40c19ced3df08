//! Files written: what is to stand at their end.

use super::sum::crc;
use super::{FORMAT, MAGIC, Row, Table, Uid, Value};

/// Bytes to be put at the end of a file.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    payload: Vec<u8>,
}

impl Writer {
    /// Begins a file of a device.
    #[must_use]
    pub fn begin(writer: &Uid) -> Self {
        let mut bytes = MAGIC.to_vec();
        bytes.push(FORMAT);
        bytes.extend(writer);
        Self {
            bytes,
            payload: Vec::new(),
        }
    }

    /// How many bytes there are so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is nothing to be written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The bytes.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Names the next table.
    pub fn table(&mut self, table: &Table) {
        self.payload.push(0);
        self.text(&table.name);
        self.count(table.columns.len());
        for column in &table.columns {
            self.text(column);
        }
        self.record();
    }

    /// Names the next device.
    pub fn device(&mut self, uid: &Uid) {
        self.payload.push(1);
        self.payload.extend(uid);
        self.record();
    }

    /// Names the next question.
    pub fn question(&mut self, name: &[String; 3]) {
        self.payload.push(2);
        for part in name {
            self.text(part);
        }
        self.record();
    }

    /// Adds a row, whose table, device and questions were named before.
    pub fn row(&mut self, row: &Row) {
        self.payload.push(3);
        self.count(row.table);
        self.signed(row.id);
        self.count(row.device);
        for value in &row.values {
            self.value(value);
        }
        self.record();
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.payload.push(0),
            Value::Int(number) => {
                self.payload.push(1);
                self.signed(*number);
            }
            Value::Real(number) => {
                self.payload.push(2);
                self.payload.extend(number.to_le_bytes());
            }
            Value::Text(text) => {
                self.payload.push(3);
                self.text(text);
            }
            Value::Blob(bytes) => {
                self.payload.push(4);
                self.count(bytes.len());
                self.payload.extend(bytes);
            }
            Value::Question(place) => {
                self.payload.push(5);
                self.count(*place);
            }
            Value::Review(device, seq, id) => {
                self.payload.push(6);
                self.count(*device);
                self.signed(*seq);
                self.signed(*id);
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.payload.extend(text.as_bytes());
    }

    fn count(&mut self, count: usize) {
        self.unsigned(count as u64);
    }

    fn signed(&mut self, number: i64) {
        self.unsigned(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    #[allow(clippy::cast_possible_truncation)] // seven bits at a time
    fn unsigned(&mut self, mut number: u64) {
        while number > 0x7f {
            self.payload.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.payload.push(number as u8);
    }

    fn record(&mut self) {
        let length = u32::try_from(self.payload.len()).unwrap_or(u32::MAX);
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(crc(&self.payload).to_le_bytes());
        self.bytes.append(&mut self.payload);
    }
}
