//! Fonts: which letters the bytes of a string mean, and how wide they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::LARGEST_PART;

/// A font of a page.
pub(super) struct Font<'d> {
    /// What its bytes mean; none where that cannot be told.
    encoding: Option<Encoding<'d>>,
    /// How many bytes stand for a letter.
    bytes: usize,
    /// The widths of letters in parts of the size of the font, by their codes.
    widths: HashMap<u32, f32>,
    /// The width of all others.
    width: f32,
}

/// The fonts that all programs have come without widths; this is about the width of their small letters.
const USUAL_WIDTH: f32 = 0.5;

/// So many codes two bytes have; a list may tell a range of any length, and any number of them.
const MOST_WIDTHS: usize = 65_536;

impl<'d> Font<'d> {
    /// Reads a font, as far as it can be read.
    pub(super) fn of(font: &'d Dictionary, document: &'d Document) -> Self {
        let kind = font.get(b"Subtype").and_then(Object::as_name).ok();
        let encoding = font
            .get_font_encoding_with_limit(document, LARGEST_PART)
            .ok();
        let mut read = Self {
            encoding,
            bytes: 1,
            widths: HashMap::new(),
            width: USUAL_WIDTH,
        };
        match kind {
            Some(b"Type0") => read.composite(font, document),
            Some(b"Type3") => {
                let unit = numbers(font, b"FontMatrix", document).first().copied();
                read.simple(font, document, unit.unwrap_or(0.001));
            }
            _ => read.simple(font, document, 0.001),
        }
        read
    }

    /// Widths of letters in a row from the first.
    fn simple(&mut self, font: &Dictionary, document: &Document, unit: f32) {
        let first = font.get_deref(b"FirstChar", document);
        let first = first.and_then(Object::as_i64).unwrap_or(0);
        let first = u32::try_from(first).unwrap_or(0);
        let widths = numbers(font, b"Widths", document);
        let letters = (first..=u32::MAX).zip(widths.iter().map(|width| width * unit));
        self.widths = letters.filter(|(_, width)| *width > 0.0).collect();
    }

    /// Widths of a font of many letters: `[first [w w w] first last w …]`.
    fn composite(&mut self, font: &Dictionary, document: &Document) {
        self.bytes = 2;
        self.width = 1.0;
        let below = font.get_deref(b"DescendantFonts", document);
        let below = below.and_then(Object::as_array).ok();
        let below = below.and_then(|fonts| fonts.first());
        let below = below.and_then(|font| document.dereference(font).ok());
        let Some(font) = below.and_then(|(_, font)| font.as_dict().ok()) else {
            return;
        };
        let usual = font.get_deref(b"DW", document).and_then(Object::as_float);
        self.width = usual.unwrap_or(1000.0) / 1000.0;
        let told = font.get_deref(b"W", document).and_then(Object::as_array);
        let Ok(told) = told else { return };
        let mut told = told.iter().map(|object| {
            let found = document.dereference(object);
            found.map_or(object, |(_, object)| object)
        });
        let mut left = MOST_WIDTHS;
        while let (Some(first), Some(second)) = (told.next().and_then(code), told.next()) {
            let before = left;
            if let Ok(widths) = second.as_array() {
                let widths = widths
                    .iter()
                    .take(before)
                    .filter_map(|width| width.as_float().ok());
                let widths = (first..=u32::MAX).zip(widths.map(|width| width / 1000.0));
                self.widths.extend(widths.inspect(|_| left -= 1));
            } else if let (Some(last), Some(width)) = (code(second), told.next()) {
                let width = width.as_float().unwrap_or(1000.0) / 1000.0;
                let widths = (first..=last).take(before).map(|code| (code, width));
                self.widths.extend(widths.inspect(|_| left -= 1));
            }
        }
    }

    /// The letters of a string; nothing where they cannot be told.
    pub(super) fn text(&self, bytes: &[u8]) -> String {
        let text = self.encoding.as_ref();
        let text = text.and_then(|encoding| encoding.bytes_to_string(bytes).ok());
        text.unwrap_or_default()
    }

    /// The widths of the letters of a string, in parts of the size of the font; with whether a letter is the blank of one
    /// byte, which a page may widen.
    pub(super) fn widths<'s>(&'s self, bytes: &'s [u8]) -> impl Iterator<Item = (f32, bool)> + 's {
        bytes.chunks(self.bytes).map(|letter| {
            let code = letter
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte));
            let width = self.widths.get(&code).copied();
            (width.unwrap_or(self.width), letter == b" ")
        })
    }
}

/// The code of a letter.
fn code(object: &Object) -> Option<u32> {
    object
        .as_i64()
        .ok()
        .and_then(|code| u32::try_from(code).ok())
}

/// A list of numbers of a font; what is none among them counts as 0.
fn numbers(font: &Dictionary, key: &[u8], document: &Document) -> Vec<f32> {
    let list = font.get_deref(key, document).and_then(Object::as_array);
    let Ok(list) = list else { return Vec::new() };
    let number = |object: &Object| {
        let found = document.dereference(object).ok()?;
        found.1.as_float().ok()
    };
    list.iter()
        .map(|object| number(object).unwrap_or(0.0))
        .collect()
}
