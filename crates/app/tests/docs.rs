//! The documents tell the truth: paths exist, commands and flags are known, dependencies are explained, shown output is the output.

mod program;

use program::{Folder, command, root, run};
use std::collections::BTreeSet;
use std::path::Path;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "DESIGN.md", "CONTRIBUTING.md"];

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands between backticks, and the lines of code blocks.
fn code(document: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in document.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced || line.starts_with("    ") {
            found.push(line.trim().to_owned());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_path_exists() {
    let top: Vec<String> =
        ["crates/", "data/", "models/", "xtask/", "examples/", "tests/", "benches/", "deploy/", ".ci/", ".cargo/"].map(String::from).into();
    for document in DOCUMENTS {
        for code in code(&read(document)) {
            let path = code.trim_end_matches('/');
            let is_path =
                !path.contains([' ', '<', '*']) && (top.iter().any(|t| format!("{path}/").starts_with(t)) || path.ends_with(".md"));
            assert!(!is_path || root().join(path).exists(), "{document}: `{path}` does not exist");
        }
    }
}

#[test]
fn every_command_and_flag_is_known() {
    let mut checked = 0;
    for document in DOCUMENTS {
        for code in code(&read(document)) {
            if let Some(call) = code.strip_prefix("dateline ").or_else(|| code.strip_prefix("cargo run --release -- ")) {
                check_call(document, call);
                checked += 1;
            } else if let Some(task) = code.strip_prefix("cargo xtask ") {
                check_task(document, task);
            }
        }
    }
    assert!(checked > 10, "the documents show commands, and {checked} were found");
}

fn check_call(document: &str, call: &str) {
    let words = call.split('#').next().unwrap_or_default().split_whitespace();
    let mut words = words.take_while(|word| !["<", ">", "|"].contains(word));
    let subcommand = words.next().unwrap_or_default();
    let help = Folder::new().run(&[subcommand, "--help"]);
    assert_eq!(help.status, 0, "{document}: `dateline {call}`: no such subcommand");
    for flag in words.filter(|word| word.starts_with("--")) {
        assert!(flags(&help.out).contains(flag), "{document}: `dateline {call}`: {flag} is no flag");
    }
}

/// Tasks are variants of the command's enum; building xtask to ask it would take longer than all other tests.
fn check_task(document: &str, task: &str) {
    let name = task.split_whitespace().next().unwrap_or_default();
    let variant: String = name.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
    let known = read("xtask/src/main.rs")
        .lines()
        .any(|line| line.trim_start().starts_with(&format!("{variant}(")) || line.trim() == format!("{variant},"));
    assert!(known, "{document}: `cargo xtask {task}`: no such task");
}

/// The long flags that a help text lists.
fn flags(help: &str) -> BTreeSet<String> {
    let listed = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let words =
        listed.flat_map(|line| line.split([' ', ',']).filter(|word| word.starts_with("--")).map(str::to_owned).take(1).collect::<Vec<_>>());
    words.collect()
}

#[test]
fn every_subcommand_and_flag_is_in_the_readme() {
    let readme = read("README.md");
    for subcommand in ["read", "times", "explain", "completions", "man"] {
        assert!(readme.contains(&format!("dateline {subcommand}")), "dateline {subcommand}");
        for flag in flags(&Folder::new().run(&[subcommand, "--help"]).out).iter().filter(|flag| *flag != "--help") {
            assert!(readme.contains(flag.as_str()), "dateline {subcommand} {flag}");
        }
    }
}

#[test]
fn every_dependency_is_explained() {
    let mut used = BTreeSet::new();
    for manifest in ["crates/engine/Cargo.toml", "crates/ledger/Cargo.toml", "crates/app/Cargo.toml", "xtask/Cargo.toml"] {
        used.extend(dependencies(&read(manifest)));
    }
    let design = read("DESIGN.md");
    let rows = design.split("## Why this dependency?").nth(1).expect("the section is there").lines();
    let explained: BTreeSet<String> = rows.filter_map(|line| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned())).collect();
    assert_eq!(explained, used);
}

fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(['=', '.']).filter(|_| inside) {
            found.push(name.trim().to_owned());
        }
    }
    found.retain(|name| !name.starts_with("dateline"));
    found
}

/// The block after `<!-- blessed: … -->` is what `dateline …` prints; `cargo xtask bless` writes it anew.
#[test]
fn shown_output_is_the_output() {
    let readme = read("README.md");
    let mut blocks = readme.split("<!-- blessed: ").skip(1).peekable();
    assert!(blocks.peek().is_some(), "the README shows what the program prints");
    for block in blocks {
        let (call, block) = block.split_once(" -->\n```text\n").expect("a block follows the mark");
        let shown = block.split("```\n").next().unwrap_or_default();
        let args: Vec<&str> = call.split_whitespace().collect();
        let out = run(&mut command(&root(), &args), b"").out;
        assert!(out == shown, "the README shows something else than the program prints; if this is better, run cargo xtask bless\n{out}");
    }
}
