//! Verdicts on answers of several choices: ticked, put in order, paired.

use super::judge::{BETWEEN, Context, count, share, verdict};
use super::pieces::{self, Found};
use super::rule::Choice;
use super::{Given, Misfit, Verdict};

impl Context<'_> {
    pub(super) fn many(
        &self,
        right: &[usize],
        options: &Choice,
        given: &Given,
    ) -> Result<Verdict, Misfit> {
        let question = self.question;
        let ticked = match given {
            Given::Choice(index) => vec![Ok(*index)],
            Given::Choices(indices) => indices.iter().map(|index| Ok(*index)).collect(),
            _ => pieces::chosen(&question.choices, question.texts(given)?, options.exact),
        };
        let indices: Vec<_> = ticked.iter().filter_map(|tick| tick.ok()).collect();
        let typed = matches!(given, Given::Text(_) | Given::Texts(_));
        question.checked(&indices, !typed)?;
        let texts: Vec<&str> = self.texts_of(&ticked);
        let is_wrong =
            |tick: &Result<usize, &str>| tick.is_err() || tick.is_ok_and(|t| !right.contains(&t));
        let wrong: Vec<_> = ticked
            .iter()
            .zip(&texts)
            .filter(|(tick, _)| is_wrong(tick))
            .collect();
        let found = Found {
            items: right
                .iter()
                .map(|at| indices.contains(at).then_some(false))
                .collect(),
            ..Found::default()
        };
        let mut verdict = self.listed(&found, wrong.len(), texts.join(BETWEEN));
        verdict.because = wrong
            .iter()
            .find_map(|(tick, _)| options.because.get((*tick).ok()?)?.clone());
        verdict.belongs_to =
            self.belongs(&wrong.iter().map(|(_, text)| **text).collect::<Vec<_>>());
        Ok(verdict)
    }

    /// The texts of choices, and what was typed where it is none.
    fn texts_of<'t>(&'t self, ticked: &[Result<usize, &'t str>]) -> Vec<&'t str> {
        let text = |tick: &Result<usize, &'t str>| match *tick {
            Ok(index) => self.question.choices[index].as_str(),
            Err(text) => text,
        };
        ticked.iter().map(text).collect()
    }

    /// Indices or texts, one for each place, as choices; with indices there must be exactly so many.
    fn placed<'g>(
        &self,
        given: &'g Given,
        wanted: usize,
        once: bool,
    ) -> Result<Vec<Result<usize, &'g str>>, Misfit> {
        let question = self.question;
        let Given::Choices(indices) = given else {
            return Ok(pieces::chosen(
                &question.choices,
                question.texts(given)?,
                false,
            ));
        };
        question.checked(indices, once)?;
        match indices.len() == wanted {
            true => Ok(indices.iter().map(|index| Ok(*index)).collect()),
            false => Err(Misfit::Number {
                wanted,
                given: indices.len(),
            }),
        }
    }

    pub(super) fn order(&self, right: &[usize], given: &Given) -> Result<Verdict, Misfit> {
        let placed = self.placed(given, right.len(), true)?;
        let place = |item: &usize| placed.iter().position(|at| *at == Ok(*item));
        let places: Vec<_> = right.iter().map(place).collect();
        let kept = places
            .windows(2)
            .filter(|pair| matches!(pair, [Some(a), Some(b)] if a < b));
        let correct = placed.iter().copied().eq(right.iter().map(|at| Ok(*at)));
        let most = right.len().max(placed.len());
        let score = share(count(kept.count()), most.saturating_sub(1));
        let items = places
            .iter()
            .enumerate()
            .map(|(at, place)| *place == Some(at));
        let score = if correct { 1.0 } else { score };
        Ok(Verdict {
            items: items.collect(),
            ..verdict(correct, score, self.texts_of(&placed).join(BETWEEN))
        })
    }

    pub(super) fn matched(&self, right: &[usize], given: &Given) -> Result<Verdict, Misfit> {
        let placed = self.placed(given, right.len(), false)?;
        let texts = self.texts_of(&placed);
        let pair = |(left, text): (&String, &&str)| format!("{left} → {text}");
        let pairs: Vec<_> = self
            .question
            .left_side
            .iter()
            .zip(&texts)
            .map(pair)
            .collect();
        let items: Vec<_> = (0..right.len())
            .map(|at| placed.get(at) == Some(&Ok(right[at])))
            .collect();
        let score = share(
            count(items.iter().filter(|item| **item).count()),
            items.len().max(placed.len()),
        );
        let correct = items.iter().all(|item| *item) && placed.len() == right.len();
        Ok(Verdict {
            items,
            ..verdict(correct, score, pairs.join(BETWEEN))
        })
    }
}
