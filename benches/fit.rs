//! Own weights: time and memory of a fit, what it gains over simulated learners, and that it harms nobody.
//!
//! `cargo bench --bench fit [-- FOLDER]`. FOLDER holds `fsrs6_user_params.json` (500 weights of a synthetic population) and
//! `real_revlog_2024.csv`; without it (or `QUIZDECK_DATA`) two built-in learners stand for the population and the real log is
//! left out. Losses are those to be expected under the learner's true chances. Figures, not tests.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::disallowed_methods)] // a benchmark reads the clock and prints

mod learner;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use learner::{
    Review, Weights, expected_loss, histories, published, reviews, slowed, unheard, unlike,
};
use quizdeck::base::{Grade, Millis, Offset, Probability};
use quizdeck::exchange::revlog;
use quizdeck::memory::{Answered, Fit, Scheduler, Spread, State, fit};

/// A learner is unlike the average where own weights could gain this much log loss.
const UNLIKE: f64 = 0.003;

fn main() {
    let named = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let folder = named
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("QUIZDECK_DATA").map(PathBuf::from));
    let learners = population(folder.as_deref());
    speed();
    small(&learners);
    large(&learners);
    slow(&learners);
    if let Some(folder) = &folder {
        real(&folder.join("real_revlog_2024.csv"));
    }
}

fn population(folder: Option<&Path>) -> Vec<Weights> {
    let read = |folder: &Path| -> Option<Vec<Weights>> {
        let text = fs::read_to_string(folder.join("fsrs6_user_params.json")).ok()?;
        let all: serde_json::Value = serde_json::from_str(&text).ok()?;
        let one = |list: &serde_json::Value| -> Option<Weights> {
            let numbers: Vec<f64> = serde_json::from_value(list.clone()).ok()?;
            #[allow(clippy::cast_possible_truncation)]
            let narrow: Vec<f32> = numbers.into_iter().map(|number| number as f32).collect();
            narrow.try_into().ok()
        };
        all["parameters"].as_array()?.iter().map(one).collect()
    };
    folder.and_then(read).unwrap_or_else(|| {
        println!("(no population: fsrs6_user_params.json is not there; two built-in learners stand for it)\n");
        vec![unlike(), published()]
    })
}

/// Milliseconds of processor time this program has used; the wall's where the system does not tell.
fn processor(begun: Instant) -> f64 {
    let told = fs::read_to_string("/proc/self/schedstat").ok();
    let nanos = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanos.map_or_else(|| begun.elapsed().as_secs_f64() * 1e3, |nanos| nanos / 1e6)
}

/// The most memory used so far, in MB.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}

fn speed() {
    println!(
        "| reviews | fit, processor ms | log in memory, MB | most memory of this program, MB |"
    );
    println!("|---|---|---|---|");
    for count in [10_000, 100_000, 1_000_000] {
        let histories = {
            let log = reviews(&unlike(), count, (count / 500).max(20), 1);
            histories(&log)
        };
        let begun = Instant::now();
        let best = (0..3).map(|_| {
            let from = processor(begun);
            let found = fit(&histories, &published());
            assert!(found.reviews == count);
            processor(begun) - from
        });
        let best = best.fold(f64::INFINITY, f64::min);
        println!(
            "| {count} | {best:.0} | {} | {} |",
            histories.len() * 16 / 1_000_000,
            most_memory()
        );
    }
    println!();
}

/// One learner: what the published weights, the true ones and the fitted ones lose on later reviews.
fn one(weights: &Weights, count: usize, seed: u64) -> (f64, f64, f64, Fit) {
    let new = if count <= 1_000 {
        10
    } else {
        (count / 500).max(20)
    };
    let log: Vec<Review> = reviews(weights, count + (count / 4).max(4_000), new, seed);
    let found = fit(&histories(&log[..count]), &published());
    let loss = |weights| expected_loss(&log, count, weights);
    (
        loss(&published()),
        loss(weights),
        loss(&found.weights),
        found,
    )
}

fn small(learners: &[Weights]) {
    println!(
        "| reviews | learners | adopted | share of the gain | worst against the published weights | worse by over 0.001 |"
    );
    println!("|---|---|---|---|---|---|");
    for (count, many) in [(60, 500), (120, 500), (200, 500), (1_000, 200), (5_000, 60)] {
        let mut sums = [0.0; 3];
        let (mut adopted, mut worse, mut worst) = (0, 0, f64::NEG_INFINITY);
        for seed in 0..many {
            // one in ten is an average learner, who has nothing to gain
            let other = learners[usize::try_from(seed * 37 + 5).expect("small") % learners.len()];
            let weights = if seed % 10 == 9 { published() } else { other };
            let (average, best, own, found) = one(&weights, count, seed);
            sums.iter_mut()
                .zip([average, best, own])
                .for_each(|(sum, part)| *sum += part);
            adopted += usize::from(found.adopted);
            worse += usize::from(own - average > 0.001);
            worst = worst.max(own - average);
        }
        let share = (sums[0] - sums[2]) / (sums[0] - sums[1]);
        println!(
            "| {count} | {many} | {adopted} | {:.0} % | {worst:+.5} | {worse} |",
            share * 100.0
        );
    }
    println!();
}

fn large(learners: &[Weights]) {
    println!(
        "| reviews | learners unlike the average | published | fitted | true | share of the gain | lowest share |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (count, many) in [(10_000, 20), (100_000, 6), (1_000_000, 2)] {
        let (mut sums, mut found, mut lowest) = ([0.0; 3], 0, f64::INFINITY);
        for seed in 0..many {
            let weights = learners[usize::try_from(seed * 37 + 5).expect("small") % learners.len()];
            let (average, best, own, _) = one(&weights, count, seed);
            if average - best < UNLIKE {
                continue;
            }
            sums.iter_mut()
                .zip([average, own, best])
                .for_each(|(sum, part)| *sum += part);
            lowest = lowest.min((average - own) / (average - best));
            found += 1;
        }
        let [average, own, best] = sums.map(|sum| sum / f64::from(found.max(1)));
        let share = (average - own) / (average - best);
        println!(
            "| {count} | {found} | {average:.4} | {own:.4} | {best:.4} | {:.0} % | {:.0} % |",
            share * 100.0,
            lowest * 100.0
        );
    }
    println!();
}

/// What it does to take slow right answers for hard, where slowness means something and where it means nothing.
fn slow(learners: &[Weights]) {
    println!("| what a slow answer means | weights | time not heeded | time heeded |");
    println!("|---|---|---|---|");
    let mut sums = [[[0.0; 2]; 2]; 2];
    let many = 12;
    for seed in 0..many {
        let weights = learners[usize::try_from(seed * 37 + 5).expect("small") % learners.len()];
        let log = reviews(&weights, 8_000, 20, seed);
        let worlds = [
            [unheard(&log), log.clone()],
            [log.clone(), slowed(&log, seed)],
        ];
        for (world, heard) in worlds.iter().enumerate() {
            for (way, log) in heard.iter().enumerate() {
                let own = fit(&histories(&log[..4_000]), &published()).weights;
                sums[world][0][way] += expected_loss(log, 4_000, &published());
                sums[world][1][way] += expected_loss(log, 4_000, &own);
            }
        }
    }
    for (world, name) in ["the answer was hard", "nothing"].iter().enumerate() {
        for (kind, weights) in ["published", "fitted"].iter().enumerate() {
            #[allow(clippy::cast_precision_loss)]
            let [without, with] = sums[world][kind].map(|sum| sum / many as f64);
            println!("| {name} | {weights} | {without:.4} | {with:.4} |");
        }
    }
    println!();
}

/// One real log, in five parts by time: each is predicted by the published weights, and by those fitted to what was before.
fn real(file: &Path) {
    let Ok(file) = fs::File::open(file) else {
        println!("(no real log: real_revlog_2024.csv is not there)");
        return;
    };
    let log = revlog::read(file).expect("a review log");
    let mut rows = log.rows.clone();
    rows.sort_by_key(|row| row.at);
    println!(
        "| real log, {} reviews | predicted | published | fitted | fitted, slow answers count as hard |",
        rows.len()
    );
    println!("|---|---|---|---|---|");
    let (mut totals, mut all) = ([0.0; 3], 0.0);
    for part in 1..6 {
        let (from, to) = (rows.len() * part / 6, rows.len() * (part + 1) / 6);
        let mut losses = [(0.0, 0.0); 3];
        for (way, loss) in losses.iter_mut().enumerate() {
            let answers = timed(&rows[..to], way == 2);
            let weights = if way == 0 {
                published()
            } else {
                own(&answers[..from])
            };
            *loss = predicted(&answers, from, &weights);
        }
        let count = losses[0].1;
        let means = losses.map(|(sum, count)| sum / count);
        println!(
            "| part {part} | {count} | {:.4} | {:.4} | {:.4} |",
            means[0], means[1], means[2]
        );
        totals
            .iter_mut()
            .zip(losses)
            .for_each(|(total, (sum, _))| *total += sum);
        all += count;
    }
    let means = totals.map(|total| total / all);
    println!(
        "| all | {all} | {:.4} | {:.4} | {:.4} |",
        means[0], means[1], means[2]
    );
}

/// The answers of a log; with `slow` a right answer that took over thirty seconds counts as hard, as a session proposes.
fn timed(rows: &[revlog::Row], slow: bool) -> Vec<(u32, Answered)> {
    let answer = |row: &revlog::Row| {
        let search =
            slow && row.grade == Grade::Good && row.took_ms.is_some_and(|took| took > 30_000);
        let answer = Answered {
            at: row.at,
            offset: Offset(0),
            grade: if search { Grade::Hard } else { row.grade },
            retention: Probability::new(0.9),
            spread: Spread::default(),
            guess: Probability::new(0.0),
        };
        (row.card, answer)
    };
    rows.iter().map(answer).collect()
}

fn own(answers: &[(u32, Answered)]) -> Weights {
    let mut by_card: HashMap<u32, Vec<Answered>> = HashMap::new();
    for (card, answer) in answers {
        by_card.entry(*card).or_default().push(*answer);
    }
    let mut cards: Vec<_> = by_card.into_iter().collect();
    cards.sort_by_key(|(card, _)| *card);
    let mut histories = quizdeck::memory::Histories::default();
    for (_, answers) in &cards {
        histories.push(answers);
    }
    fit(&histories, &published()).weights
}

fn predicted(answers: &[(u32, Answered)], from: usize, weights: &Weights) -> (f64, f64) {
    let scheduler = Scheduler::new(weights).expect("weights");
    let mut states: HashMap<u32, State> = HashMap::new();
    let (mut sum, mut count) = (0.0, 0.0);
    for (place, (card, answer)) in answers.iter().enumerate() {
        let before = states.get(card);
        let day = quizdeck::base::Day::of(answer.at, answer.offset);
        if let Some(state) = before.filter(|state| place >= from && state.last_day < day) {
            // whole days, as the model was fitted
            let days = i64::from(day.since(state.last_day).0);
            let at = Millis(state.last.0 + days * 86_400_000);
            let recall = scheduler
                .retrievability(state, at)
                .value()
                .clamp(1e-6, 1.0 - 1e-6);
            sum -= if answer.grade.passed() {
                recall.ln()
            } else {
                (1.0 - recall).ln()
            };
            count += 1.0;
        }
        let after = scheduler.after(before, answer);
        states.insert(*card, after);
    }
    (sum, count)
}
