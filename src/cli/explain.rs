//! `explain`.

use super::args::Explain;
use super::failure::Failure;
use super::world::World;
use crate::base::text;
use crate::deck::rules;
use crate::terminal::listing::{draw_rule, draw_rules, rules_json};

/// Lists the rules, or tells all of one.
///
/// # Errors
/// When there is no such rule.
pub(super) fn run(world: &mut World<'_>, args: &Explain) -> Result<u8, Failure> {
    let one = args.rule.as_deref().map(rule).transpose()?;
    let out = world.out.as_mut();
    match one {
        Some(rule) if world.common.json => rules_json(out, &[rule])?,
        Some(rule) => draw_rule(out, rule, world.colour, world.width)?,
        None if world.common.json => rules_json(out, &rules::all().collect::<Vec<_>>())?,
        None => draw_rules(out, world.colour, world.width)?,
    }
    Ok(0)
}

fn rule(name: &str) -> Result<&'static rules::Rule, Failure> {
    // findings show the name in brackets, and brackets are copied along
    let bare = name.trim().trim_matches(['[', ']']).to_lowercase();
    if let Some(rule) = rules::named(&bare) {
        return Ok(rule);
    }
    let failure = Failure::usage(format!("there is no rule `{}`", text::printable(name)));
    let near = text::nearest(&bare, rules::all().map(|rule| rule.name));
    Err(if near.is_empty() {
        failure.help("`quizdeck explain` lists all rules")
    } else {
        failure.help(format!("did you mean {}?", text::either(&near)))
    })
}
