//! Development only, never shipped: check, bless, score, bench, train.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "commands for developers talk on the terminal")]

mod bench;
mod bless;
mod check;
mod conllu;
mod score;
#[allow(clippy::needless_range_loop, reason = "matrices are walked by row and column")]
mod train;

use clap::Parser;

/// Development commands of Dateline.
#[derive(Parser)]
#[command(name = "cargo xtask", version)]
enum Command {
    /// Format, lints, docs and tests: what must pass before a change is submitted.
    Check,
    /// Regenerate the outputs that the documents show.
    Bless,
    /// Score the engine on the gold sets; fail when a figure falls under its floor in SCORES.md.
    Score(score::Args),
    /// Measure tokens a second, memory and start, alone or beside another program.
    Bench(bench::Args),
    /// Train the tagger, the parser and the names from the treebanks.
    Train(train::Args),
    /// Train the claim stage's weights.
    TrainClaims(train::cue::Args),
    /// Train the weights that weigh what is a row of the diary.
    TrainRows(train::rows::Args),
    /// Print the sentences of the corpora that want trees of a larger parser, or pack those trees.
    Trees(train::taught::Args),
    /// Fit the points by which the ledger joins reports, and print them.
    TrainIdentity(train::identity::Args),
}

fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::Check => check::run(),
        Command::Bless => bless::run(),
        Command::Score(args) => score::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Train(args) => train::run(&args),
        Command::TrainClaims(args) => train::cue::run(&args),
        Command::TrainRows(args) => train::rows::run(&args),
        Command::Trees(args) => train::taught::run(&args),
        Command::TrainIdentity(args) => train::identity::run(&args),
    }
}

/// The root of the repository.
fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}
