//! Sheets of data: what is measured of one product or kind, or of several side by side: `Working pressure | 120 bar | 150 bar`.
//!
//! Readers kept seven in ten of the questions for a measure that its label names by itself (a pressure, a diameter), and one in
//! ten of those for a thing (`what is the drum?`), so only the former are asked.

use super::answer::with_unit;
use super::asks::{MASSES, has};
use super::head::Head;
use super::kinds::single;
use super::pick::thin;
use super::value::{is_empty, number, told};
use super::{Asked, Grid, Row, Setting};
use crate::generate::Reason;
use crate::generate::facts::draft::Value;
use crate::generate::lexicon::{adjective, is_given_name};

/// So many values of one sheet are learnt.
const MOST: usize = 5;
/// How likely such a question is kept.
const QUALITY: f64 = 0.7;

/// Nouns that ask for their value by themselves.
const MEASURES: &str = "weight mass diameter radius circumference length width height depth thickness volume capacity voltage frequency \
    pressure resolution magnification aperture wingspan wingbeat lifespan density viscosity torque stroke bore displacement wavelength \
    sensitivity accuracy resistance throughput";
/// Nouns that do so behind a word that says which: `charging temperature`.
const TOLD: &str = "temperature range speed output power level load flow current consumption size area distance ratio angle supply life \
    rate period interval duration time dose osmolality share head pattern colour color name count span voltage field latitude";
/// Of these the value is told in words.
const WORDED: [&str; 4] = ["pattern", "colour", "color", "name"];
/// What stands in the corner of a sheet, where something does.
const CORNERS: &str =
    "model data specification specifications feature property characteristic value";
/// Words behind the noun of a label.
const ENDS: [&str; 11] = [
    " of ",
    " for ",
    " at ",
    " in ",
    " to ",
    " over ",
    " under ",
    " per ",
    " with ",
    " without ",
    " on ",
];
/// Words behind the comma of a label that go before it: `Sound power, guaranteed`.
const QUALIFYING: [(&str, &str); 12] = [
    ("guaranteed", "guaranteed"),
    ("max.", "maximum"),
    ("max", "maximum"),
    ("maximum", "maximum"),
    ("min.", "minimum"),
    ("min", "minimum"),
    ("minimum", "minimum"),
    ("nominal", "nominal"),
    ("rated", "rated"),
    ("mean", "mean"),
    ("average", "average"),
    ("total", "total"),
];

/// What the rows of a sheet give; `None` where a table is none.
pub(super) fn rows(grid: &Grid, setting: &Setting) -> Option<Vec<Row>> {
    let of = compared(grid, setting)?;
    let label = setting
        .label
        .as_deref()
        .filter(|_| setting.opening.is_none());
    let asked = |at: usize| label.and_then(|label| asked(grid, label, &of, at));
    let mut rows: Vec<Row> = (0..grid.rows.len())
        .map(|at| {
            let asked: Vec<Asked> = asked(at).into_iter().collect();
            let why = asked.is_empty().then_some(Reason::NoFact);
            Row { asked, why }
        })
        .collect();
    thin(&mut rows, MOST);
    Some(rows)
}

/// The things that a sheet holds beside each other, as a question calls them; none where it tells of one.
fn compared(grid: &Grid, setting: &Setting) -> Option<Vec<String>> {
    /// So many cells are named at most.
    const WIDEST: usize = 5;
    let two = |cells: &Vec<&str>| cells.len() == 2;
    let figure = |cell: &&str| cell.contains(|c: char| c.is_ascii_digit());
    let Some((corner, heads)) = grid.head.split_first() else {
        return grid.rows.iter().all(two).then(Vec::new);
    };
    let measures = grid
        .rows
        .iter()
        .filter(|cells| measure(&Head::read(cells[0])).is_some());
    let sheet = measures.count() * 4 >= grid.rows.len();
    // the first of the rows was taken for a head: `Aperture | 127 mm`
    if heads.len() == 1 && sheet && (corner.is_empty() || measure(&Head::read(corner)).is_some()) {
        return Some(Vec::new());
    }
    let known = corner.is_empty() || has(CORNERS, &corner.to_lowercase());
    let models = heads.len() > 1 && heads.len() <= WIDEST && heads.iter().any(figure);
    let kinds = heads.len() > 1 && heads.len() <= WIDEST && setting.told;
    let named = heads
        .iter()
        .all(|head| !is_empty(head) && head.split(' ').count() <= 4);
    (known && sheet && named && (models || kinds)).then(|| {
        let call = |head: &&str| called(head, setting.told);
        heads.iter().map(call).collect()
    })
}

/// A thing with its article: `the KD 140`, `the female`.
fn called(head: &str, told: bool) -> String {
    let (first, rest) = head.split_once(' ').unwrap_or((head, ""));
    let plain = first.chars().skip(1).all(char::is_lowercase)
        && adjective(first).is_none()
        && !is_given_name(first);
    // `Spined loach`, but not `White Nile` nor `Tundra 12`
    let small = told && plain && (rest.is_empty() || rest.starts_with(char::is_lowercase));
    let text = match small {
        true => head.replacen(first, &first.to_lowercase(), 1),
        false => head.to_owned(),
    };
    // `N. albiventris`
    match text.starts_with("the ") || first.ends_with('.') {
        true => text,
        false => format!("the {text}"),
    }
}

/// A label as what is asked for, and whether words answer it: `maximum working pressure`, `power of the motor (one deck)`.
fn measure(head: &Head) -> Option<(String, bool)> {
    /// Longer labels are sentences.
    const WORDS: usize = 7;
    let label = head.label.as_str();
    let odd =
        head.odd || label.contains(['/', '×', '&', ';', '?', ':', '(']) || label.contains(" and ");
    if odd || label.split(' ').count() > WORDS {
        return None;
    }
    let (bare, behind) = match label.split_once(", ") {
        Some((bare, behind)) => (bare, Some(behind)),
        None => (label, None),
    };
    let end = ENDS.iter().filter_map(|end| bare.find(end)).min();
    let (noun, rest) = bare.split_at(end.unwrap_or(bare.len()));
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    // `diameter of plates`, `charging temperature`, but not `temperature`, nor `height to rim`
    let which = noun.contains(' ') || rest.starts_with(" of ");
    let noise = last == "noise";
    let known = has(MEASURES, last) || noise || has(TOLD, last) && which;
    if !known || single(last) != last || rest.starts_with(" to ") {
        return None;
    }
    let noun = if noise {
        format!("{noun} level")
    } else {
        noun.to_owned()
    };
    let bare = format!("{noun}{}", with_article(rest));
    let asked = match behind {
        None => bare,
        // `Tractor power, from`
        Some("from" | "up to" | "over" | "about") => return None,
        Some(behind) => match QUALIFYING.iter().find(|(word, _)| *word == behind) {
            Some((_, word)) => format!("{word} {bare}"),
            None => format!("{bare} ({behind})"),
        },
    };
    Some((asked, WORDED.contains(&last)))
}

/// What stands behind a noun, with the article that a sheet saves: `of plates`.
fn with_article(rest: &str) -> String {
    let of = rest.strip_prefix(" of ").filter(|of| {
        let first = of.split(' ').next().unwrap_or(of);
        !MASSES.contains(&first)
            && !has("the a an each all one two", first)
            && first.starts_with(char::is_lowercase)
    });
    of.map_or_else(|| rest.to_owned(), |of| format!(" of the {of}"))
}

/// The question of a row.
fn asked(grid: &Grid, label: &str, of: &[String], at: usize) -> Option<Asked> {
    let cells = &grid.rows[at];
    let width = of.len().max(1) + 1;
    let head = Head::read(cells.first().filter(|_| cells.len() == width)?);
    let (measure, worded) = measure(&head)?;
    let same = cells[1..].iter().all(|cell| cell == &cells[1]);
    // the things that a sheet compares are asked by turns
    let pick = if of.is_empty() { 0 } else { at % of.len() };
    let told = told(cells[pick + 1])?;
    // `89 dB(A)` is one unit
    let unit = told
        .whole
        .filter(|whole| whole[told.text.len()..].starts_with('('));
    let text = with_unit(unit.unwrap_or(told.text), &head);
    if !tells(&text, worded) {
        return None;
    }
    let words = match (same, measure.split_once(" (")) {
        (true, _) => format!("what is the {measure}"),
        (false, Some((bare, case))) => format!("what is the {bare} of {} ({case}", of[pick]),
        (false, None) => format!("what is the {measure} of {}", of[pick]),
    };
    let prompt = format!("{label}: {words}?");
    let mut accept: Vec<String> = told.whole.map(str::to_owned).into_iter().collect();
    if text != told.text {
        accept.push(told.text.to_owned());
    }
    let why = gives_away(&prompt, &text).then_some(Reason::GivenAway);
    let value = match number(&text) {
        Some((value, _)) => Value::Number { text, value },
        None => Value::Words(text),
    };
    let mut asked = Asked::alone(prompt, value, QUALITY);
    asked.draft.accept = accept;
    asked.why = why;
    Some(asked)
}

/// Whether a value is one: a figure with its unit, or a few words where words are asked for.
fn tells(text: &str, worded: bool) -> bool {
    /// More is a description.
    const WORDS: usize = 5;
    let joined = [", ", ";", " / ", " and ", " or ", " + "]
        .iter()
        .any(|joint| text.contains(joint));
    let figure = text.contains(|c: char| c.is_ascii_digit());
    let unit = text.contains(|c: char| {
        c.is_alphabetic() || matches!(c, '%' | '°' | '″' | '×' | '€' | '$' | '£')
    });
    let short = text.split(' ').count() <= WORDS;
    short && !joined && (worded && !figure && text.len() > 2 || figure && unit)
}

/// Whether a name in a question tells the figure: `SL 250: what is the swing?`
fn gives_away(prompt: &str, text: &str) -> bool {
    let figures = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        parts
            .filter(|part| part.len() > 1)
            .map(str::to_owned)
            .collect()
    };
    let shown = figures(prompt);
    figures(text).iter().any(|figure| shown.contains(figure))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, grid, setting};
    use super::*;

    #[test]
    fn measures_are_asked_of_one_product_and_of_several() {
        let one = Grid {
            head: Vec::new(),
            ..grid(&[
                "",
                "Aperture | 127 mm",
                "Tube | aluminium",
                "Highest useful power | 250×",
                "Weight of tube / mount | 3.4 / 3.9 kg",
            ])
        };
        let told = asked(&one, &setting("Quell QM-1"));
        let expected = [
            ("Quell QM-1: what is the aperture?", "127 mm"),
            ("Quell QM-1: what is the highest useful power?", "250×"),
        ];
        assert_eq!(
            told,
            expected.map(|(ask, answer)| (ask.to_owned(), answer.to_owned()))
        );
        let two = grid(&[
            " | KD 140 | KD 170",
            "Working pressure | 120 bar | 150 bar",
            "Sound power, guaranteed | 89 dB | 92 dB",
            "Power, both pumps on (kW) | 2.9 | 4.6",
            "Inlet water | cold | cold",
            "Operating temperature | 5 to 40 °C | 5 to 40 °C",
            "Volume of tank | 140 l | 17 l",
        ]);
        let told = asked(&two, &setting("Brunn KD 140 / KD 170"));
        let prompts: Vec<&str> = told.iter().map(|(prompt, _)| prompt.as_str()).collect();
        assert_eq!(
            prompts,
            [
                "Brunn KD 140 / KD 170: what is the working pressure of the KD 140?",
                "Brunn KD 140 / KD 170: what is the guaranteed sound power of the KD 170?",
                "Brunn KD 140 / KD 170: what is the operating temperature?",
                "Brunn KD 140 / KD 170: what is the volume of the tank of the KD 170?",
            ]
        );
    }

    #[test]
    fn laws_and_sheets_without_a_name_are_not_asked() {
        let sheet = grid(&[
            " | KD 1 | KD 2",
            "Diameter | 5 mm | 6 mm",
            "Length | 7 mm | 8 mm",
        ]);
        assert_eq!(asked(&sheet, &Setting::default()), []);
        let law = Setting {
            opening: Some(String::from("Under the Ferries Act, ")),
            ..setting("Ferries Act")
        };
        assert_eq!(asked(&sheet, &law), []);
    }

    #[test]
    fn kinds_side_by_side_are_asked_where_text_tells_of_them() {
        let sheet = grid(&[
            " | Male | Female",
            "Body length | 7–9 mm | 10–15 mm",
            "Usual colour | black | brown",
        ]);
        let told = Setting {
            told: true,
            ..setting("Purse-web spider")
        };
        let prompts: Vec<String> = asked(&sheet, &told)
            .into_iter()
            .map(|(ask, _)| ask)
            .collect();
        assert_eq!(
            prompts,
            [
                "Purse-web spider: what is the body length of the male?",
                "Purse-web spider: what is the usual colour of the female?",
            ]
        );
    }
}
