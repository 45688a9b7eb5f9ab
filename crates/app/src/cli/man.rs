//! `dateline man`: the man page of the program and of each subcommand, in one.

use super::Cli;
use crate::exit::Outcome;
use clap::CommandFactory as _;
use std::io::Write as _;

pub(crate) fn run() -> anyhow::Result<Outcome> {
    let mut out = Vec::new();
    let mut program = Cli::command();
    program.build();
    clap_mangen::Man::new(program.clone()).render(&mut out)?;
    for command in program.get_subcommands().filter(|c| c.get_name() != "help") {
        let man = clap_mangen::Man::new(command.clone());
        writeln!(out, ".SH \"DATELINE {}\"", command.get_name().to_uppercase())?;
        man.render_synopsis_section(&mut out)?;
        man.render_description_section(&mut out)?;
        man.render_options_section(&mut out)?;
    }
    std::io::stdout().lock().write_all(&out)?;
    Ok(Outcome::Done)
}
