//! Pieces of text that are looked for anywhere in a sentence, within words too.

/// Words and phrases of three bytes and more, all of which are looked for in one pass over a text.
#[derive(Debug)]
pub(crate) struct Pieces {
    list: &'static [&'static str],
    /// Which beginnings of three bytes there are, by their places; few texts have many of them.
    begun: [bool; PLACES],
}

const PLACES: usize = 1024;

impl Pieces {
    pub(crate) const fn new(list: &'static [&'static str]) -> Self {
        let mut begun = [false; PLACES];
        let mut at = 0;
        while at < list.len() {
            let piece = list[at].as_bytes();
            begun[place(piece[0], piece[1], piece[2])] = true;
            at += 1;
        }
        Self { list, begun }
    }

    /// Whether a text holds one of them.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        bytes.windows(3).enumerate().any(|(at, three)| {
            self.begun[place(three[0], three[1], three[2])] && self.begin(&bytes[at..])
        })
    }

    /// Whether a text begins with one of them.
    fn begin(&self, text: &[u8]) -> bool {
        let begins = |piece: &&str| {
            let piece = piece.as_bytes();
            piece[0] == text[0] && piece[1] == text[1] && text.starts_with(piece)
        };
        self.list.iter().any(begins)
    }
}

const fn place(first: u8, second: u8, third: u8) -> usize {
    (first as usize * 5 + second as usize * 37 + third as usize * 293) % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_wherever_they_stand() {
        const LIST: &[&str] = &["likely", "said to", "rumour", " says "];
        static SEEN: Pieces = Pieces::new(LIST);
        for text in [
            "it is unlikely",
            "said to rain",
            "by rumours",
            "he says so",
            "he says",
            "said",
            "lik",
            "",
            "ü — like",
        ] {
            let found = LIST.iter().any(|piece| text.contains(piece));
            assert_eq!(SEEN.are_in(text), found, "{text}");
        }
    }
}
