//! Dateline: one binary that reads dated news. Each subcommand is a file in [`cli`].

mod address;
mod cli;
mod clock;
mod config;
mod exchange;
mod exit;
mod export;
mod intake;
mod net;
mod print;
mod progress;
mod watch;
mod web;
mod workers;

use clap::Parser;
use cli::{Cli, Command};
use std::process::ExitCode;

/// A reading is made of many small lists that live as long as their article: this allocator takes a fifth off its time.
#[global_allocator]
static HEAP: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    exit::code(match Cli::parse().command {
        Command::Read(args) => cli::read::run(&args),
        Command::Watch(args) => cli::watch::run(&args),
        Command::Diary(args) => cli::diary::run(&args),
        Command::Timeline(args) => cli::timeline::run(&args),
        Command::Add(args) => cli::add::run(&args),
        Command::Claims(args) => cli::claims::run(&args),
        Command::Events(args) => cli::events::run(&args),
        Command::Search(args) => cli::search::run(&args),
        Command::Show(args) => cli::show::run(&args),
        Command::Why(args) => cli::why::run(&args),
        Command::Diff(args) => cli::diff::run(&args),
        Command::Record(args) => cli::record::run(&args),
        Command::Correct(args) => cli::correct::run(&args),
        Command::Export(args) => cli::export::run(&args),
        Command::Serve(args) => cli::serve::run(&args),
        Command::Mcp(args) => cli::mcp::run(&args),
        Command::Access(args) => cli::access::run(&args),
        Command::Backup(args) => cli::backup::run(&args),
        Command::Doctor(args) => cli::doctor::run(&args),
        Command::Reread(args) => cli::reread::run(&args),
        Command::Failures(args) => cli::failures::run(&args),
        Command::Page(args) => cli::page::run(&args),
        Command::Times(args) => cli::times::run(&args),
        Command::Explain(args) => cli::explain::run(&args),
        Command::Config(args) => cli::config::run(&args),
        Command::Completions(args) => cli::completions::run(&args),
        Command::Man => cli::man::run(),
    })
}
