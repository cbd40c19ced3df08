//! Which of the lines above a manual names what it is for.

use crate::generate::language::is_clause;

/// Words of a line that says no more than that what follows is a manual.
const MANUAL: [&str; 45] = [
    "parts",
    "spares",
    "directions",
    "running",
    "a",
    "an",
    "its",
    "of",
    "the",
    "your",
    "owner",
    "owners",
    "installation",
    "operation",
    "assembly",
    "mounting",
    "maintenance",
    "safety",
    "original",
    "and",
    "user",
    "user's",
    "users",
    "owner's",
    "operating",
    "operator's",
    "operators",
    "householder",
    "fitting",
    "cleaning",
    "care",
    "adjustment",
    "instruction",
    "instructions",
    "book",
    "booklet",
    "manual",
    "guide",
    "handbook",
    "quick",
    "start",
    "reference",
    "english",
    "for",
    "use",
];

/// The line that names what a manual is for: the one that says so, or the one above it, where it says nothing else.
pub(super) fn manual<'t>(lines: &[&'t str]) -> Option<&'t str> {
    let kind = || lines.iter().position(|line| is_kind(line));
    // `HOLLINGER MW-28C`, `Instructions and Cooking Guide`
    let model = lines.iter().position(|line| names_model(line));
    let telling = |from: usize| {
        let short = |line: &&str| line.split(' ').count() <= TELLING && names_kind(line);
        let behind = lines[from + 1..].iter().position(short);
        behind.map(|at| from + 1 + at)
    };
    let at = kind().or_else(|| telling(model?)).filter(|at| *at > 0)?;
    let mut above = &lines[..at];
    // `MODELS 90 AND 90B` stands below the name
    while let [before @ .., last] = above
        && !before.is_empty()
        && tells_models(last)
    {
        above = before;
    }
    let model = above.iter().rev().find(|line| names_model(line));
    // `(four shafts)`, `For goats and sheep` tell of it and are not its name
    let telling = |line: &&&str| line.starts_with(['(', '[']) || line.starts_with("For ");
    let name = above.iter().rev().find(|line| !telling(line));
    model.or(name).or(above.last()).copied()
}

/// A longer line tells more than what kind of book it stands on.
const TELLING: usize = 5;

/// Whether a line names a kind of manual.
pub(super) fn names_kind(line: &str) -> bool {
    let low = line.to_lowercase();
    [
        "manual",
        "guide",
        "handbook",
        "instructions",
        "instruction book",
        "owner's book",
        "operator's book",
    ]
    .iter()
    .any(|kind| low.contains(kind))
}

/// Whether a line names a kind of manual and nothing else: `Owner's Manual - Form 88-B`.
pub(super) fn is_kind(line: &str) -> bool {
    let ends = [" — ", " – ", " - ", ": ", " ("];
    let end = ends.iter().filter_map(|end| line.find(end)).min();
    let line = &line[..end.unwrap_or(line.len())];
    let low = line.to_lowercase();
    let mut words = low.split(|c: char| !c.is_alphanumeric() && c != '\'');
    names_kind(line) && words.all(|word| word.is_empty() || MANUAL.contains(&word))
}

/// Whether a line tells what is done with a product, and not which it is: `Installing and Lighting It`, `Use and Maintenance`.
pub(super) fn is_work(line: &str) -> bool {
    let low = line.to_lowercase();
    let mut words = low.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let gerund = low
        .split([' ', ','])
        .next()
        .is_some_and(|first| first.ends_with("ing"));
    is_clause(line) && gerund
        || low.starts_with("how to ")
        || words.all(|word| word.is_empty() || MANUAL.contains(&word))
}

/// Whether a line tells of nothing but the models of a product.
pub(super) fn tells_models(line: &str) -> bool {
    let low = line.to_lowercase();
    let rest = low
        .strip_prefix("models ")
        .or_else(|| low.strip_prefix("for models "))
        .or_else(|| low.strip_prefix("model "));
    rest.is_some_and(|rest| {
        let mut words = rest.split([' ', ',']).filter(|word| !word.is_empty());
        words.all(|word| {
            word.contains(|c: char| c.is_ascii_digit())
                || word.starts_with('(')
                || matches!(word, "and" | "or" | "to" | "&")
        })
    })
}

/// Whether a line on a title page names a model: a number stands in it, and nothing of an issue or a day.
pub(super) fn names_model(line: &str) -> bool {
    /// A longer line tells of more than its name.
    const LONGEST: usize = 5;
    const ISSUE: [&str; 16] = [
        "version",
        "revision",
        "rev",
        "edition",
        "issue",
        "document",
        "doc",
        "no",
        "number",
        "part",
        "firmware",
        "software",
        "valid",
        "copyright",
        "date",
        "page",
    ];
    let low = line.to_lowercase();
    let words: Vec<&str> = low
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let numbered = |word: &&str| word.contains(|c: char| c.is_ascii_digit()) && !year(word);
    (2..=LONGEST).contains(&words.len())
        && words.last().is_some_and(numbered)
        && !words.iter().any(|word| ISSUE.contains(word))
        && words.first().is_some_and(|word| !numbered(word))
}
