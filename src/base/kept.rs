//! Names read back from where they were kept: checked as if they had been typed.

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, de};

use super::{CardId, DeckId, Face, PartialDate, Topic};

/// What is made from a text, or refuses it.
trait FromText: Sized {
    /// The value of a text; `None` when it has none.
    fn from_text(text: &str) -> Option<Self>;
}

struct Text<T>(PhantomData<T>);

impl<T: FromText> de::Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        let refused = || E::invalid_value(de::Unexpected::Str(text), &self);
        T::from_text(text).ok_or_else(refused)
    }
}

macro_rules! from_text {
    ($($name:ident: $make:expr),+ $(,)?) => {$(
        impl FromText for $name {
            fn from_text(text: &str) -> Option<Self> {
                $make(text).ok()
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                d.deserialize_str(Text(PhantomData))
            }
        }
    )+};
}
from_text!(
    DeckId: Self::new,
    CardId: Self::new,
    Topic: Self::new,
    Face: str::parse::<Self>,
    PartialDate: str::parse::<Self>,
);
