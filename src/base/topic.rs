//! Topics: paths such as `japan/treaties`.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Why a text is no topic.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no topic; write names parted by single slashes, such as japan/treaties")]
pub struct TopicError(pub String);

/// A path of names parted by `/`, from the general to the special. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic(Arc<str>);

impl Topic {
    /// Takes names parted by single slashes; blanks around a name are refused.
    ///
    /// # Errors
    /// [`TopicError`] with the text, when a name is empty or has blanks at its ends.
    pub fn new(text: &str) -> Result<Self, TopicError> {
        let sound = |name: &str| {
            !name.is_empty() && name.trim() == name && !name.contains(char::is_control)
        };
        if text.split('/').all(sound) {
            Ok(Self(text.into()))
        } else {
            Err(TopicError(text.to_owned()))
        }
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without its last name, if it has more than one.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0
            .rsplit_once('/')
            .map(|(parent, _)| Self(parent.into()))
    }

    /// Whether this topic is `other` or lies below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(&*other.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Topic {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_holds_its_subtopics_only() {
        let japan = Topic::new("japan").unwrap();
        assert!(Topic::new("japan/treaties").unwrap().is_within(&japan));
        assert!(japan.is_within(&japan));
        assert!(!Topic::new("japanese").unwrap().is_within(&japan));
        assert_eq!(
            Topic::new("a/b/c").unwrap().parent(),
            Some(Topic::new("a/b").unwrap())
        );
        assert!(
            Topic::new("a//b").is_err() && Topic::new("").is_err() && Topic::new(" a").is_err()
        );
    }
}
