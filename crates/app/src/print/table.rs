//! Tables of a given width: columns share what there is, cells wrap, and a row can have lines below it.

use super::wrap::{columns, wrap};
use super::{Look, Tone};

/// Columns between two columns.
const GAP: usize = 2;
/// The most lines of what stands below a row.
const BELOW_LINES: usize = 6;

/// A piece of text in its tone.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) tone: Tone,
}

impl Cell {
    pub(crate) fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { text: text.into(), tone }
    }

    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self::new(Tone::Plain, text)
    }

    pub(crate) fn quiet(text: impl Into<String>) -> Self {
        Self::new(Tone::Quiet, text)
    }
}

/// One cell a column, and lines below it that start a little to the right of the second column and run to the right edge.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) below: Vec<Cell>,
}

/// One column: its title, the most columns of the terminal that it takes, and the most lines of a cell.
pub(crate) type Column = (&'static str, usize, usize);

/// Columns and rows.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) columns: &'static [Column],
    pub(crate) rows: Vec<Row>,
}

impl Table {
    /// The table as lines, each ended by a line break.
    pub(crate) fn show(&self, look: &Look) -> String {
        let widths = self.widths(look.width);
        let mut out = String::new();
        let titles: Vec<Cell> = self.columns.iter().map(|&(title, ..)| Cell::quiet(title)).collect();
        self.show_cells(&titles, &widths, look, &mut out);
        let indent = widths[0] + 2 * GAP;
        for row in &self.rows {
            self.show_cells(&row.cells, &widths, look, &mut out);
            for cell in &row.below {
                show_below(cell, indent, look, &mut out);
            }
        }
        out
    }

    /// What each column wants, cut down where all together want too much: those that want less than an equal share
    /// get it, the others share the rest.
    fn widths(&self, width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.columns.len()).map(|c| self.wanted(c)).collect();
        let mut open: Vec<usize> = (0..widths.len()).collect();
        let mut left = width.saturating_sub(GAP * (widths.len() - 1));
        while !open.is_empty() {
            let share = left / open.len();
            let (small, large): (Vec<usize>, Vec<usize>) = open.iter().partition(|&&c| widths[c] <= share);
            if small.is_empty() {
                for (i, &c) in large.iter().enumerate() {
                    widths[c] = (share + usize::from(i < left % large.len())).max(2);
                }
                break;
            }
            left -= small.iter().map(|&c| widths[c]).sum::<usize>();
            open = large;
        }
        widths
    }

    /// The width of a column whose cells stand on one line each, up to the most that it may take.
    fn wanted(&self, column: usize) -> usize {
        let (title, most, lines) = self.columns[column];
        let cells = self
            .rows
            .iter()
            .map(|row| wrap(&row.cells[column].text, most, lines))
            .map(|lines| lines.iter().map(|l| columns(l)).max().unwrap_or(0));
        cells.chain([columns(title)]).max().unwrap_or(0)
    }

    fn show_cells(&self, cells: &[Cell], widths: &[usize], look: &Look, out: &mut String) {
        let shaped = cells.iter().zip(widths).zip(self.columns);
        let wrapped: Vec<Vec<String>> = shaped.map(|((cell, &width), &(.., lines))| wrap(&cell.text, width, lines)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut pad = 0;
            for ((cell, lines), &width) in cells.iter().zip(&wrapped).zip(widths) {
                let text = lines.get(line).map_or("", String::as_str);
                if !text.is_empty() {
                    out.push_str(&" ".repeat(pad));
                    out.push_str(&look.paint(cell.tone, text));
                    pad = 0;
                }
                pad += width + GAP - columns(text);
            }
            out.push('\n');
        }
    }
}

fn show_below(cell: &Cell, indent: usize, look: &Look, out: &mut String) {
    for line in wrap(&cell.text, look.width - indent, BELOW_LINES) {
        out.push_str(&" ".repeat(indent));
        out.push_str(&look.paint(cell.tone, &line));
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { width: 40, colour: false, quotes: false, all: false };

    fn check(shape: &'static [Column], rows: &[&[&str]], expected: &str) {
        let row = |cells: &&[&str]| Row { cells: cells.iter().map(|&c| Cell::plain(c)).collect(), below: vec![] };
        let shown = Table { columns: shape, rows: rows.iter().map(row).collect() }.show(&LOOK);
        assert_eq!(shown, expected);
        assert!(shown.lines().all(|line| columns(line) <= LOOK.width));
    }

    #[test]
    fn columns_share_the_width() {
        check(&[("a", 9, 4), ("bb", 9, 4)], &[&["1", "2"], &["", "x"]], "a  bb\n1  2\n   x\n");
        check(
            &[("id", 9, 4), ("what", 99, 4), ("where", 99, 4)],
            &[&["e1", "a summit of all the heads of state", "in the old town hall of Bergen"]],
            "id  what               where\n\
             e1  a summit of all    in the old town\n    the heads of       hall of Bergen\n    state\n",
        );
        check(&[("", 9, 4), ("", 9, 4)], &[&["東京", "x"], &["a", "y"]], "\n東京  x\na     y\n");
        check(&[("", 11, 4), ("", 9, 4)], &[&["unknown (said open)", "x"]], "\nunknown      x\n(said open)\n");
    }

    #[test]
    fn lines_below_run_on() {
        let row = Row { cells: vec![Cell::plain("e1"), Cell::plain("summit")], below: vec![Cell::plain("if talks go on")] };
        let shown = Table { columns: &[("", 9, 4), ("what", 9, 4)], rows: vec![row] }.show(&LOOK);
        assert_eq!(shown, "    what\ne1  summit\n      if talks go on\n");
    }
}
