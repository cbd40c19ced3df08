//! Decimal numbers that are never rounded.

use std::fmt::Write;

/// A decimal number without rounding: `digits` × 10^−`scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: u64,
    pub(super) scale: u32,
}

impl Decimal {
    /// Reads digits with a decimal point, without a sign; `None` beyond 64 bits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}").parse().ok()?;
        let scale = u32::try_from(fraction.len()).ok()?;
        // 10^19 is the last power of ten in 64 bits
        (scale < 20).then_some(Self { digits, scale })
    }

    /// Multiplied by a power of ten; `None` beyond 64 bits.
    pub(super) fn times(self, power: u32) -> Option<Self> {
        let digits = match power.checked_sub(self.scale) {
            Some(more) => self.digits.checked_mul(10u64.checked_pow(more)?)?,
            None => self.digits,
        };
        let scale = self.scale.saturating_sub(power);
        Some(Self { digits, scale })
    }

    /// `None` beyond 64 bits.
    pub(super) fn plus(self, n: u64) -> Option<Self> {
        self.sum(Self {
            digits: n,
            scale: 0,
        })
    }

    /// `None` beyond 64 bits.
    pub(super) fn sum(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let aligned = |d: Self| d.digits.checked_mul(10u64.checked_pow(scale - d.scale)?);
        let digits = aligned(self)?.checked_add(aligned(other)?)?;
        Some(Self { digits, scale })
    }

    /// In digits, without noughts at the end of a fraction.
    pub(super) fn spelled(self) -> String {
        let Some(unit) = 10u64.checked_pow(self.scale) else {
            return String::from("0");
        };
        let mut text = (self.digits / unit).to_string();
        let fraction = self.digits % unit;
        if fraction > 0 {
            let width = usize::try_from(self.scale).unwrap_or(0);
            // writing to a String cannot fail
            let written = write!(text, ".{fraction:0width$}");
            debug_assert!(written.is_ok());
            text.truncate(text.trim_end_matches('0').len());
        }
        text
    }
}
