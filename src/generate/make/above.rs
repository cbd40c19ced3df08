//! What stands above a paragraph: the headings, and the line that stands there as one.

use super::ground::countries_in;
use super::*;

impl Maker<'_, '_> {
    /// What the headings above a block name: mostly the same as for the block before.
    pub(super) fn memory(&mut self, block: usize) -> Memory {
        let section = self.document.blocks[block].section;
        let under = (section, self.ground.line_above(block));
        match &self.under {
            Some((known, memory)) if *known == under => memory.clone(),
            _ => {
                let mut memory = self.ground.headed(block);
                memory.leaned = Rc::clone(&self.leaned);
                self.under = Some((under, memory.clone()));
                memory
            }
        }
    }
}

impl<'d> Ground<'d> {
    /// What the headings above a block name, looked up anew.
    pub(super) fn headed(&self, block: usize) -> Memory {
        let mut memory = Memory::default();
        let sections = self.document.sections(block);
        if let Some(nearest) = sections.last() {
            memory.section = countries_in(nearest)
                .into_iter()
                .map(str::to_owned)
                .collect();
        }
        let sections: Vec<&str> = sections.into_iter().chain(self.line_above(block)).collect();
        memory.heading = sections.last().copied().unwrap_or_default().to_owned();
        for heading in self.scene.title.iter().copied().chain(sections) {
            let pair = heading.contains(['-', '–']);
            for part in heading.split([' ', '-', '–', '/']).filter(|_| pair) {
                let part = part.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
                if crate::generate::lexicon::country(part).is_some() {
                    memory.above.push((part.to_owned(), NameKind::Country));
                }
            }
            // behind a small word every capital of a heading counts
            let heading = &*format!("of {heading}");
            let heading_tokens = tokens(heading);
            memory.headings.push_str(&heading.to_lowercase());
            memory.headings.push(' ');
            for name in names(heading, &heading_tokens, &self.scene.known) {
                // in `INGREDIENTS OF WAR` capitals make no name
                let shouted = name.text.contains(' ') && !name.text.contains(char::is_lowercase);
                if !shouted && !memory.above.contains(&(name.text.clone(), name.kind)) {
                    memory.above.push((name.text, name.kind));
                }
            }
        }
        memory
    }

    /// The nearest line above a block that stands there as a heading does, though nothing marks it as one.
    fn line_above(&self, block: usize) -> Option<&'d str> {
        /// Longer lines are text.
        const LONGEST: usize = 7;
        /// A heading is not far above.
        const NEAR: usize = 6;
        let above = self.document.blocks[..block].iter().rev().take(NEAR);
        let line = above
            .take_while(|above| !matches!(above.kind, BlockKind::Heading { .. }))
            .find(|above| {
                above.kind == BlockKind::Paragraph
                    && above.text.split(' ').nth(LONGEST).is_none()
                    && above.text.starts_with(char::is_uppercase)
                    && above.text.ends_with(char::is_alphanumeric)
            })?;
        Some(line.text.as_str())
    }
}
