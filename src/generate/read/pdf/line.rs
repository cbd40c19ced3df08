//! Letters to lines.

/// Letters that are shown in one go. Places are in points, 72 to an inch.
pub(super) struct Run {
    pub(super) text: String,
    pub(super) from: (f32, f32),
    /// Where the next letter would stand.
    pub(super) to: (f32, f32),
    /// The way in which they run, in degrees.
    pub(super) turn: f32,
    /// The size of the font.
    pub(super) size: f32,
}

/// A line of a page, as seen by one who reads along it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where it begins and ends.
    pub(super) start: f32,
    pub(super) end: f32,
    /// How far down the page it stands.
    pub(super) down: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    /// How many letters of that size stand in a row.
    most: usize,
    /// The way in which it runs, in whole degrees.
    pub(super) turn: i16,
}

/// Lines that grow while a page is walked through.
#[derive(Default)]
pub(super) struct Lines {
    done: Vec<Line>,
    open: Option<Line>,
}

/// A gap of this part of the size is a blank; letters within words are set closer.
const BLANK: f32 = 0.15;

/// A gap of so many sizes parts columns or cells.
const COLUMN: f32 = 2.5;

impl Lines {
    /// Takes letters as those behind the last ones, or as the first of a new line.
    pub(super) fn put(&mut self, run: &Run) {
        if run.text.is_empty() || !run.size.is_finite() || run.size <= 0.0 {
            return;
        }
        #[allow(clippy::cast_possible_truncation)] // a turn has at most 180 degrees
        let turn = run.turn.round() as i16;
        let (sin, cos) = f32::from(turn).to_radians().sin_cos();
        let along = |(x, y): (f32, f32)| x * cos + y * sin;
        let down = run.from.0 * sin - run.from.1 * cos;
        let (start, end) = (along(run.from), along(run.to));
        if let Some(open) = &mut self.open
            && open.turn == turn
            && open.takes(start, down, run.size)
        {
            open.add(run, start, end, down);
            return;
        }
        self.done.extend(self.open.take());
        self.open = Some(Line {
            text: run.text.clone(),
            start,
            end,
            down,
            size: run.size,
            most: run.text.len(),
            turn,
        });
    }

    /// The lines with letters, in the order in which they came.
    pub(super) fn done(mut self) -> Vec<Line> {
        self.done.extend(self.open.take());
        self.done.retain_mut(|line| {
            line.text = readable(&line.text);
            !line.text.is_empty()
        });
        self.done
    }
}

impl Line {
    /// Whether letters at a place go on in the line.
    fn takes(&self, start: f32, down: f32, size: f32) -> bool {
        let size = self.size.max(size);
        let gap = start - self.end;
        (self.down - down).abs() < size * 0.5 && (-size..COLUMN * size).contains(&gap)
    }

    /// Takes letters in behind the last ones; the raised mark of a note goes.
    fn add(&mut self, run: &Run, start: f32, end: f32, down: f32) {
        if run.size < self.size * 0.8 && down < self.down && self.cites(&run.text) {
            self.end = end;
            return;
        }
        let apart =
            self.text.ends_with(char::is_whitespace) || run.text.starts_with(char::is_whitespace);
        if start - self.end > BLANK * self.size && !apart {
            self.text.push(' ');
        }
        self.text.push_str(&run.text);
        self.end = end;
        // within a hundredth it is the same size, written in another way
        if (run.size / self.size - 1.0).abs() < 0.01 {
            self.most += run.text.len();
        } else if run.text.len() > self.most {
            (self.size, self.most) = (run.size, run.text.len());
        }
    }

    /// Whether raised figures are the mark of a note: behind a word or a stop; behind a unit they belong to it.
    fn cites(&self, raised: &str) -> bool {
        let figures = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '*' | '†' | '‡');
        let word = self.text.trim_end();
        let word = word.rsplit(|c: char| !c.is_alphabetic()).next();
        raised.chars().all(figures) && word.is_none_or(|word| word.is_empty() || word.len() > 2)
    }
}

/// A text without what nobody reads: control characters, and letters that are drawn as one.
fn readable(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => read.push_str("ff"),
            'ﬁ' => read.push_str("fi"),
            'ﬂ' => read.push_str("fl"),
            'ﬃ' => read.push_str("ffi"),
            'ﬄ' => read.push_str("ffl"),
            'ﬅ' | 'ﬆ' => read.push_str("st"),
            // where a line may be parted
            '\u{ad}' => read.push('-'),
            c if c.is_control() || c.is_whitespace() => read.push(' '),
            c => read.push(c),
        }
    }
    read.trim().to_owned()
}
