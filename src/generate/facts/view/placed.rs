//! Nouns that a place behind them tells apart.

use super::*;

/// Nouns of what happens or stands in one place at a time: where it is tells which is meant.
const PLACED: &[&str] = &[
    "war",
    "coalition",
    "revolution",
    "uprising",
    "rebellion",
    "revolt",
    "occupation",
    "genocide",
    "famine",
    "conflict",
    "fighting",
];

impl Reading<'_, '_> {
    /// Whether the name of a place behind a noun tells which one it is: `the railway from Lima`, `the battle off Falun`.
    pub(super) fn stands_at(&self, head: &str, to: usize) -> bool {
        let lines = [
            "railway", "line", "road", "canal", "route", "tunnel", "ferry", "tramway", "turnpike",
            "pipeline", "bridge",
        ];
        let works = [
            "battle",
            "siege",
            "church",
            "castle",
            "bridge",
            "dam",
            "harbour",
            "monastery",
            "abbey",
            "priory",
            "mosque",
            "temple",
            "palace",
            "observatory",
            "prison",
            "mint",
            "colony",
            "settlement",
            "fort",
            "fortress",
            "mission",
            "massacre",
            "shipyard",
            "mine",
            "quarry",
            "ruins",
            "cathedral",
            "synagogue",
            "lighthouse",
            "aqueduct",
        ];
        let named = |at: usize| {
            let at = at + usize::from(self.low(at) == "the");
            self.names.iter().any(|name| name.from == at)
        };
        // `the war in Peru` tells which
        if self.low(to) == "in" && PLACED.contains(&head) {
            return self.tokens.get(to + 1).is_some_and(Token::is_capital);
        }
        let fits = match self.low(to) {
            "from" | "to" => lines.contains(&head),
            "at" | "near" | "off" => works.contains(&head),
            _ => false,
        };
        fits && named(to + 1)
    }
}
