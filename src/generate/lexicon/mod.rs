//! What is known of English and of the world before any document is read: verbs with their forms, small words, countries,
//! nouns that tell what a name stands for. General knowledge only; nothing is listed because a certain document has it.

mod countries;
// long lists stay packed, to be read at a glance
#[rustfmt::skip]
mod deeds;
#[rustfmt::skip]
pub(crate) mod governing;
#[rustfmt::skip]
mod learned;
mod list;
mod nouns;
mod phrases;
mod pieces;
mod regions;
#[rustfmt::skip]
mod relative;
mod table;
mod verbs;
// long lists stay packed, to be read at a glance
#[rustfmt::skip]
mod words;

pub(crate) use countries::{
    Country, adjective, countries, country, is_capital_city, usually_named,
};
pub(crate) use deeds::{MOVING, ONCE, SHARED, SINGULAR, VAGUE};
pub(crate) use learned::{is_learned, is_learned_adjective};
pub(crate) use list::{List, Listed};
pub(crate) use nouns::{
    NameKind, class_of, is_common, is_female_name, is_given_name, is_law, is_leaning_noun,
    is_male_name, is_ruled_body, is_title, is_trade, is_unique,
};
pub(crate) use phrases::Phrases;
pub(crate) use pieces::Pieces;
pub(crate) use regions::is_region;
pub(crate) use relative::{POOR_WORDS, RELATIVE_NOUNS, TELLING_WORDS};
pub(crate) use table::{Set, Table};
pub(crate) use verbs::{
    BASE, GERUND, PARTICIPLE, PAST, THIRD, forms, is_third, of_form, past, third,
};
pub(crate) use words::*;
