//! Verbs of manuals, in their plain form.

/// Those whose object is worth asking for: what a thing accepts, shows or controls.
pub(super) const WORTH: &[&str] = &[
    "accept", "activate", "adjust", "burn", "calibrate", "carry", "cause", "comprise", "contain", "control",
    "cover", "damage", "deactivate", "decrease", "define", "delete", "destroy", "determine", "disable",
    "display", "emulate", "enable", "erase", "generate", "have", "increase", "leave", "let", "magnify",
    "mute", "need", "pause", "prevent", "protect", "provide", "raise", "recognise", "recognize", "record",
    "reduce", "require", "reset", "restore", "shorten", "show", "store", "supply", "support", "toggle",
    "trigger", "use",
];

/// Others of which frames make questions.
pub(super) const OTHER: &[&str] = &[
    "beep", "blink", "consist", "convert", "draw", "extend", "filter", "flash", "glow", "go", "grant",
    "heat", "hold", "include", "indicate", "keep", "last", "lead", "light", "limit", "lock", "lower",
    "mean", "monitor", "measure", "open", "operate", "pulse", "shut", "stay", "postpone", "produce", "remember", "run", "select", "signal", "start",
    "stop", "switch", "take", "turn", "weigh", "work",
];
