//! The format as a JSON Schema, for editors that complete and explain keys.

/// A JSON Schema (draft 7) of decks, format version 1. It is shipped beside the decks, which name it in their first line.
///
/// It holds the shape of a deck: keys, kinds of cards, forms of values. What [`read`](super::read()) takes without a
/// finding fits it; what fits it may still have faults that no schema can tell.
pub const SCHEMA: &str = include_str!("../../decks/deck.schema.json");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::deck::raw;
    use crate::deck::rules::kinds;

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    /// The maps of a definition that name keys, wherever they lie in it.
    fn maps<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
        match value {
            Value::Object(map) => {
                if map.get("additionalProperties") == Some(&Value::Bool(false)) {
                    found.push(value);
                }
                map.iter()
                    .filter(|(key, _)| *key != "definitions" && *key != "properties")
                    .for_each(|(_, value)| maps(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| maps(value, found)),
            _ => {}
        }
    }

    #[test]
    fn its_keys_are_those_that_are_read() {
        let schema = schema();
        let definitions = &schema["definitions"];
        for &(owner, keys) in raw::KEYS {
            let definition = match owner {
                "deck" => &schema,
                "distractor" => &definitions["wrong"],
                owner => &definitions[owner],
            };
            let mut found = Vec::new();
            maps(definition, &mut found);
            let named: BTreeSet<&str> = found
                .iter()
                .flat_map(|map| map["properties"].as_object().unwrap())
                .map(|(key, _)| key.as_str())
                .collect();
            assert_eq!(named, keys.iter().copied().collect(), "{owner}");
        }
    }

    #[test]
    fn each_kind_of_card_has_its_own_keys() {
        let schema = schema();
        let kinds = schema["definitions"]["card"]["oneOf"].as_array().unwrap();
        assert_eq!(kinds.len(), kinds::KINDS.len());
        for (kind, form) in kinds::KINDS.iter().zip(kinds) {
            let refused: BTreeSet<&str> = form["properties"]
                .as_object()
                .unwrap()
                .iter()
                .filter(|(_, value)| **value == Value::Bool(false))
                .map(|(key, _)| key.as_str())
                .collect();
            let foreign = raw::card::CARD_KEYS
                .iter()
                .copied()
                .filter(|key| !kind.takes(key));
            assert_eq!(refused, foreign.collect(), "{}", kind.key());
        }
    }

    #[test]
    fn every_key_is_explained() {
        fn look(value: &Value, path: &str, bare: &mut Vec<String>) {
            let Value::Object(map) = value else {
                if let Value::Array(list) = value {
                    list.iter().for_each(|value| look(value, path, bare));
                }
                return;
            };
            for (key, value) in map {
                let properties = key == "properties" && map.contains_key("additionalProperties");
                for (key, value) in value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|_| properties)
                {
                    let explained =
                        value.get("description").is_some() && value.get("title").is_some();
                    if value.is_object() && !explained && value.get("$ref").is_none() {
                        bare.push(format!("{path}/{key}"));
                    }
                }
                look(value, &format!("{path}/{key}"), bare);
            }
        }
        let mut bare = Vec::new();
        look(&schema(), "", &mut bare);
        assert_eq!(bare, [""; 0]);
    }
}
