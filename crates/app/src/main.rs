//! Dateline: one binary that reads dated news. Each subcommand is a file in [`cli`].

mod cli;
mod config;
mod exit;
mod intake;
mod print;
mod progress;
mod workers;

use clap::Parser;
use cli::{Cli, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    exit::code(match Cli::parse().command {
        Command::Read(args) => cli::read::run(&args),
        Command::Diary(args) => cli::diary::run(&args),
        Command::Timeline(args) => cli::timeline::run(&args),
        Command::Add(args) => cli::add::run(&args),
        Command::Events(args) => cli::events::run(&args),
        Command::Times(args) => cli::times::run(&args),
        Command::Explain(args) => cli::explain::run(&args),
        Command::Config(args) => cli::config::run(&args),
        Command::Completions(args) => cli::completions::run(&args),
        Command::Man => cli::man::run(),
    })
}
