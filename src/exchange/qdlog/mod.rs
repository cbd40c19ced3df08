//! Pieces of a log as devices leave them for each other: files ending in `.qdlog`, bytes in, bytes out.
//!
//! A file is a head and records, and only ever grows at its end. The head is [`MAGIC`], the number of the format (one byte,
//! [`FORMAT`]) and the name of the device that wrote the file (16 bytes). The magic holds both kinds of line ends and a zero,
//! so that nobody takes it for text, and a file whose line ends were changed on the way is known by it.
//!
//! A record is its length (4 bytes), the CRC-32 of its payload (4 bytes, as in PNG and zip), and the payload. Numbers of fixed
//! width have their low byte first; all others are written seven bits a byte, low ones first, the high bit set on all bytes
//! but the last; signed ones are folded before (0, -1, 1, -2 …). Texts are UTF-8 with their length before them. The first byte
//! of a payload says what it is:
//!
//! | byte | what | then |
//! |---|---|---|
//! | 0 | a table | its name, how many columns, their names; the first one is table 0 of this file |
//! | 1 | a device | 16 bytes; the first one is device 0 of this file |
//! | 2 | a question | deck, card, face; the first one is question 0 of this file |
//! | 3 | a row | the number of its table, its id (signed), the number of its device, a value for each column |
//!
//! A value is a byte and what belongs to it: 0 nothing; 1 a signed number; 2 a number with a fraction (8 bytes, IEEE 754); 3 a
//! text; 4 bytes with their length before them; 5 the number of a question; 6 a review: the number of its device, its number
//! within that device (signed), its id (signed). So a file says itself what it holds; what the columns mean stands in the schema
//! of the progress file, whose names they bear.

mod read;
mod sum;
mod write;

pub use write::Writer;

/// What every file begins with.
pub const MAGIC: [u8; 10] = *b"\x89qdlog\r\n\n\0";

/// The number of the format. It goes up when an older program could misread a file; older numbers are read for ever.
pub const FORMAT: u8 = 1;

/// The bytes of the head: magic, format, device.
pub const HEAD: usize = MAGIC.len() + 1 + 16;

/// The name of a device.
pub type Uid = [u8; 16];

/// A value in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// A question, by its place in [`Piece::questions`].
    Question(usize),
    /// A review: its device by its place in [`Piece::devices`], its number there, its id.
    Review(usize, i64, i64),
}

/// A row of a table of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The place of its table in [`Piece::tables`].
    pub table: usize,
    /// Its id.
    pub id: i64,
    /// The place of its device in [`Piece::devices`].
    pub device: usize,
    /// A value for each column of the table.
    pub values: Vec<Value>,
}

/// A table and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The names of its columns, without `id` and `device`.
    pub columns: Vec<String>,
}

/// Why a file, or the rest of it, cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// It begins otherwise.
    #[error("it holds something else")]
    Foreign,
    /// Something between here and the other device took it for text.
    #[error("its line ends were changed on the way; it has to be copied as it is")]
    LineEnds,
    /// A newer program wrote it.
    #[error("a newer quizdeck wrote it, in format {0}")]
    Newer(u8),
    /// It ends within its head or a record.
    #[error("it is not whole yet")]
    Cut,
    /// What it says is not what was written.
    #[error("it is damaged from byte {0} on")]
    Damaged(usize),
}

/// What a file holds up to the first byte that cannot be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Piece {
    /// The device that wrote it.
    pub writer: Uid,
    /// Tables in the order in which they are numbered.
    pub tables: Vec<Table>,
    /// Devices in the order in which they are numbered.
    pub devices: Vec<Uid>,
    /// Questions (deck, card, face) in the order in which they are numbered.
    pub questions: Vec<[String; 3]>,
    /// All rows in their order.
    pub rows: Vec<Row>,
    /// Why it ends before its end.
    pub broken: Option<Broken>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sum::crc;
    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Int),
            (-1e9..1e9).prop_map(Value::Real),
            ".{0,12}".prop_map(Value::Text),
            proptest::collection::vec(any::<u8>(), 0..90).prop_map(Value::Blob),
            (0..2_usize).prop_map(Value::Question),
            (0..2_usize, any::<i64>(), any::<i64>())
                .prop_map(|(device, seq, id)| Value::Review(device, seq, id)),
        ]
    }

    fn rows() -> impl Strategy<Value = Vec<Row>> {
        let row = (any::<i64>(), 0..2_usize, [value(), value()]);
        let row = row.prop_map(|(id, device, values)| Row {
            table: 0,
            id,
            device,
            values: values.into(),
        });
        proptest::collection::vec(row, 0..9)
    }

    fn written(rows: &[Row]) -> Vec<u8> {
        let mut writer = Writer::begin(&[7; 16]);
        writer.table(&Table {
            name: "reviews".into(),
            columns: vec!["seq".into(), "given".into()],
        });
        for device in [[1; 16], [2; 16]] {
            writer.device(&device);
        }
        for card in ["a", "서울"] {
            writer.question(&["korea".into(), card.into(), "main".into()]);
        }
        for row in rows {
            writer.row(row);
        }
        writer.finish()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read(rows in rows()) {
            let piece = Piece::read(&written(&rows));
            prop_assert_eq!(piece.broken, None);
            prop_assert_eq!((piece.writer, &piece.devices[1], piece.questions[1][1].as_str()), ([7; 16], &[2; 16], "서울"));
            prop_assert_eq!(piece.rows, rows);
        }

        #[test]
        fn of_a_part_what_is_whole_is_read(rows in rows(), at in 0.0..1.0_f64) {
            let bytes = written(&rows);
            let at = (bytes.len() as f64 * at) as usize;
            let piece = Piece::read(&bytes[..at]);
            prop_assert!(rows.starts_with(&piece.rows));
            prop_assert!(piece.broken.is_none_or(|broken| broken == Broken::Cut));
        }

        #[test]
        fn a_changed_byte_is_never_taken_for_a_row(rows in rows(), at in 0.0..1.0_f64, bit in 0..8_u8) {
            let mut bytes = written(&rows);
            let at = (bytes.len() as f64 * at) as usize;
            bytes[at] ^= 1 << bit;
            let piece = Piece::read(&bytes);
            prop_assert!(rows.starts_with(&piece.rows));
            let in_name = (MAGIC.len() + 1..HEAD).contains(&at);
            prop_assert!(in_name || piece.broken.is_some());
        }

        #[test]
        fn rubbish_is_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300), headed in any::<bool>()) {
            let bytes = if headed { [written(&[]), bytes].concat() } else { bytes };
            prop_assert!(Piece::read(&bytes).rows.is_empty());
        }
    }

    #[test]
    fn the_bytes_of_format_1_are_these() {
        let row = Row {
            table: 0,
            id: -2,
            device: 1,
            values: vec![Value::Int(300), Value::Text("so".into())],
        };
        let bytes = written(&[row]);
        let record = [
            14, 0, 0, 0, 0x53, 0xa2, 0x54, 0xf1, 3, 0, 3, 1, 1, 0xd8, 4, 3, 2, b's', b'o',
        ];
        assert_eq!(&bytes[..11], b"\x89qdlog\r\n\n\0\x01");
        assert_eq!(bytes[bytes.len() - 11..], record[8..]);
        assert_eq!(crc(b"123456789"), 0xcbf4_3926, "the check value of CRC-32");
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let whole = written(&[]);
        let broken = |bytes: &[u8]| Piece::read(bytes).broken;
        assert_eq!(
            broken(b"Dear reader, this is a letter of some length"),
            Some(Broken::Foreign)
        );
        assert_eq!(broken(&whole[..20]), Some(Broken::Cut));
        assert_eq!(broken(b""), Some(Broken::Cut));
        let text: Vec<u8> = whole
            .iter()
            .copied()
            .filter(|byte| *byte != b'\r')
            .collect();
        assert_eq!(broken(&text), Some(Broken::LineEnds));
        let mut newer = whole;
        newer[MAGIC.len()] = 9;
        assert_eq!(broken(&newer), Some(Broken::Newer(9)));
    }
}
