//! English as it is written: sentences, words, typed spans, names, clauses.

mod clause;
mod figure;
mod name;
mod number;
mod phrase;
mod sentence;
mod span;
mod token;
mod unfold;

pub(crate) use clause::{Clause, Mode, Unread, is_adverb, parse, relatives, told};
pub(crate) use figure::{is_said_again, shares_once};
pub(crate) use name::{
    Name, Named, Vocabulary, family_name, is_calling, is_numeral, names, office, untitled,
};
pub(crate) use number::{NUMBERED, is_article, is_number, is_roman, unnumbered};
pub(crate) use phrase::{has_word, is_clause, root, telling};
pub(crate) use sentence::sentences;
pub(crate) use span::{Quantity, Sort, Span, Unit, spans, value, year};
pub(crate) use token::{Kind, Token, tidy, tokens};
pub(crate) use unfold::{Whole, unfold};
