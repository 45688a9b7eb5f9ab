//! Width and colour: what the terminal can do and what the reader asked for.

use std::io::IsTerminal as _;

/// `--color`
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

/// How to show things.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Columns of the terminal.
    pub(crate) width: usize,
    pub(crate) colour: bool,
    /// Show the sentence under each row.
    pub(crate) quotes: bool,
    /// Show past events without a date too, and aims that are no plan.
    pub(crate) all: bool,
}

/// What a piece of text is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Heading,
    Quiet,
    Firm,
    Open,
    Doubt,
    Off,
}

impl Look {
    /// For standard output.
    pub(crate) fn of_stdout(colour: Colour, quotes: bool, all: bool) -> Self {
        // https://no-color.org: set and not empty means no colour.
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => !refused && std::io::stdout().is_terminal(),
        };
        Self { width: width(), colour, quotes, all }
    }

    /// `text` in the colour of its tone.
    pub(crate) fn paint(&self, tone: Tone, text: &str) -> String {
        let code = match tone {
            Tone::Heading => "1",
            Tone::Quiet => "2",
            Tone::Firm => "32",
            Tone::Open => "33",
            Tone::Doubt => "35",
            Tone::Off => "31",
            Tone::Plain => return text.to_owned(),
        };
        if self.colour && !text.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// `COLUMNS`, else the terminal's width, else 80; never so narrow that a table cannot be read.
fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size_of(std::io::stdout()).map(|(columns, _)| usize::from(columns.0));
    told.or_else(seen).filter(|&columns| columns > 0).unwrap_or(80).max(40)
}
