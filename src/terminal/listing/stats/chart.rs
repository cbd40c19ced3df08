//! Bars and sparklines out of blocks.

/// Eighths of a cell, from the left.
const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// Heights of a cell, from the lowest.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What stands for nothing, so that an empty place is seen to be one.
pub(super) const NOTHING: char = '·';

/// A bar of `part` in `whole`, in at most `room` cells; what is there at all is seen.
pub(super) fn bar(part: usize, whole: usize, room: usize) -> String {
    let eighths = (part * room * 8).checked_div(whole).unwrap_or(0);
    let eighths = if part > 0 { eighths.max(1) } else { 0 };
    let mut text = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        text.push(EIGHTHS[eighths % 8]);
    }
    text
}

/// A line as long as a share of `room` cells, with a stroke where another share would end; always `room` cells.
pub(super) fn gauge(share: f64, mark: f64, room: usize) -> String {
    let (filled, mark) = (
        place(share, room),
        place(mark, room).min(room.saturating_sub(1)),
    );
    let cell = |at: usize| match at {
        at if at == mark => '│',
        at if at < filled => '━',
        _ => ' ',
    };
    (0..room).map(cell).collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)] // within the room
fn place(share: f64, room: usize) -> usize {
    (share.clamp(0.0, 1.0) * room as f64).round() as usize
}

/// A sparkline, each value `cells` wide; the highest fills its cell.
pub(super) fn spark(values: &[usize], cells: usize) -> String {
    let most = values.iter().copied().max().unwrap_or(0);
    let sign = |&value: &usize| match value {
        0 => NOTHING,
        value => HEIGHTS[(value * HEIGHTS.len()).div_ceil(most.max(1)) - 1],
    };
    let widened = |value: &usize| std::iter::repeat_n(sign(value), cells);
    values.iter().flat_map(widened).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::cells::cells;

    #[test]
    fn bars_are_as_long_as_they_should_be() {
        assert_eq!(bar(1, 2, 8), "████");
        assert_eq!(bar(3, 16, 8), "█▌");
        assert_eq!(bar(1, 100_000, 8), "▏", "little is not nothing");
        assert_eq!(
            (bar(0, 5, 8), bar(0, 0, 8), bar(5, 5, 3)),
            ("".into(), "".into(), "███".into())
        );
    }

    #[test]
    fn a_gauge_shows_what_was_expected_too() {
        assert_eq!(gauge(0.5, 0.8, 10), "━━━━━   │ ");
        assert_eq!(gauge(1.0, 0.5, 10), "━━━━━│━━━━");
        assert_eq!(gauge(1.0, 1.0, 4), "━━━│");
        assert_eq!(gauge(0.3, 0.3, 0), "");
        for room in 0..20 {
            assert_eq!(cells(&gauge(0.77, 0.9, room)), room);
        }
    }

    #[test]
    fn a_sparkline_tells_nothing_from_little() {
        assert_eq!(spark(&[0, 1, 50, 100], 1), "·▁▄█");
        assert_eq!(spark(&[2, 2], 2), "████");
        assert_eq!((spark(&[], 1), spark(&[0, 0], 1)), ("".into(), "··".into()));
    }
}
