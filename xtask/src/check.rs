//! `cargo xtask check`: format, lints, docs, tests (which hold the outputs that documents show, too); stops at the first that fails.

use crate::root;
use anyhow::{Context, ensure};
use std::process::Command;

/// Runs every check.
pub(crate) fn run() -> anyhow::Result<()> {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"], &[])?;
    cargo(&["doc", "--quiet", "--workspace", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")])?;
    cargo(&["test", "--workspace"], &[])
}

fn cargo(args: &[&str], env: &[(&str, &str)]) -> anyhow::Result<()> {
    eprintln!("cargo {}", args.join(" "));
    let status = Command::new("cargo").args(args).envs(env.iter().copied()).current_dir(root()).status().context("cargo did not start")?;
    ensure!(status.success(), "cargo {} failed", args.join(" "));
    Ok(())
}
