//! What some right and wrong answers say of the chance behind them: a mean and an interval.
//!
//! The chance is taken to be spread as a beta distribution: so many right and so many wrong answers beside what was believed
//! before. Formulas: Digital Library of Mathematical Functions, 5.11.1 (logarithm of the gamma function) and 8.17.22 (the
//! continued fraction of the incomplete beta function).

use serde::Serialize;

/// The part that lies below an interval, and above it: between the two are 90 %.
const TAIL: f64 = 0.05;

/// A chance with its 90 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The mean, 0 to 1.
    pub mean: f64,
    /// Below it the chance lies in one case of twenty.
    pub low: f64,
    /// Above it the chance lies in one case of twenty.
    pub high: f64,
}

impl Interval {
    /// The interval of a beta distribution with these two counts, right and wrong, both above 0.
    #[must_use]
    pub fn of_beta(right: f64, wrong: f64) -> Self {
        let all = right + wrong;
        let mean = right / all;
        let spread = (mean * (1.0 - mean) / (all + 1.0)).sqrt();
        let beta = Beta::new(right, wrong);
        Self {
            mean,
            low: quantile(&beta, TAIL, mean, spread),
            high: quantile(&beta, 1.0 - TAIL, mean, spread),
        }
    }
}

/// The chance below which a part of the distribution lies, to a millionth of its spread.
fn quantile(beta: &Beta, part: f64, mean: f64, spread: f64) -> f64 {
    /// Beyond five times the spread lies a 25th at most, whatever the distribution (Chebyshev): less than a tail.
    const REACH: f64 = 5.0;
    /// Halvings: 2^-24 of the way between both ends.
    const STEPS: usize = 24;
    let (mut low, mut high) = (
        (mean - REACH * spread).max(0.0),
        (mean + REACH * spread).min(1.0),
    );
    for _ in 0..STEPS {
        let middle = f64::midpoint(low, high);
        if beta.below(middle) < part {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// A beta distribution.
struct Beta {
    a: f64,
    b: f64,
    /// The logarithms of the gamma function of `a`, of `b` and of both together.
    gammas: [f64; 3],
}

impl Beta {
    fn new(a: f64, b: f64) -> Self {
        let gammas = [a, b, a + b].map(ln_gamma);
        Self { a, b, gammas }
    }

    /// The part of it that lies below a chance: the regularised incomplete beta function.
    fn below(&self, x: f64) -> f64 {
        let (a, b) = (self.a, self.b);
        let [of_a, of_b, of_both] = self.gammas;
        if x <= 0.0 || x >= 1.0 {
            return if x <= 0.0 { 0.0 } else { 1.0 };
        }
        // the fraction converges fast on one side of the mean only
        if x > (a + 1.0) / (a + b + 2.0) {
            return 1.0 - lower((b, a), of_both - of_b - of_a, 1.0 - x);
        }
        lower((a, b), of_both - of_a - of_b, x)
    }
}

/// The part below a chance left of the mean; `scale`: the logarithm of what makes the whole 1.
fn lower((a, b): (f64, f64), scale: f64, x: f64) -> f64 {
    let front = scale + a * x.ln() + b * (1.0 - x).ln();
    front.exp() * fraction(a, b, x) / a
}

/// The continued fraction, by the method of Lentz.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    /// Stands for 0 where a division by it would follow.
    const TINY: f64 = 1e-300;
    /// The square root of a million answers is far below it.
    const MOST: u32 = 5_000;
    let safe = |value: f64| {
        if value.abs() < TINY { TINY } else { value }
    };
    let mut c = 1.0;
    let mut d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..MOST {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = value;
        for term in [even, odd] {
            d = 1.0 / safe(1.0 + term * d);
            c = safe(1.0 + term / c);
            value *= c * d;
        }
        if (value / before - 1.0).abs() < 1e-10 {
            break;
        }
    }
    value
}

/// The logarithm of the gamma function of a number above 0.
fn ln_gamma(x: f64) -> f64 {
    /// From here on the series is exact to eleven digits.
    const LARGE: f64 = 8.0;
    let (mut x, mut shift) = (x, 0.0);
    while x < LARGE {
        shift += x.ln();
        x += 1.0;
    }
    let square = x * x;
    let series = (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * square)) / square) / square)
        / x;
    (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series - shift
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The part below a chance by adding up small steps.
    fn added_up(a: f64, b: f64, x: f64) -> f64 {
        let steps = 200_000;
        let density = |p: f64| ((a - 1.0) * p.ln() + (b - 1.0) * (1.0 - p).ln()).exp();
        let sum = |to: f64| {
            let width = to / f64::from(steps);
            (0..steps)
                .map(|n| density((f64::from(n) + 0.5) * width))
                .sum::<f64>()
                * width
        };
        sum(x) / sum(1.0)
    }

    #[test]
    fn the_distribution_agrees_with_adding_up() {
        for (a, b, x) in [
            (9.0, 1.5, 0.8),
            (2.0, 5.0, 0.1),
            (40.0, 12.0, 0.7),
            (900.0, 80.0, 0.93),
        ] {
            let (fast, slow) = (Beta::new(a, b).below(x), added_up(a, b, x));
            assert!((fast - slow).abs() < 1e-5, "{a} {b} {x}: {fast} {slow}");
        }
    }

    #[test]
    fn intervals_are_those_of_the_tables() {
        // an even spread has its twentieths at 0.05 and 0.95; a right triangle at their square roots
        let even = Interval::of_beta(1.0, 1.0);
        assert!((even.low - 0.05).abs() < 1e-6 && (even.high - 0.95).abs() < 1e-6);
        let triangle = Interval::of_beta(2.0, 1.0);
        assert!((triangle.low - 0.05_f64.sqrt()).abs() < 1e-6);
        assert!((triangle.high - 0.95_f64.sqrt()).abs() < 1e-6);
        let many = Interval::of_beta(900_000.0, 100_000.0);
        assert!(
            (many.low - (0.9 - 1.644_85 * 0.0003)).abs() < 1e-6,
            "{many:?}"
        );
    }

    proptest! {
        #[test]
        fn the_mean_lies_within(right in 0.3_f64..3000.0, wrong in 0.3_f64..3000.0) {
            let Interval { mean, low, high } = Interval::of_beta(right, wrong);
            prop_assert!(0.0 <= low && low < mean && mean < high && high <= 1.0);
            let beta = Beta::new(right, wrong);
            prop_assert!((beta.below(low) - TAIL).abs() < 1e-4);
            prop_assert!((beta.below(high) - 1.0 + TAIL).abs() < 1e-4);
        }
    }
}
