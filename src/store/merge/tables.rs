//! The tables of the log as a merge sees them: how the numbers in them, which differ from file to file, are told apart.

/// What a number in a column points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Points {
    /// To nothing: it means the same in every file.
    Nowhere,
    /// To a question by its row, which each file numbers for itself.
    Question,
    /// To a review by its id, which is the same in every file.
    Review,
}
use Points::{Nowhere, Question, Review};

/// A table of the log. Every one has `id` and `device` besides.
#[derive(Debug)]
pub(in crate::store) struct Table {
    pub(in crate::store) name: &'static str,
    pub(in crate::store) columns: &'static [(&'static str, Points)],
}

/// All tables of the log; reviews come before what points to them.
pub(in crate::store) const TABLES: [Table; 8] = [
    Table {
        name: "reviews",
        columns: &[
            ("seq", Nowhere),
            ("question", Question),
            ("at", Nowhere),
            ("\"offset\"", Nowhere),
            ("took", Nowhere),
            ("form", Nowhere),
            ("choices", Nowhere),
            ("given", Nowhere),
            ("score", Nowhere),
            ("confidence", Nowhere),
            ("grade", Nowhere),
            ("kind", Nowhere),
            ("retention", Nowhere),
            ("hard_by", Nowhere),
            ("good_by", Nowhere),
            ("easy_by", Nowhere),
        ],
    },
    Table {
        name: "undos",
        columns: &[("seq", Nowhere), ("at", Nowhere), ("review", Review)],
    },
    Table {
        name: "corrections",
        columns: &[
            ("seq", Nowhere),
            ("at", Nowhere),
            ("review", Review),
            ("grade", Nowhere),
        ],
    },
    Table {
        name: "suspensions",
        columns: &[
            ("seq", Nowhere),
            ("at", Nowhere),
            ("question", Question),
            ("suspended", Nowhere),
        ],
    },
    Table {
        name: "burials",
        columns: &[
            ("seq", Nowhere),
            ("at", Nowhere),
            ("question", Question),
            ("day", Nowhere),
            ("buried", Nowhere),
        ],
    },
    Table {
        name: "relinks",
        columns: &[
            ("seq", Nowhere),
            ("at", Nowhere),
            ("question", Question),
            ("target", Question),
        ],
    },
    Table {
        name: "fits",
        columns: &[
            ("seq", Nowhere),
            ("at", Nowhere),
            ("reviews", Nowhere),
            ("held", Nowhere),
            ("\"before\"", Nowhere),
            ("\"after\"", Nowhere),
            ("adopted", Nowhere),
            ("weights", Nowhere),
        ],
    },
    Table {
        name: "exams",
        columns: &[
            ("seq", Nowhere),
            ("at", Nowhere),
            ("decks", Nowhere),
            ("exam", Nowhere),
            ("minutes", Nowhere),
            ("retention", Nowhere),
            ("new_first", Nowhere),
            ("new_per_day", Nowhere),
            ("fill", Nowhere),
            ("finale", Nowhere),
        ],
    },
];

impl Table {
    /// The columns, parted by commas.
    pub(in crate::store) fn names(&self) -> String {
        self.list(|(column, _)| (*column).to_owned())
    }

    /// The rows of the other log as `o`, with our numbers for its device (`d.ours`) and its questions. They are walked
    /// through in their own order, so that nothing has to be sorted.
    pub(super) fn theirs(&self) -> String {
        let mut from = format!(
            "other.{} o CROSS JOIN temp.device_of d ON d.theirs = o.device",
            self.name
        );
        for (column, _) in self.questions() {
            from += &format!(
                " CROSS JOIN temp.question_of of_{column} ON of_{column}.theirs = o.{column}"
            );
        }
        from
    }

    /// What our rows would hold for the rows of [`Table::theirs`], without `id` and `device`.
    pub(super) fn translated(&self) -> String {
        self.list(|(column, points)| match points {
            Question => format!("of_{column}.ours"),
            Nowhere | Review => format!("o.{column}"),
        })
    }

    /// The same of our own rows, as `m`.
    pub(super) fn ours(&self) -> String {
        self.list(|(column, _)| format!("m.{column}"))
    }

    /// All that a row says as one text, in a log named `schema` and the row as `r`: the same in every file.
    pub(super) fn told(&self, schema: &str) -> String {
        let said = self.columns.iter().map(|(column, points)| match points {
            Question => format!(
                "(SELECT quote(q.deck) || '/' || quote(q.card) || '/' || quote(q.face)
                    FROM {schema}.questions q WHERE q.id = r.{column})"
            ),
            Nowhere | Review => format!("quote(r.{column})"),
        });
        said.collect::<Vec<_>>().join(" || ',' || ")
    }

    /// The columns that name questions.
    pub(super) fn questions(&self) -> impl Iterator<Item = &(&'static str, Points)> {
        self.columns
            .iter()
            .filter(|(_, points)| *points == Question)
    }

    /// Whether its rows say something of reviews.
    pub(in crate::store) fn is_about_reviews(&self) -> bool {
        self.columns.iter().any(|(_, points)| *points == Review)
    }

    fn list(&self, one: impl Fn(&(&'static str, Points)) -> String) -> String {
        self.columns.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
