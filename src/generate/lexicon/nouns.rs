//! Nouns that tell what a name stands for, and nouns that lean on what was named before.

use std::sync::LazyLock;

use super::table::{Set, Table};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NameKind {
    /// A man or a woman.
    Person,
    /// A state.
    Country,
    /// A body of people: a company, a party, a court.
    Organisation,
    /// A treaty, an act, a declaration.
    Treaty,
    /// A war, a summit, games.
    Event,
    /// A town, a river, a building.
    Place,
    /// A prize or medal.
    Prize,
    /// A book, a film, a symphony.
    Work,
    /// Something with a name, of which no more is known.
    Thing,
}

const ORGANISATIONS: &str = "organization organisation bank university company corporation party committee council union \
    commission association federation league agency ministry department institute institution society court parliament \
    congress senate assembly church museum library school college academy army navy force forces club team foundation \
    fund board authority office bureau group alliance network cooperation cooperative coop orchestra brewery guild order \
    administration service police community regiment division battalion firm airline railway railways \
    press observatory laboratory centre hospital secretariat tribunal forum consortium brothers inc ltd";
const TREATIES: &str = "treaty agreement convention protocol pact act declaration accord accords charter constitution law \
    code statute directive regulation amendment bill proclamation edict covenant armistice truce ordinance decree policy plan \
    compromise peace concordat licence license resolution doctrine";
const EVENTS: &str = "war wars battle revolution olympics games cup summit conference siege election crisis uprising rebellion \
    revolt massacre earthquake eruption fire flood famine plague expedition crusade exhibition fair festival expo \
    championship championships tournament genocide holocaust campaign coup invasion raid conquest depression strike \
    affair scandal march reformation renaissance mission landing disaster storm hurricane";
const PLACES: &str = "city river mountain mount lake island islands islets sea ocean bay bridge tower desert valley canal \
    peninsula strait gulf cape volcano forest park palace castle cathedral abbey temple shrine square street road station \
    airport port avenue boulevard highway plaza stadium arena harbour harbor dam plateau basin glacier reef falls region province county district state territory \
    kingdom empire republic duchy colony continent hills mountains coast channel cave observatory reservoir";
const PRIZES: &str = "prize medal award cross oscar grammy";
const WORKS: &str = "symphony opera novel poem sonata concerto film play album song painting manuscript gospel bible report";

/// Heads under which a treaty, a war and so on are asked for: `Which treaty …`; the noun in small letters.
pub(crate) fn class_of(head: &str) -> Option<NameKind> {
    CLASSES.get(head).copied()
}

/// Heads with what they stand for.
static CLASSES: LazyLock<Table<&'static str, NameKind>> = LazyLock::new(|| {
    let mut classes = Table::default();
    for (kind, list) in [
        (NameKind::Treaty, TREATIES),
        (NameKind::Event, EVENTS),
        (NameKind::Prize, PRIZES),
        (NameKind::Organisation, ORGANISATIONS),
        (NameKind::Place, PLACES),
        (NameKind::Work, WORKS),
    ] {
        for noun in list.split_whitespace() {
            classes.entry(noun).or_insert(kind);
        }
    }
    classes
});

/// Nouns that with a bare `the` mean a thing named before: `the treaty`, `the company`.
const LEANING_NOUNS: &str = "country countries nation nations government state states side sides party parties city town \
    village region area place site building project work book film song game team club man woman men women boy girl author writer \
    king queen emperor president minister prime leader leaders group groups plan policy policies movement program programme \
    process method result results effect problem issue issues event incident case cases period time year years decade \
    century month day week two three four pair rest others reason reasons idea theory model figure figures number total \
    amount rate decision change changes situation relationship relations ties latter former couple family son daughter brother father \
    mother husband wife ship vessel aircraft machine system design structure version species animal plant story title name term \
    document text letter report paper study survey experiment test discovery invention product brand store shop factory plant \
    owner founder director designer architect artist composer painter scientist engineer soldiers troops army fleet \
    expedition voyage journey trip visit meeting talks summit negotiations ceremony attack attacks siege fighting conflict disaster \
    fire explosion storm earthquake eruption crisis scandal trial verdict sentence dispute strike protest \
    coast island islands mountain river lake valley port harbour bridge tower castle church temple palace house school university \
    college museum library hospital station line route road railway canal dam peninsula peninsula's territory province \
    policy alliance pact deal accord summit partners partnership neighbours neighbors exchange exchanges cooperation region's \
    disease illness epidemic pandemic";
static LEANING_NOUNS_SET: LazyLock<Set> =
    LazyLock::new(|| LEANING_NOUNS.split_whitespace().collect());

/// Whether a noun in small letters, with a bare `the`, means a thing named before.
pub(crate) fn is_leaning_noun(noun: &str) -> bool {
    LEANING_NOUNS_SET.contains(noun)
        || matches!(
            class_of(noun),
            Some(
                NameKind::Treaty
                    | NameKind::Event
                    | NameKind::Organisation
                    | NameKind::Prize
                    | NameKind::Work
            )
        )
}

/// Things of which there is one, or which a bare `the` names in general: `the heart`, `the sun`.
const UNIQUE: &str = "sun moon earth world universe sky sea ocean atmosphere equator climate environment economy public past future \
    present internet web heart brain liver lung lungs kidney kidneys stomach skin skeleton spine skull blood body eye eyes ear ears nose mouth tongue \
    throat hand hands foot feet bone bones muscle muscles nucleus cytoplasm cell membrane mitochondria mitochondrion chloroplast genome retina cornea lens iris pupil cochlea pancreas spleen \
    bladder uterus womb placenta diaphragm aorta cerebellum cerebrum brainstem hypothalamus thyroid immune nervous digestive \
    poor rich elderly unemployed north south east west northwest northeast southwest southeast left right top bottom middle centre center inside outside surface ground air \
    wind soil water ice snow rain cold heat dark light day night morning evening summer winter spring autumn law police army media press market state church \
    femur tibia fibula humerus ulna radius knee hip elbow ankle wrist shoulder neck chest abdomen trunk pelvis jaw gut anus rectum \
    vagina penis prostate testis ovary cervix eardrum colon trachea bronchi tongue scalp palm sole thumb forearm thigh calf toe \
    arctic antarctic tropics solar horizon tide tides poles mantle crust core stratosphere troposphere ozone greenhouse periodic carbon nitrogen \
    beginning end start public country's planet galaxy vacuum speed force gravity mass energy";
static UNIQUE_SET: LazyLock<Set> = LazyLock::new(|| UNIQUE.split_whitespace().collect());

/// Whether a bare `the` with this noun needs nothing named before.
pub(crate) fn is_unique(noun: &str) -> bool {
    UNIQUE_SET.contains(noun)
}

/// Titles and offices that stand before the name of a person.
const TITLES: &str = "president minister chancellor king queen emperor empress prince princess duke duchess count countess pope bishop \
    archbishop cardinal sir lord lady dr doctor professor general admiral colonel captain major lieutenant marshal \
    senator governor mayor secretary ambassador judge justice chairman chairwoman director mr mrs ms miss sultan shah tsar \
    caliph pharaoh premier physicist chemist biologist mathematician astronomer engineer inventor explorer philosopher \
    composer painter sculptor architect author writer poet novelist historian economist physician surgeon scientist \
    botanist zoologist geologist naturalist psychologist leader commander navigator";
static TITLES_SET: LazyLock<Set> = LazyLock::new(|| TITLES.split_whitespace().collect());

/// Whether a word in small letters is a title or an office before a name.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES_SET.contains(word)
}

/// What people do for a living or are known as, besides titles: none of them stands in a name as a title does.
const TRADES: &str = "missionary merchant banker geographer cartographer surveyor shipbuilder shipowner shipwright industrialist \
    manufacturer printer publisher photographer journalist playwright dramatist singer actor actress dancer conductor violinist \
    pianist goldsmith blacksmith carpenter mason lawyer jurist philanthropist reformer suffragist suffragette activist \
    revolutionary dictator statesman stateswoman politician diplomat traveller traveler sailor aviator mountaineer entomologist \
    ornithologist geneticist anthropologist archaeologist linguist theologian friar monk abbot abbess nun priest preacher vicar \
    rector earl viscount baron baroness knight viceroy regent consul soldier nobleman noblewoman brewer clockmaker landowner \
    farmer teacher headmaster headmistress schoolmaster nurse midwife mariner privateer pirate weaver brickmaker builder \
    contractor clergyman minister magistrate envoy courtier chronicler biographer translator critic illustrator engraver \
    designer entrepreneur businessman businesswoman millwright ironmaster tanner draper grocer innkeeper apothecary";
static TRADES_SET: LazyLock<Set> = LazyLock::new(|| TRADES.split_whitespace().collect());

/// Whether a word in small letters tells what somebody does for a living.
pub(crate) fn is_trade(word: &str) -> bool {
    TRADES_SET.contains(word)
}

/// Given names known in many countries: those of women behind a line `women`, those of men behind a line `men`.
const GIVEN_NAMES: &str = include_str!("given.txt");

/// The names behind a line of [`GIVEN_NAMES`], up to another.
fn given_names(from: &str) -> Set {
    let lines = GIVEN_NAMES.lines().skip_while(|line| *line != from).skip(1);
    lines
        .take_while(|line| !matches!(*line, "women" | "men"))
        .flat_map(str::split_whitespace)
        .collect()
}

static MEN: LazyLock<Set> = LazyLock::new(|| given_names("men"));
static WOMEN: LazyLock<Set> = LazyLock::new(|| given_names("women"));

/// Common nouns and adjectives with which sentences begin, so that their capital makes no name of them.
const COMMON: &str = "interest trade land grain relief oxygen hydrogen sugar coal iron steel gold silver oil wheat rice cotton coffee tea wine \
    fish meat bread milk wool silk paper wood stone glass power heat sound work labour labor money wealth health disease death \
    life birth growth demand supply debt fire food research progress success access support control space nature politics sport \
    sports religion music art opinion public foreign domestic local national international modern ancient early late young old new \
    high low small large great long short old social political economic military royal imperial federal central regional traditional \
    several most some many more fewer less further higher lower older younger earlier later similar different native wild adult \
    female male human domestic commercial industrial official private free full half double single dual major minor main common \
    standard special general senior junior chief deputy only other whole entire total annual daily weekly monthly average maximum \
    minimum light dark white black red green blue yellow brown grey warm cold hot dry wet fresh raw pure rich poor strong weak \
    heavy soft hard fast slow deep shallow wide narrow thick thin flat sharp contemporary witness witnesses priest priests lesson lessons \
    component components malaria scurvy tuberculosis cholera typhoid insulin glucose starch protein proteins enzyme enzymes hormone \
    hormones limescale parliament";
static COMMON_SET: LazyLock<Set> = LazyLock::new(|| COMMON.split_whitespace().collect());

/// Whether a word in small letters is a common noun or adjective, whatever its capital at the start of a sentence.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON_SET.contains(word)
}

/// Whether a given name is one of women.
pub(crate) fn is_female_name(word: &str) -> bool {
    WOMEN.contains(word)
}

/// Whether a given name is one of men; a few are of both.
pub(crate) fn is_male_name(word: &str) -> bool {
    MEN.contains(word)
}

/// Whether a word is a given name known in many countries.
pub(crate) fn is_given_name(word: &str) -> bool {
    is_male_name(word) || is_female_name(word)
}

/// What bodies are that give themselves rules, as they call themselves.
const RULED: &str = "academy association band choir club co-operative company cooperative corporation federation fellowship foundation friends group \
    guild institute league network orchestra organisation organization players society trust union";

/// Whether a noun in small letters is one by which bodies that give themselves rules call themselves.
pub(crate) fn is_ruled_body(noun: &str) -> bool {
    RULED.split(' ').any(|body| body == noun)
}

/// Nouns by which a law, or the rules of a body, call themselves.
const LAWS: &str = "act bylaw bylaws by-law by-laws bye-law bye-laws charter code constitution convention decision decree directive law laws ordinance policy \
    regulation regulations rules statute statutes terms treaty licence license agreement";

/// Whether a noun in small letters is one by which laws and the rules of bodies call themselves.
pub(crate) fn is_law(noun: &str) -> bool {
    LAWS.split(' ').any(|law| law == noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_tell_kinds() {
        assert_eq!(class_of("treaty"), Some(NameKind::Treaty));
        assert_eq!(class_of("war"), Some(NameKind::Event));
        assert_eq!(class_of("potato"), None);
        assert!(
            is_leaning_noun("treaty") && is_leaning_noun("country") && !is_leaning_noun("heart")
        );
        assert!(is_unique("heart") && !is_unique("company"));
    }
}
