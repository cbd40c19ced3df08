//! The date of a page, as far as what surrounds its text tells one: the latest picture, the year of its copyright.

use crate::base::PartialDate;
use crate::base::words::MONTHS;
use crate::generate::{Block, BlockKind, Boilerplate};

/// When a page was written at the earliest that its surroundings allow: its newest picture with a full date, else the year of
/// its copyright. What it tells of the present held then.
pub(super) fn date(blocks: &[Block]) -> Option<PartialDate> {
    let of = |why: Boilerplate| {
        blocks
            .iter()
            .filter(move |block| block.kind == BlockKind::Boilerplate { why })
    };
    let pictures = of(Boilerplate::Caption).filter_map(|block| month_of_day(&block.text));
    let copyright = of(Boilerplate::Furniture).filter_map(|block| copyright(&block.text));
    pictures.max().or_else(|| copyright.max())
}

/// The month of the last full date in a legend: `on November 17, 2005`.
fn month_of_day(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text
        .split([' ', ',', '.', ';', '(', ')'])
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| word.parse::<i16>().ok();
    let day = |word: &str| number(word).is_some_and(|day| (1..=31).contains(&day));
    let dates = words.windows(3).filter_map(|three| {
        let (month, day_of) = match three {
            [month, day, _] if is_month(month) => (month, day),
            [day, month, _] if is_month(month) => (month, day),
            _ => return None,
        };
        let year = number(three[2]).filter(|year| (1800..=2100).contains(year))?;
        let at = MONTHS
            .iter()
            .position(|known| known.eq_ignore_ascii_case(month))?;
        let month = i8::try_from(at + 1).ok();
        day(day_of)
            .then(|| PartialDate::new(year, month, None))
            .flatten()
    });
    dates.max()
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The last year of `© 2007-2012`.
fn copyright(text: &str) -> Option<PartialDate> {
    let low = text.to_lowercase();
    if !(low.contains('©') || low.contains("copyright")) {
        return None;
    }
    let years = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|figures| figures.len() == 4)
        .filter_map(|figures| figures.parse::<i16>().ok());
    let year = years.filter(|year| (1900..=2100).contains(year)).max()?;
    PartialDate::new(year, None, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_copyright_tell_when_a_page_was_written() {
        let told = |text| month_of_day(text).map(|date| date.to_string());
        assert_eq!(
            told("The mayor opens the bridge on May 3, 2011.").as_deref(),
            Some("2011-05")
        );
        assert_eq!(told("The mayor, 3 May 2011").as_deref(), Some("2011-05"));
        assert_eq!(told("The mayor in May 2011"), None);
        let told = |text| copyright(text).map(|date| date.to_string());
        assert_eq!(
            told("Copyright © 2007-2012 example.com").as_deref(),
            Some("2012")
        );
        assert_eq!(told("All rights reserved 2012"), None);
    }
}
