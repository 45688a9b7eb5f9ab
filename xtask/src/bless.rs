//! `cargo xtask bless`: regenerates the outputs that documents show, so that none of them lies.
//!
//! In any Markdown file of the root, the fenced block after a line `<!-- blessed: ARGUMENTS -->` is what `dateline ARGUMENTS` prints.

use crate::root;
use anyhow::{Context, ensure};
use std::path::PathBuf;
use std::process::Command;

/// Regenerates every blessed block.
pub(crate) fn run() -> anyhow::Result<()> {
    for path in documents()? {
        let old = std::fs::read_to_string(&path).with_context(|| format!("document {}", path.display()))?;
        let new = renew(&old, &mut dateline)?;
        if old != new {
            std::fs::write(&path, new)?;
            eprintln!("blessed {}", path.display());
        }
    }
    Ok(())
}

fn documents() -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(root())? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// What the program prints, 80 columns wide and without colour.
fn dateline(arguments: &str) -> anyhow::Result<String> {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--release", "--package", "dateline", "--"]).args(arguments.split_whitespace());
    let out = command.env("NO_COLOR", "1").env("COLUMNS", "80").current_dir(root()).output().context("cargo did not start")?;
    ensure!(out.status.success(), "dateline {arguments} failed: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).with_context(|| format!("dateline {arguments} printed no text"))
}

/// The document with every blessed block printed anew.
fn renew(document: &str, print: &mut dyn FnMut(&str) -> anyhow::Result<String>) -> anyhow::Result<String> {
    let mut out = String::new();
    let mut lines = document.split_inclusive('\n');
    while let Some(line) = lines.next() {
        out.push_str(line);
        let Some(arguments) = line.trim().strip_prefix("<!-- blessed:").and_then(|l| l.strip_suffix("-->")) else { continue };
        let fence = lines.next().unwrap_or("");
        ensure!(fence.starts_with("```"), "wanted a fenced block after {:?}, met {fence:?}", line.trim());
        let closed = lines.by_ref().any(|l| l.trim() == "```");
        ensure!(closed, "the fenced block after {:?} has no end", line.trim());
        out.push_str(fence);
        out.push_str(print(arguments.trim())?.trim_end());
        out.push_str("\n```\n");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renews_marked_blocks_alone() {
        let old = "# A\n```\nkept\n```\n<!-- blessed: read x -->\n```text\nold\n```\nend\n";
        let new = renew(old, &mut |arguments| Ok(format!("printed by {arguments}\n"))).unwrap();
        assert_eq!(new, "# A\n```\nkept\n```\n<!-- blessed: read x -->\n```text\nprinted by read x\n```\nend\n");
        assert!(renew("<!-- blessed: read x -->\nno fence\n", &mut |_| Ok(String::new())).is_err());
        assert!(renew("<!-- blessed: read x -->\n```\nopen\n", &mut |_| Ok(String::new())).is_err());
    }
}
