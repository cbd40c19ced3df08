//! Gaps that take a part of a figure, the rest of which stands beside them.

/// Whether a gap takes one end of a range alone, or a range both of whose ends stand beside it: `1,000 – {{1,200}} rpm`,
/// `up to 250: 155; {{250 to 350}}: 110; above 350: 75`.
pub(super) fn is_half_a_range(said: &str) -> bool {
    let Some((before, rest)) = said.split_once("{{") else {
        return false;
    };
    let Some((gap, behind)) = rest.split_once("}}") else {
        return false;
    };
    let figure = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let parted = before
        .trim_end()
        .strip_suffix(['–', '-', '—'])
        .is_some_and(|start| figure(start.trim_end()));
    let ends = gap.strip_suffix("::range").and_then(|range| {
        let joints = [" to ", "–", " and "].iter();
        joints.filter_map(|joint| range.split_once(joint)).next()
    });
    let shown = |end: &str| {
        let mut words = before.split(' ').chain(behind.split(' '));
        words.any(|word| word.trim_matches(|c: char| !c.is_ascii_digit()) == end)
    };
    parted || ends.is_some_and(|(from, to)| shown(from.trim()) && shown(to.trim()))
}

/// Whether the pounds of a sum are left out and its shillings stand behind: `{{£4}} 7s. 6d.`
pub(super) fn is_half_a_sum(said: &str) -> bool {
    said.split_once("::sum}} ").is_some_and(|(_, behind)| {
        let word = behind.split([' ', '.', ',']).next().unwrap_or_default();
        let figure = word.strip_suffix(['s', 'd']).unwrap_or_default();
        !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_sums_are_left_out_whole() {
        for text in [
            "Best is a spin at 1,000 – {{1,200::number}} rpm after a short hang.",
            "Set the speed: up to 250 mm 155; {{250 to 350::range}} mm 110; above 350 mm 75.",
        ] {
            assert!(is_half_a_range(text), "{text}");
        }
        for text in [
            "Grease the bearings every {{40::number}} hours.",
            "Disks are {{250 to 350::range}} mm wide, where the smallest has 250.",
        ] {
            assert!(!is_half_a_range(text), "{text}");
        }
        assert!(is_half_a_sum("The fine is {{£2::sum}} 10s. for each day."));
        assert!(!is_half_a_sum("The fine is {{£2::sum}} for each day."));
    }
}
