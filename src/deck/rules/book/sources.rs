//! Where facts come from.

super::rules! { Sources;
    SOURCE_SHAPE = "source-shape" Error {
        summary: "a source is one file or one URL",
        why: "The learner who doubts an answer wants to look it up; an address that is none leads nowhere.",
        bad: "\
sources:
  portal: { title: Government portal, url: korea.net }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: portal }
",
        better: "\
sources:
  portal: { title: Government portal, url: \"https://korea.net\" }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: portal }
",
        fix: None,
    }
    SOURCE_UNKNOWN = "source-unknown" Error {
        summary: "a card's source is one of the deck's sources",
        why: "A source without an entry has no title, no file and no date: nothing of it can be shown.",
        bad: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: protal }
",
        better: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: portal }
",
        fix: None,
    }
    SOURCE_MISSING = "source-missing" Warning {
        summary: "where most cards of a deck name a source, all do",
        why: "Without a source nobody can tell whether the card or the doubting learner is right, nor mend it when facts change.",
        bad: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: portal }
  - { id: river, ask: Which river runs through Seoul?, answer: Han }
",
        better: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: portal }
  - { id: river, ask: Which river runs through Seoul?, answer: Han, source: portal }
",
        fix: None,
    }
    SOURCE_ABSENT = "source-absent" Note {
        summary: "the documents of a deck are at hand (with --sources)",
        why: "What is not at hand cannot be compared. Often only the name is mistyped, and its cards go unchecked.",
        bad: "\
sources:
  portal: { title: Government portal, file: portals.txt }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: portal }
# --- portal.txt
The capital is Seoul.
",
        better: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - { id: capital, ask: What is the capital of Korea?, answer: Seoul, source: portal }
# --- portal.txt
The capital is Seoul.
",
        fix: None,
    }
    SOURCE_PARAGRAPH = "source-paragraph" Warning {
        summary: "the document has the paragraph that a card cites (with --sources)",
        why: "The reference leads nowhere. Paragraphs are the blocks between empty lines, counted from 1.",
        bad: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - id: capital
    ask: What is the capital of Korea?
    answer: Seoul
    source: { in: portal, paragraph: 3 }
# --- portal.txt
Korea lies in East Asia.

The capital is Seoul.
",
        better: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - id: capital
    ask: What is the capital of Korea?
    answer: Seoul
    source: { in: portal, paragraph: 2 }
# --- portal.txt
Korea lies in East Asia.

The capital is Seoul.
",
        fix: None,
    }
    SOURCE_ANSWER = "source-answer" Warning {
        summary: "a number or name stands in the paragraph that a card cites (with --sources)",
        why: "Either the reference is wrong or the answer is. A wrong answer is learnt as well as a right one.",
        bad: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - id: treaty-year
    ask: In which year was the treaty signed?
    answer: 1956
    source: { in: portal, paragraph: 1 }
# --- portal.txt
The treaty was signed in 1965.
",
        better: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - id: treaty-year
    ask: In which year was the treaty signed?
    answer: 1965
    source: { in: portal, paragraph: 1 }
# --- portal.txt
The treaty was signed in 1965.
",
        fix: None,
    }
    SOURCE_QUOTE = "source-quote" Warning {
        summary: "a quotation stands word for word in the paragraph that a card cites (with --sources)",
        why: "What is in quotation marks is believed. Words that nobody wrote are worse than none.",
        bad: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - id: treaty-year
    ask: In which year was the treaty signed?
    answer: 1965
    source: { in: portal, paragraph: 1, quote: signed the treaty in 1965 }
# --- portal.txt
The treaty was signed in 1965.
",
        better: "\
sources:
  portal: { title: Government portal, file: portal.txt }
cards:
  - id: treaty-year
    ask: In which year was the treaty signed?
    answer: 1965
    source: { in: portal, paragraph: 1, quote: treaty was signed in 1965 }
# --- portal.txt
The treaty was signed in 1965.
",
        fix: None,
    }
}
