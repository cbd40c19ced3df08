//! Bounded fuzzing: documents with damage in them, and decks of what is left. A failure names
//! its seed.

#![allow(clippy::unwrap_used, clippy::panic)] // a fuzz test panics to tell its seed

mod fuzz;

#[path = "fuzz/document.rs"]
mod document;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Documents from which damaged ones are made: one of each format.
const SEEDS: [(&str, &str); 4] = [
    (
        "a.txt",
        "The port of Busan\n\nBusan joined the league in 1876. It was founded by Kim Il-su in May 1407,\nand the town has 3,400 people [2].\n\n- The river flows north.\n- Trade reached $4.5 billion in 1999.\n\nHome\nNews\nAbout us\n\nCopyright 2012. All rights reserved.\n",
    ),
    (
        "a.md",
        "---\ntitle: Cells\ndate: 2001-04-03\n---\n# Cells\n\nThe **cell** was named by Robert Hooke in 1665.[^1] A cell consists of a wall, a core and a\nfluid.\n\n| Part | Year |\n|---|---|\n| Core | 1831 |\n\n> Cells divide. They were seen in [1839](http://x.y).\n\n```\ncode\n```\n\n[^1]: A note.\n",
    ),
    (
        "a.html",
        "<!doctype html><html><head><title>Law &amp; order</title><meta name=date content=1999-01-02></head>\n<body><nav><a href=/>Home</a></nav>\n\n<article><h1>The act</h1>\n\n<p>The act was signed by <b>Queen Anne</b> in&nbsp;1710.<sup>[3]</sup> It has 5 parts.</p>\n<table><tr><td>Part<td>I</table><ul><li>One<li>Two</ul></article>\n<footer>&copy; 2012</footer></body></html>\n",
    ),
    (
        "a.xhtml",
        "<?xml version=\"1.0\"?>\n<html><head><title/><script src=\"a\"/></head>\n<body><a id=\"b\"/><h1>The act</h1>\n\n<p>The act was signed by <i/>Queen Anne in 1710.</p><p/><ul><li/></ul>\n\n<p>It has 5 parts.</p></body></html>\n",
    ),
];

/// Pieces that break readers.
const DAMAGE: [&str; 44] = [
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<p>",
    "</p>",
    "<div",
    "<table><tr><td>",
    "</table>",
    "&",
    "&#10;",
    "&nbsp;",
    "&#x110000;",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<title>",
    "\"",
    "'",
    "[",
    "]",
    "[12]",
    "[[[[",
    "](",
    "```",
    "~~~",
    "---\n",
    "===\n",
    "| a | b |\n|--|--|\n",
    "#",
    "\n\n",
    "\n \n",
    "\r\n",
    "\t",
    "\u{a0}\n",
    "\u{feff}",
    "\u{fffd}",
    "\u{202e}",
    "\u{7}",
    "â€™",
    "서울은",
    "1999",
    "U.S. was ",
];

fn number(rng: &mut Pcg64Mcg, below: usize) -> usize {
    rng.random_range(0..below.max(1))
}

fn place(rng: &mut Pcg64Mcg, text: &str) -> usize {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    places[number(rng, places.len())]
}

fn span(rng: &mut Pcg64Mcg, text: &str) -> std::ops::Range<usize> {
    let (a, b) = (place(rng, text), place(rng, text));
    a.min(b)..a.max(b)
}

/// One change: cut, repeat, insert a fragment, or insert it many times.
fn damage(rng: &mut Pcg64Mcg, text: &mut String) {
    match number(rng, 5) {
        0 => {
            let span = span(rng, text);
            text.replace_range(span, "");
        }
        1 => {
            let span = span(rng, text);
            let copy = text[span].to_owned();
            let at = place(rng, text);
            text.insert_str(at, &copy);
        }
        2 => {
            let at = place(rng, text);
            let times = 1 + number(rng, 300);
            text.insert_str(at, &DAMAGE[number(rng, DAMAGE.len())].repeat(times));
        }
        _ => {
            let at = place(rng, text);
            text.insert_str(at, DAMAGE[number(rng, DAMAGE.len())]);
        }
    }
}

#[test]
fn damaged_documents_are_read_or_refused() {
    for seed in fuzz::rounds(400) {
        let mut rng = Pcg64Mcg::seed_from_u64(seed);
        let (name, text) = SEEDS[number(&mut rng, SEEDS.len())];
        let mut text = text.to_owned();
        for _ in 0..=number(&mut rng, 8) {
            damage(&mut rng, &mut text);
        }
        let mut bytes = text.clone().into_bytes();
        if number(&mut rng, 8) == 0 && !bytes.is_empty() {
            let at = number(&mut rng, bytes.len());
            bytes[at] = u8::try_from(number(&mut rng, 256)).unwrap();
        }
        let what = format!("seed {seed} of {name}:\n{text}");
        fuzz::tried(&what, || document::holds(name, &bytes));
    }
}
