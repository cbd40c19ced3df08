use super::*;

pub(super) fn grid(rows: &'static [&'static str]) -> Grid<'static> {
    let cells = |row: &'static str| row.split('|').map(str::trim).collect::<Vec<_>>();
    Grid {
        head: cells(rows[0]),
        rows: rows[1..].iter().map(|row| cells(row)).collect(),
        above: Vec::new(),
    }
}

pub(super) fn setting(label: &str) -> Setting {
    Setting {
        label: Some(label.to_owned()),
        ..Setting::default()
    }
}

/// The questions that stay, with their answers.
pub(super) fn asked(grid: &Grid, setting: &Setting) -> Vec<(String, String)> {
    let rows = rows(grid, setting).unwrap_or_default();
    let asked = rows.into_iter().flat_map(|row| row.asked);
    let good = asked.filter(|asked| {
        asked.why.is_none() && asked.draft.quality >= crate::generate::Wishes::MIN_QUALITY
    });
    good.map(|asked| (asked.draft.prompt.clone(), asked.draft.value.told()))
        .collect()
}

fn why(rows: &'static [&'static str]) -> String {
    super::rows(&grid(rows), &setting("Lund")).map_or_else(|why| why.to_string(), |_| String::new())
}

#[test]
fn codes_are_asked_with_the_title() {
    let grid = grid(&[
        "Code | Meaning | What to do",
        "E01 | Door not closed | Close the door",
        "E09 | Heating fault | Call customer service",
    ]);
    let told = asked(&grid, &setting("AquaLine"));
    let prompts: Vec<&str> = told.iter().map(|(prompt, _)| prompt.as_str()).collect();
    assert_eq!(
        prompts,
        [
            "AquaLine: what does the code E01 mean?",
            "AquaLine: what should you do when the code E01 appears?",
            "AquaLine: what does the code E09 mean?",
            "AquaLine: what should you do when the code E09 appears?",
        ]
    );
    // without it nobody knows whose codes they are
    assert_eq!(asked(&grid, &Setting::default()), []);
}

#[test]
fn names_known_to_all_need_no_title() {
    let grid = grid(&[
        "Country | Capital | Continent",
        "Peru | Lima | South America",
        "Chad | N'Djamena | Africa",
    ]);
    let told = asked(&grid, &setting("Countries of the world"));
    assert_eq!(
        told[0],
        ("What is the capital of Peru?".into(), "Lima".into())
    );
    assert_eq!(told[1].0, "On which continent is Peru?");
}

#[test]
fn units_of_the_header_belong_to_the_answer() {
    let grid = grid(&[
        "Planet | Distance from Sun (AU) | Day (h:min)",
        "Mars | 1.52 | 24:37",
        "Venus | 0.72 | 2802:00",
    ]);
    let rows = rows(&grid, &setting("Planets")).unwrap();
    let first = &rows[0].asked[0].draft;
    assert_eq!(first.prompt, "What is the distance of Mars from the Sun?");
    assert_eq!(
        (first.value.told(), first.accept[0].as_str()),
        ("1.52 AU".into(), "1.52")
    );
    assert!(rows[0].asked[1].draft.prompt.ends_with(", in h:min?"));
}

#[test]
fn other_values_of_the_column_are_the_options() {
    let grid = grid(&[
        "Code | Meaning",
        "E1 | Heating fault",
        "E2 | Door open",
        "E3 | Pump blocked",
        "E4 | Pump",
        "E5 | Heating fault",
        "E6 | No water",
    ]);
    let rows = rows(&grid, &setting("AquaLine")).unwrap();
    let rivals = |at: usize| rows[at].asked[0].draft.rivals.clone();
    assert_eq!(rivals(0), ["Door open", "No water", "Pump", "Pump blocked"]);
    // a part of the answer is no wrong answer
    assert_eq!(rivals(2), ["Door open", "Heating fault", "No water"]);
}

#[test]
fn what_changes_needs_a_date() {
    let cells = grid(&[
        "Country | Population | Prime minister",
        "Peru | 33,000,000 | Ola Holm",
        "Chile | 19,000,000 | Eva Lund",
    ]);
    assert_eq!(asked(&cells, &setting("Countries")), []);
    let dated = Setting {
        as_of: PartialDate::new(2020, None, None),
        ..setting("Countries")
    };
    assert_eq!(asked(&cells, &dated).len(), 4);
    let headed = grid(&[
        "Country | Population (2020)",
        "Peru | 33,000,000",
        "Chile | 19,000,000",
    ]);
    let told = asked(&headed, &setting("Countries"));
    assert_eq!(told[0].0, "What was the population of Peru in 2020?");
}

#[test]
fn a_row_without_a_name_of_its_own_gives_nothing() {
    let grid = grid(&[
        "Country | Capital",
        "Peru | Lima",
        "Chad | N'Djamena",
        "Chile | Santiago",
        "Benin | Porto-Novo",
        "Niger | Niamey",
        "Niger | Lagos",
        "Total | 6",
    ]);
    let rows = rows(&grid, &setting("Countries")).unwrap();
    let named: Vec<bool> = rows.iter().map(|row| row.why.is_none()).collect();
    assert_eq!(named, [true, true, true, true, false, false, false]);
}

#[test]
fn a_name_that_tells_its_figure_is_not_asked() {
    let grid = grid(&[
        "Program | Temperature",
        "Quick 45 | 45 °C",
        "Eco | 50 °C",
        "Glass | 40 °C",
    ]);
    let told = asked(&grid, &setting("AquaLine"));
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_row_of_two_keys_is_not_asked() {
    let grid = grid(&[
        "Key | Action",
        "Home, Ctrl-a | Start of line",
        "End | End of line",
        "Delete | Deletes it",
    ]);
    let told = asked(&grid, &setting("Lund editor"));
    assert_eq!(told[0].0, "Lund editor: what does the key End do?");
}

#[test]
fn two_documents_may_have_one_code_with_two_meanings() {
    let grid = grid(&["Code | Meaning", "E1 | Heating fault", "E2 | Door open"]);
    let key = |title: &str| {
        let rows = rows(&grid, &setting(title)).unwrap();
        rows[0].asked[0].draft.key.clone()
    };
    assert_ne!(key("AquaLine"), key("Kestrel"));
    assert_eq!(key("AquaLine"), key("AquaLine"));
}

#[test]
#[allow(clippy::too_many_lines)] // one list of tables
fn tables_that_nobody_learns_say_what_they_are() {
    for (rows, told) in [
        (
            &[
                "Time | Monday | Tuesday",
                "9:00 | Budget | Sales",
                "10:00 | Lunch | Lunch",
            ][..],
            "a schedule",
        ),
        (
            &[
                "Meeting | Room | Owner",
                "Budget | A1 | Lund",
                "Sales | A2 | Holm",
            ],
            "a schedule",
        ),
        (
            &[
                "Group | Room | Speaker",
                "First | A1 | Lund",
                "Second | A2 | Holm",
            ],
            "a schedule",
        ),
        (
            &["Product | Aldi | Lidl", "Milk | $1 | $2", "Bread | $2 | $3"],
            "a comparison of offers",
        ),
        (
            &[
                "Title | Author | Page",
                "Ports | Lund | 3",
                "Mills | Holm | 9",
            ],
            "a table of contents",
        ),
        (
            &["Country | 2018 | 2019", "Peru | 12 | 13", "Chile | 14 | 15"],
            "figures by year",
        ),
        (
            &[
                "Year | Exports | Imports",
                "1990 | 12 | 13",
                "1991 | 14 | 15",
            ],
            "figures by year",
        ),
        (
            &[
                "Vitamin | Apple | Pear",
                "Vitamin A | ✓ | ✓",
                "Vitamin B | – | ✓",
            ],
            "a matrix of ticks",
        ),
        (
            &[
                "Route | Volume (mL) | Salt (mg)",
                "Nasal | 56 | 43",
                "Cloacal | 75 | 4",
                "Total | 131 | 47",
            ],
            "parts of a sum",
        ),
        (
            &["Country | Capital", "Peru | ", "Chile | Santiago"],
            "a table with empty cells",
        ),
        (&["Peru | Lima", "Lima", "Chile | Santiago"], ""),
        (
            &["Lund | 5", "Berg | 6", "Holm | 7"],
            "no fact that can be asked for",
        ),
    ] {
        let why = why(rows);
        let wanted = match told {
            "" | "no fact that can be asked for" => "no fact that can be asked for".to_owned(),
            told => format!("not worth knowing by heart: {told}"),
        };
        assert_eq!(why, wanted, "{rows:?}");
    }
}

#[test]
fn what_is_measured_of_kinds_of_living_things_is_doubted_in_running_text() {
    let grid = grid(&[
        "Species | Length",
        "Lesser lungfish | 45 cm",
        "Marbled lungfish | 200 cm",
        "Slender lungfish | 130 cm",
    ]);
    let told = Setting {
        told: true,
        ..setting("Lungfishes")
    };
    assert!(asked(&grid, &told).is_empty());
    // in a manual so is what a noun of no known kind heads
    assert!(asked(&grid, &setting("Lungfishes")).is_empty());
}
