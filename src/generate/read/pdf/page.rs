//! The walk through what draws a page, as far as it draws letters.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document, Object, ObjectId};

use super::LARGEST_PART;
use super::font::Font;
use super::line::{Line, Lines, Run};
use super::matrix::Matrix;

/// Drawings within drawings go hardly deeper; one may also hold itself.
const DEEPEST: usize = 5;

/// States are put aside a few deep; a broken page may only ever put aside.
const MOST_STATES: usize = 1_000;

/// All pages together unpack to hardly a tenth of this, in bytes; a small file may show the same large page any number of
/// times.
const LARGEST_WHOLE: usize = 512 * 1024 * 1024;

/// Walks from page to page, and keeps the fonts that it meets.
pub(super) struct Walk<'d> {
    document: &'d Document,
    lines: Lines,
    fonts: HashMap<ObjectId, Rc<Font<'d>>>,
    /// How many bytes of drawings are still read.
    left: usize,
}

impl<'d> Walk<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            lines: Lines::default(),
            fonts: HashMap::new(),
            left: LARGEST_WHOLE,
        }
    }

    /// The lines of a page, in the order in which they are drawn.
    pub(super) fn lines(&mut self, page: ObjectId) -> Vec<Line> {
        let document = self.document;
        let unpack = |largest| document.get_page_content_with_limit(page, largest);
        let Some(content) = self.unpacked(unpack) else {
            return Vec::new();
        };
        let resources = self.document.get_page_resources(page);
        let (direct, others) = resources.unwrap_or_default();
        let others = others.into_iter();
        let resources: Vec<&Dictionary> = direct
            .into_iter()
            .chain(others.filter_map(|id| self.document.get_dictionary(id).ok()))
            .collect();
        self.content(&content, &resources, Matrix::IDENTITY, 0);
        std::mem::take(&mut self.lines).done()
    }
}

impl Walk<'_> {
    /// What a page or a drawing unpacks to, where there is still room for it.
    fn unpacked(
        &mut self,
        unpack: impl FnOnce(usize) -> lopdf::Result<Vec<u8>>,
    ) -> Option<Vec<u8>> {
        /// What has nothing in it is unpacked again and again as easily.
        const LEAST: usize = 100;
        let largest = LARGEST_PART.min(self.left);
        let content = unpack(largest);
        let taken = match &content {
            Ok(content) => content.len().max(LEAST),
            // it was unpacked as far as there was room, and any number of pages may show it
            Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => largest,
            Err(_) => LEAST,
        };
        self.left = self.left.saturating_sub(taken);
        content.ok()
    }
}

/// What holds for the letters to come, and is put aside and taken up again.
#[derive(Clone)]
struct State<'d> {
    /// Where what is drawn comes to lie on the page.
    place: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f32,
    /// Added behind each letter.
    letter: f32,
    /// Added behind each blank.
    blank: f32,
    /// How far letters are stretched.
    stretch: f32,
    /// How far down the next line begins.
    leading: f32,
    /// How far letters are raised above their line.
    rise: f32,
}

impl State<'_> {
    /// What holds where a drawing begins that comes to lie at a place.
    fn at(place: Matrix) -> Self {
        Self {
            place,
            font: None,
            size: 1.0,
            letter: 0.0,
            blank: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// The matrices of a text object: where the next letter stands, and where its line began.
#[derive(Clone, Copy)]
struct Pen {
    letter: Matrix,
    line: Matrix,
}

impl Pen {
    /// Where a text object begins.
    const START: Self = Self {
        letter: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
    };

    /// Begins a line so far from the beginning of the last one.
    fn down(&mut self, x: f32, y: f32) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.letter = self.line;
    }
}

impl<'d> Walk<'d> {
    /// Reads what draws a page, or a drawing in it `depth` deep, which comes to lie at a place.
    fn content(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        place: Matrix,
        depth: usize,
    ) {
        let mut fonts: HashMap<Vec<u8>, Rc<Font<'d>>> = HashMap::new();
        let mut stack: Vec<State<'d>> = Vec::new();
        let mut state = State::at(place);
        let mut pen = Pen::START;
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { return };
            let number = |at: usize| number(&operation, at);
            match operation.operator.as_str() {
                "q" if stack.len() < MOST_STATES => stack.push(state.clone()),
                "Q" => state = stack.pop().unwrap_or(state),
                "cm" => state.place = matrix(&operation).then(state.place),
                "Tf" => {
                    state.size = number(1);
                    let name = operation.operands.first();
                    let name = name.and_then(|name| name.as_name().ok());
                    state.font = name.and_then(|name| self.font(name, resources, &mut fonts));
                }
                "Do" if depth < DEEPEST => {
                    let name = operation.operands.first();
                    if let Some(name) = name.and_then(|name| name.as_name().ok()) {
                        self.drawing(name, resources, state.place, depth);
                    }
                }
                _ => self.letters(&operation, &mut state, &mut pen),
            }
        }
    }

    /// What sets or shows letters.
    fn letters(&mut self, operation: &Operation, state: &mut State<'d>, pen: &mut Pen) {
        let number = |at: usize| number(operation, at);
        match operation.operator.as_str() {
            "BT" => *pen = Pen::START,
            "Tc" => state.letter = number(0),
            "Tw" => state.blank = number(0),
            "Tz" => state.stretch = number(0) / 100.0,
            "TL" => state.leading = number(0),
            "Ts" => state.rise = number(0),
            "Td" => pen.down(number(0), number(1)),
            "TD" => {
                state.leading = -number(1);
                pen.down(number(0), number(1));
            }
            "Tm" => {
                pen.line = matrix(operation);
                pen.letter = pen.line;
            }
            "T*" => pen.down(0.0, -state.leading),
            "Tj" => self.shown(operation.operands.first(), state, pen),
            "'" => {
                pen.down(0.0, -state.leading);
                self.shown(operation.operands.first(), state, pen);
            }
            "\"" => {
                (state.blank, state.letter) = (number(0), number(1));
                pen.down(0.0, -state.leading);
                self.shown(operation.operands.get(2), state, pen);
            }
            "TJ" => {
                let parts = operation.operands.first().map(Object::as_array);
                for part in parts.and_then(Result::ok).into_iter().flatten() {
                    match part.as_float() {
                        Ok(back) => {
                            let on = -back / 1000.0 * state.size * state.stretch;
                            pen.letter = Matrix::moved(on, 0.0).then(pen.letter);
                        }
                        Err(_) => self.shown(Some(part), state, pen),
                    }
                }
            }
            _ => {}
        }
    }

    /// Puts the letters of a string down, and the pen behind them.
    fn shown(&mut self, string: Option<&Object>, state: &State<'d>, pen: &mut Pen) {
        let Some(Ok(bytes)) = string.map(Object::as_str) else {
            return;
        };
        let Some(font) = &state.font else { return };
        let mut on = 0.0;
        for (width, blank) in font.widths(bytes) {
            on += width * state.size + state.letter + if blank { state.blank } else { 0.0 };
        }
        let raised = Matrix::moved(0.0, state.rise);
        let from = raised.then(pen.letter).then(state.place);
        pen.letter = Matrix::moved(on * state.stretch, 0.0).then(pen.letter);
        let to = raised.then(pen.letter).then(state.place);
        self.lines.put(&Run {
            text: font.text(bytes),
            from: from.origin(),
            to: to.origin(),
            turn: from.turn(),
            size: from.height() * state.size.abs(),
        });
    }

    /// A font, read once: `here` are those of this drawing by their names, which mean others elsewhere.
    fn font(
        &mut self,
        name: &[u8],
        resources: &[&'d Dictionary],
        here: &mut HashMap<Vec<u8>, Rc<Font<'d>>>,
    ) -> Option<Rc<Font<'d>>> {
        if let Some(font) = here.get(name) {
            return Some(Rc::clone(font));
        }
        let (id, font) = self.resource(b"Font", name, resources)?;
        let known = id.and_then(|id| self.fonts.get(&id).cloned());
        let font = match known {
            Some(known) => known,
            None => Rc::new(Font::of(font.as_dict().ok()?, self.document)),
        };
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        here.insert(name.to_vec(), Rc::clone(&font));
        Some(font)
    }

    /// What a drawing means by a name, with its id where it stands apart: that of the first resources that have it.
    fn resource(
        &self,
        kind: &[u8],
        name: &[u8],
        resources: &[&'d Dictionary],
    ) -> Option<(Option<ObjectId>, &'d Object)> {
        let mut all = resources.iter().filter_map(|resources| {
            let of_kind = resources.get_deref(kind, self.document).ok()?;
            let object = of_kind.as_dict().ok()?.get(name).ok()?;
            self.document.dereference(object).ok()
        });
        all.next()
    }

    /// A drawing within the page, with letters of its own; a picture has none.
    fn drawing(&mut self, name: &[u8], resources: &[&'d Dictionary], place: Matrix, depth: usize) {
        let form = self.resource(b"XObject", name, resources);
        let Some(Ok(form)) = form.map(|(_, form)| form.as_stream()) else {
            return;
        };
        let form_kind = form.dict.get(b"Subtype").and_then(Object::as_name);
        if form_kind.ok() != Some(b"Form") {
            return;
        }
        let unpack = |largest| form.decompressed_content_with_limit(largest);
        let Some(content) = self.unpacked(unpack) else {
            return;
        };
        let own = form.dict.get_deref(b"Resources", self.document);
        let own = own.and_then(Object::as_dict).ok();
        let resources: Vec<&Dictionary> =
            own.into_iter().chain(resources.iter().copied()).collect();
        let set = form.dict.get_deref(b"Matrix", self.document);
        let set = set.and_then(Object::as_array).ok();
        let set = set.map_or(Matrix::IDENTITY, |set| read_matrix(set));
        self.content(&content, &resources, set.then(place), depth + 1);
    }
}

/// A number that an operation is given; 0 where it has none there.
fn number(operation: &Operation, at: usize) -> f32 {
    let operand = operation.operands.get(at);
    operand
        .and_then(|operand| operand.as_float().ok())
        .unwrap_or(0.0)
}

fn matrix(operation: &Operation) -> Matrix {
    read_matrix(&operation.operands)
}

/// Six numbers as a matrix; what has fewer changes nothing.
fn read_matrix(operands: &[Object]) -> Matrix {
    let mut matrix = Matrix::IDENTITY;
    if operands.len() >= 6 {
        for (value, operand) in matrix.0.iter_mut().zip(operands) {
            *value = operand.as_float().unwrap_or(0.0);
        }
    }
    matrix
}
