//! Every rule with a deck that breaks it, told in full.
#![allow(clippy::too_many_lines)] // whole findings are long

mod bad;

use super::*;
use crate::deck::{Reading, read, read_bytes};
use crate::diagnostic::{Label, Places};
use bad::BAD;

/// Findings in full: severity, rule, place with its text, message; then other places, help and mending.
fn told(text: &str, reading: &Reading) -> String {
    let places = Places::new(text);
    let place = |label: &Label| {
        let (from, to) = places.span(&label.span);
        let word = if label.text.is_empty() {
            String::new()
        } else {
            format!(" ({})", label.text)
        };
        format!(
            "{}:{}-{}:{} `{}`{word}",
            from.line,
            from.column,
            to.line,
            to.column,
            &text[label.span.clone()]
        )
    };
    let finding = |finding: &Diagnostic| {
        let mut lines = vec![
            format!("{}: {}", finding.severity.name(), finding.message),
            format!("  at {}", place(&finding.place)),
        ];
        lines.extend(
            finding
                .others
                .iter()
                .map(|other| format!("  and {}", place(other))),
        );
        lines.extend(finding.help.iter().map(|help| format!("  help: {help}")));
        let edits = finding
            .fix
            .iter()
            .flat_map(|fix| fix.edits.iter().map(move |edit| (fix, edit)));
        lines.extend(edits.map(|(fix, edit)| {
            format!(
                "  fix: {}: `{}` to `{}`",
                fix.title,
                &text[edit.span.clone()],
                edit.text
            )
        }));
        lines.join("\n")
    };
    reading
        .findings
        .iter()
        .map(finding)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The findings in the bad deck of a rule.
fn broken(rule: Rule) -> String {
    let (_, bytes) = BAD.iter().find(|(known, _)| *known == rule).unwrap();
    let (text, reading) = read_bytes("bad.yaml", bytes);
    told(&text, &reading)
}

/// The rules that are looked at before a deck is studied: those without which it cannot be, and a few that are found on
/// the way. The others are held by their own examples (`tests/rules.rs`).
fn looked_at() -> impl Iterator<Item = &'static Rule> {
    let on_the_way = [YAML_TRAP, ID_MISSING, CORRECTION_UNUSED, CLOZE_ACCEPT];
    all().filter(move |rule| rule.severity == Severity::Error || on_the_way.contains(rule))
}

#[test]
fn every_rule_has_a_deck_that_breaks_it_and_no_other_rule() {
    // it takes two decks to break this one
    for rule in looked_at().filter(|rule| **rule != DECK_ID_TAKEN) {
        let decks: Vec<_> = BAD.iter().filter(|(known, _)| known == rule).collect();
        assert_eq!(decks.len(), 1, "{}", rule.name);
        let reading = read_bytes("bad.yaml", decks[0].1).1;
        let found: std::collections::BTreeSet<_> = reading
            .findings
            .iter()
            .map(|finding| (finding.rule, finding.severity))
            .collect();
        // a card without id is worth a word also when it stands there twice
        let expected = [
            (rule.name, rule.severity),
            (ID_MISSING.name, ID_MISSING.severity),
        ];
        assert!(
            found.contains(&expected[0]) && found.iter().all(|seen| expected.contains(seen)),
            "{}: {found:?}",
            rule.name
        );
        assert_eq!(
            reading.deck.is_none(),
            rule.severity == Severity::Error,
            "{}",
            rule.name
        );
    }
}

#[test]
fn findings_on_the_notation() {
    insta::assert_snapshot!(broken(ENCODING), @r#"
    error: the byte 0xE9 is no UTF-8
      at 3:26-3:27 `�`
      help: save the file as UTF-8; it may be in an older encoding such as Latin-1 or CP949
      fix: save it as UTF-8 (Windows-1252 now): `�` to `é`
    "#);
    insta::assert_snapshot!(broken(YAML_SYNTAX), @r#"
    error: a colon and a blank in the middle of a text
      at 3:19-3:20 `:`
      help: quote the whole text, or mend the indent when a new key begins here
    "#);
    insta::assert_snapshot!(broken(YAML_DOCUMENTS), @r#"
    error: the file holds more than one YAML document
      at 2:1-2:4 `---`
      help: make one file of each deck
    "#);
    insta::assert_snapshot!(broken(YAML_TAG), @r#"
    error: the tag `!!str` means nothing in a deck
      at 1:22-1:29 `!!str b`
      help: remove the tag; a deck needs none
    error: the tag `!mine` means nothing in a deck
      at 1:48-1:55 `!mine [`
      help: remove the tag; a deck needs none
    "#);
    insta::assert_snapshot!(broken(YAML_ALIAS), @r#"
    error: this alias stands inside the value that it names
      at 4:22-4:26 `*all`
      help: write the value out instead
    "#);
    insta::assert_snapshot!(broken(YAML_DEPTH), @r#"
    error: values lie more than 64 deep in each other
      at 1:71-1:72 `[`
      help: a deck needs 7 levels at most
    "#);
    insta::assert_snapshot!(broken(YAML_TRAP), @r#"
    warning: other YAML readers take `007` for a number without its leading zero
      at 2:9-2:12 `007`
      help: quote it: `"007"`
      fix: quote the text: `007` to `"007"`
    warning: other YAML readers take `no` for false
      at 4:13-4:15 `no`
      help: quote it: `"no"`
      fix: quote the text: `no` to `"no"`
    warning: other YAML readers take `~` for nothing
      at 5:14-5:15 `~`
      help: quote it: `"~"`
      fix: quote the text: `~` to `"~"`
    warning: other YAML readers take `3.10` for a number without its trailing zero
      at 5:17-5:21 `3.10`
      help: quote it: `"3.10"`
      fix: quote the text: `3.10` to `"3.10"`
    "#);
}

#[test]
fn findings_on_what_word_processors_leave() {
    insta::assert_snapshot!(broken(QUOTES_CURLY), @r#"
    warning: the curly quotes of “Why?” belong to the text
      at 3:10-3:16 `“Why?”`
      help: quote it with ", or leave the quotes away
      fix: write plain quotes for curly ones: `“` to `"`
      fix: write plain quotes for curly ones: `”` to `"`
    warning: the curly quotes of ‘Because’ belong to the text
      at 4:13-4:22 `‘Because’`
      help: quote it with ', or leave the quotes away
      fix: write plain quotes for curly ones: `‘` to `'`
      fix: write plain quotes for curly ones: `’` to `'`
    "#);
    insta::assert_snapshot!(broken(BLANKS_TRAILING).replace('\t', "⇥"), @r#"
    note: 2 lines end with blanks
      at 1:7-1:8 ` `
      help: remove the blanks; `check --fix` does it
      fix: remove the blanks at the ends of lines: ` ` to ``
      fix: remove the blanks at the ends of lines: `⇥` to ``
    "#);
}

#[test]
fn findings_on_keys_and_types() {
    insta::assert_snapshot!(broken(KEY_TEXT), @r#"
    error: a list stands where a key belongs
      at 5:5-5:8 `[d]`
      help: keys are plain texts
    error: a key is empty
      at 6:5-6:5 ``
      help: write a name before the colon
    "#);
    insta::assert_snapshot!(broken(KEY_DUPLICATE), @r#"
    error: the key `ask` stands here twice
      at 5:5-5:8 `ask` (again)
      and 3:5-3:8 `ask` (first here)
      help: remove one of the two
    "#);
    insta::assert_snapshot!(broken(KEY_UNKNOWN), @r#"
    error: a deck has no key `titel`
      at 1:1-1:6 `titel`
      help: did you mean `title`?
    error: a card has no key `anser`
      at 5:5-5:10 `anser`
      help: did you mean `answer`?
    error: a card has no key `zzz`
      at 6:5-6:8 `zzz`
      help: its keys are `id`, `topic`, `tags`, `needs`, `ask`, `claim`, `cloze`, `term`, `definition`, `answer`, `order`, `match`, `correction`, `accept`, `wrong`, `exact`, `reverse`, `hint`, `explain`, `source`, `as_of` and `allow`
    error: a card has no key `<<`
      at 7:5-7:7 `<<`
      help: decks know no merge keys; write the keys out, or use `defaults`
    error: a distractor has no key `not that`
      at 8:38-8:46 `not that`
      help: a comma in braces begins a new key; quote the text that holds the comma
    "#);
    insta::assert_snapshot!(broken(KEY_MISPLACED), @r#"
    error: `wrong` does not belong to a `claim` card
      at 5:5-5:10 `wrong`
      and 3:5-3:10 `claim` (this says what kind it is)
      help: remove it; the card's own keys are `claim`, `answer` and `correction`
    error: a date has no `unit`
      at 6:42-6:46 `unit`
      help: remove it; a date is judged at the precision in which it is written
    "#);
    insta::assert_snapshot!(broken(VALUE_TYPE), @r#"
    error: `sources` wants a map of sources, not a text
      at 1:10-1:14 `none` (a map of sources belongs here)
    error: `ask` wants a text, not a list
      at 4:10-4:13 `[b]` (a text belongs here)
    error: `tags` wants a list of texts, not a text
      at 6:11-6:12 `d` (a list of texts belongs here)
      help: write `tags: [d]`
    error: `exact` wants `true` or `false`, not `maybe`
      at 7:12-7:17 `maybe`
    error: `accept` wants a list of texts, not a map
      at 8:13-8:22 `{c1: [e]}`
      help: write `accept: [one text, another]`; only a cloze text has deletions to name
    error: `wrong` wants a text, or a map with `text` and `because`, not a list
      at 9:13-9:16 `[f]` (a text, or a map with `text` and `because` belongs here)
    error: the distractor has no `text`
      at 9:18-9:30 `{because: g}`
      help: write `{text: …, because: …}`, or the text alone
    error: `source` wants a map or the name of a source, not a list
      at 10:13-10:16 `[h]` (a map or the name of a source belongs here)
    error: a card is a map, not a text
      at 11:5-11:14 `just text`
      help: write keys such as `ask: …` and `answer: …`
    "#);
    insta::assert_snapshot!(broken(TEXT_EMPTY), @r#"
    error: `title` has no value
      at 1:1-1:6 `title`
      help: give it a value, or remove the key
    error: a text of `ask` is empty
      at 4:10-4:13 `' '`
      help: write the text, or remove it
    error: a text of `accept` is empty
      at 8:8-8:8 ``
      help: write the text, or remove it
    "#);
}

#[test]
fn findings_on_decks_and_ids() {
    insta::assert_snapshot!(broken(DECK_EMPTY), @r#"
    error: the deck has no cards
      at 2:1-2:6 `cards`
      help: add cards under `cards:`, each begun with `- `
    "#);
    insta::assert_snapshot!(broken(DECK_ID), @r#"
    error: `Korea & Japan` is not kebab-case: small letters, digits and single hyphens
      at 1:7-1:20 `Korea & Japan`
      help: write `korea-japan`
      fix: write the id in kebab-case: `Korea & Japan` to `korea-japan`
    "#);
    insta::assert_snapshot!(broken(CARD_ID), @r#"
    error: `treaty year` holds ` `
      at 2:10-2:21 `treaty year`
      help: an id has letters, digits, `-`, `_` and `.` only
    error: `a/b` holds `/`
      at 3:10-3:13 `a/b`
      help: an id has letters, digits, `-`, `_` and `.` only
    "#);
    insta::assert_snapshot!(broken(ID_MISSING), @r#"
    warning: the card has no id; from its content it is `which-river-flows-through-seoul-d38caa`
      at 2:5-2:42 `ask: Which river flows through Seoul?`
      help: add `id: which-river-flows-through-seoul-d38caa`, so that progress stays when its text changes
      fix: write the id `which-river-flows-through-seoul-d38caa`: `` to `id: which-river-flows-through-seoul-d38caa
        `
    "#);
    insta::assert_snapshot!(broken(ID_DUPLICATE), @r#"
    error: two cards have the id `a`
      at 5:9-5:10 `a` (again)
      and 2:9-2:10 `a` (first here)
      help: give this card another id
    "#);
    insta::assert_snapshot!(broken(CARD_DUPLICATE), @r#"
    warning: the card has no id; from its content it is `b-e9c89e`
      at 2:5-2:11 `ask: b`
      help: add `id: b-e9c89e`, so that progress stays when its text changes
    error: two cards without id ask and answer the same
      at 4:5-4:14 `ask: ' B'` (again)
      and 2:5-2:11 `ask: b` (first here)
      help: remove one of the two, or give each an id
    warning: the card has no id; from its content it is `b-e9c89e`
      at 4:5-4:14 `ask: ' B'`
      help: add `id: b-e9c89e`, so that progress stays when its text changes
    "#);
}

#[test]
fn a_finding_between_two_decks() {
    let text = "title: b\ndeck: a\ncards: [{id: c, ask: d, answer: e}]\n";
    let mut reading = read("b.yaml", text);
    reading.clash(text, "a.yaml");
    assert_eq!(reading.findings[0].rule, DECK_ID_TAKEN.name);
    insta::assert_snapshot!(told(text, &reading), @r#"
    error: the deck id `a` is taken by a.yaml
      at 2:1-2:8 `deck: a`
      help: progress hangs on the id: give one of the two decks another
    "#);
}

#[test]
fn findings_on_kinds_and_answers() {
    insta::assert_snapshot!(broken(KIND_MISSING), @r#"
    error: the card asks nothing
      at 2:5-2:10 `id: a`
      help: add `ask`, `claim`, `cloze` or `term`
    error: the card asks nothing
      at 4:5-4:10 `id: c`
      help: add `ask` or `claim`
    error: the card asks nothing
      at 6:5-6:10 `id: e`
      help: add `term`
    error: the card asks nothing
      at 8:5-8:10 `id: g`
      help: add `ask`
    "#);
    insta::assert_snapshot!(broken(KIND_CLASH), @r#"
    error: a card has either `ask` or `cloze`, this one has both
      at 5:5-5:10 `cloze`
      and 3:5-3:8 `ask` (`ask` is here)
      help: make two cards of it, or remove one of the keys
    error: a card has either `order` or `match`, this one has both
      at 9:5-9:10 `match`
      and 8:5-8:10 `order` (`order` is here)
      help: make two cards of it, or remove one of the keys
    "#);
    insta::assert_snapshot!(broken(ANSWER_MISSING), @r#"
    error: the card has `ask` but no `answer`
      at 2:5-2:10 `id: a`
      help: add `answer`, `order` or `match`
    error: the card has `claim` but no `answer`
      at 4:5-4:10 `id: c`
      help: add `answer: true` or `answer: false`
    error: the card has `term` but no `definition`
      at 6:5-6:10 `id: e`
      help: add `definition`
    error: the list of answers is empty
      at 10:13-10:15 `[]`
      help: write the answers, or one answer without brackets
    error: the `reverse` has no `answer`
      at 14:5-14:12 `reverse`
      help: write both `ask` and `answer` of the second question
    error: the `reverse` has no `ask`
      at 14:5-14:12 `reverse`
      help: write both `ask` and `answer` of the second question
    "#);
    insta::assert_snapshot!(broken(ANSWER_SHAPE), @r#"
    error: a list of answers has two or more, this has one
      at 2:29-2:32 `[c]`
      help: write the answer without brackets
    error: the answer has neither `number` nor `date`
      at 3:29-3:39 `{unit: km}`
      help: write `{number: 71.6, unit: km}`, `{date: 1992-08-24}`, a text or a list
    error: an answer is a number or a date, not both
      at 4:41-4:45 `date`
      and 4:30-4:36 `number` (the other)
      help: remove one of the two
    "#);
    insta::assert_snapshot!(broken(ANSWER_DUPLICATE), @r#"
    error: the answer ` china` stands here twice
      at 2:44-2:52 `' china'` (again)
      and 2:30-2:35 `China` (first here)
      help: remove one of the two
    "#);
    insta::assert_snapshot!(broken(NUMBER), @r#"
    error: `about 5` is no number
      at 3:38-3:45 `about 5`
      help: write digits with a point, such as 1965, 71.6 or -3; words belong to `unit`
    error: `paragraph` wants a whole number from 1, not `0`
      at 3:75-3:76 `0`
    "#);
    insta::assert_snapshot!(broken(TOLERANCE), @r#"
    error: `a bit` is no tolerance
      at 2:52-2:57 `a bit`
      help: write a number in the unit of the answer, or a percentage such as 1%
    error: `-1%` is no tolerance
      at 3:52-3:55 `-1%`
      help: write a number in the unit of the answer, or a percentage such as 1%
    "#);
    insta::assert_snapshot!(broken(DATE), @r#"
    error: `1992-13` is no date
      at 1:8-1:15 `1992-13`
      help: write 1992, 1992-08 or 1992-08-24
    error: `exam` wants a day, not `2026-12`
      at 2:18-2:25 `2026-12`
      help: write the day, such as 2026-12-15
    error: `24 August 1992` is no date
      at 4:36-4:50 `24 August 1992`
      help: write 1992, 1992-08 or 1992-08-24
    error: `2023-02-29` is no date
      at 4:60-4:70 `2023-02-29`
      help: write 1992, 1992-08 or 1992-08-24
    "#);
}

#[test]
fn findings_on_topics_settings_and_sources() {
    insta::assert_snapshot!(broken(TOPIC), @r#"
    error: `a//b` is no topic
      at 1:10-1:14 `a//b`
      help: write names parted by single slashes, such as japan/treaties
    error: `japan/` is no topic
      at 3:20-3:26 `japan/`
      help: write names parted by single slashes, such as japan/treaties
    "#);
    insta::assert_snapshot!(broken(SETTING_RANGE), @r#"
    error: `retention` wants a number from 0.7 to 0.99, not `90`
      at 1:24-1:26 `90`
      help: 0.9 is a good start: nine of ten answers right
    error: `new_per_day` wants a whole number from 0 to 9999, not `-1`
      at 1:41-1:43 `-1`
    "#);
    insta::assert_snapshot!(broken(SOURCE_SHAPE), @r#"
    error: the source `a` has both `file` and `url`
      at 2:25-2:46 `'https://example.org'`
      and 2:13-2:18 `a.txt` (the file)
      help: keep one of the two
    error: `example.org` is no URL
      at 3:12-3:23 `example.org`
      help: begin it with https://, or write `file` for a file
    error: `folder/` is no file
      at 4:13-4:20 `folder/`
      help: write the name of a file, or `url` for an address
    "#);
    insta::assert_snapshot!(broken(SOURCE_UNKNOWN), @r#"
    error: the deck has no source `portl`
      at 3:40-3:45 `portl`
      help: did you mean `portal`?
    error: the deck has no source `web`
      at 4:45-4:48 `web`
      help: add it under `sources`, or write `portal`
    error: the card's `source` does not say which source
      at 5:5-5:55 `{id: g, ask: h, answer: i, source: {paragraph: 3}}`
      help: add `in:` with the name of a source, or give `defaults` a source
    "#);
}

#[test]
fn findings_on_needs() {
    insta::assert_snapshot!(broken(NEEDS_UNKNOWN), @r#"
    error: the deck has no card `treaty-yaer`
      at 3:40-3:51 `treaty-yaer`
      help: did you mean `treaty-year`?
    error: the deck has no card `zzz`
      at 3:53-3:56 `zzz`
      help: write the id of a card of this deck
    "#);
    insta::assert_snapshot!(broken(NEEDS_CYCLE), @r#"
    error: `c` needs `a`, which needs `b`, which needs `c`
      at 4:40-4:41 `a`
      and 2:40-2:41 `b` (needs `b`)
      and 3:40-3:41 `c` (needs `c`)
      help: remove one of these needs
    error: the card `d` needs itself
      at 5:43-5:44 `d`
      help: remove one of these needs
    "#);
}

#[test]
fn findings_on_distractors_and_claims() {
    insta::assert_snapshot!(broken(DISTRACTOR_RIGHT), @r#"
    error: the distractor `roh  moo-hyun` is a right answer
      at 6:27-6:40 `roh  moo-hyun`
      and 4:13-4:25 `Roh Moo-hyun` (right by this)
      help: replace it by something wrong
    error: the distractor `no mu-hyon` is a right answer
      at 6:49-6:59 `no mu-hyon`
      and 5:14-5:24 `No Mu-hyon` (right by this)
      help: replace it by something wrong
    "#);
    insta::assert_snapshot!(broken(DISTRACTOR_DUPLICATE), @r#"
    error: the distractor `1951` stands here twice
      at 2:52-2:56 `1951` (again)
      and 2:40-2:44 `1951` (first here)
      help: replace one of the two
    "#);
    insta::assert_snapshot!(broken(TYPED_ONLY), @r#"
    error: a number is typed and takes no distractors
      at 2:50-2:51 `6`
      and 2:29-2:40 `{number: 5}` (the answer)
      help: remove `wrong`, or write the answer as a text
    error: a date is typed and takes no distractors
      at 3:51-3:55 `1993`
      and 3:29-3:41 `{date: 1992}` (the answer)
      help: remove `wrong`, or write the answer as a text
    "#);
    insta::assert_snapshot!(broken(CLAIM_ANSWER), @r#"
    error: `no` is neither `true` nor `false`
      at 2:31-2:33 `no`
      help: write `answer: true` or `answer: false`
    error: a list is neither `true` nor `false`
      at 3:31-3:37 `[true]`
      help: write `answer: true` or `answer: false`
    error: a map is neither `true` nor `false`
      at 4:31-4:42 `{number: 1}`
      help: write `answer: true` or `answer: false`
    "#);
    insta::assert_snapshot!(broken(CORRECTION_UNUSED), @r#"
    warning: the claim is true, so its `correction` is never shown
      at 2:37-2:47 `correction`
      help: remove it, or move it to `explain`
    "#);
}

#[test]
fn findings_on_cloze_texts_orders_and_matches() {
    insta::assert_snapshot!(broken(CLOZE_EMPTY), @r#"
    error: the cloze text has no deletion
      at 2:20-2:31 `'no braces'`
      help: put what is to be recalled in double braces: `{{1991}}`
    error: the deletion holds no text
      at 3:25-3:29 `{{}}`
      help: write what is to be recalled between the braces
    error: the deletion holds no text
      at 3:33-3:47 `{{c2::::hint}}`
      help: write what is to be recalled between the braces
    "#);
    insta::assert_snapshot!(broken(CLOZE_BRACES), @r#"
    error: the deletion that begins with `{{` is never closed
      at 2:31-2:33 `{{`
      help: close it with `}}`
    error: `}}` closes nothing
      at 3:28-3:30 `}}`
      help: open the deletion with `{{`, or remove the braces
    error: a deletion begins within another
      at 4:29-4:31 `{{`
      help: close the outer one first; two that are asked together share a number: `{{c1::a}} {{c1::b}}`
    error: the deletion that begins with `{{` is never closed
      at 5:20-5:31 `"\u0061 {{"`
      help: close it with `}}`
    "#);
    insta::assert_snapshot!(broken(CLOZE_NUMBER), @r#"
    error: a deletion's number is from 1 to 65535
      at 2:21-2:30 `{{c0::b}}`
      help: write `{{c1::…}}`, or leave the number out
    error: a deletion's number is from 1 to 65535
      at 2:31-2:44 `{{c70000::c}}`
      help: write `{{c1::…}}`, or leave the number out
    "#);
    insta::assert_snapshot!(broken(CLOZE_FACE), @r#"
    error: the cloze text has no deletion `c3`
      at 2:53-2:55 `c3`
      help: write `c1` or `c2`
    error: the cloze text has no deletion `main`
      at 2:62-2:66 `main`
      help: write `c1` or `c2`
    "#);
    insta::assert_snapshot!(broken(CLOZE_ACCEPT), @r#"
    note: `accept` counts for every deletion of the text
      at 2:43-2:46 `[d]`
      help: name the deletion: `accept: {c1: […]}`
    "#);
    insta::assert_snapshot!(broken(ORDER_ITEMS), @r#"
    error: an order needs two items or more
      at 2:28-2:31 `[c]`
      help: write a list, the first item first
    error: the item `F` stands here twice
      at 3:35-3:36 `F` (again)
      and 3:29-3:30 `f` (first here)
      help: make the two different, or remove one
    "#);
    insta::assert_snapshot!(broken(MATCH_ITEMS), @r#"
    error: a match needs two pairs or more
      at 2:28-2:34 `{c: d}`
      help: write a map of left sides and what belongs to them
    error: the left side `japan` stands here twice
      at 3:43-3:48 `japan` (again)
      and 3:29-3:34 `Japan` (first here)
      help: make the two different, or remove one
    "#);
}

/// The names of the rules that a text breaks.
fn rules_broken(text: &str) -> Vec<&'static str> {
    read("x.yaml", text)
        .findings
        .iter()
        .map(|finding| finding.rule)
        .collect()
}

#[test]
fn a_mistyped_key_is_one_finding() {
    assert_eq!(
        rules_broken("cards: [{id: a, aks: b, answer: c}]"),
        ["key-unknown"]
    );
    assert_eq!(
        rules_broken("cards: [{id: a, ask: b, anwser: c}]"),
        ["key-unknown"]
    );
    assert_eq!(
        rules_broken("cards: [{idd: a, ask: b, answer: c}]"),
        ["key-unknown"]
    );
    assert_eq!(
        rules_broken(
            "sources: {s: {file: f}}\ncards: [{id: a, ask: b, answer: c, source: {inn: s, paragraph: 1}}]"
        ),
        ["key-unknown"]
    );
}

#[test]
fn all_cards_are_read_whatever_is_wrong_with_one() {
    let reading = read(
        "x.yaml",
        "titel: t\ncards:\n  - 5\n  - {id: a, ask: b}\n  - {id: c, cloze: d}\n  - {id: a b, needs: [c]}\n",
    );
    let rules: Vec<_> = reading
        .findings
        .iter()
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(
        rules,
        [
            "key-unknown",
            "value-type",
            "answer-missing",
            "cloze-empty",
            "kind-missing",
            "card-id"
        ]
    );
    assert_eq!(
        (reading.cards, reading.deck, reading.id.unwrap().as_str()),
        (4, None, "x")
    );
}

#[test]
fn whole_numbers_and_the_truth_of_claims_are_no_traps() {
    let text = "cards:\n  - {id: a, ask: b, answer: 1965, wrong: [0, -5, 1.5]}\n  - {id: c, claim: d, answer: false}\n  \
                - {id: e, ask: f, answer: {number: 3.10}, as_of: 2005, exact: true}\n  - {id: g, ask: 'no', answer: \"007\"}\n";
    assert_eq!(rules_broken(text), [""; 0]);
}

#[test]
fn a_fault_that_is_copied_is_told_once() {
    let text = "cards:\n  - {id: a, ask: b, answer: c, wrong: &w [{text: d, becuase: e}]}\n  - {id: f, ask: g, answer: h, wrong: *w}\n";
    assert_eq!(rules_broken(text), ["key-unknown"]);
}
