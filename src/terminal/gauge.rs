//! A bar for work that takes longer than a moment.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work under a second needs no bar: it would only flicker.
const A_MOMENT: Duration = Duration::from_secs(1);

/// How far some work has come; shown on standard error, on a terminal only, and only when it takes longer than a second.
#[derive(Debug)]
pub struct Gauge {
    bar: ProgressBar,
    watch: Option<Watch>,
}

/// Shows a bar after a moment, whether or not a step is done by then: of a single long one nothing else would be seen.
#[derive(Debug)]
struct Watch {
    done: Sender<()>,
    thread: JoinHandle<()>,
}

impl Watch {
    /// `None` where the system grants no thread; then there is no bar.
    fn over(bar: &ProgressBar) -> Option<Self> {
        let bar = bar.clone();
        let (done, heard) = mpsc::channel();
        let watch = move || {
            if heard.recv_timeout(A_MOMENT) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.tick();
            }
        };
        let thread = thread::Builder::new().spawn(watch).ok()?;
        Some(Self { done, thread })
    }

    /// Shows nothing from now on.
    fn end(self) {
        drop(self.done);
        // whatever became of it: nothing is drawn from here on
        drop(self.thread.join());
    }
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
        let bar = bar.with_message(what);
        let watch = visible.then(|| Watch::over(&bar)).flatten();
        Self { bar, watch }
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
        self.bar.inc(1);
    }
}

impl Drop for Gauge {
    /// Takes the bar away: what it stood for is told by the result.
    fn drop(&mut self) {
        if let Some(watch) = self.watch.take() {
            watch.end();
        }
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
