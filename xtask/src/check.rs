//! `cargo xtask check`: format, lints, docs, blessed outputs, tests; stops at the first that fails.

use crate::{bless, root};
use anyhow::{Context, ensure};
use std::process::Command;

/// Runs every check.
pub(crate) fn run() -> anyhow::Result<()> {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"], &[])?;
    cargo(&["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"], &[("RUSTDOCFLAGS", "-D warnings")])?;
    bless::run(&bless::Args { check: true })?;
    cargo(&["test", "--workspace"], &[])
}

fn cargo(args: &[&str], env: &[(&str, &str)]) -> anyhow::Result<()> {
    eprintln!("cargo {}", args.join(" "));
    let status = Command::new("cargo").args(args).envs(env.iter().copied()).current_dir(root()).status().context("cargo did not start")?;
    ensure!(status.success(), "cargo {} failed", args.join(" "));
    Ok(())
}
