//! What verbs govern, and what their objects are worth: lists for questions on what stands behind a verb.

/// Prepositions of places.
pub(crate) const PLACES: &[&str] = &[
    "in", "at", "on", "within", "inside", "beneath", "under", "along", "near", "between",
];

/// Nouns of places: where something is found that is no name.
pub(crate) const SITES: &[&str] = &[
    "sea", "ocean", "lake", "river", "valley", "mountains", "coast", "forest", "forests", "desert", "deserts", "city",
    "town", "village", "museum", "church", "cathedral", "palace", "castle", "hall", "library", "harbour", "harbor",
    "port", "station", "factory", "laboratory", "nucleus", "cytoplasm", "membrane", "cell", "cells", "stroma", "lumen",
    "matrix", "mitochondria", "mitochondrion", "chloroplast", "chloroplasts", "ribosome", "ribosomes", "liver",
    "kidney", "kidneys", "heart", "brain", "lung", "lungs", "stomach", "intestine", "pancreas", "skin", "blood",
    "bone", "bones", "marrow", "core", "crust", "mantle", "atmosphere", "stratosphere", "disk", "bulge", "halo",
    "soil", "soils", "mouth", "throat", "ear", "eye", "spleen", "bladder", "thymus", "nodes", "glands", "gland",
    "roots", "leaves", "stem", "ovary", "wetlands", "tropics", "grasslands", "savanna", "tundra", "poles", "equator",
    "hemisphere", "tank", "drawer", "cabinet", "compartment", "chamber", "basement", "cellar", "reservoir",
];

/// Verbs of which the place is asked, active.
pub(crate) const HAPPENING: &[&str] = &[
    "occur", "happen", "live", "lie", "stand", "take", "originate", "begin", "grow", "nest", "breed", "hang", "sit",
    "rise", "start", "meet", "end", "appear",
];

/// Verbs of which the place is asked, passive.
pub(crate) const PLACED: &[&str] = &[
    "find", "locate", "situate", "store", "keep", "house", "bury", "make", "produce", "form", "hold", "build",
    "place", "embed", "grow", "mine", "speak", "generate", "perform", "print", "display", "exhibit", "synthesise",
    "synthesize", "assemble", "base", "release",
];

/// Verbs with the prepositions that they govern, and the words that ask for what follows.
pub(crate) const GOVERNING: &[(&[&str], &[&str], &str)] = &[
    (
        &[
            "convert", "divide", "split", "transform", "turn", "break", "separate", "organise", "organize", "cut",
            "develop", "change", "group", "flow", "empty", "make", "grow",
        ],
        &["into"],
        "into what",
    ),
    (
        &[
            "reduce", "oxidise", "oxidize", "attach", "connect", "lead", "hand", "bind", "respond",
            "correspond", "pass", "limit", "apply", "appeal", "add", "transfer", "assign", "contribute",
        ],
        &["to"],
        "to what",
    ),
    (
        &[
            "make", "derive", "obtain", "extract", "produce", "come", "descend", "develop", "evolve", "form", "arise",
            "originate", "build", "replace", "protect", "differ", "suffer", "carve", "prepare",
        ],
        &["from"],
        "from what",
    ),
    (
        &[
            "make", "consist", "compose", "form",
        ],
        &["of"],
        "of what",
    ),
    (
        &[
            "serve", "act", "function", "use", "classify", "store",
        ],
        &["as"],
        "as what",
    ),
    (
        &[
            "depend", "rest", "rely", "feed", "base", "focus", "draw", "concentrate", "live",
        ],
        &["on", "upon"],
        "on what",
    ),
    (
        &[
            "cover", "fill", "fringe", "associate", "equip", "treat", "coat", "line", "combine", "begin", "end", "react",
            "deal", "connect", "link", "fit",
        ],
        &["with"],
        "with what",
    ),
    (
        &[
            "use", "design", "intend", "suit", "reserve", "account", "require", "build",
        ],
        &["for"],
        "for what",
    ),
    (
        &[
            "pass", "enter", "leave", "flow", "travel", "reach", "run", "transmit", "spread",
        ],
        &["through"],
        "through what",
    ),
    (
        &[
            "result", "specialise", "specialize", "measure", "end",
        ],
        &["in"],
        "in what",
    ),
    (
        &[
            "protect", "defend", "guard", "secure",
        ],
        &["against"],
        "against what",
    ),
];

/// Verbs that tell what things in general do to others.
pub(crate) const ACTING: &[&str] = &[
    "contain", "produce", "release", "store", "absorb", "secrete", "transport", "carry", "regulate", "control",
    "protect", "require", "need", "use", "supply", "provide", "generate", "filter", "digest", "remove", "enclose",
    "surround", "measure", "detect", "prevent", "attack", "kill", "form", "combine", "hold", "link", "separate",
    "drive", "power", "indicate", "lack", "dispense", "prepare", "emit", "block", "lower", "raise", "increase",
    "reduce", "stimulate", "inhibit", "cause", "trigger", "allocate", "govern", "concern", "recognise", "recognize",
    "guarantee", "forbid", "prohibit", "include", "demand", "determine", "appoint", "elect", "connect", "consume",
    "eat", "fix", "accept", "split", "resemble", "conduct", "collect", "line", "cover", "replace", "enrich", "serve",
    "bind", "restrict", "permit", "grant", "bear",
];

/// Verbs that say too little to ask for their object.
pub(crate) const PALE: &[&str] = &[
    "be", "have", "do", "make", "get", "take", "give", "go", "come", "become", "seem", "appear", "remain", "let",
    "want", "say", "know", "think", "see", "mean", "tell", "show", "try", "help", "keep", "begin", "start", "play",
    "find", "feel", "look", "believe", "hope", "like", "enjoy", "love", "consider", "call", "ask", "put", "set",
    "turn", "run", "reach", "follow", "exceed", "total", "leave", "enter", "offer", "attract", "face", "vary",
    "range", "rank", "fall", "rise", "grow", "last", "live", "lie",
];

/// Nouns that answer nothing.
pub(crate) const EMPTY: &[&str] = &[
    "way", "ways", "part", "parts", "place", "places", "thing", "things", "time", "times", "kind", "kinds", "type",
    "types", "number", "variety", "range", "role", "use", "order", "course", "means", "case", "cases", "fact",
    "others", "rest", "lot", "extent", "degree", "view", "position", "general", "addition", "particular", "end",
    "question", "conditions", "factors", "manner", "basis", "example", "process", "areas", "forms", "origin",
    "reason", "reasons", "stages", "series", "succession", "practice", "turn", "common", "many", "several",
    "various", "different", "some", "all", "most", "much", "favour", "care", "one", "account", "advantage", "effect",
    "contact", "control", "touch", "need", "total", "share", "level", "levels", "it", "them", "water",
];

/// Endings of nouns that everyday speech uses too.
pub(crate) const PLAIN_ENDS: &[&str] = &[
    "ing", "ed", "ment", "ness", "ship", "hood", "ible", "able", "ful", "ous", "ive", "less", "al", "er", "ers",
];

/// Endings of nouns that belong to a field.
pub(crate) const LEARNED_ENDS: &[&str] = &[
    "ase", "ases", "ide", "ides", "oid", "oids", "plast", "plasts", "cyte", "cytes", "phyll", "osis", "oses", "ysis",
    "esis", "ology", "itis", "osome", "osomes", "phyte", "phytes", "zoa", "cene", "asis", "psis",
    "phage", "virus", "toxin", "toxins", "purine", "purines", "amine", "amines", "emia", "uria", "ectomy", "archy",
    "cracy", "opod", "opods", "oxin", "oxins",
];
