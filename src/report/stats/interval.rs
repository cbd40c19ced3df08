//! How sure a share is.

use super::share;

/// The 95 % point of the normal distribution: five in a hundred lie beyond it on either side of a 90 % interval.
const Z: f64 = 1.644_853_626_951_472_2;

/// The range in which a true chance lies in nine of ten cases, when `passed` of `all` were passed: the score interval
/// (Wilson, 1927), which stays within 0 and 1 and is honest for few. `None` when there were none.
pub(super) fn interval(passed: usize, all: usize) -> Option<(f64, f64)> {
    let share = share(passed, all)?;
    #[allow(clippy::cast_precision_loss)] // 2^53 answers are more than a life holds
    let n = all as f64;
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    // what was seen lies within, also after rounding
    Some((
        (middle - half).clamp(0.0, share),
        (middle + half).clamp(share, 1.0),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_the_score_test() {
        assert_eq!(interval(0, 0), None);
        // both ends solved for by halving in another program: |share - p| = z * sqrt(p (1 - p) / n)
        let (low, high) = interval(8, 10).unwrap();
        assert!((low - 0.540_792_805_7).abs() < 1e-9 && (high - 0.931_442_012_3).abs() < 1e-9);
        let (low, high) = interval(1, 1).unwrap();
        assert!(low > 0.2 && low < 0.3 && (high - 1.0).abs() < 1e-12);
        let (low, high) = interval(0, 5).unwrap();
        assert!(low.abs() < 1e-12 && high < 0.4);
    }
}
