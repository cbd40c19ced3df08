//! Files in XML that hold no text to read but lists, such as what an EPUB says of itself.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::bounded::{Bounded, Crowded};

/// An element with its attributes and the text right behind its tag.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name in small letters, without what stands before a colon.
    pub(super) name: String,
    pub(super) text: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute; names are compared without what stands before a colon.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut known = self.attributes.iter();
        known
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The elements of some names, in their order.
///
/// # Errors
/// When a tag does not end.
pub(super) fn elements(source: &str, names: &[&str]) -> Result<Vec<Element>, Crowded> {
    let mut found: Vec<Element> = Vec::new();
    // whether tag and text belong to the last of these
    let mut open = false;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<usize>| {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let name = bare(name);
                open = names.contains(&name.as_str());
                if open {
                    found.push(Element {
                        name,
                        ..Element::default()
                    });
                }
            }
            CallbackEvent::EndTag { .. } => open = false,
            event => {
                if let Some(element) = found.last_mut().filter(|_| open) {
                    element.take(&event);
                }
            }
        }
        None::<Infallible>
    });
    emitter.naively_switch_states(false);
    Tokenizer::new_with_emitter(Bounded::new(source), emitter).finish()?;
    Ok(found)
}

impl Element {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::AttributeName { name } => {
                self.attributes.push((bare(name), String::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.attributes.last_mut() {
                    *last = String::from_utf8_lossy(value).into_owned();
                }
            }
            CallbackEvent::String { value } => self.text.push_str(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }
}

fn bare(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    let name = name.rsplit(':').next().unwrap_or_default();
    name.to_lowercase()
}
