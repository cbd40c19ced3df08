//! Small words, and the words that betray views, plans and the time of writing.

use super::list::List;

/// Articles and the like, which begin a noun phrase.
pub(crate) const DETERMINERS: &List = &List::new(&[
    "the", "a", "an", "this", "that", "these", "those", "each", "every", "some", "any", "no", "its", "his", "her",
    "their", "our", "my", "your", "both", "all", "many", "several", "most", "few", "another", "such", "either",
    "neither", "much", "various", "other",
]);

/// Prepositions.
pub(crate) const PREPOSITIONS: &List = &List::new(&[
    "in", "on", "at", "by", "of", "to", "for", "from", "with", "without", "within", "into", "onto", "upon", "over",
    "under", "between", "among", "amongst", "through", "throughout", "during", "since", "until", "till", "before",
    "after", "about", "against", "along", "around", "across", "behind", "below", "beneath", "beside", "besides",
    "beyond", "despite", "except", "like", "near", "off", "per", "than", "toward", "towards", "via", "above", "as",
    "alongside", "following", "including", "outside", "inside", "amid", "regarding", "concerning", "versus",
]);

/// Words that stand for a thing named elsewhere; whoever reads a card alone cannot know for which.
pub(crate) const LEANING: &List = &List::new(&[
    "it", "they", "he", "she", "them", "him", "this", "these", "those", "that", "such", "former", "latter", "there",
    "here", "we", "us", "our", "ours", "i", "me", "my", "you", "your", "same", "aforementioned", "above-mentioned",
    "respectively", "itself", "themselves", "himself", "herself", "hers", "theirs", "thereof", "therein", "thereby",
    "hereby", "herein", "hereof", "one", "ones", "another", "others", "other", "so", "likewise", "too", "also",
]);

/// Pronouns of belonging, which are clear where their owner is named in the same question.
pub(crate) const BELONGING: &List = &List::new(&["its", "his", "her", "their"]);

/// Words that join clauses.
pub(crate) const JOINING: &List = &List::new(&[
    "and", "or", "but", "nor", "yet", "because", "although", "though", "while", "whereas", "when", "if", "unless",
    "whether", "where", "which", "who", "whom", "whose", "that", "so", "until", "before", "after", "since", "once",
    "as", "than",
]);

/// Helping verbs that may begin a finite verb group.
pub(crate) const AUXILIARIES: &List = &List::new(&[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
    "shall", "should", "do", "does", "did",
]);

/// Adverbs that may stand within a verb group or before a verb, and say nothing that a question needs.
pub(crate) const LIGHT_ADVERBS: &List = &List::new(&[
    "also", "then", "later", "soon", "subsequently", "eventually", "finally", "formally", "officially", "originally",
    "initially", "first", "successfully", "again", "thus", "therefore", "hence", "usually", "generally", "normally",
    "typically", "commonly", "often", "mainly", "primarily", "largely", "mostly", "still", "already", "now",
    "currently", "today", "once", "further", "jointly", "unanimously", "immediately", "previously", "formerly",
    "permanently", "automatically", "continuously", "only", "even", "ultimately", "together", "widely", "sometimes",
    "always", "rarely", "traditionally", "historically", "both", "itself", "themselves", "briefly", "quickly",
    "slowly", "gradually", "directly", "publicly", "never", "effectively", "completely", "fully", "partly",
    "partially", "simply", "instead", "likewise", "famously", "independently", "technically", "clearly", "at",
    "least",
]);

/// Adverbs of degree and manner, without which a statement says something else: `largely rebuilt`.
pub(crate) const DEGREES: &List = &List::new(&[
    "largely", "mostly", "mainly", "primarily", "partly", "partially", "completely", "fully", "nearly", "almost",
    "jointly", "unanimously", "temporarily", "provisionally", "posthumously", "extensively", "heavily",
]);

/// Verbs that need an object: their past form without one is a participle, `the towns recorded in the book`.
pub(crate) const TRANSITIVE: &List = &List::new(&[
    "record", "engrave", "publish", "produce", "create", "establish", "found", "build", "construct", "design", "discover",
    "invent", "introduce", "describe", "name", "call", "make", "take", "give", "hold", "bring", "use", "publicise",
    "locate", "appoint", "elect", "nominate", "sign", "ratify", "adopt", "award", "grant", "commission", "compose",
    "paint", "translate", "erect", "destroy", "capture", "conquer", "occupy", "annex", "acquire", "purchase", "buy",
    "own", "employ", "preserve", "protect", "restore", "convert", "transform", "install", "carve", "mention", "depict",
    "portray", "base", "situate", "allow", "enable", "cause", "damage", "injure", "kill", "murder", "execute", "assassinate",
    "arrest", "imprison", "exile", "bury", "baptise", "crown", "impose", "levy", "collect", "manufacture", "import",
    "export", "develop", "patent", "propose", "draft", "issue", "print", "edit", "distribute", "broadcast", "film",
    "include", "contain", "require", "involve", "identify", "classify", "define", "derive", "extract", "isolate",
]);

/// Openings of a sentence that only link it with what came before.
pub(crate) const LINKS: &[&str] = &[
    "to make matters worse", "worse still", "however", "moreover", "furthermore", "in addition", "additionally", "also", "besides", "therefore", "thus",
    "consequently", "as a result", "for example", "for instance", "in particular", "in fact", "indeed", "meanwhile",
    "in the meantime", "similarly", "likewise", "by contrast", "in contrast", "on the other hand", "nevertheless",
    "nonetheless", "still", "then", "later", "finally", "eventually", "subsequently", "afterwards", "soon after",
    "first", "second", "third", "overall", "in general", "generally", "typically", "usually", "normally", "today",
    "currently", "and", "but", "yet", "so", "of these", "in other words", "that is", "hence", "accordingly",
    "historically", "traditionally", "originally", "initially", "ultimately", "interestingly", "by default",
    "in total", "in all", "all told", "in comparison", "in response", "among other things", "further", "thereafter", "afterward", "by then", "in turn", "in time",
];

/// Words of praise, blame and belief.
pub(crate) const OPINIONS: &List = &List::new(&[
    "important", "importantly", "crucial", "vital", "essential to", "significant", "significantly", "remarkable",
    "impressive", "beautiful", "great", "greatest", "best", "worst", "excellent", "unfortunately", "fortunately",
    "sadly", "successful", "unhappy", "happily", "surprisingly", "interesting", "interestingly", "clearly",
    "obviously", "undoubtedly", "arguably", "heartening", "proud", "stunning", "spectacular", "wonderful",
    "delicious", "amazing", "ideal", "perfect", "popular", "world-class", "unique", "charming", "lovely", "famous",
    "tragic", "tragically", "disastrous", "brilliant", "legendary", "iconic", "controversial", "notorious",
    "desirable", "imperative", "ambitious", "decisive", "favourite", "favorite", "good", "bad", "better", "thriving",
    "vibrant", "breathtaking", "must-see", "seems", "seem", "seemed", "believe", "believes", "believed", "think",
    "thinks", "regarded", "considered", "feel", "feels", "hope", "hopes", "hoped", "wish", "wishes", "highly",
    "extremely", "very", "truly", "really", "quite", "relatively", "increasingly", "deeply", "profound", "profoundly",
    "tremendous", "enormous", "major", "notable", "notably", "key", "close", "closely",
]);

/// Words of what ought to be done.
pub(crate) const ADVICE: &[&str] = &[
    "needs to", "need to", "recommended", "recommend", "advisable", "advised to", "is necessary",
    "it is important", "let us", "make sure", "try to",
];

/// Words that make a sentence uncertain wherever they stand in it.
pub(crate) const UNCERTAIN: &[&str] = &[
    "probably", "perhaps", "possibly", "reportedly", "allegedly", "rumored", "rumoured", "rumours", "supposedly",
    "apparently", "presumably", "likely", "unlikely", "appears to", "appear to", "estimated", "believed", "thought to",
    "said to", "legend", "tradition says", "claimed", "alleged", "purported", "potentially", "reported to", "supposed to",
    "if any",
];

/// Helping verbs of what may be, will be or ought to be.
pub(crate) const MODALS: &List = &List::new(&["may", "might", "could", "would", "will", "should", "ought", "cannot"]);

/// Words of a sentence that denies, supposes or speaks to the reader.
pub(crate) const UNSETTLED: &List = &List::new(&[
    "not", "n't", "never", "no", "cannot", "if", "unless", "suppose", "imagine", "assume", "you", "your",
]);

/// Verbs that with `to` tell of what is to come or seems.
pub(crate) const OPEN_VERBS: &List = &List::new(&[
    "plan", "expect", "intend", "aim", "hope", "propose", "schedule", "anticipate", "promise", "want", "seek", "try",
    "attempt", "continue", "tend", "appear", "decide", "wish", "threaten", "vow", "pledge",
]);

/// Words that bind a sentence to the time at which it was written.
pub(crate) const NOW: &List = &List::new(&[
    "now", "currently", "today", "at present", "presently", "recently", "recent", "still", "nowadays", "so far",
    "to date", "this year", "last year", "these days", "remains", "remain", "until now", "latest", "newest",
    "ongoing",
]);

/// Names of the months.
pub(crate) const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

/// Whether a word names a month, whatever its case.
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// Whether a word in small letters names a day of the week, or several such days.
pub(crate) fn is_weekday(word: &str) -> bool {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    days.contains(&word.trim_end_matches('s'))
}


/// Ordinals as words, from the first.
pub(crate) const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// Superlatives that single one thing out.
pub(crate) const SUPERLATIVES: &List = &List::new(&[
    "largest", "biggest", "smallest", "highest", "tallest", "longest", "shortest", "deepest", "oldest", "youngest",
    "earliest", "fastest", "heaviest", "lightest", "hottest", "coldest", "brightest", "densest", "widest", "lowest",
    "northernmost", "southernmost", "easternmost", "westernmost", "innermost", "outermost", "busiest", "richest",
    "driest", "wettest", "hardest", "strongest", "closest", "nearest", "farthest", "thickest", "thinnest", "last",
    "only", "first", "sole",
]);

/// Words before a number that leave it open by how much it differs.
pub(crate) const ROUGH: &[&str] = &[
    "about", "approximately", "around", "roughly", "nearly", "almost", "some", "over", "more than", "fewer than",
    "less than", "at least", "at most", "up to", "no more than", "no fewer than", "no less than", "just over",
    "just under", "an estimated", "not more than", "as many as", "well over",
];

/// Faiths and doctrines, which are names in spite of their endings.
pub(crate) const NAMED_ISMS: &[&str] = &[
    "Buddhism", "Calvinism", "Catholicism", "Christianity", "Confucianism", "Darwinism", "Hinduism", "Islam",
    "Jainism", "Judaism", "Leninism", "Lutheranism", "Maoism", "Marxism", "Nazism", "Protestantism",
    "Sikhism", "Stalinism", "Taoism", "Zoroastrianism",
];

/// Nouns in which names of seats of learning end, each with whether such a name goes without `the`: `Lund University`, but
/// `the Lund Academy`.
pub(crate) const SEATS_OF_LEARNING: [(&str, bool); 5] = [
    ("University", true), ("College", true), ("School", true), ("Institute", false), ("Academy", false),
];
