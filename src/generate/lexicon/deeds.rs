//! Verbs by how closely they tell who did something.

/// Verbs that say so little, or of so many, that neither who nor what can be asked of them.
pub(crate) const VAGUE: &[&str] = &[
    "be", "have", "do", "make", "say", "want", "think", "believe", "feel", "know", "hope", "seem", "appear",
    "continue", "remain", "try", "help", "come", "go", "get", "see", "look", "keep", "let", "need", "like", "tell",
    "give", "take", "put", "show", "use", "argue", "claim", "state", "suggest", "consider", "regard", "wish", "fear",
    "worry", "warn", "live", "work", "suffer", "include", "involve", "mean", "relate", "agree", "decide", "attempt",
    "enjoy", "begin", "start", "find", "imagine", "envision", "express", "describe", "view", "note", "reflect",
    "represent", "indicate", "call", "allow", "cause", "require", "recognise", "recognize", "emphasise", "emphasize",
    "symbolise", "symbolize", "lack", "hold", "bring", "receive", "base", "understand", "understood", "learn",
    "spend", "turn", "hear", "speak", "talk", "stand", "sit", "grow", "face", "share", "contribute", "participate",
    "possess",
];

/// Verbs of what many do at one time: who did it has more than one right answer.
pub(crate) const SHARED: &[&str] = &[
    "visit", "join", "attend", "study", "travel", "move", "arrive", "return", "leave", "play", "support", "oppose",
    "serve", "fight", "die", "use", "read", "meet", "follow", "settle", "accept", "reject", "approve", "vote",
    "amend", "praise", "criticise", "criticize", "admire", "favour", "favor", "celebrate", "sail", "enter", "graduate",
    "retire", "teach", "gather", "stay", "bear", "own", "buy", "sell", "win", "lose", "protest", "convene",
    "assemble", "persist", "defend", "denounce", "champion",
];

/// Verbs of making what is made once: who did it is known without the year.
pub(crate) const ONCE: &[&str] = &[
    "discover", "invent", "write", "compose", "paint", "coin", "patent", "sculpt", "design", "found", "devise",
    "formulate", "isolate",
];

/// Verbs of what one alone does or makes: a name behind them tells who.
pub(crate) const SINGULAR: &[&str] = &[
    "found", "invent", "discover", "write", "compose", "paint", "design", "patent", "coin", "assassinate",
    "establish", "draft", "author", "succeed", "appoint", "name", "nominate", "commission", "marry", "kill", "defeat",
    "translate", "direct", "edit", "build", "create", "dispatch", "lead", "command", "replace", "proclaim", "sculpt",
    "launch", "introduce", "install", "engrave", "convert", "donate", "bequeath", "co-found", "overthrow",
];

/// Verbs whose object is told by their infinitive: without it they say something else.
pub(crate) const MOVING: &[&str] = &[
    "force", "ask", "persuade", "allow", "enable", "urge", "order", "instruct", "require", "want", "help", "lead",
    "cause", "get", "permit", "encourage", "expect", "invite", "tell", "teach", "compel", "oblige", "advise",
    "command", "convince", "inspire", "induce", "forbid", "hope", "try", "seek", "begin", "continue", "decide",
    "agree", "refuse", "attempt", "plan", "intend", "wish", "threaten", "promise", "offer", "fail", "serve", "use",
    "tend", "come", "go", "choose", "elect", "vote", "need", "have", "start", "prefer", "struggle", "be", "make",
];
