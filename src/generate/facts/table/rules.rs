//! Headers that word questions of their own.

use super::kinds::Group;
use super::value::Shape;

/// A wording: for which groups (all when none), for which labels, how, and what answers.
pub(super) type Rule = (&'static [Group], &'static str, &'static str, Shape);

const SIGNS: &[Group] = &[
    Group::Sign,
    Group::Word,
    Group::Mode,
    Group::Bare,
    Group::Other,
];
const THINGS: &[Group] = &[
    Group::Mode,
    Group::Other,
    Group::Matter,
    Group::Thing,
    Group::Made,
    Group::Bare,
];
const PLACES: &[Group] = &[Group::Place, Group::Made];
const PEOPLE: &[Group] = &[Group::Person, Group::Ruler];

/// Wordings of their own; labels are parted by `;`, and the first that fits is taken.
pub(super) const RULES: &[Rule] = &[
    (
        SIGNS,
        "meaning;means;sense;what it means",
        "what does {} mean",
        Shape::Phrase,
    ),
    (
        &[Group::Thing],
        "how often;interval;frequency;cleaning interval;service interval;maintenance interval",
        "how often does {} need attention",
        Shape::Phrase,
    ),
    (
        &[Group::Sign],
        "fault;problem;description;explanation;definition",
        "what does {} mean",
        Shape::Phrase,
    ),
    (
        &[Group::Word],
        "definition;description;explanation",
        "what does {} mean",
        Shape::Phrase,
    ),
    (
        SIGNS,
        "stands for;full form;full name;expansion;long form",
        "what does {} stand for",
        Shape::Phrase,
    ),
    (
        &[Group::Sign],
        "what to do;remedy;action;solution;corrective action;response;recommended action;fix;measure;measures",
        "what should you do when {} appears",
        Shape::Phrase,
    ),
    (
        &[Group::Sign],
        "cause;possible cause;reason",
        "what is the cause of {}",
        Shape::Phrase,
    ),
    (
        &[Group::Sign],
        "name",
        "what does {} stand for",
        Shape::Phrase,
    ),
    (
        &[Group::Control],
        "action;function;effect;description;what it does;purpose;meaning;use",
        "what does {} do",
        Shape::Phrase,
    ),
    (
        &[Group::Trouble],
        "cause;possible cause;probable cause;likely cause;reason",
        "what may be the cause of {}",
        Shape::Phrase,
    ),
    (
        &[Group::Trouble],
        "what to do;remedy;action;solution;corrective action;fix;measure;measures",
        "what is the remedy for {}",
        Shape::Phrase,
    ),
    (
        THINGS,
        "use;uses;used for;main use;application;purpose",
        "what is {} used for",
        Shape::Phrase,
    ),
    (
        &[Group::Mode],
        "suitable for;for;intended for;recommended for",
        "what is {} intended for",
        Shape::Phrase,
    ),
    (
        &[Group::Mode],
        "water;energy;electricity;fuel;detergent",
        "how much LABEL does {} use",
        Shape::Quantity,
    ),
    (
        &[Group::State, Group::Place],
        "continent",
        "on which continent is {}",
        Shape::Word,
    ),
    (
        &[Group::State],
        "independence;independent since;year of independence;independence year",
        "in which year did {} become independent",
        Shape::Year,
    ),
    (
        PLACES,
        "country;state;province;county;region;ocean;sea",
        "in which LABEL is {}",
        Shape::Word,
    ),
    (
        &[Group::Place],
        "river",
        "on which river is {}",
        Shape::Word,
    ),
    (PLACES, "location;place;city", "where is {}", Shape::Word),
    (
        &[Group::Event],
        "location;place;site",
        "where did {} take place",
        Shape::Word,
    ),
    (
        &[Group::Event],
        "year",
        "in which year did {} take place",
        Shape::Year,
    ),
    (
        &[Group::Event],
        "date",
        "when did {} take place",
        Shape::Date,
    ),
    (
        &[Group::Event],
        "years;dates",
        "in which years did {} take place",
        Shape::Years,
    ),
    (
        &[Group::Event],
        "victor;winner;won by",
        "who won {}",
        Shape::Word,
    ),
    (
        &[Group::Treaty, Group::Work, Group::Made],
        "year;date",
        "from which year does {} date",
        Shape::Year,
    ),
    (
        &[Group::Treaty],
        "place;location;signed at;signed in;place of signing;city",
        "where was {} signed",
        Shape::Word,
    ),
    (
        &[Group::Treaty],
        "ended;war ended;war;conflict ended",
        "which war did {} end",
        Shape::Word,
    ),
    (
        PEOPLE,
        "born;birth;year of birth;birth year",
        "in which year was {} born",
        Shape::Year,
    ),
    (
        PEOPLE,
        "died;death;year of death",
        "in which year did {} die",
        Shape::Year,
    ),
    (
        PEOPLE,
        "birthplace;place of birth;born in",
        "where was {} born",
        Shape::Word,
    ),
    (
        PEOPLE,
        "country",
        "from which country did {} come",
        Shape::Word,
    ),
    (
        PEOPLE,
        "discovery;discovered",
        "what did {} discover",
        Shape::Phrase,
    ),
    (
        PEOPLE,
        "invention;invented",
        "what did {} invent",
        Shape::Phrase,
    ),
    (
        PEOPLE,
        "known for;famous for",
        "what is {} known for",
        Shape::Phrase,
    ),
    (
        &[Group::Ruler],
        "reign;reigned;ruled;rule;years of reign",
        "in which years did {} reign",
        Shape::Years,
    ),
    (
        &[Group::Ruler],
        "in office;term;term of office;tenure;presidency",
        "in which years was {} in office",
        Shape::Years,
    ),
    (
        &[Group::Ruler],
        "house;dynasty",
        "to which LABEL did {} belong",
        Shape::Word,
    ),
    (
        &[Group::Matter],
        "group;period;family;class",
        "to which LABEL does {} belong",
        Shape::Word,
    ),
    (
        &[Group::Matter],
        "gland;endocrine gland",
        "which gland secretes {}",
        Shape::Word,
    ),
    (
        &[Group::Matter],
        "secreted by;source gland",
        "what secretes {}",
        Shape::Word,
    ),
    (
        &[Group::Matter],
        "produced by;made by;released by",
        "what produces {}",
        Shape::Word,
    ),
    (
        &[Group::Matter],
        "produced in;made in;site of production;secreted from",
        "where is {} produced",
        Shape::Word,
    ),
    (
        &[Group::Matter],
        "action;main action;effect;main effect",
        "what is the effect of {}",
        Shape::Phrase,
    ),
    (
        &[Group::Matter],
        "deficiency;deficiency disease",
        "which disease does a lack of {} cause",
        Shape::Word,
    ),
    (
        &[Group::Disease],
        "cause;caused by;causative agent;agent",
        "what causes {}",
        Shape::Phrase,
    ),
    (
        &[Group::Disease],
        "pathogen",
        "which pathogen causes {}",
        Shape::Word,
    ),
    (
        &[Group::Disease],
        "vector;transmitted by;carrier",
        "what transmits {}",
        Shape::Word,
    ),
    (
        &[Group::Thing],
        "quantity;measures;unit of;measured quantity",
        "which quantity does {} measure",
        Shape::Word,
    ),
    (
        &[],
        "discoverer;discovered by",
        "who discovered {}",
        Shape::Person,
    ),
    (
        &[],
        "inventor;invented by",
        "who invented {}",
        Shape::Person,
    ),
    (&[], "founder;founded by", "who founded {}", Shape::Person),
    (
        &[Group::Work],
        "author;writer;written by",
        "who wrote {}",
        Shape::Person,
    ),
    (
        &[Group::Work],
        "composer;composed by",
        "who composed {}",
        Shape::Person,
    ),
    (
        &[Group::Work],
        "painter;artist;painted by",
        "who painted {}",
        Shape::Person,
    ),
    (
        &[Group::Work],
        "director;directed by",
        "who directed {}",
        Shape::Person,
    ),
    (
        &[Group::Made],
        "architect;designer;designed by",
        "who designed {}",
        Shape::Person,
    ),
    (&[], "built by;builder", "who built {}", Shape::Person),
];
