//! Orders of manuals: `Hold the button for 10 seconds to reset the device.`

use super::binding::Binding;
use super::device::presses;
use super::draft::{Draft, Value};
use super::scene::Scene;
use super::view::{finished, key, words};
use crate::generate::language::{Kind, Sort, Span, Token, Unit};
use crate::generate::lexicon::{BASE, DETERMINERS, THIRD, of_form};

/// Whether a sentence is an order: it begins with the plain form of a verb and an object.
pub(crate) fn is_order(tokens: &[Token]) -> bool {
    // `Afterwards discard the first coffee.`
    let led = tokens.first().is_some_and(|first| {
        first.among(&[
            "then",
            "now",
            "next",
            "afterwards",
            "finally",
            "please",
            "always",
            "first",
        ])
    });
    let tokens = &tokens[usize::from(led)..];
    let verb = tokens.first().is_some_and(|first| {
        of_form(&first.low, BASE).is_some()
            || matches!(
                &*first.low,
                "press"
                    | "do"
                    | "never"
                    | "always"
                    | "rinse"
                    | "wipe"
                    | "plug"
                    | "unplug"
                    | "screw"
                    | "tighten"
                    | "slide"
                    | "soak"
                    | "wait"
                    | "let"
                    | "lock"
                    | "flush"
            )
    });
    // `Sync ends after four minutes`: a thing, and what it does
    let does = tokens.get(1).is_some_and(|next| {
        of_form(&next.low, THIRD).is_some()
            && tokens
                .get(2)
                .is_some_and(|behind| behind.among(&["after", "before", "when", "until"]))
    });
    verb && !does
        && tokens.get(1).is_some_and(|next| {
            next.among(DETERMINERS)
                || next.kind == Kind::Number
                || !next.is_capital()
                    && !next.among(&[
                        "is", "are", "was", "were", "has", "can", "of", "must", "between", "among",
                    ])
        })
}

/// The question on the one number of an order.
pub(crate) fn order(text: &str, tokens: &[Token], spans: &[Span], scene: &Scene) -> Option<Draft> {
    ordered(text, (tokens, spans), scene, false)
}

/// The same; `aimed` is whether the aim stood before it.
#[allow(clippy::too_many_lines)] // one list of cases, read from top to bottom
fn ordered(
    text: &str,
    (tokens, spans): (&[Token], &[Span]),
    scene: &Scene,
    aimed: bool,
) -> Option<Draft> {
    // `To keep the water warm, hold the button for four seconds.`
    let lead = tokens
        .first()
        .filter(|first| first.among(&["to", "if"]))
        .and_then(|_| tokens.iter().position(|token| token.text == ","));
    if let Some(comma) = lead {
        return behind_aim(text, tokens, comma, scene);
    }
    if !matches!(scene.frame, Binding::Manual(_))
        || !is_order(tokens)
        || text.contains(';')
        || text.contains("not ")
    {
        return None;
    }
    let end = tokens.iter().rposition(|token| token.kind != Kind::Mark)? + 1;
    let mut found = spans.iter().filter_map(|span| match &span.sort {
        Sort::Quantity(quantity) if quantity.unit != Unit::Things => Some((span, quantity)),
        _ => None,
    });
    let (span, quantity) = found.next()?;
    let start = quantity.rough.unwrap_or(span.from);
    if found.next().is_some()
        || start == 0
        || tokens[..end]
            .iter()
            .any(|token| token.among(&["it", "they", "them", "this", "these"]))
    {
        return None;
    }
    let before = &*tokens[start - 1].low;
    let unit = words(text, tokens, &(quantity.number.end..span.to));
    let rough = quantity
        .rough
        .map(|from| format!("{} ", words(text, tokens, &(from..quantity.number.start))))
        .unwrap_or_default();
    let asks = match (quantity.unit, before) {
        (Unit::Time, "for" | "every" | "within" | "after") => {
            format!("{before} {rough}how many {}", plural(unit))
        }
        (Unit::Measure, "at") if unit.contains("egree") || text.contains('°') => {
            format!("at {rough}what temperature")
        }
        _ => return None,
    };
    let first = &*tokens[0].low;
    let head = words(text, tokens, &(1..start - 1));
    // `Smile waits until a face smiles`: no order, or one that ends when something happens
    if head.split(' ').any(|word| word == "until") {
        return None;
    }
    let tail = words(text, tokens, &(span.to..end));
    let tail = tail.split([',', ':', '.']).next().unwrap_or("");
    // nobody asks how long a button is held, but how long for what
    if presses(first) && !tail.starts_with("to ") && !aimed {
        return None;
    }
    let prompt = finished(&format!("{asks} should you {first} {head} {tail}"));
    Some(Draft {
        frame: "order",
        key: key("amount", head, first, tail),
        prompt,
        value: Value::Number {
            text: words(text, tokens, &(quantity.number.start..span.to)).to_owned(),
            value: quantity.value,
        },
        quality: 0.8,
        ..Draft::plain()
    })
}

/// The order behind its aim, which goes to the end of the question.
fn behind_aim(text: &str, tokens: &[Token], comma: usize, scene: &Scene) -> Option<Draft> {
    let after = text.get(tokens[comma].end..)?.trim_start();
    let words = crate::generate::language::tokens(after);
    let found = crate::generate::language::spans(&words);
    let mut draft = ordered(after, (&words, &found), scene, true)?;
    let lead = text.get(..tokens[comma].start)?;
    draft.prompt = finished(&format!(
        "{} {}{}",
        draft.prompt.trim_end_matches('?'),
        lead.get(..1)?.to_lowercase(),
        lead.get(1..)?
    ));
    Some(draft)
}

fn plural(unit: &str) -> String {
    if unit.ends_with('s') {
        unit.to_owned()
    } else {
        format!("{unit}s")
    }
}
