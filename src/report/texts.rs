//! The wrong texts of a log.

/// Wrong texts that were given, each once; number 0 is the empty one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    all: String,
    /// Where each text begins in `all`, and where the last ends.
    starts: Vec<u32>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            all: String::new(),
            starts: vec![0, 0],
        }
    }
}

impl Texts {
    /// Adds a text and says its number; 0 when there is no room for more than 4 GB of them.
    pub fn push(&mut self, text: &str) -> u32 {
        let Ok(end) = u32::try_from(self.all.len() + text.len()) else {
            return 0;
        };
        self.all.push_str(text);
        self.starts.push(end);
        u32::try_from(self.starts.len() - 2).unwrap_or(0)
    }

    /// The text of a number; empty when there is none.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let ends = self.starts.get(at).zip(self.starts.get(at + 1));
        ends.and_then(|(&from, &to)| self.all.get(from as usize..to as usize))
            .unwrap_or("")
    }

    /// How many texts there are, the empty one counted in.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none but the empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_numbers_and_nothing_is_zero() {
        let mut texts = Texts::default();
        assert!(texts.is_empty());
        assert_eq!((texts.push("1990"), texts.push("소련")), (1, 2));
        assert_eq!([0, 1, 2, 3].map(|n| texts.get(n)), ["", "1990", "소련", ""]);
        assert_eq!(texts.len(), 3);
    }
}
