//! Line breaks: which are the writer's (a heading, a list, a new paragraph) and which only the width of the column.
//!
//! A blank line always ends a sentence. A single line break does, unless the next line goes on in lower case or the text is
//! hard-wrapped and the next word would not have fitted on the line.

use super::class::{char_at, is_blank, run};

/// The widest line that still counts as hard-wrapped, in bytes.
const WIDEST: usize = 132;
/// The narrowest column.
const NARROWEST: usize = 40;

/// How the lines of a text were made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    /// The width of the column if the text is hard-wrapped.
    width: Option<usize>,
}

impl Lines {
    /// Looks at all lines once.
    pub(super) fn of(text: &str) -> Self {
        let lines = || text.split('\n').map(str::trim_end).filter(|line| !line.is_empty());
        let widest = lines().map(str::len).max().unwrap_or(0);
        let (mut full, mut open, mut short) = (0, 0, 0);
        for line in lines() {
            match line.len() * 4 >= widest * 3 {
                true if line.ends_with(|c: char| c.is_alphanumeric() || c == ',') => open += 1,
                true => full += 1,
                false => short += 1,
            }
        }
        // Columns leave most lines in mid-sentence; one sentence a line leaves none.
        let wrapped = (NARROWEST..=WIDEST).contains(&widest) && open >= 3 && open >= full && open + full >= short;
        Self { width: wrapped.then_some(widest) }
    }

    /// Whether the blanks `start..end` of the text end a paragraph, line or list item, and so the sentence.
    pub(super) fn break_at(self, text: &str, start: usize, end: usize) -> bool {
        let gap = &text[start..end];
        if gap == " " {
            return false;
        }
        let breaks = gap.bytes().filter(|&b| b == b'\n').count();
        let forced = gap.contains(['\u{2029}', '\u{C}']);
        let soft = gap.contains(['\r', '\u{2028}', '\u{B}', '\u{85}']);
        match breaks {
            _ if forced => true,
            0 if !soft => false,
            0 | 1 => !self.wraps(text, start, end),
            _ => true,
        }
    }

    /// Whether the next line only goes on with this one.
    fn wraps(self, text: &str, start: usize, end: usize) -> bool {
        let next = run(text, end, (end + WIDEST).min(text.len()), |c| !is_blank(c));
        match char_at(text, end, text.len()) {
            Some(c) if c.is_lowercase() => return !closes(text, start),
            Some('•' | '▪' | '·' | '*' | '◦') | None => return false,
            _ => {}
        }
        let Some(width) = self.width else { return false };
        let from = start.saturating_sub(WIDEST + 1);
        let line = text.as_bytes()[from..start].iter().rposition(|&b| b == b'\n').map_or(from, |i| from + i + 1);
        (start - line) + 1 + (next - end) > width
    }
}

/// Whether the line that ends at byte `at` ends like a sentence.
fn closes(text: &str, at: usize) -> bool {
    text[..at].ends_with(['.', '!', '?', ':', ';', '…'])
}
