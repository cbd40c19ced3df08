//! `fit`, and the fit that happens by itself.

use std::io::{self, Write};

use serde::Serialize;

use super::args;
use super::failure::Failure;
use super::progress;
use super::world::World;
use crate::base::Millis;
use crate::base::text::count;
use crate::memory::{ENOUGH, Fit, WEIGHTS};
use crate::store::{Access, Decision, Refit, Store};
use crate::terminal::write_json;

/// How many of the last decisions are shown.
const SHOWN: usize = 5;

/// What `fit --json` says.
#[derive(Serialize)]
struct Report {
    version: u8,
    /// What was found now; `null` when there is no answer at all.
    fit: Option<FitJson>,
    /// Whether that was kept.
    kept: bool,
    /// All decisions, the last one last.
    decisions: Vec<DecisionJson>,
    /// The weights that hold now.
    weights: [f32; WEIGHTS],
}

#[derive(Serialize)]
struct FitJson {
    reviews: usize,
    held: usize,
    log_loss_before: f64,
    log_loss_after: f64,
    adopted: bool,
    weights: [f32; WEIGHTS],
}

#[derive(Serialize)]
struct DecisionJson {
    at: Millis,
    #[serde(flatten)]
    fit: FitJson,
}

impl From<&Fit> for FitJson {
    fn from(fit: &Fit) -> Self {
        Self {
            reviews: fit.reviews,
            held: fit.held,
            log_loss_before: fit.before,
            log_loss_after: fit.after,
            adopted: fit.adopted,
            weights: fit.weights,
        }
    }
}

/// Fits the weights by hand and tells what came of it.
///
/// # Errors
/// When progress cannot be used.
pub(super) fn run(world: &mut World<'_>, args: &args::Fit) -> Result<u8, Failure> {
    let (access, when) = if args.dry_run {
        (Access::Read, Refit::OnlyLook)
    } else {
        (Access::Write, Refit::Now)
    };
    let mut store = progress::open(world, access)?;
    let fit = store.refit(when, world.now())?;
    let decisions = store.decisions()?;
    if world.common.json {
        let report = Report {
            version: 1,
            fit: fit.as_ref().map(FitJson::from),
            kept: fit.is_some() && !args.dry_run,
            decisions: decisions.iter().map(decision).collect(),
            weights: *store.scheduler().weights(),
        };
        write_json(world.out.as_mut(), &report)?;
    } else {
        tell(world.out.as_mut(), fit.as_ref(), args.dry_run)?;
        tell_decisions(world.out.as_mut(), &decisions)?;
    }
    Ok(0)
}

/// Fits the weights when enough new answers came in. A session that went well is not spoilt by what goes wrong here: it is
/// left for the next time.
pub(super) fn silently(world: &World<'_>, store: &mut Store) {
    match store.refit(Refit::WhenDue, world.now()) {
        Ok(_) | Err(_) => {}
    }
}

fn decision(decision: &Decision) -> DecisionJson {
    DecisionJson {
        at: decision.at,
        fit: FitJson::from(&decision.fit),
    }
}

fn tell(out: &mut dyn Write, fit: Option<&Fit>, only_looked: bool) -> io::Result<()> {
    let Some(fit) = fit else {
        return writeln!(
            out,
            "There are no answers yet to fit to; the schedule is that of an average learner."
        );
    };
    let reviews = count(fit.reviews, "answer");
    if fit.held > 0 {
        let held = count(fit.held, "later one");
        writeln!(
            out,
            "Looked at {reviews}; {held} were held back to judge by."
        )?;
    } else {
        writeln!(
            out,
            "Looked at {reviews}; below {ENOUGH} only the first intervals move, a little way."
        )?;
    }
    writeln!(out, "  log loss with the weights so far  {:.4}", fit.before)?;
    writeln!(out, "  log loss with fitted weights      {:.4}", fit.after)?;
    let said = match (fit.adopted, only_looked) {
        (true, false) => {
            "They predict better and are adopted: the schedule follows your own memory."
        }
        (true, true) => "They predict better and would be adopted.",
        (false, _) => "They do not predict surely better; the weights stay as they are.",
    };
    writeln!(out, "{said}")
}

fn tell_decisions(out: &mut dyn Write, decisions: &[Decision]) -> io::Result<()> {
    if decisions.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nDecisions")?;
    let first = decisions.len().saturating_sub(SHOWN);
    for Decision { at, fit } in &decisions[first..] {
        let date: String = at.rfc3339().chars().take(10).collect();
        let said = if fit.adopted { "adopted" } else { "left" };
        writeln!(
            out,
            "  {date}  {:>9}  {:.4} → {:.4}  {said}",
            count(fit.reviews, "answer"),
            fit.before,
            fit.after
        )?;
    }
    Ok(())
}
