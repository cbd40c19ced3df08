//! Nouns that say nothing without what they are of, and the words around a noun that tell which one is meant.

/// Nouns that are nobody's without what they are of, for or to.
pub(crate) const RELATIVE_NOUNS: &[&str] = &[
    "amount", "application", "applications", "approval", "average", "cap", "capacity", "certificate", "change",
    "charge", "claim", "complaint", "condition", "conditions", "consent", "contents", "copies", "copy", "cost",
    "costs", "deadline", "debt", "decision", "default", "degree", "delay", "depth", "diameter", "difference",
    "dispute", "draft", "duration", "effect", "effects", "end", "entry", "exemption", "extent", "factor", "fee",
    "fees", "fine", "form", "fraction", "function", "height", "interval", "kind", "lead", "leave", "length", "level",
    "levels", "limit", "limits", "list", "majority", "margin", "maximum", "meaning", "measure", "measures", "method",
    "minimum", "motion", "name", "names", "notice", "notices", "number", "numbers", "objection", "offence", "option",
    "options", "order", "part", "parts", "password", "penalty", "percentage", "period", "permission", "permit",
    "petition", "place", "places", "point", "portion", "position", "procedure", "process", "product", "proportion",
    "proposal", "range", "rate", "rates", "ratio", "reason", "reasons", "recommendation", "register", "remainder",
    "report", "request", "requirement", "requirements", "rest", "result", "results", "role", "rule", "rules", "scale",
    "section", "sentence", "series", "set", "setting", "share", "side", "sides", "size", "socket", "speed", "stage",
    "stages", "start", "statement", "status", "step", "structure", "sum", "surface", "system", "temperature", "term",
    "terms", "thickness", "threshold", "time", "title", "total", "transaction", "type", "types", "unit", "value",
    "agenda", "account", "arrangement", "pattern", "patterns", "solution", "solutions", "answer", "values", "vacancy", "version", "voltage", "volume", "vote", "way", "weight", "wording", "width",
];

/// Words before a noun that do not tell which one is meant.
pub(crate) const POOR_WORDS: &[&str] = &[
    "same", "other", "own", "new", "whole", "following", "next", "said", "further", "present", "relevant",
    "appropriate", "first", "second", "third", "last", "only", "such", "certain", "particular", "given", "usual",
    "above", "actual", "correct", "right", "different", "similar", "very", "previous", "entire", "full", "more",
    "less", "most", "least", "current", "proposed", "many", "several", "few", "two", "three", "four", "five", "six",
    "main", "valid", "full-time", "part-time", "special",
];

/// Words behind a noun that tell which one is meant.
pub(crate) const TELLING_WORDS: &[&str] = &[
    "of", "for", "that", "which", "who", "whom", "whose", "where", "between", "against", "under", "referred", "laid",
    "mentioned", "specified", "set", "prescribed", "required", "given", "made", "caused", "due", "concerned",
];
