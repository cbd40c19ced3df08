//! Letters typed with the wrong layout on: what Latin key lies in the same place.

/// The first Hangul compatibility letter.
const FIRST_LETTER: u32 = 0x3131;
/// The keys of the two-set layout for the compatibility letters ㄱ to ㅣ, in the order of Unicode.
const LETTERS: [&str; 51] = [
    "r", "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
    "q", "Q", "qt", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g", "k", "o", "i", "O", "j", "p",
    "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l",
];
/// The first syllable; a syllable's place tells its letters: 19 first, 21 middle, 28 last ones (the first of them none).
const FIRST_SYLLABLE: u32 = 0xac00;
const LAST_SYLLABLE: u32 = 0xd7a3;
const FIRSTS: [&str; 19] = [
    "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
];
const MIDDLES: [&str; 21] = [
    "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b",
    "m", "ml", "l",
];
const LASTS: [&str; 28] = [
    "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
    "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
];

/// The Latin keys that were pressed for a character: of a Hangul letter or syllable in the two-set layout, of a
/// full-width sign its narrow one; any other character stands for itself.
pub(super) fn latin(c: char) -> String {
    let code = u32::from(c);
    let place = |first: u32| usize::try_from(code - first).unwrap_or(usize::MAX);
    match code {
        FIRST_SYLLABLE..=LAST_SYLLABLE => {
            let place = place(FIRST_SYLLABLE);
            let parts = [
                FIRSTS[place / 588],
                MIDDLES[place % 588 / 28],
                LASTS[place % 28],
            ];
            parts.concat()
        }
        FIRST_LETTER..=0x3163 => LETTERS[place(FIRST_LETTER)].to_owned(),
        // full-width forms stand in the order of ASCII
        0xff01..=0xff5e => char::from_u32(code - 0xff01 + 0x21).unwrap_or(c).into(),
        _ => c.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_letters_count_as_the_key_in_their_place() {
        let keys: String = "ㅁㅠㅊㅇㅗㄴㅕㅂ".chars().map(latin).collect();
        assert_eq!(keys, "abcdhsuq");
    }

    #[test]
    fn a_composed_syllable_is_the_keys_that_made_it() {
        assert_eq!(latin('뮤'), "ab");
        assert_eq!(latin('뷁'), "qnpfr");
        assert_eq!(latin('힣'), "glg");
    }

    #[test]
    fn other_characters_stand_for_themselves() {
        assert_eq!(latin('a'), "a");
        assert_eq!(latin('ｂ'), "b");
        assert_eq!(latin('３'), "3");
        assert_eq!(latin('é'), "é");
    }
}
