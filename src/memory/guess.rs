//! A right answer among choices may be a guess.

use crate::base::Probability;
use crate::deck::Form;

/// The chance that a fact is known that was never asked before. With three in ten, predictions stay true within 0.01 in
/// simulation whether a tenth or six tenths of the facts were known (`benches/guess.rs`).
pub(super) const KNOWN_AT_FIRST: f64 = 0.3;

/// The chance of recall at which stability is measured.
const AT_STABILITY: f64 = 0.9;

/// How close the mixed stability is found, as a share: a tenth of what conformance allows.
const CLOSE: f64 = 1e-5;

/// The chance that somebody who knows nothing answers right in a form with this many choices.
///
/// One of n for a choice, one of two for true or false. All n ticks set right by chance is one of 2ⁿ, an order of n things
/// or n pairs one of n!. What is typed or revealed is not guessed, and neither is an answer without choices.
#[must_use]
pub fn guess(form: Form, choices: u8) -> Probability {
    let n = f64::from(choices);
    let chance = match form {
        Form::Flip | Form::Typed => 0.0,
        _ if choices < 2 => 0.0,
        Form::Choice => 1.0 / n,
        Form::Truth => 0.5,
        Form::Many => 0.5_f64.powf(n),
        Form::Order | Form::Match => (2..=choices).map(f64::from).product::<f64>().recip(),
    };
    Probability::new(chance)
}

/// The chance that a right answer was known and not guessed, by Bayes: `recall` before it, `guess` by chance.
pub(super) fn knew(recall: f64, guess: f64) -> f64 {
    recall / (recall + (1.0 - recall) * guess)
}

/// The stability of a memory that is `known` with a chance of `share`, else `guessed`, by the curve `recall(stability, days)`:
/// the days after which the chance of recall over both has fallen to 90 %.
///
/// The mean of both would promise too much: after its days the short memory is long gone. In simulation this keeps the
/// predicted recall true where the mean is off by twice as much (`benches/guess.rs`).
pub(super) fn mixed(share: f64, known: f64, guessed: f64, recall: impl Fn(f64, f64) -> f64) -> f64 {
    let (mut low, mut high) = (known.min(guessed), known.max(guessed));
    while high > low * (1.0 + CLOSE) {
        let middle = (low * high).sqrt();
        if middle <= low || middle >= high {
            break;
        }
        let both = share * recall(known, middle) + (1.0 - share) * recall(guessed, middle);
        if both > AT_STABILITY {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low * high).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chance_of_a_guess_hangs_on_the_form() {
        let chance = |form, n| guess(form, n).value();
        assert_eq!(
            chance(Form::Typed, 4).total_cmp(&0.0),
            std::cmp::Ordering::Equal
        );
        assert!((chance(Form::Choice, 4) - 0.25).abs() < 1e-12);
        assert!((chance(Form::Truth, 2) - 0.5).abs() < 1e-12);
        assert!((chance(Form::Many, 5) - 1.0 / 32.0).abs() < 1e-12);
        assert!((chance(Form::Order, 4) - 1.0 / 24.0).abs() < 1e-12);
        assert!(chance(Form::Match, 255) >= 0.0 && chance(Form::Choice, 0) <= 0.0);
    }

    #[test]
    fn a_mixture_falls_to_nine_tenths_when_it_says() {
        let recall = |stability: f64, days: f64| 0.9_f64.powf(days / stability);
        let stability = mixed(0.95, 30.0, 0.5, recall);
        let both = 0.95 * recall(30.0, stability) + 0.05 * recall(0.5, stability);
        assert!((both - 0.9).abs() < 1e-5, "{both}");
        assert!((mixed(1.0, 30.0, 0.5, recall) / 30.0 - 1.0).abs() < 1e-4);
        assert!((mixed(0.0, 30.0, 0.5, recall) / 0.5 - 1.0).abs() < 1e-4);
        assert!((mixed(0.5, 2.0, 2.0, recall) - 2.0).abs() < 1e-9);
    }
}
