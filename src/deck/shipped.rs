//! The decks inside the program, so that it can be used in any folder at once.

/// The texts of `decks/`, by the name of the file.
macro_rules! decks {
    ($($name:literal)+) => {
        &[$(($name, include_str!(concat!("../../decks/", $name, ".yaml")))),+]
    };
}

/// The shipped decks in the order in which they are best learnt: for each the stem of its file, which is its id, and its
/// text for [`read`](super::read()).
#[must_use]
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    decks! {
        "korea-un"
        "korea-organisations"
        "korea-north"
        "korea-us"
        "korea-japan"
        "korea-china"
        "korea-russia"
        "korea-europe"
    }
}
