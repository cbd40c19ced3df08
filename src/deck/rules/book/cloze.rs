//! Cloze texts.

super::rules! { Cloze;
    CLOZE_EMPTY = "cloze-empty" Error {
        summary: "a cloze text has deletions, and each holds text",
        why: "Without a deletion nothing is asked; an empty one has no answer.",
        bad: "\
- id: un-entry
  cloze: Korea joined the UN in 1991.
",
        better: "\
- id: un-entry
  cloze: Korea joined the UN in {{1991}}.
",
        fix: None,
    }
    CLOZE_BRACES = "cloze-braces" Error {
        summary: "the braces of a cloze text come in pairs, none within another",
        why: "Where a deletion ends cannot be guessed; the learner would see braces, or the answer.",
        bad: "\
- id: un-entry
  cloze: Korea joined the UN in {{1991.
",
        better: "\
- id: un-entry
  cloze: Korea joined the UN in {{1991}}.
",
        fix: None,
    }
    CLOZE_NUMBER = "cloze-number" Error {
        summary: "deletions are numbered from 1",
        why: "The number is the name under which the progress of a deletion is kept; 0 is no name.",
        bad: "\
- id: un-entry
  cloze: Korea joined the UN in {{c0::1991}}.
",
        better: "\
- id: un-entry
  cloze: Korea joined the UN in {{c1::1991}}.
",
        fix: None,
    }
    CLOZE_FACE = "cloze-face" Error {
        summary: "`accept` names deletions that the cloze text has",
        why: "What is accepted for a deletion that does not exist is never accepted.",
        bad: "\
- id: un-entry
  cloze: Korea joined the {{United Nations}} in {{1991}}.
  accept: { c3: [UN] }
",
        better: "\
- id: un-entry
  cloze: Korea joined the {{United Nations}} in {{1991}}.
  accept: { c1: [UN] }
",
        fix: None,
    }
    CLOZE_ACCEPT = "cloze-accept" Note {
        summary: "`accept` says which deletion it is for",
        why: "A list counts for every deletion of the text: here `UN` would be right for the year, too.",
        bad: "\
- id: un-entry
  cloze: Korea joined the {{United Nations}} in {{1991}}.
  accept: [UN]
",
        better: "\
- id: un-entry
  cloze: Korea joined the {{United Nations}} in {{1991}}.
  accept: { c1: [UN] }
",
        fix: None,
    }
    CLOZE_ALL = "cloze-all" Warning {
        summary: "a deletion leaves words around it",
        why: "Where nothing is left the learner cannot know what is asked, only what comes next on the list.",
        bad: "\
- id: un-entry
  cloze: \"{{Korea joined the UN in 1991}}.\"
",
        better: "\
- id: un-entry
  cloze: Korea joined the UN in {{1991}}.
",
        fix: None,
    }
    CLOZE_CUTS_WORD = "cloze-cuts-word" Warning {
        summary: "a deletion holds whole words and numbers",
        why: "The rest of the word tells what is missing, and what is typed is half a word that nobody remembers alone.",
        bad: "\
- id: un-entry
  cloze: Korea joined the UN in 19{{91}}.
",
        better: "\
- id: un-entry
  cloze: Korea joined the UN in {{1991}}.
",
        fix: None,
    }
    CLOZE_CUTS_NAME = "cloze-cuts-name" Warning {
        summary: "a deletion holds the whole of a name",
        why: "The part that is left gives the rest away, and half a name is learnt that means nothing alone.",
        bad: "\
- id: seoul
  cloze: Seoul became the capital of South {{Korea}}.
",
        better: "\
- id: seoul
  cloze: Seoul became the capital of {{South Korea}}.
",
        fix: None,
    }
}
