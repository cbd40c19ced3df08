//! `generate`.

mod fact;
mod head;
mod input;
mod reading;
mod renamed;
mod review;
mod update;
mod write;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::abreast::{abreast, all_abreast};
use super::args::Generate;
use super::failure::Failure;
use super::world::{World, tell_failure};
use crate::base::CardId;
use crate::base::text::count;
use crate::deck::offering;
use crate::generate::{
    Candidate, Document, Gleaned, Ground, Made, Outline, Portion, Reason, Settled, Wishes, join,
    settle_by,
};
use crate::terminal::{Gauge, Generated, draw_generated, draw_told, generated_json, wrapped};
use head::{outline, wishes};
use update::Old;
use write::{Target, possible, target};

/// Makes a deck of documents.
///
/// # Errors
/// When a document cannot be read, nothing can be made of them, or the file may not be written; nothing is written then.
pub(super) fn run(world: &mut World<'_>, args: &Generate) -> Result<u8, Failure> {
    let (documents, target) = target(args)?;
    possible(world, args, &target)?;
    let old = target.update.as_deref().map(update::old).transpose()?;
    let documents = reading::documents(input::inputs(&documents), args.as_of);
    let documents = documents.map_err(|failures| told(world, failures))?;
    let wishes = wishes(world, args);
    let outline = outline(args, &documents, old.as_ref())?;
    let blocks: usize = documents.iter().map(|known| known.blocks.len()).sum();
    // a third of the time goes into the look at the deck as a whole
    let gauge = Gauge::percent(
        "making cards",
        blocks + blocks / 2,
        io::stderr().is_terminal(),
    );
    let mut made = join(&documents, gleaned(&documents, &gauge), &wishes);
    let said = match old {
        Some(_) => made.cards.clone(),
        None => Vec::new(),
    };
    let known = old.as_ref().map_or_else(BTreeSet::new, |old| {
        let mut known = old.offered();
        known.extend(old.asked(&documents, &said));
        known
    });
    let settled = settled(&documents, &mut made, &wishes, &outline, &known)?;
    drop(gauge);
    let mut job = Job {
        args,
        documents,
        made,
        said,
        wishes,
        outline,
        known,
    };
    match old {
        None => job.fresh(world, settled, &target),
        Some(old) => job.again(world, settled, old),
    }
}

/// What was made, on its way into a file.
struct Job<'a> {
    args: &'a Generate,
    documents: Vec<Document>,
    made: Made,
    /// All candidates, those included that were refused afterwards; only where a deck is brought up to date.
    said: Vec<Candidate>,
    wishes: Wishes,
    outline: Outline,
    /// Cards that are offered no more.
    known: BTreeSet<CardId>,
}

impl Job<'_> {
    /// A deck that was not there.
    fn fresh(
        &mut self,
        world: &mut World<'_>,
        settled: Option<Settled>,
        target: &Target,
    ) -> Result<u8, Failure> {
        let Some(mut settled) = settled else {
            self.explain(world, None, None)?;
            return Err(self.nothing());
        };
        let mut offered = ids(&settled);
        let mut left = review::Left::Done;
        if self.args.review && world.keys {
            let reviewed = review::review(world, self, &settled)?;
            left = reviewed.left;
            offered = reviewed.seen;
            match self.settle_again()? {
                Some(kept) => settled = kept,
                None => {
                    return left.end(
                        world,
                        "Nothing was written, as no card was kept; all of them come up again.",
                    );
                }
            }
        }
        let text = offering(std::mem::take(&mut settled.text), &offered);
        let written = target.write(&text)?;
        self.told(
            world,
            &settled,
            &text,
            written.as_deref(),
            settled.deck.cards.len(),
        )?;
        left.end_quietly(world, self.args)
    }

    /// A deck that is brought up to date.
    fn again(
        &mut self,
        world: &mut World<'_>,
        settled: Option<Settled>,
        mut old: Old,
    ) -> Result<u8, Failure> {
        let renamed = old.rename(&self.documents, &self.said);
        let mut settled = settled;
        let mut offered: Vec<CardId> = settled.as_ref().map(ids).unwrap_or_default();
        let mut left = review::Left::Done;
        if let Some(new) = &settled
            && self.args.review
            && world.keys
        {
            let reviewed = review::review(world, self, new)?;
            left = reviewed.left;
            offered = reviewed.seen;
            settled = self.settle_again()?;
        }
        let told = update::evidence(&old, &self.documents, &self.said, &self.made);
        let brought = update::bring(&old, &self.documents, &told, settled.as_ref(), &offered)?;
        let file = old.shown();
        old.save(&brought.text)?;
        self.told_update(world, settled.as_ref(), &brought, &file)?;
        if !world.common.json {
            for known in renamed {
                say(
                    world,
                    &format!("  `{}` is now cited as `{}`", known.was, known.now),
                )?;
            }
        }
        left.end_quietly(world, self.args)
    }

    /// The deck of what the author kept.
    fn settle_again(&mut self) -> Result<Option<Settled>, Failure> {
        settled(
            &self.documents,
            &mut self.made,
            &self.wishes,
            &self.outline,
            &self.known,
        )
    }

    fn nothing(&self) -> Failure {
        let names: Vec<_> = self
            .documents
            .iter()
            .map(|document| document.name.as_str())
            .collect();
        let of = match names.as_slice() {
            [one] => format!("`{one}`"),
            several => count(several.len(), "document"),
        };
        let failure = Failure::usage(format!(
            "no card could be made of {of}; nothing was written"
        ));
        if self.args.explain || self.args.limit.is_some() {
            failure
        } else {
            failure.help(
                "`--explain` tells for every sentence why; a lower `--min-quality` may give some",
            )
        }
    }

    fn generated<'s>(
        &'s self,
        settled: Option<&'s Settled>,
        text: Option<&'s str>,
        file: Option<&'s str>,
    ) -> Generated<'s> {
        Generated {
            documents: &self.documents,
            made: &self.made,
            deck: settled.map(|settled| &settled.deck),
            file,
            text,
        }
    }

    /// How many sentences gave no card that its author could have taken.
    fn silent(&self) -> usize {
        let said: BTreeSet<_> = self.made.cards.iter().map(|card| &card.evidence).collect();
        let gave = |reason: &Reason| matches!(reason, Reason::Dropped | Reason::Waiting);
        let refused = self.made.refused.iter();
        let refused: BTreeSet<_> = refused
            .filter(|refusal| !gave(&refusal.reason))
            .map(|refusal| &refusal.place)
            .collect();
        refused.difference(&said).count()
    }

    /// Explains what came of every sentence, where that was asked for.
    fn explain(
        &self,
        world: &mut World<'_>,
        settled: Option<&Settled>,
        file: Option<&str>,
    ) -> Result<(), Failure> {
        let generated = self.generated(settled, None, file);
        if world.common.json {
            generated_json(world.out.as_mut(), &generated)?;
        } else if self.args.explain {
            draw_generated(world.out.as_mut(), &generated, world.colour, world.width)?;
        }
        Ok(())
    }

    /// Tells what was made: the deck itself where it went to no file, and a word on it.
    fn told(
        &self,
        world: &mut World<'_>,
        settled: &Settled,
        text: &str,
        file: Option<&str>,
        cards: usize,
    ) -> Result<(), Failure> {
        if world.common.json {
            let yaml = file.is_none().then_some(text);
            let generated = self.generated(Some(settled), yaml, file);
            generated_json(world.out.as_mut(), &generated)?;
            return Ok(());
        }
        if self.args.explain {
            self.explain(world, Some(settled), file)?;
        } else {
            if file.is_none() {
                world.out.write_all(text.as_bytes())?;
            }
            let generated = self.generated(Some(settled), None, file);
            draw_told(world.err.as_mut(), &generated, world.colour, world.width)?;
        }
        world.out.flush()?;
        say(
            world,
            &format!(
                "{} from {}; {} gave none{}.",
                count(cards, "card"),
                count(self.documents.len(), "document"),
                count(self.silent(), "sentence"),
                file.map_or_else(String::new, |file| format!("; written to {file}")),
            ),
        )?;
        match file {
            Some(file) if !self.args.explain => say(
                world,
                &format!("`quizdeck preview {file}` shows them, `quizdeck study {file}` begins."),
            ),
            _ => Ok(()),
        }
    }

    fn told_update(
        &self,
        world: &mut World<'_>,
        settled: Option<&Settled>,
        brought: &update::Brought,
        file: &str,
    ) -> Result<(), Failure> {
        if world.common.json || self.args.explain {
            self.explain(world, settled, Some(file))?;
            world.out.flush()?;
        }
        if world.common.json {
            return Ok(());
        }
        say(
            world,
            &format!(
                "{file}: {} added, {} kept, {} no longer in the documents.",
                count(brought.added, "card"),
                brought.kept,
                brought.vanished.len(),
            ),
        )?;
        for id in &brought.vanished {
            say(
                world,
                &format!("  {id} is marked: the documents no longer say it"),
            )?;
        }
        Ok(())
    }
}

/// What documents say, in their order; on all cores, also where there is but one.
fn gleaned(documents: &[Document], gauge: &Gauge) -> Vec<Gleaned> {
    let grounds = abreast(documents, |at, document| {
        Ground::new(at, document, &all_abreast)
    });
    let mut portions = Vec::new();
    for (at, ground) in grounds.iter().enumerate() {
        portions.extend(ground.portions().into_iter().map(|blocks| (at, blocks)));
    }
    let read = abreast(&portions, |_, (at, blocks)| {
        grounds[*at].read(blocks.clone(), &|| gauge.step())
    });
    let mut each: Vec<Vec<Portion>> = grounds.iter().map(|_| Vec::new()).collect();
    for ((at, _), portion) in portions.into_iter().zip(read) {
        each[at].push(portion);
    }
    let grounds = grounds.into_iter().zip(each);
    grounds
        .map(|(ground, read)| ground.gather(read, &all_abreast))
        .collect()
}

fn ids(settled: &Settled) -> Vec<CardId> {
    settled
        .deck
        .cards
        .iter()
        .map(|card| card.id.clone())
        .collect()
}

fn settled(
    documents: &[Document],
    made: &mut Made,
    wishes: &Wishes,
    outline: &Outline,
    known: &BTreeSet<CardId>,
) -> Result<Option<Settled>, Failure> {
    settle_by(documents, made, wishes, outline, known, &all_abreast)
        .map_err(|error| Failure::usage(format!("no deck can be written: {error}")))
}

/// Tells of all failures but the last, which is handed back.
fn told(world: &mut World<'_>, mut failures: Vec<Failure>) -> Failure {
    let last = failures.pop();
    for other in failures {
        if let Err(error) = tell_failure(&other, world.err.as_mut()) {
            return error.into();
        }
    }
    last.unwrap_or_else(|| Failure::usage("no document could be read"))
}

/// Says a word beside the result, wrapped where a terminal is.
fn say(world: &mut World<'_>, word: &str) -> Result<(), Failure> {
    for line in wrapped(word, world.width.saturating_sub(1)) {
        world.say(&line)?;
    }
    Ok(())
}

/// How a file is called in messages.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
