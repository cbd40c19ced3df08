//! Cards that rest on others.

use std::collections::{HashMap, HashSet};

use super::{Findings, NEEDS_CYCLE, NEEDS_UNKNOWN};
use crate::base::CardId;
use crate::base::text::either;
use crate::deck::raw::{RawCard, Text};
use crate::diagnostic::Diagnostic;

/// Checks what the cards need: for each card the cards that it needs, in the author's order.
pub(crate) fn needs(
    cards: &[(&RawCard, Option<CardId>)],
    findings: &mut Findings,
) -> Vec<Vec<CardId>> {
    let known = Known::of(cards);
    let edges: Vec<Vec<Edge>> = cards
        .iter()
        .map(|(raw, _)| {
            raw.needs
                .iter()
                .filter_map(|need| known.edge(need, findings))
                .collect()
        })
        .collect();
    cycles(&edges, findings);
    edges.iter().map(|edges| ids(edges, cards)).collect()
}

/// The cards that are needed, each once.
fn ids(edges: &[Edge], cards: &[(&RawCard, Option<CardId>)]) -> Vec<CardId> {
    let mut seen = HashSet::new();
    let new = edges.iter().filter(|edge| seen.insert(edge.to));
    new.filter_map(|edge| cards[edge.to].1.clone()).collect()
}

/// One `needs`: the place where it is written and the card it leads to.
struct Edge<'a, 'n> {
    text: &'a Text<'n>,
    to: usize,
}

/// The cards by the ids by which they can be needed.
struct Known<'a> {
    places: HashMap<&'a str, usize>,
    names: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn of(cards: &'a [(&RawCard, Option<CardId>)]) -> Self {
        let mut known = Self {
            places: HashMap::new(),
            names: Vec::new(),
        };
        for (at, (raw, id)) in cards.iter().enumerate() {
            // an id that is refused elsewhere is known all the same
            let name = id
                .as_ref()
                .map(CardId::as_str)
                .or(raw.id.as_ref().map(|text| text.text));
            if let Some(name) = name {
                known.names.push(name);
                known.places.entry(name).or_insert(at);
            }
        }
        known
    }

    fn edge<'t, 'n>(&self, need: &'t Text<'n>, findings: &mut Findings) -> Option<Edge<'t, 'n>> {
        if let Some(&to) = self.places.get(need.text) {
            return Some(Edge { text: need, to });
        }
        let near = findings.meant(need.text, &self.names);
        let help = if near.is_empty() {
            String::from("write the id of a card of this deck")
        } else {
            format!("did you mean {}?", either(&near))
        };
        findings.add(
            NEEDS_UNKNOWN
                .at(&need.span, format!("the deck has no card `{}`", need.text))
                .helped(help),
        );
        None
    }
}

/// The most rings that are told: each is found on a way of its own, and who has mended a hundred may look again.
const RINGS: usize = 100;

/// Reports every ring once, at the need that stands last in the file.
fn cycles(edges: &[Vec<Edge>], findings: &mut Findings) {
    let mut told: HashSet<Vec<usize>> = HashSet::new();
    let mut walk = Walk {
        edges,
        done: vec![false; edges.len()],
        way: Vec::new(),
        on_way: HashMap::new(),
    };
    for start in 0..edges.len() {
        walk.start(start);
        while let Some(ring) = walk.next_ring() {
            let mut members: Vec<usize> = ring.iter().map(|edge| edge.to).collect();
            members.sort_unstable();
            if told.len() == RINGS {
                return;
            }
            if told.insert(members) {
                findings.add(cycle(&ring));
            }
        }
    }
}

/// A walk along needs, in depth first, without recursion: a deck may be one long chain.
struct Walk<'e, 'a, 'n> {
    edges: &'e [Vec<Edge<'a, 'n>>],
    /// The cards from which everything was seen.
    done: Vec<bool>,
    /// The way from the start to here: the cards, and at each the next need to follow.
    way: Vec<(usize, usize)>,
    /// Where on the way a card stands.
    on_way: HashMap<usize, usize>,
}

impl<'e, 'a, 'n> Walk<'e, 'a, 'n> {
    fn start(&mut self, card: usize) {
        if !self.done[card] {
            self.step(card);
        }
    }

    fn step(&mut self, card: usize) {
        self.on_way.insert(card, self.way.len());
        self.way.push((card, 0));
    }

    /// The needs of the next ring; `None` when the walk from this start is over.
    fn next_ring(&mut self) -> Option<Vec<&'e Edge<'a, 'n>>> {
        while let Some((card, next)) = self.way.last_mut() {
            let Some(edge) = self.edges[*card].get(*next) else {
                self.done[*card] = true;
                self.on_way.remove(card);
                self.way.pop();
                continue;
            };
            *next += 1;
            match self.on_way.get(&edge.to) {
                Some(&from) => {
                    let edges = self.edges;
                    return Some(
                        self.way[from..]
                            .iter()
                            .map(|&(card, next)| &edges[card][next - 1])
                            .collect(),
                    );
                }
                None if !self.done[edge.to] => self.step(edge.to),
                None => {}
            }
        }
        None
    }
}

/// How many members of a ring a message names.
const NAMED: usize = 5;

/// The finding for a ring of needs, told from the card whose need stands last in the file.
fn cycle(ring: &[&Edge]) -> Diagnostic {
    let last = (0..ring.len())
        .max_by_key(|&at| ring[at].text.span.start)
        .unwrap_or(0);
    let from_last = |step: usize| ring[(last + step) % ring.len()].text;
    let place = &from_last(0).span;
    let help = "remove one of these needs";
    if ring.len() == 1 {
        return NEEDS_CYCLE
            .at(
                place,
                format!("the card `{}` needs itself", from_last(0).text),
            )
            .helped(help);
    }
    // a need names the card that it leads to, so the need before the last names the card of the last
    let card = from_last(ring.len() - 1).text;
    let way: Vec<String> = (0..ring.len().min(NAMED))
        .map(|step| format!("needs `{}`", from_last(step).text))
        .collect();
    let rest = if ring.len() > NAMED {
        format!(" and so on, back to `{card}`")
    } else {
        String::new()
    };
    let mut finding = NEEDS_CYCLE
        .at(place, format!("`{card}` {}{rest}", way.join(", which ")))
        .helped(help);
    for step in 1..ring.len().min(NAMED) {
        let other = from_last(step);
        finding = finding.with_other(other.span.clone(), format!("needs `{}`", other.text));
    }
    finding
}
