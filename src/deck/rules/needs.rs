//! Cards that rest on others.

use std::collections::{HashMap, HashSet};

use super::{Findings, NEEDS_CYCLE, NEEDS_UNKNOWN};
use crate::base::CardId;
use crate::base::text::{either, nearest};
use crate::deck::raw::{RawCard, Text};
use crate::diagnostic::Diagnostic;

/// Checks what the cards need: for each card the cards that it needs, in the author's order.
pub(crate) fn needs(
    cards: &[(&RawCard, Option<CardId>)],
    findings: &mut Findings,
) -> Vec<Vec<CardId>> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, (raw, id)) in cards.iter().enumerate() {
        // an id that is refused elsewhere is known all the same
        let name = id
            .as_ref()
            .map(CardId::as_str)
            .or(raw.id.as_ref().map(|text| text.text));
        if let Some(name) = name {
            known.entry(name).or_insert(at);
        }
    }
    let edges: Vec<Vec<Edge>> = cards
        .iter()
        .map(|(raw, _)| {
            raw.needs
                .iter()
                .filter_map(|need| edge(need, &known, cards, findings))
                .collect()
        })
        .collect();
    cycles(cards, &edges, findings);
    let ids = |edges: &Vec<Edge>| {
        let mut ids: Vec<CardId> = Vec::new();
        for id in edges.iter().filter_map(|edge| cards[edge.to].1.clone()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    };
    edges.iter().map(ids).collect()
}

/// One `needs`: the place where it is written and the card it leads to.
struct Edge<'a, 'n> {
    text: &'a Text<'n>,
    to: usize,
}

fn edge<'a, 'n>(
    need: &'a Text<'n>,
    known: &HashMap<&str, usize>,
    cards: &[(&RawCard, Option<CardId>)],
    findings: &mut Findings,
) -> Option<Edge<'a, 'n>> {
    if let Some(&to) = known.get(need.text) {
        return Some(Edge { text: need, to });
    }
    let names = cards
        .iter()
        .filter_map(|(_, id)| id.as_ref().map(CardId::as_str));
    let near = nearest(need.text, names);
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

/// Reports every ring once, at the need that stands last in the file.
fn cycles(cards: &[(&RawCard, Option<CardId>)], edges: &[Vec<Edge>], findings: &mut Findings) {
    let mut done = vec![false; cards.len()];
    let mut told: HashSet<Vec<usize>> = HashSet::new();
    for start in 0..cards.len() {
        // the way from `start` to here: at each card the next need to follow
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        let mut on_way: HashMap<usize, usize> = HashMap::from([(start, 0)]);
        while let Some((card, next)) = way.last_mut() {
            if done[*card] || *next >= edges[*card].len() {
                done[*card] = true;
                on_way.remove(card);
                way.pop();
                continue;
            }
            let to = edges[*card][*next].to;
            *next += 1;
            if let Some(&from) = on_way.get(&to) {
                let ring: Vec<&Edge> = way[from..]
                    .iter()
                    .map(|&(card, next)| &edges[card][next - 1])
                    .collect();
                let mut members: Vec<usize> = ring.iter().map(|edge| edge.to).collect();
                members.sort_unstable();
                if told.insert(members) {
                    findings.add(cycle(&ring));
                }
            } else if !done[to] {
                on_way.insert(to, way.len());
                way.push((to, 0));
            }
        }
    }
}

/// How many members of a ring a message names.
const NAMED: usize = 5;

fn cycle(ring: &[&Edge]) -> Diagnostic {
    let last = (0..ring.len())
        .max_by_key(|&at| ring[at].text.span.start)
        .unwrap_or(0);
    let edge = ring[last];
    let help = "remove one of these needs";
    if ring.len() == 1 {
        return NEEDS_CYCLE
            .at(
                &edge.text.span,
                format!("the card `{}` needs itself", edge.text.text),
            )
            .helped(help);
    }
    // the card at the end of the last need comes first, and comes back at the end
    let names: Vec<&str> = (0..ring.len())
        .map(|step| ring[(last + step) % ring.len()].text.text)
        .collect();
    let more = if names.len() > NAMED { " …," } else { "" };
    let named: Vec<String> = names
        .iter()
        .skip(1)
        .take(NAMED)
        .map(|name| format!("which needs `{name}`"))
        .collect();
    let message = format!(
        "`{}` needs itself through others: it needs `{}`, ",
        names[0], names[1]
    );
    let message = format!(
        "{message}{}{more} which needs `{}`",
        named[1..]
            .iter()
            .map(|part| format!("{part}, "))
            .collect::<String>(),
        names[0]
    );
    let mut finding = NEEDS_CYCLE.at(&edge.text.span, message).helped(help);
    for step in 1..ring.len().min(NAMED) {
        let other = ring[(last + step) % ring.len()];
        finding = finding.with_other(
            other.text.span.clone(),
            format!("needs `{}`", other.text.text),
        );
    }
    finding
}
