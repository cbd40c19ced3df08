//! A bar for work that takes longer than a moment.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work under a second needs no bar: it would only flicker.
const A_MOMENT: Duration = Duration::from_secs(1);

/// How far some work has come; shown on standard error, on a terminal only, and only when it takes longer than a second.
#[derive(Debug)]
pub struct Gauge {
    bar: ProgressBar,
    shown: bool,
}

impl Gauge {
    /// A gauge for `steps` steps. `what` is what is being done, such as `reading decks`; `visible` is whether a person
    /// watches.
    #[must_use]
    pub fn new(what: &'static str, steps: usize, visible: bool) -> Self {
        let bar =
            ProgressBar::with_draw_target(u64::try_from(steps).ok(), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("  {msg} {bar:24} {pos}/{len}") {
            bar.set_style(style.progress_chars("━━─"));
        }
        Self {
            bar: bar.with_message(what),
            shown: visible,
        }
    }

    /// A gauge that tells the share of the work that is done, where its steps mean nothing to who watches.
    #[must_use]
    pub fn percent(what: &'static str, steps: usize, visible: bool) -> Self {
        let gauge = Self::new(what, steps, visible);
        if let Ok(style) = ProgressStyle::with_template("  {msg} {bar:24} {percent} %") {
            gauge.bar.set_style(style.progress_chars("━━─"));
        }
        gauge
    }

    /// One step is done; may be called from several threads.
    pub fn step(&self) {
        if self.shown && self.bar.is_hidden() && self.bar.elapsed() > A_MOMENT {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

impl Drop for Gauge {
    /// Takes the bar away: what it stood for is told by the result.
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_work_shows_nothing() {
        let gauge = Gauge::new("reading decks", 3, true);
        gauge.step();
        assert!(gauge.bar.is_hidden());
        assert_eq!(gauge.bar.position(), 1);
    }
}
