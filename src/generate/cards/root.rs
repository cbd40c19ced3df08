//! Words without their endings.

/// Letters that tell a root.
pub(super) const ROOT: usize = 6;

/// The first letters of a word, by which it is known in all its forms, roughly.
pub(super) fn root(word: &str) -> &str {
    let end = word.char_indices().nth(ROOT);
    &word[..end.map_or(word.len(), |(at, _)| at)]
}
