//! Plans of care: what is to be done, by how often: `Daily | Brush the stone`.

use std::collections::BTreeMap;

use super::asks::has;
use super::kinds::is_care;
use super::pick::thin;
use super::value::told;
use super::{Asked, Grid, Row, Setting};
use crate::generate::Reason;
use crate::generate::facts::draft::Value;

/// So many deeds of one plan are learnt.
const MOST: usize = 8;
/// How likely such a question is kept.
const QUALITY: f64 = 0.68;

/// What is done to a product, at the beginning of what a row tells to do. Nouns stand there too, which tell of no deed: `Oil level`.
const DEEDS: &str = "brush check change clean replace renew tighten grease lubricate vacuum wipe wash rinse empty drain descale inspect \
    test compare adjust sharpen refill calibrate remove regrind examine degrease";
/// Words that tell that something is done again and again.
const AGAIN: &str =
    "every each daily weekly monthly yearly annually quarterly once twice hourly nightly";

/// Words behind a deed that need no article.
const LED: &str = "the a an all each every any both your for with in on off out up or and to at whether that how around behind under";

/// What the rows of a plan give; `None` where a table is none.
pub(super) fn rows(grid: &Grid, setting: &Setting) -> Option<Vec<Row>> {
    let (when, what) = (
        grid.head.first()?.to_lowercase(),
        grid.head.get(1)?.to_lowercase(),
    );
    let whens = is_care(&when) || has("when every", &when);
    let whats = [
        "what",
        "what to do",
        "do",
        "work",
        "task",
        "job",
        "care",
        "maintenance",
        "action",
    ];
    if !whens || !whats.contains(&what.as_str()) {
        return None;
    }
    let label = setting
        .label
        .as_deref()
        .filter(|_| setting.opening.is_none());
    let deeds: Vec<Option<String>> = grid.rows.iter().map(|cells| deed(cells.get(1)?)).collect();
    let mut times: BTreeMap<&String, usize> = BTreeMap::new();
    for deed in deeds.iter().flatten() {
        *times.entry(deed).or_default() += 1;
    }
    let rows = grid.rows.iter().zip(&deeds).map(|(cells, deed)| {
        let deed = deed.as_ref().filter(|deed| times.get(deed) == Some(&1));
        let often = interval(cells[0], when == "every");
        let asked = label
            .zip(deed)
            .zip(often)
            .map(|((label, deed), often)| asked(label, deed, often));
        let why = asked.is_none().then_some(Reason::NoFact);
        Row {
            asked: asked.into_iter().collect(),
            why,
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    thin(&mut rows, MOST);
    Some(rows)
}

/// The first thing to do that a cell tells, in small letters.
fn deed(cell: &str) -> Option<String> {
    /// More words are a description, fewer name nothing.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=12;
    let ends = [". ", "; ", " – ", " — "]
        .iter()
        .filter_map(|end| cell.find(end))
        .min();
    let first = cell[..ends.unwrap_or(cell.len())].trim_end_matches(['.', ';']);
    let (verb, rest) = first.split_once(' ')?;
    let leans = first
        .split(' ')
        .any(|word| matches!(word, "it" | "them" | "this" | "these" | "see"));
    // `wash the filter, dry, one drop of oil`
    let several = first.matches(", ").count() > 1 && !first.contains(" and ");
    let odd = several
        || first.contains(['(', ')', '/', ':', '"'])
        || leans
        || !WORDS.contains(&first.split(' ').count());
    let verb = verb.to_lowercase();
    let led = rest.split(' ').next().unwrap_or(rest);
    let article = match has(LED, led) || led.starts_with(|c: char| c.is_ascii_digit()) {
        true => "",
        false => "the ",
    };
    (has(DEEDS, &verb) && !odd).then(|| format!("{verb} {article}{rest}"))
}

/// How often or when something is done, as an answer tells it; `every` is whether the header says `Every`.
fn interval(cell: &str, every: bool) -> Option<(String, bool)> {
    let told = told(cell)?;
    let bare = told.text.to_lowercase();
    let words: Vec<&str> = bare.split(' ').collect();
    // `every 25`: of what? `Day, or 8 h`
    let number = |word: &str| {
        word.parse::<f64>().is_ok() || has("every each after the a once or first", word)
    };
    let empty = words.iter().all(|word| number(word));
    let once = told.whole.is_some_and(|whole| whole.contains("once"));
    if empty || bare.contains([',', ';', '/']) || words.len() > 6 || every && once {
        return None;
    }
    let again = every || has(AGAIN, words[0]);
    let text = if every { format!("every {bare}") } else { bare };
    Some((text, again))
}

fn asked(label: &str, deed: &str, (often, again): (String, bool)) -> Asked {
    let asks = if again { "how often" } else { "when" };
    let prompt = format!("{label}: {asks} should you {deed}?");
    Asked::alone(prompt, Value::Words(often), QUALITY)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{asked, grid, setting};

    #[test]
    fn deeds_are_asked_for_their_time() {
        let plan = grid(&[
            "When | What",
            "After every load | Brush the stone with the long brush.",
            "Yearly | Tighten the bands by half a turn; look at the tip",
            "Every 25 | Check the shelves for cracks",
            "Weekly | Rinse inlet sieve",
            "Daily | Glass, with a damp cloth",
        ]);
        let told = asked(&plan, &setting("Duo 40"));
        let expected = [
            (
                "Duo 40: when should you brush the stone with the long brush?",
                "after every load",
            ),
            (
                "Duo 40: how often should you tighten the bands by half a turn?",
                "yearly",
            ),
            (
                "Duo 40: how often should you rinse the inlet sieve?",
                "weekly",
            ),
        ];
        assert_eq!(
            told,
            expected.map(|(ask, answer)| (ask.to_owned(), answer.to_owned()))
        );
    }

    #[test]
    fn a_header_that_says_every_goes_into_the_answer() {
        let plan = grid(&[
            "Every | Do",
            "50 h (once only) | Change running-in oil and filter",
            "125 h | Clean the fins with air or brush",
        ]);
        let told = asked(&plan, &setting("Makori 12D"));
        assert_eq!(told.len(), 1);
        assert_eq!(
            told[0].0,
            "Makori 12D: how often should you clean the fins with air or brush?"
        );
        assert_eq!(told[0].1, "every 125 h");
    }
}
