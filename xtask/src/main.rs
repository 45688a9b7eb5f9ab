//! Development only.
mod train;

use clap::Parser;

#[derive(Parser)]
enum Command {
    /// Train the tagger, parser and names head.
    Train(train::Args),
}

fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::Train(args) => train::run(&args),
    }
}
