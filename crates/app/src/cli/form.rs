//! How the ledger's commands answer: for people, or as JSON.

use super::inputs::json_line;
use crate::exit::Outcome;
use crate::print::{Colour, Look};
use serde_json::Value;

/// `--json` and `--color`
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Form {
    /// Print JSON, an object a line
    #[arg(long)]
    pub(crate) json: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

impl Form {
    /// How to show things to people.
    pub(crate) fn look(&self) -> Look {
        Look::of_stdout(self.color, false, false)
    }

    /// Prints one of the two.
    pub(crate) fn print<J: Iterator<Item = Value>>(
        &self,
        json: impl FnOnce() -> J,
        page: impl FnOnce(&Look) -> String,
    ) -> anyhow::Result<Outcome> {
        let lines = || json().flat_map(|value| json_line(&value)).collect();
        super::write(&if self.json { String::from_utf8(lines())? } else { page(&self.look()) })
    }
}
