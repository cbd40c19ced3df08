//! Tables whose first column names things and whose header tells what is told of them: `Code | Meaning`.

mod answer;
mod asks;
mod care;
mod column;
mod head;
mod kinds;
mod pick;
mod rules;
mod sheet;
mod unfit;
mod value;

use super::draft::{Draft, Value};
use super::law::is_plural;
use super::view::key;
use crate::base::PartialDate;
use crate::base::text::capitalised;
use crate::generate::Reason;
use crate::generate::lexicon::{BASE, of_form};

use answer::{Answer, fill, is_pattern, rivals, with_unit};
use asks::ask;
use column::{Column, are_letters, describes};
use head::{Head, year};
use kinds::{Group, Kind, group, single};
use value::{Shape, Told, is_several, told};

/// The frame of questions on rows of tables.
pub(crate) const FRAME: &str = "table";

/// A table as it is read.
#[derive(Debug)]
pub(crate) struct Grid<'d> {
    /// The cells that name the columns; none for a sheet without a header.
    pub(crate) head: Vec<&'d str>,
    /// The cells of the rows; a row that has lost one has fewer.
    pub(crate) rows: Vec<Vec<&'d str>>,
    /// What stands above it: its caption and its headings, the nearest first.
    pub(crate) above: Vec<&'d str>,
}

/// What a table is read with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Setting {
    /// What goes before a question that only the document explains: its title or its product.
    pub(crate) label: Option<String>,
    /// How questions on a law begin, in the place of its title: `Under the Lending Act, `.
    pub(crate) opening: Option<String>,
    /// The label with the heading of the table, where that names something besides.
    pub(crate) both: Option<String>,
    /// Whether all questions have it, as another table asks them too.
    pub(crate) always: bool,
    /// When what the document says held.
    pub(crate) as_of: Option<PartialDate>,
    /// Whether it stands in running text, which tells what it measures, and how.
    pub(crate) told: bool,
}

/// A question on a row, and why it is none, where it is none.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) draft: Draft,
    pub(crate) why: Option<Reason>,
    /// The column that it asks.
    column: usize,
    /// Whether hardly two rows share a value in it: then it tells one from the other.
    telling: bool,
}

impl Asked {
    /// The one question of a row of a sheet or a plan, which its label tells apart.
    fn alone(prompt: String, value: Value, quality: f64) -> Self {
        let draft = Draft {
            frame: FRAME,
            key: format!("{FRAME}|{}||", prompt.to_lowercase()),
            quality,
            value,
            prompt,
            ..Draft::plain()
        };
        Self {
            draft,
            why: None,
            column: 1,
            telling: true,
        }
    }
}

/// What came of a row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) asked: Vec<Asked>,
    /// Why it gave nothing, where it gave nothing.
    pub(crate) why: Option<Reason>,
}

/// What the rows of a table give, in their order, or why the table gives nothing.
pub(crate) fn rows(grid: &Grid, setting: &Setting) -> Result<Vec<Row>, Reason> {
    if let Some(rows) = sheet::rows(grid, setting).or_else(|| care::rows(grid, setting)) {
        return Ok(rows);
    }
    let first = unfit::keys(grid)?;
    let kind = kind(grid, first)?;
    unfit::whole(grid, first, &kind)?;
    let columns: Vec<Column> = (first + 1..grid.head.len())
        .filter_map(|at| column(grid, at, &kind))
        .collect();
    if columns.is_empty() {
        return Err(Reason::NoFact);
    }
    let table = Table {
        grid,
        setting,
        kind,
        first,
        columns,
    };
    let mut rows: Vec<Row> = (0..grid.rows.len()).map(|at| table.row(at)).collect();
    pick::pick(&mut rows);
    Ok(rows)
}

/// What the rows are, by the header of the column that names them.
fn kind(grid: &Grid, first: usize) -> Result<Kind, Reason> {
    let head = Head::read(grid.head[first]);
    let mut noun = kinds::usual(single(&head.label));
    // `Spanish` heads words of that language
    if crate::generate::lexicon::adjective(&noun).is_some() {
        noun = format!("{noun} word");
    }
    // `Part | How often`: what is to be cared for, and when
    let label = |cell: &&str| Head::read(cell).label;
    let cared = grid.head[first + 1..]
        .iter()
        .any(|cell| kinds::is_care(&label(cell)));
    if cared && kinds::is_part(&noun) {
        let (noun, unit) = (String::from("part"), String::new());
        return Ok(Kind {
            noun,
            group: Group::Thing,
            unit,
        });
    }
    if let Some(why) = kinds::unlearnt(&noun) {
        return Err(Reason::Trivial(why.to_owned()));
    }
    // a row of names where the header should stand: `Peru | Lima`
    let first_word = noun.split(' ').next().unwrap_or("");
    let named = noun.starts_with(char::is_uppercase)
        && first_word.chars().skip(1).any(char::is_lowercase)
        && !noun.ends_with(" word");
    if named || noun.contains('_') {
        return Err(Reason::NoFact);
    }
    let figures = |cells: &Vec<&str>| {
        let cell = cells.get(first).unwrap_or(&"");
        cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '<' | '>' | '≤' | '≥'))
    };
    let of = group(&noun);
    let measured = matches!(of, Group::Other | Group::Matter | Group::Thing);
    let group = match measured && grid.rows.iter().all(figures) {
        true => Group::Measure,
        false => of,
    };
    let unit = head.unit.unwrap_or_default();
    if group == Group::Measure && unit.is_empty() || head.odd || noun.is_empty() {
        return Err(Reason::NoFact);
    }
    Ok(Kind { noun, group, unit })
}

/// A column, where its header words a question and its cells answer it.
fn column<'g>(grid: &'g Grid, at: usize, kind: &Kind) -> Option<Column<'g>> {
    /// Fewer values tell nothing of the single row.
    const DISTINCT: usize = 2;
    let mut head = Head::read(grid.head[at]);
    let cells = grid.rows.iter().filter_map(|row| told(row.get(at)?));
    let cells: Vec<Told> = cells.collect();
    let values: Vec<&str> = cells.iter().map(|told| told.text).collect();
    let above = || {
        grid.above
            .iter()
            .find_map(|line| line.split(|c: char| !c.is_alphanumeric()).find_map(year))
    };
    if are_letters(&values) {
        return None;
    }
    let mut found = ask(&head, kind, &values)?;
    if found.bound && head.year.is_none() {
        head.year = above();
        found = ask(&head, kind, &values)?;
    }
    let money = values
        .iter()
        .any(|value| value.contains(['$', '€', '£', '¥']));
    let same = Head::read(grid.head[0]).label == head.label;
    let mut answers: Vec<Answer> = Vec::new();
    for told in cells.into_iter().filter(|told| found.shape.fits(told.text)) {
        let text = with_unit(told.text, &head);
        if answers.iter().all(|known| known.text != text) {
            answers.push(Answer { told, text });
        }
    }
    // one cell with its unit and others without: the choices would tell
    let bare = |answer: &Answer| answer.text.chars().all(|c| !c.is_alphabetic());
    let figure = |answer: &Answer| answer.text.starts_with(|c: char| c.is_ascii_digit());
    let mixed = answers.iter().all(figure) && answers.iter().any(bare) && !answers.iter().all(bare);
    let most = values.len() * 2 >= grid.rows.len() && !mixed;
    let fits = answers.len() >= DISTINCT && most && !same && (!money || found.bound);
    let telling = answers.len() * 4 >= values.len() * 3;
    fits.then_some(Column {
        telling,
        at,
        head,
        ask: found,
        answers,
    })
}

struct Table<'g> {
    grid: &'g Grid<'g>,
    setting: &'g Setting,
    kind: Kind,
    /// The column that names the rows.
    first: usize,
    columns: Vec<Column<'g>>,
}

/// Columns of which the rows are kinds of living things, by their everyday names.
const SCIENTIFIC: [&str; 3] = [
    "scientific name of {}",
    "latin name of {}",
    "Latin name of {}",
];

impl Table<'_> {
    fn row(&self, at: usize) -> Row {
        let cells = &self.grid.rows[at];
        if let Some(why) = self.nameless(at) {
            return Row {
                asked: Vec::new(),
                why: Some(why),
            };
        }
        let asked: Vec<Asked> = self
            .columns
            .iter()
            .filter_map(|column| self.asked(cells, column))
            .collect();
        let why = asked.is_empty().then_some(Reason::NoFact);
        Row { asked, why }
    }

    /// Why a row has no name of its own, where it has none.
    fn nameless(&self, at: usize) -> Option<Reason> {
        /// Longer names are descriptions.
        const WORDS: usize = 6;
        const ALL: [&str; 7] = [
            "total", "totals", "sum", "average", "mean", "other", "others",
        ];
        let rows = &self.grid.rows;
        if rows[at].len() != self.grid.head.len() {
            return Some(Reason::Damaged(String::from(
                "a row with too few or too many cells",
            )));
        }
        let name = rows[at][self.first];
        let same = |cells: &&Vec<&str>| {
            cells
                .get(self.first)
                .is_some_and(|other| other.eq_ignore_ascii_case(name))
        };
        let low = name.to_lowercase();
        // `Home, Ctrl-a` are two keys
        let joined = matches!(self.kind.group, Group::Sign | Group::Control)
            && (name.contains(", ") || name.contains(" / "));
        match () {
            () if name.split(' ').count() > WORDS => Some(Reason::TooLong),
            () if joined => Some(Reason::Ambiguous(name.to_owned())),
            () if rows.iter().filter(same).count() > 1 => Some(Reason::Ambiguous(name.to_owned())),
            () if ALL.iter().any(|all| low.split(' ').next() == Some(all)) => {
                Some(Reason::Trivial(name.to_owned()))
            }
            () => match value::is_empty(name) && self.kind.group != Group::Sign {
                true => Some(Reason::NoFact),
                false => None,
            },
        }
    }

    /// The question of a cell.
    fn asked(&self, cells: &[&str], column: &Column) -> Option<Asked> {
        let told = told(cells.get(column.at)?).filter(|told| column.ask.shape.fits(told.text))?;
        // `1800, reverse` under `rev/min`: the unit belongs to a part of it
        if column.head.unit.is_some() && told.text.contains(", ") {
            return None;
        }
        let name = cells[self.first].trim_end_matches(['*', '†', '.']);
        let name = head::bracketed(name).map_or(name, |(name, _)| name);
        // `replace every 3 months` tells more than how often
        let deed = |text: &str| {
            let first = text.split(' ').next().unwrap_or_default().to_lowercase();
            of_form(&first, BASE).is_some() || first == "after" || first == "when"
        };
        if self.kind.is_cared_for() && (deed(told.text) || name.ends_with("ing")) {
            return None;
        }
        let subject = match SCIENTIFIC
            .iter()
            .any(|noun| column.ask.words.contains(noun))
        {
            // a kind of living thing: `the brown bear`
            true => self.kind.living(name),
            false => self.kind.subject(name),
        };
        let mut words = column.ask.words.replacen("{}", &subject, 1);
        if self.kind.is_cared_for() && is_plural(&subject) {
            words = words.replacen(" does ", " do ", 1);
        }
        if let Some(unit) = column.head.unit.as_deref().filter(|unit| is_pattern(unit)) {
            words = format!("{words}, in {unit}");
        }
        let (prompt, led) = self.prompt(&words);
        let mut draft = Draft {
            frame: FRAME,
            key: self.key(&prompt, &words),
            quality: self.quality(&told, column, led),
            bound: column.ask.bound,
            dated: column
                .head
                .year
                .and_then(|year| PartialDate::new(year, None, None)),
            rivals: match words.starts_with("what may be the cause") {
                // the causes of other troubles do not tempt
                true => Vec::new(),
                false => rivals(&told, column),
            },
            prompt,
            ..Draft::plain()
        };
        fill(&mut draft, &told, column, self.kind.group);
        let why = self.refused(&draft, column, name, led);
        Some(Asked {
            draft,
            why,
            column: column.at,
            telling: column.telling,
        })
    }

    /// A question with what it needs before it, and whether it has that.
    fn prompt(&self, words: &str) -> (String, bool) {
        let setting = self.setting;
        if let Some(opening) = &setting.opening {
            return (format!("{opening}{words}?"), true);
        }
        // `the level for a hardness`: of what?
        let looked = self.kind.group == Group::Measure;
        if let (Some(both), true) = (&setting.both, looked) {
            return (format!("{both}: {words}?"), true);
        }
        let low = words.to_lowercase();
        let named = |label: &str| {
            let mut own = label.split(' ').filter(|word| word.len() > 3);
            own.all(|word| low.contains(&word.to_lowercase()))
        };
        match &setting.label {
            Some(label) if (setting.always || self.kind.needs_title()) && !named(label) => {
                (format!("{label}: {words}?"), true)
            }
            Some(label) => (format!("{}?", capitalised(words)), named(label)),
            None => (format!("{}?", capitalised(words)), false),
        }
    }

    /// What a question is about, as compared with other facts: that of a value as it is asked of sentences too. Codes and
    /// programs are those of their document, and its title tells them apart.
    fn key(&self, prompt: &str, words: &str) -> String {
        match words.strip_prefix("what is ") {
            Some(told) if !self.kind.needs_title() => key("value", told, "be", ""),
            _ if self.kind.needs_title() => format!("{FRAME}|{}||", prompt.to_lowercase()),
            _ => format!("{FRAME}|{}||", words.to_lowercase()),
        }
    }

    fn quality(&self, told: &Told, column: &Column, led: bool) -> f64 {
        /// A clear header over short values; what something means; all else is for a reviewer.
        const CLEAR: f64 = 0.74;
        const FIGURE: f64 = 0.7;
        const PHRASE: f64 = 0.66;
        const OPEN: f64 = 0.5;
        let words = told.text.split_whitespace().count();
        let alone = self.kind.needs_title() && !led;
        let unit = column.head.unit.as_deref().is_some_and(is_pattern);
        match () {
            () if !column.ask.clear || alone || is_several(told.text) => OPEN,
            () if words > 7 || words > 4 && column.ask.shape != Shape::Phrase => OPEN,
            // what is measured of kinds of living things is told around the table; what to do about a trouble names another thing
            () if self.setting.told && column.is_measured_of(&self.kind) => OPEN,
            () if describes(self.grid, self.first) && column.is_measured_of(&self.kind) => OPEN,
            () if column.is_remedy() => OPEN,
            // the period of `Books, sheet music`, the minutes of `gooseberries`: the rule, or the step, stands around the table
            () if !self.setting.told && matches!(self.kind.group, Group::Other | Group::Bare) => {
                OPEN
            }
            () if words > 4 || self.kind.group == Group::Measure => PHRASE,
            () if unit || column.ask.shape == Shape::Quantity => FIGURE,
            () => CLEAR,
        }
    }

    /// Why a question is none, as far as its table tells.
    fn refused(&self, draft: &Draft, column: &Column, name: &str, led: bool) -> Option<Reason> {
        if self.kind.is_local() && self.kind.needs_title() && !led {
            return Some(Reason::Leaning(self.kind.noun.clone()));
        }
        let undated = draft.bound && draft.dated.is_none() && self.setting.as_of.is_none();
        if undated {
            return Some(Reason::Undated(column.head.label.clone()));
        }
        // `Quick 45` tells its temperature
        let told = |text: &str| {
            let mut figures = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
            figures.any(|figure| figure.len() > 1 && name.split(' ').any(|word| word == figure))
        };
        draft
            .value
            .texts()
            .iter()
            .any(|text| told(text))
            .then_some(Reason::GivenAway)
    }
}

#[cfg(test)]
mod tests;
