//! How texts are written.

super::rules! { Text;
    YAML_TRAP = "yaml-trap" Warning {
        summary: "a text that other YAML readers take for something else is quoted",
        why: "Here `no` stays `no` and `3.10` stays `3.10`. Other programs read false and 3.1, and so would whoever shares the deck.",
        bad: "\
- id: version
  ask: Which version brought the change?
  answer: 3.10
",
        better: "\
- id: version
  ask: Which version brought the change?
  answer: \"3.10\"
",
        fix: Some("quote the text"),
    }
    TEXT_CUT = "text-cut" Warning {
        summary: "no text is cut off by a `#`",
        why: "Behind a blank, `#` begins a comment in YAML: the learner sees half of the question.",
        bad: "\
- id: song
  ask: Which band had a #1 hit in 2020?
  answer: BTS
",
        better: "\
- id: song
  ask: \"Which band had a #1 hit in 2020?\"
  answer: BTS
",
        fix: None,
    }
    TEXT_GARBLED = "text-garbled" Warning {
        summary: "letters are what they were before the text was copied",
        why: "Text that went through a wrong encoding reads `cafÃ©` for `café`. Learners cannot type it, and should not learn it.",
        bad: "\
- id: cafe
  ask: What is the French word for coffee?
  answer: cafÃ©
",
        better: "\
- id: cafe
  ask: What is the French word for coffee?
  answer: café
",
        fix: None,
    }
    TEXT_NFD = "text-nfd" Warning {
        summary: "accented letters and syllables are written as one character (NFC)",
        why: "Two spellings that look alike are two texts to search, sort and compare by; some systems draw the pieces apart.",
        bad: "\
- id: capital
  ask: What is the capital of Korea called in Korean?
  answer: \u{1109}\u{1165}\u{110b}\u{116e}\u{11af}
",
        better: "\
- id: capital
  ask: What is the capital of Korea called in Korean?
  answer: 서울
",
        fix: Some("compose the letters"),
    }
    CONTROL_CHARACTER = "control-character" Warning {
        summary: "texts hold no invisible characters",
        why: "Copied from web pages they hide between letters. An answer that looks right is then not the same.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seo\u{200b}ul
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: Some("remove the invisible characters"),
    }
    TEXT_TAB = "text-tab" Note {
        summary: "blanks, not tabs, part the words of a text",
        why: "How wide a tab is depends on the screen; most often it came along from a table.",
        bad: "\
- id: capital
  ask: \"What is the capital\tof Korea?\"
  answer: Seoul
",
        better: "\
- id: capital
  ask: \"What is the capital of Korea?\"
  answer: Seoul
",
        fix: Some("write blanks for tabs"),
    }
    BLANKS_DOUBLE = "blanks-double" Note {
        summary: "one blank parts two words",
        why: "It is shown as it is written and looks like a gap to fill; most often a word was taken out there.",
        bad: "\
- id: capital
  ask: What is the  capital of Korea?
  answer: Seoul
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: Some("write one blank"),
    }
    BLANKS_TRAILING = "blanks-trailing" Note {
        summary: "lines do not end with blanks",
        why: "Nobody sees them, but every comparison of two versions does. One finding stands for all lines of a file.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?  \n  answer: Seoul
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: Seoul
",
        fix: Some("remove the blanks at the ends of lines"),
    }
    QUOTES_CURLY = "quotes-curly" Warning {
        summary: "a text is quoted with straight quotes",
        why: "YAML knows straight quotes only: curly ones become part of the text, and whoever types the answer without them is near at best.",
        bad: "\
- id: capital
  ask: What is the capital of Korea?
  answer: “Seoul”
",
        better: "\
- id: capital
  ask: What is the capital of Korea?
  answer: \"Seoul\"
",
        fix: Some("write plain quotes for curly ones"),
    }
    QUOTES_MIXED = "quotes-mixed" Note {
        summary: "the quotation marks of a text are of one sort and come in pairs",
        why: "An opening mark without its partner leaves open where the quotation ends, and looks like a slip to the learner.",
        bad: "\
- id: policy
  ask: Who spoke of the “Sunshine Policy first?
  answer: Kim Dae-jung
",
        better: "\
- id: policy
  ask: Who spoke of the “Sunshine Policy” first?
  answer: Kim Dae-jung
",
        fix: None,
    }
}
