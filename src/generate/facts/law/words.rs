//! Words by which rules are told apart: none that only one law has.

/// What a question does not need: where the rule goes on to exceptions and to other things.
pub(super) const CUTS: [&str; 28] = [
    ", unless ", ", save ", ", except ", ", where ", ", provided ", " but cannot ", " but may not ", " but shall not ", ", in which case ", ", irrespective ", ", but ",
    ", which ", ", of whom ", ", of which ", ", with the exception ", "; ", ", to which ", ", however",
    ", including ", " including but not ", ", and the ", ", and no ", ", nor ", ", and he ", ", and in ", ", one of which ", ", one of whom ", ", and thereafter ",
];

/// Where a name that a preposition brings in ends.
pub(super) const STOPS: [&str; 26] = [
    " for ", " from ", " in ", " on ", " as ", " who ", " which ", " that ", " within ", " under ", " to ",
    " and shall ", " after ", " before ", " with ", " upon ", " at ", " when ", " where ", " if ", " unless ", ",",
    ";", " until ", " by ", " or ",
];

/// Nouns of what a body gives before others may act.
pub(super) const GIVEN: [&str; 16] = [
    "advice", "approval", "assent", "authorisation", "authorization", "consent", "decision", "opinion", "order",
    "permission", "proposal", "recommendation", "request", "resolution", "signature", "vote",
];

/// Nouns of those who have duties and rights.
pub(super) const ROLES: [&str; 63] = [
    "agency", "agencies", "minister", "ministers", "council", "government", "court", "courts", "authority",
    "authorities", "assembly", "board", "commission", "committee", "president", "director", "operator", "operators",
    "owner", "owners", "holder", "holders", "member", "members", "person", "persons", "party", "parties", "state",
    "states", "cabinet", "house", "judge", "judges", "employer", "employers", "employee", "employees", "tenant",
    "landlord", "applicant", "municipality", "municipalities", "police", "officer", "officers", "soldier",
    "soldiers", "commander", "company", "anyone", "citizen", "citizens", "people", "inspector", "inspectors",
    "captain", "undertaking", "king", "queen", "secretary", "associations", "chairman",
];

/// Those of them of whom there are many, and of whom a law tells apart by more than the noun.
pub(super) const PERSONS: [&str; 15] = [
    "member", "members", "person", "persons", "party", "parties", "owner", "owners",
    "holder", "holders", "employee", "employees", "applicant", "tenant", "anyone",
];

/// Nouns of what is done by way of something, not by somebody: `by law`.
pub(super) const THINGS: [&str; 17] = [
    "means", "reason", "way", "order", "law", "act", "majority", "vote", "statements", "date", "resolution",
    "decree", "measure", "rules", "provisions", "letter", "notice",
];

/// Nouns of bodies, by which a question may ask for one.
pub(super) const BODIES: [&str; 18] = [
    "court", "fund", "assembly", "council", "agency", "ministry", "office", "authority", "commission", "board",
    "parliament", "register", "gazette", "house", "committee", "tribunal", "treasury", "bank",
];

/// Nouns of what has no will, which some laws write with a capital.
pub(super) const PAPERS: [&str; 40] = [
    "account", "agreement", "amendment", "appeal", "application", "appropriation", "article", "ballot", "bill", "bond",
    "budget", "case", "certificate", "claim", "compensation", "contract", "debt", "duty", "election", "enumeration",
    "expense", "fee", "fine", "form", "fund", "impost", "judgment", "law", "meeting", "minute", "motion", "order",
    "penalty", "policy", "record", "report", "resolution", "seat", "tax", "vote",
];

/// Subjects that mean everybody.
pub(super) const EVERYBODY: [&str; 8] = [
    "all people", "all persons", "every person", "any person", "everyone", "anyone", "no person", "persons",
];

/// Verbs on which rules hang without a helper.
pub(super) const PLAIN: [&str; 44] = [
    "adopt", "amount", "appoint", "apply", "become", "begin", "bind", "cease", "choose", "comprise", "consist",
    "constitute", "contain", "cover", "decide", "elect", "end", "enter", "exercise", "expire", "extend", "govern",
    "have", "hold", "include", "lapse", "last", "lead", "meet", "perform", "preside", "promulgate", "remain",
    "represent", "require", "serve", "sit", "supervise", "take", "terminate", "elapse", "nominate", "lie",
    "commit",
];

/// Words with which a condition or a place begins before the subject.
pub(super) const LEADS: [&str; 24] = [
    "if", "when", "where", "whenever", "unless", "upon", "for", "in", "within", "on", "at", "by", "during", "after",
    "before", "until", "to", "as", "with", "without", "from", "except", "once", "save",
];

/// Words that mean a verb wherever they stand.
pub(super) const HELPERS: [&str; 12] = [
    "shall", "must", "may", "can", "cannot", "is", "are", "has", "have", "was", "were", "will",
];

/// Nouns that need not be told of what, in any law.
pub(super) const KNOWN: [&str; 26] = [
    "public", "state", "people", "law", "environment", "population", "country", "nation", "police", "government",
    "territory", "sea", "day", "time", "rule", "purpose", "punishment", "municipality", "municipalities", "owner",
    "latest", "right", "same", "year", "month", "week",
];

/// Nouns that mean what the sentence before has told, and nothing that a heading could name.
pub(super) const VAGUE: [&str; 15] = [
    "minimum", "maximum", "other", "period", "time", "term", "act", "offender", "offence", "case", "amount", "rate", "failure", "matter",
    "situation",
];

/// Nouns by which a law speaks of itself.
pub(super) const SELF: [&str; 24] = [
    "act", "law", "code", "constitution", "regulation", "regulations", "ordinance", "directive", "convention",
    "charter", "statute", "statutes", "policy", "decree", "rules", "bylaws", "by-laws", "bye-laws", "bylaw", "by-law",
    "treaty", "agreement", "protocol", "covenant",
];

/// What bounds a figure, the longest first.
pub(super) const BOUNDS: [&[&str]; 17] = [
    &["not", "more", "than"], &["no", "more", "than"], &["not", "less", "than"], &["no", "less", "than"],
    &["no", "fewer", "than"], &["not", "fewer", "than"], &["a", "maximum", "of"], &["a", "minimum", "of"],
    &["at", "least"], &["at", "most"], &["up", "to"], &["more", "than"], &["less", "than"], &["fewer", "than"],
    &["not", "exceeding"], &["exceeding"], &["over"],
];

/// What stands before a figure and goes to the front of a question with it.
pub(super) const BEFORE: [&[&str]; 15] = [
    &["for", "a", "term", "of"], &["for", "a", "period", "of"], &["within", "a", "period", "of"],
    &["for", "the", "term", "of"], &["not", "later", "than"],
    &["no", "later", "than"], &["within"], &["for"], &["by"], &["after"], &["every"], &["of"], &["to"],
    &["at"], &["in"],
];

/// Units of time, without their `s`.
pub(super) const TIMES: [&str; 7] = [
    "year", "month", "week", "day", "hour", "minute", "term",
];

/// What stands before a day, and how a question asks with it.
pub(super) const DAYS: [(&[&str], &str); 11] = [
    (&["no", "later", "than"], "by which date at the latest"),
    (&["not", "later", "than"], "by which date at the latest"),
    (&["no", "longer", "than"], "until which date at the latest"),
    (&["with", "effect", "from"], "with effect from which date"), (&["on", "or", "before"], "by which date"),
    (&["by"], "by which date"), (&["on"], "on which date"), (&["until"], "until which date"),
    (&["before"], "before which date"), (&["from"], "from which date"), (&["since"], "since which date"),
];
