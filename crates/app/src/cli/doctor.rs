//! `dateline doctor`: whether the ledger is sound.

use super::home::Home;
use crate::exit::Outcome;
use crate::print::{harmless, line};

/// Check the ledger: its pages, that every mention stands where it says, and that what is derived equals a rebuild
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:\n  \
    dateline doctor --ledger desk.ledger\n\n\
    Exit status: 0 sound, 1 something is wrong or cannot be read, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    home: Home,

    /// Make what is derived anew, from the articles and corrections
    #[arg(long)]
    rebuild: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (mut ledger, _) = args.home.open_to_write()?;
    if args.rebuild {
        ledger.rebuild()?;
    }
    let found = ledger.doctor()?;
    for (what, lines) in [("database", &found.database), ("mention", &found.words), ("derived", &found.derived)] {
        for wrong in lines {
            line(&format!("{what}: {}", harmless(wrong)))?;
        }
    }
    if found.is_sound() {
        line("sound")?;
        return Ok(Outcome::Done);
    }
    if found.database.is_empty() && found.words.is_empty() {
        line("run `dateline doctor --rebuild`: articles and corrections are whole, and the rest is made from them")?;
    }
    Ok(Outcome::Nothing)
}
