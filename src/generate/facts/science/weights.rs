//! Weights, sizes, spans and ages of kinds: `Adults weigh between 11 and 30 kg.`

use super::deeds::{Deed, deeds};
use super::draft;
use super::figures::measured;
use super::said::{has_number, is_closed};
use crate::generate::facts::draft::{Draft, Value};
use crate::generate::facts::view::View;
use crate::generate::language::Unit;
use crate::generate::lexicon::{BASE, THIRD, of_form};

/// The questions for a figure of the thing of a sentence.
pub(super) fn weights(view: &View) -> Vec<Draft> {
    let known = |low: &str| {
        matches!(
            low,
            "weigh"
                | "weighs"
                | "measure"
                | "measures"
                | "last"
                | "lasts"
                | "live"
                | "lives"
                | "take"
                | "takes"
                | "reach"
                | "reaches"
                | "is"
                | "are"
                | "grow"
                | "grows"
        )
    };
    if !has_number(view) {
        return Vec::new();
    }
    let all = deeds(view, &known);
    let figures = all.iter().filter_map(|deed| weight(view, deed));
    figures.chain(aged(view)).chain(laid(view)).collect()
}

/// `Hellbenders reach sexual maturity at about five years of age.`
fn aged(view: &View) -> Vec<Draft> {
    let known = |low: &str| {
        of_form(low, BASE | THIRD).is_some_and(|base| {
            [
                "reach", "leave", "mature", "breed", "fledge", "begin", "attain",
            ]
            .contains(&base)
        })
    };
    let age = |deed: &Deed| {
        let at = (deed.verb + 1..deed.end.min(deed.verb + 5)).find(|at| view.low(*at) == "at")?;
        let figure = measured(view, at + 1, Unit::Time)?;
        let old = view.low(figure.end) == "of" && view.low(figure.end + 1) == "age";
        let mature =
            (deed.verb..at).any(|at| matches!(view.low(at), "maturity" | "mature" | "matures"));
        let rest = view.raw(&(deed.verb + 1..at));
        let base = of_form(view.low(deed.verb), BASE | THIRD)?;
        let prompt = format!("at what age {} {base} {rest}", deed.doing(view));
        (old || mature).then(|| {
            ranged(draft(
                view,
                "age",
                &deed.subject,
                &prompt,
                Value::Words(figure.text),
            ))
        })
    };
    deeds(view, &known).iter().filter_map(age).collect()
}

/// `Female newts lay 150–200 eggs.`: how many?
fn laid(view: &View) -> Vec<Draft> {
    let known = |low: &str| {
        matches!(
            low,
            "lay" | "lays" | "bear" | "bears" | "have" | "has" | "contain" | "contains"
        )
    };
    let lay = |deed: &Deed| {
        let figure = measured(view, deed.verb + 1, Unit::Things)?;
        let noun = view.tokens.get(figure.end)?;
        let thing = noun.low.ends_with('s')
            && noun.kind == crate::generate::language::Kind::Word
            && !noun.is_capital();
        let base = match view.low(deed.verb) {
            "has" | "have" => "have",
            other => other.trim_end_matches('s'),
        };
        let prompt = format!("how many {} {} {base}", noun.low, deed.doing(view));
        let range = figure.exact.is_none();
        let own = matches!(base, "lay" | "bear")
            || noun.among(&[
                "chromosomes",
                "teeth",
                "vertebrae",
                "legs",
                "toes",
                "petals",
                "stamens",
            ]);
        (range && thing && own).then(|| {
            ranged(draft(
                view,
                "count",
                &deed.subject,
                &prompt,
                Value::Words(figure.text),
            ))
        })
    };
    deeds(view, &known).iter().filter_map(lay).collect()
}

fn weight(view: &View, deed: &Deed) -> Option<Draft> {
    let verb = view.low(deed.verb);
    let (asks, from, unit) = match verb {
        "weigh" | "weighs" => ("how much", deed.verb + 1, Unit::Measure),
        "measure" | "measures" => ("what", deed.verb + 1, Unit::Measure),
        "last" | "lasts" | "live" | "lives" | "take" | "takes" => {
            let at = deed.verb + 1;
            let skipped = usize::from(view.low(at) == "for");
            ("how long", at + skipped, Unit::Time)
        }
        "grow" | "grows" if view.low(deed.verb + 1) == "to" => {
            ("to what size", deed.verb + 2, Unit::Measure)
        }
        "is" | "are" => return state(view, deed),
        _ => return None,
    };
    let figure = measured(view, from, unit)?;
    let rest = rest(view, figure.end, deed.end)?;
    let base = verb.trim_end_matches('s');
    let about = figure.about();
    let prompt = format!(
        "{about}{asks} {} {base}{rest}{}",
        deed.doing(view),
        deed.lead
    );
    Some(ranged(draft(
        view,
        "size",
        &deed.subject,
        &prompt,
        Value::Words(figure.text),
    )))
}

/// `The incubation period is 21 to 28 days`, `They are weaned at about six weeks`.
fn state(view: &View, deed: &Deed) -> Option<Draft> {
    let at = deed.verb + 1;
    if let Some(aged) = stage(view, deed) {
        return Some(aged);
    }
    let head = deed.subject.split(" of ").next().unwrap_or(&deed.subject);
    let last = head.rsplit(' ').next().unwrap_or(head);
    let lasting = matches!(
        last,
        "period" | "lifespan" | "time" | "duration" | "gestation" | "expectancy" | "incubation"
    );
    let sized = matches!(
        last,
        "length"
            | "width"
            | "height"
            | "weight"
            | "diameter"
            | "temperature"
            | "point"
            | "wingspan"
            | "mass"
            | "depth"
            | "density"
            | "volume"
            | "optimum"
            | "Optimum"
            | "dose"
    );
    if !lasting && !sized {
        return None;
    }
    let unit = if lasting { Unit::Time } else { Unit::Measure };
    let figure = measured(view, at, unit)?;
    let about = figure.about();
    let prompt = format!("{about}what is {}{}", deed.subject, deed.lead);
    is_closed(view, figure.end, deed.end).then(|| {
        ranged(draft(
            view,
            "size",
            &deed.subject,
            &prompt,
            Value::Words(figure.text),
        ))
    })
}

/// `They are weaned at about six weeks`: at what age?
fn stage(view: &View, deed: &Deed) -> Option<Draft> {
    let at = deed.verb + 1;
    let stage = matches!(
        view.low(at),
        "weaned" | "fledged" | "hatched" | "sexually" | "mature" | "born" | "shed"
    );
    if !stage || view.low(at + 1) != "at" {
        return None;
    }
    let figure = measured(view, at + 2, Unit::Time)?;
    let after = figure.end
        + 2 * usize::from(view.low(figure.end) == "of" && view.low(figure.end + 1) == "age");
    let prompt = format!(
        "at what age {} {} {}",
        view.low(deed.verb),
        deed.subject,
        view.low(at)
    );
    is_closed(view, after, deed.end).then(|| {
        ranged(draft(
            view,
            "age",
            &deed.subject,
            &prompt,
            Value::Words(figure.text),
        ))
    })
}

/// What stands behind a figure as a question says it: `from the nose to the root of the tail`.
fn rest(view: &View, from: usize, to: usize) -> Option<String> {
    /// More is a thought of its own.
    const LONGEST: usize = 9;
    if is_closed(view, from, to) {
        return Some(String::new());
    }
    let end = (from..to).find(|at| is_closed(view, *at, to)).unwrap_or(to);
    let plain = matches!(view.low(from), "from" | "in" | "at" | "across" | "to");
    (plain && end - from <= LONGEST && end > from + 1)
        .then(|| format!(" {}", view.raw(&(from..end))))
}

/// A question for a range, of which other writings are right too: `105-107 days`.
fn ranged(mut draft: Draft) -> Draft {
    let Value::Words(text) = &draft.value else {
        return draft;
    };
    let bare = text.strip_prefix("between ").unwrap_or(text);
    let joint = [" to ", " and ", "–", "-"]
        .into_iter()
        .find(|joint| bare.contains(joint));
    let Some((one, other)) = joint.and_then(|joint| bare.split_once(joint)) else {
        return draft;
    };
    let mut writings = vec![
        format!("{one} to {other}"),
        format!("{one}-{other}"),
        format!("{one}–{other}"),
    ];
    writings.retain(|writing| writing != text);
    draft.accept.extend(writings);
    draft
}

#[cfg(test)]
mod tests {
    use crate::generate::facts::asking::gives;

    #[test]
    fn a_kind_has_its_weight_and_its_spans() {
        for (text, prompt, answer) in [
            (
                "Adult otters commonly weigh between 7 and 12 kg, with heavier ones now and then.",
                "How much do adult otters commonly weigh?",
                "between 7 and 12 kg",
            ),
            (
                "Mating takes place in spring, with a peak in April, and gestation lasts 60 to 63 days.",
                "How long does gestation last?",
                "60 to 63 days",
            ),
            (
                "Young otters are weaned at about four months.",
                "At what age are young otters weaned?",
                "four months",
            ),
        ] {
            gives(text, prompt, answer);
        }
    }
}
