//! Verbs of what is done in history.

/// Deeds of history, which one person or body does to one thing.
#[rustfmt::skip]
pub(super) const DEEDS: &[&str] = &[
    "abolish", "acquire", "annex", "appoint", "assassinate", "attack", "ban", "banish", "behead", "besiege",
    "block", "bombard", "borrow", "break", "build", "buy", "capture", "cede", "challenge", "close",
    "co-found", "colonise", "colonize", "command", "commission", "compose", "conclude", "conquer",
    "consecrate", "construct", "convene", "convert", "create", "cross", "crown", "crush", "decree",
    "dedicate", "defeat", "demolish", "depose", "design", "destroy", "devise", "disband", "discover",
    "dismiss", "dissolve", "divide", "draft", "drive", "elect", "enlarge", "erect", "establish", "exile",
    "execute", "expel", "explore", "extend", "fortify", "found", "free", "grant", "head", "inaugurate",
    "incorporate", "install", "introduce", "invade", "invent", "issue", "kill", "launch", "lead", "liberate",
    "lift", "merge", "murder", "name", "negotiate", "nominate", "obtain", "offer", "occupy", "order",
    "organise", "organize", "oust", "outlaw", "overthrow", "overturn", "pardon", "partition", "plan",
    "proclaim", "propose", "publish", "purchase", "raze", "reach", "rebuild", "recapture", "refound",
    "reform", "reopen", "repeal", "replace", "restore", "retake", "rule", "sack", "seize", "settle", "sign",
    "sink", "storm", "succeed", "suppress", "supersede", "surrender", "survey", "transfer", "translate",
    "unify", "unite", "unveil", "veto", "withdraw", "write", "win",
];

/// Deeds besides these of which `by` tells the doer.
#[rustfmt::skip]
pub(super) const OPENED: &[&str] = &[
    "open", "begin", "complete", "finish", "start", "approve", "adopt", "ratify", "pass", "give", "award",
    "host", "own", "govern", "manage", "operate", "fund", "finance", "edit", "arrest", "imprison", "convict",
    "invite", "hire", "paint", "film", "direct", "describe", "clear", "defend", "intercept", "take", "wreck",
    "burn", "loot", "cancel", "reject", "teach", "train", "educate", "raise", "baptise", "ordain", "knight",
];

/// Deeds that take place without anybody being told apart by them, unless by a day.
#[rustfmt::skip]
pub(super) const MANY: &[&str] = &[
    "cross", "reach", "sign", "attack", "win", "plan", "lead", "order", "write", "publish", "challenge",
];

/// Deeds that befall one thing alone, which is asked for.
#[rustfmt::skip]
pub(super) const BEFALL: &[&str] = &[
    "replace", "supersede", "succeed", "overthrow", "depose", "defeat", "annex", "conquer", "found",
    "dissolve", "assassinate", "establish",
];

/// Deeds of several parties together.
#[rustfmt::skip]
pub(super) const TOGETHER: &[&str] = &[
    "agree", "ally", "conclude", "sign", "form", "found", "establish", "partition", "unite", "merge",
];
